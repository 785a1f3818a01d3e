"""Lines of print to the rows of a table without ruling lines: what stands side by side."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from extract.readers.sheet import Box, Line, bounding_box, middle_of
from extract.readers.unruled.words import Word, is_number, opens_label, words_apart

OVERLAP = 0.15  # lines of two columns that share this much of their height stand side by side
NEAR = 0.35  # a label line nearer than this many characters to a row of values belongs to it
SAME_PLACE = 0.4  # baselines nearer than this share of a character are one
LEADING = 0.6  # lines of one label are no further apart than this share of a character
HALF = 0.5  # of the space between two rows of figures, lines of one row are no further apart
DENSE = 3  # words side by side that only a table has

Extent = tuple[float, float]  # from x0 to x1


@dataclass
class Row:
    """Words side by side: one line, or lines of several columns at nearly the same height. Never changed."""

    lines: list[Line]
    words: list[Word]

    @cached_property
    def box(self) -> Box:
        """The box around all words."""
        if sum(map(len, self.words)) < sum(len(line.characters) for line in self.lines):
            return bounding_box(character for word in self.words for character in word)
        x0s, tops, x1s, bottoms = zip(*(line.box for line in self.lines), strict=True)
        return min(x0s), min(tops), max(x1s), max(bottoms)

    @cached_property
    def em(self) -> float:
        """The usual size of a character."""
        return middle_of([line.em for line in self.lines])

    @cached_property
    def extents(self) -> list[Extent]:
        """From where to where something is printed, left to right."""
        return joined_extents((word[0].x0, word[-1].x1) for word in self.words)

    @property
    def is_dense(self) -> bool:
        """Only a table has so many words side by side."""
        return len(self.extents) >= DENSE

    def has_values(self, edge: float | None) -> bool:
        """True for more than labels: words beyond the *edge* of those, or a number alone.

        Where the edge is not known, several words side by side are more than labels.
        """
        beyond = len(self.extents) > 1 if edge is None else any(word[-1].x1 > edge for word in self.words)
        return beyond or is_number(self.words[0])

    @cached_property
    def numbers(self) -> int:
        """How many of the words are numbers."""
        return sum(map(is_number, self.words))


def joined_extents(extents: Iterable[Extent]) -> list[Extent]:
    """Overlapping extents joined, left to right."""
    joined: list[Extent] = []
    for x0, x1 in sorted(extents):
        if joined and x0 <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(x1, joined[-1][1]))
        else:
            joined.append((x0, x1))
    return joined


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """*lines* (top to bottom, none blank) as rows.

    A label of two lines and the values centred against it overlap in height and stand in different columns:
    they are one row. Two lines of figures are two, though a group's label may overlap both.
    """
    rows: list[Row] = []
    last: Row | None = None  # the last line, as a row of its own
    for line in lines:
        row = Row([line], words_apart(line))
        if last is not None and _side_by_side(last, row) and not _are_two(rows[-1], row):
            rows[-1] = Row([*rows[-1].lines, line], [*rows[-1].words, *row.words])
        else:
            rows.append(row)
        last = row
    return rows


def _side_by_side(last: Row, row: Row) -> bool:
    """Whether two lines overlap in height and stand in different columns."""
    _, last_top, _, last_bottom = last.lines[0].box
    _, top, _, bottom = row.lines[0].box
    shared = min(last_bottom, bottom) - max(last_top, top)
    if shared < OVERLAP * min(last_bottom - last_top, bottom - top):
        return False
    extents = [(word[0].x0, word[-1].x1) for each in (last, row) for word in each.words]
    return len(joined_extents(extents)) == len(extents)


def _are_two(row: Row, other: Row) -> bool:
    """True if both print a number over the same place, or labels too far apart to be lines of one."""
    for below in other.words:
        x0, x1, is_figure = below[0].x0, below[-1].x1, is_number(below)
        over = [w for w in row.words if w[0].x0 < x1 and x0 < w[-1].x1 and is_number(w) == is_figure]
        if not over:
            continue
        if (
            is_figure
            or below[0].top - max(w[0].bottom for w in over) > LEADING * row.em
            or opens_label(below)
        ):
            return True
    return False


def with_labels(rows: Sequence[Row], edge: float | None = None) -> list[Row]:
    """*rows* with each label joined to the row of values it touches; two rows of values never are.

    *edge*: where the labels end and the values begin.
    """
    anchors = [index for index, row in enumerate(rows) if row.has_values(edge)]
    groups = {index: [rows[index]] for index in anchors}
    beside: dict[int, list[tuple[int, Row]]] = {}
    for start, label in _labels(rows, set(anchors)):
        anchor = min(anchors, key=lambda other: _gap(rows[other], label), default=start)
        is_beside = anchor != start and _gap(rows[anchor], label) < NEAR * label.em
        is_beside = is_beside and not _has_label(rows[anchor], label)
        beside.setdefault(anchor if is_beside else start, []).append((start, label))
    for anchor, labels in beside.items():
        apart = anchor in groups and _stand_apart(rows[anchor], [label for _, label in labels])
        for start, label in labels:
            groups.setdefault(start if apart else anchor, []).append(label)
    return [together(groups[index]) for index in sorted(groups)]


def _stand_apart(values: Row, labels: Sequence[Row]) -> bool:
    """Whether all *labels* end above a row of *values* that has no words of its own, or all begin below it.

    Where a page ends between the two, the values' own label may stand on the other page.
    """
    if len(values.words) > values.numbers:
        return False
    above = all(label.box[3] <= values.box[1] for label in labels)
    return above or all(label.box[1] >= values.box[3] for label in labels)


def _has_label(row: Row, label: Row) -> bool:
    """Whether both *row* and the *label* above or below it begin with a number, in the same column.

    Then the label is that of a row without figures.
    """
    opening = label.words[0]
    return opens_label(opening) and any(opens_label(word) and _over(word, opening) for word in row.words)


def _labels(rows: Sequence[Row], anchors: Container[int]) -> list[tuple[int, Row]]:
    """The labels between the *anchors*, their lines joined, each with the place of its first line.

    What stands side by side are labels of different columns.
    """
    labels: list[tuple[int, Row]] = []
    closed = 0  # the labels before the last anchor
    for index, row in enumerate(rows):
        if index in anchors:
            closed = len(labels)
            continue
        for word in row.words:
            part = Row(row.lines, [word])
            above = next((n for n in range(closed, len(labels)) if _goes_on(labels[n][1], part)), None)
            if above is None:
                labels.append((index, part))
            else:
                labels[above] = labels[above][0], together([labels[above][1], part])
    return labels


def _goes_on(label: Row, row: Row) -> bool:
    if opens_label(row.words[0]):
        return False
    (x0, _, x1, _), (left, _, right, _) = label.box, row.box
    return left < x1 and x0 < right and _gap(label, row) < NEAR * row.em


def stacked(rows: Sequence[Row]) -> list[Row]:
    """*rows* with lines of words joined that stand exactly under others, closer than two rows do."""
    figures = [row for row in rows if row.numbers]
    apart = min((_gap(one, other) for one, other in pairwise(figures)), default=0.0)
    joined: list[Row] = []
    for row in rows:
        reach = min(LEADING * row.em, HALF * apart)
        if joined and not row.numbers + joined[-1].numbers and _gap(joined[-1], row) < reach:
            above = [word for word in joined[-1].words if any(_over(word, other) for other in row.words)]
            if len(above) == len(joined[-1].words) == len(row.words):
                joined[-1] = together([joined[-1], row])
                continue
        joined.append(row)
    return joined


def _over(word: Word, other: Word) -> bool:
    return word[0].x0 < other[-1].x1 and other[0].x0 < word[-1].x1


def _gap(one: Row, other: Row) -> float:
    return max(one.box[1] - other.box[3], other.box[1] - one.box[3])


def together(rows: Sequence[Row]) -> Row:
    """*rows* as one row, its lines from top to bottom."""
    if len(rows) == 1:
        return rows[0]
    ordered = sorted(rows, key=lambda row: row.box[1])
    return Row(
        [line for row in ordered for line in row.lines], [word for row in ordered for word in row.words]
    )
