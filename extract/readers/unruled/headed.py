"""Cells of an unruled table as wide as the names above them: 本年处理决定数量 over three columns is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter

from extract.readers.ruled.lattice import Frame
from extract.readers.sheet import Character
from extract.readers.unruled.rows import joined_extents
from extract.readers.unruled.words import is_number

Held = Mapping[Frame, list[Character]]
Span = tuple[int, int]  # first and last column


def under_headers(held: Held, labels: int, columns: int) -> dict[Frame, list[Character]]:
    """The cells of *held* (row by row), those of figures joined as far as the name above them reaches.

    The first *labels* of the *columns* hold labels. A name that stands alone heads all others.
    """
    rows = [list(row) for _, row in groupby(held, attrgetter("row"))]
    joined: dict[Frame, list[Character]] = {}
    for header, body in _headed(rows, held, labels):
        spans = _spans(header, held, labels, columns)
        is_wide = any(first < last for first, last in spans)
        meant = [*(header if len(spans) == 1 else ()), *body] if is_wide else []
        wider = [cells for row in meant if (cells := _joined(row, held, spans))]
        for row in (*header, *body):
            joined |= {frame: held[frame] for frame in row}
        if len(wider) == len(meant):  # else a name heads several columns
            for row, cells in zip(meant, wider, strict=True):
                for frame in row:
                    del joined[frame]
                joined |= cells
    return joined


def _headed(
    rows: Sequence[list[Frame]], held: Held, labels: int
) -> Iterator[tuple[list[list[Frame]], list[list[Frame]]]]:
    """Rows of names with the rows of figures and labels below them, top to bottom."""
    header: list[list[Frame]] = []
    body: list[list[Frame]] = []
    for row in rows:
        printed = [held[frame] for frame in row if frame.column >= labels and held[frame]]
        names = any(len(words) > 1 for words in printed) and not any(map(is_number, printed))
        if names and body:
            yield header, body
            header, body = [], []
        (header if names else body).append(row)
    yield header, body


def _spans(header: Sequence[Sequence[Frame]], held: Held, labels: int, columns: int) -> list[Span]:
    """From which column to which each name reaches; none where they do not share all columns of values.

    What stands alone in its row heads the table: 第二十条第（五）项.
    """
    beside = [row for row in header if sum(bool(held[frame]) for frame in row) > 1]
    named = [[frame for frame in row if frame.column >= labels and held[frame]] for row in beside]
    extents = joined_extents(
        (min(c.x0 for c in held[frame]), max(c.x1 for c in held[frame])) for row in named for frame in row
    )
    if len(extents) == 1:
        return [(labels, columns - 1)]
    spans = [(frame.column, frame.column + frame.column_span - 1) for frame in (named[-1] if named else ())]
    edges = [labels - 1, *(edge for span in spans for edge in span), columns]
    is_whole = all(right - left == 1 for left, right in list(pairwise(edges))[::2])
    return spans if spans and is_whole else []


def _joined(row: Sequence[Frame], held: Held, spans: Sequence[Span]) -> dict[Frame, list[Character]]:
    """The cells of *row*, those of one span joined; none where one holds several things or part of one."""
    joined = {frame: held[frame] for frame in row if frame.column < spans[0][0]}
    for first, last in spans:
        within = [frame for frame in row if first <= frame.column <= last]
        printed = sum(bool(held[frame]) for frame in within)
        if not within or within[0].column > first or printed > 1:
            return {}
        if within[-1].column + within[-1].column_span - 1 > last:
            return {}
        box = (*within[0].box[:2], *within[-1].box[2:])
        whole = replace(within[0], box=box, column_span=last - first + 1)
        joined[whole] = [character for frame in within for character in held[frame]]
    return joined
