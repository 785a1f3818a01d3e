"""The simulator: every simulated portal behind one loopback server, chosen by the Host header."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import yaml

from crawler.simulator.faults import CHANGES, FAULTS, HARMLESS, LIST_FAULTS, REPLACEMENTS, WIRE, Fault
from crawler.simulator.model import Request, Response, SampleReport, load_samples
from crawler.simulator.site import Site
from crawler.simulator.sites import site_classes

ADDRESS = "127.0.0.1"
CONTROL = "/__fault/"
REGISTRY_DIRECTORY = "模拟"
IDLE_SECONDS = 5.0  # a kept-open connection is dropped after this, so that the simulator can stop


class Simulator:
    """Serves the sites while used as a context manager.

    *reports* default to the committed samples; a report whose ``site`` names no simulated portal goes to the
    portals in turn. *only* limits the sites by key.

    Raises:
        OSError: the port is taken.
    """

    def __init__(
        self, reports: Sequence[SampleReport] | None = None, *, port: int = 0, only: Sequence[str] = ()
    ) -> None:
        self._server = _Server((ADDRESS, port), self)
        self.port = int(self._server.server_address[1])
        classes = [chosen for chosen in site_classes() if not only or chosen.key in only]
        shares = _distribute(
            load_samples() if reports is None else reports, [chosen.key for chosen in classes]
        )
        self.sites: tuple[Site, ...] = tuple(
            chosen(shares[chosen.key], self.port) for chosen in classes if shares[chosen.key]
        )
        self.requests: list[Request] = []
        self.stopping = threading.Event()
        self._faults: list[Fault] = []
        self._lock = threading.Lock()

    def __enter__(self) -> Simulator:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()

    def site(self, key: str) -> Site:
        """The site with this key. KeyError when the simulator does not serve it."""
        return {site.key: site for site in self.sites}[key]

    def set_fault(
        self, host: str, path_pattern: str, fault: str, *, times: int | None = None, seconds: float = 1.0
    ) -> None:
        """Switch *fault* on for the paths of *host* (shell-style patterns), for ever or *times* requests.

        ``short_list`` and ``empty_list`` concern the whole host. ValueError for a name not in ``FAULTS``.
        """
        if fault not in FAULTS:
            raise ValueError(f"unknown fault {fault!r}; there are: {', '.join(sorted(FAULTS))}")
        with self._lock:
            if fault in LIST_FAULTS:
                for site in self.sites:
                    site.list_fault = fault if site.host == host else site.list_fault
            else:
                self._faults.append(Fault(host, path_pattern, fault, times, seconds))

    def clear_faults(self) -> None:
        """Every site healthy again."""
        with self._lock:
            self._faults.clear()
            for site in self.sites:
                site.list_fault = None

    def served_truth(self) -> set[tuple[str, int | None, str, str]]:
        """(issuer, year, url, sha256) of everything a patient crawler can collect now, files included."""
        truth: set[tuple[str, int | None, str, str]] = set()
        for site in self.sites:
            for document in site.documents():
                fault = self._fault(document.request, count=False)
                if fault and not fault.transient and fault.name not in HARMLESS:
                    continue
                response = _changed(site.respond(document.request), fault)
                truth.add((document.report.body, document.report.year, document.url, response.sha256))
        return truth

    def write_registry(self, directory: Path) -> list[Path]:
        """One portal file per site under *directory*; the files' paths."""
        folder = directory / REGISTRY_DIRECTORY
        folder.mkdir(parents=True, exist_ok=True)
        written = []
        for site in self.sites:
            portal = site.portal()
            target = folder / f"{portal['id']}.yml"
            target.write_text(yaml.safe_dump(portal, allow_unicode=True, sort_keys=False), encoding="utf-8")
            written.append(target)
        return written

    def answer(self, request: Request) -> tuple[Response, Fault | None]:
        """The answer to a request, and the fault that decides how it goes over the wire, if any."""
        self.requests.append(request)
        if request.path.startswith(CONTROL):
            return self._control(request), None
        site = next((site for site in self.sites if site.host == request.host), None)
        if site is None:
            return Response.html("<h1>421 Misdirected Request</h1>", 421), None
        fault = self._fault(request, count=True)
        if fault and fault.name in REPLACEMENTS:
            return REPLACEMENTS[fault.name](request, fault), None
        response = _changed(site.respond(request), fault)
        return response, fault if fault and fault.name in WIRE else None

    def _fault(self, request: Request, *, count: bool) -> Fault | None:
        with self._lock:
            for fault in self._faults:
                if fault.matches(request):
                    fault.hits += count
                    return fault
        return None

    def _control(self, request: Request) -> Response:
        wanted = dict(parse_qsl(urlsplit(request.path).query))
        if "clear" in wanted:
            self.clear_faults()
        elif "fault" in wanted:
            times = int(wanted["times"]) if "times" in wanted else None
            seconds = float(wanted.get("seconds", 1))
            try:
                self.set_fault(
                    wanted.get("host", "*"),
                    wanted.get("path", "*"),
                    wanted["fault"],
                    times=times,
                    seconds=seconds,
                )
            except ValueError as error:
                return Response.json({"error": str(error)}, 400)
        active: list[dict[str, Any]] = [
            {"host": fault.host, "path": fault.path, "fault": fault.name, "hits": fault.hits}
            for fault in self._faults
        ]
        return Response.json({"active": active, "faults": sorted(FAULTS)})


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], simulator: Simulator) -> None:
        self.simulator = simulator
        super().__init__(address, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS
    disable_nagle_algorithm = True
    server: _Server

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
        simulator = self.server.simulator
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", 0)))
        host = headers.get("host", "").partition(":")[0]
        response, fault = simulator.answer(
            Request(self.command, host, self.path, headers, body, time.monotonic())
        )
        if fault:
            WIRE[fault.name](self, response, fault, simulator.stopping)
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


def _changed(response: Response, fault: Fault | None) -> Response:
    """The answer as a fault that only rewrites pages leaves it."""
    if fault and fault.name in CHANGES and response.media_type.startswith("text/html"):
        return CHANGES[fault.name](response)
    return response


def _distribute(reports: Sequence[SampleReport], keys: Sequence[str]) -> dict[str, list[SampleReport]]:
    shares: dict[str, list[SampleReport]] = {key: [] for key in keys}
    strays = 0
    for report in reports:
        if report.site in shares:
            shares[report.site].append(report)
        else:
            shares[keys[strays % len(keys)]].append(report)
            strays += 1
    return shares
