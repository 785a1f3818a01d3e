"""A query as a Parquet file, written in pieces; column types follow the database's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import pyarrow
from pyarrow import parquet

from archive.releases.queries import Query
from archive.schema.tables import sql_type

PIECE = 50_000  # rows held at a time
_ARROW = {"INTEGER": pyarrow.int64(), "REAL": pyarrow.float64(), "NUMERIC": pyarrow.float64()}


def write(db: sqlite3.Connection, query: Query, tables: Iterable[str], path: Path) -> None:
    """Write the rows of *query*, whose columns come from *tables*, to *path*; memory stays at one piece."""
    schema = pyarrow.schema(
        [(name, _ARROW.get(sql_type(name, tables), pyarrow.string())) for name in query.columns(db)]
    )
    remaining = query.rows(db)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while rows := list(islice(remaining, PIECE)):
            columns = [
                pyarrow.array(values, type=field.type)
                for field, values in zip(schema, zip(*rows, strict=True), strict=True)
            ]
            writer.write_batch(pyarrow.record_batch(columns, schema=schema))
