"""Rows of text tables at odds with others: moved, shorter, blank, apart from their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.form import EDITION_2021, Row, request_cells
from extract.model import Report, State
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
    for row in HEADER:
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
