"""Outcomes, times and addresses: the pure rules, one case each."""

from __future__ import annotations

import gzip
import zlib
from datetime import UTC, date, datetime, timedelta

import pytest

from crawler import schedule
from crawler.exit_codes import ExitCode
from crawler.fetch import challenge
from crawler.fetch.guard import Guard, RefusedError, is_public
from crawler.middlewares.patience import retry_after_seconds
from crawler.outcome import REASONS, SourceOutcome, reason_of_fetch
from crawler.registry import Portal
from crawler.run.runner import exit_code
from crawler.source.judge import Evidence, judge
from crawler.store import encoding
from crawler.store.results import SourceRunRow

TODAY = date(2026, 3, 1)
WHOLE = {"lines": 12, "listed": 12, "pages": 1, "declared": 12, "fetched": 12}


@pytest.mark.parametrize(
    ("change", "outcome", "code"),
    [
        ({}, "complete", None),
        ({"declared": None}, "complete", None),
        ({"declared": 13}, "incomplete", "count_mismatch"),
        ({"lines": 0, "listed": 0, "declared": 0}, "failed", "nothing_listed"),
        ({"missing": ["gone"]}, "incomplete", "documents_missing"),
        ({"missing": ["blocked:waf=jsl"], "fetched": 0}, "blocked", "waf=jsl"),
        ({"missing": ["blocked:waf=jsl"]}, "incomplete", "documents_missing"),
        ({"expected": 13}, "incomplete", "fewer_than_expected"),
        ({"listed_before": 20}, "incomplete", "fewer_than_before"),
        ({"listed_before": 13}, "complete", None),
        ({"vanished": 1}, "incomplete", "vanished"),
        ({"problem": "page_echo"}, "incomplete", "page_echo"),
        ({"problem": "page_cap"}, "incomplete", "page_cap"),
        ({"problem": "parse_error", "listed": 0}, "failed", "parse_error"),
        ({"failed_page": 3, "failed_outcome": "timeout"}, "incomplete", "list_page_failed"),
        ({"failed_page": 3, "failed_outcome": "blocked:waf=jsl"}, "blocked", "waf=jsl"),
        ({"failed_page": 1, "failed_outcome": "dns"}, "failed", "dns"),
        ({"failed_page": 1, "failed_outcome": "blocked:robots"}, "blocked", "robots"),
        ({"failed_page": 1, "failed_outcome": "gone"}, "failed", "gone"),
        ({"failed_page": 1, "failed_outcome": "gone", "gone_before": 2}, "gone", "gone"),
        ({"interrupted": True}, "incomplete", "interrupted"),
    ],
)
def test_nothing_short_of_everything_is_complete(
    change: dict[str, object], outcome: str, code: str | None
) -> None:
    ended, why = judge(Evidence(**{**WHOLE, **change}), TODAY)  # type: ignore[arg-type]
    assert (ended.value, why and why.code) == (outcome, code)


@pytest.mark.parametrize(("until", "outcome"), [(TODAY, "declared_empty"), (date(2026, 2, 28), "failed")])
def test_a_persons_word_that_a_list_is_empty_expires(until: date, outcome: str) -> None:
    found = Evidence(empty_reason="2026年机构改革", empty_until=until)
    assert judge(found, TODAY)[0].value == outcome


@pytest.mark.parametrize("code", REASONS)
def test_every_reason_is_said_in_both_languages(code: str) -> None:
    zh, en = REASONS[code]
    assert any("\u4e00" <= character <= "\u9fff" for character in zh)
    assert en.isascii()


def test_the_reason_of_a_fetch_has_a_stable_code() -> None:
    assert reason_of_fetch("blocked:waf=jsl").code == "waf=jsl"
    assert reason_of_fetch("blocked:robots_unavailable=error:503").code == "robots_unavailable"
    assert reason_of_fetch("error:500").code == "error_500"
    assert reason_of_fetch("tls:cert").code == "tls_cert"
    assert reason_of_fetch("error:empty_body").code == "empty_body"


