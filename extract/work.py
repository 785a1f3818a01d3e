"""Due resources → ``extracts.db``, through a concurrent.futures Executor; the only writer of that file.

Killed at any instant and run again, it reaches the same content: a reading is a pure function of the bytes
and the extractor version, is stored under both, and is stored whole or not at all.
"""

from __future__ import annotations

import importlib
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from crawler.errors import CrawlerError
from crawler.exit_codes import ExitCode
from crawler.progress import progress as show_progress
from crawler.store import DOCUMENTS, Store
from crawler.workspace import Workspace
from extract import results, task
from extract.errors import ExtractError
from extract.results import Extracts
from extract.sandbox import Sandbox
from extract.together import PageWithPictures, pages_with_pictures
from extract.version import extractor_version

WAITING = 4  # documents handed out per worker, so that memory stays flat however many are due
SCHEDULER_SECONDS = 10.0  # to wait for a Dask scheduler
COMMIT_EVERY = 50  # documents; what a kill can cost

_local = threading.local()
_sandboxes: list[Sandbox] = []


class SchedulerError(ExtractError):
    """``NIANBAO_SCHEDULER`` is set and cannot be used."""

    code = "scheduler"
    exit_code = ExitCode.USAGE


@dataclass(slots=True)
class ExtractSummary:
    """What one run did. ``unavailable``: resources whose bytes the store could not give."""

    due: int = 0
    read: int = 0
    cached: int = 0
    reports: int = 0
    unreadable: int = 0
    unavailable: int = 0
    seconds: float = 0.0

    @property
    def exit_code(self) -> ExitCode:
        """PARTIAL when bytes were missing; unreadable documents are findings, not failures."""
        return ExitCode.PARTIAL if self.unavailable else ExitCode.COMPLETE

    def __str__(self) -> str:
        zh = (
            f"读取 {self.read} 份（年报 {self.reports}，读不了 {self.unreadable}，"
            f"原件缺失 {self.unavailable}，此前已读 {self.cached}），{self.seconds:.1f} 秒。"
        )
        en = (
            f"Read {self.read} documents ({self.reports} reports, {self.unreadable} unreadable, "
            f"{self.unavailable} missing from the store, {self.cached} read before) in {self.seconds:.1f} s."
        )
        return f"{zh} {en}"


def extract(
    workspace: Workspace, everything: bool = False, scheduler: str | None = None, progress: bool = True
) -> ExtractSummary:
    """Read every resource that has no extract of the current version; with *everything*, all of them again.

    *scheduler*: address of a Dask scheduler (default ``NIANBAO_SCHEDULER``); without one, local processes.
    Raises SchedulerError when the cluster cannot be used.
    """
    started = time.monotonic()
    store = Store(workspace)
    wanted: dict[str, PageWithPictures | None] = dict.fromkeys(
        sorted({capture.sha256 for capture in store.captures(DOCUMENTS)})
    )
    wanted |= {page.name: page for page in pages_with_pictures(partial(store.captures, DOCUMENTS))}
    known = set() if everything else Extracts(workspace).known()
    due = {name: page for name, page in wanted.items() if name not in known}
    summary = ExtractSummary(due=len(due), cached=len(wanted) - len(due))
    with closing(_database(workspace)) as database, _executor(scheduler) as (executor, workers):
        answers = _answers(executor, _bodies(store, due, summary), workers * WAITING)
        shown = show_progress(answers, label="读取 extract", total=len(due)) if progress else answers
        _store(database, shown, summary)
    summary.seconds = time.monotonic() - started
    return summary


def _database(workspace: Workspace) -> sqlite3.Connection:
    database = sqlite3.connect(workspace.extracts_db)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute(results.SCHEMA)
    return database


def _bodies(
    store: Store, due: Mapping[str, PageWithPictures | None], summary: ExtractSummary
) -> Iterator[tuple[str, bytes]]:
    for name, page in due.items():
        try:
            yield name, store.read(name) if page is None else page.saved(store.read)
        except CrawlerError:
            summary.unavailable += 1


def _answers(
    executor: Executor, bodies: Iterator[tuple[str, bytes]], window: int
) -> Iterator[tuple[str, task.Outcome]]:
    """Outcomes in the order they come, with at most *window* documents handed out."""
    running: dict[Future[task.Outcome], str] = {}
    while True:
        for sha256, data in islice(bodies, window - len(running)):
            running[executor.submit(read_in_sandbox, data)] = sha256
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            yield running.pop(future), future.result()


def _store(
    database: sqlite3.Connection, answers: Iterable[tuple[str, task.Outcome]], summary: ExtractSummary
) -> None:
    for count, (sha256, outcome) in enumerate(answers, start=1):
        row = (sha256, extractor_version(), results.encode(outcome.document))
        database.execute("INSERT OR REPLACE INTO extract VALUES (?, ?, ?)", row)
        summary.read += 1
        summary.reports += outcome.kind == "report"
        summary.unreadable += outcome.unreadable
        if count % COMMIT_EVERY == 0:
            database.commit()
    database.commit()


def read_in_sandbox(data: bytes) -> task.Outcome:
    """The extract of *data*, read in this thread's own limited child process."""
    sandbox: Sandbox | None = getattr(_local, "sandbox", None)
    if sandbox is None:
        sandbox = _local.sandbox = Sandbox()
        _sandboxes.append(sandbox)
    return task.run(sandbox, data)


@contextmanager
def _executor(scheduler: str | None) -> Iterator[tuple[Executor, int]]:
    """An executor and how many documents it reads at once."""
    address = scheduler or os.environ.get("NIANBAO_SCHEDULER")
    make: Callable[[], tuple[Executor, int, Callable[[], None]]]
    make = (lambda: _cluster(address)) if address else _local_workers
    executor, workers, release = make()
    try:
        yield executor, workers
    finally:
        release()


def _local_workers() -> tuple[Executor, int, Callable[[], None]]:
    workers = os.cpu_count() or 1
    executor = ThreadPoolExecutor(workers, thread_name_prefix="extract")

    def release() -> None:
        executor.shutdown(wait=False, cancel_futures=True)
        for sandbox in _sandboxes:  # where the run ends early, their threads still wait for an answer
            sandbox.stop()
        executor.shutdown()
        while _sandboxes:
            _sandboxes.pop().close()

    return executor, workers, release


def _cluster(address: str) -> tuple[Executor, int, Callable[[], None]]:
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise SchedulerError(
            "设置了 NIANBAO_SCHEDULER，但没有安装 cluster 组件；请运行 pip install 'nianbao[cluster]'。 "
            "NIANBAO_SCHEDULER is set but distributed is not installed; run pip install 'nianbao[cluster]'."
        ) from error
    try:
        client = distributed.Client(address, timeout=SCHEDULER_SECONDS)
    except (OSError, ValueError) as error:
        raise SchedulerError(
            f"连不上 Dask 调度器 {address}（{error}）。 "
            f"Cannot reach the Dask scheduler at {address} ({error})."
        ) from error
    workers = max(1, sum(client.ncores().values()))
    return client.get_executor(), workers, client.close
