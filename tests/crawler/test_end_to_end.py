"""The real crawler against every simulated family: all that is served, and the reason for what is not.

One crawl strikes every family with another fault; in as many rounds as there are faults every family meets
every fault, once on its list and once on a document. By default a few of these rounds are run;
``NIANBAO_ROUNDS=all pytest tests/crawler/test_end_to_end.py`` runs them all (about a quarter of an hour).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from crawler.exit_codes import ExitCode
from crawler.families import families, family
from crawler.simulator import Simulator
from crawler.simulator.site import Site
from crawler.simulator.sites import site_classes
from crawler.simulator.static import StaticSite
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
    "redirect_https": ("failed", "tls_handshake"),
    "redirect_loop": ("failed", "redirects"),
    "redirect_loopback": ("failed", "off_list_redirect"),
    "redirect_off_site": ("failed", "off_list_redirect"),
    "reset": ("failed", "reset"),
    "reset_unknown_agent": ("failed", "reset"),
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
ALL_ROUNDS = os.environ.get("NIANBAO_ROUNDS") == "all"
ROUNDS = range(0, len(LISTS), 1 if ALL_ROUNDS else len(KEYS))


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


def fault_of(key: str, turn: int) -> str:
    """The fault that strikes a family in a round: another one in each, all of them over all rounds."""
    return list(LISTS)[(KEYS.index(key) + turn) % len(LISTS)]


@pytest.fixture(scope="module")
def struck(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Callable[[Site], str], int], Night]:
    """The crawl of one round: every family struck by its fault, on its first list page or document."""
    nights: dict[tuple[Callable[[Site], str], int], Night] = {}

    def of(find: Callable[[Site], str], turn: int) -> Night:
        if (find, turn) not in nights:
            nights.clear()  # the rounds come one after the other
            with Simulator(reports(KEYS), only=KEYS) as simulator:
                for key in KEYS:
                    strike(simulator, key, find, fault_of(key, turn))
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


def rounds(what: str) -> list[Any]:
    """(round, family), grouped so that one process runs the crawl of a round once."""
    return [
        pytest.param(
            turn, key, marks=pytest.mark.xdist_group(f"{what}-{turn}"), id=f"{key}-{fault_of(key, turn)}"
        )
        for turn in ROUNDS
        for key in KEYS
    ]


@pytest.mark.parametrize(("turn", "key"), rounds("list"))
def test_a_list_that_cannot_be_had_is_told_by_its_reason(
    turn: int, key: str, struck: Callable[[Callable[[Site], str], int], Night]
) -> None:
    found, expected = struck(first_list, turn), LISTS[fault_of(key, turn)]
    assert expected in found.outcomes(key)
    assert found.outcomes(key) <= {expected, *COMPLETE}
    assert found.collected[key] <= found.served[key]
    assert found.exit_code == ExitCode.PARTIAL
    assert found.asked_most(key) <= ASKED_AT_MOST


@pytest.mark.parametrize(("turn", "key"), rounds("document"))
def test_a_document_that_cannot_be_had_is_missing_and_nothing_else_is(
    turn: int, key: str, struck: Callable[[Callable[[Site], str], int], Night]
) -> None:
    found = struck(first_document, turn)
    assert ("incomplete", "documents_missing") in found.outcomes(key)
    assert found.outcomes(key) <= {("incomplete", "documents_missing"), *COMPLETE}
    assert found.collected[key] == found.served[key]
    assert found.asked_most(key) <= ASKED_AT_MOST


def test_the_rounds_bring_every_family_every_fault() -> None:
    assert all({fault_of(key, turn) for turn in range(len(LISTS))} == set(LISTS) for key in KEYS)
    met = {fault_of(key, turn) for turn in ROUNDS for key in KEYS}
    assert met == set(LISTS), "also the few rounds of every day know every fault"


def turns(faults: Sequence[str]) -> range:
    """As many rounds as there are faults, so that every family meets each; one by default."""
    return range(len(faults) if ALL_ROUNDS else 1)


def dealt(faults: Sequence[str], turn: int) -> dict[str, str]:
    """Family → its fault in a round."""
    return {key: faults[(index + turn) % len(faults)] for index, key in enumerate(KEYS)}


@pytest.mark.parametrize("turn", turns(ODD))
def test_what_is_only_odd_is_collected_whole(turn: int, tmp_path: Path) -> None:
    with Simulator(reports(KEYS), only=KEYS) as simulator:
        for key, fault in dealt(ODD, turn).items():
            simulator.set_fault(simulator.site(key).host, "*", fault, seconds=0.1)
        found = night(simulator, tmp_path)
    assert found.exit_code == ExitCode.COMPLETE
    assert found.collected == found.served


@pytest.mark.parametrize("turn", turns(PASSING))
def test_what_passes_is_waited_for(turn: int, tmp_path: Path) -> None:
    with Simulator(reports(KEYS), only=KEYS) as simulator:
        for key, fault in dealt(PASSING, turn).items():
            site = simulator.site(key)
            simulator.set_fault(site.host, first_list(site), fault, times=1)
        found = night(simulator, tmp_path)
    assert found.exit_code == ExitCode.COMPLETE
    assert found.collected == found.served


@pytest.mark.parametrize("turn", turns(tuple(ROBOTS)))
def test_robots_decides_for_its_host_only(turn: int, tmp_path: Path) -> None:
    dealt_out = dealt(tuple(ROBOTS), turn)
    with Simulator(reports(KEYS), only=KEYS) as simulator:
        for key, fault in dealt_out.items():
            simulator.set_fault(simulator.site(key).host, "/robots.txt", fault)
        found = night(simulator, tmp_path)
    for key, fault in dealt_out.items():
        assert found.outcomes(key) == {ROBOTS[fault]}, fault
        if ROBOTS[fault][0] == "blocked":
            assert {path for host, path in found.asked if host == key} == {"/robots.txt"}
            assert found.asked_most(key) <= ASKED_AT_MOST


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


def test_a_post_that_stands_in_two_columns_is_collected_once(tmp_path: Path) -> None:
    with Simulator(samples("gkmlpt"), only=["gkmlpt"]) as simulator:
        simulator.set_fault(simulator.site("gkmlpt").host, "*", "duplicate_posts")
        found = night(simulator, tmp_path)
    (row,) = found.rows["gkmlpt"]
    assert (row.outcome, row.declared, row.listed) == ("complete", 13, 12)
    assert found.collected == found.served
    assert max(count for (_, path), count in found.asked.items() if "/content/" in path) == 1


def test_a_last_page_that_is_announced_and_missing_is_told(tmp_path: Path) -> None:
    with Simulator(samples("trs"), only=["trs"]) as simulator:
        site = simulator.site("trs")
        assert isinstance(site, StaticSite)
        column = site.columns()[0]
        simulator.set_fault(site.host, site.page_path(column, len(site.pages(column)) - 1), "404")
        found = night(simulator, tmp_path)
    assert found.outcomes("trs") == {("incomplete", "list_page_failed"), *COMPLETE}


def test_an_article_replaced_by_a_redirection_is_missing_not_collected(tmp_path: Path) -> None:
    with Simulator(reports(KEYS), only=KEYS) as simulator:
        for key in KEYS:
            strike(simulator, key, first_document, "meta_refresh")
        found = night(simulator, tmp_path)
    for key in KEYS:
        assert ("incomplete", "documents_missing") in found.outcomes(key), key
    assert found.collected == found.served


def test_a_network_with_nobody_on_it_is_told_from_a_crawl_with_gaps(tmp_path: Path) -> None:
    with Simulator(reports(KEYS[:3]), only=KEYS[:3]) as simulator:
        for site in simulator.sites:
            simulator.set_fault(site.host, "*", "reset")
        assert night(simulator, tmp_path).exit_code == ExitCode.NOTHING_REACHABLE
