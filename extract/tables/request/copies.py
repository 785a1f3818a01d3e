"""Which of several tables with rows of the request table is the report's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.model import Locator
from extract.tables.columns import Columns
from extract.tables.labels import REQUEST_TARGETS, target_named
from extract.tables.lines import Line
from extract.tables.strays import figures_of

# A table of so many of the form's rows is the form's; one of so few beside it is another.
_MOST_ROWS, _FEW_ROWS = 20, 6


def first_copy(body: list[Line], columns: list[Columns]) -> tuple[list[Line], list[Columns], Locator | None]:
    """The lines of the first copy that holds a figure, else of the first, where a page prints several.

    Beside them their columns, and where the next copy stands if it is in doubt which of the two is meant.
    """
    starts = [n for n, line in enumerate(body) if line.values and _is_first_row(line)]
    if len(starts) < 2:
        return body, columns, None
    bounds = [0, *(_opening(body, start) for start in starts[1:]), len(body)]
    copies = _whole([range(*pair) for pair in pairwise(bounds)], body)
    filled = [copy for copy in copies if any(body[n].filled for n in copy)]
    kept = (filled or copies)[0]
    lines, under = body[kept.start : kept.stop], columns[kept.start : kept.stop]
    if not filled or len(copies) < 2 or not _differ(copies, filled, body):
        return lines, under, None
    return lines, under, body[copies[1].start].values[0].locator


def _differ(copies: Sequence[range], filled: Sequence[range], body: Sequence[Line]) -> bool:
    """Whether the copies print other figures, or one that stands apart from the others prints none."""
    first, *others = ([figures_of(body[n]) for n in copy if body[n].filled] for copy in filled)
    if any(first != other[: len(first)] for other in others):
        return True
    return len(filled) < len(copies) and any(_stands_apart(body, copy.start) for copy in copies[1:])


def _is_first_row(line: Line) -> bool:
    target = target_named(line.label, REQUEST_TARGETS)
    return target is not None and target.key == "new"


def _opening(body: Sequence[Line], start: int) -> int:
    """Where the lines begin that stand above *start* in its grid and are no rows: 指标 | 2023年 | 2024年."""
    while body[start - 1].fragment == body[start].fragment and not _is_row(body[start - 1]):
        start -= 1
    return start


def _is_row(line: Line) -> bool:
    return target_named(line.label, REQUEST_TARGETS) is not None


def _whole(copies: list[range], body: Sequence[Line]) -> list[range]:
    """*copies* without tables of a few of the form's rows: their figures of several years or towns."""
    printed = [
        {target.key for n in copy if (target := target_named(body[n].label, REQUEST_TARGETS)) is not None}
        for copy in copies
    ]
    if max(map(len, printed)) < _MOST_ROWS:
        return copies
    return [copy for copy, rows in zip(copies, printed, strict=True) if len(rows) > _FEW_ROWS]


def _stands_apart(body: Sequence[Line], start: int) -> bool:
    """Whether words or other tables part a copy of the table from the one above: each may be another's."""
    last = max((n for n in range(start) if body[n].values), default=start)
    return body[start].fragment > body[last].fragment + 1 or any(line.paragraph for line in body[last:start])
