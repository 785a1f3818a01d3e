"""An HTML table → grid rows, with rowspan and colspan expanded as browsers expand them."""

from __future__ import annotations

from typing import NamedTuple

from extract.readers.html_text import Element

# Browsers clip spans here (HTML standard, "forming a table").
_WIDEST = 1000


class Slot(NamedTuple):
    """One td or th at its grid position (0-based)."""

    element: Element
    row: int
    column: int
    row_span: int
    column_span: int
    step: str  # the last step of the path to it, from its row: td[3]


def own_rows(table: Element) -> list[Element]:
    """The tr elements of *table* itself, not those of tables nested in it."""
    rows = list(table.iter("tr"))
    if next(table.iterdescendants("table"), None) is None:
        return rows
    return [row for row in rows if next(row.iterancestors("table"), None) is table]


def slots_of(table: Element) -> list[list[Slot]]:
    """For each row of *table*, every cell that covers it, left to right."""
    rows = own_rows(table)
    covered: list[list[Slot]] = [[] for _ in rows]
    for number, row in enumerate(rows):
        above = [(slot.column, slot.column + slot.column_span) for slot in covered[number]]
        above.sort()
        column = 0
        ordinals = {"td": 0, "th": 0}
        for element in row.iterchildren("td", "th"):
            if above:
                column = _free(above, column)
            tag = str(element.tag)
            ordinals[tag] += 1
            slot = _slot(element, number, column, len(rows), f"{tag}[{ordinals[tag]}]")
            covered[number].append(slot)
            for below in range(number + 1, number + slot.row_span):
                covered[below].append(slot)
            column += slot.column_span
    for number, slots in enumerate(covered):
        if slots and slots[0].row < number:
            slots.sort(key=_column)
    return covered


def _column(slot: Slot) -> int:
    return slot.column


def _free(taken: list[tuple[int, int]], column: int) -> int:
    """The first column at or after *column* that no cell from above covers."""
    for start, end in taken:
        if start <= column < end:
            column = end
    return column


def _slot(element: Element, row: int, column: int, rows: int, step: str) -> Slot:
    tall, wide = element.get("rowspan"), element.get("colspan")
    height = 1 if tall is None else _span(tall, rows)
    if height == 0:  # rowspan=0: down to the end of the table
        height = rows
    width = 1 if wide is None else max(1, _span(wide, _WIDEST))
    return Slot(element, row, column, min(height, rows - row), width, step)


def _span(text: str, most: int) -> int:
    digits = text.strip()
    if not digits.isascii() or not digits.isdigit():
        return 1
    return min(int(digits[:6]), most)
