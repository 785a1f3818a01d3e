from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler.workspace import Workspace
from tests.archive import factory
from tests.archive.built import URL, build
from tests.archive.factory import World

pytestmark = pytest.mark.usefixtures("small_division_table")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


def test_a_report_with_every_cell_and_its_place(workspace: Workspace) -> None:
    world = World()
    document = factory.extract(
        figures=factory.cells(
            request__new__total=3, request__granted__total=None, request__total__total="slash"
        )
    )
    sha256 = world.add(document, URL)
    db = build(world, workspace)
    (report,) = db.execute("SELECT * FROM report")
    assert (report["year"], report["scope"], report["sha256"], report["url"]) == (
        2024,
        "aggregated_area",
        sha256,
        URL,
    )
    assert (report["province"], report["city"], report["level"]) == ("江苏省", "淮安市", "prefecture")
    assert (report["new"], report["total"], report["denied"]) == (3, None, 0)
    assert (report["cells_number"], report["cells_blank"], report["cells_other"]) == (198, 1, 1)
    released = {
        row["cell_id"]: (row["raw"], row["state"], row["number"], json.loads(row["locator"]))
        for row in db.execute("SELECT * FROM cell WHERE report_id = ?", [report["id"]])
    }
    assert released == {
        name: (cell["raw"], cell["state"], cell["number"], cell["locator"])
        for name, cell in document["cells"].items()
    }
    assert list(db.execute("PRAGMA foreign_key_check")) == []


def test_page_with_prose_and_attachment_with_tables_are_one_report(workspace: Workspace) -> None:
    world = World()
    page = factory.extract(figures={}, sections={1: "本年度行政诉讼三件。"})
    tables = factory.extract(figures=factory.cells(request__new__total=7), sections={})
    world.add(page, URL)
    attached = world.add(tables, URL + ".pdf", kind="attachment", parent=URL)
    db = build(world, workspace)
    (report,) = db.execute("SELECT * FROM report")
    assert (report["new"], report["sha256"], report["sources"]) == (7, attached, 2)
    assert [row["text"] for row in db.execute("SELECT text FROM section")] == ["本年度行政诉讼三件。"]
    roles = dict(db.execute("SELECT url, role FROM report_source").fetchall())
    assert roles == {URL: "prose", URL + ".pdf": "tables"}


@pytest.mark.parametrize(("figure", "role", "differences"), [(7, "confirms", 0), (8, "differs", 1)])
def test_a_second_document_confirms_or_contradicts(
    workspace: Workspace, figure: int, role: str, differences: int
) -> None:
    world = World()
    world.add(factory.extract(figures=factory.cells(request__new__total=7)), URL)
    second = factory.extract(figures=factory.cells(request__new__total=figure), salt="docx")
    world.add(second, URL + ".docx", kind="attachment", parent=URL)
    db = build(world, workspace)
    assert db.execute("SELECT count(*) FROM report").fetchone()[0] == 1
    assert role in {row["role"] for row in db.execute("SELECT role FROM report_source")}
    found = db.execute("SELECT cell_id, number, other_number FROM copy_difference").fetchall()
    assert len(found) == differences
    assert not found or found[0]["cell_id"] == "request.new.total"


def test_the_same_report_at_two_addresses_is_one(workspace: Workspace) -> None:
    world = World()
    world.add(factory.extract(), URL)
    world.add(factory.extract(salt="counter"), "http://www.test-portal.gov.cn/other/2.html")
    db = build(world, workspace)
    (report,) = db.execute("SELECT versions, sources FROM report")
    assert tuple(report) == (1, 2)
    assert db.execute("SELECT count(*) FROM report_source").fetchone()[0] == 2


def test_a_changed_report_is_a_new_version_with_its_differences(workspace: Workspace) -> None:
    world = World()
    world.add(factory.extract(figures=factory.cells(request__new__total=62)), URL)
    later = "2025-03-01T00:00:00+00:00"
    world.add(factory.extract(figures=factory.cells(request__new__total=61)), URL, first_seen=later)
    db = build(world, workspace)
    (report,) = db.execute("SELECT new, version, versions FROM report")
    assert tuple(report) == (61, 2, 2)
    changes = db.execute("SELECT number, item, before, after FROM version_change").fetchall()
    assert [tuple(row) for row in changes] == [(2, "request.new.total", "62", "61")]


