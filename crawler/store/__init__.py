"""Every byte received, read back by sha256: WARC 1.1 segments and their index. Public face.

A resource is a body with its transfer and content encodings removed; the segment keeps it as received.
"""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from crawler.errors import CrawlerError
from crawler.store import encoding, schema, warc
from crawler.store.results import row_as
from crawler.workspace import Workspace

# Kinds of captures that may hold a report; lists and robots.txt never do.
DOCUMENTS = ("detail", "attachment", "rendered")
FIND = """SELECT resource.*, segment.name FROM resource JOIN segment ON segment.id = segment_id
WHERE resource.sha256 = ?"""
SLACK = 65536  # bytes by which an inner encoding may exceed the body


class UnknownResourceError(CrawlerError, KeyError):
    """The store holds no body with this sha256."""

    code = "unknown_resource"

    def __str__(self) -> str:
        return str(self.args[0])


class DamagedResourceError(CrawlerError):
    """The bytes on disk are not those that were stored."""

    code = "damaged_resource"


@dataclass(frozen=True, slots=True)
class Resource:
    """The bytes of a body, named by their sha256 (lower-case hex). Times are ISO UTC."""

    sha256: str
    bytes: int
    content_type: str
    first_seen: str
    last_seen: str


@dataclass(frozen=True, slots=True)
class Capture:
    """A body found at an address: one per (url, sha256), only where the fetch was ok.

    ``kind`` is list, api, detail, attachment, robots or rendered; ``parent_url`` the page that links an
    attachment; ``title`` the text of the list line or of the link; ``issuer`` and ``published`` are hints.
    ``sequence`` grows with every new capture.
    """

    sequence: int
    portal_id: str
    source_id: str
    kind: str
    url: str
    final_url: str
    sha256: str
    content_type: str
    status: int
    parent_url: str | None
    title: str | None
    issuer: str | None
    published: str | None
    first_seen: str
    last_seen: str
    fetches: int


class Store:
    """Read access to the kept bytes; safe while a crawl is writing and in several processes."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._local = threading.local()  # one connection per thread: opening one costs more than a read

    def read(self, sha256: str) -> bytes:
        """The body named *sha256*, checked against its name.

        Raises:
            UnknownResourceError: no such body.
            DamagedResourceError: the segment is missing or its bytes have changed.
        """
        row = self._find(sha256)
        if row is None:
            raise UnknownResourceError(f"存档中没有 {sha256}。 The store holds no body {sha256}.")
        try:
            member = warc.read_member(self._workspace.store / row["name"], row["offset"], row["length"])
            body = encoding.decode(warc.payload(member), row["encoding"], row["bytes"] + SLACK)
        except (OSError, ValueError) as error:
            raise _damaged(sha256, row["name"], str(error)) from error
        if hashlib.sha256(body).hexdigest() != sha256:
            raise _damaged(sha256, row["name"], "sha256")
        return body

    def _find(self, sha256: str) -> sqlite3.Row | None:
        if getattr(self._local, "connection", None) is None:
            self._local.connection = schema.open_for_reading(self._workspace.crawl_db)
        connection: sqlite3.Connection | None = self._local.connection
        if connection is None:
            return None
        row: sqlite3.Row | None = connection.execute(FIND, (sha256,)).fetchone()
        return row

    def resources(self, seen_since: str = "") -> Iterator[Resource]:
        """Every body not quarantined, in order of its name; only those seen at *seen_since* or later."""
        sql = "SELECT * FROM resource WHERE NOT quarantined AND last_seen >= ? ORDER BY sha256"
        with schema.reading(self._workspace.crawl_db) as connection:
            for row in connection.execute(sql, (seen_since,)) if connection else ():
                yield row_as(Resource, row)

    def captures(
        self,
        kinds: Collection[str] = ("detail", "attachment"),
        since: int | None = None,
        seen_since: str = "",
    ) -> Iterator[Capture]:
        """Captures of these *kinds*, oldest first; only those with a ``sequence`` above *since*.

        Whatever changes in a capture, ``last_seen`` does too: those seen at *seen_since* or later are all
        that can differ from what was there then.
        """
        marks = ", ".join("?" * len(kinds))
        sql = f"""SELECT id AS sequence, * FROM capture
            WHERE kind IN ({marks}) AND id > ? AND last_seen >= ? ORDER BY id"""
        with schema.reading(self._workspace.crawl_db) as connection:
            for row in connection.execute(sql, (*kinds, since or 0, seen_since)) if connection else ():
                yield row_as(Capture, row)

    def count(self, kinds: Collection[str]) -> int:
        """How many captures of these *kinds* there are."""
        marks = ", ".join("?" * len(kinds))
        sql = f"SELECT count(*) FROM capture WHERE kind IN ({marks})"
        with schema.reading(self._workspace.crawl_db) as connection:
            return int(connection.execute(sql, (*kinds,)).fetchone()[0]) if connection else 0


def _damaged(sha256: str, segment: str, why: str) -> DamagedResourceError:
    return DamagedResourceError(
        f"存档文件 {segment} 中的 {sha256} 已损坏（{why}），请从备份恢复。"
        f" {sha256} in segment {segment} is damaged ({why}); restore the segment from a backup."
    )
