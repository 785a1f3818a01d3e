"""The text of an element of a web page: as it stands in the tree, as a browser prints it, and its marks."""

from __future__ import annotations

import re
from collections.abc import Callable
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
    audio video canvas rt rp noembed noframes annotation annotation-xml
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
DROPPED = frozenset(_DROPPED_NAMES.split())
CELLS = frozenset({"td", "th"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAKS = re.compile(f" ?{BREAK}[ {BREAK}]*")
VEILED = "veiled"  # attribute of a table that may never be shown; none of HTML
PATH = "path"  # attribute of a cell, and of its table, that the page makes of other elements: of its source
UNSEEN = (
    "unseen"  # attribute of a cell: the figures it holds and does not show; of its tables: they have such
)
EDGES = f" \t\r\n\f{BREAK}"

Element = etree._Element


def compiled(path: str) -> Callable[[Element], list[Any]]:
    """What finds the elements, or the values of the attributes, that an XPath leads to."""
    found = etree.XPath(path, namespaces={"set": "http://exslt.org/sets"}, smart_strings=False)
    return cast("Callable[[Element], list[Any]]", found)


def raw_text(element: Element) -> str:
    """The text of *element* as it stands in the tree, without what follows it."""
    return str(etree.tostring(element, method="text", encoding="unicode", with_tail=False))


def printed(text: str) -> str:
    """White space collapsed as a browser does; the markup's breaks become newlines."""
    text = text.strip(EDGES)
    if text.isalnum():
        return text
    text = _SPACE.sub(" ", text)
    if BREAK in text:
        text = _BREAKS.sub("\n", text)
    return text.strip(" \n")


def stands_beside_text(element: Element) -> bool:
    """Whether a cell prints something else beside *element*."""
    cell = cell_around(element)
    return cell is not None and raw_text(cell).strip(EDGES) != raw_text(element).strip(EDGES)


def cell_around(element: Element) -> Element | None:
    """The cell that *element* stands in; None for a cell itself, unless its table stands in another."""
    return next(element.iterancestors("td", "th"), None)


def empty(element: Element) -> None:
    """Take from *element* all that it holds, but not what follows it."""
    if isinstance(element.tag, str):
        del element[:]
    element.text = None


def note_unseen(element: Element, text: str) -> None:
    """Keep *text* that *element* holds unseen, if it has figures, with the cell it stands in."""
    cell = element if element.tag in CELLS else cell_around(element)
    if cell is not None and any(map(str.isdigit, text)):
        cell.set(UNSEEN, f"{cell.get(UNSEEN) or ''}{text}")
        for table in cell.iterancestors("table"):
            table.set(UNSEEN, "")


def superscript(element: Element) -> None:
    """Write down that what *element* prints is raised or lowered."""
    for part in element.iter():
        if part.text:
            part.text = raised(part.text)


def mark_struck(element: Element) -> None:
    """Put tildes around what *element* prints, in each cell in it: it is no sure part of a figure."""
    for cell in [*element.iter("td", "th")] or [element]:
        _strike(cell)


def _strike(element: Element) -> None:
    if not raw_text(element).strip():
        return
    element.text = STRUCK + (element.text or "")
    if element.tag not in CELLS:
        element.tail = STRUCK + (element.tail or "")
    elif len(element):
        element[-1].tail = (element[-1].tail or "") + STRUCK
    else:
        element.text += STRUCK
