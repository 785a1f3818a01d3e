"""The three tables of a report as rows of cells, in HTML and as plain text, for the layouts to take apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tests.extract.unlike import COLUMNS
from tests.synthetic.layout import Wording, disclosure_table, request_table, review_table
from tests.synthetic.paper import Box, Table
from tests.synthetic.render.html import HtmlStyle, cell_html
from tests.synthetic.render.text import LABEL_COLUMNS, plain_rows
from tests.synthetic.values import Figures

WORDING: Final = Wording(total_in_second_row=True)
PLAIN: Final = HtmlStyle(cell="<td{spans}>{text}</td>")
HEADER_ROWS: Final = 3  # of the request and the review table
NAMES: Final = ["项目", *COLUMNS]  # a header of one row, over one column of labels
Row = list[str]
Rows = list[Row]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the request table: its seven figures, and its labels as the container writes them."""

    name: str  # the row's own label, without that of its group
    labels: Row
    values: Row


def named(lines: list[Line]) -> Rows:
    """The rows with one label each, under a header of one row."""
    return [NAMES, *([line.name, *line.values] for line in lines)]


def full(lines: list[Line]) -> Rows:
    """The rows with all their labels, without header."""
    return [[*line.labels, *line.values] for line in lines]


# HTML: a cell is its text, or its whole element where it has spans or other attributes.


def row_html(cells: Row) -> str:
    """One row; a cell that is no element becomes one."""
    elements = (cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in cells)
    return f"<tr>{''.join(elements)}</tr>"


def table_html(rows: Rows) -> str:
    """A table of these rows."""
    return "<table>" + "".join(row_html(row) for row in rows) + "</table>"


def disclosure_html(figures: Figures) -> Rows:
    """The disclosure table with its spans."""
    return _elements(disclosure_table(figures, WORDING).rows)


def request_header_html() -> Rows:
    """The three header rows of the request table."""
    return _elements(_request({}).rows[:HEADER_ROWS])


def request_html(figures: Figures) -> list[Line]:
    """The 25 rows of the request table; a label has its spans."""
    return [
        Line(_name(row), _elements([[box for box in row if not box.cell_id]])[0], _values(row))
        for row in _request(figures).rows[HEADER_ROWS:]
    ]


def review_header_html() -> Rows:
    """The three header rows of the review table."""
    return _elements(review_table({}, WORDING).rows[:HEADER_ROWS])


# Text: every grid column is a cell; what a span covers is empty.


def disclosure_text(figures: Figures) -> Rows:
    """The disclosure table, four cells to a row."""
    return plain_rows(disclosure_table(figures, WORDING))


def request_header_text() -> Rows:
    """The three header rows of the request table, ten cells each."""
    return plain_rows(_request({}))[:HEADER_ROWS]


def request_text(figures: Figures) -> list[Line]:
    """The 25 rows of the request table, three labels each."""
    table = _request(figures)
    return [
        Line(_name(boxes), row[:LABEL_COLUMNS], row[LABEL_COLUMNS:])
        for boxes, row in zip(table.rows[HEADER_ROWS:], plain_rows(table)[HEADER_ROWS:], strict=True)
    ]


def review_header_text() -> Rows:
    """The three header rows of the review table, fifteen cells each."""
    return plain_rows(review_table({}, WORDING))[:HEADER_ROWS]


def review_values(figures: Figures) -> Row:
    """The fifteen figures of the only row of the review table."""
    return _values(review_table(figures, WORDING).rows[-1])


def _request(figures: Figures) -> Table:
    return request_table(figures, WORDING)


def _elements(rows: tuple[tuple[Box, ...], ...] | list[list[Box]]) -> Rows:
    """Values and plain labels as their text, what has spans as its element."""

    def element(box: Box) -> str:
        return cell_html(box, PLAIN) if box.rows > 1 or box.columns > 1 else box.text

    return [[element(box) for box in row] for row in rows]


def _name(row: tuple[Box, ...]) -> str:
    return next(box.text for box in reversed(row) if not box.cell_id)


def _values(row: tuple[Box, ...]) -> Row:
    return [box.text for box in row if box.cell_id]
