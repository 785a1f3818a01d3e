"""Prove the current release: its files, its content, and the kept bytes, read again.

Every original is read back from the store and checked against its name; reports are read anew from those
bytes, and each cell compared with the published one.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from archive.errors import ArchiveError
from archive.releases import DATABASE, MANIFEST, damage, last_release, sums
from archive.releases.content import content_hash
from crawler.errors import CrawlerError
from crawler.exit_codes import ExitCode
from crawler.progress import progress as show_progress
from crawler.store import DOCUMENTS, Store
from crawler.workspace import Workspace
from extract.together import PageWithPictures, name_of, pages_with_pictures

# Which pictures the page of a report was read with: its report, its sha256, address and sha256 of each
PICTURES = """SELECT p.id, p.sha256, s.url, r.sha256
  FROM report_source s JOIN resource r ON r.id = s.resource_id
  JOIN report p ON p.id = s.report_id AND p.version = s.version AND p.url = s.publication_url
  WHERE s.role = 'picture'"""
SHOWN = 10  # problems named in the summary
REREAD = 500  # reports read anew, evenly spread; all of them in a smaller archive


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
    reread: int
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
            f"版本 {self.release} 核验无误：{self.files} 个文件、{self.resources} 份原件、重读年报"
            f" {self.reread} 份，{self.seconds:.1f} 秒。 Release {self.release} holds: {self.files} files,"
            f" {self.resources} originals, {self.reread} reports read anew, {self.seconds:.1f} s."
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
    problems, names, reports = list(damage(release)), [], []
    try:
        with closing(_open(release / DATABASE)) as db:
            names = [row[0] for row in db.execute("SELECT sha256 FROM resource ORDER BY sha256")]
            shown = show_progress(names, label="核验 verify", total=len(names)) if progress else iter(names)
            store, reports = Store(workspace), _chosen(db)
            problems += _content(db, _stated_hash(release))
            problems += [*_resources(store, shown), *_reports(db, store, reports)]
    except sqlite3.DatabaseError as error:
        problems.append(f"数据库已损坏：{error}。 The database is damaged.")
    return VerifySummary(
        release.name,
        len(sums(release)),
        len(names),
        len(reports),
        tuple(problems),
        time.monotonic() - started,
    )


def _open(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)


def _stated_hash(release: Path) -> str:
    """The content hash of the manifest; empty when it cannot be read (its checksum has said so by then)."""
    try:
        stated = json.loads((release / MANIFEST).read_text(encoding="utf-8"))
        return str(stated["content_hash"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


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


def _chosen(db: sqlite3.Connection) -> list[tuple[int, str, str]]:
    """(id, uid, sha256) of the reports to read anew: those read by the reader of today, evenly spread."""
    from extract.version import extractor_version

    query = "SELECT id, uid, sha256 FROM report WHERE extractor = ? ORDER BY id"
    found = db.execute(query, [extractor_version()]).fetchall()
    return found[:: -(-len(found) // REREAD)] if found else []


def _reports(db: sqlite3.Connection, store: Store, reports: list[tuple[int, str, str]]) -> Iterator[str]:
    from extract import task
    from extract.sandbox import Sandbox

    with_pictures = _read_with_pictures(db, store)
    with closing(Sandbox()) as sandbox:  # hostile documents stay in a limited child
        for report_id, uid, sha256 in reports:
            page = with_pictures.get(report_id)
            try:
                data = store.read(sha256) if page is None else page.saved(store.read)
                again = json.loads(task.run(sandbox, data).document)["cells"]
            except CrawlerError:
                continue  # already named among the originals
            yield from _compared(db, report_id, uid, again)


def _read_with_pictures(db: sqlite3.Connection, store: Store) -> dict[int, PageWithPictures]:
    """The pages that were read together with their pictures, by report."""
    shown: dict[tuple[int, str], list[tuple[str, str]]] = defaultdict(list)
    for report_id, page, *picture in db.execute(PICTURES):
        shown[report_id, page].append((picture[0], picture[1]))
    known = (
        {page.name: page for page in pages_with_pictures(partial(store.captures, DOCUMENTS))} if shown else {}
    )
    names = ((report_id, name_of(page, pictures)) for (report_id, page), pictures in shown.items())
    return {report_id: known[name] for report_id, name in names if name in known}


def _compared(db: sqlite3.Connection, report_id: int, uid: str, again: dict[str, Any]) -> Iterator[str]:
    rows = db.execute("SELECT cell_id, raw, state, number FROM cell WHERE report_id = ?", [report_id])
    published = {cell_id: tuple(rest) for cell_id, *rest in rows}
    read = {name: (cell["raw"], cell["state"], cell["number"]) for name, cell in again.items()}
    for cell_id in sorted(published.keys() | read.keys()):
        if published.get(cell_id) != read.get(cell_id):
            yield (
                f"年报 {uid} 的 {cell_id} 重读为 {read.get(cell_id)}，公布的是 {published.get(cell_id)}。"
                " Read anew, a cell is not what was published."
            )
