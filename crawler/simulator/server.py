"""The simulator: every simulated portal behind one loopback server, chosen by the Host header."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import yaml

from crawler.simulator.faults import CHANGES, FAULTS, REPLACEMENTS, SITE_FAULTS, WIRE, Fault
from crawler.simulator.listener import Listener
from crawler.simulator.model import Request, Response, SampleReport, load_samples
from crawler.simulator.site import Site
from crawler.simulator.sites import site_classes

ADDRESS = "127.0.0.1"
CONTROL = "/__fault/"
LOCAL = ".localhost"  # browsers take www.sim-trs.gov.cn.localhost to this machine by themselves
REGISTRY_DIRECTORY = "模拟"


class Simulator:
    """Serves the sites while used as a context manager.

    *reports* default to the committed samples; a report whose ``site`` names no simulated portal goes to the
    portals in turn. *only* limits the sites by key. With *repost*, portals without reports of their own
    carry some of the others', as real portals do; otherwise they are left out.

    Raises:
        OSError: the port is taken.
    """

    def __init__(
        self,
        reports: Sequence[SampleReport] | None = None,
        *,
        port: int = 0,
        only: Sequence[str] = (),
        repost: bool = False,
    ) -> None:
        self.stopping = threading.Event()
        self._server = Listener((ADDRESS, port), self.deliver, self.stopping)
        self.port = int(self._server.server_address[1])
        classes = [chosen for chosen in site_classes() if not only or chosen.key in only]
        shared = load_samples() if reports is None else reports
        shares = _distribute(shared, [chosen.key for chosen in classes], repost)
        self.sites: tuple[Site, ...] = tuple(
            chosen(shares[chosen.key], self.port) for chosen in classes if shares[chosen.key]
        )
        self.requests: list[Request] = []
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

        A fault of ``SITE_FAULTS`` concerns the whole host. ValueError for a name not in ``FAULTS``.
        """
        if fault not in FAULTS:
            raise ValueError(f"unknown fault {fault!r}; there are: {', '.join(sorted(FAULTS))}")
        with self._lock:
            if fault in SITE_FAULTS:
                for site in self.sites:
                    site.fault = fault if site.host == host else site.fault
            else:
                self._faults.append(Fault(host, path_pattern, fault, times, seconds))

    def clear_faults(self) -> None:
        """Every site healthy again."""
        with self._lock:
            self._faults.clear()
            for site in self.sites:
                site.fault = None

    def served_truth(self) -> set[tuple[str, int | None, str, str]]:
        """(issuer, year, url, sha256) of everything a patient crawler can collect now, files included."""
        truth: set[tuple[str, int | None, str, str]] = set()
        for site in self.sites:
            for document in site.documents():
                faults = [self._fault(request, count=False) for request in document.requests]
                if any(fault and not fault.passes for fault in faults):
                    continue
                response = _changed(site.respond(document.requests[-1]), faults[-1])
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

    def deliver(self, request: Request) -> tuple[Response, Fault | None]:
        """The answer to a request, and the fault that decides how it goes over the wire, if any."""
        self.requests.append(request)
        if request.path.startswith(CONTROL):
            return self._control(request), None
        site = next((site for site in self.sites if site.host == request.host.removesuffix(LOCAL)), None)
        if request.host in (ADDRESS, "localhost") and request.path == "/":
            return Response.html(self._index()), None
        if site is None:
            return Response.html("<h1>421 Misdirected Request</h1>", 421), None
        fault = self._fault(request, count=True)
        if fault and fault.name in REPLACEMENTS:
            return REPLACEMENTS[fault.name](request, fault), None
        response = _changed(site.respond(request), fault)
        if site.compressed and response.status == 200:
            response = replace(response, body=gzip.compress(response.body)).with_headers(
                Content_Encoding="gzip"
            )
        return response, fault if fault and fault.name in WIRE else None

    def _index(self) -> str:
        """For a person who opens the bare address: where the sites are."""
        lines = "".join(
            f'<li><a href="http://{site.host}{LOCAL}:{self.port}/">{site.title_zh} {site.title_en}</a></li>'
            for site in self.sites
        )
        return f"<!DOCTYPE html><meta charset=utf-8><title>nianbao simulate</title><ul>{lines}</ul>"

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


def _changed(response: Response, fault: Fault | None) -> Response:
    """The answer as a fault that only rewrites pages leaves it."""
    if fault and fault.name in CHANGES and response.media_type.startswith("text/html"):
        return CHANGES[fault.name](response)
    return response


def _distribute(
    reports: Sequence[SampleReport], keys: Sequence[str], repost: bool
) -> dict[str, list[SampleReport]]:
    shares: dict[str, list[SampleReport]] = {key: [] for key in keys}
    strays = 0
    for report in reports:
        if report.site in shares:
            shares[report.site].append(report)
        else:
            shares[keys[strays % len(keys)]].append(report)
            strays += 1
    if repost:
        for index, key in enumerate(keys):
            start = 3 * index % max(1, len(reports) - 6)
            shares[key] = shares[key] or list(reports[start : start + 6])
    return shares
