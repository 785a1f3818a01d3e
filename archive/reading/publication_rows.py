"""One publication read: everything captured there, the reports found in it, and the rows it gives."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from archive.inputs import Inputs, captures
from archive.inputs.publications import Member, states, with_pictures
from archive.reading import Reading, readings
from archive.reading.attribution import Attribution, report_uid, scope_of, year_of
from archive.reading.bodies import Bodies, place, printed_issuer, resolution_row
from archive.reading.history import Part
from archive.reading.rows import Rows
from archive.resolve import Resolution
from archive.schema.database import row_of
from archive.schema.stable import canonical, stable_id
from extract.issues import ISSUES

REMEMBERED = 20  # publications kept in memory: those of one report, and of a quiet night

NOT_READ = ("not_read", "尚未读取，下次读取后补上。", "Not read yet; it follows with the next reading.")


@dataclass(frozen=True, slots=True)
class Attributed:
    """One report as found on one publication."""

    part: Part
    attribution: Attribution
    resolution: Resolution


@dataclass(slots=True)
class Publication:
    """A publication as of now: everything captured there and the reports found in it."""

    url: str
    members: list[Member]  # all captures
    visible: tuple[Member, ...]  # those of the current state
    reports: list[Attributed]
    waiting: bool  # part of it is not read yet


@dataclass(slots=True)
class Publications:
    """Reads publications from captures and extracts, and remembers the latest ones."""

    db: sqlite3.Connection
    inputs: Inputs
    bodies: Bodies
    _recent: OrderedDict[str, Publication] = field(default_factory=OrderedDict)

    def read(self, url: str) -> Publication | None:
        """The publication at *url*, or None when nothing is captured under that address any more."""
        if url in self._recent:
            return self._recent[url]
        members = captures.members(self.db, self.inputs, url)
        if not members:
            return None
        read = [with_pictures(state, self.inputs.extract) for state in states(members)]
        found = [state for state, _ in read]
        waiting = read[-1][1] or any(member.extract is None for member in members)
        publication = Publication(url, members, found[-1].members, self._reports(url, found), waiting)
        self._recent[url] = publication
        if len(self._recent) > REMEMBERED:
            self._recent.popitem(last=False)
        return publication

    def _reports(self, url: str, found: Iterable[Any]) -> list[Attributed]:
        history = [readings(state) for state in found]
        if all(len(there) <= 1 for there in history):
            # One report at a time: its latest reading says whose and of which year, the earlier are versions.
            timeline = tuple(reading for there in history for reading in there)
            return [self._attributed(url, timeline)] if timeline else []
        by_uid: dict[str, list[Reading]] = {}
        for reading in (reading for there in history for reading in there):
            by_uid.setdefault(self._attributed(url, (reading,)).attribution.uid, []).append(reading)
        return [self._attributed(url, tuple(timeline)) for timeline in by_uid.values()]

    def _attributed(self, url: str, timeline: tuple[Reading, ...]) -> Attributed:
        latest = timeline[-1]
        year, signals = year_of(latest)
        resolution = self.bodies.of(latest, year)
        scope = scope_of(latest, kind=resolution.kind, level=place(resolution.division_id)["level"])
        uid = report_uid(resolution.body_id, year, scope, url)
        attribution = Attribution(resolution.body_id, year, signals, scope, uid)
        return Attributed(Part(url, timeline), attribution, resolution)


@dataclass(frozen=True, slots=True)
class PublicationContent:
    """What is to be written of the publication at ``url``; nothing when it is captured there no more."""

    url: str
    rows: Rows
    containers: tuple[tuple[str | None, int | None, int], ...] = ()  # container, pages, resource id
    waiting: bool = False  # part of it is not read yet


def content_of(publications: Publications, url: str) -> PublicationContent:
    """All rows of one publication but those of its reports."""
    publication = publications.read(url)
    if publication is None:
        return PublicationContent(url, {})
    rows: Rows = {
        "publication": [row_of("publication", _row(publication))],
        "issue": list(_issues(publication)),
        "work_part": [(url, uid) for uid in sorted({r.attribution.uid for r in publication.reports})],
    }
    for report in publication.reports[:1]:
        printed = printed_issuer(report.part.current)
        rows["resolution"] = [row_of("resolution", resolution_row(report.resolution, url, printed))]
    containers = tuple(_container(member) for member in publication.members)
    return PublicationContent(url, rows, containers, publication.waiting)


def _container(member: Member) -> tuple[str | None, int | None, int]:
    source = (member.extract or {}).get("source", {})
    return source.get("container"), source.get("pages"), stable_id(member.sha256)


def _row(publication: Publication) -> dict[str, Any]:
    page = publication.visible[0]
    outcome, reason = _outcome(publication)
    code, zh, en = reason or (None, None, None)
    members = publication.members
    return {
        "url": publication.url,
        "portal_id": page.portal_id,
        "source_id": page.source_id,
        "title": page.title,
        "published": page.published,
        "first_seen": min(member.first_seen for member in members),
        "last_seen": max(member.last_seen for member in members),
        "outcome": outcome,
        "reason_code": code,
        "reason_zh": zh,
        "reason_en": en,
        "resource_id": stable_id(page.sha256),
        "report_id": publication.reports[0].attribution.report_id if publication.reports else None,
    }


def _outcome(publication: Publication) -> tuple[str, tuple[str, str, str] | None]:
    """``report``, ``pending`` (not read yet), or ``not_a_report``/``unreadable`` with the reason."""
    if publication.reports:
        return "report", None
    if any(member.extract is None for member in publication.visible):
        return "pending", NOT_READ
    # The attachment is what should have been the report; the page only when there is nothing but the page.
    member = publication.visible[-1]
    assert member.extract is not None
    errors = [issue for issue in member.extract["issues"] if issue["severity"] == "error"]
    kind = member.extract["kind"]
    if errors:
        outcome = "not_a_report" if errors[0]["code"] == "not_a_report" else "unreadable"
        return outcome, (errors[0]["code"], errors[0]["message_zh"], errors[0]["message_en"])
    return "not_a_report", (kind["value"], kind["reason"], kind["reason_en"])


def _issues(publication: Publication) -> Iterable[tuple[Any, ...]]:
    belongs = {
        member.sha256: report.attribution.report_id
        for report in reversed(publication.reports)
        for member in report.part.current.members
    }
    written: set[str] = set()
    for member in publication.visible:
        if member.extract is None or member.is_shown or member.sha256 in written:
            continue
        written.add(member.sha256)
        for position, issue in enumerate(member.extract["issues"], start=1):
            known = ISSUES.get(issue["code"])
            yield (
                publication.url,
                stable_id(member.sha256),
                position,
                belongs.get(member.sha256),
                issue["code"],
                issue["severity"],
                known.responsibility.value if known else None,
                issue["message_zh"],
                issue["message_en"],
                canonical(issue["cells"]),
                canonical(issue["locator"]) if issue["locator"] else None,
            )
