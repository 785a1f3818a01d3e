"""Run the crawler: choose what is due, crawl it in processes of its own, say how it ended. Public face."""

from __future__ import annotations

import logging
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

from crawler import outcome
from crawler.errors import ConfigurationError
from crawler.exit_codes import ExitCode
from crawler.lock import held
from crawler.outcome import SourceOutcome
from crawler.registry import Portal, load_registry
from crawler.run import report
from crawler.run.notify import notify
from crawler.run.processes import run_jobs
from crawler.run.worker import Job
from crawler.source import book
from crawler.store import results, schema
from crawler.store.disk import StorageError, failure_words
from crawler.store.results import SourceRunRow
from crawler.workspace import Workspace

PORTALS_PER_PROCESS = 200
PROBE = "probe"  # the id of the portal made up for a look at one page

log = logging.getLogger("nianbao")


@dataclass(frozen=True, slots=True)
class CrawlSummary:
    """How a run ended. ``sources`` are the source runs of this run."""

    run_id: str
    exit_code: ExitCode
    sources: tuple[SourceRunRow, ...]
    fetched: int
    bytes: int
    seconds: float

    def __str__(self) -> str:
        count = {ended: sum(row.outcome == ended for row in self.sources) for ended in SourceOutcome}
        good = sum(number for ended, number in count.items() if ended.good)
        others = ", ".join(
            f"{ended} {number}" for ended, number in count.items() if number and not ended.good
        )
        return (
            f"{len(self.sources)} 个来源，完整 {good}，取得 {self.fetched} 份，{self.bytes / 1e6:.1f} MB，"
            f"{self.seconds:.0f} 秒。 {len(self.sources)} sources, {good} complete"
            f"{', ' + others if others else ''}; {self.fetched} documents in {self.seconds:.0f} s."
        )


def crawl(
    workspace: Workspace,
    registry: str | Path | None = None,
    portal_ids: Sequence[str] = (),
    due_only: bool = True,
    unverified: bool = False,
    progress: bool = True,
    lists_only: bool = False,
) -> CrawlSummary:
    """Crawl the portals named (default: all verified ones); with *due_only*, only what is due.

    Portals outside their crawl window are left for later, unless they are named.
    With *lists_only* the first page of each list is fetched, and no document.

    Raises:
        ConfigurationError: a portal file is wrong, or NIANBAO_CONTACT is missing for a real portal.
        OverlapError: another crawl is running on this data directory.
        StorageError: the disk is full or cannot be written to; what was kept is whole.
    """
    registered = load_registry(registry)
    chosen = registered.select(portal_ids, unverified=unverified)
    require_contact(chosen)
    _say_unverified(chosen)
    started = time.monotonic()
    with _storing(workspace), _lock(workspace), _database(workspace) as database:
        run_id = _open_run(database, registered.portals.values(), due_only)
        due = _due_sources(database, chosen, due_only)
        if not portal_ids:
            due = _inside_their_windows(database, run_id, chosen, due)
        what = (not due_only, lists_only, bool(portal_ids))
        jobs = _jobs(workspace, registered.directory, run_id, chosen, due, what)
        interrupted = run_jobs(jobs, len(due), progress)
        rows = tuple(results.source_runs(workspace, run_id))
        code = exit_code(rows, interrupted)
        database.execute(
            "UPDATE run SET finished = ?, exit_code = ? WHERE id = ?", (schema.now(), int(code), run_id)
        )
        notify(run_id, report.write(workspace, run_id))
    fetched, size = sum(row.fetched for row in rows), sum(row.bytes for row in rows)
    return CrawlSummary(run_id, code, rows, fetched, size, time.monotonic() - started)


def exit_code(rows: Sequence[SourceRunRow], interrupted: bool) -> ExitCode:
    """What the outcomes of a run mean to whoever started it."""
    if interrupted:
        return ExitCode.INTERRUPTED
    if all(SourceOutcome(row.outcome).good for row in rows):
        return ExitCode.COMPLETE
    if all(row.outcome == "blocked" or row.reason_code in outcome.OFFLINE for row in rows):
        return ExitCode.NOTHING_REACHABLE
    return ExitCode.PARTIAL


