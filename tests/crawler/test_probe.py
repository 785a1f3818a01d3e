"""A look at one page: what it is, whose family it bears, and nothing kept."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from archive.cli import main
from crawler.errors import ConfigurationError
from crawler.probe import probe, propose
from crawler.registry import load_registry
from crawler.simulator import Simulator
from tests.crawler.fault_server import FaultServer, page


def test_a_page_is_fetched_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Simulator(only=["trs"]) as simulator:
        simulator.write_registry(tmp_path / "registry")
        url = simulator.sites[0].portal()["sources"][0]["url"]
        monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
        command = ["fetch", url, "--registry", str(tmp_path / "registry"), "-o", str(tmp_path / "page.html")]
        ended = CliRunner().invoke(main, command)
        assert ended.exit_code == 0, ended.output
        assert ended.output.startswith("ok  200")
        assert {request.path for request in simulator.requests} == {"/robots.txt", *_path(url)}
    assert "年" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert not (tmp_path / "data").exists()


def _path(url: str) -> set[str]:
    return {"/" + url.split("/", 3)[3]}


def test_a_portal_is_proposed_with_its_family(tmp_path: Path) -> None:
    with Simulator(only=["gkmlpt", "siteserver"]) as simulator:
        simulator.write_registry(tmp_path / "registry")
        known = load_registry(tmp_path / "registry").portals.values()
        for site in simulator.sites:
            text = propose(site.portal()["sources"][0]["url"], known)
            assert yaml.safe_load(text)["family"] == site.family, text


def test_what_stood_in_the_way_is_told(tmp_path: Path) -> None:
    with FaultServer() as server:
        server.add("busy", "/nb/", page("<script>$_ts=window['$_ts']</script>", 412))
        known = load_registry(server.write_registry(tmp_path / "registry")).portals.values()
        url = f"http://busy.test.gov.cn:{server.port}/nb/"
        assert probe(url, known).outcome == "blocked:waf=ruishu"
        with pytest.raises(ConfigurationError, match="ruishu"):
            propose(url, known)


def test_only_government_sites_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIANBAO_CONTACT", "test@example.org")
    for url in ("http://www.example.org/", "file:///etc/hostname", "nonsense"):
        with pytest.raises(ConfigurationError):
            probe(url)
