"""Text in which every cell of a table is a line of its own, and blank rows of any text."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from extract.form import EDITION_2021, request_cells
from extract.model import Report, State
from extract.read import read_bytes
from tests.extract.layouts.documents import joined, text
from tests.extract.layouts.tables import (
    Line,
    Row,
    Rows,
    disclosure_text,
    request_header_text,
    request_text,
    review_values,
)
from tests.extract.unlike import BELOW, COLUMNS, FIGURES, HEADINGS, RESULTS

Change = Callable[[str, str], str]
KEYS = [row.key for row in EDITION_2021.request_rows()]


def printed_as(change: Change) -> dict[str, str]:
    return {cell: change(cell, str(figure)) for cell, figure in FIGURES.items()}


def everything(_: str, figure: str) -> str:
    return figure


def nothing(_: str, figure: str) -> str:
    return ""


def totals_only(cell: str, figure: str) -> str:
    return "" if cell.startswith("request.") and not cell.endswith(".total") else figure


def one_line_each(figures: dict[str, str], write: Callable[[Line], Row]) -> bytes:
    """Every cell a line; *write* gives the cells of a row of the request table."""
    request = [cell for line in request_text(figures) for cell in write(line)]
    disclosure = [cell for row in disclosure_text(figures) for cell in row]
    review = ["行政复议", "行政诉讼", *RESULTS * 3, *review_values(figures)]
    return _closed_up(text(figures, disclosure, [*COLUMNS, *request], review))


def _closed_up(report: bytes) -> bytes:
    """Without the blank line behind each table, which may as well be a cell."""
    for heading in (*HEADINGS, BELOW[0]):
        report = report.replace(f"\n\n{heading}".encode(), f"\n{heading}".encode())
    return report


def misread(report: Report, figures: dict[str, str]) -> set[str]:
    return {cell for cell, printed in figures.items() if (report.cells[cell].raw or "") != printed}


def named(report: Report) -> set[str]:
    doubts = (found for found in report.issues if not found.code.startswith("sum_"))
    return {cell for found in doubts for cell in found.cells}


def test_a_label_whose_spaces_part_it_into_cells_is_one_label() -> None:
    figures = printed_as(everything)

    def spaced(line: Line) -> Row:
        name = line.name
        return [f"（三）不\u3000予公开{name[:3]}\u3000{name[3:]}" if name[0] == "1" else name, *line.values]

    report = read_bytes(one_line_each(figures, spaced))[1]
    assert not misread(report, figures)
    assert not named(report)


@pytest.mark.parametrize("change", [nothing, totals_only])
def test_blank_lines_behind_some_rows_that_print_the_same_columns_are_none_of_their_cells(
    change: Change,
) -> None:
    figures, number = printed_as(change), count()
    behind = one_line_each(figures, lambda line: [line.name, *line.values, *[""] * (next(number) % 2)])
    report = read_bytes(behind)[1]
    assert not misread(report, figures)
    assert not {cell for cell in named(report) if cell.startswith("request.")}


def test_a_row_of_blank_lines_shorter_than_most_is_in_doubt() -> None:
    figures, number = printed_as(nothing), count()
    report = read_bytes(
        one_line_each(figures, lambda line: [line.name, *[""] * (8 if next(number) == 5 else 9)])
    )[1]
    assert set(request_cells(KEYS[5])) == {cell for cell in named(report) if cell.startswith("request.")}


def closed(rows: Rows) -> Row:
    """A bar behind every cell, each on a line of its own."""
    return [f"{cell} |".strip() for row in rows for cell in row]


def test_a_blank_corner_opens_no_row_where_bars_close_the_cells() -> None:
    figures = {cell: figure.replace("1", "１") for cell, figure in printed_as(everything).items()}
    rows = [[line.name, *line.values] for line in request_text(figures)]
    report = read_bytes(_closed_up(text(figures, request=closed([["", *COLUMNS], *rows]))))[1]
    assert not misread(report, figures)
    assert not named(report)


def test_a_blank_row_with_a_cell_less_than_all_others_is_in_doubt() -> None:
    """With one of two columns of labels blank there are seven cells behind the widest label none the less."""
    rows = [
        [*(line.labels[:1] if line.labels[0][:2] != "三、" else [""]), *line.labels[1:], *[""] * 7]
        for line in request_text(printed_as(nothing))
    ]
    rows = [[row[0] or row[1], row[2], "", *row[3:]] if row[2] else [*row] for row in rows]
    short = KEYS.index("denied_internal")
    rows[short] = rows[short][:-1]
    report = read_bytes(text(printed_as(nothing), request=joined([*request_header_text(), *rows])))[1]
    assert set(request_cells("denied_internal")) <= named(report)
    assert report.cells["request.new.total"].state is State.BLANK


def test_a_review_alone_whose_parts_add_up_to_its_last_line_is_whole() -> None:
    printed = ["", "", "2", "", "2", "1", "1", "", "1", "3", "", "", "", "1", "1"]
    cells = [cell for cell in FIGURES if cell.startswith("review.")]
    figures = printed_as(everything) | dict(zip(cells, printed, strict=True))
    report = read_bytes(one_line_each(figures, lambda line: [line.name, *line.values]))[1]
    assert not misread(report, figures)
    assert not named(report)
    moved = figures | dict(zip(cells, ["", *printed[:-1]], strict=True))
    report = read_bytes(one_line_each(moved, lambda line: [line.name, *line.values]))[1]
    assert set(cells) <= named(report)
