"""What a page hides only until its script has run, or until a reader opens the part it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.readers.html.styles import is_hidden
from extract.readers.html.text import VEILED, Element

# WeChat hides the body of an article until its script shows it
_UNTIL_LOADED = "js_content"
# "display:none;", "display: none": how the parts of a page behind tabs are hidden, but for one
_NOT_SHOWN = re.compile(r"display\s*:\s*none\s*(?:!important\s*)?;?", re.IGNORECASE)
# "tab-pane active", "con on": classes of the part that is open, and of no other
_STATES = frozenset({"active", "on", "cur", "current", "show", "in", "selected", "open", "hover", "fade"})
_TIMES_LARGER = 2  # than any table that is shown: the one behind a tab is not just another year's


def open_parts(root: Element, text: str) -> None:
    """Show what *root* hides only until it is loaded, and parts behind tabs that hold the page's data.

    Whether the tables of such parts are ever shown is not sure: they are marked as those that a rule hides.
    """
    if _UNTIL_LOADED in text:
        for element in root.iterfind(f".//*[@id='{_UNTIL_LOADED}']"):
            if is_hidden(element):
                element.set("style", "")
    largest = _largest_if_hidden(root)
    around = [] if largest is None else [one for one in largest.iterancestors() if is_hidden(one)]
    if len(around) != 1:
        return
    for part in _parts_like(around[0]):
        part.set("style", _NOT_SHOWN.sub("", part.get("style") or ""))
        for table in part.iter("table"):
            table.set(VEILED, "")


def _largest_if_hidden(root: Element) -> Element | None:
    """The page's largest table, where it stands in what is hidden and none near as large is shown."""
    tables = list(root.iter("table"))
    hidden = dict.fromkeys(table for table in tables if any(map(is_hidden, table.iterancestors())))
    if not hidden:
        return None
    largest = max(hidden, key=_cells)
    shown = max((_cells(table) for table in tables if table not in hidden), default=0)
    return largest if _cells(largest) > _TIMES_LARGER * shown else None


def _cells(table: Element) -> int:
    return sum(1 for _ in table.iter("td", "th"))


def _parts_like(element: Element) -> Iterator[Element]:
    """The hidden ones among *element* and its siblings of one kind, if one of these is shown."""
    parent = element.getparent()
    alike = [] if parent is None else [one for one in parent.iterchildren() if _kind(one) == _kind(element)]
    if any(not is_hidden(one) for one in alike):
        yield from (one for one in alike if _NOT_SHOWN.search(one.get("style") or ""))


def _kind(element: Element) -> tuple[str, frozenset[str]]:
    return str(element.tag), frozenset((element.get("class") or "").split()) - _STATES
