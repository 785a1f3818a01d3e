"""The archive's database: its tables and views, the search index, migrations.

``open_archive`` gives a database at the newest schema. A change to a published table is a new migration here
and a new entry in ``dictionary.yml``.
"""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database, Migrations

from archive.schema import form_columns, views
from archive.schema.tables import TABLES, Table

# Contentless and pre-segmented (archive.search); rowid is report.id. The first column is the cheapest.
SEARCH_TABLE = "report_fts"
SEARCH = f"CREATE VIRTUAL TABLE {SEARCH_TABLE} USING fts5(body, title, content='', tokenize='unicode61')"

# Bytes. A section takes one or two kilobytes: on SQLite's 4,096 an eighth of every page stayed empty.
PAGE = 8192

migrations = Migrations("archive")


def create_table(table: Table) -> str:
    """The CREATE TABLE statement of *table*."""
    lines = [f'"{name}" {_declared(table, name)}' for name in table.columns]
    lines.append("PRIMARY KEY (" + ", ".join(f'"{name}"' for name in table.key) + ")")
    suffix = "" if table.rowid else " WITHOUT ROWID"
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + f"\n){suffix}"


def _declared(table: Table, name: str) -> str:
    # SQLite lets NULL into a text primary key unless told otherwise.
    sql_type = table.columns[name]
    return f"{sql_type} NOT NULL" if table.key == (name,) and sql_type == "TEXT" else sql_type


def create_indexes(table: Table) -> list[str]:
    """The CREATE INDEX statements of *table*."""
    return [
        f'CREATE INDEX "ix_{table.name}_{"_".join(columns)}" ON "{table.name}" ('
        + ", ".join(f'"{column}"' for column in columns)
        + ")"
        for columns in table.indexes
    ]


@migrations(name="0001_tables")
def _tables(db: Database) -> None:
    for table in TABLES:
        db.execute(create_table(table))
        for statement in create_indexes(table):
            db.execute(statement)
    for name, select in views.selects().items():
        db.execute(f'CREATE VIEW "{name}" AS {select}')
    db.execute(SEARCH)
    db.table("form_cell").insert_all(form_columns.form_cells())


@migrations(name="0002_fact")
def _fact(db: Database) -> None:
    """An archive made before there were loose facts; a new one has the table already."""
    if "fact" not in db.table_names():
        _make_table(db, "fact")


@migrations(name="0003_fact_state")
def _fact_state(db: Database) -> None:
    """Facts that are no numbers."""
    _make_anew(db, "fact", "state")


@migrations(name="0004_claim_doubtful")
def _claim_doubtful(db: Database) -> None:
    """Which claims the reader doubts."""
    _make_anew(db, "claim", "doubtful")


def _make_anew(db: Database, name: str, column: str) -> None:
    """Drop a table that has no such *column* yet: the newer reader reads all reports again and fills it."""
    if column not in db.table(name).columns_dict:
        db.table(name).drop()
        _make_table(db, name)


def _make_table(db: Database, name: str) -> None:
    table = next(table for table in TABLES if table.name == name)
    for statement in (create_table(table), *create_indexes(table)):
        db.execute(statement)


def open_archive(path: Path) -> Database:
    """Open or create the working archive at *path*, at the newest schema, foreign keys enforced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    db = Database(path)
    db.execute(f"PRAGMA page_size = {PAGE}")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    migrations.apply(db)
    return db
