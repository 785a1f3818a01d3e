"""Tables without ruling lines, or with some of them missing: columns from the white gaps between words.

Nothing is guessed: a value's column is where it is printed, and a word that covers two columns becomes one
cell that spans both.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.readers.blanks import NO_EVIDENCE, Evidence, doubtful_frames
from extract.readers.columns import CUT, Columns, columns_of
from extract.readers.lattice import Frame, Lattice
from extract.readers.rows import (
    SAME_PLACE,
    Extent,
    Row,
    rows_of,
    stacked,
    together,
    with_labels,
)
from extract.readers.sheet import Character, Line, Rule
from extract.readers.stretches import LARGER, belongs, is_table, runs_of
from extract.readers.words import Word, is_number

RULED = 0.3  # share of the width a level rule runs, and of the rows it must part, to part the rows


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that form one table, its lattice, and the characters of each cell."""

    lines: tuple[Line, ...]
    lattice: Lattice
    held: dict[Frame, list[Character]]
    columns: Columns
    unsure: set[Frame]  # the cells of rows in which it is a guess which one is blank
    evidence: Evidence


def regions_of(lines: Sequence[Line], rules: Sequence[Rule], above: Region | None = None) -> list[Region]:
    """The unruled tables among *lines*, top to bottom; level *rules* part their rows.

    *above*: the last one on the page before. What goes on without a header of its own has its columns.
    """
    if not lines:
        return []
    width = max(line.box[2] for line in lines) - min(line.box[0] for line in lines)
    rows = rows_of(lines)
    regions: list[Region] = []
    for at, run in enumerate(runs_of(rows, width)):
        if above is not None and _goes_on(above, run, is_first=at == 0):
            run = run if at else [*_labels_before(above, run, rows), *run]
            regions.append(_region(run, rules, above))
        elif is_table(run):
            regions.append(_region(run, rules))
        above = regions[-1] if regions else above
    return regions


def _goes_on(above: Region, run: Sequence[Row], is_first: bool) -> bool:
    """Whether *run* goes on with the table *above*: every figure stands exactly in one of its columns.

    On the next page it has no header. A few rows that make no table of their own may have one.
    """
    first = next((at for at, row in enumerate(run) if row.numbers), None)
    if first is None or not (is_first or first) or any(row.em > LARGER * run[0].em for row in run):
        return False
    edge = above.columns.beside_labels
    is_headed = any(word[-1].x1 > edge for row in run[:first] for word in row.words)
    if is_table(run) and (is_headed or not is_first):
        return False
    for row in run[first:]:
        values = [word for word in row.words if row.numbers and (word[-1].x1 > edge or is_number(word))]
        columns = [above.evidence.column_of(word) for word in values]
        if None in columns or len(set(columns)) < len(columns):
            return False
    return True


