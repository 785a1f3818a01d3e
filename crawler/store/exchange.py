"""One request and its answer, and the WARC records they become."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from crawler.store import warc
from crawler.target import Target


@dataclass(frozen=True, slots=True)
class Answer:
    """A response: ``wire`` is the body as received, ``body`` the same without content encoding."""

    status: int
    headers: warc.Headers
    wire: bytes
    body: bytes
    content_type: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request and how it ended; ``answer`` is None when nothing came back."""

    run_id: str
    target: Target
    method: str
    url: str
    request_head: bytes
    started: str
    seconds: float
    outcome: str
    answer: Answer | None = None
    address: str | None = None
    tls: str | None = None
    error: str | None = None


def response(attempt: Attempt, answer: Answer, payload: str) -> warc.Record:
    """The whole answer; *payload* is the sha256 of its body as received."""
    return warc.Record(
        "response",
        attempt.url,
        attempt.started,
        "application/http; msgtype=response",
        warc.http_response(answer.status, answer.headers, answer.wire),
        {"WARC-Payload-Digest": f"sha256:{payload}", **address(attempt)},
    )


def identical(attempt: Attempt, answer: Answer, known: sqlite3.Row) -> warc.Record:
    """A repeat: the body is the one of the resource row *known*."""
    profile = {"WARC-Profile": warc.IDENTICAL_PAYLOAD}
    return revisit(attempt, answer, {**profile, **refers_to(known), **address(attempt)})


def revisit(attempt: Attempt, answer: Answer, extra: dict[str, str]) -> warc.Record:
    """The head alone, with *extra* fields that say what stands for the body."""
    head = warc.http_response_head(answer.status, answer.headers)
    content_type = "application/http; msgtype=response"
    return warc.Record("revisit", attempt.url, attempt.started, content_type, head, extra)


def refers_to(known: sqlite3.Row) -> dict[str, str]:
    """The fields that lead from a revisit to the record with the body."""
    return {
        "WARC-Payload-Digest": f"sha256:{known['payload_sha256']}",
        "WARC-Refers-To": known["record_id"],
        "WARC-Refers-To-Target-URI": known["record_url"],
        "WARC-Refers-To-Date": known["first_seen"],
    }


def address(attempt: Attempt) -> dict[str, str]:
    """The field with the address that answered, if it is known."""
    return {"WARC-IP-Address": attempt.address} if attempt.address else {}
