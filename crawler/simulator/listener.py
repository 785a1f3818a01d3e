"""The simulator's HTTP layer: a threaded server on loopback that hands requests on and sends answers."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from crawler.simulator.faults import WIRE, Fault
from crawler.simulator.model import Request, Response

Deliver = Callable[[Request], tuple[Response, Fault | None]]
IDLE_SECONDS = 5.0  # a kept-open connection is dropped after this, so that the simulator can stop


class Listener(ThreadingHTTPServer):
    """*deliver* decides every answer, and the fault that spoils it on the wire, if any."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], deliver: Deliver, stopping: threading.Event) -> None:
        self.deliver = deliver
        self.stopping = stopping
        super().__init__(address, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS
    disable_nagle_algorithm = True
    server: Listener

    def handle_one_request(self) -> None:
        """Every method is answered the same way; the sites look at it themselves."""
        try:
            self.raw_requestline = self.rfile.readline(65537)
            if not self.raw_requestline:
                self.close_connection = True
            elif self.parse_request():
                self._answer()
        except (TimeoutError, ConnectionError):
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """The request log is ``Simulator.requests``; standard error stays for people."""

    def _answer(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", 0)))
        host = headers.get("host", "").partition(":")[0]
        request = Request(self.command, host, self.path, headers, body, time.monotonic())
        response, fault = self.server.deliver(request)
        if fault:
            WIRE[fault.name](self, response, fault, self.server.stopping)
        else:
            self._send(response)

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        if response.status != 304:
            self.send_header("Content-Type", response.media_type)
            self.send_header("Content-Length", str(len(response.body)))
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)
