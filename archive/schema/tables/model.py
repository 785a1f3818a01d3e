"""The words tables are written in: SQL types, references, and a table itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

TEXT, INTEGER, REAL = "TEXT", "INTEGER", "REAL"
NEEDED = " NOT NULL"
REPORT = "INTEGER NOT NULL REFERENCES report(id)"
RESOURCE = "INTEGER NOT NULL REFERENCES resource(id)"
NUMBER = "NUMERIC"  # a count, or an amount with decimals where the form allows them


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``key`` is the primary key; ``rowid`` is False for narrow rows stored in order of the key.

    Rows with long texts keep a rowid: SQLite stores those three times more compactly.
    """

    name: str
    columns: Mapping[str, str]
    key: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...] = ()
    rowid: bool = True
    published: bool = True
