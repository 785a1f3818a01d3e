"""Reports into the archive, many at a time: old rows out, new rows in, what must be judged again marked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from archive.reading import similarity
from archive.reading.report_rows import ReportContent
from archive.schema.database import insert, insert_all
from archive.schema.tables.work import CHECK
from archive.search.index import SearchIndex

CHILDREN = (
    "report_version",
    "version_change",
    "report_source",
    "copy_difference",
    "place_mention",
    "near_duplicate",
    "section",
    "claim",
    "fact",
    "disclosure_2021",
    "disclosure_2019",
    "request",
    "review",
    "cell_state",
    "evidence",
    "finding",
    "work_band",
)
# Rows that several reports may bring, the same each time.
SHARED = ("body", "evidence_layout")


def write(
    db: sqlite3.Connection, index: SearchIndex, contents: Sequence[ReportContent], *, alone: bool
) -> tuple[int, int]:
    """Write *contents*; returns how many reports were written and how many removed.

    With *alone* every report is due for checking anyway: its neighbours need not be marked.
    """
    known = _known(db, contents)
    before = {content.id: similarity.text_of(db, content.id) for content in known}
    ids = [content.id for content in contents]
    reworded = [content.id for content in contents if before.get(content.id, "") != content.prose]
    if not alone:
        _due_near(db, before)
        _due_alike(db, reworded)
    for content in known:
        _remove(db, index, content)
    _insert(db, index, contents)
    if alone:
        insert(db, "work_due", ((CHECK, content.uid) for content in contents), "INSERT OR IGNORE")
    else:
        _due_near(db, ids)
        _due_alike(db, reworded)
    written = sum(1 for content in contents if content.rows)
    return written, len(contents) - written


def _known(db: sqlite3.Connection, contents: Sequence[ReportContent]) -> list[ReportContent]:
    """Those of the reports that are in the archive already."""
    query = "SELECT 1 FROM report WHERE id = ?"
    return [content for content in contents if db.execute(query, [content.id]).fetchone()]


def _remove(db: sqlite3.Connection, index: SearchIndex, content: ReportContent) -> None:
    query = "SELECT heading, text FROM section WHERE report_id = ? ORDER BY position"
    (title,) = db.execute("SELECT title FROM report WHERE id = ?", [content.id]).fetchone()
    index.remove(content.id, db.execute(query, [content.id]).fetchall(), title)
    for table in CHILDREN:
        db.execute(f"DELETE FROM {table} WHERE report_id = ?", [content.id])
    db.execute("DELETE FROM report WHERE id = ?", [content.id])
    if not content.rows:  # nothing may point at it either
        for table in ("finding", "near_duplicate"):
            db.execute(f"DELETE FROM {table} WHERE other_report_id = ?", [content.id])


def _insert(db: sqlite3.Connection, index: SearchIndex, contents: Sequence[ReportContent]) -> None:
    """In the order of the tables, each in the order of the reports: a b-tree grows at its end."""
    names = dict.fromkeys(name for content in contents for name in content.rows)
    rows = [content.rows for content in contents]
    insert_all(db, SHARED, rows, "INSERT OR REPLACE")
    insert_all(db, [name for name in names if name not in SHARED], rows)
    for content in contents:
        if content.document is not None:
            index.add(content.document)


def _due_near(db: sqlite3.Connection, report_ids: Iterable[int]) -> None:
    """Reports and their neighbours in time are judged again: figures carried over stand in two reports."""
    db.executemany(
        """INSERT OR IGNORE INTO work_due SELECT ?, n.uid FROM report r JOIN report n
           ON n.id = r.id OR (n.body_id = r.body_id AND n.year BETWEEN r.year - 1 AND r.year + 1)
           WHERE r.id = ?""",
        ((CHECK, report_id) for report_id in report_ids),
    )


def _due_alike(db: sqlite3.Connection, report_ids: Iterable[int]) -> None:
    """The reports that are compared with one of these are compared again."""
    alike = {other for report_id in report_ids for other in similarity.compared_with(db, report_id)}
    db.executemany(
        "INSERT OR IGNORE INTO work_due SELECT ?, uid FROM report WHERE id = ?",
        ((CHECK, report_id) for report_id in sorted(alike)),
    )
