"""A look at one page: what it is, whose family it bears, and nothing kept."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from archive.cli import main
from crawler.errors import ConfigurationError
from crawler.registry import Portal, load_registry
from crawler.run.probe import probe, propose
from crawler.simulator import Simulator
from crawler.simulator.sites import site_classes
from tests.crawler.fault_server import FaultServer, page
from tests.crawler.walk import samples


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


@pytest.mark.parametrize("key", [site.key for site in site_classes()])
def test_a_portal_is_proposed_with_its_family(key: str, tmp_path: Path) -> None:
    with Simulator(samples(key), only=[key]) as simulator:
        simulator.write_registry(tmp_path / "registry")
        site = simulator.site(key)
        text = propose(
            site.portal()["sources"][0]["url"], load_registry(tmp_path / "registry").portals.values()
        )
    proposed = yaml.safe_load(text)
    unclaimed = site.family in ("generic", "browser")  # these two never claim a page
    assert proposed["family"] == ("generic" if unclaimed else site.family), text
    assert ("未识别" in text) is unclaimed
    real = {**proposed, "host": site.host, "id": "a", "title": {"zh": "甲"}}
    real["sources"] = [{**proposed["sources"][0], "url": f"http://{site.host}/nb/", "title": "年报"}]
    Portal.model_validate(real)


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
