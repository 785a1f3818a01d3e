"""Response headers of the whole site: a strict content policy, no sniffing, framing or referrer; and ETags.

Headers are replaced, never appended, so that two policies can never contradict each other. A release is
immutable, so the address and the release together name the content: an ETag is known, and answered, before
any query runs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from archive.site.gate import Application, Receive, Scope, Send

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
# For bytes somebody else wrote: an opaque origin, and nothing may load or run.
ORIGINAL_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"

SITE_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-opener-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
}
# Short, because an ETag makes asking again nearly free and a new release should be seen within minutes.
CACHE_CONTROL = b"max-age=300"
ORIGINALS = "/original/"

Headers = Iterable[tuple[bytes, bytes]]


class HeaderPolicy:
    """ASGI wrapper. *edition* names everything an answer depends on besides its address: release and code."""

    def __init__(self, app: Application, edition: str) -> None:
        self._app = app
        self._edition = edition

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        etag = self._etag(scope)
        if scope["method"] in ("GET", "HEAD") and etag in _requested_etags(scope["headers"]):
            await send(
                {"type": "http.response.start", "status": 304, "headers": [*_policy(scope), (b"etag", etag)]}
            )
            await send({"type": "http.response.body", "body": b""})
            return

        async def send_with_policy(message: Any) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _replaced(scope, message, etag)}
            await send(message)

        await self._app(scope, receive, send_with_policy)

    def _etag(self, scope: Scope) -> bytes:
        address = scope["path"].encode() + b"?" + scope.get("query_string", b"")
        return b'"' + hashlib.sha256(self._edition.encode() + address).hexdigest()[:32].encode() + b'"'


def _policy(scope: Scope) -> list[tuple[bytes, bytes]]:
    # The page about an original is ours; only the bytes themselves are not.
    foreign = scope["path"].startswith(ORIGINALS) and scope["path"].endswith("/file")
    policy = ORIGINAL_POLICY if foreign else CONTENT_POLICY
    return [(b"content-security-policy", policy.encode()), *SITE_HEADERS.items()]


def _replaced(scope: Scope, message: Any, etag: bytes) -> list[tuple[bytes, bytes]]:
    added = dict(_policy(scope))
    original: list[tuple[bytes, bytes]] = [
        (name.lower(), value) for name, value in message.get("headers", [])
    ]
    given = {name for name, _ in original}
    if message["status"] == 200:
        added[b"etag"] = etag
        if b"cache-control" not in given:
            added[b"cache-control"] = CACHE_CONTROL
    return [*((name, value) for name, value in original if name not in added), *added.items()]


def _requested_etags(headers: Headers) -> set[bytes]:
    value = next((value for name, value in headers if name.lower() == b"if-none-match"), b"")
    return {part.strip().removeprefix(b"W/") for part in value.split(b",")}
