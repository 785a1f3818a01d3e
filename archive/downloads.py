"""The release as files beside its database: CSV, CSV for Excel, JSON Lines, SQL dump; all streamed."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from archive.schema import create_indexes, create_table
from archive.tables import PUBLISHED
from archive.views import views

BOM = "\ufeff"
# A spreadsheet runs a text that begins with one of these as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
GZIP_LEVEL = 6

REPORTS = "SELECT * FROM report ORDER BY id"
CELLS = """SELECT r.uid, r.body_name, r.year, r.scope, c.cell_id, f.row_zh, f.column_zh, f.unit, c.raw,
    c.state, c.number, r.url, r.sha256, r.fetched, c.locator
  FROM report r CROSS JOIN cell c ON c.report_id = r.id JOIN form_cell f ON f.cell_id = c.cell_id
  ORDER BY r.id, c.position"""
FINDINGS = """SELECT r.uid, r.body_name, r.year, f.check_id, d.title_zh, d.title_en, f.verdict, f.item,
    f."left", f."right", f.difference, f.cells, f.detail, r.url, r.sha256, r.fetched
  FROM finding f JOIN report r ON r.id = f.report_id JOIN check_definition d ON d.id = f.check_id
  ORDER BY r.id, f.check_id, f.item"""


@dataclass(frozen=True, slots=True)
class Download:
    """One file: its name, what it is, and how it is written."""

    name: str
    title_zh: str
    title_en: str
    write: Callable[[sqlite3.Connection, Path], None]


def write_all(db: sqlite3.Connection, directory: Path) -> list[Download]:
    """Write every download into *directory*; returns what was written."""
    for download in DOWNLOADS:
        download.write(db, directory / download.name)
    return list(DOWNLOADS)


def safe(value: Any) -> Any:
    """*value* as it may stand in a CSV cell: text a spreadsheet would run is quoted, numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def _csv(query: str, *, excel: bool = False) -> Callable[[sqlite3.Connection, Path], None]:
    def write(db: sqlite3.Connection, path: Path) -> None:
        with _compressed(path) as file:
            file.write(BOM if excel else "")
            writer = csv.writer(file)
            cursor = db.execute(query)
            writer.writerow([description[0] for description in cursor.description])
            writer.writerows([safe(value) for value in row] for row in cursor)

    return write


def _json_lines(db: sqlite3.Connection, path: Path) -> None:
    with _compressed(path) as file:
        for report in _dicts(db.execute(REPORTS)):
            cells = db.execute(
                "SELECT cell_id, raw, state, number FROM cell WHERE report_id = ? ORDER BY position",
                [report["id"]],
            )
            sections = db.execute(
                "SELECT number, heading, text FROM section WHERE report_id = ? ORDER BY position",
                [report["id"]],
            )
            report["cells"] = {cell.pop("cell_id"): cell for cell in _dicts(cells)}
            report["sections"] = list(_dicts(sections))
            file.write(json.dumps(report, ensure_ascii=False) + "\n")


def _sql_dump(db: sqlite3.Connection, path: Path) -> None:
    # The search index is left out: its tables are SQLite's own and mean nothing to another database.
    with _compressed(path) as file:
        file.write("BEGIN TRANSACTION;\n")
        for table in PUBLISHED:
            file.write(create_table(table) + ";\n")
            values = " || ',' || ".join(f'quote("{name}")' for name in table.columns)
            for (line,) in db.execute(f"""SELECT 'INSERT INTO "{table.name}" VALUES (' || {values} || ');'
                                          FROM "{table.name}" """):
                file.write(line + "\n")
            file.writelines(statement + ";\n" for statement in create_indexes(table))
        file.writelines(f'CREATE VIEW "{name}" AS {select};\n' for name, select in views().items())
        file.write("COMMIT;\n")


def _dicts(cursor: sqlite3.Cursor) -> Iterator[dict[str, Any]]:
    names = [description[0] for description in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor)


@contextmanager
def _compressed(path: Path) -> Iterator[IO[str]]:
    """A text file, gzip when its name says so; the same content always gives the same bytes."""
    if path.suffix != ".gz":
        with path.open("w", encoding="utf-8", newline="") as file:
            yield file
        return
    with (
        path.open("wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0, compresslevel=GZIP_LEVEL) as packed,
        io.TextIOWrapper(packed, encoding="utf-8", newline="") as file,
    ):
        yield file


DOWNLOADS: Iterable[Download] = (
    Download("reports.csv", "年报清单（CSV）", "List of reports (CSV)", _csv(REPORTS)),
    Download(
        "reports-excel.csv",
        "年报清单（Excel 用 CSV）",
        "List of reports (CSV for Excel)",
        _csv(REPORTS, excel=True),
    ),
    Download("cells.csv.gz", "全部单元格（CSV）", "Every cell of every report (CSV)", _csv(CELLS)),
    Download("findings.csv", "核对结果（CSV）", "Findings (CSV)", _csv(FINDINGS)),
    Download(
        "findings-excel.csv",
        "核对结果（Excel 用 CSV）",
        "Findings (CSV for Excel)",
        _csv(FINDINGS, excel=True),
    ),
    Download(
        "reports.jsonl.gz",
        "年报全文与数字（JSON Lines）",
        "Reports with figures and texts (JSON Lines)",
        _json_lines,
    ),
    Download("nianbao.sql.gz", "全库 SQL 转储", "SQL dump of the whole database", _sql_dump),
)
