"""XLSX and XLS: what the sheets show, merged areas, formulas without results."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import CellIsRule, FormulaRule, Rule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from extract.errors import UnreadableError
from extract.readers.ooxml import packed
from extract.readers.spreadsheets import xls, xlsx

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
XLS = Path(__file__).parent / "files" / "merged.xls"  # the workbook of `book`, saved by LibreOffice Calc
CONDITIONAL = XLS.with_name("conditional.xls")  # white by rules, saved by LibreOffice Calc
LOOKS = XLS.with_name("looks.xls")  # that of `looks`


def saved(workbook: Any) -> bytes:
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def book() -> Any:
    """A heading, a table with merged areas, and a closing line."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "年报"
    sheet["A1"] = "三、收到和处理申请情况"
    sheet.merge_cells("A1:D1")
    rows = [
        ["项目", "申请人情况", None, None],
        [None, "自然人", "企业", "总计"],
        ["一、本年新收", 3, 0.5, 3.5],
    ]
    for row, values in enumerate(rows, 3):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("B3:D3")
    sheet["A7"] = "以上为全部。"
    return workbook


def looks() -> Any:
    """A table with figures raised, lowered, struck through and white on white."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"])
    sheet.append(["规章", _rich(("12", {}), ("1", {"vertAlign": "superscript"})), None, None])
    sheet["C2"] = _rich(("7", {"strike": True}), ("8", {}))
    sheet["D2"] = _rich(("1", {"b": True}), ("9", {}))
    sheet.append(["行政规范性文件", _rich(("H", {}), ("2", {"vertAlign": "subscript"}), ("O", {})), 3, 4])
    sheet.append(["合计", 1, 2, "5"])
    sheet["C3"].font = sheet["D4"].font = Font(color="FFFFFFFF")
    sheet["D3"].font = Font(strike=True)
    return workbook


def _rich(*stretches: tuple[str, dict[str, Any]]) -> CellRichText:
    return CellRichText(*(TextBlock(InlineFont(**look), text) for text, look in stretches))


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_tables_keep_merged_areas_and_lone_lines_are_prose(kind: str) -> None:
    document = xlsx.read(saved(book())) if kind == "xlsx" else xls.read(XLS.read_bytes())
    assert [p.text for p in document.paragraphs] == ["三、收到和处理申请情况", "以上为全部。"]
    (grid,) = document.grids
    assert [[c.text for c in row] for row in grid.rows] == [
        ["项目", "申请人情况"],
        ["项目", "自然人", "企业", "总计"],
        ["一、本年新收", "3", "0.5", "3.5"],
    ]
    assert (grid.rows[0][0].row_span, grid.rows[0][1].column_span) == (2, 3)
    assert grid.rows[2][1].locator == {"kind": kind, "sheet": "年报", "row": 5, "column": 2, "table": 1}


def test_a_formula_without_a_stored_result_is_unreadable_not_blank() -> None:
    workbook = Workbook()
    workbook.active.append(["总计", "=1+1"])
    assert [c.text for c in xlsx.read(saved(workbook)).grids[0].rows[0]] == ["总计", "\ufffd"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_a_formula_is_found_however_the_sheet_is_written(prefix: str, encoding: str) -> None:
    workbook = Workbook()
    workbook.active.append(["总计", "=1+1"])
    with ZipFile(io.BytesIO(saved(workbook))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts[SHEET].decode().replace("<f>", f"<{prefix}f>").replace("</f>", f"</{prefix}f>")
    sheet = sheet.replace("<worksheet xmlns=", f'<worksheet xmlns:x="{MAIN}" xmlns=')
    parts[SHEET] = f'<?xml version="1.0" encoding="{encoding.removesuffix("-le")}"?>{sheet}'.encode(encoding)
    assert [c.text for c in xlsx.read(packed(parts)).grids[0].rows[0]] == ["总计", "\ufffd"]


def test_zero_blank_dates_and_whole_numbers_read_as_shown() -> None:
    workbook = Workbook()
    workbook.active.append([0, None, 12.0, datetime(2024, 1, 31), "1,234"])
    row = xlsx.read(saved(workbook)).grids[0].rows[0]
    assert [c.text for c in row] == ["0", "", "12", "2024-01-31", "1,234"]


def test_bordered_cells_belong_to_the_table_though_nothing_stands_in_them() -> None:
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(["题目"])
    sheet.append(["项目", "数量"])
    sheet.append(["规章"])
    for row in sheet["A2:C3"]:
        for cell in row:
            cell.border = Border(*[Side(style="thin")] * 4)
    document = xlsx.read(saved(workbook))
    assert [p.text for p in document.paragraphs] == ["题目"]
    assert [[c.text for c in row] for row in document.grids[0].rows] == [
        ["项目", "数量", ""],
        ["规章", "", ""],
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "printed"),
    [
        (26.5549, "0.00", "26.55"),
        (26.5549, "General", "26.5549"),
        (3119, "#,##0", "3,119"),
        (5, "0.0000", "5.0000"),
        (7, ";;;", ""),
        (12.0, "General", "12"),
    ],
)
def test_a_number_reads_as_its_format_shows_it(value: float, number_format: str, printed: str) -> None:
    workbook = Workbook()
    workbook.active.append(["总计", value, "末"])
    workbook.active["B1"].number_format = number_format
    assert xlsx.read(saved(workbook)).grids[0].rows[0][1].text == printed


def test_hidden_rows_and_columns_are_not_read() -> None:
    workbook = Workbook()
    for row in (["a", 1, 2], ["b", 3, 4], ["c", 5, 6]):
        workbook.active.append(row)
    workbook.active.row_dimensions[3].hidden = True
    workbook.active.column_dimensions["C"].hidden = True
    grid = xlsx.read(saved(workbook)).grids[0]
    assert [[c.text for c in row] for row in grid.rows] == [["a", "1"], ["b", "3"]]


def test_hidden_sheets_are_not_read() -> None:
    workbook = Workbook()
    workbook.active.append(["可见", 1])
    hidden = workbook.create_sheet("隐藏")
    hidden.append(["不可见", 2])
    hidden.sheet_state = "hidden"
    assert len(xlsx.read(saved(workbook)).grids) == 1


def test_damaged_files_are_one_clear_sentence() -> None:
    with pytest.raises(UnreadableError, match="broken"):
        xlsx.read(saved(book())[:900])
    with pytest.raises(UnreadableError, match="broken"):
        xls.read(XLS.read_bytes()[:3000])


def test_a_style_with_a_number_beyond_all_bounds_is_one_clear_sentence() -> None:
    with ZipFile(io.BytesIO(saved(book()))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["xl/styles.xml"] = members["xl/styles.xml"].replace(b'fontId="0"', b'fontId="-2147483649"')
    with pytest.raises(UnreadableError, match="broken"):
        xlsx.read(packed(members))


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_raised_struck_and_white_figures_are_taken_for_no_others(kind: str) -> None:
    """Footnote marks, figures crossed out and figures nobody sees."""
    document = xlsx.read(saved(looks())) if kind == "xlsx" else xls.read(LOOKS.read_bytes())
    assert [[cell.text for cell in row] for row in document.grids[0].rows] == [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "12¹", "~~7~~8", "19"],
        ["行政规范性文件", "H²O", "", "~~4~~"],
        ["合计", "1", "2", ""],
    ]
    stored = [cell.stored for row in document.grids[0].rows for cell in row]
    assert [value for value in stored if value is not None] == ["3", "5"]


WHITE = {"font": Font(color="FFFFFFFF")}
NOTHING_SHOWN = DifferentialStyle(numFmt=NumberFormat(numFmtId=200, formatCode=";;;"))


@pytest.mark.parametrize(
    ("rule", "printed"),
    [
        (CellIsRule(operator="equal", formula=["0"], **WHITE), ["", "5"]),
        (CellIsRule(operator="lessThan", formula=["6"], **WHITE), ["", ""]),
        (
            CellIsRule(operator="equal", formula=["0"], fill=PatternFill(bgColor="FFFF0000"), **WHITE),
            ["0", "5"],
        ),
        (CellIsRule(operator="equal", formula=["0"], font=Font(bold=True)), ["0", "5"]),
        (CellIsRule(operator="equal", formula=["$A$9"], **WHITE), ["~~0~~", "~~5~~"]),
        (FormulaRule(formula=["B1=0"], **WHITE), ["", "5"]),
        (FormulaRule(formula=["A1=0"], **WHITE), ["~~0~~", "~~5~~"]),
        (Rule(type="cellIs", operator="equal", formula=["0"], dxf=NOTHING_SHOWN), ["", "5"]),
    ],
)
def test_figures_that_conditional_formatting_hides_are_not_taken(rule: Any, printed: list[str]) -> None:
    workbook = Workbook()
    workbook.active.append(["规章", 0, 5, "末"])
    workbook.active.conditional_formatting.add("B1:C1", rule)
    row = xlsx.read(saved(workbook)).grids[0].rows[0]
    assert [cell.text for cell in row[1:3]] == printed
    assert [cell.stored for cell in row[1:3]] == [
        stored if text == "" else None for stored, text in zip(("0", "5"), printed, strict=True)
    ]


def test_so_are_those_that_it_hides_in_an_older_workbook() -> None:
    """A rule a row: = 0, < 6 on red, from 0 to 9, the cell itself = 0, another's sum = 0, = 0 in red, > 1."""
    grids = xls.read(CONDITIONAL.read_bytes()).grids
    rows = [row[1:3] for grid in grids for row in grid.rows]
    assert [[cell.text for cell in row] for row in rows] == [
        ["", "5"],
        ["0", "5"],
        ["~~0~~", "~~5~~"],
        ["", "5"],
        ["~~0~~", "~~5~~"],
        ["0", "5"],
        ["0", ""],
    ]
    assert [row[0].stored for row in rows][::3] == ["0", "0", None]


def test_a_blank_row_at_the_end_of_a_table_is_one_of_its_rows() -> None:
    made = Workbook()
    sheet = made.active
    for row, values in enumerate([("行政许可", 3), ("行政处罚", 5), ("行政事业性收费",)], 1):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=4)
    sheet.cell(4, 1).value = "三、收到和处理申请情况"
    sheet.merge_cells("A4:D4")
    document = xlsx.read(saved(made))
    assert [[c.text for c in row] for row in document.grids[0].rows] == [
        ["行政许可", "3"],
        ["行政处罚", "5"],
        ["行政事业性收费", ""],
    ]
    assert [p.text for p in document.paragraphs] == ["三、收到和处理申请情况"]
