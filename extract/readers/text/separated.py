"""Comma-separated values, as spreadsheets save a report → paragraphs and grids."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from extract.model import Block, Grid, GridCell, Paragraph
from extract.readers.text.lines import Locate

# Prose in Chinese has full-width commas; this many half-width ones in a line are separators,
_SEPARATORS = 3
# and in this many lines a table.
_LEAST_ROWS = 12
Row = tuple[int, list[str]]  # line number in the file, printed cells


def csv_blocks(text: str, locate: Locate) -> tuple[Block, ...] | None:
    """The blocks of a CSV file; None when *text* is none. A locator's column counts the cells of its line."""
    commas = sum(line.count(",") >= _SEPARATORS for line in text.split("\n"))
    if commas < _LEAST_ROWS or "\t" in text:
        return None
    reader = csv.reader(io.StringIO(text), skipinitialspace=True)
    try:
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error:  # a cell longer than any report's, or a stray quote
        return None
    return tuple(block for stretch in _stretches(rows) for block in _blocks(stretch, locate))


def _stretches(rows: list[Row]) -> Iterator[list[Row]]:
    """Rows between blank ones."""
    stretch: list[Row] = []
    for row in rows:
        if any(row[1]):
            stretch.append(row)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _blocks(rows: list[Row], locate: Locate) -> Iterator[Block]:
    """A table, and the lone texts above and below it as paragraphs."""
    tabular = [place for place, (_, cells) in enumerate(rows) if sum(map(bool, cells)) > 1]
    first, last = (tabular[0], tabular[-1]) if tabular else (len(rows), len(rows))
    yield from (_paragraph(row, locate) for row in rows[:first])
    if tabular:
        yield _grid(rows[first : last + 1], locate)
    yield from (_paragraph(row, locate) for row in rows[last + 1 :])


def _paragraph(row: Row, locate: Locate) -> Paragraph:
    line, cells = row
    return Paragraph(next(filter(None, cells)), locate(line, None))


def _grid(rows: list[Row], locate: Locate) -> Grid:
    made = tuple(
        tuple(
            GridCell(text, number, column, 1, 1, locate(line, column + 1))
            for column, text in enumerate(cells)
        )
        for number, (line, cells) in enumerate(rows)
    )
    return Grid(made, locate(rows[0][0], 1))
