"""Figures of a spreadsheet that its looks hide, print again and again, or that something lies over."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Font, PatternFill

from extract.readers.spreadsheets import xls, xlsx
from extract.readers.spreadsheets.number_format import shown
from tests.extract.readers.spreadsheets.test_spreadsheets import saved

UNSEEN = Path(__file__).parent / "files" / "unseen.xls"  # the workbook of `unseen`, saved by LibreOffice Calc
DRAWN = UNSEEN.with_name("drawn.xls")  # with a box and a remark, saved by LibreOffice Calc
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SIZE = "<xdr:ext cx='900000' cy='900000'/>"
DRAWINGS = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"


def unseen() -> Any:
    """A row of figures: of the colour of its ground, of one point, repeated, and as it should be."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(["规章", 11, 12, 13, 14])
    sheet.append(["行政规范性文件", 21, 22, 23, 24])
    sheet.append(["行政许可", 31, 32, 33, 34])
    sheet["B1"].font, sheet["B1"].fill = Font(color="FF808080"), PatternFill("solid", fgColor="FF808080")
    sheet["C1"].font = Font(size=1)
    sheet["D1"].alignment = Alignment(horizontal="fill")
    sheet["E1"].font, sheet["E1"].fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF1F4E79")
    sheet.row_dimensions[2].height = 0.75
    sheet.column_dimensions["E"].width = 20
    return workbook


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_figures_nobody_sees_or_printed_again_and_again_are_not_taken(kind: str) -> None:
    document = xlsx.read(saved(unseen())) if kind == "xlsx" else xls.read(UNSEEN.read_bytes())
    rows = document.grids[0].rows
    assert [[cell.text for cell in row] for row in rows] == [
        ["规章", "", "~~12~~", "~~13~~", "14"],
        ["行政许可", "31", "32", "33", "34"],
    ]
    assert rows[0][1].stored == "11"


@pytest.mark.parametrize(
    ("ink", "ground", "printed", "stored"),
    [
        ("FFFEFEFE", None, "", "11"),
        ("FFF0F0F0", None, "", "11"),
        ("FFE0E0E0", None, "11", None),
        (None, "FF000000", "", "11"),
        ("FF101010", "FF000000", "", "11"),
        ("FFFFFFFF", "FFFFFF00", "11", None),
    ],
)
def test_ink_that_is_nearly_its_ground_is_not_seen(
    ink: str | None, ground: str | None, printed: str, stored: str | None
) -> None:
    workbook = unseen()
    workbook.active["B3"].value = 11
    workbook.active["B3"].font = Font(color=ink) if ink else Font()
    if ground:
        workbook.active["B3"].fill = PatternFill("solid", fgColor=ground)
    cell = xlsx.read(saved(workbook)).grids[0].rows[1][1]
    assert (cell.text, cell.stored) == (printed, stored)


def test_a_white_figure_with_its_unit_is_hidden_and_a_white_label_is_not() -> None:
    workbook = unseen()
    workbook.active["A3"].font = workbook.active["B3"].font = Font(color="FFFFFFFF")
    workbook.active["B3"].value = "11件"
    row = xlsx.read(saved(workbook)).grids[0].rows[1]
    assert [(cell.text, cell.stored) for cell in row[:2]] == [("行政许可", None), ("", "11件")]


@pytest.mark.parametrize(
    ("font", "printed"),
    [(InlineFont(color="FFFFFFFF"), "~~1~~5"), (InlineFont(sz=1), "~~1~~5"), (InlineFont(sz=9), "15")],
)
def test_a_stretch_of_text_that_is_not_seen_is_part_of_no_figure(font: Any, printed: str) -> None:
    workbook = unseen()
    workbook.active["B3"].value = CellRichText(TextBlock(font, "1"), "5")
    assert xlsx.read(saved(workbook)).grids[0].rows[1][1].text == printed


