"""Rows and columns found whatever the layout: exact, or flagged by an issue that names the cell."""

from __future__ import annotations

import pytest

from extract.form import EDITION_2021, ONE_OTHER_ROW, request_cells
from extract.model import Report, State
from extract.read import read_bytes
from extract.tables.split import is_label
from tests.extract import pages


def report_of(data: bytes) -> Report:
    return read_bytes(data)[1]


def flagged(report: Report, code: str) -> set[str]:
    return {cell for issue in report.issues if issue.code == code for cell in issue.cells}


def row(report: Report, key: str) -> list[tuple[State, int | float | None]]:
    return [(report.cells[cell].state, report.cells[cell].number) for cell in request_cells(key)]


def test_a_plain_report_is_read_exactly_and_without_a_flag() -> None:
    report = report_of(pages.page())
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()
    assert report.issues == ()
    assert (report.edition, report.year, report.issuer) == ("2021", 2023, "云岭县青禾镇")


def test_blank_cells_stay_where_they_are() -> None:
    report = report_of(pages.page(pages.request_table({"new": ["", "5", "&nbsp;", "/", "—", "无", ""]})))
    states = [state for state, _ in row(report, "new")]
    assert states == [
        State.BLANK,
        State.NUMBER,
        State.BLANK,
        State.SLASH,
        State.DASH,
        State.WORD,
        State.BLANK,
    ]
    assert not flagged(report, "row_ambiguous")


def test_a_row_that_lost_a_cell_is_in_doubt_as_a_whole() -> None:
    report = report_of(pages.page(pages.request_table({"new": ["40", "5", "0", "0", "2", "1"]})))
    assert row(report, "new")[6] == (State.MISSING_CELL, None)
    assert flagged(report, "row_short") == set(request_cells("new"))


def test_too_many_figures_are_no_numbers_of_any_cell() -> None:
    report = report_of(pages.page(pages.request_table({"new": ["4", "0", "5", "0", "0", "2", "1", "48"]})))
    assert all(number is None for _, number in row(report, "new"))
    assert flagged(report, "row_long") == set(request_cells("new"))
    assert "8 个值，只应有 7 个" in next(
        found.message_zh for found in report.issues if found.code == "row_long"
    )


def test_a_figure_with_the_unit_of_its_column_is_in_no_doubt() -> None:
    disclosure = pages.DISCLOSURE.replace(">245<", ">245 件<").replace(">18.25<", ">18.25万元<")
    table = pages.request_table({"partial": ["6件", "1", "0", "0", "0", "0", "7件"]})
    report = report_of(pages.page(table, disclosure=disclosure))
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()
    assert report.cells["request.partial.total"].raw == "7件"
    assert report.issues == ()


def test_a_figure_over_two_columns_belongs_to_neither() -> None:
    table = pages.request_table().replace(
        "<td>40</td><td>5</td><td>0</td>", "<td>40</td><td colspan=2>5</td>", 1
    )
    report = report_of(pages.page(table))
    assert flagged(report, "cell_merged") == {"request.new.enterprise", "request.new.research"}
    assert report.cells["request.new.enterprise"].state is State.UNREADABLE


def test_columns_are_found_by_their_headers_in_any_order() -> None:
    swapped = pages.HEADER.replace("<td>商业企业</td><td>科研机构</td>", "<td>科研机构</td><td>商业企业</td>")
    report = report_of(pages.page(pages.request_table().replace(pages.HEADER, swapped)))
    assert report.cells["request.new.research"].number == 5
    assert report.cells["request.new.enterprise"].number == 0
    assert "columns_reordered" in {issue.code for issue in report.issues}


def test_a_missing_row_is_missing_and_said_so() -> None:
    repeat = next(row for row in EDITION_2021.request_rows() if row.key == "not_processed_repeat")
    cells = "<td>0</td>" * 7
    table = pages.request_table().replace(f"<tr><td colspan=3>{repeat.printed}</td>{cells}</tr>", "")
    report = report_of(pages.page(table))
    assert row(report, "not_processed_repeat") == [(State.MISSING_ROW, None)] * 7
    assert flagged(report, "row_missing") == set(request_cells("not_processed_repeat"))


def test_an_unknown_row_of_figures_is_not_taken_for_one_of_the_form() -> None:
    extra = "<tr><td colspan=3>其中：网络申请</td>" + "<td>9</td>" * 7 + "</tr>"
    marker = "<tr><td colspan=3>二、"
    report = report_of(pages.page(pages.request_table().replace(marker, extra + marker)))
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()
    assert "row_unknown" in {issue.code for issue in report.issues}


def test_one_row_of_other_handling_on_the_2021_form() -> None:
    table = pages.request_table({"other": ["2", "0", "0", "0", "0", "0", "2"]}, ONE_OTHER_ROW)
    report = report_of(pages.page(table))
    assert report.edition == "2021"
    assert report.cells["request.other.total"].number == 2
    assert "request.other_other.total" not in report.cells
    assert report.issues == ()


