"""Totals by province, year, level and scope: a national page need not add up half a million reports."""

from __future__ import annotations

import sqlite3

from archive.schema import form_columns
from archive.schema.database import transaction


def record(db: sqlite3.Connection) -> None:
    """Write ``summary`` anew. A figure is the sum over the reports that print it; a blank adds nothing."""
    totals = ", ".join(f'sum("{name}")' for name in form_columns.TOTALS)
    with transaction(db):
        db.execute("DELETE FROM summary")
        db.execute(
            f"""INSERT INTO summary
                SELECT ifnull(province, ''), year, ifnull(level, ''), scope, count(*), sum(findings_source),
                  {totals}
                FROM report WHERE year IS NOT NULL GROUP BY 1, 2, 3, 4"""
        )
