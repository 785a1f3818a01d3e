"""Public face of the reader for the next stage: iterate over what every resource says."""

from __future__ import annotations

import sqlite3
import threading
import zlib
from collections.abc import Iterator
from typing import Any

import orjson

from crawler.workspace import Workspace
from extract.version import extractor_version

LEVEL = 5  # of zlib: 9 takes four times as long for 3 % less
SCHEMA = """
CREATE TABLE IF NOT EXISTS extract (
    sha256 TEXT NOT NULL,             -- of the resource read, or the name of a page with its pictures
    extractor_version TEXT NOT NULL,
    document BLOB NOT NULL,           -- zlib of the canonical JSON (design §8)
    PRIMARY KEY (sha256, extractor_version)
)
"""


class Extracts:
    """The readings in ``extracts.db``, those of the current extractor version unless *version* names another.

    A workspace without ``extracts.db`` has no extracts; that is no error.
    """

    def __init__(self, workspace: Workspace, version: str | None = None) -> None:
        self._path = workspace.extracts_db
        self._version = version or extractor_version()
        self._local = threading.local()  # one connection per thread: opening one costs more than a read

    def get(self, sha256: str) -> dict[str, Any] | None:
        """The extract of one resource (the JSON object of design §8), or None when it has not been read."""
        query = "SELECT document FROM extract WHERE sha256 = ? AND extractor_version = ?"
        row = next(iter(self._rows(query, (sha256, self._version))), None)
        return None if row is None else _decode(row[0])

    def __iter__(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """(sha256, extractor version, extract) of every resource read, ordered by sha256."""
        query = "SELECT sha256, document FROM extract WHERE extractor_version = ? ORDER BY sha256"
        for sha256, document in self._rows(query, (self._version,)):
            yield sha256, self._version, _decode(document)

    def known(self) -> set[str]:
        """The sha256 of every resource read."""
        query = "SELECT sha256 FROM extract WHERE extractor_version = ?"
        return {row[0] for row in self._rows(query, (self._version,))}

    def _rows(self, query: str, parameters: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
        database = self._database()
        if database is not None:
            yield from database.execute(query, parameters)

    def _database(self) -> sqlite3.Connection | None:
        """The connection of this thread; None while nothing has been read yet."""
        known: sqlite3.Connection | None = getattr(self._local, "database", None)
        if known is not None or not self._path.exists():
            return known
        opened = sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True)
        if opened.execute("SELECT 1 FROM sqlite_master WHERE name = 'extract'").fetchone() is None:
            opened.close()
            return None
        self._local.database = opened
        return opened


def encode(document: bytes) -> bytes:
    """Canonical JSON bytes as they are kept."""
    return zlib.compress(document, LEVEL)


def _decode(document: bytes) -> dict[str, Any]:
    extract: dict[str, Any] = orjson.loads(zlib.decompress(document))
    return extract