def _labels_before(above: Region, run: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    """The ends of labels that stand before *run* at the top of a page."""
    end = start = rows.index(run[0])
    while (
        start
        and rows[start - 1].box[2] <= above.columns.beside_labels
        and belongs([rows[start]], rows[start - 1])
    ):
        start -= 1
    return list(rows[start:end])


def _region(run: list[Row], rules: Sequence[Rule], above: Region | None = None) -> Region:
    columns = above.columns if above else columns_of(run)
    parted = stacked(_parted(run, rules, columns))
    xs = columns.between(min(row.box[0] for row in run) - 1, max(row.box[2] for row in run) + 1)
    rows = [part for row in parted for part in _parts(row, xs, columns)]
    ys = [rows[0].box[1]]
    for upper, lower in pairwise(rows):
        ys.append(max(ys[-1], (upper.box[3] + lower.box[1]) / 2))
    ys.append(max(ys[-1], rows[-1].box[3]))
    held: dict[Frame, list[Character]] = {}
    for index, row in enumerate(rows):
        held |= _cells(index, row.words, columns, xs, (ys[index], ys[index + 1]))
    frames = tuple(sorted(held, key=lambda frame: (frame.row, frame.column)))
    owners = {(f.row, f.column + step): f for f in frames for step in range(f.column_span)}
    lines = tuple(line for row in run for line in row.lines)
    lattice = Lattice(xs, tuple(ys), frames, owners)
    before = above.evidence if above else NO_EVIDENCE
    return Region(lines, lattice, held, columns, *doubtful_frames(lattice, held, columns.labels, before))


def _parts(row: Row, xs: tuple[float, ...], columns: Columns) -> list[Row]:
    """*row* with the words that run from column to column apart, and what heads several columns above it."""
    words = [part for word in row.words for part in _cut(word, xs, columns.labels)]
    apart = Row(row.lines, words) if len(words) > len(row.words) else row
    return [apart] if row.numbers else _without_heading(apart, columns)


def _without_heading(row: Row, columns: Columns) -> list[Row]:
    """A row of words with what heads several of them as a row above: 法人或其他组织 over its five columns.

    Its words may stand apart (法人 或其他组织): what stands beside it, and over others, is of the same row.
    """
    covered = [columns.covered(word) for word in row.words]
    wide = [
        word
        for word, (first, last) in zip(row.words, covered, strict=True)
        if columns.labels <= first < last and sum(first <= a and b <= last for a, b in covered) > 1
    ]
    if not wide:
        return [row]
    heading = [
        any(word is head or _is_beside(word, head) for head in wide)
        and covered.count(span) + (word in wide) > 1
        for word, span in zip(row.words, covered, strict=True)
    ]
    parts = [
        Row(row.lines, [word for word, is_above in zip(row.words, heading, strict=True) if is_above == which])
        for which in (True, False)
    ]
    return sorted((part for part in parts if part.words), key=lambda part: part.box[1])


def _is_beside(word: Word, other: Word) -> bool:
    return abs(word[0].base - other[0].base) < SAME_PLACE * (word[0].bottom - word[0].top)


def _parted(run: list[Row], rules: Sequence[Rule], columns: Columns) -> list[Row]:
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
        return with_labels(run, columns.beside_labels)
    bands: dict[int, list[Row]] = {}
    for row in run:
        bands.setdefault(bisect_left(level, (row.box[1] + row.box[3]) / 2), []).append(row)
    return [row for band in bands.values() for row in _one_each(band, columns)]


def _one_each(band: list[Row], columns: Columns) -> list[Row]:
    """*band* as one row, or its rows apart where a missing rule left several rows of numbers in it."""
    several = sum(row.numbers > 1 for row in band) > 1
    return with_labels(band, columns.beside_labels) if several else [together(band)]


def _cells(
    row: int, words: list[Word], columns: Columns, xs: tuple[float, ...], ys: Extent
) -> dict[Frame, list[Character]]:
    """The frames of one row and their characters; a word printed across columns makes one frame of them."""
    placed = [(*columns.covered(word), word) for word in words]
    spans = _spans([(first, last) for first, last, _ in placed], len(columns.extents))
    if any(last >= columns.labels for _, last, _ in placed):
        spans = _up_to_values(spans, {start for start, _, _ in placed}, columns.labels)
    begin = [first for first, _ in spans]
    frames = [Frame((xs[a], ys[0], xs[b + 1], ys[1]), row, a, 1, b - a + 1) for a, b in spans]
    held: dict[Frame, list[Character]] = {frame: [] for frame in frames}
    for start, _, word in placed:
        held[frames[bisect_right(begin, start) - 1]] += word
    return held


def _up_to_values(spans: list[tuple[int, int]], printed: set[int], labels: int) -> list[tuple[int, int]]:
    """*spans* with the last label of a row reaching to its values: no value stands in a column of labels."""
    own = [
        at for at, (first, last) in enumerate(spans) if last < labels and printed & {*range(first, last + 1)}
    ]
    if not own or spans[own[-1]][1] == labels - 1:
        return spans
    reach = next((at for at, (_, last) in enumerate(spans) if last >= labels - 1), len(spans) - 1)
    if spans[reach][1] >= labels:
        return spans
    return [*spans[: own[-1]], (spans[own[-1]][0], labels - 1), *spans[reach + 1 :]]


def _cut(word: Word, xs: tuple[float, ...], labels: int) -> list[Word]:
    """*word* cut where a gap in it lies between two columns: headers stand closer together than numbers.

    A printed space is a gap there, but not between two of the *labels*.
    """
    if bisect_left(xs, word[0].center) == bisect_left(xs, word[-1].center):
        return [word]
    parts: list[Word] = [[word[0]]]
    for previous, character in pairwise(word):
        if character.text.isspace():
            parts[-1].append(character)
            continue
        last = next(c for c in reversed(parts[-1]) if not c.text.isspace())
        place = bisect_left(xs, character.center)
        before = last if place > labels else previous
        gap = character.x0 - before.x1 > CUT * (character.x1 - character.x0)
        if gap and bisect_left(xs, last.center) != place:
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
