"""The cells of a header: which name columns of the form, and which others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.model import GridCell
from extract.tables.header_labels import LEGAL_PERSONS, NUMBERS_ROWS
from extract.tables.lines import Line
from extract.text import fold

# Headers in front of the columns: what numbers the rows, their unit, last year's part of 自然人
_NO_COLUMNS = NUMBERS_ROWS | {"上年", "上年度", "去年", "上期"}
_THIS_YEAR = frozenset({"本年", "本年度", "今年", "当年", "本期"})


def foreign_cells(header: Sequence[Line], leaves: Sequence[tuple[int, GridCell]]) -> list[GridCell]:
    """The headers of one grid column that are no names of the form's: 上年总计, 备注; 行次 in front."""
    known = {column for _, cell in leaves for column in range(cell.column, cell.column + cell.column_span)}
    first = min(known)
    return [
        cell
        for line in header
        for cell in line.cells
        if cell.column_span == 1
        and cell.column not in known
        and (text := fold(cell.text))
        and (cell.column > first or text in _NO_COLUMNS)
    ]


def named_cells(header: Sequence[Line], names: Mapping[str, int]) -> list[tuple[int, GridCell]]:
    """The header cells that name a column, left to right; 商业 above 企业 is one name.

    Of a column in parts, 上年 | 本年, it is this year's; where none says so, each part is one.
    """
    standing = cells_by_column(header)
    leaves: list[tuple[int, GridCell]] = []
    for column in sorted(standing):
        cells = standing[column]
        texts = [fold(cell.text).removeprefix(LEGAL_PERSONS) for cell in cells]
        wordings = (texts[-1], "".join(texts[-2:]), "".join(texts), *reversed(texts))
        place = next((names[wording] for wording in wordings if wording in names), None)
        if place is not None:
            parts = _parts(standing, cells) if len(cells) > 1 and texts[-1] not in names else []
            leaves += [(place, part) for part in parts or cells[-1:]]
    return leaves


def _parts(standing: Mapping[int, list[GridCell]], cells: Sequence[GridCell]) -> list[GridCell]:
    """The lowest of the header cells below the name in *cells* that part its column: this year's, or all."""
    name, lowest = cells[-2], cells[-1]
    reached = range(lowest.column + lowest.column_span, name.column + name.column_span)
    parts = [lowest, *(standing[column][-1] for column in reached if column in standing)]
    this_year = [part for part in parts if fold(part.text) in _THIS_YEAR]
    return this_year if len(this_year) == 1 else parts


def cells_by_column(header: Sequence[Line]) -> dict[int, list[GridCell]]:
    """The header cells that are not blank by grid column, from top to bottom."""
    standing: dict[int, list[GridCell]] = {}
    for line in header:
        for cell in line.cells:
            if fold(cell.text):
                standing.setdefault(cell.column, []).append(cell)
    return standing
