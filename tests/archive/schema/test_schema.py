from __future__ import annotations

from pathlib import Path

import pytest

from archive.schema import open_archive
from archive.schema.tables import TABLES


def test_every_table_is_created_once_and_migrations_are_idempotent(tmp_path: Path) -> None:
    open_archive(tmp_path / "archive.db").close()
    db = open_archive(tmp_path / "archive.db")
    names = set(db.table_names())
    assert {table.name for table in TABLES} <= names
    for table in TABLES:
        assert [column.name for column in db[table.name].columns] == list(table.columns)


@pytest.mark.parametrize(
    ("name", "column", "migration"),
    [("fact", "label", "0003_fact_state"), ("claim", "metric", "0004_claim_doubtful")],
)
def test_an_archive_from_before_a_table_had_its_doubts_gets_the_newer_one(
    tmp_path: Path, name: str, column: str, migration: str
) -> None:
    db = open_archive(tmp_path / "archive.db")
    db.table(name).drop()
    db.execute(
        f"CREATE TABLE {name} (report_id INTEGER, position INTEGER, {column} TEXT, number REAL NOT NULL)"
    )
    db.execute("DELETE FROM _sqlite_migrations WHERE name = ?", [migration])
    db.conn.commit()
    db.close()
    current = next(table for table in TABLES if table.name == name)
    newer = open_archive(tmp_path / "archive.db")[name]
    assert [one.name for one in newer.columns] == list(current.columns)


def test_references_point_at_existing_columns(tmp_path: Path) -> None:
    db = open_archive(tmp_path / "archive.db")
    assert list(db.execute("PRAGMA foreign_key_check")) == []
    for table in TABLES:
        for key in db[table.name].foreign_keys:
            assert key.other_column in db[key.other_table].columns_dict


def test_provenance_is_never_null(tmp_path: Path) -> None:
    db = open_archive(tmp_path / "archive.db")
    required = {column.name for column in db["report"].columns if column.notnull}
    assert {"resource_id", "sha256", "url", "fetched", "extractor"} <= required
