"""One crawl process: ``python -m crawler.run.worker`` with a :class:`Job` as JSON on standard input.

A process of its own because a Twisted reactor cannot be started twice, and because a crash of one crawl must
not take the others along. It dies with its parent.
"""

from __future__ import annotations

import asyncio
import ctypes
import json
import os
import signal
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from crawler.exit_codes import ExitCode
from crawler.store.disk import failure_words
from crawler.workspace import Workspace

FAILURE = "storage_failure"  # the key of the line that says the disk failed
STOPPED = "stopped"  # the key of the line that says why a crawl ended early, where nobody asked it to
PR_SET_PDEATHSIG = 1  # prctl(2)


@dataclass(frozen=True, slots=True)
class Job:
    """What one process crawls: portals of one registry, and which of their sources are due."""

    root: str
    registry: str
    run_id: str
    portals: tuple[str, ...]
    sources: tuple[str, ...]
    everything: bool
    lists_only: bool
    any_hour: bool
    parent: int

    def as_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Job:
        data: dict[str, Any] = json.loads(text)
        return cls(**{**data, "portals": tuple(data["portals"]), "sources": tuple(data["sources"])})


def die_with_parent(parent: int) -> None:
    """Ask the kernel to kill this process when *parent* ends; end at once if it already has."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(int(ExitCode.INTERRUPTED))


def give_up(error: Exception) -> None:
    """End at once when the disk takes nothing more: what is not committed was not fetched."""
    if words := failure_words(error):
        sys.stdout.write(json.dumps({FAILURE: words}) + "\n")
        sys.stdout.flush()
        os._exit(int(ExitCode.INTERRUPTED))


def run(job: Job) -> ExitCode:
    """Crawl; INTERRUPTED when a signal ended it early, or too much memory, which it says."""
    from scrapy.crawler import AsyncCrawlerProcess

    from crawler.fetch import browser
    from crawler.fetch.context import CrawlContext
    from crawler.fetch.guard import Guard
    from crawler.frontier import Frontier
    from crawler.registry import load_registry
    from crawler.run.memory import EXCEEDED
    from crawler.spider import NianbaoSpider
    from crawler.store import Store
    from crawler.store.ledger import Ledger

    workspace = Workspace(Path(job.root))
    portals = load_registry(job.registry).select(job.portals)
    guard = Guard.of(portals)
    with Ledger(workspace, give_up) as ledger:
        frontier = Frontier(ledger, job.run_id, everything=job.everything)
        chromium = browser.find() if any(map(browser.needs_browser, portals)) else None
        context = CrawlContext(
            job.run_id, portals, frozenset(job.sources), ledger, frontier, guard, Store(workspace),
            chromium, job.lists_only, job.everything, job.any_hour,
        )  # fmt: skip
        process = AsyncCrawlerProcess(_settings(context, workspace.runs / job.run_id / "crawl.log"))
        crawler = process.create_crawler(NianbaoSpider)
        finished = process.crawl(crawler, context=context)
        process.start()
        if isinstance(finished, asyncio.Future) and finished.done() and finished.exception():
            raise finished.exception() or RuntimeError("crawl failed")
        ended = crawler.stats.get_value("finish_reason") if crawler.stats else None
    if ended == EXCEEDED:
        most = crawler.settings.getint("MEMUSAGE_LIMIT_MB")
        sys.stdout.write(json.dumps({STOPPED: most}) + "\n")
    return ExitCode.COMPLETE if ended == "finished" else ExitCode.INTERRUPTED


def _settings(context: Any, log: Path) -> Any:
    from scrapy.settings import Settings

    from crawler.fetch import browser

    log.parent.mkdir(parents=True, exist_ok=True)
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    settings.setdict(
        {
            "LOG_FILE": str(log),
            "NIANBAO_GUARD": context.guard,
            "DOWNLOAD_SLOTS": {
                host: {"concurrency": 1, "delay": portal.delay}
                for portal in context.portals
                for host in portal.allowed_hosts
            },
        },
        priority="cmdline",
    )
    if context.browser:
        settings.setdict(
            browser.settings(context.browser, context.guard, context.portals), priority="cmdline"
        )
    return settings


if __name__ == "__main__":
    job = Job.from_json(sys.stdin.read())
    die_with_parent(job.parent)
    sys.exit(int(run(job)))
