"""Publications into the archive, many at a time, and which reports they touch."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from archive.reading.publication_rows import PublicationContent
from archive.schema.database import column, insert, insert_all
from archive.schema.tables.work import WAITING

TABLES = ("publication", "issue", "resolution", "work_part")


def write(db: sqlite3.Connection, contents: Sequence[PublicationContent]) -> set[str]:
    """Write all but the reports themselves; returns the uids of the reports touched, old and new."""
    touched = set[str]()
    for content in contents:
        touched |= _remove(db, content.url)
        touched.update(uid for _, uid in content.rows.get("work_part", ()))
    insert_all(db, TABLES, [content.rows for content in contents])
    containers = (row for content in contents for row in content.containers)
    db.executemany("UPDATE resource SET container = ?, pages = ? WHERE id = ?", containers)
    waiting = ((WAITING, content.url) for content in contents if content.waiting)
    insert(db, "work_due", waiting, "INSERT OR IGNORE")
    return touched


def _remove(db: sqlite3.Connection, url: str) -> set[str]:
    """Remove a publication; returns the uids of the reports that rested on it."""
    if db.execute("SELECT 1 FROM publication WHERE url = ?", [url]).fetchone() is None:
        return set()
    uids = set(column(db, "SELECT uid FROM work_part WHERE publication_url = ?", [url]))
    db.execute("DELETE FROM work_due WHERE stage = ? AND name = ?", (WAITING, url))
    db.execute("DELETE FROM publication WHERE url = ?", [url])
    for table in ("work_part", "issue", "resolution"):
        db.execute(f"DELETE FROM {table} WHERE publication_url = ?", [url])
    return uids
