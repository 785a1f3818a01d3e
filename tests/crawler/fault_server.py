"""A raw socket server that does what HTTP libraries refuse to do; portals are chosen by Host."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import socket
import struct
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import yaml

REPORT = (
    "<html><body><h1>2024年政府信息公开工作年度报告</h1><p>"
    + "主动公开政府信息。" * 80
    + "</p></body></html>"
)
LIST = "<html><head><title>年报</title></head><body><ul>{lines}</ul>{pager}</body></html>"
LINE = (
    '<li><a href="{url}" title="{year}年政府信息公开工作年度报告">{year}年政府信息公开工作年度报告</a></li>'
)
HOLD = 600.0  # seconds: longer than any client waits


@dataclass(slots=True)
class Call:
    """One request received."""

    host: str
    path: str
    time: float
    headers: dict[str, str]


Respond = Callable[[Call, asyncio.StreamWriter], Coroutine[None, None, None]]


@dataclass(slots=True)
class FaultServer:
    """``faults``: host label → path → what to do there; everything else is a healthy two-report portal."""

    faults: dict[str, dict[str, Respond]] = field(default_factory=lambda: defaultdict(dict))
    calls: list[Call] = field(default_factory=list)
    most_at_once: Counter[str] = field(default_factory=Counter)
    options: dict[str, dict[str, object]] = field(default_factory=dict)
    port: int = 0
    _now: Counter[str] = field(default_factory=Counter)
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    _ready: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> FaultServer:
        threading.Thread(target=self._run, daemon=True).start()
        assert self._ready.wait(5)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)

    def add(self, label: str, path: str, respond: Respond, **portal: object) -> None:
        """A portal *label*.test.gov.cn that does *respond* at *path*."""
        self.faults[label][path] = respond
        self.options.setdefault(label, {}).update(portal)

    def write_registry(self, directory: Path) -> Path:
        """One portal per label, each with one list at /nb/."""
        directory.mkdir(parents=True, exist_ok=True)
        for label in self.faults:
            host = f"{label}.test.gov.cn:{self.port}"
            entry = {
                "id": label,
                "host": host,
                "title": {"zh": label},
                "division": "990101",
                "family": "trs",
                "verified": "simulated",
                "address": "127.0.0.1",
                "delay": 0.02,
                "sources": [{"id": "nb", "title": "年报", "url": f"http://{host}/nb/"}],
                **self.options[label],
            }
            (directory / f"{label}.yml").write_text(yaml.safe_dump(entry, allow_unicode=True))
        return directory

    def paths(self, label: str) -> list[str]:
        """The paths asked for on one portal, in order."""
        return [call.path for call in self.calls if call.host.startswith(f"{label}.")]

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
            call = Call(headers.get("host", ""), head[0].split(" ")[1], time.monotonic(), headers)
            self.calls.append(call)
            self._now[call.host] += 1
            self.most_at_once[call.host] = max(self.most_at_once[call.host], self._now[call.host])
            try:
                await _until_hung_up(reader, self._respond(call)(call, writer))
            finally:
                self._now[call.host] -= 1
            await writer.drain()
        writer.close()

    def _respond(self, call: Call) -> Respond:
        label = call.host.partition(".")[0]
        chosen = self.faults.get(label, {}).get(call.path)
        return chosen or HEALTHY.get(call.path) or status(404, b"<html><title>404</title></html>")


async def _until_hung_up(reader: asyncio.StreamReader, respond: Coroutine[None, None, None]) -> None:
    """Stop answering once the client has gone, so that what is counted is what the client keeps open."""
    answering, gone = asyncio.ensure_future(respond), asyncio.ensure_future(reader.read())
    await asyncio.wait((answering, gone), return_when=asyncio.FIRST_COMPLETED)
    gone.cancel()
    answering.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await answering


def status(code: int, body: bytes, headers: str = "") -> Respond:
    """An ordinary answer."""

    async def respond(call: Call, writer: asyncio.StreamWriter) -> None:
        kind = "" if "Content-Type" in headers else "Content-Type: text/html; charset=utf-8\r\n"
        head = f"HTTP/1.1 {code} X\r\n{kind}{headers}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode() + body)

    return respond


def page(text: str, code: int = 200, headers: str = "") -> Respond:
    return status(code, text.encode(), headers)


def redirect(location: str) -> Respond:
    return status(302, b"", f"Location: {location}\r\n")


def raw(data: bytes) -> Respond:
    """Exactly these bytes, then the connection is closed."""

    async def respond(call: Call, writer: asyncio.StreamWriter) -> None:
        writer.write(data)

    return respond


async def hang(call: Call, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(HOLD)


async def reset(call: Call, writer: asyncio.StreamWriter) -> None:
    """The connection ends as with a host that drops its clients."""
    endpoint: socket.socket = writer.get_extra_info("socket")
    endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def drip(call: Call, writer: asyncio.StreamWriter) -> None:
    """Two bytes a second: alive, and never done."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    for _ in range(1000):
        writer.write(b"ab")
        await writer.drain()
        await asyncio.sleep(1)


async def endless(call: Call, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")
    for _ in range(4096):
        writer.write(b"0" * 65536)
        await writer.drain()


def bomb(size: int) -> Respond:
    body = gzip.compress(bytes(size), 9)
    return status(200, body, "Content-Encoding: gzip\r\n")


def late(seconds: float, then: Respond) -> Respond:
    async def respond(call: Call, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(seconds)
        await then(call, writer)

    return respond


def times(count: int, first: Respond, after: Respond) -> Respond:
    """*first* for the first *count* requests, then *after*."""
    left = [count]

    async def respond(call: Call, writer: asyncio.StreamWriter) -> None:
        left[0] -= 1
        await (first if left[0] >= 0 else after)(call, writer)

    return respond


def listing(*years: int, pager: str = "") -> Respond:
    lines = "".join(LINE.format(url=f"/nb/{year}.html", year=year) for year in years)
    return page(LIST.format(lines=lines, pager=pager))


HEALTHY: dict[str, Respond] = {
    "/nb/": listing(2023, 2024),
    "/nb/2023.html": page(REPORT.replace("2024", "2023")),
    "/nb/2024.html": page(REPORT),
}
