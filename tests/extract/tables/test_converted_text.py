"""Pages as converters write them in text: a bar closes each cell, on one line or on several."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from extract.form import EDITION_2021, OTHER_ROWS, request_cells, review_cells
from extract.model import Report, State
from extract.read import read_bytes
from tests.extract import pages
from tests.extract.unlike import ABOVE, BELOW, FIGURES, HEADINGS, TITLE, disclosure, request, review

Cells = list[str]
Convert = Callable[[Cells, int], str]
GROUPS = {
    "denied": "（三）不予公开",
    "unable": "（四）无法提供",
    "not_processed": "（五）不予处理",
    "other": "（六）其他处理",
}


def closed(cells: Cells, more: int) -> str:
    """ "规章 | 0 |  | 3 |", "行政许可 | 5 | ||"."""
    return " ".join([*(f"{cell} |" for cell in cells), *(["|" * more] if more else [])])


def closed_lines(cells: Cells, more: int) -> str:
    """The same with a line for each cell."""
    return "\n".join([*(f"{cell} |".strip() for cell in cells), *(["|" * more] if more else [])])


def bars_between(cells: Cells, more: int) -> str:
    """A line for each cell and for each bar."""
    return "\n".join(line for cell in cells for line in (cell, "|") if line)


CONVERTED = (closed, closed_lines, bars_between)


def rows_of(table: str) -> list[Cells]:
    return [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"<tr>(.*?)</tr>", table)]


def request_rows(table: str) -> list[Cells]:
    """The rows of the request table with the labels of their groups, once each, before their own."""
    head, body = rows_of(table)[:3], rows_of(table)[3:]
    rows, before = [*head], None
    for row, cells in zip(EDITION_2021.request_rows(OTHER_ROWS), body, strict=True):
        if row.key == "granted":
            cells = ["三、本年度办理结果", *cells]
        if row.group in GROUPS and row.group != before:
            cells = [GROUPS[row.group], *cells]
        rows.append(cells)
        before = row.group
    return rows


def converted(convert: Convert, printed: Callable[[str, str], str]) -> str:
    tables = (
        (rows_of(disclosure(printed)), 4),
        (request_rows(request(printed)), 10),
        (rows_of(review(write=printed)), 15),
    )
    parts = [
        line
        for heading, (rows, width) in zip(HEADINGS, tables, strict=True)
        for line in (heading, *(convert(cells, width - len(cells)) for cells in rows))
    ]
    return "\n".join([TITLE, *ABOVE, *parts, *BELOW])


def as_printed(report: Report, truth: Mapping[str, str]) -> dict[str, tuple[str, str | None]]:
    """The cells read otherwise than printed, or doubted."""
    named = {cell for found in report.issues for cell in found.cells if found.code != "sum_source_error"}
    return {
        cell: (text, report.cells[cell].raw)
        for cell, text in truth.items()
        if cell in named or report.cells[cell].raw != text
    }


def totals_only(cell: str, figure: str) -> str:
    return "" if cell.startswith("request.") and not cell.endswith(".total") else figure


def without_totals(cell: str, figure: str) -> str:
    return "" if cell.startswith("request.") and cell.endswith(".total") else figure


def everything(_: str, figure: str) -> str:
    return figure


def nothing_requested(cell: str, figure: str) -> str:
    return figure if cell.startswith("disclosure.") else ""


@pytest.mark.parametrize("convert", CONVERTED)
@pytest.mark.parametrize("printed", [everything, totals_only, without_totals])
def test_each_cell_stands_where_its_bar_closes_it(
    convert: Convert, printed: Callable[[str, str], str]
) -> None:
    report = read_bytes(converted(convert, printed).encode())[1]
    truth = {cell: printed(cell, str(figure)) for cell, figure in FIGURES.items()}
    assert as_printed(report, truth) == {}


@pytest.mark.parametrize("convert", CONVERTED)
def test_blank_rows_between_bars_are_blank(convert: Convert) -> None:
    report = read_bytes(converted(convert, nothing_requested).encode())[1]
    states = {report.cells[cell].state for row in pages.row_keys() for cell in request_cells(row)}
    assert states == {State.BLANK}
    assert {report.cells[cell].number for cell in review_cells("reconsideration")} == {None}


@pytest.mark.parametrize("convert", [closed, closed_lines])
def test_a_converter_that_drops_blank_cells_leaves_the_row_in_doubt(convert: Convert) -> None:
    def dropping(cells: Cells, more: int) -> str:
        kept = [cell for cell in cells if cell]
        return convert(kept, more + len(cells) - len(kept))

    blank = {"disclosure.normative_documents.made", "request.new.research", "request.carried_in.total"}
    report = read_bytes(converted(dropping, lambda cell, figure: "" if cell in blank else figure).encode())[1]
    named = {cell for found in report.issues for cell in found.cells}
    wrong = {
        cell for cell, figure in FIGURES.items() if cell not in blank and report.cells[cell].number != figure
    }
    assert wrong <= named
    assert blank <= named
    assert set(request_cells("new")) <= named


@pytest.mark.parametrize("printed", [everything, totals_only, without_totals])
def test_a_bar_above_a_label_that_none_closes_takes_no_cell(printed: Callable[[str, str], str]) -> None:
    def stray(cells: Cells, more: int) -> str:
        """ "|", "规章", "0 |", " |": the bars of a row's cells, and one of its own before them."""
        return "\n".join(["|", cells[0], *(f"{cell} |" for cell in cells[1:])])

    report = read_bytes(converted(stray, printed).encode())[1]
    named = {cell for found in report.issues for cell in found.cells}
    truth = {cell: printed(cell, str(figure)) for cell, figure in FIGURES.items()}
    assert {cell for cell, text in truth.items() if (report.cells[cell].raw or "") != text} <= named


def test_dashes_on_lines_of_their_own_are_no_ruling_lines() -> None:
    dashes = converted(closed_lines, lambda cell, figure: "--" if cell.startswith("review.") else figure)
    report = read_bytes(dashes.encode())[1]
    assert {report.cells[cell].state for cell in review_cells("lawsuit_after")} == {State.DASH}


def test_a_row_of_dashes_below_a_ruling_line_is_a_row() -> None:
    lines = ["| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |", "| --- | --- | --- | --- |"]
    text = "\n".join(
        [TITLE, "一、总体情况", HEADINGS[0], *lines, "| 规章 | -- | -- | -- |", "| -- | -- | -- | -- |"]
    )
    (grid,) = read_bytes(text.encode())[0].grids
    assert [[cell.text for cell in row] for row in grid.rows][1:] == [["规章", "--", "--", "--"], ["--"] * 4]
