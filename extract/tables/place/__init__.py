"""Which printed value stands in which column: by the grid where it can be trusted, by the run of values else.

Nothing is ever moved to make a row come out. A row that can be read in two ways says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from extract.model import GridCell
from extract.tables.columns import Columns, Placement
from extract.tables.lines import Line
from extract.tables.place.cut import unless_as_long, unless_crowded, unless_cut
from extract.tables.place.ends import usual_ends
from extract.tables.place.likely import is_odd, likely_windows
from extract.tables.place.merged import unless_over_the_page, with_spans
from extract.tables.place.neighbours import Rows, survey
from extract.tables.place.uniform import alike
from extract.tables.runs import (
    blank,
    extent_of,
    has_whole_parts,
    is_proven,
    may_be_cut,
    may_be_spaced,
    misses_totals,
    open_ended,
    windows_of,
)


def place_all(
    lines: Sequence[Line],
    columns: Sequence[Columns],
    count: int,
    known: Mapping[int, tuple[GridCell, ...]] = MappingProxyType({}),
) -> list[Placement]:
    """Place the values of *lines*, each under its own *columns*, with what neighbouring lines tell.

    *known*: number of a line → its values, where it is known which of its cells are none.
    """
    ends = usual_ends(lines, columns)
    fitting = [where.fit(line, ends[line.fragment]) for line, where in zip(lines, columns, strict=True)]
    measured = [n for n, where in enumerate(columns) if where.intervals is not None]
    trusted = sum(fitting[n] is not None for n in measured) * 2 > len(measured)
    all_fit = trusted and None not in fitting
    rows = survey(() if all_fit else lines, count)  # what the others of a doubtful line tell of it
    if not trusted:
        fitting = [
            cells if cells is not None and (len(line.values) == count or rows.has_habit(cells)) else None
            for line, cells in zip(lines, fitting, strict=True)
        ]
    sure = {} if all_fit else {**known, **alike(lines, columns, count)}
    fitting = [sure.get(n, cells) for n, cells in enumerate(fitting)] if sure else fitting
    believed = columns if trusted else [Columns(count, worded=where.worded) for where in columns]
    placed = [
        with_spans(Placement(cells))
        if cells is not None
        else _unless_headed(_placed(line, under, count, rows), line, where, len(lines) == 1)
        for line, where, under, cells in zip(lines, columns, believed, fitting, strict=True)
    ]
    checked = unless_as_long(lines, columns, unless_cut(lines, placed, rows, sure))
    ordered = [
        _in_form_order(
            placement.in_doubt() if line.crossed else unless_crowded(placement),  # by figures from above
            where,
            cells is not None or not line.filled or (len(line.values) == count and any(fitting)),
        )
        for placement, line, where, cells in zip(checked, lines, columns, fitting, strict=True)
    ]
    return unless_over_the_page(lines, ordered)


def _in_form_order(placement: Placement, where: Columns, fitted: bool) -> Placement:
    """The placement by columns of the form, where the header prints them in another order.

    Another order is believed only of a header that values stand under, those of other rows if not these;
    so it is over the page.
    """
    headed = where.intervals is not None or where.above is not None
    unlikely = where.order is not None and headed and not fitted
    if where.suspect or (unlikely and placement.doubt is None):
        return placement.in_doubt()  # what else is wrong with a cell, the others are doubtful
    if where.order is None:
        return placement
    cells: list[GridCell | None] = [None] * where.count
    for printed, place in enumerate(where.order):
        cells[place] = placement.cells[printed]
    doubtful = tuple(sorted(where.order[printed] for printed in placement.doubtful))
    return replace(placement, cells=tuple(cells), doubtful=doubtful)


def _unless_headed(placement: Placement, line: Line, where: Columns, only: bool) -> Placement:
    """Doubt a run of values where another would stand under the header, though most rows contradict it.

    Of the *only* line, of more cells than columns, none does: its run must stand under its header. None may
    hold a figure beyond the header of a line of more cells: that is another column's.
    """
    intervals = where.intervals or where.above
    if placement.doubt or intervals is None or not line.filled:
        return placement
    header = Columns(where.count, intervals)
    if header.stands_over([cell for cell in placement.cells if cell is not None]):
        return placement
    longer = len(line.values) > where.count
    if longer and any(
        cell is not None and not blank(cell) and cell.column >= intervals[-1][1] for cell in placement.cells
    ):
        return placement.in_doubt()
    runs = (line.values[start : start + where.count] for start in windows_of(line.values, where.count))
    if not (only and longer) and not any(len(run) == where.count and header.stands_over(run) for run in runs):
        return placement
    return placement.in_doubt()


def unless_lost(placement: Placement) -> Placement:
    """Doubt a row beside a figure that stands alone, where one of its own cells prints nothing."""
    printed = [cell is not None and not blank(cell) for cell in placement.cells]
    if placement.doubt or all(printed) or not any(printed):
        return placement
    return placement.in_doubt()


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
    if _is_unsure(line, cells, rows):
        return Placement(cells, "row_ambiguous", everything)
    return with_spans(Placement(cells))


def _is_unsure(line: Line, cells: Sequence[GridCell], rows: Rows) -> bool:
    """Whether the rows around cast doubt on the place of a run, or on a row of blanks' being whole."""
    if not line.filled:
        return rows.is_narrow(line, len(cells))
    if cells[-1].row_span > 1 and blank(cells[-1]):
        return True  # what is left beside the rows of a table whose header is wider
    if len(line.values) == len(cells) and has_whole_parts(cells):
        return False
    return open_ended(cells) and is_odd(line, cells, rows)


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
    gaps = tuple(n for n, cell in enumerate(cells) if cell is None)
    if merged:
        return Placement(tuple(cells), "cell_merged", tuple(sorted((*merged, *gaps))), unreadable=True)
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
        whole = [start for start in windows if has_whole_parts(values[start : start + count])]
        likely = whole if len(whole) == 1 else likely_windows(line, windows, count, rows)
        if len(likely) != 1:
            known = rows.widths.get(extent_of(line), Counter())
            start = max(windows, key=lambda window: (known[values[window].column], window))
            return Placement(values[start : start + count], "row_ambiguous", everything)
        windows = likely
    cells = values[windows[-1] : windows[-1] + count]
    if open_ended(cells) and not rows.prints_parts and _stands_elsewhere(line, where, windows, count):
        return Placement(cells, "row_ambiguous", everything)
    if where.intervals is not None and line.filled and not where.stands_over(cells):
        return Placement(cells, "row_shifted", everything)
    if line.filled and _may_hold_one_more(line, cells, rows):
        return Placement(cells, "row_ambiguous", everything)
    if _is_unsure(line, cells, rows):
        return Placement(cells, "row_ambiguous", everything)
    return with_spans(Placement(cells))


