"""The disclosure table, in either edition; each block is read by its own column headers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.form import EDITION_2019, EDITION_2021, Block, Edition, Row
from extract.issues import issue
from extract.tables.cells import WRAPPING, Cells
from extract.tables.disclosure.headers import (
    BlockHeader,
    columns_under,
    editions_of,
    opens_turned,
    rows_under_headers,
)
from extract.tables.labels import DISCLOSURE_TARGETS, target_named
from extract.tables.lines import FLAT, Line, beside_unlabelled
from extract.tables.match import Matched, match, value_line
from extract.tables.place import place_all
from extract.tables.strays import nearest
from extract.text import core, fold, is_blank

# A label this unlike the form's was taken for its row by its place.
_LIKE = 0.7
# "采购总金额（万元）", "采购总金额（单位：元）"
_UNIT_OF_MONEY = re.compile(r"金额.*?(万?元)")
# "13|520": the cells between which 13,520 is cut
_CUT = re.compile(r"(?<![^|])[1-9]\d{0,2}\|\d{3}(?![^|])")
# Rows that only one edition prints
_TELLING_ROWS = {"other_services": "2019", "procurement": "2019"}


def read_disclosure(lines: Sequence[Line], cells: Cells) -> Edition | None:
    """Read the table from its *lines* into *cells*; returns the edition, None where no row was found."""
    body, headers = rows_under_headers(lines)
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
                number = value_line(body, found)
                _read_row(body[number], headers[number], row, block, ids, cells)
                if _is_unsure(found, body[number], headers):
                    printed = "".join(body[line].label for line in found.lines)
                    where = next((cell.locator for cell in body[number].values), None)
                    doubt = issue("row_label_unsure", ids, where, row=row.printed, printed=printed)
                    cells.issues.append(doubt)
                if beside_unlabelled(body, found.lines):
                    cells.issues.append(issue("row_ambiguous", ids, None, row=row.printed))
    _unless_blanks_are_lost(body, rows, edition, cells)
    _unless_longer(body, headers, rows, edition, cells)
    _left_over(body, matching.left, rows, edition, cells)
    return edition


def _edition(headers: Sequence[BlockHeader | None], rows: dict[str, Matched], cells: Cells) -> Edition | None:
    """The edition by the column headers; by rows only one edition prints where no header tells."""
    if not rows:
        return None
    votes = Counter[str]()
    for header in {id(header): header for header in headers}.values():
        if header is not None:
            votes.update(edition for cell in header.cells for edition in editions_of(fold(cell.text)))
    votes.update(_TELLING_ROWS[key] for key in rows if key in _TELLING_ROWS)
    if len(votes) > 1:
        cells.issues.append(issue("edition_mixed"))
    edition = EDITION_2019 if votes["2019"] > votes["2021"] else EDITION_2021
    if not votes:
        ids = _cells_of(rows, edition)
        cells.issues.append(issue("edition_unsure", ids, edition=edition.id))
    return edition


def _read_row(
    line: Line,
    header: BlockHeader | None,
    row: Row,
    block: Block,
    ids: list[str],
    cells: Cells,
) -> None:
    if len(block.columns) == 1:
        line, header = _once(line, header)
    columns = columns_under(header, block, line)
    placement = place_all([line], [columns], len(block.columns))[0]
    cells.row(ids, placement, row.printed, line, "" if header is None else _money(header))
    if row.key == "fees" and header is not None and _in_yuan(header):
        cells.issues.append(issue("unit_differs", ids, header.cells[0].locator, printed=header.cells[0].text))


def _unless_blanks_are_lost(
    body: Sequence[Line], rows: dict[str, Matched], edition: Edition, cells: Cells
) -> None:
    """Doubt rows filled up by empty lines of a text of one cell to a line, where other rows lack cells.

    There blank cells print no line, and an empty one is the end of a page.
    """
    counts = {row.key: len(block.columns) for block in edition.disclosure for row in block.rows}
    flat = {
        key: line.values
        for key, row in rows.items()
        if key in counts and (line := body[value_line(body, row)]).fragment == FLAT and line.filled
    }
    if not any(len(values) < counts[key] for key, values in flat.items()):
        return
    for key, values in flat.items():
        if len(values) == counts[key] and any(is_blank(value.text) for value in values):
            ids = _cells_of([key], edition)
            cells.issues.append(issue("row_ambiguous", ids, values[0].locator, row=rows[key].target.printed))


def _unless_longer(
    body: Sequence[Line],
    headers: Sequence[BlockHeader | None],
    rows: dict[str, Matched],
    edition: Edition,
    cells: Cells,
) -> None:
    """Doubt rows of text with a cell more than their header, where others fit: a figure may be cut in two.

    So is 13,520 between commas, and a blank cell before or behind makes room for it.
    """
    counts = {row.key: len(block.columns) for block in edition.disclosure for row in block.rows}
    numbers = {key: value_line(body, row) for key, row in rows.items() if key in counts}
    fits = {key: _fits(body[number], headers[number]) for key, number in numbers.items()}
    for key, number in numbers.items() if any(fits.values()) else ():
        line = body[number]
        if fits[key] is False and len(line.values) > counts[key] > 1 and _may_be_cut(line):
            ids = _cells_of([key], edition)
            printed = rows[key].target.printed
            cells.issues.append(issue("row_ambiguous", ids, line.values[0].locator, row=printed))


def _may_be_cut(line: Line) -> bool:
    """Whether a blank cell stands before the figures of a line, or two of them may be one: 13 | 520."""
    texts = [value.text.strip() for value in line.values]
    return line.filled and (not texts[0] or _CUT.search("|".join(texts)) is not None)


def _fits(line: Line, header: BlockHeader | None) -> bool | None:
    """Whether a row of text has no more cells than its header; None where neither is known."""
    if header is None or line.measured or line.fragment != header.fragment or line.fragment == FLAT:
        return None
    return line.width <= header.width


def _once(line: Line, header: BlockHeader | None) -> tuple[Line, BlockHeader | None]:
    """A row whose one figure, and its header, a converter printed in each of the grid columns they span."""
    if header is None or len(header.cells) != len(line.values):
        return line, header
    heads, figures = ({fold(cell.text) for cell in cells} for cells in (header.cells, line.values))
    if len(heads) > 1 or len(figures) > 1:
        return line, header
    return replace(line, values=line.values[:1]), replace(header, cells=header.cells[:1])


def _is_unsure(found: Matched, line: Line, headers: Sequence[BlockHeader | None]) -> bool:
    """Whether a row goes by a label unlike the form's, or its figures stand under another header than it."""
    if found.likeness < _LIKE or fold(line.label)[-1:].isdigit():  # the first figure may hang on the label
        return True
    if opens_turned(line):  # a label that names a column too, beside figures of several
        return True
    return not line.labels and len({id(headers[number]) for number in found.lines}) > 1


