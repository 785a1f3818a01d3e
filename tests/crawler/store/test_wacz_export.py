"""A portal as WACZ: valid, and what it holds is what was collected."""

from __future__ import annotations

import hashlib
import io
import time
import zipfile
from pathlib import Path

import pytest
from wacz.main import main as wacz
from warcio.archiveiterator import ArchiveIterator

from crawler.errors import ConfigurationError
from crawler.run.runner import crawl
from crawler.simulator import Simulator
from crawler.store import Store, results, wacz_export
from crawler.workspace import Workspace
from tests.crawler.walk import samples


def test_a_package_is_valid_and_holds_every_body_once(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    output = tmp_path / "trs.wacz"
    with Simulator(only=["trs", "siteserver"]) as simulator:
        simulator.write_registry(tmp_path / "registry")
        for _ in range(2):
            crawl(workspace, tmp_path / "registry", due_only=False, progress=False)
    export = wacz_export.export(workspace, "sim-trs", "2000-01-01", "2100-01-01", output)
    assert wacz(["validate", "-f", str(output)]) == 0
    collected = {c.sha256 for c in Store(workspace).captures() if c.portal_id == "sim-trs"}
    bodies: list[str] = []
    with zipfile.ZipFile(output) as package:
        (name,) = (name for name in package.namelist() if name.startswith("archive/"))
        for record in ArchiveIterator(io.BytesIO(package.read(name)), check_digests="raise"):
            body = record.content_stream().read()
            if record.rec_type == "response" and record.http_headers.get_statuscode() == "200":
                bodies.append(hashlib.sha256(body).hexdigest())
        assert package.read("pages/pages.jsonl").count(b"\n") == export.pages + 1
    assert collected <= set(bodies)
    assert len(bodies) == len(set(bodies)), "a repeat is a revisit, not a second copy"


def test_a_period_without_change_brings_the_bodies_it_confirmed(tmp_path: Path) -> None:
    """A night on which the server only said "not modified" packs what it was said of."""
    workspace, output = Workspace(tmp_path / "data"), tmp_path / "second.wacz"
    workspace.root.mkdir()
    with Simulator(samples("trs"), only=["trs"]) as simulator:
        simulator.write_registry(tmp_path / "registry")
        for _ in range(2):
            crawl(workspace, tmp_path / "registry", due_only=False, progress=False)
            time.sleep(1.1)  # the nights differ by the second
    second = max(run.started for run in results.runs(workspace))
    confirmed = [fetch for fetch in results.fetches(workspace) if fetch.outcome == "not_modified"]
    assert confirmed and all(fetch.started >= second for fetch in confirmed)
    wacz_export.export(workspace, "sim-trs", second, "2100-01-01", output)
    packed = {}
    with zipfile.ZipFile(output) as package:
        (name,) = (name for name in package.namelist() if name.startswith("archive/"))
        for record in ArchiveIterator(io.BytesIO(package.read(name))):
            if record.rec_type in ("response", "revisit"):
                packed[record.rec_headers.get_header("WARC-Target-URI")] = (
                    record.http_headers.get_statuscode()
                )
    assert {packed[fetch.url] for fetch in confirmed} == {"200"}


def test_nothing_to_pack_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="sim-none"):
        wacz_export.export(Workspace(tmp_path), "sim-none", "2000-01-01", "2100-01-01", tmp_path / "x.wacz")
