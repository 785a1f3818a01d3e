"""Lines of print to the rows of a table without ruling lines: what stands side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.readers.sheet import Box, Character, Line, bounding_box, middle_of

COLUMN_GAP = 0.8  # a gap wider than this many characters separates the words of two columns
OVERLAP = 0.15  # lines of two columns that share this much of their height stand side by side
NEAR = 0.35  # a label line nearer than this many characters to a row of values belongs to it
DENSE = 3  # words side by side that only a table has
# 0   12,345   96171.6   -3   /   —
NUMBER = re.compile(r"[-+−]?\d[\d,.]*|[-—/]")
SIGNS = frozenset("-+−—/")

Word = list[Character]
Extent = tuple[float, float]  # from x0 to x1


@dataclass
class Row:
    """Words side by side: one line, or lines of several columns at nearly the same height. Never changed."""

    lines: list[Line]
    words: list[Word]

    @cached_property
    def box(self) -> Box:
        """The box around all words."""
        return bounding_box(character for word in self.words for character in word)

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

    @property
    def has_values(self) -> bool:
        """True for more than a label: several words side by side, or a number alone."""
        return len(self.extents) > 1 or is_number(self.words[0])

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


def is_number(word: Sequence[Character]) -> bool:
    """True for a printed number, slash or dash."""
    first = word[0].text
    if not first.isdigit() and first not in SIGNS:  # as most words begin
        return False
    return NUMBER.fullmatch("".join(character.text for character in word)) is not None


def words_of(line: Line) -> list[Word]:
    """The stretches of *line* between gaps as wide as a column gap; spaces count as gap."""
    reach = COLUMN_GAP * line.em
    words: list[Word] = []
    for character in line.characters:
        if character.text.isspace():
            continue
        if words and character.x0 - words[-1][-1].x1 < reach:
            words[-1].append(character)
        else:
            words.append([character])
    return words


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """*lines* (top to bottom, none blank) as rows.

    A label of two lines and the values centred against it overlap in height and stand in different columns:
    they are one row. Two lines of figures are two, though a group's label may overlap both.
    """
    rows: list[Row] = []
    for line in lines:
        row = Row([line], words_of(line))
        if rows and _side_by_side(rows[-1].lines[-1], line) and not _figures_meet(rows[-1], row):
            rows[-1] = Row([*rows[-1].lines, line], [*rows[-1].words, *row.words])
        else:
            rows.append(row)
    return rows


def _side_by_side(last: Line, line: Line) -> bool:
    _, last_top, _, last_bottom = last.box
    _, top, _, bottom = line.box
    shared = min(last_bottom, bottom) - max(last_top, top)
    if shared < OVERLAP * min(last_bottom - last_top, bottom - top):
        return False
    extents = [(word[0].x0, word[-1].x1) for each in (last, line) for word in words_of(each)]
    return len(joined_extents(extents)) == len(extents)


def _figures_meet(row: Row, other: Row) -> bool:
    """True if both print a number over the same place: one column of two rows."""
    ours, theirs = ([(w[0].x0, w[-1].x1) for w in each.words if is_number(w)] for each in (row, other))
    return any(a0 < b1 and b0 < a1 for a0, a1 in ours for b0, b1 in theirs)


def with_labels(rows: Sequence[Row]) -> list[Row]:
    """*rows* with each label line joined to the row of values it touches; two rows of values never are."""
    groups = {index: [row] for index, row in enumerate(rows)}
    anchors = [index for index, row in enumerate(rows) if row.has_values]
    for index, row in enumerate(rows):
        if row.has_values or not anchors:
            continue
        anchor = min(anchors, key=lambda other: _gap(rows[other], row))
        if _gap(rows[anchor], row) < NEAR * row.em:
            groups[anchor] += groups.pop(index)
    return [together(group) for group in groups.values()]


def _gap(one: Row, other: Row) -> float:
    return max(one.box[1] - other.box[3], other.box[1] - one.box[3])


def together(rows: Sequence[Row]) -> Row:
    """*rows* as one row, its lines from top to bottom."""
    ordered = sorted(rows, key=lambda row: row.box[1])
    return Row(
        [line for row in ordered for line in row.lines], [word for row in ordered for word in row.words]
    )
