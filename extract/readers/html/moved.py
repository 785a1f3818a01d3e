"""Styles by which a cell prints its figures in another order, elsewhere, or so that nobody sees them all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.readers.html.text import BREAK, Element, cell_around, raw_text, stands_beside_text

# "flex-direction: row-reverse", "direction:rtl": digits in elements of their own change places
_REVERSED = re.compile(r"(?:row|column|wrap)-reverse|(?<![\w-])direction\s*:\s*rtl", re.IGNORECASE)
# "order:2", "float:right": of several elements this one is printed elsewhere than it stands
_AMONG_OTHERS = re.compile(r"(?<![\w-])order\s*:\s*-?[1-9]|float\s*:\s*right", re.IGNORECASE)
# "position:absolute;left:16px": printed there, wherever it stands
_PLACED = re.compile(
    r"(?=.*position\s*:\s*(?:absolute|fixed)).*(?<![\w-])(?:left|right|top|bottom|inset)\s*:",
    re.IGNORECASE | re.DOTALL,
)
# "position:relative;left:80px", "transform:translateX(-4em)": in the place of a neighbour
_SHIFTED = re.compile(
    r"(?=.*position\s*:\s*relative).*(?<![\w-])(?:left|right|top|bottom)\s*:\s*-?(?:[2-9]\d|\d{3})\s*p[xt]|"
    r".*translate[XY]?\(\s*-?(?:(?:[2-9]\d|\d{3,4})\s*p[xt]|[2-9]\s*em|[1-9]\d{2}%)",
    re.IGNORECASE | re.DOTALL,
)
# "font-size:1px", "font: 2.5pt/1 a", "font-size:.1em", but not "font-size:12px", ".9em"
_TINY = re.compile(
    r"(?<![\w-])font(?:-size)?\s*:\s*(?:(?:[12](?:\.\d+)?|0?\.\d+)p[xt]|0?\.[12]\d*r?em|[1-9]%|1\d%)",
    re.IGNORECASE,
)
# "color:#e8f0f8;background:#e8f0f8": ink of the colour of its ground
_INK = re.compile(r"(?<![\w-])color\s*:\s*([^;!]{3,40})", re.IGNORECASE)
_GROUND = re.compile(r"(?<![\w-])background(?:-color)?\s*:\s*([^;!]{3,40})", re.IGNORECASE)
# "width:8px;overflow:hidden": shows but the beginning
_WINDOW = re.compile(
    r"(?=.*overflow(?:-x)?\s*:\s*(?:hidden|clip)).*(?<![\w-])(?:max-)?width\s*:\s*(\d{1,3})(?:\.\d+)?p[xt]",
    re.IGNORECASE | re.DOTALL,
)
# "opacity:.02", "filter:opacity(0)", "clip-path:circle(0)", "mask:…", "transform:rotateX(90deg)",
# "letter-spacing:-20px", "text-indent:100%": little or nothing is left to see
_FADED = re.compile(
    r"opacity\s*[:(]\s*0?\.0\d|filter\s*:[^;]*opacity\(\s*0|clip-path\s*:\s*(?!none)|"
    r"(?<![\w-])(?:-webkit-)?mask(?:-image)?\s*:\s*(?!none)|rotate[XY]\(|letter-spacing\s*:\s*-(?:[5-9]|\d{2,})|"
    r"text-indent\s*:\s*(?:\d{2,}%|\d{3,})",
    re.IGNORECASE,
)
# "line-height:0;overflow:hidden": no line is high enough to be seen
_FLAT = re.compile(
    r"(?=.*overflow(?:-y)?\s*:\s*(?:hidden|clip)).*line-height\s*:\s*0(?![.\d])", re.IGNORECASE | re.DOTALL
)
# "display:block", "display: table-row": of an element that is but a part of a line by itself
_OWN_LINES = re.compile(r"display\s*:\s*(?:block|table|flex|grid|list-item)", re.IGNORECASE)
_IN_LINES = ("span", "font", "b", "strong", "em", "a")
_DIGIT = 5  # pixels: no digit is narrower that is read
_NAMES = """
    reverse order float direction position translate font color overflow opacity clip-path mask rotate
    letter-spacing text-indent
"""
_WORDS = tuple(_NAMES.split())


def part_lines(root: Element, styles: Iterable[str]) -> None:
    """Let what one of the *styles* sets in lines of its own, a figure it may be, join nothing beside it."""
    own = {style for style in styles if _OWN_LINES.search(style)}
    for element in root.iter(*_IN_LINES) if own else ():
        if element.get("style") in own and cell_around(element) is not None:
            element.text = BREAK + (element.text or "")
            element.tail = BREAK + (element.tail or "")


def may_move(style: str) -> bool:
    """Whether a style may print what is of it elsewhere, or not wholly."""
    low = style.lower()
    if not any(word in low for word in _WORDS):
        return False
    if any(pattern.search(style) for pattern in (_REVERSED, _AMONG_OTHERS, _TINY, _FADED)):
        return True
    if any(pattern.match(style) for pattern in (_PLACED, _SHIFTED, _WINDOW, _FLAT)):
        return True
    return _is_of_its_ground(style)


def is_moved(element: Element, style: str) -> bool:
    """Whether *element*, in a cell, is not surely printed whole where it stands."""
    if cell_around(element) is None:
        return element.tag in {"td", "th"} and (_TINY.search(style) is not None or _is_of_its_ground(style))
    if _AMONG_OTHERS.search(style):
        return stands_beside_text(element)
    window = _WINDOW.match(style)
    if window is not None:
        return int(window[1]) < _DIGIT * len(raw_text(element).strip())
    return (_REVERSED.search(style) is None or len(element) > 1) and may_move(style)


def _is_of_its_ground(style: str) -> bool:
    ink, ground = _INK.search(style), _GROUND.search(style)
    return ink is not None and ground is not None and _colour(ink[1]) == _colour(ground[1])


def _colour(text: str) -> str:
    return text.strip().lower().replace(" ", "")
