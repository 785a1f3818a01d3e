"""Crawl windows: portals are asked in their hours only, and whoever looks is told why nothing happened."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive import status
from crawler.errors import ConfigurationError
from crawler.exit_codes import ExitCode
from crawler.families.base import PageRequest
from crawler.frontier import Frontier
from crawler.registry import Portal
from crawler.registry.window import Window
from crawler.run import runner
from crawler.schedule import CHINA
from crawler.source.judge import Evidence, judge
from crawler.source.walk import SourceWalk, Wanted
from crawler.store import results, schema
from crawler.store.ledger import Ledger
from crawler.workspace import Workspace
from tests.crawler.fault_server import FaultServer, page

SOURCE = {"id": "nb", "title": "年报", "url": "http://www.a.gov.cn/nb/"}
PORTAL = {
    "id": "a", "host": "www.a.gov.cn", "title": {"zh": "甲"}, "division": "990101", "family": "trs",
    "verified": "observed", "sources": [SOURCE],
}  # fmt: skip


def china(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 1, 20, hour, minute, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("window", "moment", "inside"),
    [
        ("22:00-06:00", china(22), True),
        ("22:00-06:00", china(5, 59), True),
        ("22:00-06:00", china(6), False),
        ("22:00-06:00", china(21, 59), False),
        ("00:00-07:30", china(7, 29), True),
        ("00:00-07:30", china(7, 30), False),
        ("00:00-07:30", datetime(2026, 1, 19, 16, 0, tzinfo=UTC), True),  # midnight in China
    ],
)
def test_a_window_is_in_chinas_time_and_may_pass_midnight(
    window: str, moment: datetime, inside: bool
) -> None:
    assert Window.parse(window).is_open(moment) is inside


def test_the_next_opening_is_today_or_tomorrow() -> None:
    night = Window.parse("22:00-06:00")
    assert night.next_opening(china(12)) == china(22)
    assert night.next_opening(china(23)) == china(23)
    assert Window.parse("01:00-06:00").next_opening(china(12)) == china(1) + timedelta(days=1)


@pytest.mark.parametrize("text", ["22-6", "24:00-06:00", "22:00-22:00", "22:00", "22:00-06:60", ""])
def test_what_is_no_window_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="window"):
        Portal.model_validate({**PORTAL, "window": text})
    if text:
        monkeypatch.setenv("NIANBAO_WINDOW", text)
        with pytest.raises(ConfigurationError, match="NIANBAO_WINDOW"):
            _ = Portal.model_validate(PORTAL).hours


def test_real_portals_keep_to_the_default_unless_they_name_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIANBAO_WINDOW", "00:00-07:00")
    own = Portal.model_validate({**PORTAL, "window": "22:00-06:00"})
    simulated = Portal.model_validate({**PORTAL, "verified": "simulated", "address": "127.0.0.1"})
    assert str(Portal.model_validate(PORTAL).hours) == "00:00-07:00"
    assert str(own.hours) == "22:00-06:00"
    assert simulated.hours is None, "what answers on this machine only may be asked at any hour"


def later_today() -> str:
    """A window that opens in two hours and closes an hour later."""
    now = datetime.now(CHINA)
    return f"{now + timedelta(hours=2):%H:%M}-{now + timedelta(hours=3):%H:%M}"


def test_outside_its_window_a_portal_is_left_alone_unless_it_is_named(tmp_path: Path) -> None:
    workspace, window = Workspace(tmp_path / "data"), later_today()
    workspace.root.mkdir()
    with FaultServer() as server:
        server.add("now", "/x", page(""))
        server.add("later", "/x", page(""), window=window)
        registry = server.write_registry(tmp_path / "registry")
        for due_only in (True, False):
            summary = runner.crawl(workspace, registry, due_only=due_only, progress=False)
            assert summary.exit_code is ExitCode.COMPLETE
            assert [row.source_id for row in summary.sources] == ["now/nb"]
            assert server.paths("later") == []
            report = workspace.runs / summary.run_id
            (event,) = json.loads((report / "run.json").read_text())["events"]
            assert (event["source_id"], event["kind"]) == ("later/nb", results.OUTSIDE_WINDOW)
            assert f"later/nb：{window}" in (report / "run.html").read_text()
        assert results.windows(workspace) == {"later/nb": window}
        assert f"时段 window  {window}" in status.render(workspace)
        named = runner.crawl(workspace, registry, ["later"], progress=False)
        assert [row.outcome for row in named.sources] == ["complete"]


def test_a_window_that_closes_ends_the_source_where_it_stands(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    portal = Portal.model_validate({**PORTAL, "window": "22:00-06:00"})
    with Ledger(workspace) as ledger:
        walk = SourceWalk(portal, portal.sources[0], SOURCE["url"], Frontier(ledger, "r1"))
        walk.hours = portal.hours
        more = Wanted(walk.first().target, PageRequest("http://www.a.gov.cn/nb/index_1.html"), page=2)
        assert not walk.must_stop(china(5, 59), more)
        assert walk.must_stop(china(6), None) and walk.found.window_closed is None, "nothing was left to ask"
        assert walk.must_stop(china(6), more) and walk.found.window_closed == "22:00-06:00"
    ended, why = judge(Evidence(window_closed="22:00-06:00", listed=3), china(6).date())
    assert (str(ended), why and why.code) == ("incomplete", "window_closed")


def test_a_database_of_the_first_version_is_brought_up(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    old = schema.open_for_writing(workspace.crawl_db)
    old.executescript("ALTER TABLE source DROP COLUMN hours; PRAGMA user_version = 1;")
    old.close()
    assert results.windows(workspace) == {}
    with Ledger(workspace) as ledger:
        assert schema.applied(ledger.database) == len(schema.MIGRATIONS)
    assert results.windows(workspace) == {}
