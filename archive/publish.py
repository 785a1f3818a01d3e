"""``archive.db`` → ``releases/<id>/``: build beside, prove, gate, write the downloads, smoke-test, switch.

A reader never sees half a release: everything is made in a directory of its own and flushed to disk, then the
symbolic link ``current`` is replaced in one step. Whatever fails before that, yesterday's release stays.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from archive.errors import ArchiveError, GateError
from archive.releases import (
    DATABASE,
    candidates,
    damage,
    diff,
    file_digest,
    files,
    gates,
    point,
    staging,
    sums,
    switch,
)
from archive.releases.content import content_hash
from archive.releases.files import Exceptions
from archive.schema.tables import PUBLISHED, TABLES
from archive.schema.tables.work import WAITING
from archive.version import archive_version
from crawler.exit_codes import ExitCode
from crawler.workspace import Workspace

log = logging.getLogger(__name__)

SHOWN = 5  # reasons named in one sentence
SAME_SECOND = 0.1  # seconds to wait before looking whether the name is free

Smoke = Callable[[Path], tuple[str, ...]]


class PublishError(ArchiveError):
    """The release could not be made (disk full, files taken away); yesterday's release stays."""

    code = "publish"
    exit_code = ExitCode.GATE_REFUSED


@dataclass(frozen=True, slots=True)
class ReleaseSummary:
    """What was published; ``new`` is false when nothing had changed and the last release stays."""

    id: str
    path: Path
    reports: int
    changes: int
    seconds: float
    new: bool = True

    def __str__(self) -> str:
        if not self.new:
            return f"内容没有变化，沿用版本 {self.id}。 Nothing has changed; release {self.id} stays."
        return (
            f"已发布版本 {self.id}：年报 {self.reports} 份，与上一版相比变动 {self.changes} 项，"
            f"{self.seconds:.1f} 秒。 Published release {self.id}: {self.reports} reports, "
            f"{self.changes} changes since the last one, {self.seconds:.1f} s."
        )


def publish(workspace: Workspace, *, smoke: Smoke | None = None) -> ReleaseSummary:
    """Make a release of ``archive.db`` and switch to it; *smoke* proves the staged site (default: its own).

    Raises:
        GateError: a gate or the smoke test refused; the message says which and why.
        PublishError: the release could not be written.
    """
    started = time.monotonic()
    try:
        with staging(workspace) as directory:
            return _publish(workspace, directory, smoke or _site_smoke, started)
    except (OSError, sqlite3.Error) as error:
        raise PublishError(
            f"无法写出新版本（{error}），昨天的版本保持不变；请检查 {workspace.releases} 的磁盘空间。"
            f" The release could not be written ({error}); yesterday's stays. Check the disk of"
            f" {workspace.releases}."
        ) from error


def _publish(workspace: Workspace, directory: Path, smoke: Smoke, started: float) -> ReleaseSummary:
    previous = _previous(workspace)
    exceptions = gates.read_exceptions(workspace.root)
    _copy(workspace.archive_db, directory / DATABASE)
    with closing(_open(directory / DATABASE)) as db:
        content = content_hash(db)
        reports = gates.floor(db)
        if previous is not None and _says(previous) == content and not any(damage(previous)):
            # An identical release must not push an older, different one out.
            point(workspace, previous)
            seconds = time.monotonic() - started
            return ReleaseSummary(previous.name, previous, reports, 0, seconds, new=False)
        facts = _finish(db, _name(workspace, content), previous, exceptions)
    files.write(directory, facts, exceptions)
    if problems := smoke(directory):
        found = "；".join(problems[:SHOWN])
        raise GateError(f"新版本没有通过冒烟测试：{found} The staged release failed its smoke test.")
    path = switch(workspace, directory, facts["id"])
    return ReleaseSummary(facts["id"], path, reports, facts["changes"], time.monotonic() - started)


