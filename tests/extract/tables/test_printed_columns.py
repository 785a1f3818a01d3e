"""Request tables that print a column the form does not have, or lack one of its own."""

from __future__ import annotations

import re

import pytest

from extract.form import EDITION_2021, REQUEST_COLUMNS, Row, request_cells
from extract.model import Report, State
from extract.read import read_bytes
from tests.extract import pages
from tests.extract.text_pages import HEADER, Values, full, named, read, text_of

_LABELS = 3
_ROWS = EDITION_2021.request_rows()


def _written(at: int, name: str | None, values_of: dict[str, str] | None = None) -> str:
    """A text with a column of *name* before the one numbered *at*; without that column where it has none."""

    def values(row: Row) -> Values:
        printed = pages.printed_row(row)
        extra = [] if name is None else [(values_of or {}).get(row.key, "91")]
        return [*printed[:at], *extra, *printed[at + (name is None) :]]

    label = REQUEST_COLUMNS[min(at, len(REQUEST_COLUMNS) - 1)].label
    header = [[cell for cell in row if cell != label] for row in HEADER]
    if name is not None:
        header = [[*row[: _LABELS + at], "", *row[_LABELS + at :]] for row in HEADER]
        header[1 if at in (1, len(REQUEST_COLUMNS)) else 2][_LABELS + at] = name
    text = text_of(values, full)
    above = ["\n".join("\t".join(row) for row in rows) for rows in (HEADER, header)]
    assert above[0] in text
    return text.replace(*above)


def _raw(report: Report) -> dict[str, Values]:
    return {row.key: [report.cells[cell].raw or "" for cell in request_cells(row.key)] for row in _ROWS}


@pytest.mark.parametrize(
    ("at", "name"), [(6, "小计"), (6, "合计"), (7, "上年总计"), (7, "同比"), (1, "其中：网上申请")]
)
def test_a_column_the_form_does_not_have_is_left_out_of_a_table_in_text(at: int, name: str) -> None:
    report = read(_written(at, name))
    assert _raw(report) == {row.key: pages.printed_row(row) for row in _ROWS}
    assert not named(report)


def test_figures_of_last_year_are_no_totals_where_few_rows_have_them() -> None:
    blank = {row.key: "" for row in _ROWS} | {"partial": "52"}

    def values(row: Row) -> Values:
        printed = ["" if value == "0" else value for value in pages.printed_row(row)]
        return [*printed, blank[row.key]]

    header = [[*row, ""] for row in HEADER]
    header[1][-1] = "上年总计"
    text = text_of(values, full)
    report = read(text.replace(*("\n".join("\t".join(row) for row in rows) for rows in (HEADER, header))))
    cell = request_cells("partial")[-1]
    assert report.cells[cell].raw != "52" or cell in named(report)


@pytest.mark.parametrize("name", ["本年", "2022年"])
def test_columns_parted_by_years_are_doubted(name: str) -> None:
    report = read(_written(7, name))
    assert {cell for row in _ROWS for cell in request_cells(row.key)} <= named(report)


@pytest.mark.parametrize("place", range(len(REQUEST_COLUMNS)))
@pytest.mark.parametrize("markup", [False, True])
def test_only_the_cells_of_a_column_that_is_not_printed_are_flagged(place: int, markup: bool) -> None:
    report = read(_written(place, None)) if not markup else _without_in_html(place)
    missing = {request_cells(row.key)[place] for row in _ROWS}
    assert named(report) == missing
    assert {report.cells[cell].state for cell in missing} == {State.MISSING_CELL}
    for row in _ROWS:
        printed = pages.printed_row(row)
        assert [one for one in _raw(report)[row.key] if one] == [*printed[:place], *printed[place + 1 :]]


def _without_in_html(place: int) -> Report:
    span = 5 - (0 < place < 6)
    header = pages.HEADER.replace("colspan=5", f"colspan={span}").replace("colspan=7", "colspan=6")
    header = re.sub(rf"<td[^>]*>{REQUEST_COLUMNS[place].label}</td>", "", header)
    printed = {row.key: pages.printed_row(row) for row in _ROWS}
    table = pages.request_table({key: [*row[:place], *row[place + 1 :]] for key, row in printed.items()})
    return read_bytes(pages.page(request=table.replace(pages.HEADER, header)), "page.html")[1]
