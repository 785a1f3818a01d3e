"""Blank cells of a table without ruling lines: beyond doubt where the columns are, by alignment or header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from extract.readers.lattice import Frame, Lattice
from extract.readers.rows import is_number, words_of
from extract.readers.sheet import Character, lines_of

COMPLETE = 3  # rows without a blank that show where the columns are, at least
HEADED = 6  # words side by side that head the columns of a table
ALIGNED = 0.4  # of a character's height: words of one column begin, end or are centred at one place
APART = 3.0  # times that, at least, from one column to the next

Held = Mapping[Frame, Sequence[Character]]
Places = tuple[float, float, float]  # where a word begins, its centre, where it ends


def doubtful_frames(lattice: Lattice, held: Held) -> set[Frame]:
    """The cells of rows with a blank among the numbers, where it is a guess which one is blank.

    It is none under a header printed over the same columns, and none where every number stands exactly as
    the numbers of the complete rows do in its column.
    """
    rows = [list(row) for _, row in groupby(lattice.frames, attrgetter("row"))]
    aligned = _alignments(rows, held) or _centres(rows, held)
    doubtful: set[Frame] = set()
    header: set[int] = set()
    for row in rows:
        printed = [frame for frame in row if held[frame]]
        values = row[row.index(printed[0]) + 1 :] if printed else []
        if not any(_is_number(held[frame]) for frame in values):
            header = {frame.column for frame in printed} if _is_header(printed) else set()
        elif not all(held[frame] for frame in values):
            is_alike = header == {frame.column for frame in printed}
            is_sure = (is_alike or _fits(values, held, aligned)) and not _holds_number(held[printed[0]])
            doubtful.update(() if is_sure else values)
    return doubtful


def _holds_number(label: Sequence[Character]) -> bool:
    """True for a label with a figure beside it: a value that is printed to the left of its column."""
    return any(is_number(word) for line in lines_of(label) for word in words_of(line))


def _is_number(characters: Sequence[Character]) -> bool:
    return bool(characters) and is_number(characters)


def _is_header(printed: Sequence[Frame]) -> bool:
    return len(printed) > 1 and all(frame.column_span == 1 for frame in printed)


def _places(characters: Sequence[Character]) -> Places:
    x0, x1 = min(c.x0 for c in characters), max(c.x1 for c in characters)
    return x0, (x0 + x1) / 2, x1


def _alignments(rows: Sequence[Sequence[Frame]], held: Held) -> dict[int, dict[int, float]]:
    """Column → what its numbers share in all complete rows: 0 begin, 1 centre, 2 end → where.

    Empty where the complete rows are too few, or differ in their columns.
    """
    numbers = [{f.column: held[f] for f in row if f.column_span == 1 and _is_number(held[f])} for row in rows]
    most = max(map(len, numbers), default=0)
    complete = [row for row in numbers if len(row) == most]
    if len(complete) < COMPLETE or most < 2 or len({frozenset(row) for row in complete}) > 1:
        return {}
    aligned: dict[int, dict[int, float]] = {}
    for column in complete[0]:
        places = [_places(row[column]) for row in complete]
        reach = _reach(complete[0][column])
        by_side = ((side, [place[side] for place in places]) for side in range(3))
        aligned[column] = {side: sum(at) / len(at) for side, at in by_side if max(at) - min(at) < reach}
    return aligned


def _centres(rows: Sequence[Sequence[Frame]], held: Held) -> dict[int, dict[int, float]]:
    """Column → the centre of its header, where one row of words heads all: numbers may be centred there."""
    headers = [printed for row in rows if len(printed := [f for f in row if held[f]]) >= HEADED]
    words = [row for row in headers if _is_header(row) and not any(_is_number(held[f]) for f in row)]
    return {frame.column: {1: _places(held[frame])[1]} for frame in words[0]} if len(words) == 1 else {}


def _reach(characters: Sequence[Character]) -> float:
    return ALIGNED * max(c.bottom - c.top for c in characters)


def _fits(values: Sequence[Frame], held: Held, aligned: Mapping[int, Mapping[int, float]]) -> bool:
    """True if everything printed stands in a column as the complete rows print it, and in no other."""
    return all(
        frame.column in aligned
        and frame.column_span == 1
        and _columns_of(held[frame], aligned) == [frame.column]
        for frame in values
        if held[frame]
    ) and all(frame.column in aligned for frame in values)


def _columns_of(characters: Sequence[Character], aligned: Mapping[int, Mapping[int, float]]) -> list[int]:
    places, reach = _places(characters), APART * _reach(characters)
    near = [
        column
        for column, sides in aligned.items()
        if any(abs(places[side] - at) < reach for side, at in sides.items())
    ]
    exact = [
        column
        for column in near
        if any(abs(places[s] - at) < reach / APART for s, at in aligned[column].items())
    ]
    return exact if near == exact else []
