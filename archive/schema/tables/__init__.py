"""The published tables as data: column name to SQL type. ``dictionary.yml`` says what each one means.

Published SQL stays within SQLite 3.40. Every figure leads to bytes: ``report`` and ``evidence`` name the
resource (sha256), ``report`` the address and the time it was first fetched, none of them nullable.
"""

from __future__ import annotations

from collections.abc import Iterable

from archive.schema.tables.crawl import CRAWL
from archive.schema.tables.figures import FIGURES
from archive.schema.tables.judgement import JUDGEMENT
from archive.schema.tables.model import Table
from archive.schema.tables.places import PLACES
from archive.schema.tables.reports import REPORTS
from archive.schema.tables.work import WORK

__all__ = ["PUBLISHED", "TABLES", "Table", "sql_type"]

TABLES = (*PLACES, *CRAWL, *REPORTS, *FIGURES, *JUDGEMENT, *WORK)
PUBLISHED = tuple(table for table in TABLES if table.published)
_BY_NAME = {table.name: table for table in TABLES}


def sql_type(column: str, tables: Iterable[str]) -> str:
    """INTEGER, REAL, NUMERIC or TEXT: the type of *column* in the first of *tables* that has it.

    Raises:
        KeyError: none of them has it.
    """
    for name in tables:
        if column in _BY_NAME[name].columns:
            return _BY_NAME[name].columns[column].split()[0]
    raise KeyError(column)
