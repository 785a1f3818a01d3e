"""Opening and closing sources and runs in ``crawl.db``, and noting captures: the rows others read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from scrapy.http import Response

from crawler import outcome, schedule
from crawler.families.base import Detail
from crawler.fetch.context import CrawlContext
from crawler.frontier import Document
from crawler.registry import Portal, Source
from crawler.source.judge import judge
from crawler.source.walk import SourceWalk
from crawler.store import schema
from crawler.target import RENDERED_KEY, SHA256_KEY, Target


def open_source(context: CrawlContext, portal: Portal, source: Source) -> SourceWalk:
    """Start a source's run: its row, and the documents that are due."""
    identity = portal.source_id(source)
    moved = context.ledger.database.execute(
        "SELECT moved_to FROM source WHERE id = ?", (identity,)
    ).fetchone()
    walk = SourceWalk(portal, source, (moved and moved["moved_to"]) or source.url, context.frontier)
    walk.lists_only = context.lists_only
    walk.hours = None if context.any_hour else portal.hours
    context.ledger.write(
        "INSERT INTO source_run (run_id, source_id, started) VALUES (?, ?, ?)",
        context.run_id,
        identity,
        schema.now(),
    )
    context.frontier.open_source(identity)
    return walk


def close_source(context: CrawlContext, walk: SourceWalk, *, interrupted: bool) -> dict[str, Any]:
    """Judge a source's run and write its row and its next visit. The row, for the progress display."""
    found = walk.close(interrupted=interrupted)
    found.listed_before, found.gone_before = _history(context, walk.id)
    ended, why = judge(found, datetime.now(schedule.CHINA).date())
    row = {
        "outcome": ended.value,
        "reason_code": why and why.code,
        "reason_zh": why and why.zh,
        "reason_en": why and why.en,
        "declared": found.declared,
        "listed": found.listed,
        "fetched": found.fetched,
        "new": walk.new,
        "changed": walk.changed,
        "vanished": found.vanished,
        "errors": walk.errors + (found.failed_outcome is not None),
        "bytes": walk.bytes,
        "finished": schema.now(),
    }
    columns = ", ".join(f'"{name}" = ?' for name in row)
    context.ledger.write(
        f"UPDATE source_run SET {columns}, seconds = (julianday(?) - julianday(started)) * 86400"
        " WHERE run_id = ? AND source_id = ?",
        *row.values(),
        row["finished"],
        context.run_id,
        walk.id,
    )
    context.ledger.write(
        "UPDATE source SET next_due = ? WHERE id = ?",
        schema.stamp(schedule.next_source_visit(datetime.now(UTC), ended)),
        walk.id,
    )
    if walk.moved_to and found.lines:
        context.ledger.write("UPDATE source SET moved_to = ? WHERE id = ?", walk.moved_to, walk.id)
        context.frontier.event(walk.id, "moved", walk.moved_to, walk.url)
    context.ledger.commit()
    return {"source": walk.id, **row}


def capture(
    context: CrawlContext,
    target: Target,
    response: Response | None,
    *,
    kind: str | None = None,
    detail: Detail | None = None,
) -> None:
    """Note that a body of outcome ok was found at ``target.url``; the same body again counts one more."""
    if response is None or response.meta.get(SHA256_KEY) is None:
        return
    rendered = response.meta.get(RENDERED_KEY)
    if rendered is not None and target.kind == "detail":
        _upsert_capture(context, target, response, rendered, "rendered", detail)
    _upsert_capture(context, target, response, response.meta[SHA256_KEY], kind or target.kind, detail)


