"""What captures and extracts amount to, row by row: in this process, or in others beside the one that writes.

A derivation depends on its inputs alone, and results come back in the order asked for: a build is the same
however many processes share the work.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from archive import divisions
from archive.inputs import Inputs
from archive.reading import publication_rows, report_rows
from archive.reading.bodies import Bodies
from archive.reading.publication_rows import PublicationContent, Publications
from archive.reading.report_rows import ReportContent

CHUNK = 100  # publications or reports handed over at once
AHEAD = 4  # chunks per process derived before they are written, so that memory stays flat
WORTHWHILE = 3_000  # below, starting processes takes longer than the work

Content = TypeVar("Content", PublicationContent, ReportContent)


@dataclass(frozen=True, slots=True)
class Derivation:
    """Reads publications and reports; *db* holds the captures and which publication a report rests on."""

    db: sqlite3.Connection
    publications: Publications

    @classmethod
    def of(cls, db: sqlite3.Connection, inputs: Inputs) -> Derivation:
        """A derivation that reads through *db*."""
        bodies = Bodies({row.id: row for row in inputs.portals()}, {row.id: row for row in inputs.sources()})
        return cls(db, Publications(db, inputs, bodies))

    def publication(self, url: str) -> PublicationContent:
        """The rows of one publication."""
        return publication_rows.content_of(self.publications, url)

    def report(self, uid: str) -> ReportContent:
        """The rows of one report."""
        return report_rows.content_of(self.db, self.publications, uid)


@dataclass(frozen=True, slots=True)
class Deriving:
    """Derives many at a time, in order."""

    here: Derivation
    pool: ProcessPoolExecutor | None

    def publications(self, urls: Sequence[str]) -> Iterator[PublicationContent]:
        """The publications at *urls*."""
        return self._each(urls, self.here.publication, _publications)

    def reports(self, uids: Sequence[str]) -> Iterator[ReportContent]:
        """The reports *uids*."""
        return self._each(uids, self.here.report, _reports)

    def _each(
        self,
        names: Sequence[str],
        one: Callable[[str], Content],
        many: Callable[[Sequence[str]], list[Content]],
    ) -> Iterator[Content]:
        if self.pool is None or len(names) < CHUNK:
            yield from map(one, names)
            return
        chunks = (names[start : start + CHUNK] for start in range(0, len(names), CHUNK))
        asked: deque[Future[list[Content]]] = deque()
        asked.extend(self.pool.submit(many, chunk) for chunk in islice(chunks, processes() * AHEAD))
        while asked:
            yield from asked.popleft().result()
            asked.extend(self.pool.submit(many, chunk) for chunk in islice(chunks, 1))


def processes() -> int:
    """As many as there are processors; the one that writes is idle while it waits for them."""
    return os.cpu_count() or 1


@contextmanager
def deriving(db: sqlite3.Connection, inputs: Inputs, path: Path, due: int) -> Iterator[Deriving]:
    """Derive *due* publications, or what follows from them, from *inputs* and the archive at *path*."""
    here = Derivation.of(db, inputs)
    if due < WORTHWHILE:
        yield Deriving(here, None)
        return
    # Spawned, for a build may follow a crawl and its threads in one process.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes(), context, _start, (path, inputs)) as pool:
        yield Deriving(here, pool)


_derivation: Derivation


def _start(path: Path, inputs: Inputs) -> None:
    global _derivation
    db = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    _derivation = Derivation.of(db, inputs)
    divisions.load()
    gc.freeze()  # the table of divisions stays: no use in looking through it for garbage again and again


def _publications(urls: Sequence[str]) -> list[PublicationContent]:
    return [_derivation.publication(url) for url in urls]


def _reports(uids: Sequence[str]) -> list[ReportContent]:
    return [_derivation.report(uid) for uid in uids]
