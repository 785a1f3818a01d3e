"""What the styles of a page, of its elements and its style sheet, hide, strike out, raise or print white."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import takewhile
from typing import cast

from cssselect import SelectorError
from lxml.cssselect import CSSSelector

from extract.readers.html.moved import is_moved, may_move, part_lines
from extract.readers.html.text import (
    CELLS,
    Element,
    cell_around,
    compiled,
    empty,
    mark_struck,
    note_unseen,
    raw_text,
    stands_beside_text,
    superscript,
)
from extract.readers.html.veiled import veil

# "display:none", "visibility: hidden", "mso-hide:all", "left:-9999px", "color:rgba(0,0,0,0)", "font:0/0 a";
# but not "background-color:transparent", "fill-opacity:0"
_HIDDEN = re.compile(
    r"(?<![\w-])(?:(?:(?:margin-)?left|top|right|text-indent)\s*:\s*-(?:\d{4,}|999)|"
    r"display\s*:\s*none|mso-hide\s*:\s*all|content-visibility\s*:\s*hidden|"
    r"opacity\s*:\s*0(?:\.0+)?(?![.\d])|zoom\s*:\s*0(?![.\d])|"
    r"transform\s*:[^;]{0,80}scale\(\s*0\s*\)|clip-path\s*:\s*inset\(\s*(?:50|100)%|"
    r"(?P<sight>visibility)\s*:\s*(?:hidden|collapse)|(?P<size>font(?:-size)?)\s*:\s*0(?![.\d])|"
    r"(?P<ink>(?:-webkit-text-fill-)?color)\s*:\s*"
    r"(?:transparent|rgba\([^)]{0,40},\s*0(?:\.0+)?\s*\)|#(?:[0-9a-f]{6}00|[0-9a-f]{3}0)\b))",
    re.IGNORECASE,
)
# "height:0;overflow:hidden", "position:absolute;clip:rect(0 0 0 0)": what is no cell or row shows nothing
_CLIPPED = re.compile(
    r"(?=.*overflow\s*:\s*hidden)(?:.*[;\s{])?(?:max-)?(?:height|width)\s*:\s*0(?![.\d])|"
    r"(?=.*position\s*:\s*(?:absolute|fixed)).*clip\s*:\s*rect\([01\s,px]*\)",
    re.IGNORECASE | re.DOTALL,
)
_ROWS = CELLS | {"tr"}
_COLOURED = _ROWS | {"table", "tbody"}  # what gives its colour to the figures in it, and to little else
_NEVER_CLIPPED = _ROWS | {"table", "tbody", "thead", "tfoot"}
# "display: none": a cell so hidden moves those behind it to the left, as the attribute hidden does
_TAKES_NO_PLACE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# "text-decoration: line-through"; "unicode-bidi: bidi-override": figures may be printed from right to left
_STRUCK_OUT = re.compile(r"line-through|bidi-override", re.IGNORECASE)
# "white", "#fff", "#fefefe", "rgb(250, 250, 250)": from 240 of 255 in each colour on, as in PDF
_WHITE_NAMES = r"(?:white\b|#?f{3}\b|#?(?:f[0-9a-f]){3}\b|rgb\(\s*2[45]\d\s*,\s*2[45]\d\s*,\s*2[45]\d\s*\))"
# "color:#fff": printed white on what may be white
_WHITE = re.compile(rf"(?<![\w-])color\s*:\s*{_WHITE_NAMES}", re.IGNORECASE)
# "background:#c00", "background-color: navy": what is printed white there is seen
_DARK = re.compile(
    rf"background(?:-color)?\s*:\s*(?!{_WHITE_NAMES}|none|transparent|inherit|initial|unset)[\w#]",
    re.IGNORECASE,
)
# "white", "#FFFFFF", the colours an element has by attribute
_IS_WHITE = re.compile(_WHITE_NAMES, re.IGNORECASE)
# "vertical-align: super": a footnote's mark beside a figure, not another digit of it
_RAISED = re.compile(r"vertical-align\s*:\s*su(?:per|b)\b", re.IGNORECASE)
# "position:relative;top:-5.5pt;mso-text-raise:5.5pt", "position:relative;top:-.5em": so may that mark be.
# Word moves whole lines by a point or two
_MOVED_UP = re.compile(
    r"(?=.*position\s*:\s*relative).*(?<![\w-])top\s*:\s*-(?:(?:[4-9]|1\d)(?:\.\d+)?p[tx]|(?:0?\.[3-9]\d*|1)em)",
    re.IGNORECASE | re.DOTALL,
)
# "@media screen", "@media all": what other conditions a block stands under may not hold
_HOLDS = re.compile(r"@media\s+(?:all|screen)", re.IGNORECASE)
_SIGNS = re.compile(r"([{};])")
_STYLES = compiled("set:distinct(descendant::*/@style)")
_UNSHOWN = compiled("descendant::*/@hidden/..")
Find = Callable[[Element], list[Element]]


def apply_styles(root: Element) -> list[str]:
    """Empty what elements hide by styles of their own and mark what they strike out; returns what was hidden.

    A page has few different styles.
    """
    styles = _STYLES(root)
    part_lines(root, styles)
    telling = {style for style in styles if _tells(style)}
    styled = (element for element in root.iter("*") if element.get("style") in telling) if telling else ()
    return [_apply(element, element.get("style") or "") for element in [*styled, *_UNSHOWN(root)]]


def apply_rules(root: Element) -> None:
    """Mark what the page's own style sheet strikes out or raises in cells; doubt what it hides there.

    Another rule, or a script, may show it again, so it is not left out.
    """
    veiled: list[Element] = []
    for sheet in root.iter("style"):
        for find, style in _telling_rules(sheet.text or ""):
            for element in find(root):
                in_table = element.tag in _ROWS or cell_around(element) is not None
                if not in_table and not _holds_table(element):
                    continue
                if not _hides(element, style):
                    _mark(element, style)
                elif in_table:
                    mark_struck(element)
                else:
                    veiled.append(element)
    if veiled:
        sheets = [sheet.text or "" for sheet in root.iter("style")]
        veil(root, veiled, (rule for sheet in sheets for rule in _rules_of(sheet)), _hides)


def found_by_rules(root: Element) -> Iterator[Element]:
    """Every element that the page's own style sheet hides, strikes out, raises or prints white."""
    for sheet in root.iter("style"):
        for find, _ in _telling_rules(sheet.text or ""):
            yield from find(root)


