"""robots.txt between nights: a good answer stands for a day, kept in the store; Crawl-delay is kept to."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from crawler.run import runner
from crawler.store import schema
from crawler.workspace import Workspace
from tests.crawler.fault_server import FaultServer, Respond, hang, listing, page, times

ALLOW, FORBID = page("User-agent: *\nDisallow: /admin/\n"), page("User-agent: *\nDisallow: /\n")
MISSING = page("<title>404</title>", 404)


def crawl(workspace: Workspace, server: FaultServer, registry: Path, *, due_only: bool = True) -> str:
    """The outcome of the one source, made due before."""
    database = schema.open_for_writing(workspace.crawl_db)
    database.execute("UPDATE source SET next_due = NULL")
    database.close()
    (row,) = runner.crawl(
        workspace, server.write_registry(registry), due_only=due_only, progress=False
    ).sources
    return f"{row.outcome} {row.reason_code or ''}".strip()


def age(workspace: Workspace, hours: int) -> None:
    """As if everything had been fetched *hours* earlier."""
    database = schema.open_for_writing(workspace.crawl_db)
    database.execute(
        "UPDATE fetch SET started = strftime('%Y-%m-%dT%H:%M:%SZ', started, ?)", (f"-{hours} hours",)
    )
    database.close()


@pytest.mark.parametrize(
    ("robots", "ended"), [(ALLOW, "complete"), (MISSING, "complete"), (FORBID, "blocked robots")]
)
def test_a_good_answer_is_asked_for_once_a_day(tmp_path: Path, robots: Respond, ended: str) -> None:
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    with FaultServer() as server:
        server.add("a", "/robots.txt", robots)

        def asked() -> int:
            return server.paths("a").count("/robots.txt")

        assert crawl(workspace, server, tmp_path / "registry") == ended and asked() == 1
        assert crawl(workspace, server, tmp_path / "registry") == ended and asked() == 1, (
            "read from the store"
        )
        assert crawl(workspace, server, tmp_path / "registry", due_only=False) == ended and asked() == 2
        age(workspace, 25)
        assert crawl(workspace, server, tmp_path / "registry") == ended and asked() == 3


@pytest.mark.parametrize(
    ("bad", "ended"),
    [
        (page("busy", 503), "blocked robots_unavailable"),
        (page("no", 403), "blocked robots_unavailable"),
        (hang, "blocked robots_unavailable"),
        (page("<html><script>x()</script></html>", 412), "blocked waf=status_412"),
    ],
)
def test_a_bad_answer_closes_the_host_and_is_asked_for_again(
    tmp_path: Path, bad: Respond, ended: str
) -> None:
    workspace = Workspace(tmp_path / "data")
    workspace.root.mkdir()
    with FaultServer() as server:
        server.add("a", "/robots.txt", bad)
        assert crawl(workspace, server, tmp_path / "registry") == ended
        assert set(server.paths("a")) == {"/robots.txt"}
        server.add("a", "/robots.txt", ALLOW)
        assert crawl(workspace, server, tmp_path / "registry") == "complete"


def test_the_crawl_delay_is_kept_to_the_end_also_from_the_store(tmp_path: Path) -> None:
    """AutoThrottle lowers the delay of a quick host step by step; never below what robots.txt asks for."""
    workspace, years = Workspace(tmp_path / "data"), range(2018, 2024)
    workspace.root.mkdir()
    with FaultServer() as server:
        server.add("a", "/robots.txt", page("User-agent: *\nCrawl-delay: 0.5\n"))
        server.add("a", "/nb/", times(1, listing(*years), listing(*range(2012, 2018))))
        for year in range(2012, 2024):
            server.add("a", f"/nb/{year}.html", page(f"<p>{year}年政府信息公开工作年度报告</p>" * 40))
        for _ in range(2):
            seen = len(server.calls)
            crawl(workspace, server, tmp_path / "registry")
            moments = [call.time for call in server.calls[seen:]]
            assert len(moments) >= 7
            # Between arrivals; between departures it is the delay. The first page follows robots.txt at once.
            assert all(later - earlier >= 0.4 for earlier, later in pairwise(moments[1:]))
        assert server.paths("a").count("/robots.txt") == 1
