"""The crawl as the archive publishes it: portals, sources, runs, fetches and the resources captured."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple
from typing import Any

from archive.inputs import Inputs
from archive.schema.database import column, insert, transaction
from archive.schema.stable import stable_id
from archive.schema.tables.work import PUBLICATION

# What decides whose report it is besides the documents themselves (archive.reading.bodies).
_REGISTERED = "SELECT id, host, division FROM portal UNION ALL SELECT id, issuer, division FROM source"
_PUBLISHED_THERE = """
WITH changed AS (SELECT value FROM json_each(?)), there AS (
  SELECT url, parent_url FROM work_capture
  WHERE portal_id IN (SELECT value FROM changed) OR source_id IN (SELECT value FROM changed))
SELECT url FROM there UNION SELECT parent_url FROM there WHERE parent_url IS NOT NULL
"""


def record(db: sqlite3.Connection, inputs: Inputs) -> None:
    """Bring the crawl's own tables up to date; of the fetch log, only runs not finished at the last build.

    What was published by a portal or source that is registered otherwise now becomes due again.
    """
    with transaction(db):
        before = set(db.execute(_REGISTERED))
        finished = set(column(db, "SELECT id FROM run WHERE finished IS NOT NULL"))
        runs = list(inputs.runs())
        _replace(db, "portal", inputs.portals())
        _replace(db, "source", inputs.sources())
        _resolve_again(db, sorted({row[0] for row in before ^ set(db.execute(_REGISTERED))}))
        _replace(db, "run", runs)
        _replace(db, "source_run", inputs.source_runs())
        _replace(db, "event", inputs.events())
        for run in runs:
            if run.id not in finished:
                db.execute("DELETE FROM fetch WHERE run_id = ?", [run.id])
                insert(db, "fetch", map(astuple, inputs.fetches(run.id)))


def _resolve_again(db: sqlite3.Connection, changed: list[str]) -> None:
    if changed:
        urls = column(db, _PUBLISHED_THERE, [json.dumps(changed)])
        insert(db, "work_due", ((PUBLICATION, url) for url in urls), "INSERT OR IGNORE")


def record_resources(db: sqlite3.Connection, inputs: Inputs) -> None:
    """One row per resource captured as a page, an attachment or a rendered page."""
    # A killed build may have taken over captures without their resources: its own rows say how far it came.
    (since,) = db.execute("SELECT ifnull(max(last_seen), '') FROM resource").fetchone()
    db.execute("CREATE TEMP TABLE body(id, sha256, bytes, content_type, first_seen, last_seen)")
    with transaction(db):
        db.executemany(
            "INSERT INTO temp.body VALUES (?, ?, ?, ?, ?, ?)",
            (
                (
                    stable_id(row.sha256),
                    row.sha256,
                    row.bytes,
                    row.content_type,
                    row.first_seen,
                    row.last_seen,
                )
                for row in inputs.resources(since)
            ),
        )
        db.execute(
            """INSERT INTO resource (id, sha256, bytes, content_type, first_seen, last_seen)
               SELECT * FROM temp.body WHERE sha256 IN (SELECT sha256 FROM work_capture) ORDER BY id
               ON CONFLICT (id) DO UPDATE
               SET first_seen = excluded.first_seen, last_seen = excluded.last_seen"""
        )
        db.execute("DELETE FROM resource WHERE sha256 NOT IN (SELECT sha256 FROM work_capture)")
    db.execute("DROP TABLE temp.body")


def _replace(db: sqlite3.Connection, table: str, rows: Iterable[Any]) -> None:
    # A row's fields are the table's columns, in the same order; a test holds them to each other.
    db.execute(f"DELETE FROM {table}")
    insert(db, table, map(astuple, rows))