def _in_yuan(header: BlockHeader) -> bool:
    """Whether the fee column is headed 元 where the form says 万元."""
    return any("元" in (name := fold(cell.text)) and "万" not in name for cell in header.cells)


def _money(header: BlockHeader) -> str:
    """The unit that a *header* prints for a sum of money: 采购总金额（万元）."""
    said = (_UNIT_OF_MONEY.search(fold(cell.text)) for cell in header.cells)
    return next((unit.group(1) for unit in said if unit is not None), "")


def _left_over(
    body: Sequence[Line], left: Sequence[int], rows: dict[str, Matched], edition: Edition, cells: Cells
) -> None:
    """Lines of figures that are no row of the form, and rows printed a second time with other figures.

    Below such a row stands another table: what is read there is of another year, or town, as well.
    """
    again: list[int] = []
    for number in left:
        line = body[number]
        if not line.values:
            continue
        target = target_named(line.label, DISCLOSURE_TARGETS)
        locator = line.values[0].locator
        if target is None:
            if line.filled:
                ids = _cells_of(_beside(number, body, rows), edition)
                cells.issues.append(issue("row_unknown", ids, locator, printed=line.printed))
        elif target.key in rows and line.words[1:] != body[value_line(body, rows[target.key])].words[1:]:
            ids = _cells_of([target.key], edition)
            cells.issues.append(issue("row_repeated", ids, locator, row=target.printed))
            again.append(number)
    for key, row in rows.items() if again else ():
        if row.lines[0] > again[0] > min(other.lines[0] for other in rows.values()):
            ids = _cells_of([key], edition)
            cells.issues.append(issue("row_repeated", ids, None, row=row.target.printed))


def _beside(number: int, body: Sequence[Line], rows: dict[str, Matched]) -> list[str]:
    """The rows that may have lost a line of figures which names none: its label is a piece of theirs.

    It is at most a character; or a page has broken a label over lines, and a row that prints nothing is next.
    """
    line = body[number]
    near = nearest(number, rows)
    if len(core(line.label)) <= 1:
        return near
    if line.values[0].locator["kind"] not in WRAPPING:
        return []
    return [key for key in near if not any(body[other].filled for other in rows[key].lines)]


def _cells_of(rows: Iterable[str], edition: Edition) -> list[str]:
    """The ids of all cells of the *rows* with these keys."""
    names = tuple(f"{edition.disclosure_table}.{key}." for key in rows)
    return [cell for cell in edition.cell_ids() if cell.startswith(names)]
