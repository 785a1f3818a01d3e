"""The WARC segments a crawl appends to. A record is durable once :meth:`Segments.sync` returns.

Order of every commit: append, fsync, then the index rows. After a crash the bytes behind the last indexed
record are a torn tail; they are cut off before anything is appended again.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from crawler.store import schema, warc

MAX_SEGMENT_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: segment, first byte, number of (compressed) bytes."""

    segment_id: int
    offset: int
    length: int


class Segments:
    """The one open segment of this process; *database* is the writing connection to ``crawl.db``.

    A segment is locked (``flock``) by its writer, so that two processes never share one.
    """

    def __init__(
        self, directory: Path, database: sqlite3.Connection, max_bytes: int = MAX_SEGMENT_BYTES
    ) -> None:
        self._directory = directory
        self._database = database
        self._max_bytes = max_bytes
        self._file: BinaryIO | None = None
        self._path = directory
        self._id = 0
        self._end = 0
        self._synced = 0
        directory.mkdir(parents=True, exist_ok=True)
        self._recover()

    def __enter__(self) -> Segments:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def append(self, *records: warc.Record) -> list[Place]:
        """Append *records* (they stay together in one segment); not durable before :meth:`sync`."""
        members = [record.member() for record in records]
        if self._file is None or self._end + sum(map(len, members)) > self._max_bytes:
            self._start()
        assert self._file is not None
        places = []
        for member in members:
            self._file.write(member)
            places.append(Place(self._id, self._end, len(member)))
            self._end += len(member)
        return places

    def sync(self) -> None:
        """Everything appended is on the disk when this returns; its length is noted for the next commit."""
        if self._file and self._synced < self._end:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._database.execute("UPDATE segment SET bytes = ? WHERE id = ?", (self._end, self._id))
            self._synced = self._end

    def close(self) -> None:
        """Make everything durable and let go of the segment; the next writer continues it."""
        if self._file:
            self.sync()
            self._file.close()
            self._file = None

    def _recover(self) -> None:
        """Cut torn tails off the segments nobody writes to; continue the last one that has room."""
        rows = self._database.execute("SELECT id, name, bytes FROM segment WHERE NOT sealed ORDER BY id")
        for identity, name, end in rows.fetchall():
            file = _locked(self._directory / name)
            if file is None:
                continue
            file.truncate(end)
            file.seek(end)
            os.fsync(file.fileno())
            self._take(file, self._directory / name, identity, end)
        if self._end >= self._max_bytes:
            self._seal()
        self._remove_unknown()

    def _remove_unknown(self) -> None:
        """A segment file created just before a crash has no row yet and holds nothing that counts."""
        known = {name for (name,) in self._database.execute("SELECT name FROM segment")}
        for path in self._directory.glob("*.warc.gz"):
            if path.name not in known and (file := _locked(path)):
                path.unlink()
                file.close()

    def _take(self, file: BinaryIO, path: Path, identity: int, end: int) -> None:
        if self._file:
            self._seal()
        self._file, self._path, self._id, self._end, self._synced = file, path, identity, end, end

    def _start(self) -> None:
        if self._file:
            self._seal()
        created = schema.now()
        number = self._database.execute("SELECT coalesce(max(id), 0) + 1 FROM segment").fetchone()[0]
        name = f"nianbao-{created.replace(':', '').replace('-', '')}-{number:05d}.warc.gz"
        file = _locked(self._directory / name)
        assert file is not None, "a segment of this name is being written by another process"
        _sync_directory(self._directory)
        self._database.execute(
            "INSERT INTO segment (id, name, created) VALUES (?, ?, ?)", (number, name, created)
        )
        self._take(file, self._directory / name, number, 0)
        self.append(_warcinfo(name, created))

    def _seal(self) -> None:
        assert self._file is not None
        self.sync()
        with self._path.open("rb") as whole:
            digest = hashlib.file_digest(whole, "sha256").hexdigest()
        self._database.execute(
            "UPDATE segment SET sealed = 1, sha256 = ?, bytes = ? WHERE id = ?", (digest, self._end, self._id)
        )
        self._path.chmod(0o444)
        self._file.close()
        self._file, self._end = None, 0


def _locked(path: Path) -> BinaryIO | None:
    """*path* open for reading and writing, created if need be; None when another process holds it."""
    file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o644), "r+b")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _warcinfo(name: str, created: str) -> warc.Record:
    block = b"software: nianbao\r\nformat: WARC File Format 1.1\r\n"
    return warc.Record("warcinfo", None, created, "application/warc-fields", block, {"WARC-Filename": name})
