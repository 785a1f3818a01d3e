"""The dictionary describes the published database completely, and nothing else."""

from __future__ import annotations

from pathlib import Path

from archive.schema import dictionary, open_archive, views
from archive.schema.tables import PUBLISHED
from extract.claims.metric import QUALIFIERS


def test_every_published_table_and_column_is_described(tmp_path: Path) -> None:
    db = open_archive(tmp_path / "archive.db")
    described = dictionary.read()
    published = {table.name for table in PUBLISHED} | views.selects().keys()
    assert described.keys() == published
    for name in published:
        columns = {row[1] for row in db.execute(f'PRAGMA table_info("{name}")')}
        assert described[name].columns.keys() == columns, name


def test_every_description_has_both_languages() -> None:
    for name, table in dictionary.read().items():
        for meaning in (table, *table.columns.values()):
            assert meaning.zh.strip() and meaning.en.strip(), name
            assert not any("\u4e00" <= character <= "\u9fff" for character in meaning.en), (name, meaning.en)


def test_every_way_a_number_of_the_prose_is_meant_is_explained() -> None:
    meaning = dictionary.read()["claim"].columns["qualifier"]
    for code, (zh, _) in QUALIFIERS.items():
        assert f"{code} {zh}" in meaning.zh and code in meaning.en
