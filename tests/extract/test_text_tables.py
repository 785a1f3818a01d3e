"""Tables as lines of text: what stands in which column is read where it is certain, and flagged where not."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import pytest

from extract.form import EDITION_2021, GROUPS, Row, request_cells, review_cells
from extract.model import Report, State
from extract.read import read_bytes
from tests.extract import pages

Values = list[str]
_CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_HEADER = [
    [_CORNER, "", "", "申请人情况", "", "", "", "", "", ""],
    ["", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"],
    ["", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""],
]
_REVIEW = [
    ["行政复议", "", "", "", "", "行政诉讼", *[""] * 9],
    [
        *["结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉"],
        *[""] * 4,
        "复议后起诉",
        *[""] * 4,
    ],
    [*[""] * 5, *["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 2],
]
DISCLOSURE = [
    ["第二十条第（一）项", "", "", ""],
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "0", "0", "0"],
    ["行政规范性文件", "3", "1", "12"],
    ["第二十条第（五）项", "", "", ""],
    ["信息内容", "本年处理决定数量", "", ""],
    ["行政许可", "245", "", ""],
    ["第二十条第（六）项", "", "", ""],
    ["信息内容", "本年处理决定数量", "", ""],
    ["行政处罚", "31", "", ""],
    ["行政强制", "2", "", ""],
    ["第二十条第（八）项", "", "", ""],
    ["信息内容", "本年收费金额（单位：万元）", "", ""],
    ["行政事业性收费", "18.25", "", ""],
]


def labels_of(row: Row, first: bool) -> list[str]:
    """The three label columns of the request table, as a page prints them."""
    if row.group is None:
        return [row.printed, "", ""]
    if row.group == "results":
        return ["三、本年度办理结果" if row.key == "granted" else "", row.printed, ""]
    group = next(group for group in GROUPS if group.key == row.group)
    return ["", group.ordinal + group.label if first else "", row.printed]


def full(labels: Values, values: Values) -> Values:
    """Every column of the grid is a cell."""
    return [*labels, *values]


def shifted(labels: Values, values: Values) -> Values:
    """Rows without a label in the third column stand one cell further left."""
    return [*labels, *values] if labels[2] else [*labels[:2], *values, ""]


def text_of(
    values_of: Callable[[Row], Values],
    place: Callable[[Values, Values], Values] = full,
    review: Values | None = None,
) -> str:
    """A whole report as text with tab-separated tables."""
    rows, group = [*_HEADER], None
    for row in EDITION_2021.request_rows():
        rows.append(place(labels_of(row, row.group != group), values_of(row)))
        group = row.group
    printed = [str(number) for number in pages.REVIEW] if review is None else review
    tables = (DISCLOSURE, rows, [*_REVIEW, printed])
    two, three, four = ("\n".join("\t".join(row) for row in table) for table in tables)
    return (
        "云岭县青禾镇2023年政府信息公开工作年度报告\n一、总体情况\n2023年，青禾镇主动公开政府信息120条。\n"
        f"二、主动公开政府信息情况\n{two}\n三、收到和处理政府信息公开申请情况\n{three}\n"
        f"四、政府信息公开行政复议、行政诉讼情况\n{four}\n五、存在的主要问题及改进情况\n更新不够及时。\n"
        "六、其他需要报告的事项\n2023年未收取信息处理费。\n"
    )


def read(text: str) -> Report:
    return read_bytes(text.encode())[1]


def named(report: Report) -> set[str]:
    return {cell for found in report.issues for cell in found.cells}


def without_totals(row: Row) -> Values:
    return [*pages.printed_row(row)[:-1], ""]


def totals_only(row: Row) -> Values:
    return [*[""] * 6, pages.printed_row(row)[-1]]


@pytest.mark.parametrize("place", [full, shifted])
@pytest.mark.parametrize(("values_of", "blank"), [(without_totals, "total"), (totals_only, "all but total")])
def test_a_column_that_is_blank_throughout_is_told_from_one_that_is_missing(
    place: Callable[[Values, Values], Values], values_of: Callable[[Row], Values], blank: str
) -> None:
    report = read(text_of(values_of, place))
    for row in EDITION_2021.request_rows():
        states = [report.cells[cell].state for cell in request_cells(row.key)]
        expected = [State.NUMBER if value else State.BLANK for value in values_of(row)]
        assert states == expected, row.key
    assert not named(report)


def test_a_row_is_placed_as_the_rows_with_the_same_labels() -> None:
    printed = {"new": ["40", "5", "0", "0", "2", "1", "48"], "carried_in": ["", "3", "", "", "", "", "3"]}
    report = read(text_of(lambda row: printed.get(row.key, pages.printed_row(row)), shifted))
    assert [report.cells[cell].raw for cell in request_cells("carried_in")] == printed["carried_in"]
    assert not [found for found in report.issues if found.code == "row_ambiguous"]


def test_a_row_no_other_row_speaks_for_is_flagged() -> None:
    first_blank = {"new", "carried_in", "carried_out"}

    def values_of(row: Row) -> Values:
        return ["", *pages.printed_row(row)[1:]] if row.key in first_blank else pages.printed_row(row)

    report = read(text_of(values_of, shifted))
    wrong = {
        cell
        for key in first_blank
        for cell, value in zip(request_cells(key), ["", *pages.printed_row(_row(key))[1:]], strict=True)
        if (report.cells[cell].raw or "") != value
    }
    assert wrong <= named(report)


def test_a_shifted_row_with_blanks_is_placed_by_no_row_with_other_labels() -> None:
    values = {"new": ["", "5", "0", "0", "2", "1", "8"], "carried_in": ["", "3", "", "", "", "", ""]}

    def values_of(row: Row) -> Values:
        printed = values.get(row.key, pages.printed_row(row))
        return printed if row.group not in {None, "results"} else ["", *printed[1:]]

    report = read(text_of(values_of, shifted))
    for row in EDITION_2021.request_rows():
        for cell, printed in zip(request_cells(row.key), values_of(row), strict=True):
            assert cell in named(report) or (report.cells[cell].raw or "") == printed, cell


def _row(key: str) -> Row:
    return next(row for row in EDITION_2021.request_rows() if row.key == key)


def test_blank_cells_between_bars_are_no_ruling_line() -> None:
    text = text_of(pages.printed_row, review=[""] * 15)
    barred = "\n".join(
        f"| {line.replace(chr(9), ' | ')} |" if "\t" in line else line for line in text.split("\n")
    )
    report = read(barred)
    states = {report.cells[cell].state for cell in review_cells("reconsideration")}
    assert states == {State.BLANK}
    assert not named(report)


def test_a_table_of_channels_above_the_form_is_none_of_its_rows() -> None:
    channels = "公开渠道\t网站\t公众号\t公示栏\t其他\t总计\n规章\t7\t0\t0\t0\t7\n"
    text = text_of(pages.printed_row).replace(
        "二、主动公开政府信息情况", f"{channels}二、主动公开政府信息情况"
    )
    report = read(text)
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()
    assert not named(report)


def test_a_figure_stands_under_its_header_where_the_lines_are_equally_wide() -> None:
    text = text_of(pages.printed_row).replace("规章\t0\t0\t0", "规章\t\t2\t")
    report = read(text)
    assert [report.cells[f"disclosure.rules.{key}"].number for key in ("made", "repealed", "valid")] == [
        None,
        2,
        None,
    ]


def exported(width: int) -> bytes:
    """The report as a spreadsheet saves it, every line filled up to *width* cells."""
    printed = io.StringIO()
    writer = csv.writer(printed)
    for line in text_of(pages.printed_row).split("\n"):
        cells = line.split("\t")
        writer.writerow([*cells, *[""] * (width - len(cells))])
    return printed.getvalue().encode("utf-8-sig")


@pytest.mark.parametrize("width", [0, 15])
def test_comma_separated_values(width: int) -> None:
    report = read_bytes(exported(width))[1]
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()
    assert not named(report)
    assert (report.issuer, report.year) == ("云岭县青禾镇", 2023)
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]


def rows_as_lines(between: str, after_label: str) -> str:
    """A page whose rows are paragraphs: label, then figures."""
    lines = []
    for line in text_of(pages.printed_row).strip().split("\n"):
        cells = [cell for cell in line.split("\t") if cell]
        labels = [cell for cell in cells if not cell[0].isdigit() or "." in cell[:2]]
        figures = between.join(cells[len(labels) :])
        joined = f"{''.join(labels)}{after_label}{figures}" if figures else between.join(labels)
        lines.append(f"<p>{joined}</p>")
    return f"<body>{''.join(lines)}</body>"


@pytest.mark.parametrize("between", [" ", "&nbsp;&nbsp;", "</span> <span>"])
def test_rows_printed_as_paragraphs(between: str) -> None:
    report = read(rows_as_lines(between, between))
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()
    assert not named(report)


def test_label_colon_figures() -> None:
    page = rows_as_lines("，", "：")
    report = read(page)
    request = {cell: number for cell, number in pages.truth().items() if cell.startswith("request.")}
    assert {cell: report.cells[cell].number for cell in request} == request
    silent = {
        cell
        for cell, number in pages.truth().items()
        if report.cells[cell].number != number and cell not in named(report)
    }
    assert not silent


def test_markdown_with_tables_in_html() -> None:
    html = pages.page().decode().partition("<h1>")[2].partition("</body>")[0]
    text = "# " + html.replace("</h1>", "\n\n").replace("</p>", "\n\n").replace("<p>", "")
    report = read(text.replace("一、总体情况", "## 一、总体情况").replace("五、", "## **五、**"))
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()
    assert (report.issuer, report.year) == ("云岭县青禾镇", 2023)
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]


def test_figures_as_formulas_in_the_tables_of_markdown() -> None:
    html = pages.page().decode().partition("<h1>")[2].partition("</body>")[0]
    text = "# " + html.replace("</h1>", "\n\n").replace("</p>", "\n\n").replace("<p>", "")
    marked = re.sub(
        r"(<td[^>]*>)(\d+)(</td>)", r"\1$ \2 $\3", text.replace("一、总体情况", "## 一、总体情况")
    )
    report = read(marked)
    assert "$" in marked
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()


def test_markdown_that_writes_only_its_last_table_in_html() -> None:
    """Converters write in HTML what Markdown cannot: a table with cells over several rows or columns."""
    labels = [_label_cells(row) for row in EDITION_2021.request_rows()]
    rows = [
        [*cells, *pages.printed_row(row)[:-1], ""]
        for cells, row in zip(labels, EDITION_2021.request_rows(), strict=True)
    ]
    lines = [f"| {' | '.join(row)} |" for row in [*_HEADER, *rows]]
    lines[1:1] = ["|" + " --- |" * len(rows[0])]
    review = pages.page().decode().rpartition("<table>")[2].partition("</table>")[0]
    title = "# 云岭县青禾镇2023年政府信息公开工作年度报告"
    heading = "## 三、收到和处理政府信息公开申请情况"
    below = f"## 四、行政复议、行政诉讼情况\n\n<table>{review}</table>"
    report = read("\n".join([title, "", "## 一、总体情况", "", heading, "", *lines, "", below]))
    for row in EDITION_2021.request_rows():
        *figures, _ = pages.printed_row(row)
        cells = [report.cells[cell] for cell in request_cells(row.key)]
        assert [cell.raw for cell in cells] == [*figures, ""], row.key
    assert report.cells["review.reconsideration.total"].number == pages.REVIEW[4]


def _label_cells(row: Row) -> list[str]:
    return [row.printed, "", ""] if row.group is None else ["", row.printed, ""]


def moved_left(values: Values) -> Values:
    return [*values[1:], ""]


def moved_right(values: Values) -> Values:
    return ["", *values[:-1]]


@pytest.mark.parametrize("place", [full, shifted])
@pytest.mark.parametrize("key", ["new", "granted", "total", "carried_out"])
@pytest.mark.parametrize(("values_of", "moved"), [(totals_only, moved_left), (without_totals, moved_right)])
def test_figures_under_other_columns_than_those_of_all_other_rows_are_not_moved(
    place: Callable[[Values, Values], Values],
    key: str,
    values_of: Callable[[Row], Values],
    moved: Callable[[Values], Values],
) -> None:
    def printed(row: Row) -> Values:
        return moved(values_of(row)) if row.key == key else values_of(row)

    report = read(text_of(printed, place))
    for row in EDITION_2021.request_rows():
        for cell, text in zip(request_cells(row.key), printed(row), strict=True):
            assert cell in named(report) or (report.cells[cell].raw or "") == text, cell


def behind(labels: Values, values: Values) -> Values:
    return [*shifted(labels, values), ""]


def test_rows_below_the_header_that_print_their_totals_alone_are_sure_beside_rows_that_are_not() -> None:
    def nothing_asked(row: Row) -> Values:
        return [*[""] * 6, "0"]

    text = text_of(nothing_asked, behind)
    for row in _HEADER:
        text = text.replace("\t".join(row), "\t".join([*row, ""]))
    report = read(text)
    below = [row for row in EDITION_2021.request_rows() if row.group not in {None, "results"}]
    for row in below:
        cells = request_cells(row.key)
        assert [report.cells[cell].raw for cell in cells] == nothing_asked(row), row.key
        assert not set(cells) & named(report)


def test_two_rows_that_are_shorter_than_all_others_may_have_lost_their_last_figures() -> None:
    cut = {"granted", "partial"}

    def place(labels: Values, values: Values) -> Values:
        return shifted(labels, values if labels[1][3:7] not in {"予以公开", "部分公开"} else values[:-1])

    def quiet(row: Row) -> Values:
        return ["0"] * 7 if row.key in cut else pages.printed_row(row)

    report = read(text_of(quiet, place))
    assert {cell for key in cut for cell in request_cells(key)} <= named(report)


@pytest.mark.parametrize("more", [0, 1])
def test_parts_without_totals_are_read_where_some_rows_end_with_a_blank_cell(more: int) -> None:
    rows = iter(range(len(EDITION_2021.request_rows())))

    def place(labels: Values, values: Values) -> Values:
        return [*labels, *values, *[""] * (next(rows) % 2 * more)]

    report = read(text_of(without_totals, place))
    for row in EDITION_2021.request_rows():
        assert [report.cells[cell].raw for cell in request_cells(row.key)] == without_totals(row), row.key
    assert not {cell for cell in named(report) if cell.startswith("request.")}


def test_a_blank_row_with_a_cell_for_each_column_is_whole_where_many_are() -> None:
    rows = iter(range(len(EDITION_2021.request_rows())))

    def place(labels: Values, values: Values) -> Values:
        printed = next(label for label in reversed(labels) if label)
        return [printed, *values, *[""] * (next(rows) % 2)]

    report = read(text_of(lambda row: [""] * 7, place))
    assert {
        report.cells[cell].state for row in EDITION_2021.request_rows() for cell in request_cells(row.key)
    } == {State.BLANK}
    assert not {cell for cell in named(report) if cell.startswith("request.")}


def names_above(figures: Callable[[Row], str]) -> Report:
    """A report whose rows are a line with the name and one with the figures."""
    rows = [f"{row.printed}\n{figures(row)}" for row in EDITION_2021.request_rows()]
    header = "\t".join(["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"])
    head, _, rest = text_of(pages.printed_row).partition("三、收到和处理政府信息公开申请情况\n")
    _, _, tail = rest.partition("四、政府信息公开行政复议")
    table = "三、收到和处理政府信息公开申请情况\n" + "\n".join([header, *rows])
    return read(f"{head}{table}\n\n四、政府信息公开行政复议{tail}")


def test_names_above_their_figures_throughout_are_in_no_doubt() -> None:
    report = names_above(lambda row: "  ".join(pages.printed_row(row)))
    assert named(report) == set()
    assert {key: cell.number for key, cell in report.cells.items()} == pages.truth()


def test_one_row_of_them_without_figures_leaves_its_neighbours_in_doubt() -> None:
    def figures(row: Row) -> str:
        return "" if row.key == "unable_unclear" else "  ".join(pages.printed_row(row))

    assert {*request_cells("unable_unclear")} <= named(names_above(figures))


def in_cells_of_their_own(blank: tuple[str, ...] = (), lost: tuple[str, ...] = ()) -> Report:
    """A page on which a table within a cell holds the figures of each row."""

    def inner(row: Row) -> str:
        values = [""] * 7 if row.key in blank else pages.printed_row(row)
        cells = "".join(f"<td>{value}</td>" for value in values)
        return "" if row.key in lost else f"<table><tr>{cells}</tr></table>"

    rows = (
        f"<tr><td colspan=3>{row.printed}</td><td colspan=7>{inner(row)}</td></tr>"
        for row in EDITION_2021.request_rows()
    )
    return read_bytes(pages.page(f"<table>{pages.HEADER}{''.join(rows)}</table>"))[1]


def test_figures_in_a_table_within_the_cell_beside_the_name_of_their_row() -> None:
    report = in_cells_of_their_own(blank=("denied_query",))
    read_as = {key: cell.number for key, cell in report.cells.items()}
    expected = pages.truth() | dict.fromkeys(request_cells("denied_query"))
    assert (read_as, named(report)) == (expected, set())
    assert report.cells["request.denied_query.total"].state is State.BLANK


def test_a_row_that_lost_the_table_in_its_cell_is_flagged() -> None:
    assert {*request_cells("denied_query")} <= named(in_cells_of_their_own(lost=("denied_query",)))
