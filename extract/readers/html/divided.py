"""Tables that a page is made of without table elements: rows and cells by role, by display, or by name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.readers.html.styles import found_by_rules
from extract.readers.html.text import EDGES, PATH, VEILED, Element, cell_around, compiled, raw_text
from extract.readers.whole import whole_number

# What a page with such a table holds somewhere, and the elements that may be its rows. What lies beside each
# other, or is called a row, on many pages is none: it makes a table only where the page has no other.
_TOLD = {
    "role=": compiled("descendant::*[@role='row']"),
    "table-row": compiled("descendant::*[contains(@style, 'table-row')]"),
}
_SUPPOSED = {
    "flex": compiled("descendant::*[contains(@style, 'flex')]"),
    "tr": compiled("descendant::*[contains(@class, 'tr') or contains(@class, 'row')]"),
}
# "display:table-row", "display: flex;": how an element is displayed
_DISPLAY = re.compile(r"(?:^|[;\s])display\s*:\s*([a-z-]+)", re.IGNORECASE)
_ROW_NAMES = frozenset({"tr", "table-row", "t-row", "trow"})
_DIVISIONS = frozenset({"div", "span", "p", "li", "ul", "ol", "section", "dl", "dd", "dt"})
_FEWEST_ROWS = 3
_FEWEST_CELLS = 4  # in the widest row: two or three parts beside each other are a layout of the page
_LONGEST_CELL = 120  # characters; longer texts beside each other are a layout as well
_MOST_SPANNED = 100


def as_tables(root: Element, text: str) -> None:
    """Give the elements of *root* that are tables, rows and cells but for their names those names.

    Each cell keeps the path to it in the source. What a rule of the style sheet says of anything in them
    casts doubt on the whole table: the names it goes by are gone.
    """
    finders = _TOLD if "<table" in text or "<TABLE" in text else _TOLD | _SUPPOSED
    found: dict[Element, list[Element]] = {}
    for sign, candidates in finders.items():
        found = found or (_tables(candidates(root)) if sign in text else {})
    told = list(found_by_rules(root)) if found else []
    for table, rows in found.items():
        within = set(table.iter())
        if any(element in within for element in told):
            table.set(VEILED, "")
        _rename(table, rows)


def _tables(candidates: Iterable[Element]) -> dict[Element, list[Element]]:
    """The tables that the rows among *candidates* make, with these."""
    rows: dict[Element, list[Element]] = {}
    for element in candidates:
        if element.tag in _DIVISIONS and _is_row(element) and cell_around(element) is None:
            holder = element.getparent()
            while holder is not None and _is_group(holder):
                holder = holder.getparent()
            if holder is not None and holder.tag in _DIVISIONS:
                rows.setdefault(holder, []).append(element)
    return {table: found for table, found in rows.items() if _is_table(table, found)}


def _is_row(element: Element) -> bool:
    if element.get("role") == "row" or _display(element) in {"table-row", "flex"}:
        return True
    return not _ROW_NAMES.isdisjoint((element.get("class") or "").split())


def _is_table(table: Element, rows: list[Element]) -> bool:
    """Whether *table* holds nothing but *rows* of short texts beside each other."""
    if len(rows) < _FEWEST_ROWS or max(map(len, rows)) < _FEWEST_CELLS:
        return False
    cells = [cell for row in rows for cell in row]
    if any(cell.tag not in _DIVISIONS or len(raw_text(cell)) > _LONGEST_CELL for cell in cells):
        return False
    return "".join(map(_bare, cells)) == _bare(table)


def _bare(element: Element) -> str:
    return "".join(raw_text(element).strip(EDGES).split())


def _rename(table: Element, rows: list[Element]) -> None:
    tree = table.getroottree()
    for cell in [cell for row in rows for cell in row]:
        cell.set(PATH, tree.getpath(cell))
    table.set(PATH, tree.getpath(table))
    for row in rows:
        row.tag = "tr"
        for cell in row:
            cell.tag = "td"
            for name in ("row", "col"):
                stated = whole_number(cell.get(f"aria-{name}span"), default=1)
                cell.set(f"{name}span", str(min(max(stated, 1), _MOST_SPANNED)))
    table.tag = "table"


def _is_group(element: Element) -> bool:
    """Whether *element* only holds some of the rows of a table, its head or its body."""
    return element.get("role") == "rowgroup" or _display(element).endswith("-group")


def _display(element: Element) -> str:
    found = _DISPLAY.search(element.get("style") or "")
    return found.group(1).lower() if found else ""
