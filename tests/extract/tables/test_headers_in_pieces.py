"""Column headers that come in pieces: narrow columns name themselves a character or two per line."""

from __future__ import annotations

import re
from itertools import zip_longest

import pytest

from extract.form import EDITION_2021, OTHER_ROWS, request_cells, review_cells
from extract.read import read_bytes
from tests.extract import pages, unlike

NAMES = (
    "自然人",
    "商业企业",
    "法律服务机构",
    "社会公益组织",
    "科研机构",
    "其他",
    "总计",
)  # not the form's order


def header_of(names: tuple[str, ...]) -> str:
    """A header row for every character of the longest of *names*."""
    lines = zip_longest(*names, fillvalue="")
    return "".join(
        "<tr><td colspan=3></td>" + "".join(f"<td>{character}</td>" for character in line) + "</tr>"
        for line in lines
    )


def test_a_header_one_character_a_line_tells_the_columns() -> None:
    table = pages.request_table({"new": ["40", "5", "2", "0", "0", "1", "48"]})
    _, report = read_bytes(pages.page(table.replace(pages.HEADER, header_of(NAMES))))
    assert [report.cells[cell].number for cell in request_cells("new")] == [40, 5, 0, 0, 2, 1, 48]
    assert "columns_reordered" in {issue.code for issue in report.issues}


def test_a_header_whose_words_are_not_whole_and_not_in_order_leaves_its_columns_in_doubt() -> None:
    """A row of fixed height cut the names off; none is whole."""
    cut = ("自然人", "业", "其他", "织社会", "法律", "科研", "计")
    header = "<tr><td colspan=3></td>" + "".join(f"<td>{name}</td>" for name in cut) + "</tr>"
    _, report = read_bytes(pages.page(pages.request_table().replace(pages.HEADER, header)))
    doubtful = {cell for issue in report.issues for cell in issue.cells}
    assert set(request_cells("new")) <= doubtful


def test_a_header_whose_words_are_not_whole_but_in_order_leaves_nothing_in_doubt() -> None:
    cut = ("自然人", "商业", "科研", "社会公益", "法律服务", "其他", "总计")
    header = "<tr><td colspan=3></td>" + "".join(f"<td>{name}</td>" for name in cut) + "</tr>"
    _, report = read_bytes(pages.page(pages.request_table().replace(pages.HEADER, header)))
    assert report.issues == ()


WHOLE = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
MIXED_UP = ("社会公益 法律服务", "商业企业 科研机构", "组织", "机构", "其他")
IN_ORDER = ("商业企", "业", "科研机", "构", "社会公", "益组织", "法律服", "务机构", "其他")
SWAPPED = ("法律服", "务机构", "科研机", "构", "社会公", "益组织", "商业企", "业", "其他")


def as_text(inner: tuple[str, ...]) -> str:
    """A report as text whose rows are parted by spaces; every piece of the request header is a paragraph."""
    rows = [
        " ".join([row.printed, *pages.printed_row(row)])
        for row in EDITION_2021.request_rows(OTHER_ROWS)
        if row.key != "other_other"
    ]
    header = ["申请人情况", "自然人", "法人或其他组织", "总计", *inner]
    lines = ["云岭县青禾镇2023年政府信息公开工作年度报告", "一、总体情况", "2023年，我镇推进政务公开。"]
    return "\n\n".join([*lines, "三、收到和处理政府信息公开申请情况", *header, *rows])


def doubtful_columns(inner: tuple[str, ...]) -> set[str]:
    """The cells of the first row that an issue names."""
    _, report = read_bytes(as_text(inner).encode())
    assert [report.cells[cell].number for cell in request_cells("new")] == list(pages.FIGURES["new"])
    assert "columns_reordered" not in {issue.code for issue in report.issues}
    return set(request_cells("new")) & {cell for issue in report.issues for cell in issue.cells}


@pytest.mark.parametrize("inner", [WHOLE, IN_ORDER])
def test_names_below_each_other_in_the_forms_order_leave_nothing_in_doubt(inner: tuple[str, ...]) -> None:
    assert doubtful_columns(inner) == set()


@pytest.mark.parametrize("inner", [MIXED_UP, SWAPPED])
def test_names_below_each_other_in_another_order_leave_the_columns_in_doubt(inner: tuple[str, ...]) -> None:
    """A converter takes the pieces of a header in any order: that of the columns is not told."""
    assert doubtful_columns(inner) == set(request_cells("new"))


def test_whole_names_below_each_other_tell_the_order_of_the_columns() -> None:
    _, report = read_bytes(as_text(WHOLE[::-1]).encode())
    natural, *inner, total = pages.FIGURES["new"]
    assert [report.cells[cell].number for cell in request_cells("new")] == [natural, *inner[::-1], total]
    assert "columns_reordered" in {issue.code for issue in report.issues}