def _stands_elsewhere(line: Line, where: Columns, windows: Sequence[int], count: int) -> bool:
    """Whether a line of text whose first value stands below its header's first word is read further right."""
    if line.measured or not line.filled or where.worded != line.values[0].column:
        return False
    return windows[-1] > 0 and 0 in windows_of(line.values, count)


def _may_hold_one_more(line: Line, cells: Sequence[GridCell], rows: Rows) -> bool:
    """Whether any cell of a longer row may be the one too many: the row is unlike others, or the only one."""
    if is_proven(cells):
        return False
    if not line.measured and rows.has_habit(cells) and (rows.prints_totals or not may_be_cut(cells)):
        return False
    if rows.stands_alone(line) or may_be_spaced(cells, len(line.values)):
        return True
    if rows.sizes[line.fragment] > 1 or len(line.values) > len(cells) + 2 or not misses_totals(cells):
        return False  # among neighbours they tell; cells without number pad the row
    printed = [n for n, cell in enumerate(cells) if not blank(cell)]
    return may_be_cut(cells) or (bool(printed) and len(printed) < printed[-1] - printed[0] + 1)


def _crammed(values: Sequence[GridCell], count: int) -> tuple[GridCell | None, ...]:
    """The first of the printed values in order; the message of the issue quotes them all."""
    printed: list[GridCell | None] = [value for value in values if not blank(value)]
    return tuple([*printed, *[None] * count][:count])
