"""Runs of value cells in one row: where they can start, what they print, whether they add up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.form import REQUEST_COLUMNS, REVIEW_COLUMNS, TRACKS
from extract.model import GridCell
from extract.tables.lines import Line
from extract.text import is_blank
from extract.values import read_value

Mask = tuple[bool, ...]  # for each column, whether anything is printed
Extent = tuple[int, int, int]
# Columns of a row with totals → columns from one total to the next
_SUMMED = {
    len(REQUEST_COLUMNS): len(REQUEST_COLUMNS),
    len(TRACKS) * len(REVIEW_COLUMNS): len(REVIEW_COLUMNS),
}


def extent_of(line: Line) -> Extent:
    """Fragment and width of a line; on a grid also where its values begin: equal widths may be shifted."""
    return line.fragment, line.width, line.values[0].column if line.measured else 0


def label_column(line: Line) -> int:
    """The column of the last label of a line; -1 where it has none."""
    return line.labels[-1].column if line.labels else -1


def shape_of(line: Line) -> tuple[int, int, int]:
    """Fragment, column of the last label, and width of a line."""
    return line.fragment, label_column(line), line.width


def mask_of(cells: Sequence[GridCell]) -> Mask:
    """Which of *cells* print anything."""
    return tuple(not blank(cell) for cell in cells)


def end_of(line: Line) -> int:
    """The grid column behind the last cell of a line."""
    return max([cell.column + cell.column_span for cell in line.values], default=0)


def open_ended(cells: Sequence[GridCell]) -> bool:
    """Whether a run of values begins or ends blank, so that its place is not beyond doubt."""
    return blank(cells[0]) or blank(cells[-1])


def may_be_spaced(cells: Sequence[GridCell], width: int) -> bool:
    """Whether each of *cells* may have a spacer beside it: no two neighbours print anything.

    *width*: how many cells the row has; with spacers it is nearly twice as many as columns.
    """
    spaced = len(cells) > 1 and width >= 2 * len(cells) - 1
    return spaced and not any(one and other for one, other in pairwise(mask_of(cells)))


def windows_of(values: Sequence[GridCell], count: int) -> list[int]:
    """Starts of the runs of *count* neighbouring cells outside which nothing is printed."""
    printed = [n for n, value in enumerate(values) if not blank(value)]
    if not printed:
        return [len(values) - count]
    first, last = printed[0], printed[-1]
    return list(range(max(0, last - count + 1), min(first, len(values) - count) + 1))


def adds_up(cells: Sequence[GridCell]) -> bool | None:
    """Whether the last figure is the sum of the others; None where either is none, or it is 0."""
    *parts, total = (read_value(cell.text).number for cell in cells)
    if not total or all(part is None for part in parts):
        return None  # a report may fill in nothing but the totals
    return total == sum(part or 0 for part in parts)


def is_proven(cells: Sequence[GridCell]) -> bool:
    """Whether a run prints every cell of a row of the form that has totals, and each is the sum before it.

    Then no cell beside it is one of them, and none is a figure cut in two (form.md §7). Signs count as 0.
    """
    width = _SUMMED.get(len(cells))
    return width is not None and all(
        _is_whole(cells[start : start + width]) for start in range(0, len(cells), width)
    )


def _sums(cells: Sequence[GridCell]) -> bool:
    """Whether the last of *cells* is the sum of the others; blanks and signs count as 0."""
    *parts, total = (read_value(cell.text).number or 0 for cell in cells)
    return sum(parts) == total


def misses_totals(cells: Sequence[GridCell]) -> bool:
    """Whether a part of a row that should have a total prints something that does not add up to it.

    Where all parts add up, or print nothing, no cell of the row is moved or cut.
    """
    width = _SUMMED.get(len(cells), len(cells) + 1)
    parts = [cells[start : start + width] for start in range(0, len(cells) - width + 1, width)]
    return any(any(mask_of(part)) and not adds_up(part) and not _is_whole(part) for part in parts)


def contradicts_totals(cells: Sequence[GridCell]) -> bool:
    """Whether a part of a row that prints its total prints other figures than add up to it."""
    width = _SUMMED.get(len(cells), len(cells) + 1)
    parts = [cells[start : start + width] for start in range(0, len(cells) - width + 1, width)]
    return any(not blank(part[-1]) and not _sums(part) for part in parts)


def adds_up_by_parts(cells: Sequence[GridCell]) -> bool:
    """Whether a part of a row that has a total adds up to it, and no part that prints one fails to."""
    width = _SUMMED.get(len(cells), len(cells))
    verdicts = [adds_up(cells[start : start + width]) for start in range(0, len(cells), width)]
    return True in verdicts and False not in verdicts


def has_whole_parts(cells: Sequence[GridCell]) -> bool:
    """Whether each part of a row that has a total prints nothing, or all its cells, and these add up.

    Moved by a cell, a part would reach into the next.
    """
    width = _SUMMED.get(len(cells))
    parts = [cells[start : start + width] for start in range(0, len(cells), width)] if width else []
    return bool(parts) and all(not any(mask_of(part)) or _is_whole(part) for part in parts)


def _is_whole(cells: Sequence[GridCell]) -> bool:
    """Whether every one of *cells* is printed and the last is the sum of the others."""
    return all(mask_of(cells)) and _sums(cells)


def may_be_cut(cells: Sequence[GridCell]) -> bool:
    """Whether two neighbouring figures may be one: 3 | 28, but not 0 | 28."""
    return any(
        read_value(one.text).number and read_value(one.text + other.text.strip()).number is not None
        for one, other in pairwise(cells)
        if not blank(other)
    )


def blank(cell: GridCell) -> bool:
    """Whether nothing is printed in a cell."""
    return is_blank(cell.text)