def _row(outcome: str, code: str | None = None) -> SourceRunRow:
    counts = (0,) * 6
    return SourceRunRow("r", "s", "", "", outcome, code, None, None, None, *counts, 0, 0.0)


@pytest.mark.parametrize(
    ("rows", "interrupted", "code"),
    [
        ([], False, ExitCode.COMPLETE),
        ([_row("complete"), _row("declared_empty")], False, ExitCode.COMPLETE),
        ([_row("complete"), _row("failed", "refused")], False, ExitCode.PARTIAL),
        ([_row("blocked", "robots"), _row("failed", "dns")], False, ExitCode.NOTHING_REACHABLE),
        ([_row("blocked", "robots"), _row("failed", "error_500")], False, ExitCode.PARTIAL),
        ([_row("complete")], True, ExitCode.INTERRUPTED),
    ],
)
def test_the_exit_code_says_how_the_run_went(
    rows: list[SourceRunRow], interrupted: bool, code: ExitCode
) -> None:
    assert exit_code(rows, interrupted) is code


def test_lists_are_seen_nightly_in_season_and_weekly_after() -> None:
    spring, autumn = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 10, 1, tzinfo=UTC)
    good = SourceOutcome.COMPLETE
    assert schedule.next_source_visit(spring, good) - spring < timedelta(days=1)
    assert timedelta(days=6) < schedule.next_source_visit(autumn, good) - autumn < timedelta(days=7)
    assert schedule.next_source_visit(spring, SourceOutcome.INCOMPLETE) == spring
    assert schedule.next_source_visit(spring, SourceOutcome.BLOCKED) > spring + timedelta(days=5)


def test_old_documents_are_seen_seldom_and_new_ones_soon() -> None:
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    for age, days in ((0, 1), (2, 1), (40, 10), (5000, 180)):
        due = schedule.next_document_visit(moment, moment - timedelta(days=age))
        assert due - moment == timedelta(days=days)


def test_every_document_is_in_the_full_sample_once_in_twenty_weeks() -> None:
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    weeks = [begin + timedelta(weeks=number) for number in range(20)]
    for url in (f"http://www.test.gov.cn/{number}.html" for number in range(50)):
        assert sum(schedule.in_full_sample(week, url) for week in weeks) == 1


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "::1", "fe80::1",
     "::ffff:127.0.0.1", "::ffff:10.0.0.1", "224.0.0.1", "100.64.0.1", "2130706433", "localhost",
     "::", "fc00::1", "fd12:3456::1", "fe80::1%eth0", "ff02::1", "2001:db8::1", "::7f00:1",
     "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1",
     "::ffff:169.254.169.254", "0:0:0:0:0:ffff:c0a8:1"],
)  # fmt: skip
def test_inside_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_public_addresses_are() -> None:
    assert is_public("114.114.114.114") and is_public("2400:3200::1")
    assert is_public("::ffff:114.114.114.114") and is_public("64:ff9b::114.114.114.114")


@pytest.mark.parametrize(
    "url",
    ["http://www.b.gov.cn/", "http://www.a.gov.cn:8080/", "file:///etc/hostname", "ftp://www.a.gov.cn/",
     "http://127.0.0.1/", "http://2130706433/", "http://www.a.gov.cn.evil.com/", "http://x@www.a.gov.cn/",
     "http://www.a.gov.cn./", "//www.a.gov.cn/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
     "http://[fe80::1%25eth0]/", "http://[64:ff9b::7f00:1]/"],
)  # fmt: skip
def test_the_guard_lets_nothing_past_the_list(url: str) -> None:
    guard = Guard({"a": frozenset({"www.a.gov.cn", "img.a.gov.cn:8443"})})
    guard.check("a", "https://www.a.gov.cn/nb/", redirected=False)
    guard.check("a", "http://www.a.gov.cn:80/nb/", redirected=False)
    guard.check("a", "https://img.a.gov.cn:8443/1.pdf", redirected=True)
    with pytest.raises(RefusedError):
        guard.check("a", url, redirected=False)


