"""Small helpers on one SQLite connection: rows in, rows out, transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from archive.schema.tables import TABLES, Table

BY_NAME: Mapping[str, Table] = {table.name: table for table in TABLES}


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: committed at the end, rolled back on any error; a kill leaves what was before."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.rollback()
        raise
    db.commit()


@cache
def insert_statement(table: str, mode: str = "INSERT") -> str:
    """Insert of a whole row of *table*, values in column order."""
    marks = ", ".join("?" * len(BY_NAME[table].columns))
    return f'{mode} INTO "{table}" VALUES ({marks})'


def insert(db: sqlite3.Connection, table: str, rows: Iterable[Sequence[Any]], mode: str = "INSERT") -> None:
    """Add rows given as tuples in column order."""
    db.executemany(insert_statement(table, mode), rows)


def insert_row(
    db: sqlite3.Connection, table: str, row: Mapping[str, Any], mode: str = "INSERT OR REPLACE"
) -> None:
    """Add one row given by column name; every column must be named.

    Raises:
        KeyError: a column is missing or unknown.
    """
    db.execute(insert_statement(table, mode), row_of(table, row))


def row_of(table: str, row: Mapping[str, Any]) -> tuple[Any, ...]:
    """*row* in column order.

    Raises:
        KeyError: a column is missing or unknown.
    """
    columns = BY_NAME[table].columns
    if unknown := row.keys() - columns.keys():
        raise KeyError(f"{table}: {sorted(unknown)}")
    return tuple([row[name] for name in columns])


def insert_all(
    db: sqlite3.Connection,
    tables: Iterable[str],
    contents: Sequence[Mapping[str, Sequence[Sequence[Any]]]],
    mode: str = "INSERT",
) -> None:
    """Add the rows of many *contents* (table → rows), one table after the other."""
    for table in tables:
        rows = (row for content in contents for row in content.get(table, ()))
        db.executemany(insert_statement(table, mode), rows)


def column(db: sqlite3.Connection, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
    """The first column of a query."""
    return [row[0] for row in db.execute(sql, parameters)]
