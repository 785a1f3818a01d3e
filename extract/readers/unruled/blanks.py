"""Blank cells of a table without ruling lines: beyond doubt where the columns are, by alignment or header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from extract.readers.ruled.celltext import is_run
from extract.readers.ruled.lattice import Frame, Lattice
from extract.readers.sheet import Character, lines_of
from extract.readers.unruled.words import is_number, may_hold_number, words_of

COMPLETE = 3  # rows without a blank that show where the columns are, at least
HEADED = 6  # words side by side that head the columns of a table
ALIGNED = 0.4  # of a character's height: words of one column begin, end or are centred at one place
APART = 3.0  # times that, at least, from one column to the next

Held = Mapping[Frame, Sequence[Character]]
Places = tuple[float, float, float]  # where a word begins, its centre, where it ends


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows in which column a figure stands: the names above the columns, and their complete rows.

    ``names``: column → where its name is printed. ``aligned``: column → what its numbers share in all
    complete rows, 0 begin, 1 centre, 2 end → where.
    """

    names: Mapping[int, Places]
    aligned: Mapping[int, Mapping[int, float]]

    def column_of(self, word: Sequence[Character]) -> int | None:
        """The one column *word* stands in; None where that is a guess."""
        exact = _columns_of(word, self.aligned)
        if not exact:
            x0, _, x1 = _places(word)
            exact = [column for column, (left, _, right) in self.names.items() if left < x1 and x0 < right]
        return exact[0] if len(exact) == 1 else None

    def moved(self, by: int) -> Evidence:
        """The same of a table that has *by* more columns of labels."""
        if not by:
            return self
        names = {column + by: places for column, places in self.names.items()}
        return Evidence(names, {column + by: places for column, places in self.aligned.items()})


NO_EVIDENCE = Evidence({}, {})


def doubtful_frames(
    lattice: Lattice, held: Held, labels: int, above: Evidence = NO_EVIDENCE
) -> tuple[set[Frame], Evidence]:
    """The cells of rows with a blank among the numbers, where it is a guess which one is blank.

    It is none where all numbers stand right below the names of their columns, and none where every number
    stands exactly as the numbers of the complete rows do in its column. The first *labels* columns hold
    labels. *above*: what the page before tells, when the table began there. Returns what this page tells.
    """
    rows = [list(row) for _, row in groupby(lattice.frames, attrgetter("row"))]
    aligned = _alignments(rows, held) or _centres(rows, held) or above.aligned
    doubtful: set[Frame] = set()
    names, named, is_open = dict(above.names), len(above.names), False
    for row in rows:
        values = [frame for frame in row if frame.column >= labels]
        printed = [frame for frame in values if held[frame]]
        if any(_is_number(held[frame]) for frame in printed):
            is_open = False
            if (
                _has_stray(row, held, labels)
                or not all(_is_one_word(held[frame]) for frame in printed)
                or (
                    len(printed) < len(values)
                    and not len(printed) == named == 1
                    and not _is_sure(printed, len(values), held, Evidence(names, aligned))
                )
            ):
                doubtful.update(values)
        elif any(len(held[frame]) > 1 for frame in printed):
            names = names if is_open else {}
            named = (named if is_open else 0) + len(printed)
            names |= {frame.column: _places(held[frame]) for frame in printed if frame.column_span == 1}
            is_open = True
    return doubtful, Evidence(names, aligned)


def _is_sure(printed: Sequence[Frame], columns: int, held: Held, evidence: Evidence) -> bool:
    """True if every cell that is *printed* stands where its column does, one of *columns*."""
    if any(frame.column_span > 1 for frame in printed):
        return False
    if _stands_under(evidence.names, printed, held):
        return True
    return len(evidence.aligned) >= columns and _fits(printed, held, evidence.aligned)


def _is_one_word(characters: Sequence[Character]) -> bool:
    """False for several figures in one cell: they may be those of its neighbours."""
    if len(characters) == 1 or not may_hold_number(characters) or is_run(characters):  # as in most cells
        return True
    words = _words(characters)
    return len(words) == 1 or not any(map(is_number, words))


def _words(characters: Sequence[Character]) -> list[Sequence[Character]]:
    if is_run(characters):
        return [characters]
    return [word for line in lines_of(characters) for word in words_of(line)]


def _stands_under(names: Mapping[int, Places], printed: Sequence[Frame], held: Held) -> bool:
    """True if everything *printed* stands right below the name of its column."""
    places = [(names.get(frame.column), _places(held[frame])) for frame in printed]
    return all(name is not None and name[0] < x1 and x0 < name[2] for name, (x0, _, x1) in places)


def _has_stray(row: Sequence[Frame], held: Held, labels: int) -> bool:
    """True for a label with a figure beside it: a value may be printed to the left of its column.

    A figure alone before the label is a running number, and 1. before words an ordinal.
    """
    own = [held[frame] for frame in row if frame.column < labels and held[frame]]
    return any(
        is_number(word)
        for at, label in enumerate(own, 1)
        if (at == len(own) or not _is_number(label)) and may_hold_number(label)
        for word in _words(label)
    )


def _is_number(characters: Sequence[Character]) -> bool:
    return bool(characters) and is_number(characters)


def _is_header(printed: Sequence[Frame]) -> bool:
    return all(frame.column_span == 1 for frame in printed)


def _places(characters: Sequence[Character]) -> Places:
    if len(characters) == 1:  # as in most cells of the form
        x0, x1 = characters[0].x0, characters[0].x1
    else:
        x0, x1 = min([c.x0 for c in characters]), max([c.x1 for c in characters])
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
    return ALIGNED * max([c.bottom - c.top for c in characters])


def _fits(printed: Sequence[Frame], held: Held, aligned: Mapping[int, Mapping[int, float]]) -> bool:
    """True if everything printed stands in a column as the complete rows print it, and in no other."""
    return all(
        frame.column in aligned and _columns_of(held[frame], aligned) == [frame.column] for frame in printed
    )


def _columns_of(characters: Sequence[Character], aligned: Mapping[int, Mapping[int, float]]) -> list[int]:
    places, reach = _places(characters), _reach(characters)
    away = [
        (column, abs(places[side] - at))
        for column, sides in aligned.items()
        for side, at in sides.items()
        if abs(places[side] - at) < APART * reach
    ]
    near = dict.fromkeys(column for column, _ in away)
    exact = dict.fromkeys(column for column, least in away if least < reach)
    return list(exact) if near == exact else []
