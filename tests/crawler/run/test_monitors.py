"""The run report and its monitors: what is noticed, and what a person is bothered with."""

from __future__ import annotations

import http.server
import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.registry import Portal
from crawler.run import monitors, notify, report
from crawler.source import book
from crawler.store import results, schema
from crawler.workspace import Workspace

NOW = datetime(2026, 3, 20, 2, 0, tzinfo=UTC)
PORTAL = {
    "id": "a", "host": "www.a.gov.cn", "title": {"zh": "甲"}, "division": "990101", "family": "trs",
    "verified": "observed",
    "sources": [
        {"id": "nb", "title": "年报", "url": "http://www.a.gov.cn/nb/", "expect": {"reports": 5}}
    ],
}  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = Workspace(tmp_path)
    with opened(workspace) as database:
        book.register(database, [Portal.model_validate(PORTAL)])
    return workspace


@contextmanager
def opened(workspace: Workspace) -> Iterator[sqlite3.Connection]:
    database = schema.open_for_writing(workspace.crawl_db)
    yield database
    database.close()


def night(workspace: Workspace, days_ago: int, outcome: str, code: str | None = None, **more: int) -> str:
    run_id = f"run-{100 - days_ago:03d}"
    moment = schema.stamp(NOW - timedelta(days=days_ago))
    reason = ("原因", "reason") if code else (None, None)
    with opened(workspace) as database:
        database.execute(
            "INSERT INTO run VALUES (?, ?, ?, 0, 1, 'test')",
            (run_id, moment, moment),
        )
        database.execute(
            "INSERT INTO source_run (run_id, source_id, started, finished, outcome, reason_code, reason_zh,"
            " reason_en, listed, vanished) VALUES (?, 'a/nb', ?, ?, ?, ?, ?, ?, ?, ?)",
            (run_id, moment, moment, outcome, code, *reason, more.get("listed", 5), more.get("vanished", 0)),
        )
    return run_id


def codes(workspace: Workspace, run_id: str) -> set[tuple[str, bool]]:
    return {(notice.code, notice.act) for notice in report.write(workspace, run_id)}


def test_one_bad_night_bothers_nobody_two_do(workspace: Workspace) -> None:
    night(workspace, 3, "complete")
    first = night(workspace, 2, "failed", "timeout")
    second = night(workspace, 1, "failed", "timeout")
    assert codes(workspace, first) == {("failed:timeout", False)}
    assert codes(workspace, second) == {("failed:timeout", True)}


def test_a_block_is_news_once(workspace: Workspace) -> None:
    first = night(workspace, 2, "blocked", "waf=jsl")
    second = night(workspace, 1, "blocked", "waf=jsl")
    assert codes(workspace, first) == {("blocked:waf=jsl", True)}
    assert codes(workspace, second) == {("blocked:waf=jsl", False)}


def test_a_source_is_stale_after_a_fortnight_without_success(workspace: Workspace) -> None:
    night(workspace, 20, "complete")
    for days in (10, 5):
        assert ("stale", True) not in codes(workspace, night(workspace, days, "failed", "dns"))
    assert ("stale", True) in codes(workspace, night(workspace, 1, "failed", "dns"))


def test_a_vanished_report_is_an_event_a_person_hears_of(workspace: Workspace) -> None:
    assert ("vanished", True) in codes(workspace, night(workspace, 1, "incomplete", "vanished", vanished=2))


def test_a_complete_night_is_silent(workspace: Workspace) -> None:
    run_id = night(workspace, 1, "complete")
    assert codes(workspace, run_id) == set()
    data = json.loads((workspace.runs / run_id / "run.json").read_text(encoding="utf-8"))
    assert data["totals"]["outcomes"]["complete"] == 1
    assert data["sources"][0]["expected"] == 5
    page = (workspace.runs / run_id / "run.html").read_text(encoding="utf-8")
    assert "a/nb" in page and "complete" in page


def test_missing_titles_and_dates_are_noticed(workspace: Workspace) -> None:
    run_id = night(workspace, 1, "complete")
    with opened(workspace) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        for number in range(10):
            database.execute(
                "INSERT INTO capture (portal_id, source_id, kind, url, final_url, sha256, content_type,"
                " status, title, published, first_seen, last_seen)"
                " VALUES ('a', 'a/nb', 'detail', ?1, ?1, 'x', '', 200, '年报', ?2, ?3, ?3)",
                (f"http://www.a.gov.cn/{number}", None if number else "2026-01-01", schema.stamp(NOW)),
            )
    assert codes(workspace, run_id) == {("coverage:published", False)}


def test_the_run_report_escapes_what_portals_say() -> None:
    data = {
        "run": {"id": "r", "started": "s", "finished": None, "exit_code": None},
        "totals": {"outcomes": {}},
        "sources": [],
        "notices": [
            {"source_id": "a/nb", "level": "error", "zh": "<script>", "en": "x", "act": True, "code": "c"}
        ],
        "events": [{"source_id": "a/nb", "kind": results.OUTSIDE_WINDOW, "detail": "<script>"}],
    }
    assert "<script>" not in report.render(data)


@pytest.fixture
def webhook() -> Iterator[tuple[str, list[bytes]]]:
    received: list[bytes] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            return

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", received
    server.shutdown()


def test_the_webhook_hears_only_of_what_to_act_on(
    webhook: tuple[str, list[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, received = webhook
    monkeypatch.setenv("NIANBAO_WEBHOOK", address)
    quiet = monitors.Notice("a/nb", "warning", "coverage:title", "少", "few", False)
    loud = monitors.Notice("a/nb", "error", "stale", "久", "old", True)
    notify.notify("r1", [quiet])
    assert received == []
    notify.notify("r2", [quiet, loud])
    assert [notice["code"] for notice in json.loads(received[0])["notices"]] == ["stale"]


def test_a_dead_webhook_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("NIANBAO_WEBHOOK", "http://127.0.0.1:9/")
    notify.notify("r1", [monitors.Notice("a/nb", "error", "stale", "久", "old", True)])
    assert "NIANBAO_WEBHOOK" in caplog.text


def test_events_are_public(workspace: Workspace) -> None:
    assert list(results.events(workspace)) == []
