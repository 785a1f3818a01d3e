"""The real crawler against every simulated family: all that is served, and the reason for what is not.

One crawl strikes every family with another fault, so that the whole table of faults needs few crawls.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.exit_codes import ExitCode
from crawler.families import families, family
from crawler.simulator import Simulator
from crawler.simulator.site import Site
from crawler.simulator.sites import site_classes
from crawler.workspace import Workspace
from tests.crawler.night import Night, night, reports, titles
from tests.crawler.walk import samples

KEYS = [site.key for site in site_classes() if not families()[site.family].needs_browser]
COMPLETE = {("complete", None)}
ASKED_AT_MOST = 9  # one request and two retries, each over at most three connections that were reset
# A fault on the first list page → how its source ends
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
ODD = ("gbk", "session_urls", "slow")
PASSING = ("500", "503", "429", "reset", "truncated")
DISPLACED = 7  # in document rounds a fault strikes another family than in list rounds


def first_list(site: Site) -> str:
    """The path a crawl of the site's first source asks for first."""
    source = site.portal()["sources"][0]
    return family(site.family, source.get("options")).first_request(source["url"]).url.removeprefix(site.base)


def first_document(site: Site) -> str:
    return next(site.documents()).requests[0].path


def strike(simulator: Simulator, key: str, find: Callable[[Site], str], fault: str) -> None:
    site = simulator.site(key)
    path = find(site)
    simulator.set_fault(site.host, f"{path}*" if fault == "redirect_loop" else path, fault)


def victim(fault: str, displaced: int = 0) -> tuple[int, str]:
    """The round in which a fault strikes, and the family it strikes."""
    turn, place = divmod(list(LISTS).index(fault), len(KEYS))
    return turn, KEYS[(place + displaced) % len(KEYS)]


@pytest.fixture(scope="module")
def struck(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Callable[[Site], str], int], Night]:
    """The crawl of one round: every fault of the round on the list or document of its family."""
    nights: dict[tuple[Callable[[Site], str], int], Night] = {}

    def of(find: Callable[[Site], str], turn: int) -> Night:
        if (find, turn) not in nights:
            with Simulator(reports(KEYS), only=KEYS) as simulator:
                for fault in LISTS:
                    when, key = victim(fault, 0 if find is first_list else DISPLACED)
                    if when == turn:
                        strike(simulator, key, find, fault)
                nights[find, turn] = night(simulator, tmp_path_factory.mktemp("night"))
        return nights[find, turn]

    return of


@pytest.fixture(scope="module")
def two_nights(tmp_path_factory: pytest.TempPathFactory) -> tuple[Night, Night, Simulator, Path]:
    root = tmp_path_factory.mktemp("clean")
    with Simulator([report for key in KEYS for report in samples(key)], only=KEYS) as simulator:
        return night(simulator, root), night(simulator, root), simulator, root


@pytest.mark.xdist_group("clean")
@pytest.mark.parametrize("key", KEYS)
def test_every_family_collects_exactly_what_is_served(
    key: str, two_nights: tuple[Night, Night, Simulator, Path]
) -> None:
    first, second, simulator, root = two_nights
    assert first.outcomes(key) == second.outcomes(key) == COMPLETE
    assert first.collected[key] == second.collected[key] == first.served[key]
    hints = titles(Workspace(root / "data"))
    for issuer, year, url, _ in simulator.served_truth():
        assert issuer in hints[url] and str(year) in hints[url]


@pytest.mark.xdist_group("clean")
def test_a_second_night_asks_for_no_more_than_the_first(
    two_nights: tuple[Night, Night, Simulator, Path],
) -> None:
    first, second, _, _ = two_nights
    assert first.exit_code == second.exit_code == ExitCode.COMPLETE
    assert second.asked.total() <= first.asked.total()


@pytest.mark.parametrize(
    "fault", [pytest.param(name, marks=pytest.mark.xdist_group(f"list-{victim(name)[0]}")) for name in LISTS]
)
def test_a_list_that_cannot_be_had_is_told_by_its_reason(
    fault: str, struck: Callable[[Callable[[Site], str], int], Night]
) -> None:
    turn, key = victim(fault)
    found = struck(first_list, turn)
    assert LISTS[fault] in found.outcomes(key)
    assert found.outcomes(key) <= {LISTS[fault], *COMPLETE}
    assert found.collected[key] <= found.served[key]
    assert found.exit_code == ExitCode.PARTIAL
    assert max(count for (host, _), count in found.asked.items() if host == key) <= ASKED_AT_MOST


