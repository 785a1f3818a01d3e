"""Captures and extracts → ``archive.db``: publications, reports, versions, cells; what changed, or all.

Publications and reports are written whole, in transactions, and what is still to do is itself a table:
killed anywhere and run again, the build reaches the same content. It depends on the inputs alone, so a build
from scratch gives the same content hash.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from archive import checks, divisions
from archive.errors import ArchiveError
from archive.inputs import Inputs, WorkspaceInputs, captures, crawl_log
from archive.load import coverage, indexes, publication_writer, report_writer, statistics
from archive.load.derivation import Deriving, deriving
from archive.reading.attribution import report_id_of
from archive.reading.bodies import division_row
from archive.schema import open_archive
from archive.schema.database import column, insert, insert_row, transaction
from archive.schema.tables.work import PUBLICATION, REPORT
from archive.search.index import SearchIndex
from archive.version import archive_version
from crawler.exit_codes import ExitCode
from crawler.progress import progress as show_progress
from crawler.store.disk import failure_words
from crawler.workspace import Workspace

# Publications or reports written in one transaction: each is there whole or not at all, a kill costs at most
# this many, and the search index is written once for all of them.
BATCH = 2000

# A report goes in while nothing points at it yet and out while something may; the release proves every
# reference (foreign_key_check) instead of each statement. What is sorted goes to disk, not into memory.
SETTINGS = (
    "PRAGMA wal_autocheckpoint = 20000",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA cache_size = -200000",
    "PRAGMA temp_store = FILE",
)

Content = TypeVar("Content")


class BuildError(ArchiveError):
    """The archive could not be written (disk full) or read; what was committed before is whole."""

    code = "build"
    exit_code = ExitCode.INTERRUPTED


@dataclass(slots=True)
class BuildSummary:
    """What one build did: publications and reports written, reports removed; unread publications in all."""

    publications: int = 0
    reports: int = 0
    removed: int = 0
    unread: int = 0
    findings: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        return (
            f"更新发布页 {self.publications} 个、年报 {self.reports} 份，移除 {self.removed} 份，核对发现 "
            f"{self.findings} 项，全库未读 {self.unread} 个，{self.seconds:.1f} 秒。 "
            f"Updated {self.publications} publications and {self.reports} reports, removed {self.removed}; "
            f"{self.findings} findings, "
            f"{self.unread} unread in all; {self.seconds:.1f} s."
        )


def build(workspace: Workspace, *, from_scratch: bool = False, progress: bool = True) -> BuildSummary:
    """Bring ``archive.db`` up to date with the crawl and its extracts; with *from_scratch*, build it anew."""
    if from_scratch:
        _remove(workspace)
    return build_from(WorkspaceInputs(workspace), workspace, progress=progress)


def build_from(inputs: Inputs, workspace: Workspace, *, progress: bool = False) -> BuildSummary:
    """The same from any inputs.

    Raises:
        BuildError: the disk is full or cannot be written to.
    """
    try:
        return _build(inputs, workspace, progress)
    except (OSError, sqlite3.Error) as error:
        words = failure_words(error)
        if words is None:
            raise
        raise BuildError(
            f"无法写入 {workspace.archive_db}（{words}），建库已停止，昨天的版本保持不变；"
            "请腾出空间后再次运行。"
            f" {workspace.archive_db} cannot be written to ({words}); the build stopped, yesterday's release"
            " stays: make room and run again."
        ) from error


def _build(inputs: Inputs, workspace: Workspace, progress: bool) -> BuildSummary:
    started = time.monotonic()
    summary = BuildSummary()
    with closing(_opened(workspace, inputs)) as db:
        new = _is_stale(db, inputs)
        if new:
            _record_divisions(db)
            indexes.postpone(db)
        crawl_log.record(db, inputs)
        captures.record(db, inputs, everything=new)
        indexes.make(db, indexes.CAPTURES)
        _remember(db, inputs)  # from here on it is work_due that knows what is left to do
        crawl_log.record_resources(db, inputs)
        with deriving(db, inputs, workspace.archive_db, _left(db)) as derive:
            _load_publications(db, derive, summary, progress)
            _load_reports(db, derive, summary, progress)
        summary.findings = checks.run(db, progress=progress)
        _remove_orphans(db)
        coverage.record(db)
        statistics.record(db)
        summary.unread = db.execute("SELECT count(*) FROM unread").fetchone()[0]
    summary.seconds = time.monotonic() - started
    return summary


def _opened(workspace: Workspace, inputs: Inputs) -> sqlite3.Connection:
    """The working archive; anew when code or reader have changed, for then nothing in it can stay."""
    db = open_archive(workspace.archive_db).conn
    if _versions(inputs) != (known := _known_versions(db)) and known:
        db.close()
        _remove(workspace)
        db = open_archive(workspace.archive_db).conn
    db.isolation_level = None  # transactions begin and end where the code says
    for setting in SETTINGS:
        db.execute(setting)
    return db


def _remove(workspace: Workspace) -> None:
    for suffix in ("", "-wal", "-shm"):
        workspace.archive_db.with_name(workspace.archive_db.name + suffix).unlink(missing_ok=True)


def _load_publications(
    db: sqlite3.Connection, derive: Deriving, summary: BuildSummary, progress: bool
) -> None:
    due = _due(db, PUBLICATION)
    contents = derive.publications(due)
    shown = show_progress(contents, label="建库 build", total=len(due)) if progress else contents
    for batch in _batches(shown):
        with transaction(db):
            touched = publication_writer.write(db, batch)
            insert(db, "work_due", ((REPORT, uid) for uid in touched), "INSERT OR IGNORE")
            _done(db, PUBLICATION, [content.url for content in batch])
        summary.publications += len(batch)
    indexes.make(db, publication_writer.TABLES)


def _load_reports(db: sqlite3.Connection, derive: Deriving, summary: BuildSummary, progress: bool) -> None:
    # In the order of their ids: rows of one report, and of its neighbours in the order, lie side by side.
    due = sorted(_due(db, REPORT), key=report_id_of)
    index, alone = SearchIndex(db), indexes.postponed(db)
    contents = derive.reports(due)
    shown = show_progress(contents, label="年报 reports", total=len(due)) if progress else contents
    for batch in _batches(shown):
        with transaction(db):
            written, removed = report_writer.write(db, index, batch, alone=alone)
            _done(db, REPORT, [content.uid for content in batch])
            index.write()
        summary.reports += written
        summary.removed += removed
    indexes.make(db, indexes.REPORTS)


def _batches(contents: Iterable[Content]) -> Iterator[list[Content]]:
    remaining = iter(contents)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _left(db: sqlite3.Connection) -> int:
    query = "SELECT count(*) FROM work_due WHERE stage IN (?, ?)"
    count: int = db.execute(query, (PUBLICATION, REPORT)).fetchone()[0]
    return count


def _due(db: sqlite3.Connection, stage: str) -> list[str]:
    return column(db, "SELECT name FROM work_due WHERE stage = ? ORDER BY name", [stage])


def _done(db: sqlite3.Connection, stage: str, names: Iterable[str]) -> None:
    db.executemany("DELETE FROM work_due WHERE stage = ? AND name = ?", ((stage, name) for name in names))


def _known_versions(db: sqlite3.Connection) -> dict[str, str]:
    return dict(db.execute("SELECT name, value FROM work_state"))


def _is_stale(db: sqlite3.Connection, inputs: Inputs) -> bool:
    return _known_versions(db) != _versions(inputs)


def _remember(db: sqlite3.Connection, inputs: Inputs) -> None:
    with transaction(db):
        db.execute("DELETE FROM work_state")
        db.executemany("INSERT INTO work_state VALUES (?, ?)", _versions(inputs).items())


def _versions(inputs: Inputs) -> dict[str, str]:
    return {"archive": archive_version(), "extractor": inputs.extractor}


def _record_divisions(db: sqlite3.Connection) -> None:
    with transaction(db):
        db.execute("DELETE FROM division_code")
        db.execute("DELETE FROM division")
        for row in divisions.table():
            insert_row(db, "division", division_row(row))
            codes = ((row.id, position, *code) for position, code in enumerate(row.codes, start=1))
            db.executemany("INSERT INTO division_code VALUES (?, ?, ?, ?, ?, ?)", codes)


def _remove_orphans(db: sqlite3.Connection) -> None:
    # Layouts no report uses any more stay until the release: finding them means reading all evidence.
    with transaction(db):
        db.execute("DELETE FROM body WHERE id NOT IN (SELECT body_id FROM report)")
