"""Text in which a row goes over several lines, or every cell is a line of its own."""

from __future__ import annotations

from random import Random
from typing import Final

from tests.extract.layouts import tables
from tests.extract.layouts.documents import joined, text
from tests.extract.layouts.registry import layout, leaving_out
from tests.extract.layouts.tables import (
    Row,
    Rows,
    disclosure_text,
    request_header_text,
    request_text,
    review_header_text,
)
from tests.extract.unlike import COLUMNS, RESULTS
from tests.synthetic.values import Figures

BRACKET: Final = "not doubted: （, the beginning of a label, below the beginning of another: 3.其"
THREE_TRACKS: Final = RESULTS * 3


def _with_request(figures: Figures, rows: Rows) -> bytes:
    return text(figures, request=joined([*request_header_text(), *rows]))


def split_label(labels: Row, random: Random) -> tuple[Row, Row]:
    """The beginning and the rest of the last label of a row, each in its column."""
    place = max(place for place, label in enumerate(labels) if label)
    label = labels[place]
    at = random.randrange(1, len(label))
    rest = [""] * len(labels)
    rest[place] = label[at:]
    return [*labels[:place], label[:at], *labels[place + 1 :]], rest


@leaving_out({"sums_blanks_for_zeros": BRACKET})
def labels_over_two_lines(figures: Figures, random: Random) -> bytes:
    """The figures stand on the line of a label's beginning or of its rest; a page may end between."""
    rows: Rows = []
    for line in request_text(figures):
        if random.random() >= 0.4:
            rows.append([*line.labels, *line.values])
            continue
        first, second = split_label(line.labels, random)
        blank = [""] * len(line.values)
        above, below = (line.values, blank) if random.random() < 0.5 else (blank, line.values)
        page_ends: Rows = [[]] if random.random() < 0.3 else []
        rows += [[*first, *above], *page_ends, [*second, *below]]
    return _with_request(figures, rows)


@layout
def figures_on_the_next_page(figures: Figures, random: Random) -> bytes:
    """A label with blank cells, and on the next page its figures without a label."""
    rows: Rows = []
    for line in request_text(figures):
        if random.random() < 0.2:
            rows += [[*line.labels, *[""] * len(line.values)], [], ["", "", "", *line.values]]
        else:
            rows.append([*line.labels, *line.values])
    return _with_request(figures, rows)


def _review(figures: Figures, *rows: Row) -> bytes:
    return text(figures, review=joined([*review_header_text(), *rows]))


@layout
def review_among_blanks(figures: Figures, random: Random) -> bytes:
    """Up to two blank cells too many before the fifteen figures, and behind them."""
    before, behind = ([""] * random.randrange(3) for _ in range(2))
    return _review(figures, [*before, *tables.review_values(figures), *behind])


@layout
def review_without_blanks(figures: Figures, random: Random) -> bytes:
    """Fewer than fifteen figures, and nothing tells which are missing."""
    return _review(figures, [cell for cell in tables.review_values(figures) if cell])


@layout
def review_over_two_lines(figures: Figures, random: Random) -> bytes:
    """The second line begins at the left edge, below other columns than its own."""
    values = tables.review_values(figures)
    at = random.randrange(1, len(values))
    return _review(figures, values[:at], values[at:])


@layout
def review_over_two_whole_lines(figures: Figures, random: Random) -> bytes:
    """Each of the two lines is as wide as the table."""
    values = tables.review_values(figures)
    at = random.randrange(1, len(values))
    return _review(figures, [*values[:at], *[""] * (len(values) - at)], [*[""] * at, *values[at:]])


def _cells(rows: Rows) -> Row:
    return [cell for row in rows for cell in row]


def _named(figures: Figures) -> Row:
    return _cells([[line.name, *line.values] for line in request_text(figures)])


def _with_labels(figures: Figures) -> Row:
    return _cells([[*line.labels, *line.values] for line in request_text(figures)])


def _cell_per_line(figures: Figures, request: Row) -> bytes:
    review = [*THREE_TRACKS, *tables.review_values(figures)]
    return text(figures, _cells(disclosure_text(figures)), [*COLUMNS, *request], review)


@layout
def cell_per_line(figures: Figures, random: Random) -> bytes:
    """Converted pages give every cell a line; a blank line is a blank cell."""
    return _cell_per_line(figures, _named(figures))


@layout
def cell_per_line_without_blanks(figures: Figures, random: Random) -> bytes:
    """The same without blank lines: rows are of any length."""

    def printed(cells: Row) -> Row:
        return [cell for cell in cells if cell]

    review = printed(["行政复议", "行政诉讼", *THREE_TRACKS, *tables.review_values(figures)])
    disclosure = printed(_cells(disclosure_text(figures)))
    return text(figures, disclosure, [*COLUMNS, *printed(_named(figures))], review)


@layout
def cell_per_line_closed_by_bars(figures: Figures, random: Random) -> bytes:
    """A row begins with a bar on a line of its own, and a bar closes each figure."""
    request = _cells([["|", line.name, *_closed(line.values)] for line in request_text(figures)])
    review = [*THREE_TRACKS, *_closed(tables.review_values(figures))]
    return text(figures, request=[*COLUMNS, *request], review=review)


def _closed(values: Row) -> Row:
    return [f"{value} |" for value in values]


@layout
def cell_per_line_with_spans(figures: Figures, random: Random) -> bytes:
    """Blank lines where labels had spans, and for blank figures."""
    return _cell_per_line(figures, _with_labels(figures))


@layout
def cell_per_line_with_spans_some_lost(figures: Figures, random: Random) -> bytes:
    """A blank line is missing now and then."""
    return _cell_per_line(figures, [cell for cell in _with_labels(figures) if cell or random.random() < 0.97])


@layout
def cell_per_line_and_one_behind(figures: Figures, random: Random) -> bytes:
    """A blank line behind every row, as for a blank cell."""
    rows = [[line.name, *line.values, ""] for line in request_text(figures)]
    return _cell_per_line(figures, _cells(rows))
