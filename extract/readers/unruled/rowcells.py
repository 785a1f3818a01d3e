"""The words of a row of an unruled table, each to the cell of the columns it is printed over."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from extract.readers.ruled.lattice import Frame
from extract.readers.sheet import Character
from extract.readers.unruled.column_names import CUT
from extract.readers.unruled.columns import Columns
from extract.readers.unruled.rows import SAME_PLACE, Extent, Row
from extract.readers.unruled.words import Word


def parts_of(row: Row, xs: tuple[float, ...], columns: Columns) -> list[Row]:
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


def cells_of_row(
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