@pytest.mark.parametrize(
    "fault",
    [pytest.param(name, marks=pytest.mark.xdist_group(f"document-{victim(name)[0]}")) for name in LISTS],
)
def test_a_document_that_cannot_be_had_is_missing_and_nothing_else_is(
    fault: str, struck: Callable[[Callable[[Site], str], int], Night]
) -> None:
    turn, key = victim(fault, DISPLACED)
    found = struck(first_document, turn)
    assert ("incomplete", "documents_missing") in found.outcomes(key)
    assert found.outcomes(key) <= {("incomplete", "documents_missing"), *COMPLETE}
    assert found.collected[key] == found.served[key]


@pytest.mark.parametrize(
    "turn", [pytest.param(n, marks=pytest.mark.xdist_group(f"document-{n}")) for n in (0, 1)]
)
def test_the_other_portals_are_not_affected(
    turn: int, struck: Callable[[Callable[[Site], str], int], Night]
) -> None:
    found = struck(first_document, turn)
    assert found.collected == found.served
    spared = set(KEYS) - {victim(fault, DISPLACED)[1] for fault in LISTS if victim(fault)[0] == turn}
    assert all(found.outcomes(key) == COMPLETE for key in spared)


def test_what_is_only_odd_is_collected_whole(tmp_path: Path) -> None:
    with Simulator(reports(KEYS), only=KEYS) as simulator:
        for index, site in enumerate(simulator.sites):
            simulator.set_fault(site.host, "*", ODD[index % len(ODD)], seconds=0.1)
        found = night(simulator, tmp_path)
    assert found.exit_code == ExitCode.COMPLETE
    assert found.collected == found.served


def test_what_passes_is_waited_for(tmp_path: Path) -> None:
    with Simulator(reports(KEYS), only=KEYS) as simulator:
        for index, site in enumerate(simulator.sites):
            simulator.set_fault(site.host, first_list(site), PASSING[index % len(PASSING)], times=1)
        found = night(simulator, tmp_path)
    assert found.exit_code == ExitCode.COMPLETE
    assert found.collected == found.served


def test_robots_decides_for_its_host_only(tmp_path: Path) -> None:
    with Simulator(reports(KEYS), only=KEYS) as simulator:
        for key, fault in zip(KEYS, ROBOTS, strict=False):
            simulator.set_fault(simulator.site(key).host, "/robots.txt", fault)
        found = night(simulator, tmp_path)
    for key, fault in zip(KEYS, ROBOTS, strict=False):
        assert found.outcomes(key) == {ROBOTS[fault]}, fault
        if ROBOTS[fault][0] == "blocked":
            assert {path for host, path in found.asked if host == key} == {"/robots.txt"}
    for key in KEYS[len(ROBOTS) :]:
        assert found.outcomes(key) == COMPLETE


def test_a_file_whose_address_changes_with_every_view_is_known_by_its_bytes(tmp_path: Path) -> None:
    with Simulator(reports(["phpcms"]), only=["phpcms"]) as simulator:
        site = simulator.site("phpcms")
        files = {report.data for report in site.reports if report.container != "html"}
        simulator.set_fault(site.host, "*", "rotating_downloads")
        for _ in range(2):
            found = night(simulator, tmp_path)
            assert found.outcomes("phpcms") == COMPLETE
            kept = {sha256 for _, sha256 in found.collected["phpcms"]}
            assert {hashlib.sha256(file).hexdigest() for file in files} <= kept


def test_an_article_replaced_by_a_redirection_is_missing_not_collected(tmp_path: Path) -> None:
    with Simulator(reports(["trs"]), only=["trs"]) as simulator:
        strike(simulator, "trs", first_document, "meta_refresh")
        found = night(simulator, tmp_path)
    assert ("incomplete", "documents_missing") in found.outcomes("trs")
    assert found.collected == found.served


def test_a_network_with_nobody_on_it_is_told_from_a_crawl_with_gaps(tmp_path: Path) -> None:
    with Simulator(reports(KEYS[:3]), only=KEYS[:3]) as simulator:
        for site in simulator.sites:
            simulator.set_fault(site.host, "*", "reset")
        assert night(simulator, tmp_path).exit_code == ExitCode.NOTHING_REACHABLE
