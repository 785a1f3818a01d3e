"""An HTML table → rows of grid cells, with rowspan and colspan expanded as browsers expand them.

A cell that the page does not show takes no place in its row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import is_
from typing import cast

from extract.errors import UnreadableError
from extract.model import GridCell, Locator
from extract.readers.html.text import CELLS, PATH, UNSEEN, VEILED, Element, printed, raw_text
from extract.readers.notation import LONGEST_UNSEEN
from extract.readers.whole import whole_number

# Browsers clip spans here (HTML standard, "forming a table").
_WIDEST = 1000
# "3px", "2 ", " +4"
_LEADING = re.compile(r"[ \t\r\n\f]*\+?([0-9]+)")
MAX_PLACES = 500_000  # rows times the cells that cover each; the form has a thousand
UNSHOWN = 0.5  # confidence of the cells of a table that may never be shown
_STRAY = "text"  # no HTML element: stands for the text in its place
_PARTS = ("table", "tbody", "thead", "tfoot")
_OTHERS = frozenset({"tr", *_PARTS})  # rows of their own


# The same labels and figures stand in the cells of one report after the other.
_printed_in_cell = lru_cache(maxsize=4096)(printed)


@dataclass(slots=True)
class TableRow:
    """One tr: the cells that cover it, left to right, and the elements of those that begin in it."""

    cells: list[GridCell] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    longest: int = 0  # characters of the longest of these elements, white space included

    def begin(self, element: Element, text: str, cell: GridCell) -> None:
        """Take up a cell that begins in this row. *text*: of its *element*, as raw_text gives it."""
        self.cells.append(cell)
        self.elements.append(element)
        if len(text) > self.longest:
            self.longest = len(text)


def own_rows(table: Element) -> list[Element]:
    """The tr elements of *table* itself, not those of tables nested in it, from top to bottom."""
    for part in (table, *table.iterchildren("thead", "tbody", "tfoot")):
        if next(part.iterchildren("td", "th"), None) is not None:
            _row_loose_cells(part)
    rows = list(table.iter("tr"))
    if next(table.iterdescendants("table"), None) is not None:
        rows = [row for row in rows if next(row.iterancestors("table"), None) is table]
    if table.find("tfoot") is not None:  # older pages write it before the rows it is printed below
        rows.sort(key=_is_in_foot)
    return rows


def _row_loose_cells(part: Element) -> None:
    """Put the cells of a *part* of a table that stand in no row into one, as browsers do."""
    row: Element | None = None
    for child in list(part):
        if child.tag not in CELLS:
            row = row if not isinstance(child.tag, str) else None
            continue
        if row is None:
            row = part.makeelement("tr")
            child.addprevious(row)
        row.append(child)


def _is_in_foot(row: Element) -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag == "tfoot"


def _is_measure(row: Element) -> bool:
    """Whether *row* prints nothing: Word ends a table with one that but states the widths of its columns."""
    return row.get("height") == "0" and not any(len(cell) or cell.text for cell in row)


def rows_of(table: Element, place: Locator) -> list[TableRow]:
    """Every row of *table*. *place*: the locator of the table, less the path to it.

    The path of a cell ends in td[3], or in text[1] for text that stands in no cell.
    """
    lines = own_rows(table)
    kind = _Kind(
        place,
        None if table.get(VEILED) is None else UNSHOWN,
        table.get(UNSEEN) is not None,
        table.get(PATH) is not None,
    )
    rows = [TableRow() for _ in lines]
    places = 0
    for number, (line, path, end) in enumerate(zip(lines, _paths_of(lines), _ends_of(lines), strict=True)):
        if not _is_measure(line):
            places += _read_row(line, path, rows, number, end, kind)
        if places > MAX_PLACES:
            raise UnreadableError(
                "网页表格的单元格过多，不是年报，不读。 A table of the page has too many cells; not read."
            )
    return rows


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the cells of a table have in common: its locator, and what the page does with them."""

    place: Locator
    confidence: float | None
    has_unseen: bool  # figures that a cell holds and does not show
    is_divided: bool  # made of elements that are no table


