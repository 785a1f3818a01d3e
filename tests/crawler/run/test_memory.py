"""A crawl's memory does not grow with what it fetches. NIANBAO_FETCHES sets how much; ``-s`` shows the curve.

The long run is ``NIANBAO_FETCHES=100000 pytest -n 0 -s tests/crawler/run/test_memory.py``.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from crawler.exit_codes import ExitCode
from crawler.run import runner
from crawler.run.processes import MemoryExceededError
from crawler.workspace import Workspace
from tests.crawler.page_server import portals, write_registry

FETCHES = int(os.environ.get("NIANBAO_FETCHES", "2000"))
HOSTS = 20
MOST_MEGABYTES = 300
MOST_GROWTH = 40  # megabytes from a tenth of the way to the end
INTERVAL = 2.0 if FETCHES > 10_000 else 0.1  # seconds


class Watch(threading.Thread):
    """Notes the resident memory of this process's crawl beside the number of fetches so far."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(daemon=True)
        self.workspace, self.done = workspace, threading.Event()
        self.curve: list[tuple[int, float]] = []

    def run(self) -> None:
        while not self.done.wait(INTERVAL):
            resident = _crawl_megabytes()
            if resident is not None:
                self.curve.append((self._fetches(), resident))

    def _fetches(self) -> int:
        path = f"file:{self.workspace.crawl_db}?mode=ro"
        with closing(sqlite3.connect(path, uri=True, timeout=30)) as database:
            return int(database.execute("SELECT coalesce(max(id), 0) FROM fetch").fetchone()[0])


@pytest.mark.timeout(3600)
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads memory from /proc")
def test_memory_is_flat_over_a_long_night(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    with portals(FETCHES // HOSTS) as port:
        registry = write_registry(tmp_path / "registry", port, HOSTS)
        watch = Watch(workspace)
        watch.start()
        summary = runner.crawl(workspace, registry, progress=False)
        watch.done.set()
        watch.join()
    assert summary.exit_code is ExitCode.COMPLETE and summary.fetched == FETCHES // HOSTS * HOSTS
    for fetches, megabytes in watch.curve[:: max(1, len(watch.curve) // 25)]:
        print(f"{fetches:>7} fetches {megabytes:6.1f} MB")
    peak = max(megabytes for _, megabytes in watch.curve)
    settled = max(megabytes for fetches, megabytes in watch.curve if fetches <= FETCHES / 10)
    print(f"peak {peak:.1f} MB, after a tenth {settled:.1f} MB, {summary.seconds:.0f} s")
    assert peak < MOST_MEGABYTES
    assert peak - settled < MOST_GROWTH


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads memory from /proc")
def test_a_process_is_not_charged_with_what_its_parent_took() -> None:
    own = (
        "from scrapy.utils.test import get_crawler; from crawler.run.memory import OwnMemoryUsage;"
        "print(OwnMemoryUsage(get_crawler()).get_virtual_size())"
    )
    large = (
        "import subprocess, sys; taken = bytearray(600_000_000); del taken;"
        f"sys.exit(subprocess.run([sys.executable, '-c', {own!r}]).returncode)"
    )
    ran = subprocess.run([sys.executable, "-c", large], capture_output=True, text=True, check=True)
    assert 10_000_000 < int(ran.stdout) < MOST_MEGABYTES * 1_000_000


def test_a_crawl_that_takes_too_much_says_so_and_the_next_continues(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "start").mkdir()
    (tmp_path / "start" / "sitecustomize.py").write_text(
        "import crawler.settings; crawler.settings.MEMUSAGE_LIMIT_MB = 1"
    )
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    with portals(5) as port:
        registry = write_registry(tmp_path / "registry", port, 1)
        with monkeypatch.context() as patch:
            patch.setenv("PYTHONPATH", f"{tmp_path / 'start'}{os.pathsep}{Path.cwd()}")
            with pytest.raises(
                MemoryExceededError, match=r"占用内存超过 1 MB.* run again to continue; see .*crawl\.log"
            ) as told:
                runner.crawl(workspace, registry, progress=False)
        assert told.value.exit_code is ExitCode.INTERRUPTED
        summary = runner.crawl(workspace, registry, progress=False)
    assert summary.exit_code is ExitCode.COMPLETE and summary.fetched == 5


def _crawl_megabytes() -> float | None:
    """Resident megabytes of the crawl process this process has started, None when there is none."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    for child in children:
        directory = Path(f"/proc/{child}")
        try:
            crawling = b"crawler.run.worker" in (directory / "cmdline").read_bytes()
            status = (directory / "status").read_text()
        except OSError:  # it has just ended
            continue
        if crawling and "VmRSS:" in status:
            return int(status.partition("VmRSS:")[2].split()[0]) / 1024
    return None
