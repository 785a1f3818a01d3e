"""The reader on every committed sample: each cell as its truth file has it, flags only where due."""

from __future__ import annotations

import json
from typing import Any

import pytest

from extract.errors import UnreadableError
from extract.read import read_bytes
from tests.samples.generate import TARGET
from tests.synthetic.judge import judge

ENTRIES: list[dict[str, Any]] = json.loads((TARGET / "manifest.json").read_text(encoding="utf-8"))
REPORTS = [entry for entry in ENTRIES if entry["kind"] == "report" and entry["container"] != "image"]
# Defects of the source that must leave a flag on some cell.
MUST_FLAG = {"arithmetic_error", "six_values"}


@pytest.mark.parametrize("entry", REPORTS, ids=lambda entry: entry["file"])
def test_every_cell_is_what_the_sample_prints(entry: dict[str, Any]) -> None:
    _, report = read_bytes((TARGET / entry["file"]).read_bytes())
    truth = json.loads((TARGET / entry["truth"]).read_text(encoding="utf-8"))
    verdict = judge(report, truth)
    assert [str(wrong) for wrong in verdict.silent] == []
    assert verdict.exact + verdict.exact_flagged == len(truth)
    assert bool(verdict.exact_flagged) == bool(MUST_FLAG & set(entry["defects"]))
    assert (report.kind, report.year, report.edition) == ("report", entry["year"], entry["edition"])


@pytest.mark.parametrize(
    "entry", [e for e in ENTRIES if e["kind"] in {"news", "template"}], ids=lambda e: e["file"]
)
def test_what_is_no_report_says_so(entry: dict[str, Any]) -> None:
    _, report = read_bytes((TARGET / entry["file"]).read_bytes())
    assert report.kind == entry["kind"]
    assert not report.cells
    assert "not_a_report" in {issue.code for issue in report.issues}


def test_a_truncated_file_is_refused_or_reported_damaged() -> None:
    entry = next(entry for entry in ENTRIES if entry["kind"] == "broken")
    try:
        _, report = read_bytes((TARGET / entry["file"]).read_bytes())
    except UnreadableError as error:
        assert "PDF" in str(error)
    else:
        assert report.kind != "report"
        assert report.issues


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_scan_is_recognised_and_nothing_in_it_is_silently_wrong() -> None:
    pytest.importorskip("rapidocr", reason="recognition is an extra (ocr)")
    entry = next(entry for entry in ENTRIES if entry["container"] == "image")
    _, report = read_bytes((TARGET / entry["file"]).read_bytes())
    verdict = judge(report, json.loads((TARGET / entry["truth"]).read_text(encoding="utf-8")))
    assert [str(wrong) for wrong in verdict.silent] == []
    assert verdict.exact >= 0.97 * verdict.cells
    assert (report.year, report.issuer) == (entry["year"], entry["body"])
    located = [cell.locator for cell in report.cells.values() if cell.locator]
    assert {locator["kind"] for locator in located} == {"image"}
    assert all(0 < locator["confidence"] <= 1 for locator in located)
