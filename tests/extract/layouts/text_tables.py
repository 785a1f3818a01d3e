"""Text whose tables are written in every way that tells columns apart, or does not."""

from __future__ import annotations

import unicodedata
from random import Random
from typing import Final

from tests.extract.layouts import tables
from tests.extract.layouts.documents import barred, joined, request_rows, review_rows, text
from tests.extract.layouts.registry import layout
from tests.extract.layouts.tables import NAMES, Line, Row, Rows, full, request_header_text, request_text
from tests.extract.unlike import COLUMNS, RESULTS
from tests.synthetic.render.text import LABEL_COLUMNS, Geometry, fused, one, shifted
from tests.synthetic.render.text import full as as_wide
from tests.synthetic.values import Figures

PAGE_NUMBERS: Final = ("3", "- 3 -", "第 3 页")
TRACKS: Final = ("行政复议", "未经复议直接起诉", "复议后起诉")


def two_labels(labels: Row, values: Row) -> Row:
    """Room for two labels, and a blank cell at the end."""
    return [*([label for label in labels if label] + ["", ""])[:2], *values, ""]


def last_label(labels: Row, values: Row) -> Row:
    """Only the row's own label, behind a blank cell."""
    return ["", [label for label in labels if label][-1], *values]


GEOMETRIES: Final[tuple[Geometry, ...]] = (fused, two_labels, as_wide, last_label)


@layout
def as_wide_as_the_form(figures: Figures, random: Random) -> bytes:
    """What all others are a change of."""
    return text(figures)


@layout
def columns_per_page(figures: Figures, random: Random) -> bytes:
    """On each of three pages, the rows begin in another column."""
    lines = request_text(figures)
    first, second = sorted(random.sample(range(1, len(lines)), 2))
    rows: Rows = []
    for page in (lines[:first], lines[first:second], lines[second:]):
        geometry = random.choice(GEOMETRIES)
        rows += [*(geometry(line.labels, line.values) for line in page), []]
    return text(figures, request=joined([*request_header_text(), *rows]))


def _pages(figures: Figures, random: Random) -> tuple[list[Line], list[Line]]:
    lines = request_text(figures)
    at = random.randrange(2, len(lines) - 1)
    return lines[:at], lines[at:]


@layout
def header_repeated(figures: Figures, random: Random) -> bytes:
    """The second header has brackets of another width, so that it is not the first one to the letter."""
    first, second = _pages(figures, random)
    header = joined(request_header_text())
    again = [line.replace("（", "(").replace("）", ")") for line in header]
    return text(figures, request=[*header, *joined(full(first)), "", *again, *joined(full(second))])


@layout
def header_repeated_wider(figures: Figures, random: Random) -> bytes:
    """One column of labels on the first page, three on the second."""
    first, second = _pages(figures, random)
    narrow = [[row[0], *row[LABEL_COLUMNS:]] for row in request_header_text()]
    rows = [*narrow, *(fused(line.labels, line.values) for line in first), []]
    return text(figures, request=joined([*rows, *request_header_text(), *full(second)]))


@layout
def page_numbers(figures: Figures, random: Random) -> bytes:
    """The number of a page stands alone between two rows, and is no figure."""
    first, second = _pages(figures, random)
    rows = joined([*request_header_text(), *full(first)])
    return text(figures, request=[*rows, "", random.choice(PAGE_NUMBERS), "", *joined(full(second))])


@layout
def no_headers(figures: Figures, random: Random) -> bytes:
    """Nothing names the columns; the order of the form is all there is."""
    rows = joined(full(request_text(figures)))
    return text(figures, request=rows, review=joined([tables.review_values(figures)]))


@layout
def headers_of_one_line(figures: Figures, random: Random) -> bytes:
    """One line of names instead of three, a track before each result."""
    header = [NAMES[0], "", "", *COLUMNS]
    results = [track + result for track in TRACKS for result in RESULTS]
    review = joined([results, tables.review_values(figures)])
    return text(figures, request=joined([header, *full(request_text(figures))]), review=review)


@layout
def blanks_of_spans_dropped(figures: Figures, random: Random) -> bytes:
    """Nothing is left of spans, so that no row is as wide as another."""
    header = [[cell for cell in row if cell] for row in request_header_text()]
    rows = [one(line.labels, line.values) for line in request_text(figures)]
    return text(figures, request=joined([*header, *rows]))


@layout
def header_a_cell_off(figures: Figures, random: Random) -> bytes:
    """The names stand one column left or right of their figures."""
    to_the_left = random.random() < 0.5
    header = [[*row[1:], ""] if to_the_left else ["", *row][: len(row)] for row in request_header_text()]
    return text(figures, request=joined([*header, *full(request_text(figures))]))


@layout
def rows_shifted(figures: Figures, random: Random) -> bytes:
    """Rows of one or two labels begin a column further left and have a blank cell at their end."""
    return text(figures, request=joined(_shifted(figures)))


