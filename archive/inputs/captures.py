"""The index of captures: which addresses gave which bytes, and which publications a new one touches."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from archive.inputs import Inputs
from archive.inputs.publications import Member
from archive.schema.database import column, insert, transaction
from archive.schema.tables.work import PUBLICATION, WAITING

PAGES = "('detail', 'rendered')"

# Captures as they were: all, or (on a night) those of which something was seen since.
_ALL = "CREATE TEMP TABLE known AS SELECT * FROM main.work_capture"
_SEEN = "CREATE TEMP TABLE known AS SELECT w.* FROM temp.fresh JOIN main.work_capture w USING (url, sha256)"
# What changed since the last build, in either direction, as the publications it may concern: the address
# itself, the page it hangs on, and, where a page appears, the attachments that stood alone until now.
_TOUCHED = f"""
WITH changed AS (
  SELECT url, parent_url, kind FROM (SELECT * FROM temp.fresh EXCEPT SELECT * FROM temp.known)
  UNION SELECT url, parent_url, kind FROM (SELECT * FROM temp.known EXCEPT SELECT * FROM temp.fresh))
SELECT url FROM changed
UNION SELECT parent_url FROM changed WHERE parent_url IS NOT NULL
UNION SELECT c.url FROM changed p CROSS JOIN work_capture c ON c.parent_url = p.url WHERE p.kind IN {PAGES}
"""
_OWN = f"""
SELECT * FROM work_capture c WHERE c.url = :url AND (c.kind IN {PAGES} OR NOT EXISTS
  (SELECT 1 FROM work_capture p WHERE p.url = c.parent_url AND p.kind IN {PAGES}))
"""
_ATTACHED = f"""
SELECT * FROM work_capture c WHERE c.parent_url = :url AND c.url <> :url AND c.kind NOT IN {PAGES}
  AND EXISTS (SELECT 1 FROM work_capture p WHERE p.url = :url AND p.kind IN {PAGES})
"""


def record(db: sqlite3.Connection, inputs: Inputs, *, everything: bool) -> None:
    """Take over the captures of the crawl; publications that changed (*everything*: all) become due."""
    with transaction(db):
        since = None if everything else last_seen(db)
        _compare(db, inputs, since or "")
        (known,) = db.execute("SELECT count(*) FROM work_capture").fetchone()
        if known != inputs.count():  # captures have gone as well: only all of them together show which
            _compare(db, inputs, "")
        if everything:
            urls = column(db, "SELECT url FROM work_capture UNION SELECT url FROM publication")
            insert(db, "work_due", ((PUBLICATION, url) for url in urls), "INSERT OR IGNORE")
        db.execute(
            "INSERT OR IGNORE INTO work_due SELECT ?, name FROM work_due WHERE stage = ?",
            (PUBLICATION, WAITING),
        )


def last_seen(db: sqlite3.Connection) -> str | None:
    """The time up to which the crawl is known; None before the first build."""
    latest: str | None = db.execute("SELECT max(last_seen) FROM work_capture").fetchone()[0]
    return latest


def _compare(db: sqlite3.Connection, inputs: Inputs, since: str) -> None:
    """Bring ``work_capture`` up to date with what was seen *since*, and mark what that touches."""
    db.execute("CREATE TEMP TABLE fresh AS SELECT * FROM main.work_capture WHERE 0")
    db.executemany(f"INSERT INTO temp.fresh VALUES ({', '.join('?' * 12)})", _rows(inputs, since))
    db.execute(_SEEN if since else _ALL)
    touched = column(db, _TOUCHED)
    db.execute(
        """DELETE FROM work_capture WHERE (url, sha256) IN (
             SELECT url, sha256 FROM temp.known EXCEPT SELECT url, sha256 FROM temp.fresh)"""
    )
    db.execute(
        """INSERT OR REPLACE INTO work_capture
           SELECT * FROM (SELECT * FROM temp.fresh EXCEPT SELECT * FROM temp.known)"""
    )
    insert(db, "work_due", ((PUBLICATION, url) for url in touched), "INSERT OR IGNORE")
    db.execute("DROP TABLE temp.fresh")
    db.execute("DROP TABLE temp.known")


def members(db: sqlite3.Connection, inputs: Inputs, url: str) -> list[Member]:
    """Everything captured for the publication at *url*: the page, and what is attached to it."""
    rows = [*db.execute(_OWN, {"url": url}), *db.execute(_ATTACHED, {"url": url})]
    return [
        Member(
            url=row[0],
            sha256=row[1],
            kind=row[2],
            portal_id=row[3],
            source_id=row[4],
            title=row[6],
            issuer=row[7],
            published=row[8],
            first_seen=row[9],
            last_seen=row[10],
            fetches=row[11],
            extract=inputs.extract(row[1]),
        )
        for row in rows
    ]


def _rows(inputs: Inputs, since: str) -> Iterator[tuple[object, ...]]:
    for capture in inputs.captures(since):
        yield (
            capture.url,
            capture.sha256,
            capture.kind,
            capture.portal_id,
            capture.source_id,
            capture.parent_url,
            capture.title,
            capture.issuer,
            capture.published,
            capture.first_seen,
            capture.last_seen,
            capture.fetches,
        )
