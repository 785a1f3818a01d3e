from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from crawler.families import families, recognise
from crawler.families.base import PageRequest
from crawler.simulator import Simulator, load_samples
from crawler.simulator.cli import simulate
from crawler.simulator.faults import FAULTS, SITE_FAULTS, WIRE
from crawler.simulator.sites import site_classes
from tests.crawler.walk import collect, fetch, fetch_bytes, list_pages, samples

KEYS = [site.key for site in site_classes() if not families()[site.family].needs_browser]


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator(samples(), only=["trs"]) as running:
        yield running


def first_url(simulator: Simulator) -> str:
    return str(simulator.sites[0].portal()["sources"][0]["url"])


@pytest.mark.parametrize("key", KEYS)
def test_every_family_collects_exactly_what_its_portal_serves(key: str) -> None:
    with Simulator(samples(key), only=[key]) as simulator:
        portal = simulator.site(key).portal()
        found: set[tuple[str, str]] = set()
        for source in portal["sources"]:
            pages, documents = collect(simulator, portal["family"], source)
            found |= documents
            lines = sum(len(listed.entries) + listed.ignored for listed in pages)
            assert lines == source["expect"]["reports"]
            assert pages[-1].declared_total in (None, lines)
            assert not [listed.problem for listed in pages if listed.problem]
        assert found == {(url, sha256) for _, _, url, sha256 in simulator.served_truth()}
        assert {request.host for request in simulator.requests} == {simulator.site(key).host}


@pytest.mark.parametrize("key", sorted(set(KEYS) - {"php", "nfcms"}))
def test_every_portal_is_recognised_by_its_family_and_no_other(key: str) -> None:
    with Simulator(samples(key), only=[key]) as simulator:
        portal = simulator.site(key).portal()
        found = recognise(fetch(simulator, PageRequest(portal["sources"][0]["url"])))
        assert found is not None and found.name == portal["family"]


@pytest.mark.parametrize("key", KEYS)
def test_a_list_that_gives_fewer_lines_than_it_announces_can_be_told(key: str) -> None:
    with Simulator(samples(key), only=[key]) as simulator:
        simulator.set_fault(simulator.site(key).host, "*", "short_list")
        portal = simulator.site(key).portal()
        short = [list(list_pages(simulator, portal["family"], source)) for source in portal["sources"]]
        for source, pages in zip(portal["sources"], short, strict=True):
            assert sum(len(listed.entries) for listed in pages) == source["expect"]["reports"] - 1
            assert pages[-1].declared_total in (None, source["expect"]["reports"])


def test_the_committed_samples_all_find_a_portal() -> None:
    with Simulator() as simulator:
        assert sum(len(site.reports) for site in simulator.sites) == len(load_samples())


def test_on_request_every_portal_has_something_to_show() -> None:
    with Simulator(repost=True) as simulator:
        assert {site.key for site in simulator.sites} == {site.key for site in site_classes()}
        for site in simulator.sites:
            home = fetch(simulator, PageRequest(f"{site.base}/".replace(site.host, f"{site.host}.localhost")))
            assert home.status == 200 and site.title_zh in home.text
        index = fetch(simulator, PageRequest(f"http://127.0.0.1:{simulator.port}/"))
        assert all(site.title_zh in index.text for site in simulator.sites)


def test_the_registry_names_every_site_and_the_loopback_address(simulator: Simulator, tmp_path: Path) -> None:
    (written,) = simulator.write_registry(tmp_path)
    portal = yaml.safe_load(written.read_text(encoding="utf-8"))
    assert (portal["id"], portal["address"], portal["verified"]) == ("sim-trs", "127.0.0.1", "simulated")
    assert portal["host"] == f"www.sim-trs.gov.cn:{simulator.port}"
    assert [source["issuer"] for source in portal["sources"]] == ["清水甲镇", "清水乙镇", "清水丙镇"]


def test_sites_are_chosen_by_host_and_strangers_are_refused(simulator: Simulator) -> None:
    assert fetch(simulator, PageRequest(first_url(simulator))).status == 200
    assert fetch(simulator, PageRequest("http://www.other.gov.cn/")).status == 421
    assert [request.host for request in simulator.requests] == ["www.sim-trs.gov.cn", "www.other.gov.cn"]


