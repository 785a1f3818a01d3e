"""Rendered lists: collected like any other, kept as received and as rendered, fenced in."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from crawler.fetch import browser
from crawler.fetch.guard import Guard
from crawler.registry import Portal
from crawler.run import runner
from crawler.simulator import Simulator
from crawler.store import Store, results
from crawler.workspace import Workspace
from tests.crawler.fault_server import FaultServer, page
from tests.crawler.night import reports

needs_chromium = pytest.mark.skipif(browser.find() is None, reason="no Chromium here: run make browser")
SCRIPTED = """<html><body><div id="app"></div><script>
fetch('/api/list').then(a => a.json()).then(rows => {{ document.getElementById('app').innerHTML =
  rows.map(y => `<li><a href="/nb/${{y}}.html">${{y}}年政府信息公开工作年度报告</a></li>`).join('') }});
for (const url of ['http://127.0.0.1:{trap}/', 'http://www.trap-site.com:{trap}/', 'file:///etc/hostname'])
  fetch(url).catch(() => 0);
document.body.append(Object.assign(new Image(), {{src: '/heavy.png'}}));
</script></body></html>"""


@pytest.fixture(autouse=True)
def proxy_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody listens: neither Scrapy nor the browser may ask there."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")


@needs_chromium
@pytest.mark.browser
def test_a_scripted_list_is_collected_and_both_sides_are_kept(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    with FaultServer() as trap, FaultServer() as server:
        server.add("app", "/nb/", page(SCRIPTED.format(trap=trap.port)), family="browser")
        server.add("app", "/api/list", page("[2023, 2024]", headers="Content-Type: application/json\r\n"))
        summary = runner.crawl(workspace, server.write_registry(tmp_path / "registry"), progress=False)
    assert [row.outcome for row in summary.sources] == ["complete"], summary.sources
    assert trap.calls == []
    assert "/heavy.png" not in server.paths("app")
    store = Store(workspace)
    assert {Path(capture.url).name for capture in store.captures()} == {"2023.html", "2024.html"}
    kept = {fetch.kind: fetch for fetch in results.fetches(workspace) if fetch.sha256}
    assert b"fetch(" in store.read(kept["list"].sha256 or "")
    assert store.read(kept["api"].sha256 or "") == b"[2023, 2024]"
    assert "2024年政府信息公开工作年度报告".encode() in store.read(kept["rendered"].sha256 or "")


@needs_chromium
@pytest.mark.browser
def test_a_challenge_seen_in_the_browser_is_a_block(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    challenge = "<html><title>安全验证</title><body>请输入验证码</body></html>"
    with FaultServer() as server:
        server.add("app", "/nb/", page(challenge), family="browser")
        summary = runner.crawl(workspace, server.write_registry(tmp_path / "registry"), progress=False)
    assert [(row.outcome, row.reason_code) for row in summary.sources] == [("blocked", "waf=captcha")]
    assert list(Store(workspace).captures(("list", "rendered", "detail"))) == []


@needs_chromium
@pytest.mark.browser
def test_the_simulated_browser_portals_are_collected(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    keys = ["browser", "browser-hash"]
    with Simulator(reports(keys), only=keys) as simulator:
        simulator.write_registry(tmp_path / "registry")
        summary = runner.crawl(workspace, tmp_path / "registry", progress=False)
        truth = {(url, sha256) for _, _, url, sha256 in simulator.served_truth()}
    assert [row.outcome for row in summary.sources] == ["complete", "complete"], summary.sources
    assert {(capture.url, capture.sha256) for capture in Store(workspace).captures()} == truth


def test_without_a_browser_the_portal_fails_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    with FaultServer() as server:
        server.add("app", "/x", page(""), family="browser")
        summary = runner.crawl(workspace, server.write_registry(tmp_path / "registry"), progress=False)
    assert [(row.outcome, row.reason_code) for row in summary.sources] == [("failed", "browser_missing")]
    assert "make browser" in (summary.sources[0].reason_zh or "")
    assert server.calls == []


def test_a_wrong_browser_path_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHROMIUM_PATH", os.fspath(tmp_path / "nothing"))
    with pytest.raises(browser.BrowserMissingError, match="CHROMIUM_PATH"):
        browser.find()


def test_the_browser_can_look_up_the_portals_hosts_only() -> None:
    source = {"id": "nb", "title": "年报", "url": "http://www.a.gov.cn:81/"}
    data = {
        "id": "a", "host": "www.a.gov.cn:81", "title": {"zh": "甲"}, "division": "990101",
        "family": "browser", "verified": "simulated", "address": "127.0.0.1", "sources": [source],
    }  # fmt: skip
    portal = Portal.model_validate(data)
    rules = browser.resolver_rules([portal], Guard.of([portal]))
    assert rules == "MAP www.a.gov.cn:81 127.0.0.1 , MAP * ~NOTFOUND"
    blocker = browser.Blocker(Guard.of([portal]))
    for url, kind, blocked in (
        ("http://www.a.gov.cn:81/x.js", "script", False),
        ("http://www.a.gov.cn:81/x.png", "image", True),
        ("http://www.a.gov.cn/x.js", "script", True),
        ("http://www.b.gov.cn/x.js", "script", True),
        ("file:///etc/hostname", "document", True),
    ):
        assert blocker(SimpleNamespace(url=url, resource_type=kind)) is blocked, url


@pytest.mark.parametrize(
    ("answers", "mapped"),
    [
        (
            ["114.114.114.114"],
            "MAP www.a.gov.cn:80 114.114.114.114 , MAP www.a.gov.cn:443 114.114.114.114 , ",
        ),
        (["2400:3200::1"], "MAP www.a.gov.cn:80 [2400:3200::1] , MAP www.a.gov.cn:443 [2400:3200::1] , "),
        (["10.0.0.1"], ""),
        (["114.114.114.114", "::ffff:127.0.0.1"], ""),
        ([], ""),
    ],
)
def test_the_browser_is_told_the_address_that_was_checked(answers: list[str], mapped: str) -> None:
    """One look-up, before the browser starts: a second answer of the same name leads it nowhere."""
    source = {"id": "nb", "title": "年报", "url": "http://www.a.gov.cn/"}
    portal = Portal.model_validate(
        {
            "id": "a", "host": "www.a.gov.cn", "title": {"zh": "甲"}, "division": "990101",
            "family": "browser", "verified": "observed", "sources": [source],
        }
    )  # fmt: skip
    guard = Guard.of([portal])

    def look_up(name: str, port: None, **rest: object) -> list[tuple[object, ...]]:
        if not answers:
            raise OSError("no such name")
        return [(0, 0, 0, "", (address, 0)) for address in answers]

    assert browser.resolver_rules([portal], guard, look_up) == f"{mapped}MAP * ~NOTFOUND"
    assert bool(guard.refused) is (bool(answers) and not mapped)
