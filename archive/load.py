"""Captures and extracts → ``archive.db``: publications, reports, versions, cells; what changed, or all.

Publications and reports are written whole, in transactions, and what is still to do is itself a table:
killed anywhere and run again, the build reaches the same content. It depends on the inputs alone, so a build
from scratch gives the same content hash.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from itertools import islice

from archive import (
    captures,
    check,
    coverage,
    crawl_log,
    divisions,
    publication_writer,
    report_writer,
    statistics,
)
from archive.bodies import Bodies, division_row
from archive.database import column, insert_row, transaction
from archive.inputs import Inputs, WorkspaceInputs
from archive.publication_writer import Publications
from archive.schema import open_archive
from archive.search_index import SearchIndex
from archive.version import archive_version
from crawler.progress import progress as show_progress
from crawler.workspace import Workspace

# Publications and their reports written in one transaction: each is there whole or not at all, a kill costs
# at most this many, and the search index is written once for all of them.
BATCH = 200

# A report goes in while nothing points at it yet and out while something may; the release proves every
# reference (foreign_key_check) instead of each statement.
SETTINGS = (
    "PRAGMA wal_autocheckpoint = 20000",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA cache_size = -200000",
    "PRAGMA temp_store = MEMORY",
)


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
        for suffix in ("", "-wal", "-shm"):
            workspace.archive_db.with_name(workspace.archive_db.name + suffix).unlink(missing_ok=True)
    return build_from(WorkspaceInputs(workspace), workspace, progress=progress)


def build_from(inputs: Inputs, workspace: Workspace, *, progress: bool = False) -> BuildSummary:
    """The same from any inputs."""
    started = time.monotonic()
    summary = BuildSummary()
    with closing(open_archive(workspace.archive_db).conn) as db:
        db.isolation_level = None  # transactions begin and end where the code says
        for setting in SETTINGS:
            db.execute(setting)
        everything = _is_stale(db, inputs)
        if everything:
            _record_divisions(db)
        crawl_log.record(db, inputs)
        captures.record(db, inputs, everything=everything)
        _remember(db, inputs)  # from here on it is work_due that knows what is left to do
        crawl_log.record_resources(db, inputs)
        _load(db, inputs, summary, progress)
        summary.findings = check.run(db, progress=progress)
        _remove_orphans(db)
        coverage.record(db)
        statistics.record(db)
        summary.unread = db.execute("SELECT count(*) FROM unread").fetchone()[0]
    summary.seconds = time.monotonic() - started
    return summary


def _load(db: sqlite3.Connection, inputs: Inputs, summary: BuildSummary, progress: bool) -> None:
    bodies = Bodies({row.id: row for row in inputs.portals()}, {row.id: row for row in inputs.sources()})
    publications, index = Publications(db, inputs, bodies), SearchIndex(db)
    due = _due(db, captures.PUBLICATION)
    shown = show_progress(due, label="建库 build", total=len(due)) if progress else iter(due)
    while batch := list(islice(shown, BATCH)):
        with transaction(db):
            for url in batch:
                _publication(db, publications, url)
            written = [_report(db, publications, index, uid) for uid in _due(db, report_writer.REPORT)]
            index.write()
        summary.publications += len(batch)
        summary.reports += sum(written)
        summary.removed += len(written) - sum(written)


def _publication(db: sqlite3.Connection, publications: Publications, url: str) -> None:
    publication = publications.read(url)
    touched = publication_writer.write(db, publication) if publication else publication_writer.remove(db, url)
    db.executemany(
        "INSERT OR IGNORE INTO work_due VALUES (?, ?)", ((report_writer.REPORT, uid) for uid in touched)
    )
    _done(db, captures.PUBLICATION, url)


def _report(db: sqlite3.Connection, publications: Publications, index: SearchIndex, uid: str) -> bool:
    written = report_writer.write(db, publications, index, uid)
    _done(db, report_writer.REPORT, uid)
    return written


def _due(db: sqlite3.Connection, stage: str) -> list[str]:
    return column(db, "SELECT name FROM work_due WHERE stage = ? ORDER BY name", [stage])


def _done(db: sqlite3.Connection, stage: str, name: str) -> None:
    db.execute("DELETE FROM work_due WHERE stage = ? AND name = ?", (stage, name))


def _is_stale(db: sqlite3.Connection, inputs: Inputs) -> bool:
    return dict(db.execute("SELECT name, value FROM work_state")) != _versions(inputs)


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