@layout
def rows_shifted_between_bars(figures: Figures, random: Random) -> bytes:
    """The same between bars."""
    return text(figures, request=barred(_shifted(figures)))


def _shifted(figures: Figures) -> Rows:
    rows = [shifted(line.labels, line.values) for line in request_text(figures)]
    return [*request_header_text(), *rows]


@layout
def bars_on_both_sides(figures: Figures, random: Random) -> bytes:
    """A bar at the end of a line closes the last cell and opens none."""
    disclosure = joined(tables.disclosure_text(figures), "|")
    return text(figures, disclosure, barred(request_rows(figures)), barred(review_rows(figures)))


@layout
def bars_between(figures: Figures, random: Random) -> bytes:
    """A bar at the end of a line stands before a last cell that is blank."""
    return _separated(figures, " | ")


@layout
def commas(figures: Figures, random: Random) -> bytes:
    """A comma parts cells here, and thousands or words elsewhere."""
    return _separated(figures, ",")


def _separated(figures: Figures, separator: str) -> bytes:
    parts = (tables.disclosure_text(figures), request_rows(figures), review_rows(figures))
    return text(figures, *(joined(rows, separator) for rows in parts))


@layout
def spaces_between(figures: Figures, random: Random) -> bytes:
    """A run of spaces parts two cells; of blank cells nothing is left."""
    rows = [COLUMNS, *(fused(line.labels, line.values) for line in request_text(figures))]
    request = joined([[cell for cell in row if cell] for row in rows], "   ")
    review = "  ".join(cell for cell in tables.review_values(figures) if cell)
    return text(figures, request=request, review=[review])


@layout
def columns_of_spaces(figures: Figures, random: Random) -> bytes:
    """Every column is so many places wide; blank cells are spaces."""
    rows = [NAMES, *(fused(line.labels, line.values) for line in request_text(figures))]
    request = [_wide(row[0], 70) + "".join(_wide(cell, 14) for cell in row[1:]) for row in rows]
    review = "".join(_wide(cell, 6) for cell in tables.review_values(figures))
    return text(figures, request=request, review=[review])


def _wide(cell: str, places: int) -> str:
    """*cell* filled up with spaces; a Chinese character takes two places."""
    taken = sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in cell)
    return cell + " " * max(1, places - taken)


@layout
def a_sentence_per_row(figures: Figures, random: Random) -> bytes:
    """Figures in a row of prose: blank ones leave only their comma."""
    lines = request_text(figures)
    return text(figures, request=[f"{line.name}：{'，'.join(line.values)}" for line in lines])


@layout
def disclosure_in_prose_too(figures: Figures, random: Random) -> bytes:
    """A sentence above the table names other figures of the same rows."""
    prose = "本年制发规章9999件，行政许可8888件，行政处罚7777件，行政事业性收费6666万元。"
    return text(figures, [prose, *joined(tables.disclosure_text(figures))])


@layout
def disclosure_without_blanks(figures: Figures, random: Random) -> bytes:
    """Rows of the disclosure table shrink to what they print."""
    rows = [[cell for cell in row if cell] for row in tables.disclosure_text(figures)]
    return text(figures, joined(rows))


@layout
def disclosure_behind_its_articles(figures: Figures, random: Random) -> bytes:
    """The articles of the regulation stand in a first column that is blank for all other rows."""
    rows = [row if row[0].startswith("第二十条") else ["", *row] for row in tables.disclosure_text(figures)]
    return text(figures, joined(rows))


def _beside(figures: Figures, at: int, name: str, of: list[str], squeezed: bool) -> bytes:
    """A column of *name* before the one numbered *at*, or last; *squeezed*: without the cells of spans."""
    header = [list(row) for row in request_header_text()]
    for row in header:
        row.insert(LABEL_COLUMNS + at, "")
    header[1 if at == len(COLUMNS) else 2][LABEL_COLUMNS + at] = name
    rows = [
        as_wide(line.labels, [*line.values[:at], of[number % len(of)], *line.values[at:]])
        for number, line in enumerate(request_text(figures))
    ]
    rows = [[*filter(None, row)] for row in header] + rows if squeezed else header + rows
    return text(figures, request=joined(rows))


@layout
def last_years_total(figures: Figures, random: Random) -> bytes:
    """The last column, with figures in every row or in some, is one the form does not have."""
    of = random.choice([["9107", "9222"], ["9107", ""]])
    return _beside(figures, len(COLUMNS), "上年总计", of, random.random() < 0.5)


@layout
def subtotal_among_columns(figures: Figures, random: Random) -> bytes:
    """The five columns of legal persons have a sum of their own, 合计 beside 总计 among its names."""
    name = random.choice(["小计", "合计"])
    return _beside(figures, len(COLUMNS) - 1, name, ["9107", "9222"], random.random() < 0.5)
