"""What the prose of the due reports says that a cell of the form says too: ``temp.said``, for the rules.

A sentence is no table. Only plain statements are held against one: no 近 600 条, no 累计, no other year, no
difference to last year (the reader qualifies each number so). A part of a whole (其中…) counts when the whole
it is a part of is the table's: its ``whole`` is the last total named before it.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

TABLE = """CREATE TEMP TABLE IF NOT EXISTS said (
  report_id INTEGER, position INTEGER, metric TEXT, number NUMERIC, unit TEXT, partial INTEGER,
  together NUMERIC, whole NUMERIC, text TEXT, PRIMARY KEY (metric, report_id, position)) WITHOUT ROWID"""
# Metric → the metrics that name the whole it may be a part of.
REQUESTS = ("request_received", "request_answered")
WHOLES = {
    **dict.fromkeys(
        (
            *REQUESTS,
            "request_carried_in",
            "request_carried_out",
            "request_granted",
            "request_partial",
            "request_disclosed",
            "request_denied",
            "request_unable",
            "request_not_processed",
        ),
        REQUESTS,
    ),
    **{
        f"{track}{result}": (track,)
        for track in ("review", "lawsuit")
        for result in ("", "_upheld", "_corrected", "_other", "_pending")
    },
    **dict.fromkeys(
        (
            "licence",
            "penalty",
            "coercion",
            "administrative_fees",
            "rules_made",
            "normative_documents_made",
            "normative_documents_repealed",
            "normative_documents_valid",
        ),
        (),
    ),
}
CLAIMS = f"""
  SELECT c.report_id, c.position, c.metric, c.number, c.unit, c.qualifier, c.approximate, c.text
  FROM temp.due JOIN claim c ON c.report_id = due.report_id
  WHERE c.metric IN ({", ".join(f"'{metric}'" for metric in WHOLES)}) ORDER BY c.report_id, c.position
"""


def record(db: sqlite3.Connection) -> None:
    """Fill ``temp.said`` for the reports of ``temp.due``.

    ``partial``: 1 behind 其中. ``together``: the sum of this sentence's numbers of the metric. ``whole``: the
    last total named before, NULL without one.
    """
    db.execute(TABLE)
    db.execute("DELETE FROM temp.said")
    rows = (row for _, claims in groupby(db.execute(CLAIMS), itemgetter(0)) for row in _of_report(claims))
    db.executemany("INSERT INTO temp.said VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _of_report(claims: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    listed = list(claims)
    together: dict[tuple[str, str], float] = defaultdict(int)
    for _, _, metric, number, _, _, _, text in listed:
        together[metric, text] += number
    last: dict[tuple[str, ...], float] = {}
    for report_id, position, metric, number, unit, qualifier, approximate, text in listed:
        if qualifier in ("exact", "partial") and not approximate:
            partial = int(qualifier == "partial")
            sum_said, whole = together[metric, text], last.get(WHOLES[metric])
            yield report_id, position, metric, number, unit, partial, sum_said, whole, text
        if metric in WHOLES[metric]:
            last[WHOLES[metric]] = number
