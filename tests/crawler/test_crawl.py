"""The whole crawler against the simulated portals: what it collects is what is served, nothing else."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crawler import results, runner
from crawler.exit_codes import ExitCode
from crawler.simulator import Simulator
from crawler.store import Store
from crawler.workspace import Workspace

CRAWL = """
import sys
from pathlib import Path
from crawler.runner import crawl
from crawler.workspace import Workspace
sys.exit(crawl(Workspace(Path(sys.argv[1])), sys.argv[2], due_only=False, progress=False).exit_code)
"""


def collected(workspace: Workspace) -> set[tuple[str, str]]:
    return {(capture.url, capture.sha256) for capture in Store(workspace).captures()}


def served(simulator: Simulator) -> set[tuple[str, str]]:
    return {(url, sha256) for _, _, url, sha256 in simulator.served_truth()}


def crawl(workspace: Workspace, registry: Path, *, due_only: bool = False) -> runner.CrawlSummary:
    return runner.crawl(workspace, registry, due_only=due_only, progress=False)


def test_everything_served_is_collected_and_nothing_twice(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    with Simulator() as simulator:
        simulator.write_registry(tmp_path / "registry")
        first = crawl(workspace, tmp_path / "registry")
        assert first.exit_code is ExitCode.COMPLETE, str(first)
        assert collected(workspace) == served(simulator)
        asked = len(simulator.requests)
        assert crawl(workspace, tmp_path / "registry", due_only=True).sources == ()
        assert len(simulator.requests) == asked, "nothing was due, nothing is asked for"
        again = crawl(workspace, tmp_path / "registry")
    assert again.exit_code is ExitCode.COMPLETE
    assert sum(row.new + row.changed for row in again.sources) == 0
    assert collected(workspace) == served(simulator)
    hosts = {request.host for request in simulator.requests}
    assert hosts == {site.host for site in simulator.sites}


def test_every_page_asked_for_is_in_the_log_and_readable(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    with Simulator(only=["trs"]) as simulator:
        simulator.write_registry(tmp_path / "registry")
        crawl(workspace, tmp_path / "registry")
    fetches = list(results.fetches(workspace))
    assert len(fetches) == len(simulator.requests)
    assert {fetch.kind for fetch in fetches} == {"robots", "list", "detail", "attachment"}
    for capture in Store(workspace).captures(("list", "detail", "attachment")):
        assert Store(workspace).read(capture.sha256)


@pytest.mark.slow
def test_kill_9_at_random_moments_then_the_set_is_that_of_an_undisturbed_run(tmp_path: Path) -> None:
    """NIANBAO_KILLS sets the number of kills (200 in the long run, a few here)."""
    kills, moments = int(os.environ.get("NIANBAO_KILLS", "6")), random.Random(20260121)
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    arguments = [sys.executable, "-c", CRAWL, str(workspace.root), str(tmp_path / "registry")]
    with Simulator() as simulator:
        simulator.write_registry(tmp_path / "registry")
        killed = 0
        for _ in range(kills):
            process = subprocess.Popen(arguments, start_new_session=True)
            time.sleep(moments.uniform(0.8, 3.0))
            killed += process.poll() is None
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert crawl(workspace, tmp_path / "registry").exit_code is ExitCode.COMPLETE
        assert killed >= kills / 3, "the kills came too late to prove anything"
        assert collected(workspace) == served(simulator)
    captures = list(Store(workspace).captures())
    assert len(captures) == len({(capture.url, capture.sha256) for capture in captures})
    for capture in captures:
        Store(workspace).read(capture.sha256)
