"""Figures of reports before 2019: kept as printed, with their place, in the database and the downloads."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from archive import load, publish
from crawler.workspace import Workspace
from extract.task import extract_bytes
from tests.archive import factory
from tests.archive.built import URL, open_db
from tests.archive.factory import World

pytestmark = pytest.mark.usefixtures("small_division_table")

ROWS = (
    ("一、主动公开政府信息数", "条", "1,204"),
    ("二、收到申请总数（件）", "", "17"),
    ("三、举报数", "件", ""),
    ("（一）网上举报数", "件", "—"),
)


def page(*rows: tuple[str, str, str]) -> dict[str, Any]:
    """A report of 2016 with a table of its own, as the reader reads it."""
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    text = "2016年，市政府推进信息公开，完善目录和制度。" * 40
    html = (
        "<html><head><meta charset=utf-8></head><body><h1>淮安市人民政府2016年政府信息公开工作年度报告</h1>"
        f"<p>{text}</p><table><tr><td>指标名称</td><td>单位</td><td>数量</td></tr>{lines}</table></body></html>"
    )
    read: dict[str, Any] = json.loads(extract_bytes(html.encode()))
    return read


def test_they_are_rows_with_label_unit_and_place(tmp_path: Path) -> None:
    world = World()
    sha256 = world.add(page(*ROWS), URL)
    load.build_from(world, Workspace(tmp_path))
    db = open_db(Workspace(tmp_path))
    (report,) = db.execute("SELECT year, edition, cells_number FROM report")
    assert tuple(report) == (2016, "pre2019", 0)
    query = """SELECT f.label, f.raw, f.number, f.unit, f.heading, f.state, f.locator, s.sha256 FROM fact f
               JOIN resource s ON s.id = f.resource_id ORDER BY f.position"""
    found = [tuple(row) for row in db.execute(query)]
    # The blank is no figure, the dash no number, and the figure printed with a comma is the number it says.
    assert [row[:6] for row in found] == [
        ("一、主动公开政府信息数", "1,204", 1204, "条", "", "number"),
        ("二、收到申请总数（件）", "17", 17, "件", "", "number"),
        ("（一）网上举报数", "—", None, "件", "三、举报数", "dash"),
    ]
    assert [json.loads(row[6])["row"] for row in found] == [2, 3, 5]
    assert {row[7] for row in found} == {sha256}


def test_a_changed_figure_is_a_new_version(tmp_path: Path) -> None:
    world = World()
    world.add(page(*ROWS), URL, last_seen="2025-02-01T00:00:00+00:00")
    world.add(
        page(ROWS[0], ("二、收到申请总数（件）", "", "18"), *ROWS[2:]),
        URL,
        first_seen="2025-03-01T00:00:00+00:00",
    )
    load.build_from(world, Workspace(tmp_path))
    changes = open_db(Workspace(tmp_path)).execute("SELECT item, before, after FROM version_change")
    assert [tuple(row) for row in changes] == [("fact.二、收到申请总数（件）", "17", "18")]


def test_the_document_with_the_table_gives_the_figures(tmp_path: Path) -> None:
    """The page has the prose and no table; its attachment has the table."""
    world = World()
    prose = factory.extract(year=2016, figures={}, sections={1: "市政府推进信息公开。" * 20})
    world.add(prose | {"edition": "pre2019"}, URL)
    world.add(page(*ROWS), f"{URL}.html", kind="attachment", parent=URL)
    load.build_from(world, Workspace(tmp_path))
    db = open_db(Workspace(tmp_path))
    assert [row[0] for row in db.execute("SELECT number FROM fact ORDER BY position")] == [1204, 17, None]
    assert db.execute("SELECT count(*) FROM report").fetchone()[0] == 1


def test_they_are_in_the_downloads(tmp_path: Path) -> None:
    workspace, world = Workspace(tmp_path), World()
    world.add(page(*ROWS), URL)
    load.build_from(world, workspace)
    release = publish.publish(workspace, smoke=lambda _: ()).path
    text = gzip.decompress((release / "facts.csv.gz").read_bytes()).decode()
    assert [row["number"] for row in csv.DictReader(io.StringIO(text))] == ["1204", "17", ""]
    (line,) = gzip.decompress((release / "reports.jsonl.gz").read_bytes()).decode().splitlines()
    assert [fact["number"] for fact in json.loads(line)["facts"]] == [1204, 17, None]


def test_a_release_tells_which_figure_changed(tmp_path: Path) -> None:
    workspace, world = Workspace(tmp_path), World()
    world.add(page(*ROWS), URL, last_seen="2025-02-01T00:00:00+00:00")
    load.build_from(world, workspace)
    publish.publish(workspace, smoke=lambda _: ())
    world.add(
        page(ROWS[0], ("二、收到申请总数（件）", "", "18"), *ROWS[2:]),
        URL,
        first_seen="2025-03-01T00:00:00+00:00",
    )
    load.build_from(world, workspace)
    release = publish.publish(workspace, smoke=lambda _: ()).path
    query = "SELECT item, cause, before, after FROM release_change"
    found = sqlite3.connect(release / "nianbao.db").execute(query).fetchall()
    assert ("fact.二、收到申请总数（件）", "source", "17", "18") in found