def _previous(workspace: Workspace) -> Path | None:
    """The release to compare with: the one being served, or an older one if its database is damaged."""
    for release in candidates(workspace):
        if file_digest(release / DATABASE) == sums(release).get(DATABASE):
            return release
        log.error(
            "版本 %s 的数据库已损坏，不与它比较，将重新发布。 The database of release %s is damaged; it is"
            " not compared with, and a new release is made.",
            release.name,
            release.name,
        )
    return None


def _name(workspace: Workspace, content: str) -> dict[str, str]:
    """Id, time and content of the release to make.

    A damaged release is made again with the same content: within one second it would have the same name.
    """
    while True:
        created = datetime.now(UTC)
        name = f"{created:%Y%m%dT%H%M%SZ}-{content[:8]}"
        if not (workspace.releases / name).exists():
            return {"id": name, "created": created.isoformat(timespec="seconds"), "content_hash": content}
        time.sleep(SAME_SECOND)


def _finish(
    db: sqlite3.Connection, named: dict[str, str], previous: Path | None, exceptions: Exceptions
) -> dict[str, Any]:
    """Gate and prove the copied database, and write into it what makes it a release; returns the facts."""
    facts = {
        **named,
        "previous": previous.name if previous else None,
        "reports": gates.floor(db),
    }
    if previous is not None:
        _pass_gates(db, previous, exceptions)
    changes = diff.record(db, previous / DATABASE if previous else None)
    db.execute("INSERT INTO release VALUES (:id, :created, :content_hash, :previous, :reports, NULL)", facts)
    db.execute("ANALYZE")
    _prove(db)
    counts = {
        table.name: db.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0] for table in PUBLISHED
    }
    return {**facts, "archive_version": archive_version(), "changes": changes, "tables": counts}


def _site_smoke(release: Path) -> tuple[str, ...]:
    # The site is heavy to import and needed only here.
    from archive.site import smoke

    return smoke.check(release)


def _copy(source: Path, target: Path) -> None:
    """A compact copy of the working archive without what only the build needs, or nothing needs any more."""
    if not source.is_file():
        raise PublishError(
            f"{source} 不存在，请先运行 nianbao build。 {source} does not exist; run nianbao build first."
        )
    with closing(sqlite3.connect(source)) as db:
        if db.execute("SELECT 1 FROM work_due WHERE stage <> ? LIMIT 1", [WAITING]).fetchone():
            raise PublishError(
                f"{source} 的建库没有完成，昨天的版本保持不变，请再次运行 nianbao build。"
                f" The build of {source} was interrupted; yesterday's release stays. Run nianbao build again."
            )
        db.execute("VACUUM INTO ?", [str(target)])
    with closing(_open(target)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
        for table in TABLES:
            if not table.published:
                db.execute(f"DROP TABLE {table.name}")
        db.execute("DROP TABLE _sqlite_migrations")
        db.execute("DELETE FROM evidence_layout WHERE id NOT IN (SELECT layout_id FROM evidence)")


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path.as_uri(), uri=True, isolation_level=None)


def _says(release: Path) -> str | None:
    """The content hash of an earlier release, None if it cannot be told."""
    with closing(_open(release / DATABASE)) as db:
        found = db.execute("SELECT content_hash FROM release").fetchone()
    return None if found is None else str(found[0])


def _pass_gates(db: sqlite3.Connection, previous: Path, exceptions: Exceptions) -> None:
    db.execute("ATTACH ? AS previous", [f"{(previous / DATABASE).as_uri()}?immutable=1"])
    found = gates.refusals(db, exceptions)
    db.execute("DETACH previous")
    if found:
        more = f"（另有 {len(found) - SHOWN} 项 and {len(found) - SHOWN} more）" if len(found) > SHOWN else ""
        raise GateError(" ".join(str(refusal) for refusal in found[:SHOWN]) + more)


def _prove(db: sqlite3.Connection) -> None:
    broken = [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
    dangling = sorted({str(row[0]) for row in db.execute("PRAGMA foreign_key_check")})
    if broken or dangling:
        raise GateError(
            f"新版本自检失败：{'、'.join([*broken, *dangling][:SHOWN])}。"
            " The new release failed its own integrity or foreign key check."
        )