def test_a_row_whose_sum_fails_is_named_with_the_evidence() -> None:
    report = report_of(pages.page(pages.request_table({"granted": ["20", "3", "0", "0", "1", "1", "26"]})))
    codes = {issue.code for issue in report.issues}
    assert codes == {"sum_source_error"}
    assert "request.granted.total" in flagged(report, "sum_source_error")


def test_a_total_in_the_column_before_its_own_is_in_doubt() -> None:
    """A lost cell moves a row by one, and a blank one at its end hides it."""
    page = pages.page(pages.request_table({"granted": ["20", "0", "0", "1", "1", "22", ""]}))
    assert set(request_cells("granted")) <= flagged(report_of(page), "sum_parse_suspect")
    page = pages.page(pages.request_table({"granted": ["20", "3", "0", "0", "1", "1", ""]}))
    assert not flagged(report_of(page), "sum_parse_suspect")


def test_columns_that_do_not_add_up_among_blanks_are_in_doubt() -> None:
    """Totals are blank, so that the row cannot tell: its figures stand one column beside their own."""
    page = pages.page(pages.request_table({"partial": ["", "6", "1", "", "", "", ""]}))
    doubted = flagged(report_of(page), "sum_parse_suspect")
    assert {"request.partial.natural_person", "request.total.natural_person"} <= doubted
    page = pages.page(pages.request_table({"partial": ["6", "1", "", "", "", "", ""]}))
    assert "request.partial.natural_person" not in flagged(report_of(page), "sum_parse_suspect")


def test_five_blank_review_cells_are_not_filled_from_the_right() -> None:
    values = [""] * 5 + [str(number) for number in pages.REVIEW[5:]]
    report = report_of(pages.page(review=pages.review_table(values)))
    assert [report.cells[f"review.reconsideration.{name}"].state for name in ("upheld", "total")] == [
        State.BLANK
    ] * 2
    assert report.cells["review.lawsuit_direct.pending"].number == 1


def test_one_cell_per_paragraph() -> None:
    cells = [cell for row in EDITION_2021.request_rows() for cell in (row.printed, *pages.printed_row(row))]
    header = [
        "申请人情况",
        "自然人",
        "法人或其他组织",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
        "总计",
    ]
    table = "".join(f"<p>{cell}</p>" for cell in [*header, *cells])
    report = report_of(pages.page(table))
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()


def test_totals_alone_are_not_moved_to_another_column() -> None:
    """Nine cells, seven of them values, blank but for one: nothing tells which seven."""
    rows = [
        f"| 三、 | {row.printed} |{'  |' * 6} {pages.printed_row(row)[-1]} | |"
        for row in EDITION_2021.request_rows()
    ]
    head = "云岭县青禾镇2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
    report = report_of((head + "\n".join(rows)).encode())
    doubted = {cell for issue in report.issues for cell in issue.cells}
    assert {cell for row in EDITION_2021.request_rows() for cell in request_cells(row.key)} <= doubted


def test_a_second_copy_with_other_figures_is_noticed() -> None:
    other = pages.request_table({"new": ["41", "5", "0", "0", "2", "1", "49"]})
    report = report_of(pages.page(pages.request_table() + other))
    assert report.cells["request.new.total"].number == 48
    assert "table_repeated" in {issue.code for issue in report.issues}


def test_a_blank_row_is_not_filled_from_a_second_copy_without_a_flag() -> None:
    blank = pages.DISCLOSURE.replace("<td colspan=3>18.25</td>", "<td colspan=3></td>")
    report = report_of(pages.page(disclosure=blank + pages.DISCLOSURE))
    assert "disclosure.fees.amount" in flagged(report, "row_repeated")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2.5", "number_not_whole"),
        ("-2", "number_negative"),
        ("3项", "number_with_residue"),
        ("1 0", "number_spaced"),
        ("1 0件", "number_with_residue"),
    ],
)
def test_a_doubtful_figure_is_flagged(text: str, code: str) -> None:
    report = report_of(pages.page(pages.request_table({"partial": [text, "1", "0", "0", "0", "0", "7"]})))
    assert "request.partial.natural_person" in flagged(report, code)


