"""Grids of any container → the three tables of the form, every cell where it stands or flagged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extract.form import EDITIONS, OTHER_ROWS, Edition, Row
from extract.issues import issue
from extract.model import Cell, Document, Issue, State
from extract.tables.cells import Cells
from extract.tables.disclosure import read_disclosure
from extract.tables.find import TableLines, find_tables
from extract.tables.lines import lines_of
from extract.tables.paragraphs import lines_of_paragraphs, printed_apart
from extract.tables.request import read_request
from extract.tables.review import read_review

_TABLES = {
    "disclosure": "二、主动公开政府信息情况",
    "request": "三、收到和处理政府信息公开申请情况",
    "review": "四、行政复议、行政诉讼情况",
}


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables say. ``found`` names those that are printed; the cells of the others are missing."""

    edition: Edition | None
    other_rows: tuple[Row, ...]
    cells: Mapping[str, Cell]
    issues: tuple[Issue, ...]
    found: frozenset[str]

    @property
    def doubted(self) -> set[str]:
        """The cells that any issue names."""
        return {cell for found in self.issues for cell in found.cells}


def read_tables(document: Document) -> Tables:
    """Read the three tables of *document*. No table found: no cells, and an issue that says so."""
    lines = _table_lines(document)
    cells = Cells()
    found: set[str] = set()
    edition = read_disclosure(lines.disclosure, cells) if lines.disclosure else None
    if edition is not None:
        found.add("disclosure")
    other_rows = OTHER_ROWS if edition is None else edition.other_rows
    if lines.request:
        other_rows = read_request(lines.request, cells, other_rows)
        found.add("request")
    if lines.review and read_review(lines.review, cells):
        found.add("review")
    if not found:
        return Tables(None, other_rows, {}, (issue("no_tables"),), frozenset())
    return _complete(edition, other_rows, cells, found)


def without_loose_rows(tables: Tables) -> Tables:
    """*tables*, or none, where all that was found are a few rows that go by names of the form, unheaded.

    So did tables of before 2019, which had no common form, call theirs: 同意公开, 规范性文件.
    """
    headed = all(found.code != "edition_unsure" for found in tables.issues)
    printed = sum(cell.raw is not None for cell in tables.cells.values())
    if headed or 2 * printed >= len(tables.cells):
        return tables
    return Tables(None, tables.other_rows, {}, (issue("no_tables"),), frozenset())


def _table_lines(document: Document) -> TableLines:
    """The lines of the tables; a table found in no grid is looked for among the paragraphs."""
    found = find_tables(lines_of(document.blocks, document.container != "text"))
    if found.disclosure and found.request and found.review:
        return found
    flat = find_tables(lines_of_paragraphs(printed_apart(document.blocks)))
    return TableLines(
        found.disclosure or flat.disclosure, found.request or flat.request, found.review or flat.review
    )


def _complete(edition: Edition | None, other_rows: tuple[Row, ...], cells: Cells, found: set[str]) -> Tables:
    """Every cell of the edition, in printed order; those of a table that is not there are missing rows."""
    told = edition
    if edition is None:
        edition = EDITIONS["2021"] if other_rows is OTHER_ROWS else EDITIONS["2019"]
        cells.issues.append(issue("edition_unsure", edition=edition.id))
    ids = edition.cell_ids(other_rows)
    for table, name in _TABLES.items():
        if table not in found:
            absent = [
                cell_id for cell_id in ids if cell_id.partition(".")[0].rstrip("019") in {table, table + "2"}
            ]
            cells.issues.append(issue("table_missing", absent, table=name))
    not_printed = Cell(None, State.MISSING_ROW, None, None)
    ordered = {cell_id: cells.found.get(cell_id, not_printed) for cell_id in ids}
    return Tables(told or edition, other_rows, ordered, tuple(cells.issues), frozenset(found))
