"""Whether text of a Word file is printed so that it is seen: its colour, that of its ground, its size."""

from __future__ import annotations

import re

from lxml import etree

from extract.readers.whole import whole_number
from extract.readers.wordnames import VAL, W

# "FFFFFF", "FEFEFE", "F2F2F2": from 240 of 255 in each colour on, as in PDF and on web pages
_WHITE = re.compile(r"(?:F[0-9A-F]){3}", re.IGNORECASE)
_PAPER = frozenset({"background1", "light1"})  # the colours of a theme that are those of the paper
_SMALLEST = 4  # half-points: nobody reads print so small
_NARROWEST = 10  # percent of its width
# The names of highlights and the colours they are
_HIGHLIGHTS = {"black": "000000", "white": "FFFFFF", "darkGray": "808080", "lightGray": "C0C0C0"}
_AUTO = frozenset({"", "auto"})

Element = etree._Element


def is_unseen(properties: Element) -> bool | None:
    """Whether properties of a run print it white, in the colour of its ground, or as good as without size.

    None where they say nothing of it. White may be meant for a dark ground, which its cell has.
    """
    if _number(properties, "sz", _SMALLEST + 1) <= _SMALLEST:
        return True
    if _number(properties, "w", _NARROWEST + 1) <= _NARROWEST:
        return True
    color = properties.find(f"{W}color")
    ink = _colour(color, VAL)
    ground = _ground(properties)
    if ground is not None and ground.upper() == (ink or "000000").upper():
        return True
    if color is None:
        return None
    is_paper = color.get(f"{W}themeColor") in _PAPER and color.get(f"{W}themeShade") is None
    return is_paper or (ink is not None and _WHITE.fullmatch(ink) is not None)


def _colour(element: Element | None, name: str) -> str | None:
    value = "" if element is None else element.get(name) or ""
    return None if value in _AUTO else value


def _ground(properties: Element) -> str | None:
    """The colour that a run is highlighted in; its shade, if the run has a colour of its own.

    Word prints what has none white on a dark shade, but not on a highlight.
    """
    highlight = properties.find(f"{W}highlight")
    if highlight is not None:
        return _HIGHLIGHTS.get(highlight.get(VAL) or "")
    own = _colour(properties.find(f"{W}color"), VAL)
    return _colour(properties.find(f"{W}shd"), f"{W}fill") if own is not None else None


def _number(properties: Element, name: str, default: int) -> int:
    found = properties.find(f"{W}{name}")
    return default if found is None else whole_number(found.get(VAL), default)
