"""What the reader says of chosen samples is what a person has reviewed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.read import read_file
from tests.extract.golden.digest import digest, written

SAMPLES = Path(__file__).resolve().parents[2] / "crawler" / "simulator" / "samples"
GOLDEN = Path(__file__).parent / "golden"
# One of each container and of each founding defect.
REVIEWED = (
    "bailu-2022.html",  # Word's markup, an arithmetic error of the source
    "bailu-2023.pdf",  # printed by a browser
    "bailu-education-2023.html",  # blanks instead of zeros
    "baihe-2023.html",  # the 2019 form in a report for 2023
    "dongli-2023.pdf",  # three pages, headers repeated
    "dongli-health-2023.html",  # only totals are filled in
    "muquan-2021.txt",  # fused and split labels, blank review cells
    "qingwu-2023.txt",  # six values for seven columns, years in conflict
    "tongdu-2022.docx",  # three pages in Word
    "yanqipu-2021.txt",  # a label above its values, shifted closing rows
    "zhuli-2022.txt",  # contact data, claims that add up
    "news-2024.html",  # not a report
    "template.docx",  # not filled in
)


@pytest.mark.parametrize("name", REVIEWED)
def test_the_reading_is_the_reviewed_one(name: str) -> None:
    read = json.loads(json.dumps(digest(read_file(SAMPLES / name)), ensure_ascii=False))
    golden = GOLDEN / f"{name}.json"
    if not golden.exists():
        golden.write_text(written(read), encoding="utf-8")
        pytest.fail(f"{golden.name} was missing and has been written: review it and commit it")
    assert read == json.loads(golden.read_text(encoding="utf-8"))


def test_every_golden_file_belongs_to_a_sample() -> None:
    assert {path.name for path in GOLDEN.glob("*.json")} <= {f"{name}.json" for name in REVIEWED}
