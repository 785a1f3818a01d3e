"""Printed lines ↔ rows of the form, by likeness of labels and by the form's order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.tables.labels import (
    DISCLOSURE_TARGETS,
    Target,
    is_group_fragment,
    similarity,
    target_named,
)
from extract.tables.lines import Line
from extract.text import core, fold

# A label less like the form's than this is not that row.
_LEAST_LIKENESS = 0.5
# Most printed lines one row is taken to be broken into.
_LONGEST_GROUP = 4
_SKIP_ROW = 0.7
_SKIP_GROUP_ROW = 0.02
_SKIP_FIGURES = 1.5
_SKIP_LABEL = 0.3
_SKIP_PARAGRAPH = 0.02
_JOIN = 0.04
# "7.属于行政执法案卷", "8.属": the number of a row, whatever is left of its label
_NUMBERED = re.compile(r"\s*\d{1,2}\s*[.．、]")
# Characters; the shortest labels that can only be a row's own: 行政处罚, 重复申请.
_WHOLE_LABEL = 4


@dataclass(frozen=True, slots=True)
class Matched:
    """One row of the form and the printed lines that make it up."""

    target: Target
    lines: tuple[int, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Matching:
    """All rows found, in order, and the lines that belong to none."""

    rows: tuple[Matched, ...]
    left: tuple[int, ...]


def value_line(body: Sequence[Line], row: Matched) -> int:
    """The line of a row that carries its values: a filled one, else the one with most value cells."""
    if len(row.lines) == 1:
        return row.lines[0]
    return max(row.lines, key=lambda number: (body[number].filled, len(body[number].values)))


def match(lines: Sequence[Line], targets: tuple[Target, ...]) -> Matching:
    """Assign *lines* to *targets*. Each row gets at most one run of lines; the order of both is kept."""
    exact = _exact(lines, targets)
    if exact is not None:
        return exact
    return _aligned(lines, targets)


def _exact(lines: Sequence[Line], targets: tuple[Target, ...]) -> Matching | None:
    """The matching where every line names its row exactly and in order; None when any line does not."""
    places = {target: place for place, target in enumerate(targets)}
    rows: list[Matched] = []
    left: list[int] = []
    last = -1
    for number, line in enumerate(lines):
        if not line.filled and (line.paragraph or not line.labels):
            left.append(number)
            continue
        target = target_named(line.label, targets)
        if target is None or places[target] <= last or not line.values:
            return None
        last = places[target]
        rows.append(Matched(target, (number,), 1.0))
    return Matching(tuple(rows), tuple(left)) if rows else None


def _aligned(lines: Sequence[Line], targets: tuple[Target, ...]) -> Matching:
    """The cheapest alignment of runs of lines with rows (dynamic programming over both orders)."""
    height, width = len(lines), len(targets)
    named = [_row_named(line, targets) for line in lines]
    cost = [[float("inf")] * (width + 1) for _ in range(height + 1)]
    step: list[list[tuple[int, int, float]]] = [[(0, 0, 0.0)] * (width + 1) for _ in range(height + 1)]
    cost[0][0] = 0.0
    skip_row = [_SKIP_ROW if target.valued else _SKIP_GROUP_ROW for target in targets]
    for j in range(1, width + 1):
        cost[0][j], step[0][j] = cost[0][j - 1] + skip_row[j - 1], (0, 1, 0.0)
    for i in range(1, height + 1):
        skip_line = _skip_line(lines[i - 1])
        cost[i][0], step[i][0] = cost[i - 1][0] + skip_line, (1, 0, 0.0)
        for j in range(1, width + 1):  # the cheapest placement of the first i lines and j rows
            best, came = cost[i - 1][j] + skip_line, (1, 0, 0.0)
            if (price := cost[i][j - 1] + skip_row[j - 1]) < best:
                best, came = price, (0, 1, 0.0)
            if named[i - 1] in (None, targets[j - 1]):
                for count, likeness, charge in _groups_ending(lines, named, i, targets[j - 1]):
                    if (price := cost[i - count][j - 1] + charge) < best:
                        best, came = price, (count, 1, likeness)
            cost[i][j], step[i][j] = best, came
    return _trace(step, height, width, targets)


def _skip_line(line: Line) -> float:
    if line.paragraph:
        return _SKIP_PARAGRAPH
    if line.filled:
        return _SKIP_FIGURES
    return _SKIP_LABEL if line.labels else 0.0


def _groups_ending(
    lines: Sequence[Line], named: Sequence[Target | None], end: int, target: Target
) -> list[tuple[int, float, float]]:
    """Ways in which the lines just before *end* can be one row: (how many, likeness, charge)."""
    found: list[tuple[int, float, float]] = []
    label, own, filled = "", "", 0
    opened = False  # by the number of a row: what stands above is of another
    for count in range(1, min(_LONGEST_GROUP, end) + 1):
        line = lines[end - count]
        if named[end - count] not in (None, target):
            break
        if opened and line.labels and not is_group_fragment(line.label):
            break
        opened = opened or _NUMBERED.match(line.label) is not None
        label = line.label + label
        own = ("" if _of_group_only(line.label, target) else line.label) + own
        filled += line.filled
        if filled > 1 and not _parts_of_one_row(lines[end - count : end]):
            break
        likeness = max(similarity(label, target), similarity(own, target))
        if likeness < _LEAST_LIKENESS or not (line.labels or line.filled):
            continue
        if count > 1 and _hold_another(lines[end - count : end], target):
            continue
        charge = 1.6 * (1 - likeness) + _JOIN * (count - 1) + (0.3 if filled and not target.valued else 0.0)
        found.append((count, likeness, charge))
    return found


def _hold_another(group: Sequence[Line], target: Target) -> bool:
    """Whether beside a line that names the row and prints nothing one prints figures under a name of its own.

    What goes on with the row's label, or explains it in brackets, is none. In the request table a page may
    print the name of a row's group beside its figures, its number alone, or the end of a long label with
    characters mistaken.
    """
    if not any(line.values and not line.filled and target.is_named(line.label) for line in group):
        return False
    named = [line.label for line in group if line.filled and line.labels and not target.goes_on(line.label)]
    if target in DISCLOSURE_TARGETS:
        return bool(named)
    return any(
        core(label) and not is_group_fragment(label) and not target.nearly_goes_on(label) for label in named
    )


def _row_named(line: Line, targets: tuple[Target, ...]) -> Target | None:
    """The row a line with cells for figures names exactly, and no other can be: rows elsewhere are alike.

    Shorter words, 其他 or 公开, may be a piece of any label of the request table, unless their number is the
    row's own as well.
    """
    named = target_named(line.label, targets) if line.values else None
    if named is None or not named.valued:
        return None
    name = fold(line.label)
    whole = len(name) >= _WHOLE_LABEL or targets is DISCLOSURE_TARGETS or name == fold(named.printed)
    return named if whole else None


def _of_group_only(label: str, target: Target) -> bool:
    """Whether *label* is part of a group's label and of none of the row's own."""
    return is_group_fragment(label) and not any(fold(label) in name for name in target.labels)


def _parts_of_one_row(lines: Sequence[Line]) -> bool:
    """Whether filled lines complete each other: the row was cut and every column is printed once."""
    filled = [line for line in lines if line.filled]
    if len({(line.fragment, len(line.values)) for line in filled}) != 1 or filled[0].paragraph:
        return False
    columns = [[bool(value.text.strip()) for value in line.values] for line in filled]
    return (
        all(sum(column) <= 1 for column in zip(*columns, strict=True))
        and sum(bool(line.labels) for line in filled) <= 1
    )


def _trace(
    step: list[list[tuple[int, int, float]]], height: int, width: int, targets: tuple[Target, ...]
) -> Matching:
    rows: list[Matched] = []
    left: list[int] = []
    i, j = height, width
    while i or j:
        lines, row, likeness = step[i][j]
        if lines and row:
            rows.append(Matched(targets[j - 1], tuple(range(i - lines, i)), likeness))
        elif lines:
            left.append(i - 1)
        i, j = i - lines, j - row
    return Matching(tuple(reversed(rows)), tuple(reversed(left)))
