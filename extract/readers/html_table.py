"""An HTML table → grid rows, with rowspan and colspan expanded as browsers expand them."""

from __future__ import annotations

from typing import NamedTuple

from extract.readers.html_text import Element, raw_text

# Browsers clip spans here (HTML standard, "forming a table").
_WIDEST = 1000


class Slot(NamedTuple):
    """One td or th at its grid position (0-based)."""

    element: Element
    row: int
    column: int
    row_span: int
    column_span: int
    path: str  # to the element, from the root of the page
    text: str  # as raw_text gives it


def own_rows(table: Element) -> list[Element]:
    """The tr elements of *table* itself, not those of tables nested in it."""
    rows = list(table.iter("tr"))
    if next(table.iterdescendants("table"), None) is None:
        return rows
    return [row for row in rows if next(row.iterancestors("table"), None) is table]


def slots_of(table: Element) -> list[list[Slot]]:
    """For each row of *table*, every cell that covers it, left to right."""
    rows = own_rows(table)
    path_to = table.getroottree().getpath
    covered: list[list[Slot]] = [[] for _ in rows]
    for number, row in enumerate(rows):
        above = [(slot.column, slot.column + slot.column_span) for slot in covered[number]]
        above.sort()
        path, column = path_to(row), 0
        ordinals = {"td": 0, "th": 0}
        for element in row.iterchildren("td", "th"):
            if above:
                column = _free(above, column)
            tag = element.tag
            ordinals[tag] += 1
            tall, wide = _spans(element, len(rows) - number)
            place = f"{path}/{tag}[{ordinals[tag]}]"
            slot = Slot(element, number, column, tall, wide, place, raw_text(element))
            covered[number].append(slot)
            for below in range(number + 1, number + tall):
                covered[below].append(slot)
            column += wide
        if above:
            covered[number].sort(key=_column)
    return covered


def _column(slot: Slot) -> int:
    return slot.column


def _free(taken: list[tuple[int, int]], column: int) -> int:
    """The first column at or after *column* that no cell from above covers."""
    for start, end in taken:
        if start <= column < end:
            column = end
    return column


def _spans(element: Element, rows_left: int) -> tuple[int, int]:
    """How many of the *rows_left* and how many columns a cell covers."""
    tall, wide = element.get("rowspan"), element.get("colspan")
    # rowspan=0: down to the end of the table
    height = 1 if tall is None else _span(tall, rows_left) or rows_left
    return height, 1 if wide is None else max(1, _span(wide, _WIDEST))


def _span(text: str, most: int) -> int:
    digits = text.strip()
    if not digits.isascii() or not digits.isdigit():
        return 1
    return min(int(digits[:6]), most)
