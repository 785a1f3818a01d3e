"""Which place of a row's figures the rows around speak for, and whether it is out of step with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from extract.model import GridCell
from extract.tables.lines import FLAT, Line
from extract.tables.place.neighbours import LEAST_LINES, Rows
from extract.tables.runs import (
    adds_up,
    adds_up_by_parts,
    blank,
    contradicts_totals,
    extent_of,
    label_column,
    shape_of,
)


def is_odd(line: Line, cells: Sequence[GridCell], rows: Rows) -> bool:
    """Whether a run of figures, the *cells* of a line, is out of step with the rows around it."""
    start = cells[0].column
    if line.fragment == FLAT:
        # Of a line alone no other tells whether a blank paragraph is a cell or the space behind the table.
        if rows.sizes[FLAT] == 1:
            ends = len(line.values) == len(cells) and not blank(cells[-1])  # no space behind is one of them
            if line.closed and len(line.values) == len(cells) and not contradicts_totals(cells):
                return False
            return not ends or not adds_up_by_parts(cells)
        return rows.irregular and not rows.has_habit(cells)
    if line.measured:
        if firsts := rows.firsts[line.fragment]:
            return firsts[start] * 2 < max(firsts.values())
        # Every row has more cells than there are columns: one that fits in one way only proves nothing alone.
        return start not in rows.widths.get(extent_of(line), ())
    if rows.has_habit(cells):
        return False
    known = rows.starts.get((line.fragment, label_column(line)))
    if known:
        same_width = {first for first, width in known if width == line.width}
        return start not in same_width
    usual = rows.widths.get(extent_of(line), Counter())
    if len(usual) == 1 and start in usual:
        return False  # as wide as the undoubted rows, and its values stand where all of theirs do
    few = rows.shapes[shape_of(line)] < 2 and rows.sizes[line.fragment] >= LEAST_LINES
    return few or rows.stands_alone(line)


def likely_windows(line: Line, windows: Sequence[int], count: int, rows: Rows) -> list[int]:
    """Those of the *windows* that rows with the same labels and width, or the habit of the table, speak for.

    Rows of the same labels come first: a page shifts its rows by what stands left of the values.
    """
    alike = {
        first
        for first, width in rows.starts.get((line.fragment, label_column(line)), ())
        if width == line.width
    }
    found = [window for window in windows if line.values[window].column in alike]
    if not alike and not line.measured and (line.fragment == FLAT or rows.prints_parts or rows.prints_totals):
        found = [n for n in rows.by_habit(line, windows, count) if rows.has_habit(line.values[n : n + count])]
        return [] if _adds_up_elsewhere(line, found, windows, count) else found
    if alike:
        return (
            found if len(alike) == 1 and not (line.measured and _start_elsewhere(line, rows, alike)) else []
        )
    if rows.mask is not None and line.width == rows.usual_width(line.fragment):
        return rows.by_habit(line, windows, count)
    if not line.measured:
        return []  # rows with other labels stand elsewhere where a page shifted them
    usual = rows.widths.get(extent_of(line), Counter())
    found = [window for window in windows if line.values[window].column in usual]
    unsure = _adds_up_elsewhere(line, found, windows, count) or _start_elsewhere(line, rows, usual.keys())
    return [] if unsure else found


def _start_elsewhere(line: Line, rows: Rows, starts: Set[int]) -> bool:
    """Whether a row of the same grid and width begins in another column than *starts*."""
    return line.measured and not rows.begun.get((line.fragment, line.width), starts) <= starts


def _adds_up_elsewhere(line: Line, found: Sequence[int], windows: Sequence[int], count: int) -> bool:
    """Whether another window ends in the sum of its other figures: it may be the right one."""
    return any(adds_up(line.values[window : window + count]) for window in windows if window not in found)
