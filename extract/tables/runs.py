"""Runs of value cells: where they can start, and whether a row is out of step with its neighbours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extract.form import REQUEST_COLUMNS, REVIEW_COLUMNS, TRACKS
from extract.model import GridCell
from extract.tables.lines import FLAT, Line
from extract.text import is_blank
from extract.values import read_value

Mask = tuple[bool, ...]  # for each column, whether anything is printed
Extent = tuple[int, int, int]
# So many rows that print the same columns and leave the same ones blank are a habit of the table.
_HABIT = 8
_LEAST_CONTRADICTIONS = 3
# Fewer lines have nothing in common that one of them could be out of step with.
_LEAST_LINES = 3
# Columns of a row with totals → columns from one total to the next
_SUMMED = {
    len(REQUEST_COLUMNS): len(REQUEST_COLUMNS),
    len(TRACKS) * len(REVIEW_COLUMNS): len(REVIEW_COLUMNS),
}


@dataclass(frozen=True, slots=True)
class Rows:
    """What the rows of a table have in common, by fragment: how the doubtful ones are judged.

    ``starts``: where undoubted runs of values start and how wide their lines are, by column of the last
    label; ``widths``: where they start, by the line's :func:`extent_of`; ``shapes``: how many rows have the
    same labels and width; ``sizes``: rows in all; ``firsts``: where rows of exactly the right number of
    values start; ``irregular``: some row has more or fewer values than there are columns; ``mask``: which
    columns are printed and which are blank, where every undoubted row of the table has it alike, else None;
    ``ends``: where lines end.
    """

    starts: dict[tuple[int, int], set[tuple[int, int]]]
    widths: dict[Extent, Counter[int]]
    shapes: Counter[tuple[int, int, int]]
    sizes: Counter[int]
    firsts: defaultdict[int, Counter[int]]
    irregular: bool
    mask: Mask | None
    ends: defaultdict[int, Counter[int]]

    def usual_width(self, fragment: int) -> int:
        """The width of most rows of a fragment that have room for every column."""
        widths = Counter[int]()
        for (of, _, width), rows in self.shapes.items():
            widths[width] += rows * (of == fragment)
        return max(widths, key=lambda width: widths[width], default=0)

    def stands_alone(self, line: Line) -> bool:
        """Whether a line is wider or narrower than those of its fragment: a cell too many or too few."""
        if self.sizes[line.fragment] < _LEAST_LINES:
            return False
        if line.measured:
            ends = self.ends[line.fragment]
            return ends[end_of(line)] < max(ends.values())
        shape = (line.fragment, _label_column(line), line.width)
        return self.shapes[shape] < _LEAST_LINES and line.width != self.usual_width(line.fragment)


def extent_of(line: Line) -> Extent:
    """Fragment and width of a line; on a grid also where its values begin: equal widths may be shifted."""
    return line.fragment, line.width, line.values[0].column if line.measured else 0


def _label_column(line: Line) -> int:
    return line.labels[-1].column if line.labels else -1


def survey(lines: Sequence[Line], count: int) -> Rows:
    """What *lines* of *count* columns have in common."""
    irregular = any(len(line.values) != count for line in lines)
    rows = Rows(
        {},
        {},
        Counter(),
        Counter(),
        defaultdict(Counter),
        irregular,
        _habit(lines, count),
        defaultdict(Counter),
    )
    for line in lines:
        values = line.values
        rows.sizes[line.fragment] += 1
        rows.ends[line.fragment][end_of(line)] += 1
        if len(values) < count:
            continue
        rows.shapes[(line.fragment, _label_column(line), line.width)] += 1
        if len(values) == count:
            rows.firsts[line.fragment][values[0].column] += 1
        windows = windows_of(values, count) if line.filled else []
        if len(windows) == 1:
            run = values[windows[0] : windows[0] + count]
            if not blank(run[0]) and not blank(run[-1]):
                place = (line.fragment, _label_column(line))
                rows.starts.setdefault(place, set()).add((run[0].column, line.width))
                rows.widths.setdefault(extent_of(line), Counter())[run[0].column] += 1
    for fragment in {line.fragment for line in lines} - {fragment for fragment, _ in rows.starts}:
        _agree(rows, [line for line in lines if line.fragment == fragment and line.filled], count)
    return rows


def _agree(rows: Rows, lines: Sequence[Line], count: int) -> None:
    """Find the one start of all *lines* of a fragment none of which is beyond doubt by itself.

    All must be equally wide and have room for it, and every other start must make totals of what is none.
    """
    if len(lines) < _HABIT or len({line.width for line in lines}) > 1 or lines[0].measured:
        return
    possible = [
        {line.values[n].column: n for n in windows_of(line.values, count)}
        if len(line.values) >= count
        else {}
        for line in lines
    ]
    shared = set.intersection(*(set(windows) for windows in possible))
    sound = [
        start
        for start in shared
        if not _contradicted(
            [line.values[windows[start] :][:count] for line, windows in zip(lines, possible, strict=True)]
        )
    ]
    if len(shared) > len(sound) == 1:
        for line in lines:
            rows.starts.setdefault((line.fragment, _label_column(line)), set()).add((sound[0], line.width))


def _contradicted(runs: Sequence[Sequence[GridCell]]) -> bool:
    """Whether the last figures of *runs* are no totals: several are not the sum of the others, none is."""
    checked = [adds for run in runs if not blank(run[-1]) and (adds := _adds_up(run)) is not None]
    return checked.count(False) >= _LEAST_CONTRADICTIONS and True not in checked


def _habit(lines: Sequence[Line], count: int) -> Mask | None:
    """The columns printed in every row that has exactly *count* value cells, where all print the same."""
    masks = Counter(mask_of(line.values) for line in lines if line.filled and len(line.values) == count)
    return next(iter(masks)) if len(masks) == 1 and masks.total() >= _HABIT else None


def mask_of(cells: Sequence[GridCell]) -> Mask:
    """Which of *cells* print anything."""
    return tuple(not blank(cell) for cell in cells)


def end_of(line: Line) -> int:
    """The grid column behind the last cell of a line."""
    return max([cell.column + cell.column_span for cell in line.values], default=0)


def open_ended(cells: Sequence[GridCell]) -> bool:
    """Whether a run of values begins or ends blank, so that its place is not beyond doubt."""
    return blank(cells[0]) or blank(cells[-1])


def is_odd(line: Line, start: int, rows: Rows) -> bool:
    """Whether a run of values from column *start* is out of step with the rows around it."""
    if line.fragment == FLAT:
        # Of a line alone no other tells whether a blank paragraph is a cell or the space behind the table.
        return rows.irregular or (line.filled and rows.sizes[FLAT] == 1)
    if line.measured:
        if firsts := rows.firsts[line.fragment]:
            return firsts[start] * 2 < max(firsts.values())
        # Every row has more cells than there are columns: one that fits in one way only proves nothing alone.
        return line.filled and start not in rows.widths.get(extent_of(line), ())
    known = rows.starts.get((line.fragment, _label_column(line)))
    if known:
        same_width = {first for first, width in known if width == line.width}
        return start not in same_width if line.filled else not same_width
    if not line.filled:
        return rows.irregular and line.width != rows.usual_width(line.fragment)
    usual = rows.widths.get(extent_of(line), Counter())
    if len(usual) == 1 and start in usual:
        return False  # as wide as the undoubted rows, and its values stand where all of theirs do
    return rows.shapes[(line.fragment, _label_column(line), line.width)] < 2 and (
        rows.sizes[line.fragment] >= _LEAST_LINES
    )


def windows_of(values: Sequence[GridCell], count: int) -> list[int]:
    """Starts of the runs of *count* neighbouring cells outside which nothing is printed."""
    printed = [n for n, value in enumerate(values) if not blank(value)]
    if not printed:
        return [len(values) - count]
    first, last = printed[0], printed[-1]
    return list(range(max(0, last - count + 1), min(first, len(values) - count) + 1))


def likely_windows(line: Line, windows: Sequence[int], count: int, rows: Rows) -> list[int]:
    """Those of the *windows* that rows with the same labels and width, or the habit of the table, speak for.

    Rows of the same labels come first: a page shifts its rows by what stands left of the values.
    """
    alike = {
        first
        for first, width in rows.starts.get((line.fragment, _label_column(line)), ())
        if width == line.width
    }
    found = [window for window in windows if line.values[window].column in alike]
    if alike:
        return found if len(alike) == 1 else []
    if rows.mask is not None and line.width == rows.usual_width(line.fragment):
        return [window for window in windows if mask_of(line.values[window : window + count]) == rows.mask]
    if not line.measured:
        return []  # rows with other labels stand elsewhere where a page shifted them
    usual = rows.widths.get(extent_of(line), Counter())
    found = [window for window in windows if line.values[window].column in usual]
    return found if not _adds_up_elsewhere(line, found, windows, count) else []


def _adds_up_elsewhere(line: Line, found: Sequence[int], windows: Sequence[int], count: int) -> bool:
    """Whether another window ends in the sum of its other figures: it may be the right one."""
    return any(_adds_up(line.values[window : window + count]) for window in windows if window not in found)


def _adds_up(cells: Sequence[GridCell]) -> bool | None:
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
    if width is None or any(map(blank, cells)):
        return False
    numbers = [read_value(cell.text).number or 0 for cell in cells]
    return all(
        sum(numbers[start : start + width - 1]) == numbers[start + width - 1]
        for start in range(0, len(cells), width)
    )


def blank(cell: GridCell) -> bool:
    """Whether nothing is printed in a cell."""
    return is_blank(cell.text)
