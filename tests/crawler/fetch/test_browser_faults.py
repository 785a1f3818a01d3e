"""What portals do to the browser: each fault with the outcome and reason its source must end with."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from crawler.fetch import browser
from crawler.run import runner
from crawler.store import Store
from crawler.workspace import Workspace
from tests.crawler.fault_server import (
    HEALTHY,
    FaultServer,
    Respond,
    bomb,
    endless,
    hang,
    late,
    page,
    raw,
    redirect,
    reset,
    status,
    times,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser-faults"),
    pytest.mark.skipif(browser.find() is None, reason="no Chromium here: run make browser"),
]
CHALLENGE = "<html><script>{}</script></html>"
FORBID = page("User-agent: *\nDisallow: /\n")
LIST = '<html><meta charset="{charset}"><body><ul>{lines}</ul></body></html>'
LINE = '<li><a href="/nb/{year}.html{session}">{year}年政府信息公开工作年度报告</a></li>'
COMPLETE = ("complete", None)
ENDLESS = "timeout or too_large"  # whichever the browser reaches first


def lines(charset: str = "utf-8", session: str = "") -> bytes:
    years = "".join(LINE.format(year=year, session=session) for year in (2023, 2024))
    return LIST.format(charset=charset, lines=years).encode(charset)


@dataclass(frozen=True)
class Case:
    """What one portal answers on a path (default: its list), and how its source must end."""

    respond: Respond
    ended: tuple[str, str | None]
    path: str = "/nb/"


def cases(trap: int) -> dict[str, Case]:
    """Every fault by name; *trap* is the port of a server nobody may reach."""
    unavailable = ("blocked", "robots_unavailable")
    off_list = ("failed", "off_list_redirect")
    return {
        "slow": Case(late(1.0, HEALTHY["/nb/"]), COMPLETE),
        "reset": Case(reset, ("failed", "reset")),
        "truncated": Case(
            raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<html>half"), ("failed", "truncated")
        ),
        "wronglength": Case(
            raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n" + lines()),
            ("failed", "truncated"),
        ),
        "forbidden": Case(page("<h1>403 Forbidden</h1>", 403), ("blocked", "ua")),
        "ruishu": Case(
            page(CHALLENGE.format("$_ts=window['$_ts'];$_ts.cd='x'"), 412), ("blocked", "waf=ruishu")
        ),
        "jsl": Case(
            page(CHALLENGE.format("document.cookie='__jsl_clearance_s=x'"), 521), ("blocked", "waf=jsl")
        ),
        "busy": Case(page("<h1>429</h1>", 429, "Retry-After: 1\r\n"), ("failed", "error_429")),
        "busyonce": Case(
            times(1, page("<h1>429</h1>", 429, "Retry-After: 1\r\n"), HEALTHY["/nb/"]), COMPLETE
        ),
        "error500": Case(page("<h1>500</h1>", 500), ("failed", "error_500")),
        "loop": Case(redirect("/nb/"), ("failed", "redirects")),
        "offsite": Case(redirect(f"http://www.trap-site.com:{trap}/trap"), off_list),
        "inside": Case(redirect(f"http://127.0.0.1:{trap}/trap"), off_list),
        "otherport": Case(redirect(f"http://otherport.test.gov.cn:{trap}/trap"), off_list),
        "script": Case(page(CHALLENGE.format(f"location.href='http://127.0.0.1:{trap}/trap'")), off_list),
        "metarefresh": Case(page('<meta http-equiv="refresh" content="0;url=../">'), ("failed", "gone")),
        "missing": Case(page("<title>404</title>", 404), ("failed", "gone")),
        "soft": Case(
            page("<html><p>对不起，您访问的页面不存在或已删除。</p></html>"), ("failed", "soft_404")
        ),
        "bomb": Case(bomb(256 * 2**20), ("failed", "too_large")),
        "endless": Case(endless, ("failed", ENDLESS)),
        "hanging": Case(hang, ("failed", "timeout")),
        "gbk": Case(status(200, lines("gbk"), "Content-Type: text/html; charset=gbk\r\n"), COMPLETE),
        "session": Case(status(200, lines(session=";JSESSIONID=0A1B2C3D4E5F")), COMPLETE),
        "zipped": Case(status(200, gzip.compress(lines()), "Content-Encoding: gzip\r\n"), COMPLETE),
        "robots404": Case(page("no", 404), COMPLETE, "/robots.txt"),
        "robots403": Case(page("no", 403), unavailable, "/robots.txt"),
        "robots503": Case(page("busy", 503), unavailable, "/robots.txt"),
        "robotshang": Case(hang, unavailable, "/robots.txt"),
        "robotsno": Case(FORBID, ("blocked", "robots"), "/robots.txt"),
    }


NAMES = tuple(cases(0))


@dataclass(frozen=True)
class Night:
    """One crawl of all of them."""

    workspace: Workspace
    server: FaultServer
    trap: FaultServer
    summary: runner.CrawlSummary


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    root = tmp_path_factory.mktemp("browser")
    workspace = Workspace(root / "data")
    workspace.root.mkdir()
    with FaultServer() as trap, FaultServer() as server:
        for name, case in cases(trap.port).items():
            server.add(name, case.path, case.respond, family="browser")
        summary = runner.crawl(workspace, server.write_registry(root / "registry"), progress=False)
        yield Night(workspace, server, trap, summary)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", NAMES)
def test_every_fault_has_its_outcome_and_reason(night: Night, name: str) -> None:
    (row,) = (row for row in night.summary.sources if row.source_id == f"{name}/nb")
    outcome, reason = cases(0)[name].ended
    assert row.outcome == outcome
    assert row.reason_code in ("timeout", "too_large") if reason is ENDLESS else row.reason_code == reason


def test_no_fault_causes_a_storm_and_nobody_off_the_list_is_asked(night: Night) -> None:
    assert night.trap.calls == []
    asked = {name: night.server.paths(name) for name in NAMES}
    assert {name: paths for name, paths in asked.items() if len(paths) > 12 and name != "loop"} == {}
    assert asked["robotsno"] == ["/robots.txt"]
    assert asked["ruishu"] == ["/robots.txt", "/nb/"], "a challenge is not asked again"


def test_what_is_not_a_list_is_not_kept_as_one(night: Night) -> None:
    good = {f"{name}/nb" for name, case in cases(0).items() if case.ended == COMPLETE}
    captures = Store(night.workspace).captures(("list", "rendered", "detail", "attachment"))
    assert {capture.source_id for capture in captures} == good
