"""A night costs what changed, not what is there; however the work is shared, the archive is the same."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from archive import checks, load
from archive.checks import said
from archive.errors import ArchiveError
from archive.load import derivation, indexes
from archive.publish import publish
from archive.releases import downloads
from archive.releases.content import content_hash
from archive.schema import create_indexes
from archive.schema.database import BY_NAME, column
from crawler.workspace import Workspace
from tests.archive import factory
from tests.archive.built import URL, open_db
from tests.archive.factory import World

pytestmark = pytest.mark.usefixtures("small_division_table")

YEARS = range(2019, 2025)
# Tables that have rows for every report; small ones, and the lists inside a rule, may be read whole.
OF_REPORTS = frozenset(name for name, table in BY_NAME.items() if "report_id" in table.columns) | {"report"}


# "SEARCH i USING PRIMARY KEY (report_id=? AND row=?)": one report, or one body, and not all with "(row=?)"
OF_ONE = re.compile(r"\b(?:report_id|rowid|body_id)=\?")


def world() -> World:
    found = World()
    for year in YEARS:
        for issuer in ("淮安市人民政府", "淮安市教育局", "涟水县高沟镇人民政府"):
            figures = factory.cells(request__new__total=year % 5)
            found.add(factory.extract(issuer, year, figures=figures), f"{URL}?{issuer}{year}")
    return found


@pytest.mark.parametrize("due", [2, checks.BATCH])
@pytest.mark.parametrize("rule", checks.rules(), ids=lambda rule: rule.id)
def test_a_rule_reads_the_due_reports_and_not_all(tmp_path: Path, rule: checks.Rule, due: int) -> None:
    workspace = Workspace(tmp_path)
    load.build_from(world(), workspace)
    with closing(sqlite3.connect(workspace.archive_db)) as db:
        checks.choose(db, column(db, "SELECT uid FROM report LIMIT 2"))
        db.executemany("INSERT INTO temp.due VALUES (?)", ((number,) for number in range(due - 2)))
        db.execute("ANALYZE temp.due")  # how many they are is what the planner goes by
        said.record(db)
        plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {rule.sql}")]
        tables = {name: name for name in OF_REPORTS}
        tables |= {alias: name for name in OF_REPORTS for alias in _aliases(rule.sql, name)}
    assert not [step for step in plan if _reads(step, tables) and not OF_ONE.search(step)], plan


def _reads(step: str, tables: Mapping[str, str]) -> bool:
    return step.split()[0] in {"SCAN", "SEARCH"} and step.split()[1] in tables


def _aliases(sql: str, table: str) -> list[str]:
    # "JOIN report p ON", "FROM section s"
    words = sql.replace(",", " ").split()
    return [after for before, after in pairwise(words) if before == table and after.isalpha()]


def test_other_processes_derive_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone, shared = Workspace(tmp_path / "alone"), Workspace(tmp_path / "shared")
    load.build_from(world(), alone)
    monkeypatch.setattr(derivation, "WORTHWHILE", 1)
    monkeypatch.setattr(derivation, "CHUNK", 4)
    load.build_from(world(), shared)
    with (
        closing(sqlite3.connect(alone.archive_db)) as one,
        closing(sqlite3.connect(shared.archive_db)) as other,
    ):
        assert content_hash(one) == content_hash(other)


def test_indexes_made_late_are_all_there(tmp_path: Path) -> None:
    load.build_from(world(), Workspace(tmp_path))
    db = open_db(Workspace(tmp_path))
    wanted = {line.split('"')[1] for table in BY_NAME.values() for line in create_indexes(table)}
    assert wanted <= set(column(db, "SELECT name FROM sqlite_master WHERE type = 'index'"))
    assert not indexes.postponed(db)


def test_an_unfinished_build_is_not_published(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    load.build_from(world(), workspace)
    with closing(sqlite3.connect(workspace.archive_db)) as db:
        db.execute("INSERT INTO work_due VALUES ('report', 'b1-2024')")
        db.commit()
    with pytest.raises(ArchiveError, match="interrupted"):
        publish(workspace, smoke=lambda _: ())


def test_a_download_asks_for_one_report_at_a_time(tmp_path: Path) -> None:
    """Joined to all reports, the view of cells would be written out whole, place by place."""
    workspace = Workspace(tmp_path)
    load.build_from(world(), workspace)
    with closing(sqlite3.connect(workspace.archive_db)) as db:
        for query in (table.query for table in downloads.TABLES if table.query is not None):
            steps = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {query.sql}", {"report": 1})]
            assert not [step for step in steps if step.startswith("MATERIALIZE")], steps
