"""A disk that fills up during a crawl: one sentence, an exit code, a whole store; the next run goes on."""

from __future__ import annotations

import errno
import gzip
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.cli import main
from crawler.exit_codes import ExitCode
from crawler.run import runner
from crawler.store import Store, results
from crawler.store.disk import failure_words
from crawler.workspace import Workspace
from tests.crawler.page_server import portals, write_registry

HOSTS, DOCUMENTS = 2, 120
ROOM = 400_000  # bytes a file may have: more than the tables need, less than the documents


@contextmanager
def small_disk(room: int) -> Iterator[None]:
    """No file grows beyond *room* bytes, in this process and in those it starts."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.timeout(120)
def test_a_disk_that_fills_up_ends_the_crawl_and_harms_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    monkeypatch.setenv("NIANBAO_DATA", str(workspace.root))
    with portals(DOCUMENTS) as port:
        registry = write_registry(tmp_path / "registry", port, HOSTS)
        with small_disk(ROOM):
            ended = CliRunner().invoke(main, ["crawl", "--registry", str(registry)])
        assert ended.exit_code == ExitCode.INTERRUPTED, ended.output
        assert "Traceback" not in ended.output
        (sentence,) = (line for line in ended.output.splitlines() if "采集已停止" in line)
        assert "腾出空间" in sentence and "make room and run again" in sentence
        kept = list(Store(workspace).captures())
        assert len(kept) < HOSTS * DOCUMENTS
        assert all(Store(workspace).read(capture.sha256) for capture in kept)
        summary = runner.crawl(workspace, registry, progress=False)
    assert summary.exit_code is ExitCode.COMPLETE
    captures = list(Store(workspace).captures())
    assert len({capture.url for capture in captures}) == len(captures) == HOSTS * DOCUMENTS
    assert all(Store(workspace).read(capture.sha256) for capture in captures)
    for segment in workspace.store.glob("*.warc.gz"):
        assert gzip.decompress(segment.read_bytes()), "no torn tail is left"
    assert [row.reason_code for row in results.source_runs(workspace)][:HOSTS] == ["interrupted"] * HOSTS


def test_only_a_failing_disk_is_taken_for_one() -> None:
    assert failure_words(OSError(errno.ENOSPC, "No space left on device")) == "No space left on device"
    assert failure_words(FileNotFoundError(errno.ENOENT, "No such file")) is None
    assert failure_words(ValueError("x")) is None
    with pytest.raises(sqlite3.OperationalError) as wrong:
        sqlite3.connect(":memory:").execute("SELECT")
    assert failure_words(wrong.value) is None
    database = sqlite3.connect(":memory:")
    database.execute("PRAGMA max_page_count = 2")
    with pytest.raises(sqlite3.OperationalError) as full:
        database.execute("CREATE TABLE a (b)").execute("INSERT INTO a VALUES (zeroblob(100000))")
    assert failure_words(full.value) == "database or disk is full"
