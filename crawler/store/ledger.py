"""The crawler's one writer: records in the segments, rows in ``crawl.db``, committed together.

A commit first makes the segment durable, then the rows, so no row ever points at bytes that could be lost and
no document is done before its body is safe. Commits are grouped; what a kill undoes is fetched again.
"""

from __future__ import annotations

import functools
import hashlib
import sqlite3
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

from crawler.store import exchange, schema, warc
from crawler.store.exchange import Answer, Attempt
from crawler.store.segments import Place, Segments
from crawler.target import Target
from crawler.workspace import Workspace

P = ParamSpec("P")
T = TypeVar("T")
COMMIT_RECORDS = 50
COMMIT_SECONDS = 0.5


def _writing(method: Callable[P, T]) -> Callable[P, T]:
    """A method that writes: a failure of the disk is told to ``on_failure`` before anything else sees it."""

    @functools.wraps(method)
    def written(*arguments: P.args, **named: P.kwargs) -> T:
        try:
            return method(*arguments, **named)
        except (OSError, sqlite3.Error) as error:
            ledger = arguments[0]
            assert isinstance(ledger, Ledger)
            ledger.on_failure(error)
            raise

    return written


class Ledger:
    """Opens the store and ``crawl.db`` for writing. Close it, or lose what was not yet committed.

    *on_failure* is called with what the disk raised: nothing written later could be trusted to be there.
    """

    def __init__(
        self, workspace: Workspace, on_failure: Callable[[Exception], object] = lambda error: None
    ) -> None:
        self.on_failure = on_failure
        self.database = schema.open_for_writing(workspace.crawl_db)
        self._waiting = 0
        self._began = 0.0
        self.begin()
        self._segments = Segments(workspace.store, self.database)
        self.commit()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @_writing
    def close(self) -> None:
        """Commit and let go of the store."""
        self.begin()
        self._segments.close()
        self.commit()
        self.database.close()

    def begin(self) -> None:
        """Open a transaction unless one is open."""
        if not self.database.in_transaction:
            self.database.execute("BEGIN IMMEDIATE")
            self._began = time.monotonic()

    @_writing
    def write(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        """One statement inside the open transaction; it counts towards the next grouped commit."""
        self.begin()
        return self.database.execute(sql, parameters)

    @_writing
    def commit(self) -> None:
        """Make everything so far durable: bytes first, then rows."""
        if self.database.in_transaction:
            self._segments.sync()
            self.database.execute("COMMIT")
            self._waiting = 0

    def commit_if_due(self) -> None:
        """Commit when enough has gathered or enough time has passed."""
        late = time.monotonic() - self._began > COMMIT_SECONDS
        if self.database.in_transaction and (self._waiting >= COMMIT_RECORDS or late):
            self.commit()

    @_writing
    def record(self, attempt: Attempt) -> str | None:
        """Keep an attempt: WARC records if there was an answer, and its row. The body's sha256, or None."""
        self.begin()
        self._waiting += 1
        if attempt.answer is None:
            self._insert_fetch(attempt, None, None)
            return None
        if attempt.answer.status == 304:
            self._insert_fetch(attempt, None, self._append_exchange(attempt, self._not_modified(attempt)))
            return None
        return self._keep_body(attempt, attempt.answer)

    @_writing
    def keep_rendered(self, run_id: str, target: Target, url: str, html: bytes, fetched: str) -> str:
        """Keep the DOM a browser rendered: a WARC resource record and a fetch of kind ``rendered``."""
        self.begin()
        self._waiting += 1
        sha256 = hashlib.sha256(html).hexdigest()
        when = schema.now()
        record = warc.Record(
            "resource",
            url,
            when,
            "text/html; charset=utf-8",
            html,
            {"WARC-Payload-Digest": warc.digest(html)},
        )
        (place,) = self._segments.append(record)
        answer = Answer(200, (), html, html, "text/html; charset=utf-8", "")
        self._upsert_resource(sha256, answer, record, place, when, quarantined=fetched.startswith("blocked:"))
        rendered = Target(target.portal_id, target.source_id, "rendered", target.url)
        attempt = Attempt(run_id, rendered, "GET", url, b"", when, 0.0, fetched, answer)
        self._insert_fetch(attempt, sha256, place)
        return sha256

    def _keep_body(self, attempt: Attempt, answer: Answer) -> str:
        sha256 = hashlib.sha256(answer.body).hexdigest()
        quarantined = attempt.outcome.startswith("blocked:")
        known = self.database.execute("SELECT * FROM resource WHERE sha256 = ?", (sha256,)).fetchone()
        payload = hashlib.sha256(answer.wire).hexdigest()
        if known and known["payload_sha256"] == payload:
            place = self._append_exchange(attempt, exchange.identical(attempt, answer, known))
        else:
            record = exchange.response(attempt, answer, payload)
            place = self._append_exchange(attempt, record)
            if not known:
                self._upsert_resource(sha256, answer, record, place, attempt.started, quarantined)
        if known:
            self.database.execute(
                "UPDATE resource SET last_seen = max(last_seen, ?), quarantined = min(quarantined, ?)"
                " WHERE sha256 = ?",
                (attempt.started, quarantined, sha256),
            )
        self._insert_fetch(attempt, sha256, place)
        return sha256

    def _append_exchange(self, attempt: Attempt, record: warc.Record) -> Place:
        request = warc.Record(
            "request",
            attempt.url,
            attempt.started,
            "application/http; msgtype=request",
            attempt.request_head,
            {"WARC-Concurrent-To": record.id},
        )
        place, _ = self._segments.append(record, request)
        return place

    def _not_modified(self, attempt: Attempt) -> warc.Record:
        assert attempt.answer is not None
        kept = self.database.execute(
            "SELECT resource.* FROM capture JOIN resource USING (sha256) WHERE url = ?"
            " ORDER BY capture.last_seen DESC LIMIT 1",
            (attempt.target.url,),
        ).fetchone()
        extra = {"WARC-Profile": warc.NOT_MODIFIED, **exchange.address(attempt)}
        if kept:
            extra |= exchange.refers_to(kept)
        return exchange.revisit(attempt, attempt.answer, extra)

    def _upsert_resource(
        self, sha256: str, answer: Answer, record: warc.Record, place: Place, when: str, quarantined: bool
    ) -> None:
        self.database.execute(
            "INSERT INTO resource VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"
            " ON CONFLICT (sha256) DO UPDATE SET last_seen = excluded.last_seen",
            (
                sha256,
                len(answer.body),
                answer.content_type,
                answer.encoding,
                hashlib.sha256(answer.wire).hexdigest(),
                record.id,
                record.url,
                place.segment_id,
                place.offset,
                place.length,
                quarantined,
                when,
                when,
            ),
        )

    def _insert_fetch(self, attempt: Attempt, sha256: str | None, place: Place | None) -> None:
        answer, target = attempt.answer, attempt.target
        self.database.execute(
            "INSERT INTO fetch VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                attempt.run_id,
                target.portal_id,
                target.source_id,
                target.kind,
                attempt.url,
                target.url,
                attempt.started,
                attempt.outcome,
                answer and answer.status,
                sha256,
                answer and answer.content_type,
                len(answer.wire) if answer else 0,
                round(attempt.seconds, 3),
                attempt.address,
                attempt.tls,
                answer is not None,
                attempt.error,
                *((place.segment_id, place.offset, place.length) if place else (None, None, None)),
            ),
        )
