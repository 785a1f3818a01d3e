"""Which printed value stands in which column: by the grid where it can be trusted, by the run of values else.

Nothing is ever moved to make a row come out. A row that can be read in two ways says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extract.model import GridCell
from extract.tables.columns import Columns, Placement
from extract.tables.ends import usual_ends
from extract.tables.lines import Line
from extract.tables.runs import (
    Rows,
    blank,
    extent_of,
    is_odd,
    is_proven,
    likely_windows,
    mask_of,
    open_ended,
    survey,
    windows_of,
)
from extract.values import read_value

# Fewer rows of exactly the right length tell nothing of a longer one.
_LEAST_ROWS = 3


def place_all(lines: Sequence[Line], columns: Sequence[Columns], count: int) -> list[Placement]:
    """Place the values of *lines*, each under its own *columns*, with what neighbouring lines tell."""
    ends = usual_ends(lines, columns)
    fitting = [where.fit(line, ends[line.fragment]) for line, where in zip(lines, columns, strict=True)]
    measured = [n for n, where in enumerate(columns) if where.intervals is not None]
    trusted = sum(fitting[n] is not None for n in measured) * 2 > len(measured)
    all_fit = trusted and None not in fitting
    rows = survey(() if all_fit else lines, count)  # what the others of a doubtful line tell of it
    placed = [
        _with_spans(Placement(cells))
        if cells is not None and trusted
        else _unless_headed(
            _placed(line, where if trusted else Columns(count), count, rows),
            line,
            where,
            len(lines) == 1 and len(line.values) > count,
        )
        for line, where, cells in zip(lines, columns, fitting, strict=True)
    ]
    return [
        _in_form_order(_unless_crowded(placement), where, cells is not None and trusted)
        for placement, where, cells in zip(_unless_cut(lines, placed, count), columns, fitting, strict=True)
    ]


def _unless_cut(lines: Sequence[Line], placed: list[Placement], count: int) -> list[Placement]:
    """Doubt longer rows that print a column which none with exactly as many values as columns prints.

    A figure cut in two makes room for itself so, where the cell at the end is blank.
    """
    if all(len(line.values) <= count for line in lines):
        return placed
    exact = [n for n, line in enumerate(lines) if len(line.values) == count and placed[n].doubt is None]
    if len(exact) < _LEAST_ROWS:
        return placed
    printed = [any(mask) for mask in zip(*(mask_of(lines[n].values) for n in exact), strict=True)]
    doubted = list(placed)
    for n, (line, placement) in enumerate(zip(lines, placed, strict=True)):
        cells = placement.cells
        if placement.doubt or len(line.values) <= count or None in cells:
            continue
        if any(
            cell is not None and not blank(cell) and not known
            for cell, known in zip(cells, printed, strict=True)
        ):
            doubted[n] = replace(placement, doubt="row_ambiguous", doubtful=tuple(range(count)))
    return doubted


def _in_form_order(placement: Placement, where: Columns, fitted: bool) -> Placement:
    """The placement by columns of the form, where the header prints them in another order.

    Another order is believed only of a header that the values stand under, where the grid tells.
    """
    unlikely = where.order is not None and where.intervals is not None and not fitted
    if where.suspect or (unlikely and placement.doubt is None):
        doubt = placement.doubt or "row_ambiguous"  # what else is wrong with a cell, the others are doubtful
        return replace(placement, doubt=doubt, doubtful=tuple(range(where.count)))
    if where.order is None:
        return placement
    cells: list[GridCell | None] = [None] * where.count
    for printed, place in enumerate(where.order):
        cells[place] = placement.cells[printed]
    doubtful = tuple(sorted(where.order[printed] for printed in placement.doubtful))
    return replace(placement, cells=tuple(cells), doubtful=doubtful)


def _unless_headed(placement: Placement, line: Line, where: Columns, alone: bool) -> Placement:
    """Doubt a run of values where another would stand under the header, though most rows contradict it.

    Of a line *alone*, of more cells than columns, none does: its run must stand under its header.
    """
    intervals = where.intervals or where.above
    if placement.doubt or intervals is None or not line.filled:
        return placement
    header = Columns(where.count, intervals)
    if header.stands_over([cell for cell in placement.cells if cell is not None]):
        return placement
    runs = (line.values[start : start + where.count] for start in windows_of(line.values, where.count))
    if not alone and not any(len(run) == where.count and header.stands_over(run) for run in runs):
        return placement
    return replace(placement, doubt="row_ambiguous", doubtful=tuple(range(where.count)))


def unless_lost(placement: Placement) -> Placement:
    """Doubt a row beside a figure that stands alone, where one of its own cells prints nothing."""
    printed = [cell is not None and not blank(cell) for cell in placement.cells]
    if placement.doubt or all(printed) or not any(printed):
        return placement
    return replace(placement, doubt="row_ambiguous", doubtful=tuple(range(len(placement.cells))))


def _unless_crowded(placement: Placement) -> Placement:
    """Doubt a row in which one cell holds two figures and another none: those between may be shifted."""
    cells = [cell for cell in placement.cells if cell is not None]
    if placement.doubt or not any(blank(cell) for cell in cells) or not any(map(_holds_two, cells)):
        return placement
    return replace(placement, doubt="row_ambiguous", doubtful=tuple(range(len(placement.cells))))


def _holds_two(cell: GridCell) -> bool:
    """Whether white space parts the figures of a cell: 4320 4327."""
    return len(cell.text.split()) > 1 and read_value(cell.text).doubt == "number_spaced"


def _with_spans(placement: Placement) -> Placement:
    """Doubt a figure that stands in a cell reaching over several rows: which row is it of?"""
    shared = tuple(
        n
        for n, cell in enumerate(placement.cells)
        if cell is not None and cell.row_span > 1 and not blank(cell)
    )
    if not shared or placement.doubt:
        return placement
    return Placement(placement.cells, "cell_merged", shared)


def _placed(line: Line, where: Columns, count: int, rows: Rows) -> Placement:
    found = len(line.values)
    if found == count:
        return _in_order(line, where, rows)
    if found < count:
        return _short(line, where, count)
    return _long(line, where, count, rows)


def _in_order(line: Line, where: Columns, rows: Rows) -> Placement:
    """As many values as columns: printed order is column order, unless the neighbours contradict it."""
    cells = line.values
    everything = tuple(range(len(cells)))
    if where.intervals is not None:
        return Placement(cells, "row_shifted", everything)
    if open_ended(cells) and is_odd(line, cells[0].column, rows):
        return Placement(cells, "row_ambiguous", everything)
    return _with_spans(Placement(cells))


def _short(line: Line, where: Columns, count: int) -> Placement:
    """Fewer values than columns. Under a trusted header the missing ones are known; else printed order."""
    cells: list[GridCell | None] = [None] * count
    if where.intervals is not None and (spread := _spread(line, where)) is not None:
        return spread
    cells[: len(line.values)] = line.values
    return Placement(tuple(cells), "row_short", tuple(range(count)))


def _spread(line: Line, where: Columns) -> Placement | None:
    """Values placed by the header they stand under; None when that is not one to one."""
    cells: list[GridCell | None] = [None] * where.count
    merged: list[int] = []
    for value in line.values:
        under = where.under(value)
        if any(cells[column] is not None for column in under) or (not under and not blank(value)):
            return None
        for column in under:
            cells[column] = value
        if len(under) > 1 and not blank(value):
            merged.extend(under)
    if merged:
        return Placement(tuple(cells), "cell_merged", tuple(merged), unreadable=True)
    gaps = tuple(n for n, cell in enumerate(cells) if cell is None)
    closed_up = bool(gaps) and gaps[-1] - gaps[0] < len(gaps) and gaps[-1] == where.count - 1
    if closed_up or (gaps and any(map(where.under, line.labels))):
        # A row that lost a cell closes up to the left: the gap at its end says nothing of where it was lost.
        # Neither does one at its beginning where its label stands under the name of a column.
        gaps = tuple(range(where.count))
    return Placement(tuple(cells), "row_short" if gaps else None, gaps)


def _long(line: Line, where: Columns, count: int, rows: Rows) -> Placement:
    """More value cells than columns: the one run of *count* that holds everything printed, if any."""
    values = line.values
    windows = windows_of(values, count)
    everything = tuple(range(count))
    if not windows:
        return Placement(_crammed(values, count), "row_long", everything, unreadable=True)
    if len(windows) > 1 and line.filled:
        likely = likely_windows(line, windows, count, rows)
        if len(likely) != 1:
            known = rows.widths.get(extent_of(line), Counter())
            start = max(windows, key=lambda window: (known[values[window].column], window))
            return Placement(values[start : start + count], "row_ambiguous", everything)
        windows = likely
    cells = values[windows[-1] : windows[-1] + count]
    if where.intervals is not None and line.filled and not where.stands_over(cells):
        return Placement(cells, "row_shifted", everything)
    if line.filled and rows.stands_alone(line) and not is_proven(cells):
        return Placement(cells, "row_ambiguous", everything)  # any may be the cell too many
    if open_ended(cells) and is_odd(line, cells[0].column, rows):
        return Placement(cells, "row_ambiguous", everything)
    return _with_spans(Placement(cells))


def _crammed(values: Sequence[GridCell], count: int) -> tuple[GridCell | None, ...]:
    """The first of the printed values in order; the message of the issue quotes them all."""
    printed: list[GridCell | None] = [value for value in values if not blank(value)]
    return tuple([*printed, *[None] * count][:count])
