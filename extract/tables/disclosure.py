"""The disclosure table, in either edition; each block is read by its own column headers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.form import EDITION_2019, EDITION_2021, Block, Column, Edition, Row
from extract.issues import issue
from extract.model import GridCell
from extract.tables.cells import Cells
from extract.tables.headers import names_of_columns
from extract.tables.labels import DISCLOSURE_TARGETS, target_named
from extract.tables.lines import Line
from extract.tables.match import Matched, match
from extract.tables.place import Columns, place_all
from extract.text import fold

_EDITIONS = (EDITION_2021, EDITION_2019)


def _header_names() -> dict[str, set[str]]:
    """For every folded column header, the editions that print it."""
    names: dict[str, set[str]] = {}
    for edition in _EDITIONS:
        for block in edition.disclosure:
            for column in block.columns:
                for name in (column.label, *column.variants):
                    names.setdefault(fold(name), set()).add(edition.id)
    return names


_HEADERS = _header_names()
# Headers that only one edition prints, and parts of them that survive truncation: "本年新" is 2019.
_TELLING = {name: editions for name, editions in _HEADERS.items() if len(editions) == 1}
_TELLING_PARTS = {
    "2019": (
        "本年新",
        "新制作",
        "新公开",
        "对外公开",
        "上一年项目",
        "本年增",
        "采购项目",
        "采购总金额",
        "采购金额",
    ),
    "2021": ("制发件数", "废止件数", "现行有效", "收费金额"),
}
_TELLING_ROWS = {"other_services": "2019", "procurement": "2019"}
# "本年2023制发件数", "本年度2023年度处理决定数量": a year inside a column header
_YEAR = re.compile(r"(?:19|20)\d\d(?:年度?)?")
# What is left of 本年新制作数量 and 本年新公开数量 where a page cuts its headers (quirks.md R17)
_CUT_HEADER = "本年新"
_FIRST_CELL = "信息内容"
_ARTICLE = "第二十条第"


@dataclass(frozen=True, slots=True)
class _BlockHeader:
    """The column headers printed last before a row: texts and the lines they stand on."""

    cells: tuple[GridCell, ...]
    fragment: int
    measured: bool


def read_disclosure(lines: Sequence[Line], cells: Cells) -> Edition | None:
    """Read the table from its *lines* into *cells*; returns the edition, None where no row was found."""
    body, headers = _split(lines)
    matching = match(body, DISCLOSURE_TARGETS)
    rows = {row.target.key: row for row in matching.rows}
    edition = _edition(headers, rows, cells)
    if edition is None:
        return None
    for block in edition.disclosure:
        for row in block.rows:
            found = rows.get(row.key)
            ids = [f"{edition.disclosure_table}.{row.key}.{column.key}" for column in block.columns]
            if found is None:
                cells.absent(ids, row.printed)
            else:
                number = _value_line(body, found)
                _read_row(body[number], headers[number], found, row, block, ids, cells)
    _left_over(body, matching.left, rows, edition, cells)
    return edition


def is_header(words: tuple[str, ...]) -> bool:
    """Whether a line with these folded *words* is a header of the disclosure table."""
    if not words or any(word.isdigit() for word in words) or target_named(words[0], DISCLOSURE_TARGETS):
        return False
    if words[0] in {_FIRST_CELL, _CUT_HEADER} or all(
        _YEAR.sub("", word) in _HEADERS or word == _FIRST_CELL for word in words
    ):
        return True
    return any(part in word for word in words for parts in _TELLING_PARTS.values() for part in parts)


def is_article(words: tuple[str, ...]) -> bool:
    """Whether a line names the item of article 20 that a block reports on: 第二十条第（五）项."""
    return bool(words) and words[0].startswith(_ARTICLE) and len(words[0]) < 14


def _split(lines: Sequence[Line]) -> tuple[list[Line], list[_BlockHeader | None]]:
    """The lines of rows, each with the header above it."""
    body: list[Line] = []
    headers: list[_BlockHeader | None] = []
    header: _BlockHeader | None = None
    above_is_header = False
    for line in lines:
        words = line.words
        if is_article(words):
            continue
        if is_header(words):
            printed = tuple(
                cell
                for cell in (*line.labels, *line.values)
                if (word := fold(cell.text)) and word != _FIRST_CELL
            )
            goes_on = above_is_header and header is not None and _FIRST_CELL not in words
            before = header.cells if goes_on and header is not None else ()
            header = _BlockHeader((*before, *printed), line.fragment, line.measured)
            above_is_header = True
            continue
        above_is_header = False
        body.append(line)
        headers.append(header)
    return body, headers


def _edition(
    headers: Sequence[_BlockHeader | None], rows: dict[str, Matched], cells: Cells
) -> Edition | None:
    """The edition by the column headers; by rows only one edition prints where no header tells."""
    if not rows:
        return None
    votes = Counter[str]()
    for header in {id(header): header for header in headers}.values():
        if header is not None:
            votes.update(edition for cell in header.cells for edition in _told_by(fold(cell.text)))
    votes.update(_TELLING_ROWS[key] for key in rows if key in _TELLING_ROWS)
    if len(votes) > 1:
        cells.issues.append(issue("edition_mixed"))
    edition = EDITION_2019 if votes["2019"] > votes["2021"] else EDITION_2021
    if not votes:
        cells.issues.append(issue("edition_unsure", edition=edition.id))
    return edition


def _told_by(name: str) -> set[str]:
    if name in _TELLING:
        return _TELLING[name]
    if name == _CUT_HEADER:
        return {"2019"}
    return {edition for edition, parts in _TELLING_PARTS.items() if any(part in name for part in parts)}


def _value_line(body: Sequence[Line], row: Matched) -> int:
    return max(row.lines, key=lambda number: (body[number].filled, len(body[number].values)))


def _read_row(
    line: Line,
    header: _BlockHeader | None,
    found: Matched,
    row: Row,
    block: Block,
    ids: list[str],
    cells: Cells,
) -> None:
    columns = _columns(header, block, line)
    placement = place_all([line], [columns], len(block.columns))[0]
    cells.row(ids, placement, row.printed, line.printed)
    if row.key == "fees" and header is not None and _in_yuan(header):
        cells.issues.append(issue("unit_differs", ids, header.cells[0].locator, printed=header.cells[0].text))
    if found.likeness < 0.7:
        cells.issues.append(
            issue(
                "row_label_unsure",
                ids,
                line.values[0].locator if line.values else None,
                row=row.printed,
                printed=line.label,
            )
        )


def _columns(header: _BlockHeader | None, block: Block, line: Line) -> Columns:
    """The block's columns: their printed order, and their place where header and row share a grid."""
    count = len(block.columns)
    if header is None:
        return Columns(count)
    names = names_of_columns(block.columns)
    ordered = sorted(header.cells, key=lambda cell: cell.column) if header.measured else list(header.cells)
    named = [(names.get(_YEAR.sub("", fold(cell.text)), -1), cell) for cell in ordered]
    own = [(place, cell) for place, cell in named if place >= 0]
    order, usual = tuple(place for place, _ in own), tuple(range(count))
    in_grid = header.measured and header.fragment == line.fragment
    if sorted(order) != list(usual) or (len(own) < len(named) and not in_grid):
        return Columns(count, suspect=not _agrees(header, block))
    printed = None if order == usual else order
    if not in_grid:
        return Columns(count, order=printed)
    intervals = tuple((cell.column, cell.column + cell.column_span) for _, cell in own)
    ignored = frozenset(cell.column for place, cell in named if place < 0)
    return Columns(count, intervals, ignored, printed)


