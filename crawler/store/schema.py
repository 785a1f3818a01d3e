"""``crawl.db``: what was asked for, what came back, what is due. The crawler is its only writer.

Times are ISO 8601 UTC to the second. The store holds the bytes; this file says where each of them is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from crawler.errors import CrawlerError

BUSY_SECONDS = 60.0

# One script per version; PRAGMA user_version says how many have been applied. Never edit, only append.
MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE portal (
        id TEXT PRIMARY KEY, host TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT, division TEXT NOT NULL,
        family TEXT NOT NULL, verified TEXT NOT NULL, registered INTEGER NOT NULL DEFAULT 1
    );
    CREATE TABLE source (
        id TEXT PRIMARY KEY, portal_id TEXT NOT NULL REFERENCES portal(id), url TEXT NOT NULL,
        title TEXT NOT NULL, issuer TEXT, division TEXT, expected_reports INTEGER,
        expected_first_year INTEGER, registered INTEGER NOT NULL DEFAULT 1, next_due TEXT,
        moved_to TEXT
    );
    CREATE TABLE run (
        id TEXT PRIMARY KEY, started TEXT NOT NULL, finished TEXT, exit_code INTEGER,
        due_only INTEGER NOT NULL, version TEXT NOT NULL
    );
    CREATE TABLE source_run (
        run_id TEXT NOT NULL REFERENCES run(id), source_id TEXT NOT NULL REFERENCES source(id),
        started TEXT NOT NULL, finished TEXT, outcome TEXT, reason_code TEXT, reason_zh TEXT,
        reason_en TEXT, declared INTEGER, listed INTEGER NOT NULL DEFAULT 0,
        fetched INTEGER NOT NULL DEFAULT 0, new INTEGER NOT NULL DEFAULT 0,
        changed INTEGER NOT NULL DEFAULT 0, vanished INTEGER NOT NULL DEFAULT 0,
        errors INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0,
        seconds REAL NOT NULL DEFAULT 0, PRIMARY KEY (run_id, source_id)
    );
    CREATE INDEX source_run_of_source ON source_run(source_id, started);
    CREATE TABLE segment (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, created TEXT NOT NULL,
        bytes INTEGER NOT NULL DEFAULT 0, sealed INTEGER NOT NULL DEFAULT 0, sha256 TEXT
    );
    CREATE TABLE resource (
        sha256 TEXT PRIMARY KEY, bytes INTEGER NOT NULL, content_type TEXT NOT NULL,
        encoding TEXT NOT NULL, payload_sha256 TEXT NOT NULL, record_id TEXT NOT NULL,
        record_url TEXT NOT NULL, segment_id INTEGER NOT NULL REFERENCES segment(id),
        offset INTEGER NOT NULL, length INTEGER NOT NULL, quarantined INTEGER NOT NULL,
        first_seen TEXT NOT NULL, last_seen TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE fetch (
        id INTEGER PRIMARY KEY, run_id TEXT NOT NULL, portal_id TEXT NOT NULL, source_id TEXT,
        kind TEXT NOT NULL, url TEXT NOT NULL, target_url TEXT NOT NULL, started TEXT NOT NULL,
        outcome TEXT NOT NULL, status INTEGER, sha256 TEXT, content_type TEXT,
        bytes INTEGER NOT NULL DEFAULT 0, seconds REAL NOT NULL DEFAULT 0, address TEXT,
        tls TEXT, complete INTEGER NOT NULL, error TEXT, segment_id INTEGER, offset INTEGER,
        length INTEGER
    );
    CREATE INDEX fetch_of_source ON fetch(source_id, run_id);
    CREATE INDEX fetch_of_url ON fetch(target_url);
    CREATE TABLE capture (
        id INTEGER PRIMARY KEY, portal_id TEXT NOT NULL, source_id TEXT NOT NULL, kind TEXT NOT NULL,
        url TEXT NOT NULL, final_url TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES resource(sha256),
        content_type TEXT NOT NULL, status INTEGER NOT NULL, parent_url TEXT, title TEXT, issuer TEXT,
        published TEXT, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
        fetches INTEGER NOT NULL DEFAULT 1, UNIQUE (url, sha256)
    );
    CREATE TABLE document (
        source_id TEXT NOT NULL REFERENCES source(id), url TEXT NOT NULL, kind TEXT NOT NULL,
        parent_url TEXT, title TEXT, issuer TEXT, published TEXT, first_listed TEXT NOT NULL,
        listed_run TEXT, vanished TEXT, pending INTEGER NOT NULL DEFAULT 0, next_due TEXT, last_fetched TEXT,
        last_changed TEXT, sha256 TEXT, etag TEXT, last_modified TEXT, checks INTEGER NOT NULL DEFAULT 0,
        missing_nights INTEGER NOT NULL DEFAULT 0, outcome TEXT, PRIMARY KEY (source_id, url)
    ) WITHOUT ROWID;
    CREATE INDEX document_pending ON document(source_id) WHERE pending;
    CREATE TABLE event (
        id INTEGER PRIMARY KEY, run_id TEXT NOT NULL, source_id TEXT NOT NULL, at TEXT NOT NULL,
        kind TEXT NOT NULL, url TEXT, detail TEXT
    );
    """,
    "ALTER TABLE source ADD COLUMN hours TEXT",  # 22:00-06:00 in China, NULL for any time
)


class NewerDatabaseError(CrawlerError):
    """``crawl.db`` was written by a newer version of this program."""

    code = "newer_database"


def now() -> str:
    """The current time as it is written into ``crawl.db``."""
    return stamp(datetime.now(UTC))


def stamp(moment: datetime) -> str:
    """*moment* (with time zone) as ISO 8601 UTC to the second, ``2026-01-13T03:04:05Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def open_for_writing(path: Path) -> sqlite3.Connection:
    """``crawl.db`` at the current version, in WAL mode; a commit is on the disk when it returns.

    Raises:
        NewerDatabaseError: the file comes from a newer version.
    """
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    _migrate(connection, path)
    return connection


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection | None]:
    """A read-only connection, or None when nothing has been crawled yet."""
    connection = open_for_reading(path)
    try:
        yield connection
    finally:
        if connection is not None:
            connection.close()


def open_for_reading(path: Path) -> sqlite3.Connection | None:
    """``crawl.db`` read-only, or None when nothing has been crawled yet."""
    if not path.exists():
        return None
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
    connection.row_factory = sqlite3.Row
    return connection


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    version = applied(connection)
    if version > len(MIGRATIONS):
        raise NewerDatabaseError(
            f"{path} 由更新版本的程序写成（{version} > {len(MIGRATIONS)}），请升级。"
            f" {path} was written by a newer version of nianbao ({version} > {len(MIGRATIONS)}); upgrade."
        )
    while (version := applied(connection)) < len(MIGRATIONS):
        connection.executescript(
            f"BEGIN IMMEDIATE; {MIGRATIONS[version]}; PRAGMA user_version = {version + 1}; COMMIT;"
        )


def applied(connection: sqlite3.Connection) -> int:
    """How many of the migrations a database has seen."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
