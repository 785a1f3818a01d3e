"""Limits on every SQLite connection: one anonymous URL must not take everybody's memory or time.

Datasette's time limit is a progress handler called between opcodes; one opcode that builds an 800 MB string
is never interrupted. So length, depth and heap are limited in SQLite itself, and the functions whose only use
here would be such a string are refused when the statement is prepared, before anything runs.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from archive.site.hooks import hook

# Bytes. Far above the largest cell served (the text of one section), far below heap ÷ threads, so that one
# query that runs into it never makes an innocent one in another thread fail.
MAXIMUM_LENGTH = 5_000_000
HEAP_BYTES = 268_435_456

LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: MAXIMUM_LENGTH,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1_000,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
}

REFUSED_FUNCTIONS = frozenset({"randomblob", "zeroblob", "printf", "format", "load_extension"})
# Answered with no rows rather than an error: its answer is the path of the file on this machine.
EMPTY_PRAGMAS = frozenset({"database_list"})
# Datasette's own book-keeping database: writable, never reachable through a public query.
UNGUARDED_DATABASES = frozenset({"_internal"})


def authorize(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """SQLite's authorizer: decides while a statement is prepared. For a function call its name is
    *second*.
    """
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in REFUSED_FUNCTIONS:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA and (first or "").lower() in EMPTY_PRAGMAS:
        return sqlite3.SQLITE_IGNORE
    return sqlite3.SQLITE_OK


def protect(connection: sqlite3.Connection) -> None:
    """Put every limit on *connection*. The authorizer comes last, or it would judge the PRAGMA before it."""
    for limit, value in LIMITS.items():
        connection.setlimit(limit, value)
    connection.execute(f"PRAGMA hard_heap_limit = {HEAP_BYTES}")
    connection.set_authorizer(authorize)


@hook
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Any) -> None:
    if database not in UNGUARDED_DATABASES:
        protect(conn)
