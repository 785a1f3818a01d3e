"""Rows of the disclosure table in which a comma of thousands parts a figure, as in a file of values."""

from __future__ import annotations

import re

import pytest

from extract.read import read_bytes
from tests.extract.text_pages import full, text_of

BASE = text_of(lambda row: ["0"] * 7, full)
ROWS = ("规章", "行政规范性文件")


def doubted(*rows: str) -> list[bool]:
    """Whether each of the two *rows* of three figures is doubted, in values between commas."""
    text = BASE.replace("，", "；").replace("\t", ",")
    for name, row in zip(ROWS, rows, strict=True):
        text = re.sub(rf"(?m)^{name}.*$", f"{name},{row}", text)
    report = read_bytes(text.encode(), "a.csv")[1]
    assert report.cells["disclosure.licence.decisions"].number == 245
    named = {cell for issue in report.issues for cell in issue.cells}
    return [f"disclosure.{key}.made" in named for key in ("rules", "normative_documents")]


@pytest.mark.parametrize("cut", ["8,635,1,", ",13,520,", ",13,520,120", "13,520,,", "4,12,120,"])
def test_a_row_with_a_cell_more_than_its_header_may_hold_a_cut_figure(cut: str) -> None:
    assert doubted("1,2,3", cut) == [False, True]
    assert doubted(cut, "5,583,,") == [True, True]


@pytest.mark.parametrize("row", ["13,520,4", "1,2,3,", "13,52,4,", "13,,520,", "013,520,4,", ",13,520"])
def test_other_rows_are_not_doubted(row: str) -> None:
    assert doubted("1,2,3", row)[0] is False
    assert doubted(row, "1,2,3")[1] is False
    assert doubted("1,2,3", row) == [False, row.startswith("0")]
