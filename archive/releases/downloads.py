"""The release as files beside its database: CSV, CSV for Excel, JSON Lines, Parquet, SQL dump; all streamed.

Each file is written by itself from the finished database, so they are written side by side: reading SQLite
and packing both leave the interpreter to others. Threads, for a release may follow a crawl in one process.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from archive.releases.queries import (
    CELLS,
    CLAIMS,
    FACTS,
    FINDINGS,
    PARTS,
    PROVINCES,
    REPORTS,
    Query,
    cells_of,
)
from archive.schema import create_indexes, create_table, views
from archive.schema.tables import PUBLISHED

BOM = "\ufeff"
# A spreadsheet runs a text that begins with one of these as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# Level 6 takes three times as long for a tenth less.
GZIP_LEVEL = 3

Write = Callable[[sqlite3.Connection, Path], None]


@dataclass(frozen=True, slots=True)
class Download:
    """One file: its name, what it is, how it is written, and the query behind it if it is a table."""

    name: str
    title_zh: str
    title_en: str
    write: Write
    query: Query | None = None
    tables: tuple[str, ...] = ()  # where the columns of the query are defined and described


def write_all(database: Path, directory: Path) -> list[Download]:
    """Write every download of *database* into *directory*; returns what was written.

    Raises:
        OSError, sqlite3.Error: a file could not be written.
    """
    with closing(_open(database)) as db:
        chosen = [*TABLES, *OTHERS, *(_province(name, code) for name, code in db.execute(PROVINCES))]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for finished in [pool.submit(_write, download, database, directory) for download in chosen]:
            finished.result()
    return chosen


def safe(value: Any) -> Any:
    """*value* as it may stand in a CSV cell: text a spreadsheet would run is quoted, numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def _write(download: Download, database: Path, directory: Path) -> None:
    with closing(_open(database)) as db:
        download.write(db, directory / download.name)


def _open(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)


def _csv(query: Query, excel: bool, db: sqlite3.Connection, path: Path) -> None:
    with _text(path) as file:
        file.write(BOM if excel else "")
        writer = csv.writer(file)
        writer.writerow(query.columns(db))
        writer.writerows([safe(value) for value in row] for row in query.rows(db))


def _json_lines(db: sqlite3.Connection, path: Path) -> None:
    with _text(path) as file:
        for report in _dicts(db.execute(REPORTS.sql)):
            cells = db.execute(
                "SELECT cell_id, raw, state, number FROM cell WHERE report_id = ?", [report["id"]]
            )
            report["cells"] = {cell.pop("cell_id"): cell for cell in _dicts(cells)}
            for name, query in PARTS.items():
                report[name] = list(_dicts(db.execute(query, [report["id"]])))
            file.write(json.dumps(report, ensure_ascii=False) + "\n")


def _sql_dump(db: sqlite3.Connection, path: Path) -> None:
    # The search index is left out: its tables are SQLite's own and mean nothing to another database.
    with _text(path) as file:
        file.write("BEGIN TRANSACTION;\n")
        for table in PUBLISHED:
            file.write(create_table(table) + ";\n")
            values = " || ',' || ".join(f'quote("{name}")' for name in table.columns)
            for (line,) in db.execute(f"""SELECT 'INSERT INTO "{table.name}" VALUES (' || {values} || ');'
                                          FROM "{table.name}" """):
                file.write(line + "\n")
            file.writelines(statement + ";\n" for statement in create_indexes(table))
        file.writelines(f'CREATE VIEW "{name}" AS {select};\n' for name, select in views.selects().items())
        file.write("COMMIT;\n")


def _database(db: sqlite3.Connection, path: Path) -> None:
    source = Path(db.execute("PRAGMA database_list").fetchone()[2])
    with source.open("rb") as file, _packed(path) as packed:
        shutil.copyfileobj(file, packed, 1 << 20)


def _parquet(query: Query, tables: tuple[str, ...], db: sqlite3.Connection, path: Path) -> None:
    from archive.releases import parquet  # pyarrow takes its time to load

    parquet.write(db, query, tables, path)


def _dicts(cursor: sqlite3.Cursor) -> Iterator[dict[str, Any]]:
    names = [description[0] for description in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor)


@contextmanager
def _packed(path: Path) -> Iterator[gzip.GzipFile]:
    """A gzip file without name and time: the same content always gives the same bytes."""
    with (
        path.open("wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0, compresslevel=GZIP_LEVEL) as packed,
    ):
        yield packed


@contextmanager
def _text(path: Path) -> Iterator[IO[str]]:
    """A text file, packed when its name says so."""
    if path.suffix == ".gz":
        with _packed(path) as packed, io.TextIOWrapper(packed, encoding="utf-8", newline="") as file:
            yield file
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            yield file


def _table(
    name: str, zh: str, en: str, query: Query, tables: tuple[str, ...] = (), *, excel: bool = False
) -> Download:
    return Download(name, zh, en, partial(_csv, query, excel), query, tables)


def _province(name: str, code: str) -> Download:
    return _table(
        f"cells-{code}.csv.gz", f"{name}全部单元格（CSV）", f"Every cell, {name} (CSV)", cells_of(name)
    )


OF_REPORTS = ("report",)
OF_CELLS = ("report", "form_cell", "cell_state", "claim")
OF_FACTS = ("fact", "report", "resource")
OF_CLAIMS = ("claim", "report", "resource")
OF_FINDINGS = ("finding", "report", "check_definition")
TABLES = (
    _table("reports.csv", "年报清单（CSV）", "List of reports (CSV)", REPORTS, OF_REPORTS),
    _table("findings.csv", "核对结果（CSV）", "Findings (CSV)", FINDINGS, OF_FINDINGS),
    _table("cells.csv.gz", "全部单元格（CSV）", "Every cell of every report (CSV)", CELLS, OF_CELLS),
    _table("facts.csv.gz", "2019 年度以前的数字（CSV）", "Figures before 2019 (CSV)", FACTS, OF_FACTS),
    _table("claims.csv.gz", "正文中的数字（CSV）", "Numbers stated in prose (CSV)", CLAIMS, OF_CLAIMS),
)
OTHERS = (
    _table("reports-excel.csv", "年报清单（Excel）", "List of reports (for Excel)", REPORTS, excel=True),
    _table("findings-excel.csv", "核对结果（Excel）", "Findings (for Excel)", FINDINGS, excel=True),
    Download(
        "reports.parquet",
        "年报清单（Parquet）",
        "List of reports (Parquet)",
        partial(_parquet, REPORTS, OF_REPORTS),
    ),
    Download(
        "cells.parquet",
        "全部单元格（Parquet）",
        "Every cell (Parquet)",
        partial(_parquet, CELLS, OF_CELLS),
    ),
    Download("reports.jsonl.gz", "年报全文与数字（JSON Lines）", "Reports in full (JSON Lines)", _json_lines),
    Download("nianbao.sql.gz", "全库 SQL 转储", "SQL dump of the whole database", _sql_dump),
    Download("nianbao.db.gz", "数据库（压缩）", "Database (compressed)", _database),
)
