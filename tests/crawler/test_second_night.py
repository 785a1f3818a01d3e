"""The second night: only what is due is asked for, conditionally. NIANBAO_DOCUMENTS sets the size.

The night the design asks for: ``NIANBAO_DOCUMENTS=10000 pytest -n 0 -s tests/crawler/test_second_night.py``.
"""

from __future__ import annotations

import os
import resource
from pathlib import Path

from crawler.exit_codes import ExitCode
from crawler.run import runner
from crawler.store import schema
from crawler.workspace import Workspace
from tests.crawler.page_server import portals, served, write_registry

HOSTS = 2
DOCUMENTS = int(os.environ.get("NIANBAO_DOCUMENTS", "400"))
TIMED = 5000  # documents; with fewer the start of the process, the same on both nights, is most of the time


class Crawl:
    """What one run took: processor time of both processes, start-up included, and time on the clock."""

    def __init__(self, workspace: Workspace, registry: Path, *, due_only: bool = True) -> None:
        before = _processor_seconds()
        self.summary = runner.crawl(workspace, registry, due_only=due_only, progress=False)
        self.processor = _processor_seconds() - before
        self.clock = self.summary.seconds


def test_a_second_night_asks_for_little_and_gets_less(tmp_path: Path) -> None:
    documents = DOCUMENTS // HOSTS
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    with portals(documents) as port:
        registry = write_registry(tmp_path / "registry", port, HOSTS)
        first = Crawl(workspace, registry)
        assert first.summary.exit_code is ExitCode.COMPLETE and first.summary.fetched == HOSTS * documents
        night_one = served(port)
        _a_day_later(workspace)
        second = Crawl(workspace, registry)
        night_two = {key: value - night_one[key] for key, value in served(port).items()}
        assert second.summary.exit_code is ExitCode.COMPLETE and len(second.summary.sources) == HOSTS
        assert night_two["requests"] <= 0.1 * night_one["requests"]
        assert night_two["bytes"] <= 0.02 * night_one["bytes"]
        for name, night, crawl in (("first", night_one, first), ("second", night_two, second)):
            print(f"{name:>6} {night} {crawl.processor:.1f} s processor, {crawl.clock:.1f} s clock")
        if DOCUMENTS >= TIMED:
            assert second.processor <= 0.1 * first.processor
            assert second.clock <= 0.1 * first.clock
        again = Crawl(workspace, registry, due_only=False).summary
        night_three = {key: value - night_one[key] - night_two[key] for key, value in served(port).items()}
        assert again.fetched == HOSTS * documents and sum(row.changed for row in again.sources) == 0
        assert night_three["bytes"] <= 0.15 * night_one["bytes"], "asked conditionally, but for the sample"


def _processor_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(who.ru_utime + who.ru_stime for who in used)


def _a_day_later(workspace: Workspace) -> None:
    """What a day does to the schedule: every list is due again, old documents are not."""
    database = schema.open_for_writing(workspace.crawl_db)
    database.execute("UPDATE source SET next_due = '2000-01-01T00:00:00Z'")
    database.close()
