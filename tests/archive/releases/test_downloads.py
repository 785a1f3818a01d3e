"""The downloads as strangers open them: the sqlite3 shell, sha256sum, csv, pyarrow, frictionless, json."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import frictionless
import pytest
from pyarrow import parquet

from archive.releases import CURRENT, DATABASE, SUMS, downloads, queries
from archive.releases.content import content_hash
from crawler.workspace import Workspace
from tests.archive import factory, nights
from tests.archive.conftest import small_table
from tests.archive.factory import claim
from tests.archive.site.conftest import BASE, FLAWED, LOOSE

AWKWARD = '=1+1 "引号"，逗号,\n换行；\u3000全角'


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Reports with blanks, slashes, loose facts, claims, findings, and text that is hard to carry."""
    made = nights.world(1)
    figures = factory.cells("2021", **FLAWED)
    said = [claim("request_received", 7, text=AWKWARD)]
    made.add(factory.extract(year=2023, figures=figures, claims=said), f"{BASE}/2023/flawed.html")
    made.add(factory.extract("=cmd()局", 2022), f"{BASE}/2022/formula.html")
    made.add(factory.extract("淮安市档案局", 2016, edition="pre2019", facts=[LOOSE]), f"{BASE}/2016/1.html")
    workspace = Workspace(tmp_path_factory.mktemp("downloads"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("archive.divisions.table", small_table)
        nights.night(made, workspace)
    yield (workspace.releases / CURRENT).resolve()


def rows_of(release: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"{(release / DATABASE).as_uri()}?immutable=1", uri=True)) as db:
        return db.execute(query).fetchall()


def run(*arguments: str, given: bytes | None = None, where: Path) -> str:
    """What a command line tool prints; the test is left out where it is not installed."""
    if shutil.which(arguments[0]) is None:
        pytest.skip(f"{arguments[0]} is not installed")
    ended = subprocess.run(arguments, input=given, cwd=where, capture_output=True, check=True)
    assert ended.stderr == b""
    return ended.stdout.decode()


def test_sha256sum_agrees_with_every_file(release: Path) -> None:
    lines = run("sha256sum", "--check", "--strict", SUMS, where=release).splitlines()
    assert len(lines) == len(list(release.iterdir())) - 1
    assert all(line.endswith(": OK") for line in lines)


def test_the_sqlite_shell_opens_the_packed_database(release: Path, tmp_path: Path) -> None:
    (tmp_path / "n.db").write_bytes(gzip.decompress((release / "nianbao.db.gz").read_bytes()))
    asked = "PRAGMA integrity_check; SELECT count(*) FROM cell; SELECT count(*) FROM report"
    found = run("sqlite3", "n.db", asked, where=tmp_path).split()
    assert found == ["ok", "2000", "11"]
    words = "SELECT count(*) FROM report_fts WHERE report_fts MATCH '贯彻'"
    assert run("sqlite3", "n.db", words, where=tmp_path).strip() == "11"


def test_the_sqlite_shell_restores_the_dump_to_the_same_content(release: Path, tmp_path: Path) -> None:
    run(
        "sqlite3",
        "-bail",
        "n.db",
        given=gzip.decompress((release / "nianbao.sql.gz").read_bytes()),
        where=tmp_path,
    )
    with closing(sqlite3.connect(tmp_path / "n.db")) as restored:
        assert restored.execute("PRAGMA foreign_key_check").fetchall() == []
        stated = json.loads((release / "manifest.json").read_text(encoding="utf-8"))["content_hash"]
        assert content_hash(restored) == stated
        views = restored.execute("SELECT count(*) FROM cell").fetchone()
    assert views == (2000,)


# All cells by one query, which only a small archive can be asked.
CELLS = """SELECT r.uid, r.body_name, r.year, r.scope, c.position, c.cell_id, f.row_zh,
    f.column_zh, f.unit, c.raw, c.state, c.number, r.url, r.sha256, r.fetched
  FROM report r JOIN cell c ON c.report_id = r.id JOIN form_cell f USING (cell_id)
  ORDER BY r.id, c.position"""
QUERIES = {
    "reports-excel.csv": queries.REPORTS.sql,
    "findings-excel.csv": queries.FINDINGS.sql,
    **{table.name: table.query.sql for table in downloads.TABLES if table.query is not None},
    "cells.csv.gz": CELLS,
}


@pytest.mark.parametrize("name", QUERIES)
def test_csv_says_what_the_database_says(release: Path, name: str) -> None:
    """Read as any program does, the variants for Excel as it does; blank is never 0."""
    data = (release / name).read_bytes()
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode(
        "utf-8-sig" if "excel" in name else "utf-8"
    )
    header, *found = csv.reader(text.splitlines(keepends=True))
    assert header[0] in ("id", "uid") and len(set(header)) == len(header)
    stored = rows_of(release, QUERIES[name])
    assert stored, "an empty table proves nothing"
    expected = [["" if value is None else str(downloads.safe(value)) for value in row] for row in stored]
    assert found == expected


@pytest.mark.parametrize(
    ("name", "query"), [("reports.parquet", queries.REPORTS.sql), ("cells.parquet", CELLS)]
)
def test_parquet_says_what_the_database_says(release: Path, name: str, query: str) -> None:
    columns = parquet.read_table(release / name).to_pydict().values()
    assert list(zip(*columns, strict=True)) == rows_of(release, query)


def test_json_lines_say_what_the_database_says(release: Path) -> None:
    with gzip.open(release / "reports.jsonl.gz", "rt", encoding="utf-8") as file:
        reports = [json.loads(line) for line in file]
    cells = [
        (report["id"], name, cell["raw"], cell["state"], cell["number"])
        for report in reports
        for name, cell in report["cells"].items()
    ]
    query = "SELECT report_id, cell_id, raw, state, number FROM cell"
    assert sorted(cells, key=repr) == sorted(rows_of(release, query), key=repr)
    assert sum(len(report["facts"]) for report in reports) == 1
    assert [claim["text"] for report in reports for claim in report["claims"]] == [AWKWARD]


def test_frictionless_validates_every_table(release: Path) -> None:
    report = frictionless.Package(str(release / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])
    assert {task.name: task.stats["rows"] for task in report.tasks} == {
        table.name.partition(".")[0]: len(rows_of(release, QUERIES[table.name])) for table in downloads.TABLES
    }
