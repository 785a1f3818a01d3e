"""What the crawler knows, read-only: portals, sources, runs, source runs, fetches. Public face."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TypeVar

from crawler.store import schema
from crawler.workspace import Workspace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PortalRow:
    """A government site. ``registered`` is false once its file has left the registry."""

    id: str
    host: str
    name: str
    name_en: str | None
    division: str
    family: str
    verified: str
    registered: bool


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A list on a portal, what is expected of it, and how it has fared. Times are ISO UTC."""

    id: str
    portal_id: str
    url: str
    title: str
    issuer: str | None
    division: str | None
    expected_reports: int | None
    expected_first_year: int | None
    registered: bool
    next_due: str | None
    last_attempt: str | None
    last_success: str | None
    last_outcome: str | None


@dataclass(frozen=True, slots=True)
class RunRow:
    """One execution of the crawler; ``finished`` and ``exit_code`` are None if it was killed."""

    id: str
    started: str
    finished: str | None
    exit_code: int | None
    due_only: bool
    version: str


@dataclass(frozen=True, slots=True)
class SourceRunRow:
    """How one source fared in one run (reliability vocabulary: complete … failed)."""

    run_id: str
    source_id: str
    started: str
    finished: str | None
    outcome: str
    reason_code: str | None
    reason_zh: str | None
    reason_en: str | None
    declared: int | None
    listed: int
    fetched: int
    new: int
    changed: int
    vanished: int
    errors: int
    bytes: int
    seconds: float


@dataclass(frozen=True, slots=True)
class FetchRow:
    """One attempt. ``target_url`` is what was wanted, ``url`` what this hop asked for.

    ``tls`` is ``verified``, ``legacy`` (verified, after a legacy-compatible retry) or None for plain http.
    """

    id: int
    run_id: str
    portal_id: str
    source_id: str | None
    kind: str
    url: str
    target_url: str
    started: str
    outcome: str
    status: int | None
    sha256: str | None
    content_type: str | None
    bytes: int
    seconds: float
    address: str | None
    tls: str | None
    complete: bool
    error: str | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something that happened to a source's list: a report vanished, came back, a column moved."""

    id: int
    run_id: str
    source_id: str
    at: str
    kind: str
    url: str | None
    detail: str | None


OUTSIDE_WINDOW = "outside_window"  # the kind of an event: a source was due, its portal's window not open

SOURCES = """
SELECT source.*,
  (SELECT max(started) FROM source_run WHERE source_id = source.id) AS last_attempt,
  (SELECT max(started) FROM source_run WHERE source_id = source.id
     AND outcome IN ('complete', 'declared_empty')) AS last_success,
  (SELECT outcome FROM source_run WHERE source_id = source.id AND outcome IS NOT NULL
     ORDER BY started DESC, rowid DESC LIMIT 1) AS last_outcome
FROM source ORDER BY id
"""


def portals(workspace: Workspace) -> Iterator[PortalRow]:
    """Every portal ever registered, by id."""
    return _rows(workspace, PortalRow, "SELECT * FROM portal ORDER BY id")


def sources(workspace: Workspace) -> Iterator[SourceRow]:
    """Every source ever registered, by id."""
    return _rows(workspace, SourceRow, SOURCES)


def runs(workspace: Workspace) -> Iterator[RunRow]:
    """Every run, oldest first."""
    return _rows(workspace, RunRow, "SELECT * FROM run ORDER BY started, rowid")


def source_runs(
    workspace: Workspace, run_id: str | None = None, source_id: str | None = None
) -> Iterator[SourceRunRow]:
    """How sources fared, oldest first; those of a run still going on are left out."""
    sql = """SELECT * FROM source_run WHERE outcome IS NOT NULL AND coalesce(?1, run_id) = run_id
             AND coalesce(?2, source_id) = source_id ORDER BY started, rowid"""
    return _rows(workspace, SourceRunRow, sql, run_id, source_id)


def fetches(
    workspace: Workspace, run_id: str | None = None, source_id: str | None = None
) -> Iterator[FetchRow]:
    """The fetch log, oldest first."""
    sql = """SELECT * FROM fetch WHERE coalesce(?1, run_id) = run_id
             AND (?2 IS NULL OR source_id = ?2) ORDER BY id"""
    return _rows(workspace, FetchRow, sql, run_id, source_id)


def events(workspace: Workspace, run_id: str | None = None) -> Iterator[EventRow]:
    """Vanished and returned reports, moved columns, oldest first."""
    return _rows(
        workspace, EventRow, "SELECT * FROM event WHERE coalesce(?1, run_id) = run_id ORDER BY id", run_id
    )


def windows(workspace: Workspace) -> dict[str, str]:
    """The sources that are crawled at certain hours only: source id → ``22:00-06:00`` in China's time."""
    with schema.reading(workspace.crawl_db) as connection:
        if connection is None or schema.applied(connection) < 2:
            return {}
        found = connection.execute("SELECT id, hours FROM source WHERE hours IS NOT NULL AND registered")
        return dict(found.fetchall())


def _rows(workspace: Workspace, kind: type[T], sql: str, *parameters: object) -> Iterator[T]:
    with schema.reading(workspace.crawl_db) as connection:
        if connection is None:
            return
        for row in connection.execute(sql, parameters):
            yield row_as(kind, row)


def row_as(kind: type[T], row: sqlite3.Row) -> T:
    """A row as dataclass *kind*: the columns it names; integers for its ``bool`` fields become bools."""
    values = {
        field.name: bool(row[field.name]) if field.type == "bool" else row[field.name]
        for field in fields(kind)  # type: ignore[arg-type]
    }
    return kind(**values)
