"""Drawn cells that hold whole rows or columns of numbers: a table some of whose ruling lines are missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.readers.lattice import Frame
from extract.readers.rows import DENSE
from extract.readers.sheet import Character, lines_of
from extract.readers.stretches import FEWEST_DENSE
from extract.readers.words import Word, is_number, words_of

MARGIN = 0.75  # of a character's height: what word processors leave free beside the text of a cell
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
        stacked += loose and not (len(alone) == len(numbers) and _is_wrapped(alone, wide))
    return rows >= FEWEST_DENSE or stacked >= DENSE


def _is_wrapped(parts: Sequence[Word], wide: float) -> bool:
    """True if *parts* are one number in a cell so *wide*: no line has room for another digit."""
    first, last = parts[0], parts[-1]
    even = all(len(part) == len(first) for part in parts[:-1]) and len(last) <= len(first)
    digit = _width(first) / len(first)
    margins = 2 * MARGIN * (first[0].bottom - first[0].top)
    return even and first[0].text != "0" and _width(first) + digit + margins > wide


def _width(word: Word) -> float:
    return word[-1].x1 - word[0].x0
