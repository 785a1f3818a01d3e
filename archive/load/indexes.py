"""Indexes that wait: a build of everything makes them when the rows are there, each in one sorted pass.

Kept up to date row by row, thirty indexes over keys in random order would cost more than all else. Which
tables still lack theirs is in ``work_due``, so that a killed build goes on as it began.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from archive.load import publication_writer
from archive.schema import SEARCH_TABLE, create_indexes
from archive.schema.database import BY_NAME, column, insert, transaction
from archive.schema.tables.work import INDEX
from archive.search import index as search_index

CAPTURES = ("work_capture",)
REPORTS = (
    SEARCH_TABLE,
    "body",
    "report",
    "report_source",
    "near_duplicate",
    "claim",
    "fact",
    "request",
    "cell_state",
    "finding",
    "work_band",
)
TABLES = (*CAPTURES, *publication_writer.TABLES, *REPORTS)


def postpone(db: sqlite3.Connection) -> None:
    """Drop the indexes of the large tables until :func:`make`; for an archive with nothing in it."""
    with transaction(db):
        for name in TABLES:
            for statement in _statements(name):
                db.execute(f"DROP INDEX IF EXISTS {statement.split()[2]}")
        search_index.postpone(db)
        insert(db, "work_due", ((INDEX, name) for name in TABLES), "INSERT OR IGNORE")


def postponed(db: sqlite3.Connection) -> bool:
    """Are some still to be made?"""
    return bool(_waiting(db))


def make(db: sqlite3.Connection, names: Collection[str]) -> None:
    """Make the indexes of the tables *names* that still lack them."""
    for name in names:
        if name in _waiting(db):
            if name == SEARCH_TABLE:
                search_index.settle(db)
            with transaction(db):
                for statement in _statements(name):
                    db.execute(statement)
                db.execute("DELETE FROM work_due WHERE stage = ? AND name = ?", (INDEX, name))


def _statements(name: str) -> list[str]:
    return create_indexes(BY_NAME[name]) if name in BY_NAME else []


def _waiting(db: sqlite3.Connection) -> list[str]:
    return column(db, "SELECT name FROM work_due WHERE stage = ?", [INDEX])
