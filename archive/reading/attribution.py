"""Whose report it is, of which year, and what it covers: decided on evidence, or left open and visible."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from archive.reading import Reading, normalise
from archive.schema.stable import stable_id

Scope = Literal["own_body", "aggregated_area", "unclear"]

# "2023年政府信息公开工作年度报告", "2021政府信息公开…"
_YEAR = re.compile(r"(?<!\d)(20[0-3]\d)(?!\d)")
# "上海市人民政府办公厅", "宿迁市政府办公室"
_OFFICE = re.compile(r"办公[厅室]$")
# Below these levels a government reports for itself alone.
AREA_LEVELS = ("province", "prefecture", "county")
# Report ids sort by year: seven bits of year above forty-six bits of digest, exact in every JSON reader.
FIRST_YEAR = 1990
DIGEST_BITS = 46


@dataclass(frozen=True, slots=True)
class Attribution:
    """The key of a report (body, year, scope) and what each part rests on."""

    body_id: str
    year: int | None
    year_signals: Mapping[str, Any]
    scope: Scope
    uid: str

    @property
    def report_id(self) -> int:
        """The same in every build; the newest years have the largest ids."""
        return report_id_of(self.uid)


def year_of(reading: Reading) -> tuple[int | None, Mapping[str, Any]]:
    """The year of a report and every signal for it.

    The reader's year where it has one. Where the documents contradict each other or themselves there is none.
    The text of the link in the list decides only when the documents say nothing at all.
    """
    signals: dict[str, Any] = {}
    for member in reading.members:
        for name, value in (member.extract or {})["year"]["signals"].items():
            signals.setdefault(name, value)
    listed = {int(year) for member in reading.members for year in _YEAR.findall(member.title or "")}
    if listed:
        signals["list"] = min(listed) if len(listed) == 1 else sorted(listed)
    read = {member.extract["year"]["value"] for member in (reading.tables, reading.text) if member.extract}
    known = read - {None}
    if len(known) == 1 and not _undecided(reading, known):
        return known.pop(), signals
    silent = not any(member.extract["year"]["signals"] for member in reading.members if member.extract)
    return (listed.pop() if silent and len(listed) == 1 else None), signals


def _undecided(reading: Reading, known: set[int]) -> bool:
    """Does a document with signals of its own fail to agree with the year the other one has?"""
    for member in (reading.tables, reading.text):
        assert member.extract is not None
        year = member.extract["year"]
        if year["value"] is None and any(value not in known for value in _flat(year["signals"].values())):
            return True
    return False


def _flat(values: Any) -> list[int]:
    return [v for value in values for v in (value if isinstance(value, list) else [value])]


def scope_of(reading: Reading, *, kind: str | None, level: str | None) -> Scope:
    """Own body or whole area (form reference §7.4): only governments of county rank or above sum up an area.

    An office (办公厅, 办公室) reports for itself; a government whose text says neither is taken to report the
    area, as governments do, unless the body itself is unknown.
    """
    if kind is None or kind == "unknown":
        return "unclear"
    issuer = normalise(reading.first("issuer", "printed"))
    if kind != "gov" or level not in AREA_LEVELS or _OFFICE.search(issuer):
        return "own_body"
    return "aggregated_area"


def report_uid(body_id: str, year: int | None, scope: Scope, publication_url: str) -> str:
    """The report's name for ever. Without a year two publications are never taken for one report."""
    if year is None:
        place = hashlib.sha256(publication_url.encode()).hexdigest()[:8]
        return f"{body_id}-unknown-{place}"
    return f"{body_id}-{year}" + ("-area" if scope == "aggregated_area" else "")


def report_id_of(uid: str) -> int:
    """The id of the report *uid*, as :func:`report_uid` writes it: body, year, scope."""
    year = uid.split("-")[1]
    century = max(0, int(year) - FIRST_YEAR) if year.isdigit() else 0
    return (century << DIGEST_BITS) + stable_id(uid, DIGEST_BITS)
