"""Spreadsheet cells to blocks, shared by XLSX and XLS: stretches of rows are tables, lone cells are prose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from extract.model import Block, Grid, GridCell, Locator, Paragraph

Place = tuple[int, int]  # row, column; 0-based
Area = tuple[int, int, int, int]  # first row, first column, last row, last column; 0-based, inclusive
MAX_CELLS = 200_000  # printed cells of one workbook; the form has about 300


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One sheet: printed text by place without blanks; merged areas; cells with a border; what is hidden.

    ``stored``: numbers that their cells show as something else, or not at all.
    """

    name: str
    texts: Mapping[Place, str]
    merged: tuple[Area, ...]
    framed: frozenset[Place]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    stored: Mapping[Place, str] = field(default_factory=dict)


def blocks_of(sheet: Worksheet, kind: str, first_table: int) -> list[Block]:
    """Tables (numbered from *first_table*) and paragraphs of *sheet*; *kind*: of the locators."""
    blocks: list[Block] = []
    table = first_table
    filled = _rows_of(sheet)
    for rows in _stretches(sheet, filled):
        tabular = [row for row in rows if not _is_lone(filled, row)]
        tabular += _blank_below(filled, rows, tabular)
        head, tail = (tabular[0], tabular[-1]) if tabular else (rows[-1] + 1, rows[-1])
        blocks += [_paragraph(sheet, filled, kind, row) for row in rows if row < head]
        if tabular:
            blocks.append(_grid(sheet, filled, kind, table, head, tail))
            table += 1
            blocks += [_paragraph(sheet, filled, kind, row) for row in rows if row > tail]
    return blocks


@dataclass(frozen=True, slots=True)
class _Rows:
    """What stands in each row: its texts by column, its framed columns, whether a merged area joins it.

    ``wide``: by row, the first and last columns of merged areas of that row alone.
    """

    texts: Mapping[int, Mapping[int, str]]
    framed: Mapping[int, frozenset[int]]
    joined: frozenset[int]
    wide: Mapping[int, frozenset[tuple[int, int]]]

    def columns(self, row: int) -> Iterator[int]:
        """The columns in use."""
        yield from self.texts.get(row, ())
        yield from self.framed.get(row, ())


def _rows_of(sheet: Worksheet) -> _Rows:
    texts: dict[int, dict[int, str]] = {}
    for (row, column), text in sheet.texts.items():
        texts.setdefault(row, {})[column] = text
    framed: dict[int, set[int]] = {}
    for row, column in (*sheet.framed, *sheet.stored):
        framed.setdefault(row, set()).add(column)
    tall = (range(first, last + 1) for first, _, last, _ in sheet.merged if first != last)
    joined = frozenset(row for rows in tall for row in rows)
    wide: dict[int, set[tuple[int, int]]] = {}
    for first, left, last, right in sheet.merged:
        if first == last:
            wide.setdefault(first, set()).add((left, right))
    return _Rows(
        texts,
        {row: frozenset(columns) for row, columns in framed.items()},
        joined,
        {row: frozenset(areas) for row, areas in wide.items()},
    )


def _stretches(sheet: Worksheet, filled: _Rows) -> Iterator[list[int]]:
    """Rows with text, and rows a merged area bridges, in unbroken stretches."""
    used = {*filled.texts, *filled.framed}
    for first, _, last, _ in sheet.merged:
        if any(row in used for row in range(first, last + 1)):
            used.update(range(first, last + 1))
    stretch: list[int] = []
    for row in sorted(used):
        if stretch and any(between not in sheet.hidden_rows for between in range(stretch[-1] + 1, row)):
            yield stretch
            stretch = []
        stretch.append(row)
    if stretch:
        yield stretch


def _is_lone(filled: _Rows, row: int) -> bool:
    """True for a row with one text, no borders, and no merged area that joins it to other rows."""
    return row not in filled.framed and row not in filled.joined and len(filled.texts.get(row, ())) == 1


def _blank_below(filled: _Rows, rows: list[int], tabular: list[int]) -> list[int]:
    """The lone rows right below a table that are its blank ones: merged as the rows above them are."""
    below: list[int] = []
    for row in rows[rows.index(tabular[-1]) + 1 :] if tabular else ():
        areas = filled.wide.get(row, frozenset())
        column = next(iter(filled.texts[row]))
        beside = any(not left <= column <= right for left, right in areas)
        alike = (one for one in tabular if areas and areas <= filled.wide.get(one, frozenset()))
        if not beside and not any(len(filled.texts.get(one, ())) > 1 for one in alike):
            break
        below.append(row)
    return below


def _paragraph(sheet: Worksheet, filled: _Rows, kind: str, row: int) -> Paragraph:
    column, text = next(iter(filled.texts[row].items()))
    return Paragraph(text, _locator(sheet, kind, 0, row, column))


def _grid(sheet: Worksheet, filled: _Rows, kind: str, table: int, head: int, tail: int) -> Grid:
    used = [column for row in range(head, tail + 1) for column in filled.columns(row)]
    areas = [area for area in sheet.merged if head <= area[0] and area[2] <= tail]
    right = max([*used, *(area[3] for area in areas)])
    rows = [row for row in range(head, tail + 1) if row not in sheet.hidden_rows]
    columns = [column for column in range(min(used), right + 1) if column not in sheet.hidden_columns]
    owner = {
        (row, column): area
        for area in areas
        for row in range(area[0], area[2] + 1)
        for column in range(area[1], area[3] + 1)
    }
    made: dict[Area, GridCell] = {}
    lines: list[tuple[GridCell, ...]] = []
    for row in rows:
        cells: dict[Area, GridCell] = {}
        for column in columns:
            area = owner.get((row, column), (row, column, row, column))
            if area not in made:
                made[area] = _cell(sheet, area, rows, columns, _locator(sheet, kind, table, *area[:2]))
            cells[area] = made[area]
        lines.append(tuple(cells.values()))
    return Grid(tuple(lines), _locator(sheet, kind, table, head, min(used)))


def _cell(sheet: Worksheet, area: Area, rows: list[int], columns: list[int], locator: Locator) -> GridCell:
    """The cell of *area* among the rows and columns that are shown."""
    top, first, bottom, last = area
    row, column = bisect_left(rows, top), bisect_left(columns, first)
    row_span, column_span = bisect_right(rows, bottom) - row, bisect_right(columns, last) - column
    text, stored = sheet.texts.get((top, first), ""), sheet.stored.get((top, first))
    return GridCell(text, row, column, row_span, column_span, locator, stored=stored)


def _locator(sheet: Worksheet, kind: str, table: int, row: int, column: int) -> Locator:
    """Row and column as the spreadsheet numbers them (from 1); table 0: outside of every table."""
    place: dict[str, object] = {"kind": kind, "sheet": sheet.name, "row": row + 1, "column": column + 1}
    return place | ({"table": table} if table else {})
