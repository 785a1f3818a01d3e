"""Figures beside a piece of a label, below a blank row: they may be those of the row whose label it is."""

from __future__ import annotations

import pytest

from extract.form import EDITION_2021, Row, request_cells
from extract.model import Report
from extract.read import read_bytes
from tests.extract.tables.test_text_rows import named
from tests.extract.text_pages import Values, full, text_of

FIGURES = ["", "", "", "5", "", "", "5"]


def report(key: str, below: str, piece: str) -> Report:
    """A report whose row *key* is blank, and *below* it one of whose label a piece is left, with figures."""

    def printed(row: Row) -> Values:
        return [""] * 7 if row.key == key else FIGURES if row.key == below else [""] * 6 + ["1"]

    text = text_of(printed, full)
    label = next(row for row in EDITION_2021.request_rows() if row.key == below).printed
    assert label in text
    return read_bytes(text.replace(label, piece).encode())[1]


@pytest.mark.parametrize(
    ("key", "below", "piece"),
    [
        ("other_no_correction", "other_fee_unpaid", "府信息公开申请"),
        ("denied_internal", "denied_process", "属于"),
        ("denied_process", "denied_casefile", "属于"),
    ],
)
def test_neither_of_the_two_rows_is_sure(key: str, below: str, piece: str) -> None:
    found = report(key, below, piece)
    assert {*request_cells(key), *request_cells(below)} <= named(found)


def test_a_remark_in_brackets_goes_with_the_label_above() -> None:
    found = report("partial", "denied_state_secret", "（区分处理的，只计这一情形，不计其他情形）")
    assert "5" in {found.cells[cell].raw for cell in request_cells("partial")}


def test_what_the_form_prints_behind_a_shorter_wording_of_a_name_is_no_piece_of_another() -> None:
    def printed(row: Row) -> Values:
        return FIGURES if row.key == "other_no_correction" else [""] * 6 + ["1"]

    begins, ends = "1.申请人无正当理由逾期不补正、", "行政机关不再处理其政府信息公开申请"
    text = text_of(printed, full)
    line = next(one for one in text.splitlines() if begins + ends in one)
    blank = line.replace(begins + ends, begins).replace("5", "")
    found = read_bytes(text.replace(line, f"{blank}\n{line.replace(begins + ends, ends)}").encode())[1]
    cells = request_cells("other_no_correction")
    assert [found.cells[cell].raw for cell in cells] == FIGURES
    doubts = {cell for issue in found.issues if issue.code == "row_ambiguous" for cell in issue.cells}
    assert not {*cells, *request_cells("other_fee_unpaid")} & doubts