def test_a_piece_of_a_row_below_is_no_header_of_the_other_edition() -> None:
    """本年新收政府 is the first line of a label; 本年新制作数量 and 本年新公开数量 are headers of 2019."""
    cells = re.findall(r"<td[^>]*>(.*?)</td>", pages.DISCLOSURE)
    pieces = [piece for cell in cells for piece in (cell[:3], cell[3:]) if piece]
    row = ["一、本年新收政府", "信息公开申请数量", *pages.FIGURES["new"]]
    title = "云岭县青禾镇2023年政府信息公开工作年度报告"
    lines = [title, "二、主动公开政府信息情况", *pieces, "三、收到和处理政府信息公开申请情况", *row]
    _, report = read_bytes("\n".join(map(str, lines)).encode())
    assert report.edition == "2021"
    assert "edition_mixed" not in {issue.code for issue in report.issues}


def test_a_name_parted_over_two_columns_leaves_its_figures_in_doubt() -> None:
    """公益组织 is a name of its own; the figures under 社会, the other half, would count as a remark."""
    names = ["自然人", "商业企业", "科研机构", "社会", "公益组织", "法律服务机构", "其他", "总计"]
    header = "<tr><td colspan=3></td>" + "".join(f"<td>{name}</td>" for name in names) + "</tr>"
    rows = "".join(
        f"<tr><td colspan=3>{row.printed}</td>"
        + "".join(f"<td>{figure}</td>" for figure in (*figures[:4], "", *figures[4:]))
        + "</tr>"
        for row in EDITION_2021.request_rows(OTHER_ROWS)
        if (figures := pages.printed_row(row))
    )
    _, report = read_bytes(pages.page(f"<table>{header}{rows}</table>"))
    doubtful = {cell for issue in report.issues for cell in issue.cells}
    for row in EDITION_2021.request_rows(OTHER_ROWS):
        assert set(request_cells(row.key)) <= doubtful, row.key


def test_a_header_of_which_a_font_lost_a_character_is_none_of_the_figures_before_others() -> None:
    lost = unlike.disclosure().replace("本年制发件数", "本年制发件数（以印发日期为\ufffd）")
    report = unlike.read(unlike.article(first=lost))
    assert unlike.silent(report) == {}
    assert not {cell for cell in unlike.doubted(report) if cell.startswith("disclosure.")}


def test_a_header_that_goes_on_in_a_second_table_is_no_second_header() -> None:
    names, results, leaves, figures = re.findall(r"<tr>.*?</tr>", unlike.review())
    for table in (
        f"<table>{names}{results}</table><table>{leaves}{figures}</table>",
        f"<table>{names}</table><table>{results}{leaves}{figures}</table>",
    ):
        report = unlike.read(unlike.article(third=table))
        assert unlike.silent(report) == {}
        assert unlike.named_by(report, "table_repeated") == set()


@pytest.mark.parametrize("label", ["2.其他<br>法律行政<br>法规禁止公开", "2.其他<br>法律行政"])
def test_a_label_of_which_a_line_alone_would_be_another_rows_is_in_no_doubt(label: str) -> None:
    table = unlike.request().replace("2.其他法律行政法规禁止公开", label)
    assert label in table
    report = unlike.read(unlike.article(second=table))
    assert unlike.silent(report) == {}
    assert unlike.named_by(report, "row_ambiguous") == set()


@pytest.mark.parametrize(
    ("above", "doubted"),
    [("申请人情况 总计", False), ("申请人情况", True)],
)
def test_a_total_named_in_the_line_of_the_others_before_them_leaves_the_columns_in_doubt(
    above: str, doubted: bool
) -> None:
    """总计 | 自然人: its figures stand first as well, or its name was moved; beside 申请人情况 it is not."""
    line = ["自然人", "法人或其他组织", *[""] * 4]
    first, *rest = as_text(()).split("\n\n一、本年新收")
    header = [["", *above.split()], ["", *([] if not doubted else ["总计"]), *line], ["", "", *WHOLE]]
    lines = ["\t".join(cells) for cells in header]
    opening = first.partition("申请人情况")[0]
    rows = "一、本年新收".join(["", *rest]).replace(" ", "\t").replace("\n\n", "\n")
    _, report = read_bytes("\n".join([opening, *lines, rows]).encode())
    named = {cell for issue in report.issues for cell in issue.cells}
    assert (set(request_cells("new")) <= named) == doubted


@pytest.mark.parametrize(
    ("above", "below", "doubted"),
    [
        ("行政复议\t\t\t\t\t行政诉讼", "\t\t\t\t\t未经复议直接起诉\t\t\t\t\t复议后起诉", False),
        ("行政诉讼\t\t\t\t\t\t\t\t\t\t行政复议", "未经复议直接起诉\t\t\t\t\t复议后起诉", True),
    ],
)
def test_lawsuits_named_before_the_review_leave_its_columns_in_doubt(
    above: str, below: str, doubted: bool
) -> None:
    results = "\t".join(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3)
    figures = "\t".join(map(str, pages.REVIEW))
    title = "云岭县青禾镇2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况"
    _, report = read_bytes("\n".join([title, above, below, results, figures]).encode())
    named = {cell for issue in report.issues for cell in issue.cells}
    assert (set(review_cells("reconsideration")) <= named) == doubted
