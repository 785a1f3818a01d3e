"""Whether what a spreadsheet's cell prints has the colour of its ground: nobody sees it."""

from __future__ import annotations

from typing import Any

from openpyxl.styles.colors import COLOR_INDEX

from extract.readers.notation import MOST_LETTERS
from extract.readers.sheet import WHITE

NEAR = 24  # of 255, in every colour: what differs by no more is not told from its ground
_NAMED = 64  # colours of the palette; the next two are those of the window
_WINDOW = {64: "000000", 65: "FFFFFF"}
_THEME = {0: "FFFFFF", 1: "000000"}  # the paper, and the text on it

Colour = tuple[int, int, int]
BLACK: Colour = (0, 0, 0)


def colour_of(color: Any) -> Colour | None:
    """A colour of openpyxl's in red, green and blue; None where only the theme tells it."""
    if color is None:
        return None
    if color.type == "rgb":
        name = str(color.rgb)[-6:]
    elif color.type == "indexed":
        name = COLOR_INDEX[color.value][-6:] if color.value < _NAMED else _WINDOW.get(color.value, "")
    else:
        name = "" if color.tint else _THEME.get(color.theme, "")
    try:
        red, green, blue = bytes.fromhex(name)
    except ValueError:
        return None
    return red, green, blue


def is_white(color: Any) -> bool:
    """Whether *color* is white: the colour itself, or the theme's first, which is the one of the paper."""
    found = colour_of(color)
    return found is not None and min(found) >= WHITE


def are_near(ink: Colour, ground: Colour) -> bool:
    """Whether two colours are not told apart."""
    return all(abs(one - other) <= NEAR for one, other in zip(ink, ground, strict=True))


def is_of_its_ground(ink: Any, fill: Any) -> bool:
    """Whether a cell is filled with the colour of its *ink*; black, where it says none."""
    if fill.fill_type != "solid":
        return False
    ground = fill.fgColor
    colours = BLACK if ink is None else colour_of(ink), colour_of(ground)
    if colours[0] is not None and colours[1] is not None:
        return are_near(colours[0], colours[1])
    if ink is None or ink.type != ground.type:
        return False
    return bool(ink.value == ground.value and ink.tint == ground.tint)


def may_be_figure(text: str) -> bool:
    """Whether a cell's *text* can be a figure, with its unit too, or the sign for none: it is no label."""
    letters = sum(map(str.isalpha, text))
    return not letters or (letters <= MOST_LETTERS and any(map(str.isdigit, text)))