def _read_row(line: Element, path: str, rows: Sequence[TableRow], number: int, end: int, kind: _Kind) -> int:
    """Read *line* into its row, *number*, and into those before *end* that its cells reach down to.

    Returns how many places in rows the cells take.
    """
    row, places, column = rows[number], 0, 0
    above = sorted((cell.column, cell.column + cell.column_span) for cell in row.cells)
    ordinals: dict[str, int] = {}
    for element in _cells(line):
        if above:
            column = _free(above, column)
        tag = str(element.tag)
        ordinal = ordinals[tag] = ordinals.get(tag, 0) + 1
        if element.get("hidden") is not None:
            continue
        where = f"{path}/{tag}[{ordinal}]"
        if kind.is_divided:
            where = element.get(PATH) or where
        elif element.getparent() is not line:
            where = element.getroottree().getpath(element)
        text, wide, tall = raw_text(element), element.get("colspan"), element.get("rowspan")
        width = 1 if wide is None else max(1, _span(wide, _WIDEST))
        height = 1 if tall is None else _span(tall, end - number) or end - number  # 0: all that are left
        locator = {**kind.place, "row": number + 1, "column": column + 1, "path": where}
        shown = _printed_in_cell(text)
        cell = GridCell(shown, number, column, height, width, locator, kind.confidence)
        if kind.has_unseen and not shown and (unseen := element.get(UNSEEN)):
            cell = cell._replace(stored=printed(unseen)[:LONGEST_UNSEEN])
        row.begin(element, text, cell)
        if height > 1:
            for below in rows[number + 1 : number + height]:
                below.cells.append(cell)
        column += width
        places += height
    if above:
        row.cells.sort(key=_column)
    return places


def _paths_of(rows: Sequence[Element]) -> list[str]:
    """The path of each of *rows*, as the tree gives it; asked for each, it would count them all."""
    parents = [cast("Element", row.getparent()) for row in rows]
    heads = {parent: parent.getroottree().getpath(parent) for parent in set(parents)}
    of_parent, counted = Counter(parents), Counter[Element]()
    paths: list[str] = []
    for parent in parents:
        counted[parent] += 1
        ordinal = f"[{counted[parent]}]" if of_parent[parent] > 1 else ""
        paths.append(f"{heads[parent]}/tr{ordinal}")
    return paths


def _ends_of(rows: Sequence[Element]) -> list[int]:
    """Where the part of the table ends that each of *rows* stands in: no cell goes on beyond it."""
    parts = [row.getparent() for row in rows]
    if all(map(is_, parts, parts[1:])):
        return [len(rows)] * len(rows)
    parts = [next(row.iterancestors(*_PARTS), None) for row in rows]
    ends = [len(rows)] * len(rows)
    for number in range(len(rows) - 2, -1, -1):
        ends[number] = ends[number + 1] if parts[number] is parts[number + 1] else number + 1
    return ends


def _cells(row: Element) -> list[Element]:
    """The td and th of *row*. Text that stands between them is a cell whose tag was lost."""
    if _is_stray(row.text):
        return _with_strays(row)
    cells = list(row)
    for cell in cells:
        tail = cell.tail
        if cell.tag not in CELLS or (tail and _is_stray(tail)):
            return _with_strays(row)
    return cells


def _is_stray(text: str | None) -> bool:
    """Whether *text* holds a word or a figure; signs alone (-->, ;) are leftovers of the markup."""
    return text is not None and not text.isspace() and any(map(str.isalnum, text))


def _with_strays(row: Element) -> list[Element]:
    """The cells of *row*, and in their places an element for everything else that prints text in it."""
    if _is_stray(row.text):
        row.insert(0, _stray(row, row.text))
        row.text = None
    for child in list(row):
        if _is_stray(child.tail):
            stray = _stray(row, child.tail)
            child.tail = None
            child.addnext(stray)
    cells: list[Element] = []
    for child in row:
        if child.tag in CELLS or child.tag == _STRAY:
            cells.append(child)
        elif isinstance(child.tag, str) and child.tag not in _OTHERS:
            if next(child.iterchildren("td", "th"), None) is not None:  # a form around the cells
                cells += _with_strays(child)
            elif _is_stray(raw_text(child)):
                cells.append(child)
    return cells


def _stray(row: Element, text: str | None) -> Element:
    stray = row.makeelement(_STRAY)
    stray.text = text
    return stray


def _column(cell: GridCell) -> int:
    return cell.column


def _free(taken: list[tuple[int, int]], column: int) -> int:
    """The first column at or after *column* that no cell from above covers."""
    for start, end in taken:
        if start <= column < end:
            column = end
    return column


def _span(text: str, most: int) -> int:
    """The number that *text* begins with, as browsers read it: 3px is 3."""
    stated = None if text.isdigit() else _LEADING.match(text)
    return min(whole_number(stated.group(1) if stated else text, default=1), most)
