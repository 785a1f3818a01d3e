"""The last moments of a server process: whoever has been let in is answered."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Any

import uvicorn

from archive.site.worker import Server


async def greet(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


async def until(holds: Callable[[], bool]) -> None:
    for _ in range(1000):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("waited ten seconds")


async def late_request() -> bytes:
    """Connect, have the server told to stop, and only then ask."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = Server(uvicorn.Config(greet, log_level="critical", lifespan="off"))
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    await until(lambda: server.started)
    reader, writer = await asyncio.open_connection(*listening.getsockname())
    await until(lambda: bool(server.server_state.connections))
    server.should_exit = True
    await asyncio.sleep(0.2)
    writer.write(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    answer = await reader.read()
    writer.close()
    await serving
    return answer


def test_a_visitor_who_has_connected_and_not_asked_yet_is_answered() -> None:
    assert asyncio.run(late_request()).startswith(b"HTTP/1.1 200")
