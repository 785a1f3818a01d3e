"""A file as an answer, whole or in part, so that a long download can be continued (RFC 9110, one range)."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

from archive.site.gate import Send

PIECE = 256 * 1024
# "bytes=100-", "bytes=0-99", "bytes=-500"
RANGE = re.compile(r"bytes=(\d*)-(\d*)\Z")


class FileAnswer:
    """Sends *path* as an attachment; the same face as Datasette's own answers."""

    def __init__(self, path: Path, media_type: str, request: Any) -> None:
        self._path = path
        self._media_type = media_type
        self._range = request.headers.get("range", "")
        self._method = request.method

    async def asgi_send(self, send: Send) -> None:
        """Headers, then the file in pieces."""
        size = self._path.stat().st_size
        window = self._window(size)
        if window is None:
            await send(_start(416, {"content-range": f"bytes */{size}"}))
            await send({"type": "http.response.body", "body": b""})
            return
        start, end = window
        headers = {
            "content-type": self._media_type,
            "content-length": str(end - start),
            "accept-ranges": "bytes",
            "content-disposition": f'attachment; filename="{self._path.name}"',
        }
        partial = bool(self._range) and (start, end) != (0, size)
        if partial:
            headers["content-range"] = f"bytes {start}-{end - 1}/{size}"
        await send(_start(206 if partial else 200, headers))
        await self._body(send, start, end if self._method != "HEAD" else start)

    def _window(self, size: int) -> tuple[int, int] | None:
        """(first byte, one past the last) that was asked for; None when there is no such part."""
        asked = RANGE.match(self._range)
        if not asked or not (asked[1] or asked[2]):
            return 0, size
        if not asked[1]:
            return max(0, size - int(asked[2])), size
        start, end = int(asked[1]), min(int(asked[2]) + 1 if asked[2] else size, size)
        return (start, end) if start < end else None

    async def _body(self, send: Send, start: int, end: int) -> None:
        with self._path.open("rb") as file:
            file.seek(start)
            left = end - start
            while left > 0 and (piece := await asyncio.to_thread(file.read, min(PIECE, left))):
                left -= len(piece)
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


def _start(status: int, headers: dict[str, str]) -> dict[str, Any]:
    encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http.response.start", "status": status, "headers": encoded}
