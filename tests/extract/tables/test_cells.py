"""What of a placed cell the report gives, and what it says beside it."""

from __future__ import annotations

import pytest

from extract.model import Cell, GridCell, Locator, State
from extract.read import read_bytes
from extract.tables.cells import Cells
from extract.tables.columns import Placement
from tests.extract import pages

PLACE: Locator = {"kind": "xlsx", "sheet": "年报", "row": 5, "column": 2, "table": 1}
NAME = "request.new.total"


def entered(cell: GridCell) -> tuple[Cell, list[str]]:
    cells = Cells()
    cells.row([NAME], Placement((cell,)), "新收")
    return cells.found[NAME], [issue.message_en for issue in cells.issues if issue.cells == (NAME,)]


def test_a_zero_that_is_shown_as_a_dash_is_a_dash_and_told() -> None:
    cell, told = entered(GridCell("-", 0, 0, 1, 1, PLACE, stored="0"))
    assert (cell.raw, cell.state, cell.number) == ("-", State.DASH, None)
    assert told == ["The file holds 0 here, but its cell shows “-”."]


def test_a_count_printed_with_empty_decimals_is_a_whole_number() -> None:
    cell, told = entered(GridCell("5.00", 0, 0, 1, 1, PLACE))
    assert (cell.raw, cell.number, told) == ("5.00", 5, [])


def test_a_point_that_was_recognised_stays_in_doubt() -> None:
    _, told = entered(GridCell("5.00", 0, 0, 1, 1, PLACE, confidence=0.99))
    assert told == ["A count is not a whole number: “5.00”."]


@pytest.mark.parametrize(("kind", "doubted"), [("pdf", True), ("ofd", True), ("image", False)])
def test_two_lines_of_digits_are_one_number_only_where_nobody_measured(kind: str, doubted: bool) -> None:
    cell, told = entered(GridCell("298\n361", 0, 0, 1, 1, {"kind": kind, "page": 1, "box": [0, 0, 1, 1]}))
    assert cell.number == 298361
    assert told == (["White space stands inside the number: “298\n361”."] if doubted else [])


@pytest.mark.parametrize(
    ("header", "printed", "number", "doubt"),
    [
        ("采购总金额（万元）", "86.5万元", 86.5, None),
        ("采购总金额（单位：元）", "1,234.56元", 1234.56, None),
        ("采购总金额（万元）", "865000元", 865000, "number_with_residue"),
        ("采购总金额（元）", "86.5万元", None, "cell_unreadable"),
        ("采购总金额", "865000元", 865000, "number_with_residue"),
        ("采购总金额", "86.5万元", None, "cell_unreadable"),
    ],
)
def test_a_sum_with_the_unit_its_own_header_prints_is_beyond_doubt(
    header: str, printed: str, number: float | None, doubt: str | None
) -> None:
    table = (
        "<table><tr><td colspan=3>第二十条第（九）项</td></tr>"
        f"<tr><td>信息内容</td><td>采购项目数量</td><td>{header}</td></tr>"
        f"<tr><td>政府集中采购</td><td>3</td><td>{printed}</td></tr></table>"
    )
    report = read_bytes(pages.page(disclosure=table), "page.html")[1]
    cell = "disclosure2019.procurement.amount"
    assert (report.cells[cell].raw, report.cells[cell].number) == (printed, number)
    assert [found.code for found in report.issues if cell in found.cells] == (
        [] if doubt is None else [doubt]
    )