def test_a_column_of_no_width_is_not_shown() -> None:
    workbook = unseen()
    workbook.active.column_dimensions["C"].width = 0.1
    assert [cell.text for cell in xlsx.read(saved(workbook)).grids[0].rows[1]] == [
        "行政许可",
        "31",
        "33",
        "34",
    ]


@pytest.mark.parametrize("code", ["[White]0", "[白色]0", "[Color2]0", "0*-", "*50"])
def test_a_format_in_white_or_full_of_signs_does_not_tell(code: str) -> None:
    assert not shown(12, code).telling


@pytest.mark.parametrize("code", ["[Red]0", "0* ", "* 0", "[Color3]0"])
def test_a_format_in_colour_or_with_space_does(code: str) -> None:
    assert shown(12, code) == ("12", True)


def drawn(anchor: str) -> bytes:
    """A workbook over whose sheet something floats."""
    workbook = Workbook()
    for row in (["信息内容", "制发", "废止", "有效"], ["规章", 11, 12, 13], ["行政规范性文件", 21, None, 23]):
        workbook.active.append(row)
    buffer = io.BytesIO(saved(workbook))
    with ZipFile(buffer, "a") as package:
        link = f'<Relationship Id="rId9" Type="{LINKS}/drawing" Target="../drawings/drawing1.xml"/>'
        package.writestr(
            "xl/worksheets/_rels/sheet1.xml.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}'
            "</Relationships>",
        )
        drawing = f'<xdr:wsDr xmlns:xdr="{DRAWINGS}">{anchor}</xdr:wsDr>'
        package.writestr("xl/drawings/drawing1.xml", drawing)
    return buffer.getvalue()


def drawn_over(anchor: str) -> list[list[str]]:
    """The texts of that sheet."""
    return [[cell.text for cell in row] for row in xlsx.read(drawn(anchor)).grids[0].rows]


def test_so_are_those_of_an_older_workbook_but_not_for_a_remark_that_is_hidden() -> None:
    """A box lies over the last cell; a remark on the first would show beside it."""
    grid = xls.read(DRAWN.read_bytes()).grids[0]
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["信息内容", "制发", "废止", "有效"],
        ["规章", "11", "12", "13"],
        ["行政规范性文件", "21", "", "~~23~~"],
    ]


def place(name: str, row: int, column: int, offset: int = 5000) -> str:
    offsets = f"<xdr:colOff>{offset}</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>{offset}</xdr:rowOff>"
    return f"<xdr:{name}><xdr:col>{column}</xdr:col>{offsets}</xdr:{name}>"


def test_the_cells_a_box_lies_over_are_doubted_blank_ones_too() -> None:
    box = f"<xdr:twoCellAnchor>{place('from', 1, 1)}{place('to', 2, 2)}<xdr:sp/></xdr:twoCellAnchor>"
    assert drawn_over(box)[1:] == [
        ["规章", "~~11~~", "~~12~~", "13"],
        ["行政规范性文件", "~~21~~", "\ufffd", "23"],
    ]


@pytest.mark.parametrize(
    "anchor",
    [
        f"<xdr:twoCellAnchor>{place('from', 0, 0)}{place('to', 1, 1, 0)}<xdr:cxnSp/></xdr:twoCellAnchor>",
        f"<xdr:oneCellAnchor>{place('from', 9, 1)}{SIZE}<xdr:pic/></xdr:oneCellAnchor>",
    ],
)
def test_a_line_in_the_corner_and_a_stamp_below_the_table_hide_nothing(anchor: str) -> None:
    assert drawn_over(anchor)[1:] == [["规章", "11", "12", "13"], ["行政规范性文件", "21", "", "23"]]


def test_a_box_whose_size_is_damaged_lies_over_the_cell_it_begins_in() -> None:
    box = (
        f"<xdr:oneCellAnchor>{place('from', 1, 1)}<xdr:ext cx='wide' cy='1e9'/><xdr:sp/></xdr:oneCellAnchor>"
    )
    assert drawn_over(box)[1:] == [["规章", "~~11~~", "12", "13"], ["行政规范性文件", "21", "", "23"]]
