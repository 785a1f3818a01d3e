"""The characters of one cell → its text, line by line, the marks of notes as what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.readers.notation import raised
from extract.readers.sheet import WORD_GAP, Character, lines_of

TOUCHING = 0.01  # boxes that cover each other by no more than this share of their height do so by rounding
SMALL = 0.8  # times the size of other digits, at most, is that of a note's mark


def is_run(characters: Sequence[Character]) -> bool:
    """True for characters of one size that follow each other on one line: the digits of a number, mostly."""
    previous = characters[0]
    height = previous.bottom - previous.top
    for character in characters[1:]:
        gap = character.x0 - previous.x1
        if (
            character.base != previous.base
            or character.bottom - character.top != height
            or not -TOUCHING * height < gap < WORD_GAP * height
            or character.text.isspace()
        ):
            return False
        previous = character
    return True


def text_of(characters: Sequence[Character]) -> str:
    """The text of *characters*, one printed line per line; "" when nothing but spaces is printed."""
    if len(characters) == 1:  # as in most cells of the form
        return "" if characters[0].text.isspace() else characters[0].text
    visible = [character for character in characters if not character.text.isspace()]
    if not visible:
        return ""
    if len(visible) == len(characters) and is_run(characters):
        return "".join([character.text for character in visible]).strip()
    spaces = [character for character in characters if character.text.isspace()]
    return "\n".join(line.text for line in lines_of([*_with_notes(visible), *spaces]) if line.text)


def _with_notes(characters: list[Character]) -> list[Character]:
    """*characters*, with digits much smaller than others among them as what they are: marks of notes.

    Smaller in height and in width, as the digits of two fonts are not. Recognised sizes prove nothing.
    """
    digits = [one for one in characters if one.text.isdigit() and one.confidence is None]
    if len(digits) < 2:
        return characters
    high, wide = max(one.bottom - one.top for one in digits), max(one.x1 - one.x0 for one in digits)
    small = {
        id(one) for one in digits if one.bottom - one.top < SMALL * high and one.x1 - one.x0 < SMALL * wide
    }
    if not small:
        return characters
    return [replace(one, text=raised(one.text)) if id(one) in small else one for one in characters]
