"""``archive.db`` → ``releases/<id>/``: build beside, prove, gate, write the downloads, smoke-test, switch.

A reader never sees half a release: everything is made in a directory of its own and flushed to disk, then the
symbolic link ``current`` is replaced in one step. Whatever fails before that, yesterday's release stays.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from archive import downloads, gates, release_diff
from archive.content import content_hash
from archive.errors import ArchiveError, GateError
from archive.tables import PUBLISHED, TABLES
from archive.version import archive_version
from crawler.exit_codes import ExitCode
from crawler.workspace import Workspace

DATABASE, MANIFEST, INSPECT, CURRENT = "nianbao.db", "manifest.json", "inspect.json", "current"
STAGING = ".building"
KEPT = 3  # releases
SHOWN = 5  # reasons named in one sentence

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
        with _staging(workspace) as staging:
            return _publish(workspace, staging, smoke or _site_smoke, started)
    except (OSError, sqlite3.Error) as error:
        raise PublishError(
            f"无法写出新版本（{error}），昨天的版本保持不变；请检查 {workspace.releases} 的磁盘空间。"
            f" The release could not be written ({error}); yesterday's stays. Check the disk of"
            f" {workspace.releases}."
        ) from error


def _publish(workspace: Workspace, staging: Path, smoke: Smoke, started: float) -> ReleaseSummary:
    previous = last_release(workspace)
    exceptions = gates.read_exceptions(workspace.root)
    _copy(workspace.archive_db, staging / DATABASE)
    created = datetime.now(UTC)
    with closing(_open(staging / DATABASE)) as db:
        content = content_hash(db)
        if previous is not None and (unchanged := _unchanged(db, previous, content, started)):
            return unchanged
        release_id = f"{created:%Y%m%dT%H%M%SZ}-{content[:8]}"
        reports = gates.floor(db)
        _pass_gates(db, previous, exceptions)
        changes = release_diff.record(db, previous / DATABASE if previous else None)
        db.execute(
            "INSERT INTO release VALUES (?, ?, ?, ?, ?, NULL)",
            (release_id, created.isoformat(timespec="seconds"), content, _name(previous), reports),
        )
        db.execute("ANALYZE")
        _prove(db)
        counts = _counts(db)
        files = downloads.write_all(db, staging)
    manifest = {
        "id": release_id,
        "created": created.isoformat(timespec="seconds"),
        "content_hash": content,
        "previous": _name(previous),
        "archive_version": archive_version(),
        "reports": reports,
        "changes": changes,
        "tables": counts,
        "gate_exceptions": [
            {"gate": gate, "subject": subject, "reason": reason}
            for (gate, subject), reason in exceptions.items()
        ],
        "files": _files(staging, files),
    }
    _write_json(staging / MANIFEST, manifest)
    _write_json(staging / INSPECT, _inspect(staging / DATABASE, manifest))
    if problems := smoke(staging):
        raise GateError("新版本没有通过冒烟测试：" + "；".join(problems[:SHOWN]) + " The smoke test failed.")
    path = _switch(workspace, staging, release_id)
    _prune(workspace)
    return ReleaseSummary(release_id, path, reports, changes, time.monotonic() - started)


def last_release(workspace: Workspace) -> Path | None:
    """The release being served; if it was taken away, the newest one that is still there."""
    chosen = (workspace.releases / CURRENT).resolve()
    if (chosen / DATABASE).is_file():
        return chosen
    kept = _releases(workspace)
    return kept[-1] if kept else None


def _site_smoke(release: Path) -> tuple[str, ...]:
    # The site is heavy to import and needed only here.
    from archive.site import smoke

    return smoke.check(release)


@contextmanager
def _staging(workspace: Workspace) -> Iterator[Path]:
    """An empty directory beside the releases; what a killed run left there is removed first."""
    staging = workspace.releases / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _copy(source: Path, target: Path) -> None:
    """A compact copy of the working archive without what only the build needs."""
    if not source.is_file():
        raise PublishError(
            f"{source} 不存在，请先运行 nianbao build。 {source} does not exist; run nianbao build first."
        )
    with closing(sqlite3.connect(source)) as db:
        db.execute("VACUUM INTO ?", [str(target)])
    with closing(_open(target)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
        for table in TABLES:
            if not table.published:
                db.execute(f"DROP TABLE {table.name}")
        db.execute("DROP TABLE _sqlite_migrations")


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path.as_uri(), uri=True, isolation_level=None)


def _unchanged(db: sqlite3.Connection, previous: Path, content: str, started: float) -> ReleaseSummary | None:
    """The last release, if neither the content nor the log of the crawl has anything new."""
    newest = "SELECT max(started), count(*) FROM run"
    with closing(_open(previous / DATABASE)) as old:
        same = old.execute("SELECT content_hash FROM release").fetchall() == [(content,)]
        if not same or old.execute(newest).fetchone() != db.execute(newest).fetchone():
            return None
    return ReleaseSummary(previous.name, previous, gates.floor(db), 0, time.monotonic() - started, new=False)


def _pass_gates(
    db: sqlite3.Connection, previous: Path | None, exceptions: dict[tuple[str, str], str]
) -> None:
    if previous is None:
        return
    db.execute("ATTACH ? AS previous", [f"{(previous / DATABASE).as_uri()}?immutable=1"])
    found = gates.refusals(db, exceptions)
    db.execute("DETACH previous")
    if found:
        more = f"（另有 {len(found) - SHOWN} 项 and {len(found) - SHOWN} more）" if len(found) > SHOWN else ""
        raise GateError(" ".join(str(refusal) for refusal in found[:SHOWN]) + more)


def _prove(db: sqlite3.Connection) -> None:
    broken = [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
    dangling = [str(row[0]) for row in db.execute("PRAGMA foreign_key_check")]
    if broken or dangling:
        raise GateError(
            f"新版本自检失败：{'、'.join([*broken, *sorted(set(dangling))][:SHOWN])}。"
            " The new release failed its own integrity or foreign key check."
        )


def _counts(db: sqlite3.Connection) -> dict[str, int]:
    return {
        table.name: db.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0] for table in PUBLISHED
    }


def _files(staging: Path, files: list[downloads.Download]) -> list[dict[str, Any]]:
    entries = [(DATABASE, "数据库（SQLite）", "Database (SQLite)")]
    entries += [(file.name, file.title_zh, file.title_en) for file in files]
    return [
        {
            "name": name,
            "bytes": (staging / name).stat().st_size,
            "sha256": file_digest(staging / name),
            "title_zh": zh,
            "title_en": en,
        }
        for name, zh, en in entries
    ]


def file_digest(path: Path) -> str:
    """sha256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _inspect(database: Path, manifest: dict[str, Any]) -> dict[str, Any]:
    """What ``datasette inspect`` would compute, so that serving starts at once."""
    counts = {name: {"count": count} for name, count in manifest["tables"].items()}
    digest = next(entry["sha256"] for entry in manifest["files"] if entry["name"] == DATABASE)
    return {
        database.stem: {
            "hash": digest,
            "size": database.stat().st_size,
            "file": database.name,
            "tables": counts,
        }
    }


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _switch(workspace: Workspace, staging: Path, release_id: str) -> Path:
    """Flush, move into place, and point ``current`` at it in one rename."""
    for file in staging.iterdir():
        _flush(file)
    _flush(staging)
    release = workspace.releases / release_id
    staging.rename(release)
    link = workspace.releases / f".{CURRENT}-{release_id}"
    link.unlink(missing_ok=True)
    link.symlink_to(release_id, target_is_directory=True)
    link.replace(workspace.releases / CURRENT)
    _flush(workspace.releases)
    return release


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _releases(workspace: Workspace) -> list[Path]:
    found = (path.parent for path in workspace.releases.glob(f"*/{DATABASE}"))
    return sorted(path for path in found if not path.is_symlink() and not path.name.startswith("."))


def _prune(workspace: Workspace) -> None:
    """Keep the last three releases; the one being served is always among them."""
    for path in _releases(workspace)[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)


def _name(release: Path | None) -> str | None:
    return release.name if release else None