def test_a_name_must_not_lead_inside() -> None:
    guard = Guard(addresses={"www.sim.gov.cn": "127.0.0.1"})
    guard.check_address("www.sim.gov.cn", "127.0.0.1")
    guard.check_address("www.a.gov.cn", "114.114.114.114")
    for host, address in (("www.a.gov.cn", "127.0.0.1"), ("www.sim.gov.cn", "127.0.0.2")):
        with pytest.raises(RefusedError):
            guard.check_address(host, address)
    assert set(guard.refused) == {"www.a.gov.cn", "www.sim.gov.cn"}


def test_a_simulated_portal_alone_may_name_an_address() -> None:
    data = {
        "id": "a", "host": "www.a.gov.cn", "title": {"zh": "甲"}, "division": "990101", "family": "trs",
        "verified": "observed", "sources": [{"id": "nb", "title": "年报", "url": "http://www.a.gov.cn/nb/"}],
    }  # fmt: skip
    assert Guard.of([Portal.model_validate(data)]).addresses == {}
    with pytest.raises(ValueError, match="address"):
        Portal.model_validate({**data, "address": "127.0.0.1"})


def test_content_encodings_are_undone_within_the_limit() -> None:
    body = b"report " * 1000
    assert encoding.decode(gzip.compress(body), "gzip", 7000) == body
    assert (
        encoding.decode(gzip.compress(body[:7]) + gzip.compress(body[7:]) + b"\0\0", "x-gzip", 7000) == body
    )
    assert encoding.decode(zlib.compress(body), "deflate", 7000) == body
    assert encoding.decode(zlib.compress(body)[2:-4], "deflate", 7000) == body
    assert encoding.decode(gzip.compress(zlib.compress(body)), "deflate, gzip", 7000) == body
    assert encoding.decode(body, "identity", 7000) == body


@pytest.mark.parametrize(
    ("data", "header", "error"),
    [
        (gzip.compress(b"x" * 10_000), "gzip", encoding.TooLargeError),
        (zlib.compress(b"x" * 10_000), "deflate", encoding.TooLargeError),
        (gzip.compress(b"x" * 100)[:-9], "gzip", encoding.EncodingError),
        (b"no gzip", "gzip", encoding.EncodingError),
        (b"x", "br", encoding.EncodingError),
    ],
    ids=["gzip bomb", "deflate bomb", "cut off", "no gzip", "unknown"],
)
def test_bombs_and_damage_are_told_apart(data: bytes, header: str, error: type[Exception]) -> None:
    with pytest.raises(encoding.EncodingError) as caught:
        encoding.decode(data, header, 9_999)
    assert type(caught.value) is error


def test_a_protected_site_with_content_is_no_challenge() -> None:
    report = "<script>var a='__jsl_clearance'</script><p>2024年政府信息公开工作年度报告</p>" + "正文" * 300
    assert challenge.recognise(200, report) is None
    assert challenge.recognise(404, report) is None
    assert challenge.recognise(521, "<script>x</script>", "__jsluid_s=1") == "blocked:waf=jsl"
    assert challenge.recognise(202, "<script>x</script>") == "blocked:waf=status_202"
    assert challenge.recognise(202, "accepted") is None


def test_a_report_that_mentions_missing_pages_is_no_soft_404() -> None:
    assert challenge.soft_404("<p>您访问的页面不存在</p>")
    assert not challenge.soft_404("<p>您访问的页面不存在</p>" + "<p>主动公开政府信息</p>" * 80)


def test_retry_after_is_seconds_or_a_date() -> None:
    moment = datetime(2026, 1, 1, 0, 0, 0, tzinfo=UTC)
    assert retry_after_seconds("120", moment) == 120
    assert retry_after_seconds("Thu, 01 Jan 2026 00:00:30 GMT", moment) == 30
    assert retry_after_seconds("soon", moment) is None