def require_contact(portals: Sequence[Portal]) -> None:
    """Real portals are only asked by someone who says who they are.

    Raises:
        ConfigurationError: NIANBAO_CONTACT is not set and one of *portals* is real.
    """
    real = [portal.id for portal in portals if not portal.simulated]
    if real and not os.environ.get("NIANBAO_CONTACT", "").strip():
        raise ConfigurationError(
            f"采集真实门户（{real[0]} 等 {len(real)} 个）须先设置 NIANBAO_CONTACT（网址或邮箱）。"
            f" Crawling real portals ({real[0]} and others, {len(real)} in all) needs NIANBAO_CONTACT"
            " (an address or URL) for the User-Agent; set it and run again."
        )


def _say_unverified(portals: Sequence[Portal]) -> None:
    names = [portal.id for portal in portals if portal.verified not in ("observed", "simulated")]
    if names and PROBE not in names:
        log.warning(
            "以下门户未经核实：%s。 Nobody has verified these portals: %s.", ", ".join(names), len(names)
        )


@contextmanager
def _lock(workspace: Workspace) -> Iterator[None]:
    """One crawl per data directory."""
    workspace.runs.mkdir(parents=True, exist_ok=True)
    refusal = (
        f"另一个采集正在使用 {workspace.root}，请等它结束。"
        f" Another crawl is using {workspace.root}; wait for it to end."
    )
    with held(workspace.runs / "crawl.lock", refusal):
        yield


@contextmanager
def _storing(workspace: Workspace) -> Iterator[None]:
    """A disk that cannot be written to becomes one sentence."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        words = failure_words(error)
        if words is None:
            raise
        raise StorageError.of(workspace.root, words) from error


@contextmanager
def _database(workspace: Workspace) -> Iterator[Any]:
    database = schema.open_for_writing(workspace.crawl_db)
    try:
        yield database
    finally:
        database.close()


def _open_run(database: Any, portals: Iterable[Portal], due_only: bool) -> str:
    """A new run, of the registry as it is now; its id is the time it began, made unique."""
    book.register(database, portals)
    book.close_killed_runs(database)
    begun = datetime.now(UTC)
    run_id = begun.strftime("%Y%m%dT%H%M%S-%f")
    database.execute(
        "INSERT INTO run (id, started, due_only, version) VALUES (?, ?, ?, ?)",
        (run_id, schema.stamp(begun), due_only, version("nianbao")),
    )
    return run_id


def _due_sources(database: Any, portals: Sequence[Portal], due_only: bool) -> list[str]:
    wanted = [portal.source_id(source) for portal in portals for source in portal.sources]
    due = dict(database.execute("SELECT id, next_due IS NULL OR next_due <= ? FROM source", (schema.now(),)))
    return [identity for identity in wanted if not due_only or due[identity]]


def _inside_their_windows(
    database: Any, run_id: str, portals: Sequence[Portal], due: Sequence[str]
) -> list[str]:
    """Those of the *due* sources whose portal may be asked at this hour; the others become events."""
    now, hours = datetime.now(UTC), {portal.id: portal.hours for portal in portals}
    inside = []
    for identity in due:
        window = hours[identity.partition("/")[0]]
        if window is None or window.is_open(now):
            inside.append(identity)
        else:
            database.execute(
                "INSERT INTO event (run_id, source_id, at, kind, detail) VALUES (?, ?, ?, ?, ?)",
                (run_id, identity, schema.stamp(now), results.OUTSIDE_WINDOW, str(window)),
            )
    return inside


def _jobs(
    workspace: Workspace,
    directory: Path,
    run_id: str,
    portals: Sequence[Portal],
    due: Sequence[str],
    what: tuple[bool, bool, bool],
) -> Iterator[Job]:
    """Portals in batches, one process each; those that share a host stay together, for politeness."""
    with_work = {identity.partition("/")[0] for identity in due}
    waiting = iter(sorted((p for p in portals if p.id in with_work), key=lambda portal: portal.host))
    while batch := tuple(portal.id for portal in islice(waiting, PORTALS_PER_PROCESS)):
        sources = tuple(identity for identity in due if identity.partition("/")[0] in batch)
        root, registry = str(workspace.root), str(directory.resolve())
        yield Job(root, registry, run_id, batch, sources, *what, os.getpid())
