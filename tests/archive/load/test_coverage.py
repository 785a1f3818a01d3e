from __future__ import annotations

from pathlib import Path

import pytest

from archive import load
from crawler.store.results import EventRow, RunRow, SourceRunRow
from crawler.workspace import Workspace
from tests.archive import factory
from tests.archive.built import URL, open_db
from tests.archive.factory import World

pytestmark = pytest.mark.usefixtures("small_division_table")


def ran(world: World, outcome: str, day: str = "2026-05-01", source: str = "test-portal/list") -> None:
    """One finished run of one source."""
    at = f"{day}T00:00:00+00:00"
    world.run_rows[:] = [RunRow("run-1", at, at, 0, True, "1")]
    reason = None if outcome == "complete" else f"原因 {outcome}"
    counts = (None, 0, 0, 0, 0, 0, 0, 0, 0.0)
    world.source_run_rows.append(
        SourceRunRow("run-1", source, at, at, outcome, None, reason, reason, *counts)
    )


def statuses(world: World, root: Path, subject: str) -> dict[int, str]:
    workspace = Workspace(root)
    load.build_from(world, workspace)
    rows = open_db(workspace).execute("SELECT year, status FROM coverage_item WHERE name = ?", [subject])
    return dict(rows.fetchall())


@pytest.mark.parametrize(
    ("outcome", "status"),
    [("complete", "overdue"), ("blocked", "blocked"), ("failed", "failed"), ("incomplete", "failed")],
)
def test_a_missing_year_has_the_reason_of_its_source(tmp_path: Path, outcome: str, status: str) -> None:
    world = World()
    world.add(factory.extract("淮安市人民政府", 2023), URL)
    ran(world, outcome)
    found = statuses(world, tmp_path, "淮安市人民政府")
    assert found == {2023: "captured", 2024: status, 2025: status}


def test_before_the_deadline_nothing_is_overdue(tmp_path: Path) -> None:
    world = World()
    world.add(factory.extract("淮安市人民政府", 2024), URL)
    world.add(factory.extract("淮安市教育局", 2024), URL + "?2")
    ran(world, "complete", day="2026-02-15")
    assert statuses(world, tmp_path, "淮安市人民政府")[2025] == "not_due"
    assert statuses(world, tmp_path, "淮安市教育局")[2025] == "overdue"


def test_late_vanished_and_unread_are_told_apart(tmp_path: Path) -> None:
    world = World()
    world.add(factory.extract("淮安市人民政府", 2024, dates={"published": "2025-04-02"}), URL)
    world.add(factory.extract("淮安市教育局", 2024), URL + "?2")
    world.add(factory.extract(kind="empty"), URL + "?3", title="淮安市水利局2024年年报")
    ran(world, "complete", day="2025-05-01")
    at = "2025-05-01T00:00:00+00:00"
    world.event_rows.append(EventRow(1, "run-1", "test-portal/list", at, "vanished", URL + "?2", None))
    assert statuses(world, tmp_path, "淮安市人民政府") == {2024: "late"}
    assert statuses(world, tmp_path, "淮安市教育局") == {2024: "vanished"}
    assert statuses(world, tmp_path, "淮安市水利局2024年年报") == {2024: "unread"}


def test_a_government_without_a_source_is_not_crawled(tmp_path: Path) -> None:
    world = World()
    world.add(factory.extract("淮安市人民政府", 2024), URL)
    ran(world, "complete", day="2025-05-01")
    assert statuses(world, tmp_path, "涟水县人民政府") == {2024: "not_crawled"}
    assert statuses(world, tmp_path, "淮安市人民政府") == {2024: "captured"}


def test_a_source_that_gave_nothing_says_why(tmp_path: Path) -> None:
    world = World()
    world.add_portal()
    ran(world, "blocked", day="2025-05-01")
    assert statuses(world, tmp_path, "年报") == {2024: "blocked"}


def test_the_matrix_adds_up(tmp_path: Path) -> None:
    world = World()
    world.add(factory.extract("淮安市人民政府", 2023), URL)
    ran(world, "complete")
    workspace = Workspace(tmp_path)
    load.build_from(world, workspace)
    db = open_db(workspace)
    kinds = "captured + vanished + unread + blocked + failed + not_due + overdue + not_crawled"
    assert db.execute(f"SELECT count(*) FROM coverage WHERE expected <> {kinds}").fetchone()[0] == 0
    (expected,) = db.execute("SELECT sum(expected) FROM coverage").fetchone()
    (items,) = db.execute("SELECT count(*) FROM coverage_item").fetchone()
    assert expected == items
