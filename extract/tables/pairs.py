"""Tables that print the name of each row on a line of its own, above the line of its figures."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extract.tables.lines import Line
from extract.tables.match import Matched
from extract.text import is_blank

# So many rows printed alike are a habit of the table.
_HABIT = 20
# A name this unlike the form's may be another's.
_LIKE = 0.7


def names_stand_above(rows: Collection[Matched], body: Sequence[Line], count: int) -> bool:
    """Whether all *rows* are a line with a name and, right below it, one with *count* figures.

    Then no figures can be the row's above or below: that one has as many of its own.
    """
    return len(rows) >= _HABIT and all(_is_pair(row, body, count) for row in rows)


def _is_pair(row: Matched, body: Sequence[Line], count: int) -> bool:
    if len(row.lines) != 2 or row.lines[1] != row.lines[0] + 1 or row.likeness < _LIKE:
        return False
    name, figures = (body[number] for number in row.lines)
    if name.filled or figures.labels or not name.labels or len(figures.values) != count:
        return False
    return not any(is_blank(value.text) for value in figures.values)
