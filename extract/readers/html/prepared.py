"""The tree of a web page as a browser prints it: without what it hides, with what its fields show."""

from __future__ import annotations

import re

from lxml import etree

from extract.readers.html.styles import apply_rules, apply_styles, is_hidden, is_white_on_white
from extract.readers.html.text import (
    BREAK,
    DROPPED,
    EDGES,
    Element,
    cell_around,
    empty,
    mark_struck,
    note_unseen,
    raw_text,
    stands_beside_text,
    superscript,
)
from extract.readers.notation import REPLACEMENT

_PAINTING = frozenset({"button", "canvas", "iframe", "noscript", "object", "script", "svg"})
# kinds of form fields that show no text of their own
_SHOW_NOTHING = "hidden checkbox radio submit button reset image file password range color"
_NO_TEXT = frozenset(_SHOW_NOTHING.split())
_BREAKING = ("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "dd", "dt")
# "#note1", but not "#" alone, which leads nowhere
_TO_A_PLACE = re.compile(r"#[^\s]")
# "list-style: none", "list-style-type:none"
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.IGNORECASE)
# What holds text for scripts, players and older browsers; in a cell it may be all there is of its figure
_KEPT_BACK = frozenset({"template", "aside", "nav", "footer", "audio", "video", "rt", "rp", "title"})
_PICTURE = "\ufffc"


def prepare(root: Element) -> list[str]:
    """Rewrite the tree so that the bare text of an element is what a browser prints; returns what it hides.

    Elements keep their places, so a path into the tree still leads to the same element of the source.
    """
    apply_rules(root)
    for element in root.iter(*_BREAKING):
        element.tail = BREAK + (element.tail or "")
    for element in root.iter("textarea", "select"):
        _show_choice(element)
    dropped = list(root.iter(etree.Comment, etree.ProcessingInstruction, *DROPPED))
    painting = [element for element in dropped if element.tag in _PAINTING and _paints(element)]
    for element in dropped:
        if element.tag in _KEPT_BACK:
            note_unseen(element, raw_text(element))
        empty(element)
    for element in painting:
        _mark_painted(element)
    for element in root.iter(*_PRINTED):
        _PRINTED[str(element.tag)](element)
    hidden = apply_styles(root)
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
    if cell is not None and not raw_text(cell).strip(EDGES):
        element.text = _PICTURE


def _show_choice(element: Element) -> None:
    """A form field in a cell prints what it holds; elsewhere it is furniture of the page."""
    if next(element.iterancestors("td"), None) is None:
        return
    shown = element if element.tag == "textarea" else element.find(".//option[@selected]")
    if shown is None:  # browsers show the first
        shown = element.find(".//option")
    if shown is None:
        return
    if is_hidden(element):
        note_unseen(element, raw_text(shown))
    else:
        element.tail = _apart(raw_text(shown)) + (element.tail or "")


def _apart(text: str) -> str:
    """What a field shows in its box, apart from the text beside it."""
    return f" {text} "


def _mark_white(element: Element) -> None:
    """<font color=white> in a cell: its text is printed white on what may be white."""
    if is_white_on_white(element):
        mark_struck(element)


def _mark_closed(element: Element) -> None:
    """In a cell, what is shown once it is opened, or never: <details>, <dialog>, <progress>, <meter>."""
    if cell_around(element) is not None and element.get("open") is None:
        mark_struck(element)


def _raise_note(element: Element) -> None:
    """A link behind a figure to a place on the page, <a href="#note1">1</a>, is the mark of a note."""
    if _TO_A_PLACE.match(element.get("href") or "") and stands_beside_text(element):
        superscript(element)


def _mark_numbered(element: Element) -> None:
    """An item of a numbered list, blank or of figures alone, in a cell: its number is printed before them."""
    listed = element.getparent()
    if listed is None or listed.tag != "ol" or cell_around(element) is None:
        return
    styles = f"{listed.get('style')} {element.get('style')}"
    if not any(map(str.isalpha, raw_text(element))) and not _UNNUMBERED.search(styles):
        element.text = REPLACEMENT + (element.text or "")


def _show_input(element: Element) -> None:
    kind = (element.get("type") or "text").lower()
    if kind not in _NO_TEXT and not element.text:
        element.text = _apart(element.get("value") or "")
    elif kind == "hidden":
        note_unseen(element, element.get("value") or "")


_PRINTED = {
    "sup": superscript,
    "sub": superscript,
    "del": mark_struck,
    "s": mark_struck,
    "strike": mark_struck,
    "bdo": mark_struck,
    "a": _raise_note,
    "font": _mark_white,
    "input": _show_input,
    "li": _mark_numbered,
    "details": _mark_closed,
    "dialog": _mark_closed,
    "progress": _mark_closed,
    "meter": _mark_closed,
}
