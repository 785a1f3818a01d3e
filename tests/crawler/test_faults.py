"""What portals do to a crawler, each with the outcome and reason it must end with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from crawler.run import runner
from crawler.store import Store, results
from crawler.workspace import Workspace
from tests.crawler.fault_server import (
    HEALTHY,
    REPORT,
    FaultServer,
    bomb,
    drip,
    endless,
    hang,
    late,
    listing,
    page,
    raw,
    redirect,
    status,
    times,
)

CHALLENGE = "<html><script>{}</script></html>"
PAGER = '<script>createPageHTML({}, 0, "index", "html");</script>'
# Patched into the crawl process by Python's own start-up: every name that is looked up is written down.
LOOKUP_LOG = """
import os, socket
def logged(name):
    original = getattr(socket, name)
    def look_up(host, *rest, **named):
        with open(os.environ["LOOKUP_LOG"], "a") as file:
            file.write(f"{host}\\n")
        return original(host, *rest, **named)
    setattr(socket, name, look_up)
for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
    logged(name)
"""
OUTCOMES = {
    "healthy": ("complete", None),
    "error500": ("failed", "error_500"),
    "flaky": ("complete", None),
    "hanging": ("failed", "timeout"),
    "dripping": ("incomplete", "documents_missing"),
    "jsl": ("blocked", "waf=jsl"),
    "ruishu": ("blocked", "waf=ruishu"),
    "aliyun": ("blocked", "waf=aliyun"),
    "captcha": ("blocked", "waf=captcha"),
    "forbidden": ("blocked", "ua"),
    "missing": ("incomplete", "documents_missing"),
    "soft": ("incomplete", "documents_missing"),
    "empty": ("failed", "nothing_listed"),
    "blank": ("failed", "empty_body"),
    "listgone": ("failed", "gone"),
    "echo": ("incomplete", "page_echo"),
    "secondpage": ("incomplete", "list_page_failed"),
    "bomb": ("incomplete", "documents_missing"),
    "endless": ("incomplete", "documents_missing"),
    "truncated": ("incomplete", "documents_missing"),
    "chunkcut": ("incomplete", "documents_missing"),
    "badgzip": ("incomplete", "documents_missing"),
    "offsite": ("incomplete", "documents_missing"),
    "inside": ("incomplete", "documents_missing"),
    "file": ("incomplete", "documents_missing"),
    "loop": ("incomplete", "documents_missing"),
    "moved": ("complete", None),
    "robotsno": ("blocked", "robots"),
    "robots403": ("blocked", "robots_unavailable"),
    "robots503": ("blocked", "robots_unavailable"),
    "robotshang": ("blocked", "robots_unavailable"),
    "robotswaf": ("blocked", "waf=status_412"),
}
DOCUMENT_OUTCOMES = {
    "dripping": "timeout",
    "missing": "gone",
    "soft": "soft_404",
    "bomb": "too_large",
    "endless": "too_large",
    "truncated": "truncated",
    "chunkcut": "truncated",
    "badgzip": "error:encoding",
    "offsite": "off_list_redirect",
    "inside": "off_list_redirect",
    "file": "off_list",
    "loop": "error:redirects",
}


@dataclass(frozen=True, slots=True)
class Night:
    """One crawl of every faulty portal, and a second server nobody may reach."""

    workspace: Workspace
    server: FaultServer
    trap: FaultServer
    summary: runner.CrawlSummary
    lookups: list[str]


def _faulty(server: FaultServer, trap: FaultServer) -> None:
    document = "/nb/2024.html"
    server.add("healthy", "/x", page(""))
    server.add("error500", "/nb/", page("<h1>500</h1>", 500))
    server.add("flaky", document, times(1, page("<h1>502</h1>", 502), page(REPORT)))
    server.add("hanging", "/nb/", hang)
    server.add("dripping", document, drip)
    server.add("jsl", "/nb/", page(CHALLENGE.format("document.cookie='__jsl_clearance_s=x'"), 521))
    server.add("ruishu", "/nb/", page(CHALLENGE.format("$_ts=window['$_ts'];$_ts.cd='x'"), 412))
    server.add("aliyun", "/nb/", page(CHALLENGE.format("var arg1='5E1B';reload('acw_sc__v2')")))
    server.add("captcha", "/nb/", page("<html><title>安全验证</title><p>请输入验证码</p></html>"))
    server.add("forbidden", "/nb/", page("<h1>403 Forbidden</h1>", 403))
    server.add("missing", document, page("<title>404</title>", 404))
    server.add("soft", document, page("<html><p>对不起，您访问的页面不存在或已删除。</p></html>"))
    server.add("empty", "/nb/", listing())
    server.add("blank", "/nb/", page(""))
    server.add("listgone", "/nb/", page("<title>404</title>", 404))
    server.add("echo", "/nb/", listing(2023, 2024, pager=PAGER.format(3)))
    server.add("echo", "/nb/index_1.html", listing(2023, 2024, pager=PAGER.format(3)))
    server.add("secondpage", "/nb/", listing(2023, 2024, pager=PAGER.format(2)))
    server.add("secondpage", "/nb/index_1.html", page("<h1>500</h1>", 500))
    server.add("bomb", document, bomb(300 * 2**20))
    server.add("endless", document, endless)
    server.add("truncated", document, raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<html>half"))
    chunk = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<html>\r\n"
    server.add("chunkcut", document, raw(chunk))
    server.add("badgzip", document, status(200, b"\x1f\x8b\x08\x00garbage", "Content-Encoding: gzip\r\n"))
    server.add("offsite", document, redirect(f"http://www.trap-site.com:{trap.port}/trap"))
    server.add("inside", document, redirect(f"http://127.0.0.1:{trap.port}/trap"))
    server.add("file", document, redirect("file:///etc/hostname"))
    server.add("loop", document, redirect("/nb/2024.html?again"))
    server.add("loop", "/nb/2024.html?again", redirect(document))
    server.add("moved", document, redirect("/nb/moved.html"))
    server.add("moved", "/nb/moved.html", page(REPORT))
    server.add("robotsno", "/robots.txt", page("User-agent: *\nDisallow: /\n"))
    server.add("robots403", "/robots.txt", page("no", 403))
    server.add("robots503", "/robots.txt", page("busy", 503))
    server.add("robotshang", "/robots.txt", hang)
    server.add("robotswaf", "/robots.txt", page(CHALLENGE.format("x()"), 412))


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    root = tmp_path_factory.mktemp("faults")
    workspace = Workspace(root / "data")
    workspace.root.mkdir()
    (root / "start").mkdir()
    (root / "start" / "sitecustomize.py").write_text(LOOKUP_LOG)
    log = root / "lookups"
    log.write_text("")
    patch = pytest.MonkeyPatch()
    patch.setenv("PYTHONPATH", f"{root / 'start'}{os.pathsep}{Path.cwd()}")
    patch.setenv("LOOKUP_LOG", str(log))
    patch.setenv("http_proxy", "http://127.0.0.1:9")
    with FaultServer() as trap, FaultServer() as server:
        _faulty(server, trap)
        registry = server.write_registry(root / "registry")
        summary = runner.crawl(workspace, registry, progress=False)
        yield Night(workspace, server, trap, summary, log.read_text().split())
    patch.undo()


pytestmark = pytest.mark.xdist_group("faults")


@pytest.mark.parametrize("label", OUTCOMES)
def test_every_fault_has_its_outcome_and_reason(night: Night, label: str) -> None:
    (row,) = (row for row in night.summary.sources if row.source_id == f"{label}/nb")
    assert (row.outcome, row.reason_code) == OUTCOMES[label]
    assert (row.reason_zh is None) == (row.reason_en is None) == (row.outcome == "complete")


@pytest.mark.parametrize("label", DOCUMENT_OUTCOMES)
def test_every_lost_document_has_its_own_outcome(night: Night, label: str) -> None:
    fetches = [
        fetch.outcome
        for fetch in results.fetches(night.workspace, source_id=f"{label}/nb")
        if fetch.target_url.endswith("/nb/2024.html") and fetch.outcome != "redirect"
    ]
    expected = DOCUMENT_OUTCOMES[label]
    # A redirect that is not followed leaves only the redirect itself in the log.
    assert set(fetches) == {expected} or (label in ("file", "loop") and not fetches)
    (row,) = (row for row in night.summary.sources if row.source_id == f"{label}/nb")
    assert expected.replace(":", "_").removeprefix("error_") in (row.reason_en or "")


def test_nobody_is_asked_who_is_not_on_the_list(night: Night) -> None:
    assert night.trap.calls == []
    assert night.lookups == [], "names of simulated portals are never looked up, and no others are used"


def test_no_fault_causes_a_storm(night: Night) -> None:
    for label in OUTCOMES:
        assert len(night.server.paths(label)) <= 12, label
    assert night.server.paths("jsl") == ["/robots.txt", "/nb/"], "a challenge is not asked again"
    assert night.server.paths("robotsno") == ["/robots.txt"]


def test_one_connection_per_host(tmp_path: Path) -> None:
    """Scrapy 2.14 to 2.19 loses its limit per domain when the delay is 0: counted where it matters."""
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    years = range(2012, 2024)
    with FaultServer() as server:
        server.add("steady", "/nb/", late(0.15, listing(*years)), delay=0.01)
        for year in years:
            server.add("steady", f"/nb/{year}.html", late(0.15, page(REPORT)))
        summary = runner.crawl(workspace, server.write_registry(tmp_path / "registry"), progress=False)
    assert summary.exit_code == 0 and len(server.calls) == 14
    assert set(server.most_at_once.values()) == {1}


def test_what_a_challenge_sent_is_kept_apart(night: Night) -> None:
    store = Store(night.workspace)
    kept = {resource.sha256 for resource in store.resources()}
    blocked = [
        fetch
        for fetch in results.fetches(night.workspace)
        if fetch.outcome.startswith("blocked:waf") and fetch.sha256
    ]
    assert blocked
    for fetch in blocked:
        assert fetch.sha256 and fetch.sha256 not in kept
        assert store.read(fetch.sha256)
    urls = {capture.url for capture in store.captures(("list", "detail", "attachment", "robots"))}
    assert not urls & {fetch.target_url for fetch in blocked}


def test_requests_say_who_asks_and_carry_no_cookie(night: Night) -> None:
    for call in night.server.calls:
        assert call.headers["user-agent"].startswith("nianbao/")
        assert "cookie" not in call.headers and "referer" not in call.headers


def test_retry_after_is_honoured_and_the_delay_kept(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    busy = page("<h1>429</h1>", 429, "Retry-After: 2\r\n")
    with FaultServer() as server:
        server.add("busy", "/nb/2024.html", times(1, busy, HEALTHY["/nb/2024.html"]))
        server.add("slow", "/x", page(""), delay=0.5)
        server.add("never", "/nb/", page("<h1>429</h1>", 429, "Retry-After: 86400\r\n"))
        summary = runner.crawl(workspace, server.write_registry(tmp_path / "registry"), progress=False)
    ended = {row.source_id: row.outcome for row in summary.sources}
    assert ended == {"busy/nb": "complete", "slow/nb": "complete", "never/nb": "failed"}
    asked = [call.time for call in server.calls if "busy" in call.host and "2024" in call.path]
    assert len(asked) == 2 and asked[1] - asked[0] >= 2.0
    moments = [call.time for call in server.calls if "slow" in call.host]
    # Between arrivals; between departures it is exactly the delay.
    assert all(later - earlier >= 0.4 for earlier, later in pairwise(moments))
    assert server.paths("never") == ["/robots.txt", "/nb/"]


def test_a_real_portal_without_a_contact_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NIANBAO_CONTACT", raising=False)
    with pytest.raises(runner.ConfigurationError, match="NIANBAO_CONTACT") as refused:
        runner.crawl(Workspace(tmp_path), None, progress=False)
    assert refused.value.exit_code == 2
