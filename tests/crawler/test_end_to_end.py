"""The real crawler against every simulated family: all that is served, and the reason for what is not."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from crawler.exit_codes import ExitCode
from crawler.families import families, family
from crawler.runner import CrawlSummary, crawl
from crawler.simulator import SampleReport, Simulator
from crawler.simulator.site import Site
from crawler.simulator.sites import site_classes
from crawler.store import Store
from crawler.workspace import Workspace
from tests.crawler.walk import samples

KEYS = [site.key for site in site_classes() if not families()[site.family].needs_browser]
ASKED_AT_MOST = 9  # one request and two retries, each over at most three connections that were reset
# A fault on the first list page → how its source ends; "documents" are struck by the same fault below.
LISTS = {
    "403": ("blocked", "ua"),
    "404": ("failed", "gone"),
    "410": ("failed", "gone"),
    "429": ("failed", "error_429"),
    "500": ("failed", "error_500"),
    "503": ("failed", "error_503"),
    "arg1": ("blocked", "waf=aliyun"),
    "captcha": ("blocked", "waf=captcha"),
    "challenge_202": ("blocked", "waf=ruishu"),
    "challenge_412": ("blocked", "waf=ruishu"),
    "challenge_468": ("blocked", "waf=status_468"),
    "challenge_521": ("blocked", "waf=jsl"),
    "empty_body": ("failed", "empty_body"),
    "endless": ("failed", "too_large"),
    "gzip_bomb": ("failed", "too_large"),
    "hang": ("failed", "timeout"),
    "redirect_file": ("failed", "off_list_redirect"),
    "redirect_loop": ("failed", "redirects"),
    "redirect_loopback": ("failed", "off_list_redirect"),
    "redirect_off_site": ("failed", "off_list_redirect"),
    "reset": ("failed", "reset"),
    "soft_404": ("failed", "soft_404"),
    "truncated": ("failed", "truncated"),
    "wrong_length": ("failed", "truncated"),
}
ROBOTS = {
    "robots_disallow": ("blocked", "robots"),
    "403": ("blocked", "robots_unavailable"),
    "503": ("blocked", "robots_unavailable"),
    "hang": ("blocked", "robots_unavailable"),
    "404": ("complete", None),
}


@dataclass(frozen=True)
class Crawl:
    """A finished crawl and what can be asked of it."""

    workspace: Workspace
    summary: CrawlSummary

    def outcomes(self, site: Site) -> set[tuple[str, str | None]]:
        """(outcome, reason) of the site's sources."""
        prefix = f"sim-{site.key}/"
        rows = [row for row in self.summary.sources if row.source_id.startswith(prefix)]
        return {(row.outcome, row.reason_code) for row in rows}

    def collected(self, *sites: Site) -> set[tuple[str, str]]:
        """(url, sha256) of the reports kept from *sites*."""
        owners = {f"sim-{site.key}" for site in sites}
        return {
            (capture.url, capture.sha256)
            for capture in Store(self.workspace).captures()
            if capture.portal_id in owners
        }


def run(simulator: Simulator, root: Path) -> Crawl:
    simulator.write_registry(root / "registry")
    workspace = Workspace.from_environment(root / "data")
    return Crawl(workspace, crawl(workspace, root / "registry", due_only=False, progress=False))


def served(simulator: Simulator, *sites: Site) -> set[tuple[str, str]]:
    bases = tuple(site.base for site in sites)
    return {(url, sha256) for _, _, url, sha256 in simulator.served_truth() if url.startswith(bases)}


def titles(workspace: Workspace) -> dict[str, str]:
    """Issuer and title hints by address; a file's are those of the page that links it, too."""
    own = {capture.url: f"{capture.issuer} {capture.title}" for capture in Store(workspace).captures()}
    parents = {capture.url: capture.parent_url for capture in Store(workspace).captures()}
    return {url: f"{text} {own.get(parents[url] or '', '')}" for url, text in own.items()}


def reports(*keys: str) -> list[SampleReport]:
    return [report for key in keys for report in samples(key, bodies=2, years=3)]


def assert_stayed_on_the_list(simulator: Simulator) -> None:
    assert {request.host for request in simulator.requests} <= {site.host for site in simulator.sites}
    assert not [request.path for request in simulator.requests if "/trap" in request.path]


@pytest.mark.parametrize("key", KEYS)
def test_every_family_collects_exactly_what_is_served(key: str, tmp_path: Path) -> None:
    with Simulator(samples(key), only=[key]) as simulator:
        site = simulator.site(key)
        first = run(simulator, tmp_path)
        assert first.outcomes(site) == {("complete", None)}
        truth = simulator.served_truth()
        assert first.collected(site) == {(url, sha256) for _, _, url, sha256 in truth}
        hints = titles(first.workspace)
        assert all(issuer in hints[url] and str(year) in hints[url] for issuer, year, url, _ in truth)
        assert_stayed_on_the_list(simulator)
        before = len(simulator.requests)
        assert (
            max(Counter(request.path + request.body.decode() for request in simulator.requests).values()) <= 2
        )
        again = run(simulator, tmp_path)
        assert again.collected(site) == first.collected(site)
        assert again.summary.exit_code == ExitCode.COMPLETE
        assert len(simulator.requests) - before <= before


def three(turn: int) -> list[str]:
    """Three families; over the faults every family has its turn in every part."""
    return [KEYS[(3 * turn + offset) % len(KEYS)] for offset in range(3)]


def first_list(site: Site) -> str:
    """The path a crawl of the site's first source asks for first."""
    source = site.portal()["sources"][0]
    url = family(site.family, source.get("options")).first_request(source["url"]).url
    return url.removeprefix(site.base)


