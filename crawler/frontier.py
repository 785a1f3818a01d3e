"""What is known, what is due, what is done: the documents of every source, in ``crawl.db``.

A document is due until its body has been committed; one that was handed out and never came back (the process
was killed) is simply still due. Nothing else is needed to continue.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler import outcome, schedule
from crawler.families.base import Attachment, Entry
from crawler.store import schema
from crawler.store.ledger import Ledger

NIGHTS_UNTIL_GONE = 3


@dataclass(frozen=True, slots=True)
class Document:
    """A detail page or attachment to ask for, with the validators of the body we hold."""

    source_id: str
    url: str
    kind: str
    parent_url: str | None
    title: str | None
    issuer: str | None
    published: str | None
    sha256: str | None
    etag: str | None
    last_modified: str | None
    last_changed: str | None


@dataclass(frozen=True, slots=True)
class Validators:
    """What a response says of its body, to ask later whether it changed."""

    etag: str | None = None
    last_modified: str | None = None


class Frontier:
    """The documents of the sources being crawled in one run.

    With *everything*, documents are asked for whether due or not (conditionally, as always).
    """

    def __init__(self, ledger: Ledger, run_id: str, *, everything: bool = False) -> None:
        self._ledger = ledger
        self._run_id = run_id
        self._everything = everything

    def open_source(self, source_id: str) -> None:
        """Mark the documents of a source that are due in this run."""
        self._ledger.write(
            "UPDATE document SET pending = (? OR next_due IS NULL OR next_due <= ?) WHERE source_id = ?",
            self._everything,
            schema.now(),
            source_id,
        )

    def list_entries(self, source_id: str, entries: Iterable[Entry]) -> int:
        """Note the lines of a list page; the number of addresses not known before."""
        new = 0
        for entry in entries:
            new += self._note_entry(source_id, entry)
            self.add_attachments(source_id, entry.url, [Attachment(url) for url in entry.attachments])
        return new

    def add_attachments(self, source_id: str, parent: str, attachments: Iterable[Attachment]) -> None:
        """Note the files a detail page links; those not known before are due now."""
        for attachment in attachments:
            if attachment.url != parent:
                self._ledger.write(
                    "INSERT INTO document (source_id, url, kind, parent_url, title, first_listed, pending)"
                    " VALUES (?, ?, 'attachment', ?, ?, ?, 1) ON CONFLICT DO NOTHING",
                    source_id,
                    attachment.url,
                    parent,
                    attachment.text or None,
                    schema.now(),
                )

    def hand_out(self, source_id: str, count: int) -> list[Document]:
        """Up to *count* due documents; each is handed out once per run."""
        rows = self._ledger.database.execute(
            "SELECT * FROM document WHERE source_id = ? AND pending LIMIT ?", (source_id, count)
        ).fetchall()
        for row in rows:
            self._ledger.write(
                "UPDATE document SET pending = 0 WHERE source_id = ? AND url = ?", source_id, row["url"]
            )
        return [_document(row) for row in rows]

    def has_due(self, source_id: str) -> bool:
        """Whether documents are due that were not handed out yet."""
        found = self._ledger.database.execute(
            "SELECT 1 FROM document WHERE source_id = ? AND pending LIMIT 1", (source_id,)
        ).fetchone()
        return found is not None

    def done(
        self,
        document: Document,
        sha256: str | None,
        validators: Validators,
        attachments: Iterable[Attachment] = (),
    ) -> None:
        """The body is kept (*sha256*), or was not modified (None): note it together with its attachments."""
        moment = datetime.now(UTC)
        changed = sha256 is not None and sha256 != document.sha256
        since = schema.stamp(_unchanged_since(document, moment, changed))
        if sha256 is None:
            validators = Validators(document.etag, document.last_modified)
        self._ledger.write(
            "UPDATE document SET sha256 = coalesce(?, sha256), etag = ?, last_modified = ?, last_fetched = ?,"
            " last_changed = ?, next_due = ?, checks = checks + 1, missing_nights = 0, outcome = ?"
            " WHERE source_id = ? AND url = ?",
            sha256,
            validators.etag,
            validators.last_modified,
            schema.stamp(moment),
            since,
            schema.stamp(schedule.next_document_visit(moment, datetime.fromisoformat(since))),
            outcome.NOT_MODIFIED if sha256 is None else outcome.OK,
            document.source_id,
            document.url,
        )
        self.add_attachments(document.source_id, document.url, attachments)

    def failed(self, document: Document, fetch_outcome: str) -> None:
        """The body could not be had. It stays due; once gone on three nights it is looked at rarely."""
        self._ledger.write(
            "UPDATE document SET outcome = ?, last_fetched = ?, missing_nights ="
            " CASE WHEN NOT ? THEN missing_nights"
            "      WHEN substr(coalesce(last_fetched, ''), 1, 10) = ? AND missing_nights > 0"
            "      THEN missing_nights ELSE missing_nights + 1 END"
            " WHERE source_id = ? AND url = ?",
            fetch_outcome,
            schema.now(),
            fetch_outcome in (outcome.GONE, outcome.SOFT_404),
            schema.now()[:10],
            document.source_id,
            document.url,
        )
        self._rest_if_gone(document)

    def missing(self, source_id: str) -> list[sqlite3.Row]:
        """Documents of this run's list, and their files, whose last attempt brought nothing."""
        return self._ledger.database.execute(
            "SELECT url, outcome FROM document AS wanted WHERE source_id = ?1"
            " AND coalesce(outcome, '') NOT IN ('ok', 'not_modified')"
            " AND (listed_run = ?2 OR EXISTS (SELECT 1 FROM document AS parent WHERE parent.source_id = ?1"
            "      AND parent.url = wanted.parent_url AND parent.listed_run = ?2))"
            " ORDER BY url",
            (source_id, self._run_id),
        ).fetchall()

    def listed(self, source_id: str) -> int:
        """How many addresses this run's list holds."""
        (count,) = self._ledger.database.execute(
            "SELECT count(*) FROM document WHERE source_id = ? AND listed_run = ?", (source_id, self._run_id)
        ).fetchone()
        return int(count)

    def note_vanished(self, source_id: str) -> int:
        """After a list was walked to its end: known reports it no longer shows become events. How many."""
        rows = self._ledger.database.execute(
            "SELECT url, title FROM document WHERE source_id = ? AND kind = 'detail' AND vanished IS NULL"
            " AND sha256 IS NOT NULL AND listed_run IS NOT ?",
            (source_id, self._run_id),
        ).fetchall()
        for row in rows:
            self._ledger.write(
                "UPDATE document SET vanished = ? WHERE source_id = ? AND url = ?",
                schema.now(),
                source_id,
                row["url"],
            )
            self.event(source_id, "vanished", row["url"], row["title"])
        return len(rows)

    def event(self, source_id: str, kind: str, url: str | None, detail: str | None = None) -> None:
        """Something worth telling that is no failure: vanished, returned, moved, gone."""
        self._ledger.write(
            "INSERT INTO event (run_id, source_id, at, kind, url, detail) VALUES (?, ?, ?, ?, ?, ?)",
            self._run_id,
            source_id,
            schema.now(),
            kind,
            url,
            detail,
        )

    def _note_entry(self, source_id: str, entry: Entry) -> int:
        known = self._ledger.database.execute(
            "SELECT vanished FROM document WHERE source_id = ? AND url = ?", (source_id, entry.url)
        ).fetchone()
        published = entry.published.isoformat() if entry.published else None
        self._ledger.write(
            "INSERT INTO document (source_id, url, kind, title, issuer, published, first_listed, listed_run,"
            " pending) VALUES (?1, ?2, 'detail', ?3, ?4, ?5, ?6, ?7, 1) ON CONFLICT (source_id, url)"
            " DO UPDATE SET kind = 'detail', title = ?3, issuer = coalesce(?4, issuer),"
            " published = coalesce(?5, published), listed_run = ?7, vanished = NULL",
            source_id,
            entry.url,
            entry.title,
            entry.issuer,
            published,
            schema.now(),
            self._run_id,
        )
        if known and known["vanished"]:
            self.event(source_id, "returned", entry.url, entry.title)
        return 0 if known else 1

    def _rest_if_gone(self, document: Document) -> None:
        later = schema.stamp(datetime.now(UTC) + schedule.LATEST)
        rested = self._ledger.write(
            "UPDATE document SET next_due = ? WHERE source_id = ? AND url = ? AND missing_nights = ?"
            " AND sha256 IS NOT NULL AND coalesce(next_due, '') < ?",
            later,
            document.source_id,
            document.url,
            NIGHTS_UNTIL_GONE,
            schema.stamp(datetime.now(UTC)),
        )
        if rested.rowcount:
            self.event(document.source_id, "gone", document.url, document.title)


def _document(row: sqlite3.Row) -> Document:
    return Document(**{name: row[name] for name in Document.__slots__})


def _unchanged_since(document: Document, moment: datetime, changed: bool) -> datetime:
    """Since when the body stands as it is: its publication date on first sight, now when it changed."""
    if document.last_changed and not changed:
        return datetime.fromisoformat(document.last_changed)
    if document.sha256 is None and document.published:
        return min(moment, datetime.fromisoformat(document.published).replace(tzinfo=UTC))
    return moment
