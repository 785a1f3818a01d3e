"""An HTML table → grid rows, with rowspan and colspan expanded as browsers expand them."""

from __future__ import annotations

from dataclasses import dataclass

from extract.readers.html_text import Element

# Browsers clip spans here (HTML standard, "forming a table").
_WIDEST = 1000


@dataclass(frozen=True, slots=True)
class Slot:
    """One td or th at its grid position (0-based)."""

    element: Element
    row: int
    column: int
    row_span: int
    column_span: int


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
        taken = sorted((slot.column, slot.column + slot.column_span) for slot in covered[number])
        column = 0
        for element in row.iterchildren("td", "th"):
            column = _free(taken, column)
            slot = _slot(element, number, column, len(rows))
            for below in range(number, number + slot.row_span):
                covered[below].append(slot)
            column += slot.column_span
    for slots in covered:
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


def _slot(element: Element, row: int, column: int, rows: int) -> Slot:
    height = _span(element.get("rowspan"), rows)
    if height == 0:  # rowspan=0: down to the end of the table
        height = rows
    return Slot(element, row, column, min(height, rows - row), max(1, _span(element.get("colspan"), _WIDEST)))


def _span(text: str | None, most: int) -> int:
    if text is None:
        return 1
    digits = text.strip()
    if not digits.isascii() or not digits.isdigit():
        return 1
    return min(int(digits[:6]), most)
