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

from crawler.exit_codes import ExitCode
from crawler.run import runner
from crawler.simulator import Simulator
from crawler.store import Store, results
from crawler.workspace import Workspace
from tests.crawler.fault_server import REPORT, FaultServer, late, listing, page, times

CRAWL = """
import sys
from pathlib import Path
from crawler.run.runner import crawl
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


def test_sigterm_stops_cleanly_and_the_next_run_continues(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    years = range(2010, 2025)
    with FaultServer() as server:
        server.add("long", "/nb/", listing(*years))
        for year in years:
            server.add("long", f"/nb/{year}.html", late(0.2, page(REPORT.replace("2024", str(year)))))
        registry = server.write_registry(tmp_path / "registry")
        arguments = [sys.executable, "-c", CRAWL, str(workspace.root), str(registry)]
        process = subprocess.Popen(arguments, start_new_session=True)
        while "/nb/2011.html" not in server.paths("long") and process.poll() is None:
            time.sleep(0.05)
        process.terminate()
        assert process.wait(30) == ExitCode.INTERRUPTED
        (row,) = results.source_runs(workspace)
        assert (row.outcome, row.reason_code) == ("incomplete", "interrupted")
        before = len(server.calls)
        assert crawl(workspace, registry, due_only=True).exit_code is ExitCode.COMPLETE
        assert len(server.calls) - before < len(years) + 2, "what was done is not asked for again"
    assert len(list(Store(workspace).captures())) == len(years)


def test_a_changed_report_is_kept_beside_the_old_one_and_a_vanished_one_is_told(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    corrected = REPORT.replace("主动公开", "依法主动公开")
    with FaultServer() as server:
        years = range(2019, 2025)
        server.add("town", "/nb/", times(1, listing(*years), listing(*years[1:])))
        for year in years:
            server.add("town", f"/nb/{year}.html", page(REPORT.replace("2024", str(year))))
        server.add("town", "/nb/2024.html", times(1, page(REPORT), page(corrected)))
        registry = server.write_registry(tmp_path / "registry")
        assert crawl(workspace, registry).exit_code is ExitCode.COMPLETE
        (row,) = crawl(workspace, registry).sources
        assert (row.outcome, row.reason_code) == ("incomplete", "vanished")
        assert (row.changed, row.vanished) == (1, 1)
        (row,) = crawl(workspace, registry).sources
        assert row.outcome == "complete", "what vanished is told once"
    events = [(event.kind, (event.url or "").rpartition("/")[2]) for event in results.events(workspace)]
    assert events == [("vanished", "2019.html")]
    assert len([c for c in Store(workspace).captures() if c.url.endswith("/2024.html")]) == 2


def test_a_list_that_moved_is_found_from_its_parent(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    parent = page('<html><body><a href="/nb2025/">政府信息公开年报</a></body></html>')
    with FaultServer() as server:
        server.add("town", "/nb/", page("<title>404</title>", 404))
        server.add("town", "/", parent)
        server.add("town", "/nb2025/", listing(2023, 2024))
        base = f"http://town.test.gov.cn:{server.port}"
        rule = {"parent": f"{base}/", "text": "年报"}
        server.options["town"]["sources"] = [
            {"id": "nb", "title": "年报", "url": f"{base}/nb/", "discover": rule}
        ]
        registry = server.write_registry(tmp_path / "registry")
        assert crawl(workspace, registry).exit_code is ExitCode.COMPLETE
        assert server.paths("town")[1:4] == ["/nb/", "/", "/nb2025/"]
        server.calls.clear()
        assert crawl(workspace, registry).exit_code is ExitCode.COMPLETE
        assert server.paths("town")[:2] == ["/robots.txt", "/nb2025/"], "where it is now is remembered"
    assert [event.kind for event in results.events(workspace)] == ["moved"]
