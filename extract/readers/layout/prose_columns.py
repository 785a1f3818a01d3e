"""Prose in two columns on one page: told apart, so that each column is read from top to bottom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from extract.readers.sheet import Box, Character, Line

BREAK = 1.5  # a gap wider than this many characters parts the columns, or the words of a table
FULL = 0.6  # share of its column that a full line of prose covers without a break
FULL_LINES = 3  # of each column, at least
NARROWEST = 6  # characters of a column of prose; one of figures is no wider than these
HALF = 0.55  # share of the page's text that a line of one column is no wider than
LEAST_RIGHT = 0.2  # share of that width that a full line of the right column prints beyond the middle
MIDDLE = 0.25  # the gutter is no further from the middle of the text than this share of its width
NEAR = 1.0  # characters within which the gaps of several lines are one gutter
LEADING = 2.0  # characters from one line of a column to the next, at most


@dataclass(frozen=True, slots=True)
class Band:
    """Lines of two columns beside each other, from *top* to *bottom*; the *gutter* parts them."""

    top: float
    bottom: float
    gutter: float
    left: list[Line]
    right: list[Line]

    @property
    def columns(self) -> tuple[list[Line], list[Line]]:
        """Both columns, in reading order."""
        return self.left, self.right


def bands_of(lines: Sequence[Line], tables: Sequence[Box]) -> tuple[list[Band], list[Line]]:
    """The bands of *lines* that are prose in two columns, and the lines of none; *tables* part bands."""
    if not lines:
        return [], []
    left, right = min(line.box[0] for line in lines), max(line.box[2] for line in lines)
    if sum(_may_be_of_two(line, left, right) for line in lines) < FULL_LINES:
        return [], list(lines)
    gutter = _gutter(lines, left, right)
    if gutter is None:
        return [], list(lines)
    bands: list[Band] = []
    rest: list[Line] = []
    for apart, run in _runs(lines, gutter, tables):
        band = _band(run, gutter) if apart else None
        if band is None:
            rest += run
        else:
            bands.append(band)
            taken = {id(c) for column in band.columns for line in column for c in line.characters}
            rest += [line for line in run if not any(id(c) in taken for c in line.characters)]
    return bands, rest


def _may_be_of_two(line: Line, left: float, right: float) -> bool:
    """Whether *line* may be a full one of the right column, one long word, beside the left one or alone."""
    wide, middle = right - left, (left + right) / 2
    least = LEAST_RIGHT * wide
    if line.box[2] < middle + least or sum([c.x1 - c.x0 for c in line.characters if c.x0 > middle]) < least:
        return False
    words = line.text.split()
    is_apart = len(words) > 1 or line.box[2] - line.box[0] < HALF * wide
    return is_apart and max(map(len, words)) * line.em > least


def _gutter(lines: Sequence[Line], left: float, right: float) -> float | None:
    """Where most lines break near the middle of the text, or the middle, if lines begin behind it."""
    middle, reach = (left + right) / 2, MIDDLE * (right - left)
    gaps = [
        ((a.x1 + b.x0) / 2, line.em)
        for line in lines
        if " " in line.text
        for a, b in pairwise(_printed(line))
        if b.x0 - a.x1 > BREAK * line.em and abs((a.x1 + b.x0) / 2 - middle) < reach
    ]
    if not gaps:
        return middle if sum(line.box[0] > middle for line in lines) >= FULL_LINES else None
    em = max(size for _, size in gaps)
    places = Counter(round(x / (NEAR * em)) for x, _ in gaps)
    most = places.most_common(1)[0][0]
    near = [x for x, _ in gaps if abs(x / (NEAR * em) - most) <= 1]
    return sum(near) / len(near)


def _printed(line: Line) -> list[Character]:
    return [character for character in line.characters if not character.text.isspace()]


def _runs(lines: Sequence[Line], gutter: float, tables: Sequence[Box]) -> Iterator[tuple[bool, list[Line]]]:
    """Stretches of *lines* that leave the gutter free, without a table across it, and the others."""
    across = [box[1] for box in tables if box[0] < gutter < box[2]]
    keyed = ((not _crosses(line, gutter), sum(top < line.box[1] for top in across)) for line in lines)
    pairs = zip(keyed, lines, strict=True)
    for (apart, _), run in groupby(pairs, key=lambda pair: pair[0]):
        yield apart, [line for _, line in run]


def _crosses(line: Line, gutter: float) -> bool:
    """Whether something of *line* stands so near to the gutter on both sides that they are one."""
    if line.box[2] <= gutter or line.box[0] >= gutter:
        return False
    printed = _printed(line)
    before = max((c.x1 for c in printed if c.center < gutter), default=None)
    behind = min((c.x0 for c in printed if c.center >= gutter), default=None)
    return before is not None and behind is not None and behind - before <= BREAK * line.em


def _band(run: Sequence[Line], gutter: float) -> Band | None:
    """The two columns in *run*, where both are prose beyond doubt."""
    parted = [(_side(line, gutter, True), _side(line, gutter, False)) for line in run]
    filled = [at for at, (_, right) in enumerate(parted) if right is not None]
    if not filled:
        return None
    start, end = _start(parted, filled[0]), _end(parted, filled[-1], gutter)
    columns = (
        [left for left, _ in parted[start:end] if left is not None],
        [right for _, right in parted[start:end] if right is not None],
    )
    if not all(map(_is_prose, columns)):
        return None
    boxes = [line.box for column in columns for line in column]
    return Band(min(box[1] for box in boxes), max((b[1] + b[3]) / 2 for b in boxes), gutter, *columns)


def _start(parted: Sequence[tuple[Line | None, Line | None]], first: int) -> int:
    """Where a band begins whose right column begins at *first*: beside a line a little higher."""
    right, above = parted[first][1], parted[first - 1][0] if first else None
    beside = right is not None and above is not None and above.box[3] > right.box[1]
    return first - 1 if beside and parted[first][0] is None else first


def _end(parted: Sequence[tuple[Line | None, Line | None]], last: int, gutter: float) -> int:
    """Where a band ends whose right column ends at *last*: the left one may go on to a short line."""
    lefts = [line for line, _ in parted[: last + 1] if line is not None]
    if not lefts:
        return last + 1
    start, wide, above = min(line.box[0] for line in lefts), gutter, lefts[-1]
    end = last + 1
    for line, _ in parted[last + 1 :]:
        if line is None or line.box[1] - above.box[1] > LEADING * line.em:
            break
        if above.box[2] - start < FULL * (wide - start):  # the paragraph has ended
            break
        end, above = end + 1, line
    return end


def _side(line: Line, gutter: float, is_left: bool) -> Line | None:
    side = [c for c in line.characters if (c.center < gutter) is is_left]
    part = Line(side) if side else None
    return None if part is None or part.is_blank else part


def _is_prose(column: Sequence[Line]) -> bool:
    if not column:
        return False
    wide = max(line.box[2] for line in column) - min(line.box[0] for line in column)
    return (
        wide > NARROWEST * column[0].em
        and sum(line.box[2] - line.box[0] > FULL * wide and not _is_broken(line) for line in column)
        >= FULL_LINES
    )


def _is_broken(line: Line) -> bool:
    return any(b.x0 - a.x1 > BREAK * line.em for a, b in pairwise(_printed(line)))
