"""Whether text of a Word file is printed so that it is seen: its colour, that of its ground, its size."""

from __future__ import annotations

import re

from lxml import etree

from extract.readers.docx.names import VAL, W
from extract.readers.whole import whole_number

# "FFFFFF", "FEFEFE", "F2F2F2": from 240 of 255 in each colour on, as in PDF and on web pages
_WHITE = re.compile(r"(?:F[0-9A-F]){3}", re.IGNORECASE)
_PAPER = frozenset({"background1", "light1"})  # the colours of a theme that are those of the paper
_SMALLEST = 4  # half-points: nobody reads print so small
_NARROWEST = 10  # percent of its width
# The names of highlights and the colours they are
_HIGHLIGHTS = {"black": "000000", "white": "FFFFFF", "darkGray": "808080", "lightGray": "C0C0C0"}
_CROWDED = -120  # twips: letters six points closer than they are wide
_SQUEEZED = 60  # twips
_CLEAR = 90_000  # of 100,000: ink that lets so much of the ground be seen
_PAPER_NAMES = frozenset({"bg1", "lt1"})
_FAR_LEFT = -1_440  # twips: an inch to the left of its cell
_LOWEST_LINE = 60  # twips
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
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
    if any(child.tag in _TELLING and _TELLING[child.tag](child) for child in properties):
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


def _is_crowded(spacing: Element) -> bool:
    """Whether letters stand so close that they are printed over each other."""
    return _signed(spacing, VAL) <= _CROWDED


def _is_squeezed(fit: Element) -> bool:
    """Whether a run is made to fit in next to nothing."""
    return 0 < whole_number(fit.get(VAL)) < _SQUEEZED


def _is_clear(fill: Element) -> bool:
    """Whether letters are filled with nothing, with clear ink or with white: as Word 2010 and later do it."""
    if fill.find(f"{W14}noFill") is not None:
        return True
    alpha = next(fill.iter(f"{W14}alpha"), None)
    if alpha is not None and whole_number(alpha.get(f"{W14}val")) >= _CLEAR:
        return True
    colour, paper = next(fill.iter(f"{W14}srgbClr"), None), next(fill.iter(f"{W14}schemeClr"), None)
    named = paper is not None and paper.get(f"{W14}val") in _PAPER_NAMES and len(paper) == 0
    return named or (colour is not None and _WHITE.fullmatch(colour.get(f"{W14}val") or "") is not None)


def is_out_of_place(paragraph: Element) -> bool:
    """Whether a paragraph of a cell stands in a frame, far to the left, or on lines lower than print."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        return False
    if properties.find(f"{W}framePr") is not None:
        return True
    indent, spacing = properties.find(f"{W}ind"), properties.find(f"{W}spacing")
    if indent is not None and _signed(indent, f"{W}left") <= _FAR_LEFT:
        return True
    is_exact = spacing is not None and spacing.get(f"{W}lineRule") == "exact"
    return is_exact and spacing is not None and 0 < whole_number(spacing.get(f"{W}line")) < _LOWEST_LINE


def is_of_shade(cell: Element) -> bool:
    """Whether a cell is shaded in the colour that something in it is printed in."""
    shade = _colour(cell.find(f"{W}tcPr/{W}shd"), f"{W}fill")
    if shade is None:
        return False
    return any((_colour(one, VAL) or "").upper() == shade.upper() for one in cell.iter(f"{W}color"))


def _signed(element: Element, name: str) -> int:
    """A length in twips, to the left or downwards below nothing."""
    text = element.get(name) or ""
    return -whole_number(text[1:]) if text.startswith("-") else whole_number(text)


_TELLING = {f"{W}spacing": _is_crowded, f"{W}fitText": _is_squeezed, f"{W14}textFill": _is_clear}
