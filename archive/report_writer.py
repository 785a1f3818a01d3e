"""One report → its rows, in one transaction: report, versions, sources, texts, figures, evidence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from archive import mentions, rows, similarity
from archive.bodies import body_row, place
from archive.database import column, insert, insert_row
from archive.evidence import canonical, stable_id
from archive.figures import numbers_of, totals
from archive.history import Part, Version, copies, principal, versions
from archive.publication_writer import Attributed, Publications
from archive.reading import Reading
from archive.search_index import SearchIndex

REPORT = "report"  # stages of work_due: write the report again, …
CHECK = "check"  # … and judge it again

CHILDREN = (
    "report_version",
    "version_change",
    "report_source",
    "copy_difference",
    "place_mention",
    "near_duplicate",
    "section",
    "claim",
    "fact",
    "disclosure_2021",
    "disclosure_2019",
    "request",
    "review",
    "cell_state",
    "evidence",
    "finding",
)


def write(db: sqlite3.Connection, publications: Publications, index: SearchIndex, uid: str) -> bool:
    """Write the report *uid* from all its publications; False when none is left and it was removed."""
    urls = column(db, "SELECT publication_url FROM work_part WHERE uid = ? ORDER BY 1", [uid])
    found = [publications.read(url) for url in urls]
    parts = [
        report
        for publication in found
        if publication is not None
        for report in publication.reports
        if report.attribution.uid == uid
    ]
    known = column(db, "SELECT id FROM report WHERE uid = ?", [uid])
    for report_id in {*known, *(report.attribution.report_id for report in parts)}:
        before = similarity.text_of(db, report_id)
        _remove(db, index, uid)
        if parts:
            _write(db, index, parts)
        else:
            _forget(db, report_id)
        if (after := similarity.text_of(db, report_id)) != before:
            _due(db, similarity.enter(db, report_id, after))
    return bool(parts)


def _forget(db: sqlite3.Connection, report_id: int) -> None:
    """Nothing is left of the report: nothing may point at it either."""
    for table in ("finding", "near_duplicate"):
        db.execute(f"DELETE FROM {table} WHERE other_report_id = ?", [report_id])


def _write(db: sqlite3.Connection, index: SearchIndex, found: Sequence[Attributed]) -> None:
    parts = [report.part for report in found]
    chosen = next(report for report in found if report.part is principal(parts))
    reading, report_id = chosen.part.current, chosen.attribution.report_id
    history = versions(parts)
    insert_row(db, "body", body_row(chosen.resolution, reading.members[0].portal_id))
    insert_row(db, "report", _report(chosen, found, history), "INSERT")
    insert(db, "report_version", (_version(report_id, version) for version in history))
    insert(
        db,
        "version_change",
        ((report_id, version.number, *change) for version in history for change in version.changes),
    )
    insert(db, "report_source", _sources(report_id, parts, history))
    insert(
        db,
        "copy_difference",
        {
            (difference.url, difference.cell_id): (
                report_id,
                difference.url,
                difference.cell_id,
                difference.left,
                difference.right,
            )
            for difference in copies(parts, chosen.part)
        }.values(),
    )
    ids = {member.sha256: stable_id(member.sha256) for member in (reading.tables, reading.text)}
    for table, content in rows.content_rows(report_id, reading, ids).items():
        insert(db, table, content, "INSERT OR IGNORE" if table == "evidence_layout" else "INSERT")
    index.add(report_id, _sections(reading), title_of(reading))
    _mentions(db, chosen, reading)
    _due_for_check(db, report_id)


def _report(chosen: Attributed, found: Sequence[Attributed], history: Sequence[Version]) -> dict[str, Any]:
    reading, attribution = chosen.part.current, chosen.attribution
    tables = reading.tables
    assert tables.extract is not None and reading.text.extract is not None
    current = next(version for version in history if version.reading.fingerprint == reading.fingerprint)
    dates = {
        key: reading.first("dates", key) for key in ("signed", "period_start", "period_end", "period_printed")
    }
    fee = reading.text.extract["fee_statement"]
    return {
        "id": attribution.report_id,
        "uid": attribution.uid,
        **_named(chosen),
        "year": attribution.year,
        "year_signals": canonical(attribution.year_signals),
        "scope": attribution.scope,
        "edition": tables.extract["edition"],
        "title": title_of(reading),
        "issuer_printed": reading.first("issuer", "printed"),
        "published": reading.first("dates", "published") or reading.members[0].published,
        **dates,
        "portal_id": tables.portal_id,
        "source_id": tables.source_id,
        "url": tables.url,
        "resource_id": stable_id(tables.sha256),
        "sha256": tables.sha256,
        "container": tables.extract["source"]["container"],
        "fetched": tables.first_seen,
        "last_seen": max(report.part.current.last_seen for report in found),
        "fingerprint": reading.fingerprint,
        "version": current.number,
        "versions": len(history),
        "sources": len({member.url for report in found for member in report.part.current.members}),
        "extractor": tables.extract["extractor"]["version"],
        "legal_basis": canonical(reading.text.extract["legal_basis"]),
        "fee_class": fee["class"],
        "fee_yuan": fee["amount_yuan"],
        "fee_cases": fee["cases"],
        "fee_text": fee["text"],
        **rows.state_counts(reading.cells),
        "issues": sum(len((member.extract or {})["issues"]) for member in reading.members),
        "findings_source": 0,
        "findings_suspect": 0,
        **totals(numbers_of(reading.cells)),
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


def _mentions(db: sqlite3.Connection, chosen: Attributed, reading: Reading) -> None:
    report_id = chosen.attribution.report_id
    province = place(chosen.resolution.division_id)["province"]
    found = mentions.foreign((text for _, text in _sections(reading)), province)
    insert(db, "place_mention", ((report_id, name, excerpt) for name, excerpt in found.items()))


def _remove(db: sqlite3.Connection, index: SearchIndex, uid: str) -> None:
    found = db.execute("SELECT id, title FROM report WHERE uid = ?", [uid]).fetchone()
    if found is None:
        return
    report_id, title = found
    query = "SELECT heading, text FROM section WHERE report_id = ? ORDER BY position"
    index.remove(report_id, db.execute(query, [report_id]), title)
    _due_for_check(db, report_id)
    for table in CHILDREN:
        db.execute(f"DELETE FROM {table} WHERE report_id = ?", [report_id])
    db.execute("DELETE FROM report WHERE id = ?", [report_id])


def _due_for_check(db: sqlite3.Connection, report_id: int) -> None:
    """A report and its neighbours in time are judged again: figures carried over stand in two reports."""
    db.execute(
        """INSERT OR IGNORE INTO work_due SELECT ?, n.uid FROM report r JOIN report n
           ON n.id = r.id OR (n.body_id = r.body_id AND n.year BETWEEN r.year - 1 AND r.year + 1)
           WHERE r.id = ?""",
        (CHECK, report_id),
    )


def _due(db: sqlite3.Connection, report_ids: Iterable[int]) -> None:
    db.executemany(
        "INSERT OR IGNORE INTO work_due SELECT ?, uid FROM report WHERE id = ?",
        ((CHECK, report_id) for report_id in report_ids),
    )


def title_of(reading: Reading) -> str | None:
    """The printed title, else the text of the link that led to the report."""
    title: str | None = reading.first("title", "printed") or reading.members[0].title
    return title
