from __future__ import annotations

import csv
import gzip
import hashlib
import json
import sqlite3
from pathlib import Path

import frictionless
import pytest
from pyarrow import parquet

from archive import load, publish, releases
from archive.errors import GateError
from crawler.workspace import Workspace
from tests.archive import factory
from tests.archive.factory import World

pytestmark = pytest.mark.usefixtures("small_division_table")

SITE = "http://www.test-portal.gov.cn"
COUNTIES = ("清江浦区", "淮阴区", "淮安区", "洪泽区", "涟水县", "盱眙县")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


def world(years: tuple[int, ...] = (2023, 2024)) -> World:
    made = World()
    for year in years:
        for number, county in enumerate(COUNTIES):
            document = factory.extract(
                f"{county}人民政府", year, figures=factory.cells(request__new__total=number)
            )
            made.add(document, f"{SITE}/{year}/{number}.html")
    return made


def released(made: World, workspace: Workspace) -> publish.ReleaseSummary:
    load.build_from(made, workspace)
    return publish.publish(workspace, smoke=lambda _: ())


def query(workspace: Workspace, sql: str) -> list[tuple[object, ...]]:
    path = workspace.releases / "current" / "nianbao.db"
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    return connection.execute(sql).fetchall()


def test_a_release_is_complete_and_its_checksums_hold(workspace: Workspace) -> None:
    summary = released(world(), workspace)
    current = workspace.releases / "current"
    assert current.resolve() == summary.path
    manifest = json.loads((current / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["tables"]["report"] == 12 == summary.reports
    assert {"nianbao.db", "reports.csv", "reports.jsonl.gz", "nianbao.sql.gz"} <= {
        f["name"] for f in manifest["files"]
    }
    for entry in manifest["files"]:
        data = (current / entry["name"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (entry["bytes"], entry["sha256"]), entry[
            "name"
        ]
    tables = {row[0] for row in query(workspace, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert not {name for name in tables if name.startswith(("work_", "_"))}
    assert query(workspace, "PRAGMA journal_mode") == [("delete",)]


def test_the_search_index_is_published(workspace: Workspace) -> None:
    released(world(), workspace)
    assert query(workspace, "SELECT count(*) FROM report_fts WHERE report_fts MATCH '贯彻'") == [(12,)]


def test_the_sql_dump_restores(workspace: Workspace, tmp_path: Path) -> None:
    path = released(world(), workspace).path
    restored = sqlite3.connect(tmp_path / "restored.db")
    with gzip.open(path / "nianbao.sql.gz", "rt", encoding="utf-8") as file:
        restored.executescript(file.read())
    assert restored.execute("SELECT count(*) FROM report").fetchone() == (12,)
    assert restored.execute("SELECT count(*) FROM cell").fetchone() == (2400,)
    assert restored.execute("PRAGMA foreign_key_check").fetchall() == []


def test_csv_never_carries_a_formula(workspace: Workspace) -> None:
    made = world((2024,))
    made.add(factory.extract("=HYPERLINK(1)局", 2024), f"{SITE}/formula.html")
    path = released(made, workspace).path
    rows = list(csv.reader((path / "reports.csv").open(encoding="utf-8", newline="")))
    printed = rows[0].index("issuer_printed")
    assert {row[printed] for row in rows} >= {"'=HYPERLINK(1)局"}
    assert (path / "reports-excel.csv").read_bytes().startswith("\ufeff".encode())


def test_the_data_package_is_valid_and_describes_every_column(workspace: Workspace) -> None:
    path = released(world((2024,)), workspace).path
    package = frictionless.Package(str(path / "datapackage.json"))
    assert package.validate().valid, package.validate().flatten(["type", "message"])
    for resource in package.resources:
        assert all(field.description for field in resource.schema.fields), resource.name


def test_parquet_and_province_files_hold_the_same_cells(workspace: Workspace) -> None:
    path = released(world((2024,)), workspace).path
    cells = parquet.read_table(path / "cells.parquet")
    assert cells.num_rows == 1200 == sum(cells["number"].is_valid().to_pylist())
    with gzip.open(path / "cells-32.csv.gz", "rt", encoding="utf-8") as file:
        assert len(list(csv.reader(file))) == 1201
    packed = gzip.decompress((path / "nianbao.db.gz").read_bytes())
    assert packed == (path / "nianbao.db").read_bytes()


def test_nothing_new_makes_no_release(workspace: Workspace) -> None:
    first = released(world(), workspace)
    second = released(world(), workspace)
    assert not second.new and second.id == first.id


def test_a_change_of_the_source_and_one_of_our_reading_are_told_apart(workspace: Workspace) -> None:
    made = world((2024,))
    released(made, workspace)
    changed = factory.extract(f"{COUNTIES[0]}人民政府", 2024, figures=factory.cells(request__new__total=61))
    made.add(changed, f"{SITE}/2024/0.html", first_seen="2025-03-01T00:00:00+00:00")
    reread = made.captured[1].sha256
    made.extracts[reread] = {
        **factory.extract(f"{COUNTIES[1]}人民政府", 2024, figures=factory.cells(request__new__total=9)),
        "source": made.extracts[reread]["source"],
    }
    made.extractor = "test-2"
    released(made, workspace)
    rows = query(workspace, "SELECT item, cause, before, after FROM release_change ORDER BY cause")
    assert rows == [("request.new.total", "reading", "1", "9"), ("request.new.total", "source", "0", "61")]


def test_three_releases_are_kept(workspace: Workspace) -> None:
    made = world((2024,))
    for number in range(5):
        made.add(factory.extract(f"淮安市第{number}局", 2024), f"{SITE}/more/{number}.html")
        released(made, workspace)
    kept = [path for path in workspace.releases.iterdir() if path.is_dir() and not path.is_symlink()]
    assert len(kept) == releases.KEPT
    assert (workspace.releases / "current").resolve() in kept


def refused(made: World, workspace: Workspace) -> str:
    before = (workspace.releases / "current").resolve()
    load.build_from(made, workspace)
    with pytest.raises(GateError) as refusal:
        publish.publish(workspace, smoke=lambda _: ())
    assert (workspace.releases / "current").resolve() == before
    assert not (workspace.releases / releases.STAGING).exists()
    return str(refusal.value)


def test_an_emptied_year_is_refused(workspace: Workspace) -> None:
    made = world()
    released(made, workspace)
    for capture in made.captured:
        if "/2023/" in capture.url:
            made.extracts[capture.sha256] = factory.extract(kind="empty", salt=capture.url)
    made.extractor = "test-2"
    assert "test-portal 2023" in refused(made, workspace)


def test_a_halved_source_is_refused(workspace: Workspace) -> None:
    made = world((2024,))
    released(made, workspace)
    for capture in made.captured[:3]:
        made.extracts[capture.sha256] = factory.extract(kind="list", salt=capture.url)
    made.extractor = "test-2"
    assert "test-portal/list" in refused(made, workspace)


def test_a_vanished_report_is_refused(workspace: Workspace) -> None:
    made = world()
    released(made, workspace)
    gone = made.captured.pop()
    message = refused(made, workspace)
    assert "不知去向" in message, gone


def test_a_year_whose_figures_are_gone_is_refused(workspace: Workspace) -> None:
    made = world((2024,))
    released(made, workspace)
    for number, capture in enumerate(made.captured):
        document = factory.extract(f"{COUNTIES[number]}人民政府", 2024, figures={}, salt=capture.url)
        made.extracts[capture.sha256] = {**document, "source": made.extracts[capture.sha256]["source"]}
    made.extractor = "test-2"
    assert "数字由 1200 个减为 0 个" in refused(made, workspace)


def test_an_exception_with_a_reason_lets_it_through(workspace: Workspace) -> None:
    made = world()
    released(made, workspace)
    uid = load_uid(workspace, made.captured.pop().url)
    entry = f"- gate: vanished\n  subject: {uid}\n  reason: the portal withdrew it by mistake of ours\n"
    (workspace.root / "gate-exceptions.yml").write_text(entry, encoding="utf-8")
    assert released(made, workspace).reports == 11


def load_uid(workspace: Workspace, url: str) -> str:
    connection = sqlite3.connect(workspace.archive_db)
    (uid,) = connection.execute("SELECT uid FROM report WHERE url = ?", [url]).fetchone()
    return str(uid)


def test_a_failed_smoke_test_keeps_the_last_release(workspace: Workspace) -> None:
    made = world()
    first = released(made, workspace)
    made.add(factory.extract("淮安市教育局", 2024), f"{SITE}/new.html")
    load.build_from(made, workspace)
    with pytest.raises(GateError, match="首页打不开"):
        publish.publish(workspace, smoke=lambda _: ("首页打不开",))
    assert (workspace.releases / "current").resolve() == first.path


def test_rebuilding_from_scratch_gives_the_same_content_hash(workspace: Workspace, tmp_path: Path) -> None:
    made = world((2023,))
    load.build_from(made, workspace)
    made = world()
    made.captured.reverse()
    incremental = released(made, workspace)
    other = Workspace(tmp_path / "scratch")
    other.root.mkdir()
    scratch = released(world(), other)
    hashes = [
        json.loads((summary.path / "manifest.json").read_text(encoding="utf-8"))["content_hash"]
        for summary in (incremental, scratch)
    ]
    assert hashes[0] == hashes[1]
