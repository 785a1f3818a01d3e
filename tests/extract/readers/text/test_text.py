"""Plain text and Markdown: separators, page breaks, headings, and locators by line and column."""

from __future__ import annotations

import pytest

from extract.errors import UnreadableError
from extract.model import Grid, Paragraph
from extract.readers import text
from extract.readers.html.markdown import as_html
from extract.readers.sniff import container_of
from extract.readers.text.lines import row_of


def shapes(source: str) -> list[str | list[list[str]]]:
    blocks = text.read(source.encode()).blocks
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in blocks
    ]


def test_tabs_make_cells_and_blank_ones_stay() -> None:
    assert shapes("规章\t0\t\t1\n") == [[["规章", "0", "", "1"]]]


def test_a_blank_line_in_a_table_is_a_page_break() -> None:
    assert shapes("规章\t0\n\n行政许可\t1\n") == [[["规章", "0"]], [["行政许可", "1"]]]


def test_markdown() -> None:
    source = "## 一、总体情况 ##\n\n| 规章 | 0 |\n| --- | ---: |\n| 行政许可 | **1** |\n\n**重点**工作\n"
    assert shapes(source) == ["一、总体情况", [["规章", "0"], ["行政许可", "1"]], "重点工作"]


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        ("**总计**", "总计"),
        ("&nbsp;", ""),
        ("&#12288;3&NBSP;", "3"),
        ("A&B", "A&B"),
        ("**第二十条**第（一）项", "第二十条第（一）项"),
        ("$12$", "12"),
        ("$ 0 $", "0"),
        ("12**", "12**"),
        ("**", "**"),
        ("$12", "$12"),
        ("3$5$", "3$5$"),
    ],
)
def test_marks_of_bold_and_formulas_are_not_printed(cell: str, printed: str) -> None:
    assert shapes(f"规章\t{cell}\n") == [[["规章", printed]]]


def test_bare_bars_behind_a_row_are_no_cells() -> None:
    source = "| 第二十条第（五）项 | |||\n| 行政许可 | 5 | ||\n| 规章 | 0 | | 1 |\n"
    assert shapes(source) == [[["第二十条第（五）项"], ["行政许可", "5"], ["规章", "0", "", "1"]]]


def test_a_bar_alone_opens_a_row_of_one_cell_to_a_line() -> None:
    source = "标题\n|\n第二十条第（五）项 |\n|||\n|\n行政许可 |\n5 | ||\n|\n规章 |\n0 |\n |\n1 |\n"
    assert shapes(source) == [
        "标题",
        [["第二十条第（五）项"], ["行政许可", "5"], ["规章", "0", "", "1"]],
    ]
    (grid,) = text.read(source.encode()).grids
    assert grid.rows[2][3].locator == {"kind": "text", "line": 12, "column": 1}


def test_a_bar_alone_is_a_blank_cell_as_well() -> None:
    source = "|\n规章 |\n0 |\n|\n|\n|\n行政规范性文件 |\n|\n12 |\n8 |\n|\n行政许可 |\n|\n"
    assert shapes(source) == [[["规章", "0", "", ""], ["行政规范性文件", "", "12", "8"], ["行政许可", ""]]]


def test_a_bar_that_ends_a_row_opens_none() -> None:
    assert all(isinstance(shape, str) for shape in shapes("行政许可 |\n5 |\n|\n行政处罚 |\n7 |\n|\n"))


def test_line_breaks_in_cells_of_a_markdown_table() -> None:
    source = "| 商业<br>企业 | 总计 |\n|---|---|\n| 0 | 3 |\n"
    assert container_of(source.encode()) == "text"
    assert shapes(source) == [[["商业\n企业", "总计"], ["0", "3"]]]


@pytest.mark.parametrize("rule", ["|:-:|:-:|", "| :- | -: |", ":-:|:-:", "|---|:--:|"])
def test_the_line_below_a_markdown_header_is_no_row(rule: str) -> None:
    assert shapes(f"| 规章 | 总计 |\n{rule}\n| 0 | 3 |\n") == [[["规章", "总计"], ["0", "3"]]]


def test_columns_parted_by_spaces() -> None:
    assert shapes("一、本年新收政府信息公开申请数量  4  0  0  0  /  0  4\n") == [
        [["一、本年新收政府信息公开申请数量", "4", "0", "0", "0", "/", "0", "4"]]
    ]


@pytest.mark.parametrize("line", ["统计期限为2023 年 1 月 1 日至 12 月 31 日", "- 5 -", "— 12 —", "共 3 件"])
def test_prose_is_no_table(line: str) -> None:
    assert shapes(line) == [line]


def test_a_cell_is_found_again_by_line_and_column() -> None:
    (grid,) = text.read("标题\n\n规章\t0\t7\n".encode()).blocks[1:]
    assert isinstance(grid, Grid)
    assert grid.rows[0][2].locator == {"kind": "text", "line": 3, "column": 3}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    assert text.decode("青禾镇政府信息公开".encode(encoding)) == "青禾镇政府信息公开"


def test_binary_is_refused() -> None:
    with pytest.raises(UnreadableError):
        text.decode(b"\x00\x01\x02\x03" * 50)


def test_signs_beside_blank_cells_are_no_drawn_line() -> None:
    assert row_of("|  |  | -- | - |") == ["", "", "--", "-"]
    assert row_of("|     |-----|-----|") == []


def test_a_line_ruled_below_columns_parted_by_spaces_is_no_row() -> None:
    assert row_of("  ---------- ------ ----") == []
    assert row_of("==========  ======") == []
    assert row_of("规章   --   ---   --") != []
    assert row_of("--   ---   --") != []  # signs of blank cells


def test_columns_parted_by_spaces_stay_apart_beside_raw_html() -> None:
    table = "  结果维持  结果纠正  其他结果\n  ----------  --------  ----\n  6  136  142  1  2"
    page = as_html(f"# 年度<br />报告\n\n{table}\n")
    assert page is not None
    assert page.count("<pre>") == 1 and "6  136  142  1  2</pre>" in page


def test_rows_of_a_wiki() -> None:
    rows = ["| 信息内容 || 本年制发件数 || 本年废止件数", "| 规章 ||   || 85", "| 行政许可 || 5 ||"]
    source = "{| class=x\n|-\n" + "\n|-\n".join(rows) + "\n|}"
    assert shapes(source)[1] == [
        ["信息内容", "本年制发件数", "本年废止件数"],
        ["规章", "", "85"],
        ["行政许可", "5", ""],
    ]
    assert row_of("| 行政许可 | 5 | ||") == ["行政许可", "5"]  # bare bars behind a row: columns it spans
