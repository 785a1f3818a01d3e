"""A small portal on loopback for whole-pipeline tests: lists in the TRS manner, documents as given."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any

import yaml

Answer = tuple[int, str, bytes]  # status, content type, body
PDF, HTML, TEXT = "application/pdf", "text/html; charset=utf-8", "text/plain; charset=utf-8"
BINARY = "application/octet-stream"
CONTENT_TYPES = {".pdf": PDF, ".html": HTML, ".txt": TEXT, ".docx": BINARY, ".png": "image/png"}
# A 加速乐-style challenge: the script computes a clearance cookie.
CHALLENGE = (
    "<html><script>document.cookie=('__jsl_clearance_s='+'x');location.href=location.pathname</script></html>"
)


@dataclass(slots=True)
class Column:
    """One list of reports at ``/<name>/``: (title, file name, bytes), and how it misbehaves, if it does.

    ``pictures``: what its pages show, by file name.
    """

    name: str
    documents: list[tuple[str, str, bytes]]
    fault: str | None = None  # error500, hang, challenge, one_missing
    expect: Mapping[str, int] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that has stopped waiting is no error of the portal's; anything else is printed."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Portal:
    """Serves ``columns`` on 127.0.0.1; ``requests`` logs the paths asked for."""

    def __init__(self, columns: list[Column]) -> None:
        self.columns = {column.name: column for column in columns}
        self.requests: list[str] = []
        self._server = _Server(("127.0.0.1", 0), self._handler())

    def __enter__(self) -> Portal:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._server.server_address[1]}"

    def write_registry(self, directory: Path, *, portal_per_column: bool = False) -> Path:
        """Portal files for all columns: one portal, or one each."""
        directory.mkdir(parents=True, exist_ok=True)
        groups = (
            [[column] for column in self.columns.values()]
            if portal_per_column
            else [list(self.columns.values())]
        )
        for group in groups:
            identity = f"test-{group[0].name}"
            entry = {
                "id": identity,
                "host": self.host,
                "title": {"zh": "测试门户", "en": "Test portal"},
                "division": "320800",
                "family": "trs",
                "verified": "simulated",
                "address": "127.0.0.1",
                "delay": 0.02,
                "sources": [
                    {
                        "id": column.name,
                        "title": f"{column.name} 年报",
                        "url": f"http://{self.host}/{column.name}/",
                        **({"expect": dict(column.expect)} if column.expect else {}),
                    }
                    for column in group
                ],
            }
            (directory / f"{identity}.yml").write_text(
                yaml.safe_dump(entry, allow_unicode=True), encoding="utf-8"
            )
        return directory

    def answer(self, path: str) -> Answer:
        """What this portal says to a GET of *path*."""
        if path == "/robots.txt":
            return 404, TEXT, b""
        name, _, rest = path.strip("/").partition("/")
        column = self.columns.get(name)
        if column is None:
            return 404, HTML, b"<html><title>404</title></html>"
        if column.fault in _FAULTS:
            return _FAULTS[column.fault]()
        if rest in ("", "index.html"):
            return 200, HTML, _list_page(column)
        for position, (_, file, body) in enumerate(column.documents):
            if file == rest:
                if column.fault == "one_missing" and position == len(column.documents) - 1:
                    return 404, HTML, b"<html><title>404</title></html>"
                return 200, CONTENT_TYPES[Path(file).suffix], body
        if rest in column.pictures:
            return 200, CONTENT_TYPES[Path(rest).suffix], column.pictures[rest]
        return 404, HTML, b"<html><title>404</title></html>"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        portal = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                portal.requests.append(self.path)
                status, content_type, body = portal.answer(self.path)
                self.send_response(status)
                self.send_header("Content-Type", content_type)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                return

        return Handler


def _hang() -> Answer:
    time.sleep(60)
    return 200, HTML, b""


_FAULTS: dict[str, Callable[[], Answer]] = {
    "error500": lambda: (500, HTML, b"<html>Internal Server Error</html>"),
    "challenge": lambda: (521, HTML, CHALLENGE.encode()),
    "hang": _hang,
}


def _list_page(column: Column) -> bytes:
    lines = "".join(
        f'<li><a href="./{file}" title="{title}">{title}</a><span>2025-01-{10 + number:02d}</span></li>'
        for number, (title, file, _) in enumerate(column.documents)
    )
    return (
        "<html><head><title>政府信息公开年报</title></head><body><div class='list'><ul>"
        f'{lines}</ul></div><script>createPageHTML(1, 0, "index", "html");</script></body></html>'
    ).encode()
