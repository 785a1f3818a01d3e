from __future__ import annotations

from pathlib import Path

from archive.schema import open_archive
from archive.tables import TABLES


def test_every_table_is_created_once_and_migrations_are_idempotent(tmp_path: Path) -> None:
    open_archive(tmp_path / "archive.db").close()
    db = open_archive(tmp_path / "archive.db")
    names = set(db.table_names())
    assert {table.name for table in TABLES} <= names
    for table in TABLES:
        assert [column.name for column in db[table.name].columns] == list(table.columns)


def test_an_archive_from_before_facts_had_states_gets_the_newer_table(tmp_path: Path) -> None:
    db = open_archive(tmp_path / "archive.db")
    db.table("fact").drop()
    db.execute("CREATE TABLE fact (report_id INTEGER, position INTEGER, label TEXT, number REAL NOT NULL)")
    db.execute("DELETE FROM _sqlite_migrations WHERE name = '0003_fact_state'")
    db.conn.commit()
    db.close()
    fact = next(table for table in TABLES if table.name == "fact")
    newer = open_archive(tmp_path / "archive.db")["fact"]
    assert [column.name for column in newer.columns] == list(fact.columns)


def test_an_archive_from_before_claims_were_doubted_gets_the_newer_table(tmp_path: Path) -> None:
    db = open_archive(tmp_path / "archive.db")
    db.table("claim").drop()
    db.execute("CREATE TABLE claim (report_id INTEGER, position INTEGER, metric TEXT, number REAL NOT NULL)")
    db.execute("DELETE FROM _sqlite_migrations WHERE name = '0004_claim_doubtful'")
    db.conn.commit()
    db.close()
    claim = next(table for table in TABLES if table.name == "claim")
    newer = open_archive(tmp_path / "archive.db")["claim"]
    assert [column.name for column in newer.columns] == list(claim.columns)


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