def test_validators_answer_not_modified(simulator: Simulator) -> None:
    site = simulator.sites[0]
    url = next(site.documents()).url
    tag = fetch(simulator, PageRequest(url)).headers["ETag"]
    again, body = fetch_bytes(simulator, PageRequest(url, headers={"If-None-Match": tag}))
    assert (again.status, body) == (304, b"")


@pytest.mark.parametrize("fault", sorted(FAULTS - SITE_FAULTS - WIRE.keys()))
def test_faults_that_answer_change_the_answer(simulator: Simulator, fault: str) -> None:
    url = first_url(simulator)
    site = simulator.sites[0]
    target = next(site.documents()).url if fault == "session_urls" else url
    _, healthy = fetch_bytes(simulator, PageRequest(target))
    simulator.set_fault(site.host, "*", fault)
    struck, body = fetch_bytes(simulator, PageRequest(target))
    if fault not in ("session_urls", "empty_body"):
        assert (struck.status, body) != (200, healthy)
    simulator.clear_faults()
    assert fetch_bytes(simulator, PageRequest(target))[1] == healthy


@pytest.mark.parametrize("fault", ["reset", "truncated", "wrong_length"])
def test_faults_on_the_wire_break_the_answer(simulator: Simulator, fault: str) -> None:
    simulator.set_fault(simulator.sites[0].host, "*", fault)
    with pytest.raises((ConnectionError, http.client.IncompleteRead)):
        fetch(simulator, PageRequest(first_url(simulator)))


def test_a_hanging_portal_says_nothing(simulator: Simulator) -> None:
    simulator.set_fault(simulator.sites[0].host, "*", "hang")
    connection = http.client.HTTPConnection("127.0.0.1", simulator.port, timeout=0.3)
    connection.request("GET", "/", headers={"Host": simulator.sites[0].host})
    with pytest.raises(TimeoutError):
        connection.getresponse()


def test_a_slow_answer_takes_its_time_and_arrives_whole(simulator: Simulator) -> None:
    url = first_url(simulator)
    _, healthy = fetch_bytes(simulator, PageRequest(url))
    simulator.set_fault(simulator.sites[0].host, "*", "slow", seconds=0.3)
    started = time.monotonic()
    assert fetch_bytes(simulator, PageRequest(url))[1] == healthy
    assert time.monotonic() - started >= 0.25


def test_a_fault_can_wear_off_and_does_not_count_against_the_truth(simulator: Simulator) -> None:
    whole = simulator.served_truth()
    simulator.set_fault(simulator.sites[0].host, "*", "500", times=1)
    assert simulator.served_truth() == whole
    assert fetch(simulator, PageRequest(first_url(simulator))).status == 500
    assert fetch(simulator, PageRequest(first_url(simulator))).status == 200
    simulator.clear_faults()
    simulator.set_fault(simulator.sites[0].host, "*t2025*", "404")
    assert simulator.served_truth() < whole


def test_faults_are_switched_over_http_too(simulator: Simulator) -> None:
    control = "http://anything/__fault/"
    host = simulator.sites[0].host
    answer = fetch(simulator, PageRequest(f"{control}?host={host}&path=*&fault=503"))
    assert '"fault": "503"' in answer.text
    assert fetch(simulator, PageRequest(first_url(simulator))).status == 503
    fetch(simulator, PageRequest(f"{control}?clear=1"))
    assert fetch(simulator, PageRequest(first_url(simulator))).status == 200
    assert fetch(simulator, PageRequest(f"{control}?fault=nonsense")).status == 400


def test_an_unknown_fault_is_refused(simulator: Simulator) -> None:
    with pytest.raises(ValueError, match="unknown fault"):
        simulator.set_fault("*", "*", "nonsense")


def test_the_command_starts_the_portals_and_says_where_they_are(tmp_path: Path) -> None:
    ran = CliRunner().invoke(simulate, ["--port", "0", "--seconds", "0.1", "--registry", str(tmp_path)])
    assert ran.exit_code == 0, ran.output
    assert all(site.title_zh in ran.output for site in site_classes())
    assert "/__fault/" in ran.output
    assert len(list(tmp_path.rglob("*.yml"))) == len(site_classes())


def test_a_port_that_is_taken_is_one_clear_sentence(simulator: Simulator) -> None:
    ran = CliRunner().invoke(simulate, ["--port", str(simulator.port), "--seconds", "0"])
    assert ran.exit_code == 1
    assert f"127.0.0.1:{simulator.port}" in ran.output and "--port" in ran.output