def _upsert_capture(
    context: CrawlContext, target: Target, response: Response, sha256: str, kind: str, detail: Detail | None
) -> None:
    hint_published = detail.published.isoformat() if detail and detail.published else None
    context.ledger.write(
        "INSERT INTO capture (portal_id, source_id, kind, url, final_url, sha256, content_type, status,"
        " parent_url, title, issuer, published, first_seen, last_seen)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (url, sha256) DO UPDATE SET"
        " last_seen = excluded.last_seen, fetches = fetches + 1,"
        " kind = CASE WHEN excluded.kind IN ('detail', 'attachment') THEN excluded.kind ELSE kind END,"
        " parent_url = coalesce(excluded.parent_url, parent_url),"
        " title = coalesce(excluded.title, title), issuer = coalesce(excluded.issuer, issuer),"
        " published = coalesce(excluded.published, published)",
        target.portal_id,
        target.source_id,
        kind,
        target.url,
        response.url,
        sha256,
        (response.headers.get("Content-Type") or b"").decode("latin-1"),
        response.status,
        target.parent_url,
        target.title or (detail.title if detail else None),
        target.issuer or (detail.issuer if detail else None),
        target.published or hint_published,
        schema.now(),
        schema.now(),
    )


def captured_again(context: CrawlContext, document: Document) -> None:
    """The server says the body we hold is still the one: it was seen again."""
    context.ledger.write(
        "UPDATE capture SET last_seen = ?, fetches = fetches + 1 WHERE url = ? AND sha256 = ?",
        schema.now(),
        document.url,
        document.sha256,
    )


def register(database: sqlite3.Connection, portals: Iterable[Portal]) -> None:
    """Bring the portal and source tables up to the registry. What left it stays, marked so."""
    database.execute("UPDATE portal SET registered = 0")
    database.execute("UPDATE source SET registered = 0")
    for portal in portals:
        _upsert(
            database,
            "portal",
            {
                "id": portal.id,
                "host": portal.host,
                "name": portal.title.zh,
                "name_en": portal.title.en,
                "division": portal.division,
                "family": portal.family,
                "verified": portal.verified or "derived",
                "registered": 1,
            },
        )
        hours = str(portal.hours) if portal.hours else None
        for source in portal.sources:
            database.execute(  # a person has corrected the address: what was found instead is forgotten
                "UPDATE source SET moved_to = NULL WHERE id = ? AND url <> ?",
                (portal.source_id(source), source.url),
            )
            _upsert(database, "source", {**_source_row(portal, source), "hours": hours})


def close_killed_runs(database: sqlite3.Connection) -> None:
    """Runs that were killed left sources open: what they did stands, but they did not finish."""
    why = outcome.reason("interrupted")
    database.execute(
        "UPDATE source_run SET outcome = 'incomplete', reason_code = ?, reason_zh = ?, reason_en = ?"
        " WHERE outcome IS NULL",
        (why.code, why.zh, why.en),
    )


def _source_row(portal: Portal, source: Source) -> dict[str, Any]:
    return {
        "id": portal.source_id(source),
        "portal_id": portal.id,
        "url": source.url,
        "title": source.title,
        "issuer": source.issuer,
        "division": source.division,
        "expected_reports": source.expect.reports,
        "expected_first_year": source.expect.first_year,
        "registered": 1,
    }


def _upsert(database: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    columns = ", ".join(row)
    marks = ", ".join("?" * len(row))
    updates = ", ".join(f"{name} = excluded.{name}" for name in row)
    database.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {updates}",
        tuple(row.values()),
    )


def _history(context: CrawlContext, source_id: str) -> tuple[int | None, int]:
    """What the last complete run listed, and on how many days in a row before this run the list was gone."""
    rows = context.ledger.database.execute(
        "SELECT outcome, reason_code, listed, substr(started, 1, 10) AS day FROM source_run"
        " WHERE source_id = ? AND run_id <> ? AND outcome IS NOT NULL ORDER BY started DESC LIMIT 60",
        (source_id, context.run_id),
    ).fetchall()
    before = next((row["listed"] for row in rows if row["outcome"] == "complete"), None)
    days: set[str] = set()
    for row in rows:
        if row["reason_code"] not in (outcome.GONE, outcome.SOFT_404):
            break
        days.add(row["day"])
    return before, len(days)
