"""What the rows of a table have in common, and whether one is out of step with those around it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from extract.model import GridCell
from extract.tables.lines import FLAT, Line
from extract.tables.runs import (
    Extent,
    Mask,
    adds_up,
    blank,
    end_of,
    extent_of,
    label_column,
    mask_of,
    windows_of,
)

# So many rows that print the same columns and leave the same ones blank are a habit of the table.
_HABIT = 8
_LEAST_CONTRADICTIONS = 3
# Fewer lines have nothing in common that one of them could be out of step with.
_LEAST_LINES = 3


@dataclass(frozen=True, slots=True)
class Rows:
    """What the rows of a table have in common, by fragment: how the doubtful ones are judged.

    ``starts``: where undoubted runs of values start and how wide their lines are, by column of the last
    label; ``widths``: where they start, by the line's :func:`extent_of`; ``shapes``: how many rows have the
    same labels and width; ``sizes``: rows in all; ``firsts``: where rows of exactly the right number of
    values start; ``irregular``: some row has more or fewer values than there are columns; ``mask``: which
    columns are printed and which are blank, where every undoubted row of the table has it alike, else None;
    ``ends``: where lines end; ``short``: the fragments in which a filled row has fewer values than columns;
    ``begun``: by fragment and width, where runs start of which one end at least is printed; ``labels``: the
    first column behind all labels; ``longest``: the most values that several lines
    have.
    """

    irregular: bool
    mask: Mask | None
    starts: dict[tuple[int, int], set[tuple[int, int]]] = field(default_factory=dict)
    widths: dict[Extent, Counter[int]] = field(default_factory=dict)
    shapes: Counter[tuple[int, int, int]] = field(default_factory=Counter)
    sizes: Counter[int] = field(default_factory=Counter)
    firsts: defaultdict[int, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    ends: defaultdict[int, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    short: set[int] = field(default_factory=set)
    begun: dict[tuple[int, int], set[int]] = field(default_factory=dict)
    labels: Counter[int] = field(default_factory=Counter)
    longest: int = 0

    def usual_width(self, fragment: int) -> int:
        """The width of most rows of a fragment that have room for every column."""
        widths = Counter[int]()
        for (of, _, width), rows in self.shapes.items():
            widths[width] += rows * (of == fragment)
        return max(widths, key=lambda width: widths[width], default=0)

    def has_habit(self, cells: Sequence[GridCell]) -> bool:
        """Whether *cells* print the columns that all undoubted rows print: the total alone, or all but it.

        No row moved by a cell would: it has no figure for some column, or one where the others have none.
        """
        mask = mask_of(cells)
        return mask == self.mask and (all(mask[:-1]) or not any(mask[:-1]))

    def is_narrow(self, line: Line, count: int) -> bool:
        """Whether a blank line may have lost a cell, and with it a figure: others have more.

        It has lost none where there are enough beside the labels of all lines, and it is not the only one so
        long; nor has a line of paragraphs that is as long as the longest, unless it is two rows.
        """
        if line.fragment == FLAT:
            two_rows = self.sizes[FLAT] > 1 and len(line.values) > 2 * (count - 1)
            return count < len(line.values) < self.longest or two_rows
        enough = sum(value.column >= self.labels[line.fragment] for value in line.values) >= count
        if enough and self.ends[line.fragment][end_of(line)] >= _LEAST_LINES:
            return False
        if line.measured:
            return end_of(line) < max(self.ends[line.fragment].items(), key=lambda end: end[1])[0]
        return line.width < self.usual_width(line.fragment)

    def stands_alone(self, line: Line) -> bool:
        """Whether a line is wider or narrower than those of its fragment: a cell too many or too few."""
        if self.sizes[line.fragment] < _LEAST_LINES:
            return False
        if line.measured:
            ends = self.ends[line.fragment]
            return ends[end_of(line)] < max(ends.values())
        shape = (line.fragment, label_column(line), line.width)
        return self.shapes[shape] < _LEAST_LINES and line.width != self.usual_width(line.fragment)


def survey(lines: Sequence[Line], count: int) -> Rows:
    """What *lines* of *count* columns have in common."""
    sizes = [len(line.values) for line in lines]
    longest = max((size for size, rows in Counter(sizes).items() if rows >= _LEAST_LINES), default=0)
    rows = Rows(any(size != count for size in sizes), _habit(lines, count), longest=longest)
    for line in lines:
        values = line.values
        rows.sizes[line.fragment] += 1
        rows.ends[line.fragment][end_of(line)] += 1
        if line.labels:
            behind = line.labels[-1].column + line.labels[-1].column_span
            rows.labels[line.fragment] = max(rows.labels[line.fragment], behind)
        if len(values) < count:
            if line.filled:
                rows.short.add(line.fragment)
            continue
        rows.shapes[(line.fragment, label_column(line), line.width)] += 1
        if len(values) == count:
            rows.firsts[line.fragment][values[0].column] += 1
        windows = windows_of(values, count) if line.filled else []
        if len(windows) == 1:
            run = values[windows[0] : windows[0] + count]
            if not blank(run[0]) or not blank(run[-1]):
                rows.begun.setdefault((line.fragment, line.width), set()).add(run[0].column)
            if not blank(run[0]) and not blank(run[-1]):
                place = (line.fragment, label_column(line))
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
            rows.starts.setdefault((line.fragment, label_column(line)), set()).add((sound[0], line.width))


def _contradicted(runs: Sequence[Sequence[GridCell]]) -> bool:
    """Whether the last figures of *runs* are no totals: several are not the sum of the others, none is."""
    checked = [adds for run in runs if not blank(run[-1]) and (adds := adds_up(run)) is not None]
    return checked.count(False) >= _LEAST_CONTRADICTIONS and True not in checked


def _habit(lines: Sequence[Line], count: int) -> Mask | None:
    """The columns printed in every row that has exactly *count* value cells, where all print the same."""
    masks = Counter(mask_of(line.values) for line in lines if line.filled and len(line.values) == count)
    return next(iter(masks)) if len(masks) == 1 and masks.total() >= _HABIT else None


def is_odd(line: Line, cells: Sequence[GridCell], rows: Rows) -> bool:
    """Whether a run of figures, the *cells* of a line, is out of step with the rows around it."""
    start = cells[0].column
    if line.fragment == FLAT:
        # Of a line alone no other tells whether a blank paragraph is a cell or the space behind the table.
        return rows.sizes[FLAT] == 1 or (rows.irregular and not rows.has_habit(cells))
    if line.measured:
        if firsts := rows.firsts[line.fragment]:
            return firsts[start] * 2 < max(firsts.values())
        # Every row has more cells than there are columns: one that fits in one way only proves nothing alone.
        return start not in rows.widths.get(extent_of(line), ())
    known = rows.starts.get((line.fragment, label_column(line)))
    if known:
        same_width = {first for first, width in known if width == line.width}
        return start not in same_width
    usual = rows.widths.get(extent_of(line), Counter())
    if len(usual) == 1 and start in usual:
        return False  # as wide as the undoubted rows, and its values stand where all of theirs do
    return rows.shapes[(line.fragment, label_column(line), line.width)] < 2 and (
        rows.sizes[line.fragment] >= _LEAST_LINES
    )


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
    if line.fragment == FLAT and not alike:
        found = [window for window in windows if rows.has_habit(line.values[window : window + count])]
        return [] if _adds_up_elsewhere(line, found, windows, count) else found
    if alike:
        return (
            found if len(alike) == 1 and not (line.measured and _start_elsewhere(line, rows, alike)) else []
        )
    if rows.mask is not None and line.width == rows.usual_width(line.fragment):
        return [window for window in windows if mask_of(line.values[window : window + count]) == rows.mask]
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
