"""WARC 1.1 records (ISO 28500:2017): built as gzip members, read back at random.

One gzip member per record, so that any record can be read from its offset and length alone. Payload digests
are sha256 in base16 over the HTTP body as received (content encoding kept, transfer encoding removed).
"""

from __future__ import annotations

import gzip
import hashlib
import uuid
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

VERSION = b"WARC/1.1\r\n"
IDENTICAL_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
# Headers that describe the transfer, not the message; after de-chunking they would be untrue.
TRANSFER_HEADERS = frozenset({"transfer-encoding", "content-length", "connection", "keep-alive"})

Headers = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Record:
    """One record before compression: type, target, header block (HTTP head) and body."""

    type: str
    url: str | None
    date: str
    content_type: str
    block: bytes
    extra: Mapping[str, str] = field(default_factory=dict)
    id: str = field(default_factory=lambda: f"<urn:uuid:{uuid.uuid4()}>")

    def member(self) -> bytes:
        """The record as one gzip member, the same bytes for the same record."""
        lines = [
            f"WARC-Type: {self.type}",
            f"WARC-Record-ID: {self.id}",
            f"WARC-Date: {self.date}",
            *([f"WARC-Target-URI: {self.url}"] if self.url else []),
            *(f"{name}: {value}" for name, value in self.extra.items()),
            f"WARC-Block-Digest: {digest(self.block)}",
            f"Content-Type: {self.content_type}",
            f"Content-Length: {len(self.block)}",
        ]
        head = VERSION + "\r\n".join(lines).encode() + b"\r\n\r\n"
        return gzip.compress(head + self.block + b"\r\n\r\n", 6, mtime=0)


def digest(data: bytes) -> str:
    """A digest as WARC headers write it: ``sha256:<hex>``."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def http_request(method: str, target: str, headers: Headers, body: bytes) -> bytes:
    """A request as it went over the wire, as far as the HTTP client tells."""
    return _head(f"{method} {target} HTTP/1.1", headers) + body


def http_response(status: int, headers: Headers, body: bytes) -> bytes:
    """A response with its transfer encoding removed: the length stated is the length kept."""
    return _head(_status_line(status), _kept(headers, len(body))) + body


def http_response_head(status: int, headers: Headers) -> bytes:
    """The head alone, for a revisit record."""
    return _head(_status_line(status), _kept(headers, None))


def read_member(path: Path, offset: int, length: int) -> bytes:
    """The decompressed record at *offset*. ValueError if it is not a whole gzip member."""
    with path.open("rb") as segment:
        segment.seek(offset)
        data = segment.read(length)
    try:
        return gzip.decompress(data)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ValueError(f"no record at {offset}: {error}") from error


def payload(member: bytes) -> bytes:
    """The payload of a record: the HTTP body, or the whole block of a resource record."""
    head, separator, rest = member.partition(b"\r\n\r\n")
    if not separator or not head.startswith(VERSION):
        raise ValueError("not a WARC record")
    fields = dict(line.split(": ", 1) for line in head.decode("utf-8").split("\r\n")[1:] if ": " in line)
    block = rest[: int(fields["Content-Length"])]
    if "application/http" not in fields["Content-Type"]:
        return block
    return block.partition(b"\r\n\r\n")[2]


def _head(first: str, headers: Headers) -> bytes:
    lines = [first, *(f"{name}: {value}" for name, value in headers)]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n"


def _status_line(status: int) -> str:
    try:
        return f"HTTP/1.1 {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"HTTP/1.1 {status} Unknown"


def _kept(headers: Headers, length: int | None) -> Headers:
    kept = [(name, value) for name, value in headers if name.lower() not in TRANSFER_HEADERS]
    return [*kept, ("Content-Length", str(length))] if length is not None else kept
