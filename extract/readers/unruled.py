"""Tables without ruling lines, or with some of them missing: columns from the white gaps between words.

Nothing is guessed: a value's column is where it is printed, and a word that covers two columns becomes one
cell that spans both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.readers.blanks import doubtful_frames
from extract.readers.lattice import Frame, Lattice
from extract.readers.rows import (
    DENSE,
    Extent,
    Row,
    Word,
    is_number,
    joined_extents,
    rows_of,
    together,
    with_labels,
    words_of,
)
from extract.readers.sheet import Character, Line, Rule, lines_of, middle_of

FEWEST_DENSE = 2  # rows that only a table has, at least, in one table
REACH = 3  # rows of labels that may stand between two rows of values
WIDE = 0.8  # a single word wider than this share of the text is prose
APART = 2.5  # a gap wider than this many characters ends the table
LARGER = 1.15  # times the usual size: a heading
CUT = 0.2  # a gap wider than this share of a character between two columns parts a word
FULL = 0.75  # rows with this share of the most words side by side show the columns
LOOSE = 0.6  # a number that fills more of its cell than this may be one wrapped over several lines
RULED = 0.3  # share of the width a level rule runs, and of the rows it must part, to part the rows


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that form one table, its lattice, and the characters of each cell."""

    lines: tuple[Line, ...]
    lattice: Lattice
    held: dict[Frame, list[Character]]

    @property
    def unsure(self) -> set[Frame]:
        """The cells of rows in which it is a guess which one is blank."""
        return doubtful_frames(self.lattice, self.held)


def regions_of(lines: Sequence[Line], rules: Sequence[Rule]) -> list[Region]:
    """The unruled tables among *lines*, top to bottom; level *rules* part their rows."""
    if not lines:
        return []
    width = max(line.box[2] for line in lines) - min(line.box[0] for line in lines)
    return [_region(run, rules) for run in _runs(rows_of(lines), width)]


def is_partly_ruled(held: Mapping[Frame, Sequence[Character]]) -> bool:
    """True if the drawn cells hold whole rows or columns of numbers: some ruling lines are missing."""
    rows = stacked = 0
    for frame, characters in held.items():
        if sum(character.text.isdigit() for character in characters) < DENSE:
            continue
        numbers = [[word for word in words_of(line) if is_number(word)] for line in lines_of(characters)]
        rows += sum(len(line) >= DENSE for line in numbers)
        room = LOOSE * (frame.box[2] - frame.box[0])
        stacked += sum(len(line) == 1 and line[0][-1].x1 - line[0][0].x0 < room for line in numbers) > 1
    return rows >= FEWEST_DENSE or stacked >= DENSE


def _runs(rows: Sequence[Row], width: float) -> list[list[Row]]:
    """Maximal stretches of rows that look like one table."""
    runs: list[list[Row]] = [[]]
    for row in rows:
        if runs[-1] and not _belongs(runs[-1], row):
            runs.append([])
        if len(row.extents) > 1 or (runs[-1] and row.box[2] - row.box[0] < WIDE * width):
            runs[-1].append(row)
        elif runs[-1]:
            runs.append([])
    trimmed = [_trimmed(run) for run in runs]
    return [run for run in trimmed if sum(row.is_dense for row in run) >= FEWEST_DENSE]


def _belongs(run: list[Row], row: Row) -> bool:
    """No wide gap, no larger print, and not too many labels without values before it."""
    usual = middle_of([other.em for other in run])
    if row.box[1] - run[-1].box[3] > APART * usual:
        return False
    if len(row.extents) == 1 and row.em > LARGER * usual:
        return False
    trailing = next((n for n, other in enumerate(reversed(run)) if len(other.extents) > 1), len(run))
    return trailing <= REACH


def _trimmed(run: list[Row]) -> list[Row]:
    """*run* without the single words at its end, unless they touch it: a heading or prose that follows."""
    end = next((i for i in range(len(run), 0, -1) if len(run[i - 1].extents) > 1), 0)
    if 0 < end < len(run) and len(with_labels(run[end - 1 : end + 1])) == 1:
        end += 1
    return run[:end]


def _region(run: list[Row], rules: Sequence[Rule]) -> Region:
    parted = _parted(run, rules)
    columns = _columns(parted)
    left = min(row.box[0] for row in run) - 1
    right = max(row.box[2] for row in run) + 1
    xs = (left, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), right)
    rows = [part for row in parted for part in _parts(row, xs, columns)]
    ys = [rows[0].box[1]]
    for above, below in pairwise(rows):
        ys.append(max(ys[-1], (above.box[3] + below.box[1]) / 2))
    ys.append(max(ys[-1], rows[-1].box[3]))
    held: dict[Frame, list[Character]] = {}
    for index, row in enumerate(rows):
        held |= _cells(index, row.words, columns, xs, (ys[index], ys[index + 1]))
    frames = tuple(sorted(held, key=lambda frame: (frame.row, frame.column)))
    owners = {(f.row, f.column + step): f for f in frames for step in range(f.column_span)}
    lines = tuple(line for row in run for line in row.lines)
    return Region(lines, Lattice(xs, tuple(ys), frames, owners), held)


