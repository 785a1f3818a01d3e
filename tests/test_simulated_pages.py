"""What each family puts around a report must not change one figure of it."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from crawler.simulator import SampleReport, Simulator, load_samples
from crawler.simulator.model import SAMPLES
from crawler.simulator.sites import site_classes
from extract.read import read_bytes, report_json

CHOSEN = (
    "bailu-2021.html",
    "beixiu-office-2019.html",
    "shihu-2024.html",
)  # both forms, and slashes for zeros
REPORTS = [report for report in load_samples() if report.file in CHOSEN]


def truth(report: SampleReport) -> dict[str, Any]:
    name = report.file.rpartition(".")[0]
    cells = json.loads((SAMPLES / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    return {cell: (value["raw"], value["state"]) for cell, value in cells.items()}


@pytest.mark.parametrize("key", [site.key for site in site_classes()])
def test_a_report_reads_the_same_on_the_page_of_every_family(key: str) -> None:
    with Simulator([dataclasses.replace(report, site=key) for report in REPORTS], only=[key]) as simulator:
        site = simulator.site(key)
        for document in site.documents():
            served = site.respond(document.requests[-1])
            read = report_json(*read_bytes(served.body, document.url.rpartition("/")[2]), served.body)
            cells = {cell: (value["raw"], value["state"]) for cell, value in read["cells"].items()}
            assert cells == truth(document.report)
            assert read["year"]["value"] == document.report.year
