"""Release gates: what must not have got worse since the last good release. A refusal keeps that release.

A fall may be right (a portal corrected its list); then a person says so in ``gate-exceptions.yml`` of the
data directory, with the reason, and the exception is listed in the release's manifest.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from archive.errors import ArchiveError
from crawler.exit_codes import ExitCode

KEPT_SHARE = 0.5  # of the reports of a source, and of the figures of a year, that must still be there
EXCEPTIONS = "gate-exceptions.yml"

PER_YEAR = """SELECT portal_id || ' ' || ifnull(year, '?'), count(*), sum(cells_number) FROM {schema}.report
  GROUP BY portal_id, year"""
PER_SOURCE = "SELECT source_id, count(*) FROM {schema}.report WHERE source_id IS NOT NULL GROUP BY source_id"
# A report of the last release whose address is not known at all any more: neither read, nor unread.
VANISHED = """SELECT old.uid FROM previous.report old
  WHERE NOT EXISTS (SELECT 1 FROM main.report new WHERE new.uid = old.uid)
    AND NOT EXISTS (SELECT 1 FROM main.report_source s WHERE s.url = old.url)
    AND NOT EXISTS (SELECT 1 FROM main.publication p WHERE p.url = old.url)"""


class ExceptionFileError(ArchiveError):
    """The list of exceptions is not what it must be."""

    code = "gate_exceptions"
    exit_code = ExitCode.USAGE


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason not to publish. ``gate`` and ``subject`` together are what an exception names."""

    gate: str
    subject: str
    before: int
    now: int

    def __str__(self) -> str:
        zh, en = WORDS[self.gate]
        facts = {"subject": self.subject, "before": self.before, "now": self.now}
        return f"{zh.format(**facts)} {en.format(**facts)}"


WORDS = {
    "emptied": (
        "{subject} 年的年报全部消失（原有 {before} 份）。",
        "All {before} reports of {subject} are gone.",
    ),
    "figures": (
        "{subject} 年的数字由 {before} 个减为 {now} 个。",
        "The figures of {subject} fell from {before} to {now}.",
    ),
    "halved": (
        "来源 {subject} 的年报由 {before} 份减为 {now} 份。",
        "The reports of source {subject} fell from {before} to {now}.",
    ),
    "vanished": (
        "年报 {subject} 不知去向，没有任何记录说明原因。",
        "Report {subject} is gone and nothing says why.",
    ),
    "nothing": ("库中没有任何年报。", "The archive holds no report at all."),
}


def refusals(db: sqlite3.Connection, exceptions: Mapping[tuple[str, str], str]) -> list[Refusal]:
    """Why ``main`` may not follow ``previous`` (both attached to *db*); empty when it may."""
    return [found for found in _compare(db) if (found.gate, found.subject) not in exceptions]


def floor(db: sqlite3.Connection, schema: str = "main") -> int:
    """How many reports there are."""
    count: int = db.execute(f"SELECT count(*) FROM {schema}.report").fetchone()[0]
    return count


def read_exceptions(directory: Path) -> dict[tuple[str, str], str]:
    """(gate, subject) → reason, from ``gate-exceptions.yml``; empty when there is no such file.

    Raises:
        ExceptionFileError: an entry lacks gate, subject or reason.
    """
    path = directory / EXCEPTIONS
    entries: Any = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []
    try:
        return {(str(entry["gate"]), str(entry["subject"])): str(entry["reason"]) for entry in entries or []}
    except (KeyError, TypeError) as error:
        raise ExceptionFileError(
            f"{path}: 每一项都需要 gate、subject 和 reason。 Each entry needs gate, subject and reason."
        ) from error


def _compare(db: sqlite3.Connection) -> Iterator[Refusal]:
    if floor(db, "previous") and not floor(db):
        yield Refusal("nothing", "", floor(db, "previous"), 0)
        return
    now = {key: (reports, figures) for key, reports, figures in db.execute(PER_YEAR.format(schema="main"))}
    for key, reports, figures in db.execute(PER_YEAR.format(schema="previous")):
        reports_now, figures_now = now.get(key, (0, 0))
        if not reports_now:
            yield Refusal("emptied", key, reports, 0)
        elif figures_now < figures * KEPT_SHARE:
            yield Refusal("figures", key, figures, figures_now)
    sources = dict(db.execute(PER_SOURCE.format(schema="main")))
    for source, reports in db.execute(PER_SOURCE.format(schema="previous")):
        if reports > 1 and sources.get(source, 0) <= reports * KEPT_SHARE:
            yield Refusal("halved", source, reports, sources.get(source, 0))
    for (uid,) in db.execute(VANISHED):
        yield Refusal("vanished", uid, 1, 0)
