"""Drawn cells that hold whole rows or columns of numbers: a table some of whose ruling lines are missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.readers.ruled.lattice import Frame
from extract.readers.sheet import Character, lines_of
from extract.readers.unruled.rows import DENSE
from extract.readers.unruled.stretches import FEWEST_DENSE
from extract.readers.unruled.words import Word, is_number, words_of

MARGIN = 0.75  # of a character's height: what word processors leave free beside the text of a cell
LEVEL = 0.25  # of a character's height: numbers of one line stand nearer to one level than that
LOOSE = 0.6  # a number that fills more of its cell than this may be one wrapped over several lines


def is_partly_ruled(held: Mapping[Frame, Sequence[Character]]) -> bool:
    """True if the drawn cells hold whole rows or columns of numbers: some ruling lines are missing."""
    rows = stacked = 0
    for frame, characters in held.items():
        if sum(character.text.isdigit() for character in characters) < DENSE:
            continue
        numbers = [[word for word in words_of(line) if is_number(word)] for line in lines_of(characters)]
        rows += sum(len(line) >= DENSE for line in numbers)
        wide = frame.box[2] - frame.box[0]
        alone = [line[0] for line in numbers if len(line) == 1]
        loose = sum(_width(word) < LOOSE * wide for word in alone) > 1
        wrapped = len(alone) == len(numbers) and (
            _is_wrapped(alone, wide) or _is_beside_one(frame, alone, held)
        )
        stacked += loose and not wrapped
    return rows >= FEWEST_DENSE or stacked >= DENSE


def _is_beside_one(frame: Frame, parts: Sequence[Word], held: Mapping[Frame, Sequence[Character]]) -> bool:
    """True if a number in the same row stands level with none of *parts*: that row is one, not several."""
    return any(
        (other.row, other.row_span) == (frame.row, frame.row_span)
        and (number := _only_number(characters)) is not None
        and all(abs(part[0].base - number.base) > LEVEL * (number.bottom - number.top) for part in parts)
        for other, characters in held.items()
    )


def _only_number(characters: Sequence[Character]) -> Character | None:
    """The first digit of a cell that prints one number on one line, and nothing else."""
    printed = [character for character in characters if not character.text.isspace()]
    return printed[0] if printed and is_number(printed) and len(lines_of(printed)) == 1 else None


def _is_wrapped(parts: Sequence[Word], wide: float) -> bool:
    """True if *parts* are one number in a cell so *wide*: no line has room for another digit."""
    first, last = parts[0], parts[-1]
    even = all(len(part) == len(first) for part in parts[:-1]) and len(last) <= len(first)
    digit = _width(first) / len(first)
    margins = 2 * MARGIN * (first[0].bottom - first[0].top)
    return even and first[0].text != "0" and _width(first) + digit + margins > wide


def _width(word: Word) -> float:
    return word[-1].x1 - word[0].x0