def is_hidden(element: Element) -> bool:
    """Whether *element* is hidden by a style or an attribute of its own."""
    return element.get("hidden") is not None or _hides(element, element.get("style") or "")


def is_white_on_white(element: Element) -> bool:
    """Whether an element in a cell is white by its attribute, and nothing around names another ground."""
    white = _IS_WHITE.fullmatch(element.get("color") or "") is not None
    return white and cell_around(element) is not None and not _is_on_dark(element, "")


def _says(style: str) -> bool:
    """Whether a style hides, strikes out, raises what it is of, or prints it white."""
    if any(pattern.search(style) for pattern in (_HIDDEN, _STRUCK_OUT, _WHITE, _RAISED)):
        return True
    return any(pattern.match(style) for pattern in (_CLIPPED, _MOVED_UP))


@lru_cache(maxsize=1024)  # the pages of a portal have the same styles
def _tells(style: str) -> bool:
    return _says(style) or may_move(style)


@lru_cache(maxsize=64)
def _telling_rules(sheet: str) -> tuple[tuple[Find, str], ...]:
    """What finds the elements of each rule of a style *sheet* that tells something, and its declarations."""
    return tuple(_telling_rules_in(sheet)) if _says(sheet) else ()


def _telling_rules_in(sheet: str) -> Iterator[tuple[Find, str]]:
    for selectors, style in _rules_of(sheet):
        for selector in selectors.split(",") if _says(style) else ():
            try:
                yield cast("Find", CSSSelector(selector.strip(), translator="html")), style
            except SelectorError:  # "::before": of no element
                continue


def _rules_of(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of each rule that holds on a screen, in time proportional to the sheet."""
    plain = "".join(part.partition("/*")[0] for part in sheet.split("*/"))
    parts = _SIGNS.split(plain.replace("<!--", "").replace("-->", ""))
    opened: list[str] = []
    declared: list[str] = []
    for text, sign in zip(parts[::2], parts[1::2], strict=False):
        if sign == "{":
            opened.append(text.strip())
            declared = []
            continue
        declared.append(text)
        if sign == "}" and opened:
            selectors = opened.pop()
            if not selectors.startswith("@") and all(map(_HOLDS.fullmatch, opened)):
                yield selectors, ";".join(declared)


def _apply(element: Element, style: str) -> str:
    """Hide, strike out or raise *element*; returns the text that is hidden."""
    if not is_hidden(element):
        _mark(element, style)
        return ""
    if _is_shown_inside(element, style):
        for part in _unshown_parts(element):
            mark_struck(part)
        return ""
    text = raw_text(element)
    note_unseen(element, text)
    empty(element)
    if _TAKES_NO_PLACE.search(style):
        element.set("hidden", "")
    return text


def _hides(element: Element, style: str) -> bool:
    clipped = element.tag not in _NEVER_CLIPPED and _CLIPPED.match(style) is not None
    return clipped or _HIDDEN.search(style) is not None


def _is_shown_inside(element: Element, style: str) -> bool:
    """Whether *element* hides its text by what something inside it has of its own, and so may show."""
    hidden = _HIDDEN.search(style)
    if hidden is None or hidden.lastgroup is None:
        return False
    return any(hidden[hidden.lastgroup] in own for own in _STYLES(element) if not _HIDDEN.search(own))


def _unshown_parts(element: Element) -> list[Element]:
    """The cells of *element* without a style of their own: something else in it shows its text; or itself."""
    return [
        cell
        for cell in element.iter("td", "th")
        if not any(one.get("style") for one in (cell, *cell.iterdescendants(), *_up_to(cell, element)))
    ] or ([] if _holds_table(element) else [element])


def _up_to(element: Element, end: Element) -> Iterator[Element]:
    """What stands between *element* and *end* around it."""
    return takewhile(lambda one: one is not end, element.iterancestors())


def _holds_table(element: Element) -> bool:
    return element.tag == "table" or next(element.iterdescendants("table"), None) is not None


def _mark(element: Element, style: str) -> None:
    """Strike out or raise *element*, a row, a cell, something in one or something that holds a table."""
    if element.tag not in _ROWS:
        if _RAISED.search(style) or (_MOVED_UP.match(style) and stands_beside_text(element)):
            superscript(element)
        if cell_around(element) is None and not _holds_table(element):
            return
    is_white = element.tag in _COLOURED or cell_around(element) is not None
    unseen = is_white and _WHITE.search(style) and not _is_on_dark(element, style)
    if unseen or _STRUCK_OUT.search(style) or is_moved(element, style):
        mark_struck(element)


def _is_on_dark(element: Element, style: str) -> bool:
    """Whether *element*, of this *style*, or what it stands in names a ground that is not white."""
    if _DARK.search(style):
        return True
    around = (element, *element.iterancestors("span", "font", "p", "div", "td", "th", "tr", "table"))
    return any(
        _DARK.search(one.get("style") or "") or not _IS_WHITE.fullmatch(one.get("bgcolor") or "white")
        for one in around
    )
