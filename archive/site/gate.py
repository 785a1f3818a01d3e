"""A queue before expensive queries, so that two dozen slow ones never make an ordinary page wait.

Only requests that may cost SQL time are counted. They share fewer places than there are SQL threads: one
thread always stays free for browsing. A request that finds all places taken waits; one that would wait too
long, or finds the queue full, is told so at once (429) instead of hanging. Cheap bursts drain, heavy floods
are shed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

MAXIMUM_QUEUE = 20
# Seconds. A person with a page open waits longer than a program, which can simply ask again.
PERSON_WAIT = 8.0
PROGRAM_WAIT = 1.5
PROGRAM_ENDINGS = (".json", ".csv", ".excelcsv", ".blob")
# Parameters of Datasette's table and row pages that change what is shown, not what is searched.
CHEAP_PARAMETERS = frozenset(
    {
        "_col",
        "_nocol",
        "_hide_sql",
        "_labels",
        "_next",
        "_nl",
        "_nocount",
        "_shape",
        "_show_hidden",
        "_size",
        "_dl",
    }
)
TOO_BUSY = (
    "<!DOCTYPE html><html lang='zh-CN'><meta charset='utf-8'><title>请稍候 Busy</title>"
    "<p>查询太多，请五秒后再试。<p lang='en'>Too many queries at once; try again in five seconds.</html>"
).encode()


class Gate:
    """ASGI wrapper. *database* is the served database's name, *questions* the canned queries in it."""

    def __init__(self, app: Application, database: str, questions: frozenset[str], places: int) -> None:
        self._app = app
        self._database = database
        self._questions = questions
        self._places = asyncio.Semaphore(places)
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not self.is_costly(scope["path"], scope.get("query_string", b"")):
            await self._app(scope, receive, send)
        elif await self._enter(PROGRAM_WAIT if scope["path"].endswith(PROGRAM_ENDINGS) else PERSON_WAIT):
            try:
                await self._app(scope, receive, send)
            finally:
                self._places.release()
        else:
            await _refuse(send)

    def is_costly(self, path: str, query: bytes) -> bool:
        """Does this address run a query somebody else chose? Everything is taken as costly but what is
        known cheap.
        """
        parts = path.strip("/").split("/")
        if parts[0].partition(".")[0] != self._database:
            return False
        if len(parts) > 1 and parts[1].partition(".")[0] in self._questions:
            return True
        names = {name for name, value in parse_qsl(query.decode("latin-1")) if value}
        return bool(names - CHEAP_PARAMETERS)

    async def _enter(self, wait: float) -> bool:
        if self._places.locked() and self._waiting >= MAXIMUM_QUEUE:
            return False
        self._waiting += 1
        try:
            await asyncio.wait_for(self._places.acquire(), wait)
        except TimeoutError:
            return False
        finally:
            self._waiting -= 1
        return True


async def _refuse(send: Send) -> None:
    headers = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"retry-after", b"5"),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": 429, "headers": headers})
    await send({"type": "http.response.body", "body": TOO_BUSY})
