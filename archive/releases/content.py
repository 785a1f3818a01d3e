"""The content hash: one digest over every published row that the sources and our reading determine.

Two builds of the same inputs have the same hash, whatever order they worked in. The log of the crawl and the
release's own rows tell when things were done, not what the archive says; they have no part in it.
"""

from __future__ import annotations

import hashlib
import sqlite3

from archive.schema.tables import PUBLISHED, Table

LOG_TABLES = frozenset(
    {"portal", "source", "run", "source_run", "fetch", "event", "release", "release_change"}
)
CONTENT = tuple(table for table in PUBLISHED if table.name not in LOG_TABLES)


def content_hash(db: sqlite3.Connection) -> str:
    """sha256 over the content tables, rows in the order of their keys."""
    digest = hashlib.sha256()
    for table in CONTENT:
        digest.update(f"{table.name}\0".encode())
        for row in db.execute(_ordered(table)):
            digest.update(repr(row).encode())
    return digest.hexdigest()


def _ordered(table: Table) -> str:
    columns = ", ".join(f'"{name}"' for name in table.columns)
    order = ", ".join(f'"{name}"' for name in table.key)
    return f'SELECT {columns} FROM "{table.name}" ORDER BY {order}'
