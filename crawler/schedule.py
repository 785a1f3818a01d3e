"""When to look again: the law sets the season, what a page did so far sets the rest.

条例 (国令第711号) 第四十九条 requires reports by 31 January, of county level and above by 31 March; lists are
therefore looked at nightly from January to April and weekly afterwards.
"""

from __future__ import annotations

import zlib
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from crawler.outcome import SourceOutcome

CHINA = ZoneInfo("Asia/Shanghai")
DENSE_MONTHS = range(1, 5)
# A little less than the period, so that a timer that fires early still finds the source due.
NIGHTLY, WEEKLY = timedelta(hours=20), timedelta(days=6, hours=20)
BLOCKED_FOR = timedelta(days=7)  # a block is for a person to look at; asking again nightly helps nobody
SOONEST, LATEST, SHARE = timedelta(days=1), timedelta(days=180), 0.25
SAMPLE_WEEKS = 20  # every week one document in twenty is fetched in full, whatever its validators say


def next_source_visit(moment: datetime, outcome: SourceOutcome) -> datetime:
    """When a source that ended with *outcome* is due again; one that fell short is due at once."""
    if outcome is SourceOutcome.BLOCKED:
        return moment + BLOCKED_FOR
    if not outcome.good:
        return moment
    return moment + (NIGHTLY if moment.astimezone(CHINA).month in DENSE_MONTHS else WEEKLY)


def next_document_visit(moment: datetime, last_changed: datetime) -> datetime:
    """A quarter of the time it has stood unchanged, but at least a day and at most half a year."""
    quiet = max(timedelta(0), moment - last_changed) * SHARE
    return moment + min(max(quiet, SOONEST), LATEST)


def in_full_sample(moment: datetime, url: str) -> bool:
    """Whether this week is the one in which *url* is fetched without its validators."""
    week = moment.astimezone(UTC).toordinal() // 7
    return zlib.crc32(url.encode()) % SAMPLE_WEEKS == week % SAMPLE_WEEKS
