"""A page that shows its tables as pictures: read together, they are one report, each among its sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.workspace import Workspace
from extract.together import name_of
from tests.archive import factory
from tests.archive.built import build
from tests.archive.factory import World

pytestmark = pytest.mark.usefixtures("small_division_table")

URL = "http://www.test-portal.gov.cn/nb/1.html"
PICTURES = (URL + ".1.png", URL + ".2.png")
PROSE = {1: "本年度行政诉讼三件。"}
LATER = "2025-03-01T00:00:00+00:00"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


@pytest.fixture
def world() -> World:
    """A page without tables, and its two pictures, each of which shows a part of them when read alone."""
    world = World()
    world.add(factory.extract(figures={}, sections=PROSE), URL)
    for url in PICTURES:
        part = {name: cell for name, cell in factory.cells(request__new__total=9).items() if ".new." in name}
        alone = factory.extract(None, None, figures=part, sections={}, salt=url)
        world.add(alone, url, kind="attachment", parent=URL)
    return world


def read_together(world: World, **numbers: float) -> None:
    page, *pictures = world.captured
    name = name_of(page.sha256, [(picture.url, picture.sha256) for picture in pictures])
    world.extracts[name] = factory.extract(figures=factory.cells(**numbers), sections=PROSE)


def test_what_the_pictures_show_is_of_the_page(world: World, workspace: Workspace) -> None:
    read_together(world, request__new__total=7, review__lawsuit_after__total=2)
    db = build(world, workspace)
    (report,) = db.execute("SELECT * FROM report")
    assert (report["new"], report["url"], report["sha256"]) == (7, URL, world.captured[0].sha256)
    assert report["sources"] == 3 and report["issues"] == 0
    roles = dict(db.execute("SELECT url, role FROM report_source").fetchall())
    assert roles == {URL: "tables+prose", **dict.fromkeys(PICTURES, "picture")}
    assert db.execute("SELECT count(*) FROM copy_difference").fetchone()[0] == 0


def test_a_page_not_read_with_its_pictures_yet_is_looked_at_again(world: World, workspace: Workspace) -> None:
    first = build(world, workspace)
    assert first.execute("SELECT new FROM report").fetchone()[0] == 9  # what one picture says alone
    first.close()
    read_together(world, request__new__total=7)
    assert build(world, workspace).execute("SELECT new FROM report").fetchone()[0] == 7


def test_a_picture_that_says_more_alone_is_no_part_of_the_page(world: World, workspace: Workspace) -> None:
    page, *pictures = world.captured
    name = name_of(page.sha256, [(picture.url, picture.sha256) for picture in pictures])
    world.extracts[name] = factory.extract(figures={}, sections=PROSE)
    db = build(world, workspace)
    assert db.execute("SELECT new FROM report").fetchone()[0] == 9
    assert "picture" not in {row["role"] for row in db.execute("SELECT role FROM report_source")}


def test_a_replaced_picture_makes_a_new_version(world: World, workspace: Workspace) -> None:
    read_together(world, request__new__total=7)
    build(world, workspace).close()
    page, first, second = world.captured
    changed = factory.extract(None, None, figures={}, sections={}, salt="changed")
    world.add(changed, PICTURES[1], kind="attachment", parent=URL, first_seen=LATER)
    shown = [(first.url, first.sha256), (second.url, world.captured[-1].sha256)]
    world.extracts[name_of(page.sha256, shown)] = factory.extract(
        figures=factory.cells(request__new__total=8), sections=PROSE
    )
    db = build(world, workspace)
    assert db.execute("SELECT new, version, versions FROM report").fetchone()[:] == (8, 2, 2)
