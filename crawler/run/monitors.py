"""What a run should have brought against what it brought, and what of it a person must act on.

Thresholds follow the practice of Spidermon and zavod; the comparison is always per source, because totals
hide the loss of a single one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from crawler import outcome
from crawler.outcome import SourceOutcome
from crawler.source.judge import LOOK_BACK_RUNS
from crawler.store.results import SourceRunRow

LOOK_BACK = timedelta(days=14)
NOTHING_NEW = timedelta(days=400)
COVERED_FIELDS = {"title": 0.99, "published": 0.95}  # share of a source's reports that must have it
CHALLENGE_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing noticed. ``act`` is true when only a person can put it right."""

    source_id: str
    level: Literal["warning", "error"]
    code: str
    zh: str
    en: str
    act: bool


def notices(database: sqlite3.Connection, rows: tuple[SourceRunRow, ...]) -> Iterator[Notice]:
    """What the monitors say of the source runs of one run, sources in order."""
    for row in rows:
        history = _history(database, row)
        yield from _outcome(row, history)
        yield from _stale(row, history)
        yield from _vanished(row)
        yield from _nothing_new(database, row)
        yield from _field_coverage(database, row)
        yield from _challenges(database, row)


def errors_by_class(database: sqlite3.Connection, run_id: str) -> dict[str, dict[str, int]]:
    """Source id → fetch outcome → how often, for everything that brought nothing."""
    found: dict[str, dict[str, int]] = {}
    for source, ended, count in database.execute(
        "SELECT fetch.source_id, fetch.outcome, count(*) FROM source_run JOIN fetch USING (run_id, source_id)"
        " WHERE run_id = ? GROUP BY 1, 2 ORDER BY 1, 2",
        (run_id,),
    ):
        if outcome.is_failure(ended):
            found.setdefault(source, {})[ended] = count
    return found


def _history(database: sqlite3.Connection, row: SourceRunRow) -> list[sqlite3.Row]:
    """Earlier runs of the same source, newest first."""
    return database.execute(
        "SELECT outcome, reason_code, started FROM source_run WHERE source_id = ? AND run_id <> ?"
        " AND outcome IS NOT NULL AND started <= ? ORDER BY started DESC LIMIT 60",
        (row.source_id, row.run_id, row.started),
    ).fetchall()


def _outcome(row: SourceRunRow, history: list[sqlite3.Row]) -> Iterator[Notice]:
    """A block or a vanished list is news once; a failure is news when it happened last time too."""
    ended = SourceOutcome(row.outcome)
    if ended.good or row.reason_code == "interrupted":
        return
    before = history[0]["outcome"] if history else None
    news = before != row.outcome
    act = news if ended in (SourceOutcome.BLOCKED, SourceOutcome.GONE) else before == row.outcome
    level: Literal["warning", "error"] = "warning" if ended is SourceOutcome.INCOMPLETE else "error"
    zh, en = row.reason_zh or "", row.reason_en or ""
    yield Notice(row.source_id, level, f"{row.outcome}:{row.reason_code}", zh, en, act)


def _stale(row: SourceRunRow, history: list[sqlite3.Row]) -> Iterator[Notice]:
    """Several failures in a row and no success for a fortnight: one bad night is not enough."""
    runs = [row.outcome, *(past["outcome"] for past in history)]
    good = [past["started"] for past in history if SourceOutcome(past["outcome"]).good]
    failing = len(runs) >= LOOK_BACK_RUNS and not any(
        SourceOutcome(ended).good for ended in runs[:LOOK_BACK_RUNS]
    )
    since = good[0] if good else (history[-1]["started"] if history else row.started)
    if failing and _moment(row.started) - _moment(since) >= LOOK_BACK:
        day = since[:10]
        zh, en = f"自 {day} 以来没有一次完整采集", f"not collected completely since {day}"
        yield Notice(row.source_id, "error", "stale", zh, en, True)


def _vanished(row: SourceRunRow) -> Iterator[Notice]:
    if row.vanished:
        zh, en = (
            f"{row.vanished} 份已知年报从列表消失",
            f"{row.vanished} known reports vanished from the list",
        )
        yield Notice(row.source_id, "warning", "vanished", zh, en, True)


def _nothing_new(database: sqlite3.Connection, row: SourceRunRow) -> Iterator[Notice]:
    (newest,) = database.execute(
        "SELECT max(first_seen) FROM capture WHERE source_id = ? AND kind IN ('detail', 'attachment')",
        (row.source_id,),
    ).fetchone()
    if newest and _moment(row.started) - _moment(newest) > NOTHING_NEW:
        zh, en = f"自 {newest[:10]} 以来没有新的年报", f"no new report since {newest[:10]}"
        yield Notice(row.source_id, "warning", "nothing_new", zh, en, True)


def _field_coverage(database: sqlite3.Connection, row: SourceRunRow) -> Iterator[Notice]:
    """Titles and dates that stop coming mean a layout has changed."""
    counted = database.execute(
        "SELECT count(*) AS reports, count(title) AS title, count(published) AS published FROM capture"
        " WHERE source_id = ? AND kind = 'detail'",
        (row.source_id,),
    ).fetchone()
    for name, least in COVERED_FIELDS.items():
        if counted["reports"] and counted[name] / counted["reports"] < least:
            share = f"{counted[name]}/{counted['reports']}"
            zh, en = f"字段 {name} 只有 {share} 份具备", f"field {name} is present in {share} reports only"
            yield Notice(row.source_id, "warning", f"coverage:{name}", zh, en, False)


def _challenges(database: sqlite3.Connection, row: SourceRunRow) -> Iterator[Notice]:
    blocked, asked = database.execute(
        "SELECT coalesce(sum(outcome LIKE 'blocked:waf%'), 0), count(*) FROM fetch"
        " WHERE source_id = ? AND run_id = ?",
        (row.source_id, row.run_id),
    ).fetchone()
    if row.outcome != SourceOutcome.BLOCKED and asked and blocked / asked > CHALLENGE_SHARE:
        zh, en = f"{asked} 次请求中 {blocked} 次遇到验证页", f"{blocked} of {asked} requests met a challenge"
        yield Notice(row.source_id, "warning", "challenges", zh, en, False)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
