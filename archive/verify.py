"""Prove the current release: its files, its content, and every byte it rests on, read again."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from archive.content import content_hash
from archive.errors import ArchiveError
from archive.releases import DATABASE, MANIFEST, file_digest, last_release
from crawler.errors import CrawlerError
from crawler.exit_codes import ExitCode
from crawler.progress import progress as show_progress
from crawler.store import Store
from crawler.workspace import Workspace

SHOWN = 10  # problems named in the summary


class NoReleaseError(ArchiveError):
    """There is nothing to verify."""

    code = "no_release"
    exit_code = ExitCode.USAGE


@dataclass(frozen=True, slots=True)
class VerifySummary:
    """What was proven, and what was not: one sentence per problem."""

    release: str
    files: int
    resources: int
    problems: tuple[str, ...]
    seconds: float

    @property
    def exit_code(self) -> ExitCode:
        """COMPLETE when everything held, PARTIAL when anything did not."""
        return ExitCode.PARTIAL if self.problems else ExitCode.COMPLETE

    def __str__(self) -> str:
        if self.problems:
            more = f"（共 {len(self.problems)} 项 in all）" if len(self.problems) > SHOWN else ""
            found = " ".join(self.problems[:SHOWN])
            return f"版本 {self.release} 有问题。 Problems in the release: {found}{more}"
        return (
            f"版本 {self.release} 核验无误：{self.files} 个文件、{self.resources} 份原件，"
            f"{self.seconds:.1f} 秒。"
            f" Release {self.release} holds: {self.files} files, {self.resources} originals,"
            f" {self.seconds:.1f} s."
        )


def verify(workspace: Workspace, *, progress: bool = True) -> VerifySummary:
    """Re-read everything the current release rests on.

    Raises:
        NoReleaseError: nothing has been published yet.
    """
    started = time.monotonic()
    release = last_release(workspace)
    if release is None:
        raise NoReleaseError(
            f"{workspace.releases} 里还没有任何版本，请先运行 nianbao publish。"
            f" {workspace.releases} holds no release yet; run nianbao publish first."
        )
    manifest = json.loads((release / MANIFEST).read_text(encoding="utf-8"))
    database = f"{(release / DATABASE).as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(database, uri=True)) as db:
        names = [row[0] for row in db.execute("SELECT sha256 FROM resource ORDER BY sha256")]
        shown = show_progress(names, label="核验 verify", total=len(names)) if progress else iter(names)
        problems = [
            *_files(release, manifest["files"]),
            *_content(db, manifest["content_hash"]),
            *_resources(Store(workspace), shown),
        ]
    return VerifySummary(
        release.name, len(manifest["files"]), len(names), tuple(problems), time.monotonic() - started
    )


def _files(release: Path, entries: list[dict[str, str]]) -> Iterator[str]:
    for entry in entries:
        path = release / entry["name"]
        if not path.is_file():
            yield f"缺少文件 {entry['name']}。 The file is missing."
        elif file_digest(path) != entry["sha256"]:
            yield f"文件 {entry['name']} 与清单的校验值不符。 Its checksum is not the manifest's."


def _content(db: sqlite3.Connection, expected: str) -> Iterator[str]:
    broken = [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
    if broken:
        yield f"数据库已损坏：{broken[0]}。 The database is damaged."
    elif content_hash(db) != expected:
        yield "数据库内容与清单的内容校验值不符。 The content is not what the manifest says."


def _resources(store: Store, names: Iterator[str]) -> Iterator[str]:
    for sha256 in names:
        try:
            store.read(sha256)
        except CrawlerError as error:
            yield str(error)