def test_the_2019_form_keeps_its_own_cells() -> None:
    disclosure = (
        "<table><tr><td colspan=4>第二十条第（一）项</td></tr>"
        "<tr><td>信息内容</td><td>本年新制作数量</td><td>本年新公开数量</td><td>对外公开总数量</td></tr>"
        "<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>"
        "<tr><td>规范性文件</td><td>2</td><td>2</td><td>9</td></tr>"
        "<tr><td colspan=4>第二十条第（五）项</td></tr>"
        "<tr><td>信息内容</td><td>上一年项目数量</td><td>本年增/减</td><td>处理决定数量</td></tr>"
        "<tr><td>行政许可</td><td>30</td><td>-2</td><td>45</td></tr>"
        "<tr><td>其他对外管理服务事项</td><td>4</td><td>+1</td><td>6</td></tr>"
        "<tr><td colspan=4>第二十条第（九）项</td></tr>"
        "<tr><td>信息内容</td><td>采购项目数量</td><td colspan=2>采购总金额</td></tr>"
        "<tr><td>政府集中采购</td><td>6</td><td colspan=2>25.1万元</td></tr></table>"
    )
    report = report_of(pages.page(disclosure=disclosure))
    assert report.edition == "2019"
    assert report.cells["disclosure2019.licence.items_change"].number == -2
    assert report.cells["disclosure2019.normative_documents.total_published"].number == 9
    assert report.cells["disclosure2019.procurement.amount"].state is State.UNREADABLE
    assert not any(cell.startswith("disclosure.") for cell in report.cells)


def test_figures_without_label_are_not_those_of_a_row_under_the_next_header() -> None:
    lost = pages.DISCLOSURE.replace("<td>行政许可</td>", "<td></td>").replace("<td colspan=3>31</td>", "")
    report = report_of(pages.page(disclosure=lost))
    named = {cell for issue in report.issues for cell in issue.cells}
    assert {"disclosure.licence.decisions", "disclosure.penalty.decisions"} <= named


@pytest.mark.parametrize("place", range(1, 7))
def test_a_blank_cell_too_many_is_not_taken_for_a_column(place: int) -> None:
    values = ["40", "", "0", "", "2", "1", ""]
    report = report_of(pages.page(pages.request_table({"new": [*values[:place], "", *values[place:]]})))
    wrong = {
        cell
        for cell, printed in zip(request_cells("new"), values, strict=True)
        if (report.cells[cell].raw or "") != printed
    }
    assert wrong <= {cell for issue in report.issues for cell in issue.cells}


def test_figures_without_label_beside_a_row_that_is_missing_are_doubted() -> None:
    table = pages.request_table({"denied_casefile": [""] * 7})
    report = report_of(pages.page(table.replace("6.属于四类过程性信息", "")))
    named = {cell for issue in report.issues for cell in issue.cells}
    assert {*request_cells("denied_process"), *request_cells("denied_casefile")} <= named


@pytest.mark.parametrize("blank", ["<td></td>", "<td rowspan=2>6</td>"], ids=["blank", "merged"])
def test_a_header_that_took_in_a_figure_leaves_the_rows_below_it_in_doubt(blank: str) -> None:
    """Without the line between them a header and the figure under it are one cell, and its row closes up."""
    table = pages.DISCLOSURE.replace(
        "<td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td>",
        "<td colspan=2>本年制发件数</td><td>本年废止件数</td><td rowspan=2>现行有效件数<br>9</td>",
    ).replace("<td>规章</td><td>0</td><td>0</td><td>0</td>", f"<td>规章</td>{blank}<td>7</td><td>8</td>")
    report = report_of(pages.page(disclosure=table))
    doubtful = {cell for found in report.issues for cell in found.cells}
    assert {f"disclosure.rules.{column}" for column in ("made", "repealed", "valid")} <= doubtful


def test_a_track_beyond_the_results_heads_none_of_them() -> None:
    """Empty cells before 行政复议 push it to the right of 复议后起诉: no other order of the tracks."""
    table = pages.review_table().replace(
        "<td colspan=5>行政复议</td>", "<td></td>" * 20 + "<td>行政复议</td>"
    )
    report = report_of(pages.page(review=table))
    wrong = {cell for cell, number in pages.truth().items() if report.cells[cell].number != number}
    assert wrong <= {cell for found in report.issues for cell in found.cells}


def test_figures_under_no_header_of_either_edition_are_in_doubt() -> None:
    """Rows of the two editions go by the same labels: without headers, their columns may be of either."""
    _, report = read_bytes(pages.page().replace(pages.DISCLOSURE.encode(), _without_headers().encode()))
    doubtful = {cell for issue in report.issues if issue.code == "edition_unsure" for cell in issue.cells}
    assert {cell for cell in report.cells if cell.startswith("disclosure.")} == doubtful


def _without_headers() -> str:
    rows = pages.DISCLOSURE.split("<tr>")
    return "<tr>".join(row for row in rows if "信息内容" not in row and "第二十条" not in row)


@pytest.mark.parametrize("text", ["（3）“三安全一稳定”", "（\n3）“三\n安全一", "( 3 ) 三安\n全", "（3）“三"])
def test_a_numbered_label_is_one_in_whatever_lines_it_is_broken(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize("text", ["（3）件", "(3)", "（ 3 ）"])
def test_a_figure_in_brackets_is_no_label(text: str) -> None:
    assert not is_label(text)
