"""Rows of the request table parted from their figures: by the end of a page, or by a lost ruling line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.tables.labels import REQUEST_TARGETS, target_named
from extract.tables.lines import Line, printed_beside
from extract.tables.match import Matched, value_line


def lower_halves(rows: Iterable[Matched], body: Sequence[Line]) -> set[int]:
    """The lines of figures without label right below the one line of their row, which names it and is blank.

    A page cut the row in two: no other row can have lost these figures but one that prints none.
    """
    pairs = (row.lines for row in rows if len(row.lines) == 2 and row.likeness == 1)
    return {
        below
        for above, below in pairs
        if below == above + 1 and not body[above].filled and body[below].filled and not body[below].labels
    }


def may_be_neighbours(row: Matched, body: Sequence[Line]) -> bool:
    """Whether the values stand on a line without label next to another label that has no values."""
    number = value_line(body, row)
    if body[number].labels or not body[number].filled:
        return False
    beside_figures = printed_beside(body, [number])
    for other in printed_beside(body, row.lines):
        line = body[other]
        target = target_named(line.label, REQUEST_TARGETS)
        if other in beside_figures and not line.filled and target is not None and target.valued:
            return True
    return False
