"""The columns of a table without ruling lines: from where to where each is printed on.

Judged by the rows that fill most of them. The words left of the values are labels, in one column or in
several: the name of a group stands left of the names of its rows, and other labels run over both.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from operator import itemgetter
from statistics import median

from extract.readers.unruled.column_names import names_in
from extract.readers.unruled.rows import DENSE, Extent, Row, joined_extents
from extract.readers.unruled.words import COLUMN_GAP, Word, is_number

FULL = 0.75  # rows with this share of the most words side by side show the columns
FULL_ROWS = 3  # rows with the most words side by side that show the columns, at least
FEWEST_NAMES = 2  # of columns, in a row that has more of them than any row of values
CLOSE = 0.7  # of the way from one column to the next
HALF = 0.5  # of that way: a figure is set no further from the middle of its cell
MIDWAY = 0.15  # of that way: a name no further from the middle between two columns is over both
SHORTEST_LABEL = 2  # characters; 无 and 零 are values
FEWEST_SIDE_BY_SIDE = 2  # labels that stand beside others before these are columns of their own


@dataclass(frozen=True, slots=True)
class Columns:
    """``extents``: left to right, none over another; the first ``labels`` of them hold labels."""

    extents: tuple[Extent, ...]
    labels: int

    @property
    def beside_labels(self) -> float:
        """Where the first column of values is printed: what ends left of it is a label."""
        return self.extents[min(self.labels, len(self.extents) - 1)][0]

    def covered(self, word: Word) -> tuple[int, int]:
        """First and last column *word* is printed over; the nearest one where it is over none.

        A name midway between two columns of values heads both.
        """
        x0, x1 = word[0].x0, word[-1].x1
        first = bisect_right(self.extents, x0, key=itemgetter(1))
        last = bisect_left(self.extents, x1, key=itemgetter(0)) - 1
        if first <= last:
            return first, last
        if self.labels <= last and first < len(self.extents) and not is_number(word):
            left, right = _center(self.extents[last]), _center(self.extents[first])
            if abs((x0 + x1) / 2 - (left + right) / 2) < MIDWAY * (right - left):
                return last, first
        away = [max(a - x1, x0 - b) for a, b in self.extents]
        nearest = away.index(min(away))
        return nearest, nearest

    def between(self, left: float, right: float) -> tuple[float, ...]:
        """Where the columns meet, from *left* to *right*."""
        return (left, *((a[1] + b[0]) / 2 for a, b in pairwise(self.extents)), right)


def columns_of(rows: Sequence[Row]) -> Columns:
    """The columns of the table that *rows* make.

    Judged by the fullest rows, of numbers if there are any. A row of words helps where it heads more columns
    than any row fills; what heads several columns at once says nothing of them.
    """
    heads = [names_in(list(head)) for is_head, head in groupby(rows, lambda row: not row.numbers) if is_head]
    figures = [row for row in rows if row.numbers]
    judges = [row.extents for row in figures if row.numbers >= DENSE] or [
        *heads,
        *(row.extents for row in figures),
    ]
    most = max(map(len, judges))
    full = min(most, max(DENSE, FULL * most))  # a page may print no more than labels
    fullest = [extents for extents in judges if len(extents) >= full]
    columns = _shown_by(fullest, most, figures)
    columns = [*_labels_before(columns[0][0], figures), *columns]
    first = next((at for at, row in enumerate(rows) if row.numbers), len(rows))
    labels = _leading_labels(columns, rows[first:])
    values = _headed(columns[labels:], columns[labels - 1][1] if labels else 0.0, heads)
    return _with_labels(columns[:labels], values, rows[first:])


def _shown_by(rows: Sequence[Sequence[Extent]], most: int, figures: Sequence[Row]) -> list[Extent]:
    """The columns that *rows* show; where several show the *most*, figures over two of theirs join none.

    527 and 4048 touch in narrow columns without a line between: that row does not say that these are one.
    A label that runs over two does: its group's may touch it.
    """
    whole = [extents for extents in rows if len(extents) == most]
    columns = joined_extents(chain.from_iterable(whole))
    if len(whole) < FULL_ROWS or len(columns) < most:
        return joined_extents(chain.from_iterable(rows))
    numbers = {(word[0].x0, word[-1].x1) for row in figures for word in row.words if is_number(word)}
    for extents in rows:
        if len(extents) < most:
            within = [
                (x0, x1)
                for x0, x1 in extents
                if (x0, x1) not in numbers or sum(a < x1 and x0 < b for a, b in columns) < 2
            ]
            columns = joined_extents([*columns, *within])
    return columns


def going_on(above: Columns, rows: Sequence[Row]) -> Columns:
    """The columns of *rows*, which go on with a table of the columns *above*: with the labels printed here.

    They may run further to the right than those above, or stand side by side where those were in one column.
    """
    words = [(word[0].x0, word[-1].x1) for row in rows for word in row.words if not is_number(word)]
    here = [(x0, x1) for x0, x1 in words if x1 < above.beside_labels]
    if not above.labels or not here:
        return above
    labels = list(above.extents[: above.labels])
    labels[0] = min(labels[0][0], *(x0 for x0, _ in here)), labels[0][1]
    labels[-1] = labels[-1][0], max(labels[-1][1], *(x1 for _, x1 in here))
    return _with_labels(labels, list(above.extents[above.labels :]), rows)


def _headed(values: list[Extent], edge: float, heads: Sequence[Sequence[Extent]]) -> list[Extent]:
    """The columns of *values*, with those that are named alone; *edge*: where the labels end."""
    for head in heads:
        values = _with_names(values, [extent for extent in head if extent[0] >= edge])
    return values


def _with_names(values: list[Extent], names: list[Extent]) -> list[Extent]:
    """The columns of *values* under *names*, which may be set otherwise in their cells than the figures.

    What stands between two columns nearer than others are to each other heads both of them.
    """
    pitch = median(_steps(values)) if len(values) > FEWEST_NAMES else 0.0
    if len(names) == len(values) and all(
        abs(_center(name) - _center(column)) < HALF * pitch
        for name, column in zip(names, values, strict=True)
    ):
        pairs = zip(names, values, strict=True)
        wider = [(min(a, x0), max(b, x1)) for (a, b), (x0, x1) in pairs]
        return wider if all(left[1] < right[0] for left, right in pairwise(wider)) else values
    own = [
        name
        for name in names
        if _stand_under(values, names)
        or any(x0 < name[1] and name[0] < x1 for x0, x1 in values)
        or all(abs(_center(name) - _center(column)) > CLOSE * pitch for column in values)
    ]
    headed = joined_extents([*values, *own])
    return headed if len(own) > max(FEWEST_NAMES, len(values) - 1) and len(headed) > len(values) else values


def _stand_under(values: Sequence[Extent], names: Sequence[Extent]) -> bool:
    """Whether each of *values* stands under a name of its own among *names*: the others head blanks."""
    heads = [[at for at, (x0, x1) in enumerate(names) if x0 < value[1] and value[0] < x1] for value in values]
    return all(len(head) == 1 for head in heads) and len({head[0] for head in heads}) == len(values)


def _center(extent: Extent) -> float:
    return (extent[0] + extent[1]) / 2


def _steps(extents: Sequence[Extent]) -> list[float]:
    return [_center(right) - _center(left) for left, right in pairwise(extents)]


def _with_labels(labels: list[Extent], values: list[Extent], rows: Sequence[Row]) -> Columns:
    """The columns, those of labels parted where labels stand side by side in them."""
    if not labels:
        return Columns(tuple(values), 0)
    x0, x1 = labels[0][0], labels[-1][1]
    apart = [(a[1] + b[0]) / 2 for a, b in pairwise(labels)]
    places = _boundaries([[word for word in row.words if word[-1].x1 <= x1] for row in rows], apart)
    return Columns((*pairwise((x0, *places, x1)), *values), len(places) + 1)


def _labels_before(edge: float, figures: Sequence[Row]) -> list[Extent]:
    """Where the labels of all *figures* end left of *edge*: none of them stands among the names judged by."""
    own = [
        [(word[0].x0, word[-1].x1) for word in row.words if word[-1].x1 < edge and not is_number(word)]
        for row in figures
    ]
    if not own or not all(own):
        return []
    return [(min(x0 for labels in own for x0, _ in labels), max(x1 for labels in own for _, x1 in labels))]


def _leading_labels(extents: Sequence[Extent], rows: Sequence[Row]) -> int:
    """How many columns, from the left, hold words rather than values in rows of numbers."""
    words = [word for row in rows if row.numbers for word in row.words]
    for at, (x0, x1) in enumerate(extents):
        within = [word for word in words if word[0].x0 < x1 and x0 < word[-1].x1]
        numbers = sum(map(is_number, within))
        if (at and numbers) or 2 * numbers > len(within):  # before labels stand running numbers at most
            return at
        if max(map(len, within), default=0) < SHORTEST_LABEL:
            return at
    return 0


def _boundaries(rows: Sequence[Sequence[Word]], apart: Sequence[float]) -> list[float]:
    """Where columns of labels meet: at the places *apart*, and in gaps that few labels run across."""
    words = [(word[0].x0, word[-1].x1) for row in rows for word in row]
    gaps = [
        (one[-1].x1, other[0].x0)
        for row in rows
        for one, other in pairwise(row)
        if other[0].x0 - one[-1].x1 > COLUMN_GAP * (one[0].x1 - one[0].x0)
    ]
    scored: list[tuple[int, float]] = []
    for place in sorted((low + high) / 2 for low, high in gaps):
        beside = sum(low < place < high for low, high in gaps)
        across = sum(x0 < place < x1 for x0, x1 in words)
        behind = sum(x0 >= place for x0, _ in words)
        if beside >= FEWEST_SIDE_BY_SIDE and behind > across:
            scored.append((across - beside, place))
    places = [*apart]
    for _, place in sorted(scored):
        if all(_stands_between(words, *sorted((place, other))) for other in places):
            places.append(place)
    return sorted(places)


def _stands_between(words: Sequence[Extent], low: float, high: float) -> bool:
    return sum(low <= x0 and x1 <= high for x0, x1 in words) >= FEWEST_SIDE_BY_SIDE
