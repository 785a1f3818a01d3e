"""The cells of a header: which name columns of the form, and which others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extract.model import GridCell
from extract.tables.header_labels import LEGAL_PERSONS, NUMBERS_ROWS
from extract.tables.lines import Line
from extract.text import fold

# Headers in front of the columns: what numbers the rows, their unit, last year's part of 自然人
_LAST_YEAR = frozenset({"上年", "上年度", "去年", "上期", "上年同期"})
_NO_COLUMNS = NUMBERS_ROWS | _LAST_YEAR
_THIS_YEAR = frozenset({"本年", "本年度", "今年", "当年", "本期"})
# "2023年", "2023年度"
_A_YEAR = re.compile(r"(?:19|20)[0-9]{2}年?度?")


def are_years(words: Sequence[str]) -> bool:
    """Whether the folded *words* are what parts columns by years: 本年 | 上年, 2022年 | 2023年."""
    return len(words) > 1 and all(
        word in _THIS_YEAR or word in _LAST_YEAR or _A_YEAR.fullmatch(word) for word in words
    )


def this_years(names: Sequence[GridCell], years: Sequence[GridCell]) -> tuple[GridCell, ...]:
    """The *names* of columns, each over this year's part of it, and the *years* that head others.

    Where none says which is this year's, each part goes by the name.
    """
    found: list[GridCell] = []
    for name in names:
        below = range(name.column, name.column + name.column_span)
        parts = [year for year in years if year.column in below]
        heads = _this_years_of(parts) or [name]
        found += [name._replace(column=head.column, column_span=head.column_span) for head in heads]
        found += [part for part in parts if part not in heads]
    return tuple(found)


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
    return _this_years_of(parts)


def _this_years_of(parts: list[GridCell]) -> list[GridCell]:
    """Which of the *parts* of a column is this year's; all, where none or several say so."""
    this = [part for part in parts if fold(part.text) in _THIS_YEAR]
    return this if len(this) == 1 else parts


def cells_by_column(header: Sequence[Line]) -> dict[int, list[GridCell]]:
    """The header cells that are not blank by grid column, from top to bottom."""
    standing: dict[int, list[GridCell]] = {}
    for line in header:
        for cell in line.cells:
            if fold(cell.text):
                standing.setdefault(cell.column, []).append(cell)
    return standing