def test_a_report_without_a_year_stays_visible(workspace: Workspace) -> None:
    world = World()
    signals = {"title": 2023, "body": 2024}
    world.add(factory.extract(year=None, signals=signals), URL, title="2023年年报")
    db = build(world, workspace)
    (report,) = db.execute("SELECT year, year_signals FROM report")
    assert report["year"] is None
    assert json.loads(report["year_signals"]) == {**signals, "list": 2023}


def test_what_is_no_report_is_listed_with_its_reason(workspace: Workspace) -> None:
    world = World()
    news = factory.extract(kind="news", issues=[factory.issue("not_a_report", severity="error")])
    world.add(news, URL)
    world.add(None, URL + "?unread")
    db = build(world, workspace)
    outcomes = dict(db.execute("SELECT url, outcome || ':' || reason_code FROM unread").fetchall())
    assert outcomes == {URL: "not_a_report:not_a_report", URL + "?unread": "pending:not_read"}
    assert db.execute("SELECT count(*) FROM report").fetchone()[0] == 0


def test_what_is_read_later_follows(workspace: Workspace) -> None:
    world = World()
    sha256 = world.add(None, URL)
    build(world, workspace).close()
    document = factory.extract()
    document["source"]["sha256"] = sha256
    world.extracts[sha256] = document
    db = build(world, workspace)
    assert db.execute("SELECT count(*) FROM report").fetchone()[0] == 1
    assert db.execute("SELECT count(*) FROM unread").fetchone()[0] == 0


def test_attachments_of_several_bodies_are_several_reports(workspace: Workspace) -> None:
    world = World()
    world.add(factory.extract(kind="list", issuer=None, year=None, figures={}), URL)
    for issuer in ("淮安市教育局", "淮安市水利局"):
        made = factory.extract(issuer, 2024, salt=issuer)
        world.add(made, f"{URL}.{issuer}.pdf", kind="attachment", parent=URL)
    db = build(world, workspace)
    names = {row["body_name"] for row in db.execute("SELECT body_name FROM report")}
    assert names == {"淮安市教育局", "淮安市水利局"}
    assert db.execute("SELECT count(*) FROM publication").fetchone()[0] == 1


def test_a_report_that_moved_continues_its_versions(workspace: Workspace) -> None:
    world = World()
    world.add(factory.extract(figures=factory.cells(request__new__total=62)), URL)
    moved = factory.extract(figures=factory.cells(request__new__total=61))
    world.add(moved, URL + "?moved", first_seen="2025-06-01T00:00:00+00:00")
    db = build(world, workspace)
    (report,) = db.execute("SELECT new, url, versions FROM report")
    assert tuple(report) == (61, URL + "?moved", 2)
    assert [tuple(row) for row in db.execute("SELECT item, before, after FROM version_change")] == [
        ("request.new.total", "62", "61")
    ]


def test_two_addresses_that_differ_on_one_night_are_no_correction(workspace: Workspace) -> None:
    world = World()
    world.add(factory.extract(figures=factory.cells(request__new__total=62)), URL)
    world.add(factory.extract(figures=factory.cells(request__new__total=61)), URL + "?copy")
    db = build(world, workspace)
    assert db.execute("SELECT count(*) FROM version_change").fetchone()[0] == 0
    assert db.execute("SELECT count(*) FROM copy_difference").fetchone()[0] == 1


def test_a_page_that_went_back_shows_what_it_says_now(workspace: Workspace) -> None:
    world = World()
    first = factory.extract(figures=factory.cells(request__new__total=62))
    world.add(first, URL, last_seen="2025-05-01T00:00:00+00:00")
    second = factory.extract(figures=factory.cells(request__new__total=61))
    world.add(second, URL, first_seen="2025-03-01T00:00:00+00:00")
    db = build(world, workspace)
    (report,) = db.execute("SELECT new, version, versions FROM report")
    assert tuple(report) == (62, 1, 2)


def test_a_vanished_page_keeps_its_report(workspace: Workspace) -> None:
    world = World()
    world.add(factory.extract(), URL)
    gone = factory.extract(kind="empty", issues=[factory.issue("not_a_report", severity="error")])
    world.add(gone, URL, first_seen="2025-06-01T00:00:00+00:00")
    db = build(world, workspace)
    assert db.execute("SELECT count(*) FROM report").fetchone()[0] == 1
    assert db.execute("SELECT outcome FROM publication").fetchone()[0] == "report"
