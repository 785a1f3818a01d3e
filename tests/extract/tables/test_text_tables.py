"""Tables as lines of text: what stands in which column is read where it is certain, and flagged where not."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import pytest

from extract.form import EDITION_2021, Row, request_cells, review_cells
from extract.model import State
from extract.read import read_bytes
from tests.extract import pages
from tests.extract.text_pages import (
    HEADER,
    Values,
    full,
    named,
    read,
    shifted,
    text_of,
    totals_only,
    without_totals,
)


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
    lines = [f"| {' | '.join(row)} |" for row in [*HEADER, *rows]]
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