def _in_yuan(header: _BlockHeader) -> bool:
    """Whether the fee column is headed 元 where the form says 万元."""
    return any("元" in cell.text and "万" not in cell.text for cell in header.cells)


def _agrees(header: _BlockHeader, block: Block) -> bool:
    """Whether the printed headers are the block's columns in the form's order (some may be cut short)."""
    if len(header.cells) != len(block.columns):
        return False
    return all(
        _named(fold(cell.text), column) for cell, column in zip(header.cells, block.columns, strict=True)
    )


def _named(printed: str, column: Column) -> bool:
    names = [fold(name) for name in (column.label, *column.variants)]
    digits_out = "".join(character for character in printed if not character.isdigit())
    return any(
        printed == name or digits_out.startswith(name) or name.startswith(digits_out) or digits_out in name
        for name in names
    )


def _left_over(
    body: Sequence[Line], left: Sequence[int], rows: dict[str, Matched], edition: Edition, cells: Cells
) -> None:
    """Lines of figures that are no row of the form, and rows printed a second time with other figures."""
    for number in left:
        line = body[number]
        if not line.filled:
            continue
        target = target_named(line.label, DISCLOSURE_TARGETS)
        locator = line.values[0].locator
        if target is None:
            cells.issues.append(issue("row_unknown", (), locator, printed=line.printed))
        elif target.key in rows and line.words[1:] != body[_value_line(body, rows[target.key])].words[1:]:
            prefix = f"{edition.disclosure_table}.{target.key}."
            ids = [cell for cell in edition.cell_ids() if cell.startswith(prefix)]
            cells.issues.append(issue("row_repeated", ids, locator, row=target.printed))
