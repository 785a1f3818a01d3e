"""The official form as data: the 2019 and the 2021 edition of the annual report.

Source: the forms annexed to 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号, cell by cell.
Three tables: disclosure (what was published on its own initiative), request (applications received and
handled), review (administrative review and litigation). A cell id is ``table.row.column``; the 2019
disclosure table has ids of its own (``disclosure2019.…``): its figures do not compare with those of 2021.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extract.form_model import Block, Column, Group, Row
from extract.form_tables import (
    DISCLOSURE_2019,
    DISCLOSURE_2021,
    GROUPS,
    ONE_OTHER_ROW,
    OTHER_ROWS,
    REQUEST_COLUMNS,
    REQUEST_HEAD,
    REQUEST_TAIL,
    REVIEW_COLUMNS,
    TRACKS,
)

__all__ = [
    "EDITIONS",
    "EDITION_2019",
    "EDITION_2021",
    "GROUPS",
    "ONE_OTHER_ROW",
    "OTHER_ROWS",
    "REQUEST_COLUMNS",
    "REVIEW_COLUMNS",
    "TRACKS",
    "Block",
    "Column",
    "Edition",
    "Group",
    "Identity",
    "Row",
    "request_cells",
    "review_cells",
    "unit_of",
]


@dataclass(frozen=True, slots=True)
class Identity:
    """The cells of ``left`` must add up to the cells of ``right`` (form.md §7).

    ``zh`` and ``en`` say in words, with the form's own labels, what adds up to what.
    """

    id: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the form. ``disclosure_table`` is the first part of the ids of its disclosure cells."""

    id: str
    disclosure_table: str
    disclosure: tuple[Block, ...]
    other_rows: tuple[Row, ...]

    def request_rows(self, other_rows: tuple[Row, ...] | None = None) -> tuple[Row, ...]:
        """The rows of the request table in printed order; *other_rows* where a report prints the other kind
        of 其他处理 (``OTHER_ROWS`` or ``ONE_OTHER_ROW``) than its edition does."""
        return (*REQUEST_HEAD, *(self.other_rows if other_rows is None else other_rows), *REQUEST_TAIL)

    def cell_ids(self, other_rows: tuple[Row, ...] | None = None) -> tuple[str, ...]:
        """Every cell id in printed order: 200 for 2021, 198 for 2019."""
        return _cell_ids(self.id, self.request_rows(other_rows))

    def identities(self, other_rows: tuple[Row, ...] | None = None) -> tuple[Identity, ...]:
        """The sums the form demands within one report: 42 for 2021, 40 for 2019 (form.md §7.2)."""
        return _identities(self.request_rows(other_rows))


def _row_sum(identity_id: str, cells: tuple[str, ...], label: str) -> Identity:
    zh, en = f"“{label}”各数之和与总计", f"the figures of “{label}” and their total"
    return Identity(identity_id, cells[:-1], cells[-1:], zh, en)


@cache
def _cell_ids(edition_id: str, rows: tuple[Row, ...]) -> tuple[str, ...]:
    edition = EDITIONS[edition_id]
    ids = [
        f"{edition.disclosure_table}.{row.key}.{column.key}"
        for block in edition.disclosure
        for row in block.rows
        for column in block.columns
    ]
    ids += [cell for row in rows for cell in request_cells(row.key)]
    return (*ids, *(cell for track in TRACKS for cell in review_cells(track.key)))


@cache
def _identities(rows: tuple[Row, ...]) -> tuple[Identity, ...]:
    results = [row.key for row in rows if row.group is not None and row.key != "total"]
    found = [_row_sum(f"request_row.{row.key}", request_cells(row.key), row.printed) for row in rows]
    for column in REQUEST_COLUMNS:
        cells = tuple(f"request.{key}.{column.key}" for key in results)
        zh = f"“{column.label}”一列各项办理结果之和与（七）总计"
        en = f"the results in column “{column.label}” and （七）总计"
        found.append(
            Identity(f"request_results.{column.key}", cells, (f"request.total.{column.key}",), zh, en)
        )
    for column in REQUEST_COLUMNS:
        received = (f"request.new.{column.key}", f"request.carried_in.{column.key}")
        handled = (f"request.total.{column.key}", f"request.carried_out.{column.key}")
        zh = f"“{column.label}”一列本年新收与上年结转之和，与办理总计、结转下年度之和"
        en = f"what was received and what was handled or carried out in column “{column.label}”"
        found.append(Identity(f"request_balance.{column.key}", received, handled, zh, en))
    found += [_row_sum(f"review_sum.{track.key}", review_cells(track.key), track.label) for track in TRACKS]
    return tuple(found)


@cache
def request_cells(row_key: str) -> tuple[str, ...]:
    """The seven cell ids of one row of the request table, left to right."""
    return tuple(f"request.{row_key}.{column.key}" for column in REQUEST_COLUMNS)


@cache
def review_cells(track_key: str) -> tuple[str, ...]:
    """The five cell ids of one track of the review table, left to right."""
    return tuple(f"review.{track_key}.{column.key}" for column in REVIEW_COLUMNS)


EDITION_2021 = Edition("2021", "disclosure", DISCLOSURE_2021, OTHER_ROWS)
EDITION_2019 = Edition("2019", "disclosure2019", DISCLOSURE_2019, ONE_OTHER_ROW)
EDITIONS = {edition.id: edition for edition in (EDITION_2021, EDITION_2019)}


@cache
def unit_of(cell_id: str) -> str:
    """The unit the form prints for a cell: 件, 项, 万元; empty where it prints none (采购总金额)."""
    table, row_key, column_key = cell_id.split(".")
    for edition in EDITIONS.values():
        for block in edition.disclosure:
            for column in block.columns:
                named = column.key == column_key and any(row.key == row_key for row in block.rows)
                if named and table == edition.disclosure_table:
                    return column.unit
    return "件"
