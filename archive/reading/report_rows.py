"""One report → the rows of every table it has a part in, with nothing written yet."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from archive.inputs.publications import Member
from archive.reading import Reading, mentions, rows, similarity
from archive.reading.attribution import report_id_of
from archive.reading.bodies import body_row, place
from archive.reading.figures import numbers_of, totals
from archive.reading.history import Part, Version, copies, principal, versions
from archive.reading.publication_rows import Attributed, Publications
from archive.reading.rows import Rows
from archive.schema.database import column, row_of
from archive.schema.stable import canonical, stable_id
from archive.search.index import Document, document


@dataclass(frozen=True, slots=True)
class ReportContent:
    """What is to be written of the report ``uid``; no rows when nothing is left of it."""

    uid: str
    id: int
    rows: Rows
    document: Document | None = None  # for the search index
    prose: str = ""  # what it is compared with other reports by


def content_of(db: sqlite3.Connection, publications: Publications, uid: str) -> ReportContent:
    """The report *uid* from all its publications."""
    urls = column(db, "SELECT publication_url FROM work_part WHERE uid = ? ORDER BY 1", [uid])
    read = [publications.read(url) for url in urls]
    found = [
        report
        for publication in read
        if publication is not None
        for report in publication.reports
        if report.attribution.uid == uid
    ]
    return _content(uid, found) if found else ReportContent(uid, report_id_of(uid), {})


def _content(uid: str, found: Sequence[Attributed]) -> ReportContent:
    parts = [report.part for report in found]
    chosen = next(report for report in found if report.part is principal(parts))
    reading, report_id = chosen.part.current, chosen.attribution.report_id
    history, named = versions(parts), _named(chosen)
    sections = _sections(reading)
    ids = {member.sha256: stable_id(member.sha256) for member in (reading.tables, reading.text)}
    prose = similarity.words("".join(_problems(reading)), named["body_name"])
    content: Rows = {
        **rows.content_rows(report_id, reading, ids),
        "body": [row_of("body", body_row(chosen.resolution, reading.members[0].portal_id))],
        "report": [row_of("report", _report(chosen, named, found, history))],
        "report_version": [_version(report_id, version) for version in history],
        "version_change": [(report_id, v.number, *change) for v in history for change in v.changes],
        "report_source": _sources(report_id, parts, history),
        "copy_difference": _differences(report_id, parts, chosen.part),
        "place_mention": _mentions(report_id, sections, named["province"]),
        "work_band": [(report_id, band) for band in dict.fromkeys(similarity.signature(prose))],
    }
    return ReportContent(uid, report_id, content, document(report_id, sections, title_of(reading)), prose)


def _report(
    chosen: Attributed, named: dict[str, Any], found: Sequence[Attributed], history: Sequence[Version]
) -> dict[str, Any]:
    reading, attribution = chosen.part.current, chosen.attribution
    current = next(version for version in history if version.reading.fingerprint == reading.fingerprint)
    dates = {
        key: reading.first("dates", key) for key in ("signed", "period_start", "period_end", "period_printed")
    }
    return {
        "id": attribution.report_id,
        "uid": attribution.uid,
        **named,
        "year": attribution.year,
        "year_signals": canonical(attribution.year_signals),
        "scope": attribution.scope,
        "title": title_of(reading),
        "issuer_printed": reading.first("issuer", "printed"),
        "published": reading.first("dates", "published") or reading.members[0].published,
        **dates,
        **_tables_row(reading.tables),
        "last_seen": max(report.part.current.last_seen for report in found),
        "fingerprint": reading.fingerprint,
        "version": current.number,
        "versions": len(history),
        "sources": len({member.url for report in found for member in report.part.current.members}),
        **_text_row(reading.text),
        **rows.state_counts(reading.cells),
        "issues": sum(
            len((member.extract or {})["issues"]) for member in reading.members if not member.is_shown
        ),
        "findings_source": 0,
        "findings_suspect": 0,
        **totals(numbers_of(reading.cells)),
    }


def _tables_row(tables: Member) -> dict[str, Any]:
    """Where the tables of a report stand, and how they were read."""
    assert tables.extract is not None
    return {
        "portal_id": tables.portal_id,
        "source_id": tables.source_id,
        "url": tables.url,
        "resource_id": stable_id(tables.sha256),
        "sha256": tables.sha256,
        "container": tables.extract["source"]["container"],
        "fetched": tables.first_seen,
        "edition": tables.extract["edition"],
        "extractor": tables.extract["extractor"]["version"],
    }


def _text_row(text: Member) -> dict[str, Any]:
    """What the prose of a report says of the law it rests on, and of fees."""
    assert text.extract is not None
    fee = text.extract["fee_statement"]
    return {
        "legal_basis": canonical(text.extract["legal_basis"]),
        "fee_class": fee["class"],
        "fee_yuan": fee["amount_yuan"],
        "fee_cases": fee["cases"],
        "fee_text": fee["text"],
    }


def _named(chosen: Attributed) -> dict[str, Any]:
    resolution = chosen.resolution
    return {
        "body_id": resolution.body_id,
        "body_name": resolution.body_name,
        "body_kind": None if resolution.kind == "unknown" else resolution.kind,
        "resolution_basis": resolution.basis,
        "resolution_confidence": resolution.confidence,
        **place(resolution.division_id),
    }


def _version(report_id: int, version: Version) -> tuple[Any, ...]:
    tables = version.reading.tables
    assert tables.extract is not None
    return (
        report_id,
        version.number,
        version.reading.fingerprint,
        stable_id(tables.sha256),
        version.url,
        version.first_seen,
        version.last_seen,
        tables.extract["extractor"]["version"],
        len(version.changes),
    )


def _sources(report_id: int, parts: Sequence[Part], history: Sequence[Version]) -> list[tuple[Any, ...]]:
    numbers = {version.reading.fingerprint: version.number for version in history}
    found: dict[tuple[str, str], tuple[Any, ...]] = {}
    for part in parts:
        for reading in part.readings:
            for member in reading.members:
                found[member.url, member.sha256] = (
                    report_id,
                    member.url,
                    stable_id(member.sha256),
                    part.publication_url,
                    numbers[reading.fingerprint],
                    reading.role(member),
                    member.title,
                    member.published,
                    member.first_seen,
                    member.last_seen,
                    member.fetches,
                )
    return [found[key] for key in sorted(found)]


def _sections(reading: Reading) -> list[tuple[str, str]]:
    assert reading.text.extract is not None
    return [(section["heading"], section["text"]) for section in reading.text.extract["sections"]]


def _differences(report_id: int, parts: Sequence[Part], chosen: Part) -> list[tuple[Any, ...]]:
    found = {(one.url, one.cell_id): (one.left, one.right) for one in copies(parts, chosen)}
    return [(report_id, *key, *numbers) for key, numbers in found.items()]


def _problems(reading: Reading) -> list[str]:
    """The texts of the section that reports are compared by."""
    assert reading.text.extract is not None
    sections = reading.text.extract["sections"]
    return [section["text"] for section in sections if section["number"] == similarity.SECTION]


def _mentions(
    report_id: int, sections: Sequence[tuple[str, str]], province: str | None
) -> list[tuple[Any, ...]]:
    found = mentions.foreign((text for _, text in sections), province)
    return [(report_id, name, excerpt) for name, excerpt in found.items()]


def title_of(reading: Reading) -> str | None:
    """The printed title, else the text of the link that led to the report."""
    title: str | None = reading.first("title", "printed") or reading.members[0].title
    return title
