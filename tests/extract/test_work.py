"""Due resources → extracts.db: cached, resumable, byte-identical, and one line per document that fails."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import sqlite3
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from crawler.errors import CrawlerError
from crawler.exit_codes import ExitCode
from crawler.workspace import Workspace
from extract import work
from extract.results import Extracts
from extract.sandbox import Sandbox
from extract.version import extractor_version
from tests.extract.readers.drawing import draw, table

TABLE = [["规章", "1", "0", "11"], ["行政规范性文件", "8", "26", "66"]]
DOCUMENTS = [
    "<html><body><h1>某某镇2023年政府信息公开工作年度报告</h1><p>一、总体情况</p></body></html>".encode(),
    draw(lambda canvas: table(canvas, TABLE, width=90)),
    "没有表格的说明文字。\n".encode(),
    b"%PDF-1.4 cut",
    b"Rar!\x1a\x07\x01\x00",
]


@dataclass
class Shelf:
    """The store's public face over a list of documents."""

    documents: list[bytes]
    missing: Collection[str] = ()

    def captures(self, kinds: Collection[str]) -> Iterator[SimpleNamespace]:
        assert "list" not in kinds and "robots" not in kinds
        for data in self.documents:
            sha256 = hashlib.sha256(data).hexdigest()
            yield SimpleNamespace(sha256=sha256, kind="detail", url=f"http://a/{sha256}", parent_url=None)

    def read(self, sha256: str) -> bytes:
        if sha256 in self.missing:
            raise CrawlerError("gone")
        return next(data for data in self.documents if hashlib.sha256(data).hexdigest() == sha256)


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    shelf = Shelf(list(DOCUMENTS))
    monkeypatch.setattr(work, "Store", lambda workspace: shelf)
    monkeypatch.delenv("NIANBAO_SCHEDULER", raising=False)
    return shelf


def content(workspace: Workspace) -> list[tuple[str, str, bytes]]:
    with sqlite3.connect(workspace.extracts_db) as database:
        return list(database.execute("SELECT * FROM extract ORDER BY sha256, extractor_version"))


def test_every_document_has_an_extract_and_what_cannot_be_read_says_why(tmp_path: Path, shelf: Shelf) -> None:
    workspace = Workspace(tmp_path)
    summary = work.extract(workspace, progress=False)
    assert (summary.due, summary.read, summary.unreadable, summary.cached) == (5, 5, 2, 0)
    assert summary.exit_code is ExitCode.COMPLETE and "\n" not in str(summary)
    broken = Extracts(workspace).get(hashlib.sha256(DOCUMENTS[4]).hexdigest())
    assert broken is not None and broken["kind"]["value"] == "other" and broken["cells"] == {}
    (issue,) = broken["issues"]
    assert issue["code"] == "unreadable" and "RAR" in issue["message_zh"] and "RAR" in issue["message_en"]


def test_two_runs_give_byte_identical_results(tmp_path: Path, shelf: Shelf) -> None:
    first, second = Workspace(tmp_path / "a"), Workspace(tmp_path / "b")
    for workspace in (first, second):
        workspace.root.mkdir()
        work.extract(workspace, progress=False)
    assert content(first) == content(second)
    before = content(first)
    work.extract(first, everything=True, progress=False)
    assert content(first) == before


def test_a_second_run_reads_only_what_is_new(tmp_path: Path, shelf: Shelf) -> None:
    workspace = Workspace(tmp_path)
    work.extract(workspace, progress=False)
    shelf.documents.append("又一份文件。\n".encode())
    summary = work.extract(workspace, progress=False)
    assert (summary.read, summary.cached) == (1, 5)
    assert len(Extracts(workspace).known()) == 6


def test_bytes_the_store_cannot_give_are_counted_and_not_cached(tmp_path: Path, shelf: Shelf) -> None:
    workspace = Workspace(tmp_path)
    shelf.missing = {hashlib.sha256(DOCUMENTS[0]).hexdigest()}
    summary = work.extract(workspace, progress=False)
    assert (summary.read, summary.unavailable) == (4, 1)
    assert summary.exit_code is ExitCode.PARTIAL
    shelf.missing = set()
    assert work.extract(workspace, progress=False).read == 1


def test_extracts_of_another_version_are_not_taken_for_current(tmp_path: Path, shelf: Shelf) -> None:
    workspace = Workspace(tmp_path)
    work.extract(workspace, progress=False)
    with sqlite3.connect(workspace.extracts_db) as database:
        database.execute("UPDATE extract SET extractor_version = '0+older'")
    assert list(Extracts(workspace)) == []
    assert {version for _, version, _ in Extracts(workspace, "0+older")} == {"0+older"}
    assert work.extract(workspace, progress=False).read == 5
    assert {version for _, version, _ in Extracts(workspace)} == {extractor_version()}


def test_a_workspace_that_was_never_read_has_no_extracts(tmp_path: Path) -> None:
    assert list(Extracts(Workspace(tmp_path))) == []
    assert Extracts(Workspace(tmp_path)).get("0" * 64) is None


def _many(path: str) -> None:
    documents = [f"第{number}份说明文字。\n".encode() for number in range(400)]
    work.Store = lambda workspace: Shelf(documents)  # type: ignore[assignment, misc]
    work.COMMIT_EVERY = 5
    work.extract(Workspace(Path(path)), progress=False)


@pytest.mark.slow
def test_killed_at_any_moment_and_run_again_gives_the_same_content(tmp_path: Path) -> None:
    undisturbed, killed = tmp_path / "undisturbed", tmp_path / "killed"
    undisturbed.mkdir(), killed.mkdir()
    _many(str(undisturbed))
    for seconds in (0.35, 0.5, 0.7):
        process = multiprocessing.get_context("spawn").Process(target=_many, args=(str(killed),))
        process.start()
        time.sleep(seconds)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
    _many(str(killed))
    assert content(Workspace(killed)) == content(Workspace(undisturbed))


def test_a_run_that_ends_early_does_not_wait_for_what_is_being_read(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "Sandbox", lambda: Sandbox(module="tests.extract.hostile_child"))
    shelf.documents = [b"sleep", b"never handed out"]

    def read(sha256: str) -> bytes:
        if sha256 == hashlib.sha256(b"sleep").hexdigest():
            return b"sleep"
        time.sleep(2.0)  # until the child sleeps
        raise KeyboardInterrupt

    monkeypatch.setattr(shelf, "read", read)
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        work.extract(Workspace(tmp_path), progress=False)
    assert time.monotonic() - started < 30


def test_a_scheduler_that_cannot_be_reached_is_one_clear_error(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="the cluster extra is not installed")
    monkeypatch.setattr(work, "SCHEDULER_SECONDS", 1.0)
    with pytest.raises(work.SchedulerError, match=r"tcp://127\.0\.0\.1:9"):
        work.extract(Workspace(tmp_path), scheduler="tcp://127.0.0.1:9", progress=False)
