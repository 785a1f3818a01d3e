"""What a browser would print of an element: text with line breaks, without what is hidden or struck out."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

from lxml import etree

from extract.readers.notation import STRUCK, raised

# Stands for a line break the markup makes (<br>, the end of <p>); no control character is allowed in a tree.
BREAK = "\u2028"
_BLOCK_NAMES = """
    address article blockquote body center dd details div dl dt fieldset figure form h1 h2 h3 h4 h5 h6 header
    hr html legend li main ol p pre section table tbody td tfoot th thead tr ucapcontent ul
"""
_DROPPED_NAMES = """
    script style noscript template head title select option button textarea iframe object svg nav footer aside
    audio video canvas rt rp
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
DROPPED = frozenset(_DROPPED_NAMES.split())
_PAINTING = frozenset({"button", "canvas", "iframe", "noscript", "object", "script", "svg"})
# kinds of form fields that show no text of their own
_SHOW_NOTHING = "hidden checkbox radio submit button reset image file password range color"
_NO_TEXT = frozenset(_SHOW_NOTHING.split())
_BREAKING = ("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "dd", "dt")
# "display:none", "visibility: hidden", "mso-hide:all", "left:-9999px"
_HIDDEN = re.compile(
    r"(?:left|top|right|text-indent)\s*:\s*-(?:\d{4,}|999)|display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?![.\d])|"
    r"font-size\s*:\s*0(?![.\d])|color\s*:\s*transparent|visibility\s*:\s*collapse",
    re.IGNORECASE,
)
# "height:0;overflow:hidden", "position:absolute;clip:rect(0 0 0 0)": what is no cell or row shows nothing
_CLIPPED = re.compile(
    r"(?=.*overflow\s*:\s*hidden)(?:.*[;\s])?(?:max-)?(?:height|width)\s*:\s*0(?![.\d])|"
    r"(?=.*position\s*:\s*(?:absolute|fixed)).*clip\s*:\s*rect\([01\s,px]*\)",
    re.IGNORECASE | re.DOTALL,
)
_NEVER_CLIPPED = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th"})
# "display: none": a cell so hidden moves those behind it to the left, as the attribute hidden does
_TAKES_NO_PLACE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# "text-decoration: line-through"; "color:#fff": struck out, or printed white on what may be white;
# "unicode-bidi: bidi-override": its figures may be printed from right to left
_DOUBTFUL = re.compile(
    r"line-through|bidi-override|(?<![\w-])color\s*:\s*(?:white|#f{3}(?:f{3})?\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))",
    re.IGNORECASE,
)
# "vertical-align: super": a footnote's mark beside a figure, not another digit of it
_RAISED = re.compile(r"vertical-align\s*:\s*su(?:per|b)\b", re.IGNORECASE)
# "#note1", but not "#" alone, which leads nowhere
_TO_A_PLACE = re.compile(r"#[^\s]")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAKS = re.compile(f" ?{BREAK}[ {BREAK}]*")
_EDGES = f" \t\r\n\f{BREAK}"
_WHITES = frozenset({"white", "#fff", "#ffffff", "ffffff"})
_PICTURE = "\ufffc"

Element = etree._Element


def compiled(path: str) -> Callable[[Element], list[Any]]:
    """What finds the elements, or the values of the attributes, that an XPath leads to."""
    found = etree.XPath(path, namespaces={"set": "http://exslt.org/sets"}, smart_strings=False)
    return cast("Callable[[Element], list[Any]]", found)


_STYLES = compiled("set:distinct(descendant::*/@style)")
_UNSHOWN = compiled("descendant::*/@hidden/..")


def prepare(root: Element) -> list[str]:
    """Rewrite the tree so that the bare text of an element is what a browser prints; returns what it hides.

    Elements keep their places, so a path into the tree still leads to the same element of the source.
    """
    for element in root.iter(*_BREAKING):
        element.tail = BREAK + (element.tail or "")
    for element in root.iter("textarea", "select"):
        _show_choice(element)
    dropped = list(root.iter(etree.Comment, etree.ProcessingInstruction, *DROPPED))
    painting = [element for element in dropped if element.tag in _PAINTING and _paints(element)]
    for element in dropped:
        _empty(element)
    for element in painting:
        _mark_painted(element)
    for element in root.iter(*_PRINTED):
        _PRINTED[str(element.tag)](element)
    hidden = _hide(root)
    for element in root.iter("img"):
        if next(element.iterancestors("td"), None) is not None:
            element.text = _PICTURE
    return hidden


def _paints(element: Element) -> bool:
    """Whether *element*, one of _PAINTING, shows a picture, or what a script writes in its place."""
    return element.tag != "script" or "document.write" in (element.text or "")


def _mark_painted(element: Element) -> None:
    """A picture in a cell that is blank but for it: what it shows is not known."""
    cell = next(element.iterancestors("td"), None)
    if cell is not None and not raw_text(cell).strip(_EDGES):
        element.text = _PICTURE


def _hide(root: Element) -> list[str]:
    """Empty what the page hides and mark what it strikes out; returns what was hidden.

    A page has few different styles.
    """
    telling = {style for style in _STYLES(root) if _tells(style)}
    styled = (element for element in root.iter("*") if element.get("style") in telling) if telling else ()
    return [_apply_style(element, element.get("style") or "") for element in [*styled, *_UNSHOWN(root)]]


@lru_cache(maxsize=1024)  # the pages of a portal have the same styles
def _tells(style: str) -> bool:
    """Whether a style hides, strikes out or raises what it is of."""
    return any(pattern.search(style) for pattern in (_HIDDEN, _DOUBTFUL, _RAISED)) or (
        _CLIPPED.match(style) is not None
    )


def _apply_style(element: Element, style: str) -> str:
    """Hide, strike out or raise *element*; returns the text that is hidden."""
    clipped = element.tag not in _NEVER_CLIPPED and _CLIPPED.match(style) is not None
    if clipped or element.get("hidden") is not None or _HIDDEN.search(style):
        text = raw_text(element)
        _empty(element)
        if _TAKES_NO_PLACE.search(style):
            element.set("hidden", "")
        return text
    if _RAISED.search(style):
        _superscript(element)
    if _DOUBTFUL.search(style) and _cell_around(element) is not None:
        mark_struck(element)
    return ""


def _show_choice(element: Element) -> None:
    """A form field in a cell prints what it holds; elsewhere it is furniture of the page."""
    if next(element.iterancestors("td"), None) is None:
        return
    shown = element if element.tag == "textarea" else element.find(".//option[@selected]")
    if shown is not None:
        element.tail = raw_text(shown) + (element.tail or "")


def _empty(element: Element) -> None:
    if isinstance(element.tag, str):
        del element[:]
    element.text = None


def _superscript(element: Element) -> None:
    for part in element.iter():
        if part.text:
            part.text = raised(part.text)


def _cell_around(element: Element) -> Element | None:
    return next(element.iterancestors("td", "th"), None)


def _mark_white(element: Element) -> None:
    """<font color=white> in a cell: its text is printed white on what may be white."""
    white = (element.get("color") or "").lower() in _WHITES
    if white and _cell_around(element) is not None:
        mark_struck(element)


def _raise_note(element: Element) -> None:
    """A link behind a figure to a place on the page, <a href="#note1">1</a>, is the mark of a note."""
    if not _TO_A_PLACE.match(element.get("href") or ""):
        return
    cell = _cell_around(element)
    if cell is not None and raw_text(cell).strip(_EDGES) != raw_text(element).strip(_EDGES):
        _superscript(element)


def mark_struck(element: Element) -> None:
    """Put tildes around what *element* prints: it is not, or not surely, part of a figure."""
    if raw_text(element).strip():
        element.text = STRUCK + (element.text or "")
        element.tail = STRUCK + (element.tail or "")


def _show_input(element: Element) -> None:
    if (element.get("type") or "text").lower() not in _NO_TEXT and not element.text:
        element.text = element.get("value")


_PRINTED = {
    "sup": _superscript,
    "sub": _superscript,
    "del": mark_struck,
    "s": mark_struck,
    "strike": mark_struck,
    "bdo": mark_struck,
    "a": _raise_note,
    "font": _mark_white,
    "input": _show_input,
}


def raw_text(element: Element) -> str:
    """The text of *element* as it stands in the tree, without what follows it."""
    return str(etree.tostring(element, method="text", encoding="unicode", with_tail=False))


def printed(text: str) -> str:
    """White space collapsed as a browser does; the markup's breaks become newlines."""
    text = text.strip(_EDGES)
    if text.isalnum():
        return text
    text = _SPACE.sub(" ", text)
    if BREAK in text:
        text = _BREAKS.sub("\n", text)
    return text.strip(" \n")
