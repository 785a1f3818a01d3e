"""One crawl of simulated portals by the real crawler, and what it left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from crawler.exit_codes import ExitCode
from crawler.run.runner import crawl
from crawler.simulator import SampleReport, Simulator
from crawler.store import Store
from crawler.store.results import SourceRunRow
from crawler.workspace import Workspace
from tests.crawler.walk import samples


@dataclass(frozen=True)
class Night:
    """What one crawl of all families left: by site key."""

    exit_code: ExitCode
    rows: dict[str, list[SourceRunRow]]
    collected: dict[str, set[tuple[str, str]]]
    served: dict[str, set[tuple[str, str]]]
    asked: Counter[tuple[str, str]]

    def outcomes(self, key: str) -> set[tuple[str, str | None]]:
        return {(row.outcome, row.reason_code) for row in self.rows[key]}

    def asked_most(self, key: str) -> int:
        """How often the address asked for most often was asked for."""
        return max(count for (host, _), count in self.asked.items() if host == key)


def night(simulator: Simulator, root: Path) -> Night:
    """Crawl everything the simulator serves, whether due or not."""
    simulator.write_registry(root / "registry")
    workspace = Workspace.from_environment(root / "data")
    started = len(simulator.requests)
    summary = crawl(workspace, root / "registry", due_only=False, progress=False)
    requests = simulator.requests[started:]
    assert {request.host for request in requests} <= {site.host for site in simulator.sites}, "off the list"
    assert not [request.path for request in requests if "/trap" in request.path]
    rows: dict[str, list[SourceRunRow]] = {site.key: [] for site in simulator.sites}
    collected: dict[str, set[tuple[str, str]]] = {site.key: set() for site in simulator.sites}
    for row in summary.sources:
        rows[row.source_id.partition("/")[0].removeprefix("sim-")].append(row)
    for capture in Store(workspace).captures():
        collected[capture.portal_id.removeprefix("sim-")].add((capture.url, capture.sha256))
    truth = simulator.served_truth()
    served = {
        site.key: {(url, sha256) for _, _, url, sha256 in truth if url.startswith(f"{site.base}/")}
        for site in simulator.sites
    }
    keys = {site.host: site.key for site in simulator.sites}
    asked = Counter((keys[request.host], request.path) for request in requests)
    return Night(summary.exit_code, rows, collected, served, asked)


def reports(keys: Iterable[str]) -> list[SampleReport]:
    return [report for key in keys for report in samples(key, bodies=2, years=3)]


def titles(workspace: Workspace) -> dict[str, str]:
    """Issuer and title hints by address; a file's are those of the page that links it, too."""
    captures = list(Store(workspace).captures())
    own = {capture.url: f"{capture.issuer} {capture.title}" for capture in captures}
    parents = {capture.url: capture.parent_url for capture in captures}
    return {url: f"{text} {own.get(parents[url] or '', '')}" for url, text in own.items()}
