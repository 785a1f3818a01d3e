"""Tables that print the name of each row on a line of its own, above the line of its figures."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from extract.tables.lines import Line
from extract.tables.match import Matched, Matching
from extract.text import is_blank

# So many rows printed alike are a habit of the table.
_HABIT = 20
# So many of them tell how the others stand.
_MOST = 8
# A label this unlike the form's was taken for its row by its place.
LIKE = 0.7


def with_blank_figures(matching: Matching, body: Sequence[Line], count: int) -> Matching:
    """*matching*, with the blank cells below a name where the figures of most rows stand so.

    A table in a cell holds the figures of one row each; a blank one has no line of figures to be found.
    """
    pairs = sum(_is_pair(row, body, count) for row in matching.rows)
    if pairs < _MOST:
        return matching
    rows = tuple(
        replace(row, lines=(row.lines[0], row.lines[0] + 1)) if _lacks_blanks(row, body, count) else row
        for row in matching.rows
    )
    taken = {number for row in rows for number in row.lines}
    return Matching(rows, tuple(number for number in matching.left if number not in taken))


def _lacks_blanks(row: Matched, body: Sequence[Line], count: int) -> bool:
    below = row.lines[-1] + 1
    if len(row.lines) > 1 or not row.target.valued or body[row.lines[0]].values or below >= len(body):
        return False
    line = body[below]
    return line.measured and not line.labels and not line.filled and len(line.values) == count


def names_stand_above(rows: Collection[Matched], body: Sequence[Line], count: int) -> bool:
    """Whether all *rows* are a line with a name and, right below it, one with *count* figures.

    Then no figures can be the row's above or below: that one has as many of its own.
    """
    return len(rows) >= _HABIT and all(_is_pair(row, body, count) for row in rows)


def _is_pair(row: Matched, body: Sequence[Line], count: int) -> bool:
    if len(row.lines) != 2 or row.lines[1] != row.lines[0] + 1 or row.likeness < LIKE:
        return False
    name, figures = (body[number] for number in row.lines)
    if name.filled or figures.labels or not name.labels or len(figures.values) != count:
        return False
    return figures.measured or not any(is_blank(value.text) for value in figures.values)
