"""Runs of value cells: where they can start, and whether a row is out of step with its neighbours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import GridCell
from extract.tables.lines import FLAT, Line


@dataclass(frozen=True, slots=True)
class Rows:
    """What the rows of a table have in common, by fragment: how the doubtful ones are judged.

    ``starts``: where undoubted runs of values start and how wide their lines are, by column of the last
    label; ``widths``: where they start, by width of the line; ``shapes``: how many rows have the same labels
    and width; ``sizes``: rows in all; ``firsts``: where rows of exactly the right number of values start;
    ``irregular``: some row has more or fewer values than there are columns.
    """

    starts: dict[tuple[int, int], set[tuple[int, int]]]
    widths: dict[tuple[int, int], Counter[int]]
    shapes: Counter[tuple[int, int, int]]
    sizes: Counter[int]
    firsts: defaultdict[int, Counter[int]]
    irregular: bool


def _label_column(line: Line) -> int:
    return line.labels[-1].column if line.labels else -1


def survey(lines: Sequence[Line], count: int) -> Rows:
    """What *lines* of *count* columns have in common."""
    rows = Rows(
        {}, {}, Counter(), Counter(), defaultdict(Counter), any(len(line.values) != count for line in lines)
    )
    for line in lines:
        values = line.values
        rows.sizes[line.fragment] += 1
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
                rows.widths.setdefault((line.fragment, line.width), Counter())[run[0].column] += 1
    return rows


def open_ended(cells: Sequence[GridCell]) -> bool:
    """Whether a run of values begins or ends blank, so that its place is not beyond doubt."""
    return blank(cells[0]) or blank(cells[-1])


def is_odd(line: Line, start: int, rows: Rows) -> bool:
    """Whether a run of values from column *start* is out of step with the rows around it."""
    if line.fragment == FLAT:
        return rows.irregular
    if line.measured:
        firsts = rows.firsts[line.fragment]
        return bool(firsts) and firsts[start] * 2 < max(firsts.values())
    known = rows.starts.get((line.fragment, _label_column(line)))
    if known:
        same_width = {first for first, width in known if width == line.width}
        return start not in same_width if line.filled else not same_width
    return rows.shapes[(line.fragment, _label_column(line), line.width)] < 2 and rows.sizes[line.fragment] > 2


def windows_of(values: Sequence[GridCell], count: int) -> list[int]:
    """Starts of the runs of *count* neighbouring cells outside which nothing is printed."""
    printed = [n for n, value in enumerate(values) if not blank(value)]
    if not printed:
        return [len(values) - count]
    first, last = printed[0], printed[-1]
    return list(range(max(0, last - count + 1), min(first, len(values) - count) + 1))


def blank(cell: GridCell) -> bool:
    """Whether nothing is printed in a cell."""
    return not cell.text or cell.text.isspace()
