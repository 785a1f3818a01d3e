"""A statistics table that lost its grid, each cell a paragraph or each row one → a grid again.

Blank cells may leave nothing behind in such a page. So a row has all figures of the header behind its unit,
or none of them; a table where one has some is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from extract.facts.rows import UNIT, header_of, heads_a_column, is_unit, value_of
from extract.model import Block, Grid, GridCell, Paragraph
from extract.tables.split import is_label

_LONGEST_CELL = 45  # characters; a longer paragraph is prose below the table
_LEAST_ROWS = 5  # with figures; fewer triples of a label, a unit and a number may be of a sentence
_WIDEST = 6  # cells of a header
# "主动公开政府信息数 条 126", "主动公开政府信息数 | 条 | 126": a row in one paragraph
_ROW = re.compile(r"(.*[\u3400-\u9fff”\"）)])[\s|｜]+(" + UNIT.pattern + r")[\s|｜]+([\d,.]+)")
_EDGES = " \t\xa0\u3000|｜"  # of a cell: white space, and what is left of drawn lines


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a row prints behind its label: a code, a unit, and so many figures."""

    header: Sequence[GridCell] = ()
    has_code: bool = False
    has_unit: bool = True
    figures: int = 1


def flattened(blocks: Iterable[Block]) -> Grid | None:
    """The first table of *blocks* that is printed so; None where there is none, or its rows are unsure."""
    cells = [cell for block in blocks if isinstance(block, Paragraph) for cell in _cells(block)]
    start, shape = _headed(cells)
    rows = [_row(row, shape) for row in _from_label_to_label(cells[start:])]
    whole = [row for row in rows if row is not None]
    if len(whole) < len(rows) or sum(len(row) > 1 for row in whole) < _LEAST_ROWS:
        return None
    header = [shape.header] if shape.header else []
    placed = [_placed(row, number) for number, row in enumerate((*header, *whole))]
    return Grid(tuple(placed), placed[0][0].locator)


def _cells(paragraph: Paragraph) -> Iterator[GridCell]:
    text = paragraph.text.strip(_EDGES)
    row = _ROW.fullmatch(text)
    for part in row.groups() if row else filter(None, (text,)):
        yield GridCell(part, 0, 0, 1, 1, paragraph.locator)


def _headed(cells: Sequence[GridCell]) -> tuple[int, _Shape]:
    """Where the rows begin, and their shape: by a header, else as label, unit and figure."""
    for number, cell in enumerate(cells):
        if heads_a_column(cell.text) and (shape := _shape(cells[number : number + _WIDEST])) is not None:
            return number + len(shape.header), shape
    triples = zip(cells, islice(cells, 1, None), islice(cells, 2, None), strict=False)
    for number, (label, unit, figure) in enumerate(triples):
        if is_label(label.text) and is_unit(unit) and value_of(figure, "").number is not None:
            return number, _Shape()
    return len(cells), _Shape()


def _shape(cells: Sequence[GridCell]) -> _Shape | None:
    """The shape told by a header that begins *cells*; None where it is none, or one of two tables in one."""
    end = next((number for number, cell in enumerate(cells) if not heads_a_column(cell.text)), len(cells))
    header = cells[:end]
    _, columns = header_of(Grid((_placed(header, 0),), cells[0].locator))
    if not columns or any(column.labels != (0,) for column in columns):
        return None
    has_unit = columns[0].unit is not None
    return _Shape(header, end - 1 - has_unit - len(columns) > 0, has_unit, len(columns))


def _from_label_to_label(cells: Iterable[GridCell]) -> list[list[GridCell]]:
    """What stands from each label to the next, to the prose below the table."""
    rows: list[list[GridCell]] = []
    for cell in cells:
        if len(cell.text) > _LONGEST_CELL:
            break
        if is_label(cell.text) and not is_unit(cell):
            rows.append([cell])
        elif rows:
            rows[-1].append(cell)
    return rows


def _row(cells: Sequence[GridCell], shape: _Shape) -> list[GridCell] | None:
    """The cells of a row in the columns of its *shape*, the label alone for a heading; None where unsure."""
    label, *rest = cells
    code = rest[:1] if shape.has_code and rest and rest[0].text.isdecimal() else []
    rest = rest[len(code) :]
    if shape.has_unit and not any(is_unit(cell) or value_of(cell, "").number is not None for cell in rest):
        return [label]
    unit, figures = rest[: shape.has_unit], rest[shape.has_unit :]
    if len(code) < shape.has_code or not all(map(is_unit, unit)) or any(map(is_unit, figures)):
        return None
    return [*cells] if len(figures) in (0, shape.figures) else None


def _placed(row: Sequence[GridCell], number: int) -> tuple[GridCell, ...]:
    return tuple(cell._replace(row=number, column=column) for column, cell in enumerate(row))
