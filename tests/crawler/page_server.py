"""A fast portal of many equal documents, in a process of its own: ``python -m tests.crawler.page_server N``.

Lists of a hundred lines with a TRS pager, documents of about 40 KB with validators; ``/__stats`` answers with
the requests and body bytes so far.
"""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

import yaml

PER_PAGE = 100
HOST = "{number}.many.gov.cn"
PARAGRAPH = "<p>本机关{noise}主动公开政府信息，办理依申请公开，完善制度，加强平台建设与监督保障。</p>\n"
LINE = '<li><a href="/nb/{day}/t{day}_{number}.html">{number}号机关2024年政府信息公开工作年度报告</a></li>\n'


class Portals(asyncio.Protocol):
    """Answers every host alike; the host's number makes its documents its own."""

    documents = 0
    served: ClassVar[dict[str, int]] = {"requests": 0, "bytes": 0}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.waiting = b""

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        while b"\r\n\r\n" in self.waiting:
            head, _, self.waiting = self.waiting.partition(b"\r\n\r\n")
            self.answer(head.decode("latin-1"))

    def answer(self, head: str) -> None:
        path = head.split(" ", 2)[1]
        lower = head.lower()
        host = lower.partition("host: ")[2].partition("\r\n")[0]
        if path == "/__stats":
            return self.send(200, json.dumps(self.served).encode(), "application/json")
        self.served["requests"] += 1
        if path == "/robots.txt":
            return self.send(404, b"")
        if path.startswith("/nb/index") or path == "/nb/":
            return self.send(200, listing(path, self.documents))
        if "if-none-match" in lower:
            return self.send(304, b"")
        return self.send(200, document(f"{host}{path}"))

    def send(self, status: int, body: bytes, kind: str = "text/html; charset=utf-8") -> None:
        self.served["bytes"] += len(body)
        tag = 'ETag: "1"\r\nLast-Modified: Mon, 13 Jan 2025 00:00:00 GMT\r\n' if status != 404 else ""
        head = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n{tag}Content-Length: {len(body)}\r\n\r\n"
        self.transport.write(head.encode() + body)  # type: ignore[attr-defined]


def listing(path: str, documents: int) -> bytes:
    number = int(path.rpartition("_")[2].partition(".")[0]) if "_" in path else 0
    pages = -(-documents // PER_PAGE)
    first = number * PER_PAGE
    lines = "".join(
        LINE.format(number=one, day="20250113") for one in range(first, min(first + PER_PAGE, documents))
    )
    pager = f'<script>createPageHTML({pages}, {number}, "index", "html");</script>'
    return f"<html><head><title>年报</title></head><body><ul>{lines}</ul>{pager}</body></html>".encode()


def document(name: str) -> bytes:
    noise = random.Random(name)
    text = "".join(PARAGRAPH.format(noise=noise.getrandbits(96)) for _ in range(260))
    return f"<html><body><h1>2024年政府信息公开工作年度报告</h1>{name}\n{text}</body></html>".encode()


@contextmanager
def portals(documents: int) -> Iterator[int]:
    """Run the server in a process of its own; its port."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.crawler.page_server", str(documents)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout
    try:
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()


def served(port: int) -> dict[str, int]:
    """Requests and body bytes so far."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/__stats") as answer:
        counted: dict[str, int] = json.load(answer)
    return counted


def write_registry(directory: Path, port: int, hosts: int) -> Path:
    """One portal per host."""
    directory.mkdir(parents=True, exist_ok=True)
    for number in range(hosts):
        host = f"{HOST.format(number=number)}:{port}"
        portal = {
            "id": f"many-{number}",
            "host": host,
            "title": {"zh": f"{number}号"},
            "division": "990101",
            "family": "trs",
            "verified": "simulated",
            "address": "127.0.0.1",
            "delay": 0.001,
            "sources": [{"id": "nb", "title": "年报", "url": f"http://{host}/nb/"}],
        }
        (directory / f"many-{number}.yml").write_text(yaml.safe_dump(portal, allow_unicode=True))
    return directory


async def main(documents: int) -> None:
    Portals.documents = documents
    server = await asyncio.get_running_loop().create_server(Portals, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
