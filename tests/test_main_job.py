"""The main job on real input: portal → crawl → store → extract → release, every figure equal to the truth."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler.store import Store
from crawler.workspace import Workspace
from tests import truth
from tests.nightly import Archive, content
from tests.portal import Column, Portal
from tests.truth import Truth


@pytest.fixture(scope="module")
def truths() -> list[Truth]:
    return [truth.load(name) for name in truth.DOCUMENTS]


@pytest.fixture(scope="module")
def published(truths: list[Truth], tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """A release made from the real documents by one ``nianbao refresh``."""
    root = tmp_path_factory.mktemp("main-job")
    documents = [
        (
            f"{item.issuer}政府信息公开工作年度报告",
            f"{item.name}{item.document.suffix}",
            item.document.read_bytes(),
        )
        for item in truths
    ]
    archive = Archive(root / "data", root / "registry")
    with Portal([Column("real", documents, expect={"reports": len(documents)})]) as portal:
        portal.write_registry(root / "registry")
        ended = archive.run("refresh")
    assert ended.code == 0, ended.output + ended.errors
    return archive


@pytest.mark.xdist_group("main-job")
@pytest.mark.parametrize("name", truth.DOCUMENTS)
def test_every_released_figure_equals_the_truth(published: Archive, name: str) -> None:
    item = truth.load(name)
    ((report_id, year, edition, issuer),) = published.query(
        "SELECT id, year, edition, issuer_printed FROM report WHERE url LIKE ?", f"%/{name}%"
    )
    assert (year, edition, issuer) == (item.year, item.edition, item.issuer)
    printed = dict(
        published.query(
            "SELECT cell_id, CASE state WHEN 'number' THEN number END FROM cell WHERE report_id = ?",
            report_id,
        )
    )
    raw = dict(published.query("SELECT cell_id, raw FROM cell WHERE report_id = ?", report_id))
    expected_numbers = {cell: value for cell, value in item.cells.items() if not isinstance(value, str)}
    assert {cell: printed[cell] for cell in expected_numbers} == expected_numbers
    assert {cell: raw[cell] for cell, value in item.cells.items() if isinstance(value, str)} == {
        cell: value for cell, value in item.cells.items() if isinstance(value, str)
    }
    assert set(printed) == set(item.cells)


@pytest.mark.xdist_group("main-job")
def test_every_figure_leads_back_to_the_kept_bytes(
    published: Archive, truths: list[Truth], tmp_path: Path
) -> None:
    store = Store(Workspace(published.data))
    for item in truths:
        ((report_id, sha256),) = published.query(
            "SELECT id, sha256 FROM report WHERE url LIKE ?", f"%/{item.name}%"
        )
        assert store.read(sha256) == item.document.read_bytes()
        read = json.loads(Archive(tmp_path).run("read", str(item.document), "--json").output)
        assert read["source"]["sha256"] == sha256
        released = {
            cell: (raw, state, json.loads(locator) if locator else None)
            for cell, raw, state, locator in published.query(
                "SELECT cell_id, raw, state, locator FROM cell WHERE report_id = ?", report_id
            )
        }
        for cell, value in read["cells"].items():
            assert released[cell] == (value["raw"], value["state"], value["locator"]), cell
            assert value["locator"] or value["state"] in ("missing_cell", "missing_row"), cell


@pytest.mark.xdist_group("main-job")
def test_founding_defects_are_visible(published: Archive) -> None:
    def issues(name: str, code: str) -> list[str]:
        rows = published.query(
            "SELECT i.cells FROM issue i JOIN report r ON r.id = i.report_id"
            " WHERE r.url LIKE ? AND i.code = ?",
            f"%/{name}%",
            code,
        )
        return [cell for (cells,) in rows for cell in json.loads(cells)]

    assert "request.granted.total" in issues("seed_000", "row_short")
    ((state,),) = published.query(
        "SELECT state FROM cell c JOIN report r ON r.id = c.report_id"
        " WHERE r.url LIKE '%/seed_000%' AND cell_id = 'request.granted.total'"
    )
    assert state == "missing_cell"
    ((signals,),) = published.query("SELECT year_signals FROM report WHERE url LIKE '%/seed_000%'")
    assert {"title", "body"} <= set(json.loads(signals))
    blanks = published.query(
        "SELECT cell_id FROM cell c JOIN report r ON r.id = c.report_id"
        " WHERE r.url LIKE '%/seed_002%' AND state = 'blank'"
    )
    assert {cell for (cell,) in blanks} == {
        f"review.reconsideration.{column}" for column in ("upheld", "corrected", "other", "pending", "total")
    }


@pytest.mark.xdist_group("main-job")
def test_a_second_night_changes_nothing(published: Archive) -> None:
    before = content(published)
    ended = published.run("refresh")
    assert ended.code == 0, ended.output + ended.errors
    assert content(published) == before
