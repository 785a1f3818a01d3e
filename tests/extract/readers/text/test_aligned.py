"""Tables of text whose columns blanks alone part, each cell exactly under the others of its column."""

from __future__ import annotations

from unicodedata import east_asian_width

import pytest

from extract.model import State
from extract.read import read_bytes
from extract.readers import text

ROWS = [
    ["一、本年新收", "40", "5", "", "45"],
    ["二、上年结转", "", "", "", ""],
    ["（一）予以公开", "20", "", "117", "137"],
    ["（二）部分公开", "6", "1234", "", "1240"],
    ["1.属于国家秘密", "", "3", "", "3"],
    ["2.其他法律禁止", "4", "", "", "4"],
    ["（七）总计", "30", "1237", "117", "1384"],
]
HEADER = ["项目", "自然人", "商业企业", "科研机构", "总计"]


def width(words: str, wide: int) -> int:
    return sum(wide if east_asian_width(one) in "WF" else 1 for one in words)


def lines(rows: list[list[str]], *, wide: int = 2, side: str = "left") -> list[str]:
    """*rows* as a terminal prints them: Chinese characters *wide*, figures at one *side* of their cells."""
    columns = [max(width(row[at], wide) for row in rows) for at in range(len(rows[0]))]

    def cell(words: str, at: int) -> str:
        room = columns[at] - width(words, wide)
        before = 0 if side == "left" or not at else room if side == "right" else room // 2
        return " " * before + words + " " * (room - before)

    return ["  ".join(cell(words, at) for at, words in enumerate(row)).rstrip() for row in rows]


def grids(printed: list[str]) -> list[list[list[str]]]:
    document = text.read("\n".join(["某县2023年报告", "", *printed, "", "五、存在的问题"]).encode())
    return [[[cell.text for cell in row] for row in grid.rows] for grid in document.grids if grid.aligned]


@pytest.mark.parametrize("wide", [1, 2])
@pytest.mark.parametrize("side", ["left", "right", "middle"])
def test_a_blank_stays_blank_where_columns_are_exact(wide: int, side: str) -> None:
    assert grids(lines([HEADER, *ROWS], wide=wide, side=side)) == [[HEADER, *ROWS]]


def test_lines_drawn_between_rows_are_no_cells() -> None:
    header, *rows = lines([HEADER, *ROWS])
    assert grids([header, "-----  ------  --------  --------  ----", *rows]) == [[HEADER, *ROWS]]


def test_a_figure_that_stands_a_blank_off_its_column_tells_that_none_is_exact() -> None:
    printed = lines([HEADER, *ROWS])
    printed[3] = printed[3].replace(" 117", "117 ")
    assert grids(printed) == []


@pytest.mark.parametrize("sign", ["\t", "|", "│"])
def test_other_signs_between_the_cells_are_read_as_ever(sign: str) -> None:
    assert grids([line.replace("  ", f" {sign} ") for line in lines([HEADER, *ROWS])]) == []


def test_the_place_of_a_cell_is_its_line_in_the_file() -> None:
    document = text.read("\n".join(["题目", "", *lines([HEADER, *ROWS])]).encode())
    assert document.grids[0].rows[1][4].locator == {"kind": "text", "line": 4, "column": 5}


def test_a_report_is_read_with_its_blanks() -> None:
    header = ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    rows = [
        ["一、本年新收政府信息公开申请数量", "40", "", "", "5", "", "", "45"],
        ["二、上年结转政府信息公开申请数量", "", "3", "", "", "", "", "3"],
        ["（一）予以公开", "20", "", "", "5", "", "", "25"],
        ["2.重复申请", "7", "1", "", "", "", "", "8"],
        ["（七）总计", "27", "1", "", "5", "", "", "33"],
        ["四、结转下年度继续办理", "13", "2", "", "", "", "", "15"],
    ]
    title = "云岭县青禾镇2023年政府信息公开工作年度报告"
    above = [title, "", "一、总体情况", "公开信息120条。", "二、主动公开政府信息情况", "见附件。"]
    below = ["五、存在的主要问题及改进情况", "更新不够及时。", "六、其他需要报告的事项", "无。"]
    third = ["三、收到和处理政府信息公开申请情况", "", *lines([header, *rows]), ""]
    printed = "\n".join([*above, *third, *below])
    report = read_bytes(printed.encode())[1]
    found = [report.cells[f"request.carried_in.{key}"] for key in ("natural_person", "enterprise", "total")]
    assert [cell.state for cell in found] == [State.BLANK, State.NUMBER, State.NUMBER]
    assert [cell.number for cell in found] == [None, 3, 3]
    named = {cell for issue in report.issues if issue.code.startswith("row_") for cell in issue.cells}
    assert "request.carried_in.enterprise" not in named