def _parts(row: Row, xs: tuple[float, ...], columns: list[Extent]) -> list[Row]:
    """*row* with the words that run from column to column apart, and what heads several columns above it."""
    apart = Row(row.lines, [part for word in row.words for part in _cut(word, xs)])
    return [apart] if row.numbers else _without_heading(apart, columns)


def _without_heading(row: Row, columns: list[Extent]) -> list[Row]:
    """A row of words with what heads several of them as a row above: 法人或其他组织 over its five columns."""
    covered = [_covered(word, columns) for word in row.words]
    heading = [
        index
        for index, (first, last) in enumerate(covered)
        if first < last and sum(first <= a and b <= last for a, b in covered) > 1
    ]
    if not heading:
        return [row]
    parts = [
        Row(row.lines, [word for at, word in enumerate(row.words) if (at in heading) == is_heading])
        for is_heading in (True, False)
    ]
    return sorted((part for part in parts if part.words), key=lambda part: part.box[1])


def _columns(rows: list[Row]) -> list[Extent]:
    """From where to where each column is printed on, judged by the fullest rows, of numbers if there are any.

    A row of words helps where it heads more columns than any row fills; other headers cover several columns.
    """
    judges = [row for row in rows if row.numbers >= DENSE] or rows
    most = max(len(row.extents) for row in judges)
    fullest = [row for row in judges if len(row.extents) >= max(DENSE, FULL * most)]
    columns = joined_extents([extent for row in fullest for extent in row.extents])
    heads = [row for row in rows if not row.numbers and len(row.extents) > max(DENSE, len(columns) - 1)]
    if not heads:
        return columns
    headed = joined_extents([*columns, *(extent for row in heads for extent in row.extents)])
    return headed if len(headed) > len(columns) else columns


def _parted(run: list[Row], rules: Sequence[Rule]) -> list[Row]:
    """The rows as level rules part them, else as they stand, each label line with the values it touches."""
    left, right = min(row.box[0] for row in run), max(row.box[2] for row in run)
    top, bottom = run[0].box[1], run[-1].box[3]
    level = sorted(
        rule.top
        for rule in rules
        if rule.top == rule.bottom
        and top < rule.top < bottom
        and rule.x1 > right - 1
        and rule.x1 - rule.x0 > RULED * (right - left)
    )
    if len(level) < RULED * len(run):
        return with_labels(run)
    bands: dict[int, list[Row]] = {}
    for row in run:
        bands.setdefault(bisect_left(level, (row.box[1] + row.box[3]) / 2), []).append(row)
    return [row for band in bands.values() for row in _one_each(band)]


def _one_each(band: list[Row]) -> list[Row]:
    """*band* as one row, or its rows apart where a missing rule left several rows of numbers in it."""
    return [together(band)] if sum(row.numbers > 1 for row in band) < 2 else with_labels(band)


def _cells(
    row: int, words: list[Word], columns: list[Extent], xs: tuple[float, ...], ys: Extent
) -> dict[Frame, list[Character]]:
    """The frames of one row and their characters; a word printed across columns makes one frame of them."""
    placed = [(*_covered(word, columns), word) for word in words]
    held: dict[Frame, list[Character]] = {}
    for first, last in _spans([(first, last) for first, last, _ in placed], len(columns)):
        frame = Frame((xs[first], ys[0], xs[last + 1], ys[1]), row, first, 1, last - first + 1)
        held[frame] = [letter for start, _, word in placed if first <= start <= last for letter in word]
    return held


def _cut(word: Word, xs: tuple[float, ...]) -> list[Word]:
    """*word* cut where a gap in it lies between two columns: headers stand closer together than numbers."""
    parts: list[Word] = [[word[0]]]
    for last, character in pairwise(word):
        gap = character.x0 - last.x1 > CUT * (character.x1 - character.x0)
        if gap and bisect_left(xs, last.center) != bisect_left(xs, character.center):
            parts.append([])
        parts[-1].append(character)
    return parts


def _spans(covered: list[tuple[int, int]], columns: int) -> list[tuple[int, int]]:
    """First and last column of every cell of a row: the columns one word covers belong together."""
    spans: list[tuple[int, int]] = []
    for first, last in sorted([*covered, *((column, column) for column in range(columns))]):
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    return spans


def _covered(word: Word, columns: list[Extent]) -> tuple[int, int]:
    """First and last column *word* is printed over; the nearest one where it is over none."""
    x0, x1 = word[0].x0, word[-1].x1
    over = [index for index, (a, b) in enumerate(columns) if x0 < b and x1 > a]
    if over:
        return over[0], over[-1]
    nearest = min(range(len(columns)), key=lambda index: max(columns[index][0] - x1, x0 - columns[index][1]))
    return nearest, nearest
