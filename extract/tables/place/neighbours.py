"""What the rows of a table have in common: how the doubtful ones among them are judged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
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
    shape_of,
    windows_of,
)

# So many rows that print the same columns and leave the same ones blank are a habit of the table.
_HABIT = 8
_LEAST_CONTRADICTIONS = 3
# Fewer lines have nothing in common that one of them could be out of step with.
LEAST_LINES = 3


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
    have; ``masked``: by labels and width, where the rows begin that print the columns of ``mask``.
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
    masked: defaultdict[tuple[int, int, int], set[int]] = field(default_factory=lambda: defaultdict(set))

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

    @property
    def prints_totals(self) -> bool:
        """Whether all undoubted rows print the total alone: no figure beside it may be its other half."""
        return self.mask is not None and not any(self.mask[:-1])

    @property
    def prints_parts(self) -> bool:
        """Whether all undoubted rows print each column but the total: so many figures fit in one way only."""
        return self.mask is not None and all(self.mask[:-1])

    def by_habit(self, line: Line, windows: Sequence[int], count: int) -> list[int]:
        """The *windows* in which a line prints what all undoubted rows do, where rows of its labels agree.

        A row with its figure under another column would begin elsewhere than they do.
        """
        if len(self.masked[shape_of(line)]) > 1:
            return []
        return [n for n in windows if mask_of(line.values[n : n + count]) == self.mask]

    def is_narrow(self, line: Line, count: int) -> bool:
        """Whether a blank line may have lost a cell, and with it a figure: others have more.

        It has lost none where there are enough beside the labels of all lines, and it is not the only one so
        long; nor has a line of paragraphs that is as long as the longest, unless it is two rows.
        """
        if line.fragment == FLAT:
            two_rows = self.sizes[FLAT] > 1 and len(line.values) > 2 * (count - 1)
            return count < len(line.values) < self.longest or two_rows
        enough = sum(value.column >= self.labels[line.fragment] for value in line.values) >= count
        if enough and self.ends[line.fragment][end_of(line)] >= LEAST_LINES:
            return False
        if not line.measured and len(line.values) == count and self.shapes[shape_of(line)] >= _HABIT:
            return False  # many rows have a cell for each column behind labels like these, and no other
        if line.measured:
            return end_of(line) < max(self.ends[line.fragment].items(), key=lambda end: end[1])[0]
        return line.width < self.usual_width(line.fragment)

    def stands_alone(self, line: Line) -> bool:
        """Whether a line is wider or narrower than those of its fragment: a cell too many or too few."""
        if self.sizes[line.fragment] < LEAST_LINES:
            return False
        if line.measured:
            ends = self.ends[line.fragment]
            return ends[end_of(line)] < max(ends.values())
        return self.shapes[shape_of(line)] < LEAST_LINES and line.width != self.usual_width(line.fragment)


def survey(lines: Sequence[Line], count: int) -> Rows:
    """What *lines* of *count* columns have in common."""
    sizes = [len(line.values) for line in lines]
    longest = max((size for size, rows in Counter(sizes).items() if rows >= LEAST_LINES), default=0)
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
        rows.shapes[shape_of(line)] += 1
        if len(values) == count:
            rows.firsts[line.fragment][values[0].column] += 1
        windows = windows_of(values, count) if line.filled else []
        starts = [n for n in windows if mask_of(values[n : n + count]) == rows.mask]
        rows.masked[shape_of(line)].update(values[n].column for n in starts)
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
    """The columns printed in every row that has exactly *count* value cells, where all print the same.

    In text that has few of those, in every row whose values leave room for one run of so many.
    """
    filled = [line.values for line in lines if line.filled and len(line.values) >= count]
    masks = Counter(mask_of(values) for values in filled if len(values) == count)
    if masks.total() < _HABIT <= len(filled) and not lines[0].measured:
        runs = [(values, windows_of(values, count)) for values in filled]
        masks = Counter(mask_of(values[at[0] : at[0] + count]) for values, at in runs if len(at) == 1)
    return next(iter(masks)) if len(masks) == 1 and masks.total() >= _HABIT else None