def strike(simulator: Simulator, site: Site, path: str, fault: str) -> None:
    pattern = f"{path}*" if fault == "redirect_loop" else path  # the loop adds a query
    simulator.set_fault(site.host, pattern, fault)


@pytest.mark.parametrize(("turn", "fault"), list(enumerate(LISTS)))
def test_a_fault_is_told_by_its_reason_and_stays_where_it_is(turn: int, fault: str, tmp_path: Path) -> None:
    keys = three(turn)
    with Simulator(reports(*keys), only=keys) as simulator:
        listless, documentless, healthy = (simulator.site(key) for key in keys)
        path, document = first_list(listless), next(documentless.documents()).requests[0].path
        strike(simulator, listless, path, fault)
        strike(simulator, documentless, document, fault)
        crawled = run(simulator, tmp_path)
        assert LISTS[fault] in crawled.outcomes(listless)
        assert crawled.outcomes(listless) <= {LISTS[fault], ("complete", None)}
        assert ("incomplete", "documents_missing") in crawled.outcomes(documentless)
        assert crawled.outcomes(healthy) == {("complete", None)}
        assert crawled.collected(documentless, healthy) == served(simulator, documentless, healthy)
        assert crawled.summary.exit_code == ExitCode.PARTIAL
        asked = Counter((request.host, request.path) for request in simulator.requests)
        assert 1 <= asked[listless.host, path] <= ASKED_AT_MOST
        assert_stayed_on_the_list(simulator)


@pytest.mark.parametrize(("turn", "fault"), list(enumerate(["gbk", "session_urls", "slow"])))
def test_what_is_only_odd_is_collected_whole(turn: int, fault: str, tmp_path: Path) -> None:
    keys = three(turn)
    with Simulator(reports(*keys), only=keys) as simulator:
        for site in simulator.sites:
            simulator.set_fault(site.host, "*", fault, seconds=0.1)
        crawled = run(simulator, tmp_path)
        assert crawled.summary.exit_code == ExitCode.COMPLETE
        assert crawled.collected(*simulator.sites) == served(simulator, *simulator.sites)


@pytest.mark.parametrize(("turn", "fault"), list(enumerate(["500", "503", "429", "reset", "truncated"])))
def test_what_passes_is_waited_for(turn: int, fault: str, tmp_path: Path) -> None:
    keys = three(turn)
    with Simulator(reports(*keys), only=keys) as simulator:
        for site in simulator.sites:
            simulator.set_fault(site.host, first_list(site), fault, times=1)
        crawled = run(simulator, tmp_path)
        assert crawled.summary.exit_code == ExitCode.COMPLETE
        assert crawled.collected(*simulator.sites) == served(simulator, *simulator.sites)


@pytest.mark.parametrize(("turn", "fault"), list(enumerate(ROBOTS)))
def test_robots_decides_for_its_host_only(turn: int, fault: str, tmp_path: Path) -> None:
    keys = three(turn)
    with Simulator(reports(*keys), only=keys) as simulator:
        struck, *others = (simulator.site(key) for key in keys)
        simulator.set_fault(struck.host, "/robots.txt", fault)
        crawled = run(simulator, tmp_path)
        assert crawled.outcomes(struck) == {ROBOTS[fault]}
        for other in others:
            assert crawled.outcomes(other) == {("complete", None)}
        if fault != "404":
            assert {r.path for r in simulator.requests if r.host == struck.host} == {"/robots.txt"}


@pytest.mark.parametrize("fault", ["short_list", "empty_list"])
def test_a_list_that_gives_less_than_it_should_is_never_complete(fault: str, tmp_path: Path) -> None:
    with Simulator(reports(*KEYS), only=KEYS) as simulator:
        for site in simulator.sites:
            simulator.set_fault(site.host, "*", fault)
        crawled = run(simulator, tmp_path)
        assert {row.outcome for row in crawled.summary.sources} <= {"incomplete", "failed"}
        assert all(row.reason_zh and row.reason_en for row in crawled.summary.sources)


def test_a_file_whose_address_changes_with_every_view_is_known_by_its_bytes(tmp_path: Path) -> None:
    with Simulator(reports("phpcms"), only=["phpcms"]) as simulator:
        site = simulator.site("phpcms")
        files = {document.report.data for document in site.documents() if document.report.container != "html"}
        simulator.set_fault(site.host, "*", "rotating_downloads")
        for _ in range(2):
            crawled = run(simulator, tmp_path)
            assert crawled.outcomes(site) == {("complete", None)}
            kept = {sha256 for _, sha256 in crawled.collected(site)}
            assert {hashlib.sha256(file).hexdigest() for file in files} <= kept


def test_an_article_replaced_by_a_redirection_is_missing_not_collected(tmp_path: Path) -> None:
    with Simulator(reports("trs"), only=["trs"]) as simulator:
        site = simulator.site("trs")
        simulator.set_fault(site.host, next(site.documents()).requests[0].path, "meta_refresh")
        crawled = run(simulator, tmp_path)
        assert ("incomplete", "documents_missing") in crawled.outcomes(site)
        assert crawled.collected(site) == served(simulator, site)


def test_a_network_with_nobody_on_it_is_told_from_a_crawl_with_gaps(tmp_path: Path) -> None:
    keys = three(0)
    with Simulator(reports(*keys), only=keys) as simulator:
        for site in simulator.sites:
            simulator.set_fault(site.host, "*", "reset")
        assert run(simulator, tmp_path).summary.exit_code == ExitCode.NOTHING_REACHABLE
