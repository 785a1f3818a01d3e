"""What a spreadsheet shows of a number, and when its digits are not the number it holds."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill

from extract.model import GridCell
from extract.readers.spreadsheets import xlsx
from extract.readers.spreadsheets.number_format import plain, shown

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (23, "General", "23"),
        (0.1 + 0.2, "General", "0.3"),
        (23, "@", "23"),
        (23, "G/通用格式", "23"),
        (23, '0"件"', "23件"),
        (3, "+0;-0;0", "+3"),
        (-3, "0;-0", "-3"),
        (-3, r"0_);[Red]\(0\)", "(3)"),
        (1234.5, ACCOUNTING, "1,234.50"),
        (18.2, "[$￥-804]#,##0.00", "￥18.20"),
        (12, "0.####", "12"),
        (12.25, "0.####", "12.25"),
        (0.235, "0.0%", "23.5%"),
        (7, "000", "007"),
        (7, '[=0]"无";0', "7"),
    ],
)
def test_a_number_is_shown_as_its_format_says(value: float, number_format: str, text: str) -> None:
    assert shown(value, number_format) == (text, True)


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0, '0;-0;"-"', "-"),
        (0, "0;-0;;@", ""),
        (0, "#", ""),
        (0, ACCOUNTING, "-"),
        (0, '[Red][=0]"无";0', "无"),
        (8, ";;;", ""),
        (52804, "0.0,", "52.8"),
        (52804, '0!.0,"万"', "5.3万"),
        (9, '"第1项"0', "第1项9"),
        (9, "[DBNum1]General", "9"),
        (26062, "0.00E+00", "26062"),
        (-2, "0;[Red]0", "2"),
        (-2, '[=0]"无";0', "-2"),
    ],
)
def test_a_format_may_show_another_number_or_none(value: float, number_format: str, text: str) -> None:
    assert shown(value, number_format) == (text, False)


def row_of(workbook: Any) -> tuple[GridCell, ...]:
    buffer = io.BytesIO()
    workbook.save(buffer)
    return xlsx.read(buffer.getvalue()).grids[0].rows[0]


@pytest.mark.parametrize("value", [int("9" * 400), 10**15, 1e300, -1e300, float("inf"), float("nan")])
@pytest.mark.parametrize("number_format", ["General", "#,##0", "0.00", "[>5]0;0"])
def test_a_number_longer_than_a_program_keeps_is_given_as_it_is(value: float, number_format: str) -> None:
    assert shown(value, number_format) == (plain(value), False)


def test_a_zero_shown_as_a_dash_keeps_what_is_stored_beside_it() -> None:
    workbook = Workbook()
    workbook.active.append(["规章", 0, 4])
    for place in ("B1", "C1"):
        workbook.active[place].number_format = '0;-0;"-"'
    assert [(cell.text, cell.stored) for cell in row_of(workbook)][1:] == [("-", "0"), ("4", None)]


def test_a_sheet_that_shows_no_zeros_has_blank_cells() -> None:
    workbook = Workbook()
    workbook.active.append(["规章", 0, 4, 0])
    workbook.active.sheet_view.showZeros = False
    assert [(cell.text, cell.stored) for cell in row_of(workbook)][1:] == [("", "0"), ("4", None), ("", "0")]


def test_white_figures_are_not_seen_unless_they_stand_on_a_colour() -> None:
    workbook = Workbook()
    workbook.active.append(["规章", 5, 6])
    for place in ("B1", "C1"):
        workbook.active[place].font = Font(color="FFFFFFFF")
    workbook.active["C1"].fill = PatternFill("solid", fgColor="FF336699")
    assert [(cell.text, cell.stored) for cell in row_of(workbook)][1:] == [("", "5"), ("6", None)]


def test_struck_and_raised_figures_are_part_of_no_number() -> None:
    workbook = Workbook()
    struck = CellRichText(TextBlock(InlineFont(strike=True), "9"), "4")
    raised = CellRichText("4", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    workbook.active.append(["规章", struck, raised, 8])
    workbook.active["D1"].font = Font(strike=True)
    assert [cell.text for cell in row_of(workbook)][1:] == ["~~9~~4", "4¹", "~~8~~"]


@pytest.mark.parametrize(("number_format", "printed"), [(";;;", ""), (";;", "—"), ("0;-0;0;@", "—")])
def test_a_format_may_hide_text(number_format: str, printed: str) -> None:
    made = Workbook()
    sheet = made.active
    for column, value in enumerate(("规章", "—", 3), 1):
        sheet.cell(1, column).value = value
    sheet.cell(1, 2).number_format = number_format
    buffer = io.BytesIO()
    made.save(buffer)
    cell = xlsx.read(buffer.getvalue()).grids[0].rows[0][1]
    assert (cell.text, cell.stored) == (printed, None if printed else "—")
