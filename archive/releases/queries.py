"""What the tables among the downloads hold: one query each, or one for each report."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any


@dataclass(frozen=True, slots=True)
class Query:
    """The rows of one table. With *reports*, a query for their ids, *sql* is asked for each as ``:report``.

    The view "cell" is a union of tables: joined to all reports, SQLite would first write out every cell.
    """

    sql: str
    reports: str | None = None

    def columns(self, db: sqlite3.Connection) -> list[str]:
        """Their names."""
        asked = db.execute(f"SELECT * FROM ({self.sql}) LIMIT 0", {"report": None})
        return [name for name, *_ in asked.description]

    def rows(self, db: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
        """Read as they are asked for."""
        if self.reports is None:
            return db.execute(self.sql)
        return chain.from_iterable(
            db.execute(self.sql, {"report": report}) for (report,) in db.execute(self.reports)
        )


REPORTS = Query("SELECT * FROM report ORDER BY id")
# Where each figure stands is in the database (view "cell"); as text it would be most of this file. Ordered by
# what it returns, the query is spared the work of telling the place of every cell.
_CELLS = """SELECT r.uid, r.body_name, r.year, r.scope, c.position, c.cell_id, f.row_zh, f.column_zh, f.unit,
    c.raw, c.state, c.number, r.url, r.sha256, r.fetched
  FROM report r CROSS JOIN cell c CROSS JOIN form_cell f ON f.cell_id = c.cell_id
  WHERE r.id = :report AND c.report_id = :report ORDER BY c.position"""
CELLS = Query(_CELLS, "SELECT id FROM report ORDER BY id")
FACTS = Query("""SELECT r.uid, r.body_name, r.year, r.scope, f.position, f.heading, f.label, f.raw, f.state,
    f.number, f.unit, f.locator, r.url, s.sha256, r.fetched
  FROM fact f JOIN report r ON r.id = f.report_id JOIN resource s ON s.id = f.resource_id
  ORDER BY r.id, f.position""")
CLAIMS = Query("""SELECT r.uid, r.body_name, r.year, r.scope, c.position, c.metric, c.number, c.unit,
    c.approximate, c.qualifier, c.doubtful, c.text, c.locator, r.url, s.sha256, r.fetched
  FROM claim c JOIN report r ON r.id = c.report_id JOIN resource s ON s.id = c.resource_id
  ORDER BY r.id, c.position""")
FINDINGS = Query("""SELECT r.uid, r.body_name, r.year, f.check_id, d.title_zh, d.title_en, f.verdict, f.item,
    f."left", f."right", f.difference, f.cells, f.detail, r.url, r.sha256, r.fetched
  FROM finding f JOIN report r ON r.id = f.report_id JOIN check_definition d ON d.id = f.check_id
  ORDER BY r.id, f.check_id, f.item""")
# What JSON Lines give of each report beside its cells.
PARTS = {
    "sections": "SELECT number, heading, text FROM section WHERE report_id = ? ORDER BY position",
    "claims": """SELECT metric, number, unit, approximate, qualifier, doubtful, text FROM claim
      WHERE report_id = ? ORDER BY position""",
    "facts": """SELECT heading, label, raw, state, number, unit FROM fact WHERE report_id = ?
      ORDER BY position""",
    "findings": """SELECT check_id, item, verdict, "left", "right", difference, cells, detail FROM finding
      WHERE report_id = ? ORDER BY check_id, item""",
}
# Provinces that have reports, with the two digits their codes begin with.
PROVINCES = """SELECT DISTINCT r.province, substr(d.code, 1, 2) FROM report r
  JOIN division d ON d.name = r.province AND d.level = 'province' AND d.code IS NOT NULL ORDER BY 2"""


def cells_of(province: str) -> Query:
    """The cells of the reports of one province."""
    quoted = province.replace("'", "''")
    return Query(_CELLS, f"SELECT id FROM report WHERE province = '{quoted}' ORDER BY id")
