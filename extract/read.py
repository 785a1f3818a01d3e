"""A report file → the official form, every number with its place. Pure: same bytes, same result."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from extract.claims import claim_issues, claims_of
from extract.claims.fees import fee_issues, fee_statement
from extract.contacts import published_claims, published_statement, without_contacts
from extract.errors import UnreadableError
from extract.facts import facts_of
from extract.identity import Identity, identify
from extract.issues import issue
from extract.kinds import Kind, correction_issues, kind_of
from extract.model import Cell, Claim, Document, Fact, Issue, Report, Section
from extract.sections import Prose, prose_of
from extract.several import first_report
from extract.sums import sum_issues
from extract.tables import Tables, read_tables, without_loose_rows
from extract.text import fold
from extract.version import NAME, extractor_version

FIRST_YEAR = 2019  # of reports in the form
BEFORE_THE_FORM = "pre2019"  # no form was common to all: its tables are loose facts


@dataclass(frozen=True, slots=True)
class _Said:
    """What is published of a document beside the cells of the form."""

    sections: tuple[Section, ...]
    fee: Mapping[str, Any]
    claims: tuple[Claim, ...] = ()
    facts: tuple[Fact, ...] = ()


def read_document(document: Document) -> Report:
    """The report that *document* holds; ``kind`` says so when it holds none."""
    document = first_report(document)
    prose = prose_of(document)
    identity = identify(document, prose.preamble, prose.sections)
    tables = read_tables(document)
    if identity.year is not None and identity.year < FIRST_YEAR:
        tables = without_loose_rows(tables)
    kind = kind_of(document, identity.title, prose.sections, tables)
    published, contact_issues = without_contacts(prose.sections)
    issues = [*document.issues, *_kind_issues(kind), *identity.issues, *contact_issues]
    fee = published_statement(fee_statement(prose.sections, identity.year))
    said = _Said(published, fee)
    if kind.name == "report":
        facts, doubts = facts_of(document) if tables.edition is None else ((), ())
        claims = claims_of(prose.passages, identity.year, identity.issuer)
        said = _Said(published, fee, published_claims(claims), facts)
        in_doubt = any(found.code == "year_conflict" for found in identity.issues)
        issues.extend(doubts)
        year = identity.year
        issues.extend(claim_issues(said.claims, published, tables.cells, tables.doubted, in_doubt, year))
        issues.extend(fee_issues(fee, published, year, identity.issuer))
        had_no_form = bool(facts) and _edition(identity, tables) == BEFORE_THE_FORM
        issues.extend(found for found in tables.issues if not (had_no_form and found.code == "no_tables"))
        issues.extend(sum_issues(tables))
        issues.extend(correction_issues(identity.title))
    return _report(document, identity, tables, kind, prose, said, tuple(issues))


def _report(
    document: Document,
    identity: Identity,
    tables: Tables,
    kind: Kind,
    prose: Prose,
    said: _Said,
    issues: tuple[Issue, ...],
) -> Report:
    is_report = kind.name == "report"
    return Report(
        kind=kind.name,
        kind_reason=kind.reason,
        kind_reason_en=kind.reason_en,
        title=identity.title,
        title_locator=identity.title_locator,
        issuer=identity.issuer,
        year=identity.year if is_report else None,
        year_signals=identity.year_signals,
        edition=_edition(identity, tables) if is_report else None,
        cells=tables.cells if is_report else {},
        sections=said.sections,
        claims=said.claims,
        dates=identity.dates,
        legal_basis=identity.legal_basis,
        fee_statement=said.fee,
        issues=issues,
        facts=said.facts,
    )


def _edition(identity: Identity, tables: Tables) -> str | None:
    if tables.edition is not None:
        return tables.edition.id
    return BEFORE_THE_FORM if identity.year is not None and identity.year < FIRST_YEAR else None


def _kind_issues(kind: Kind) -> tuple[Issue, ...]:
    return (
        ()
        if kind.name == "report"
        else (issue("not_a_report", reason=kind.reason, reason_en=kind.reason_en),)
    )


def read_bytes(data: bytes, name: str | None = None) -> tuple[Document, Report]:
    """Read a file's bytes; *name* helps to name it in messages, its content decides how it is read.

    Raises UnreadableError when the bytes cannot be read as the container they seem to be.
    """
    from extract.readers import read

    if not data:
        raise UnreadableError(f"文件是空的：{name or '-'}。 The file is empty: {name or '-'}.")
    document = read(data, name)
    return document, read_document(document)


def read_file(path: str | Path) -> dict[str, Any]:
    """Read one report file into the published object (design §8).

    Raises UnreadableError for a file that cannot be read, OSError for one that cannot be opened.
    """
    file = Path(path)
    data = file.read_bytes()
    document, report = read_bytes(data, file.name)
    return report_json(document, report, data, str(path))


def report_json(document: Document, report: Report, data: bytes, path: str | None = None) -> dict[str, Any]:
    """The published object of one report (design §8): JSON types only, keys in a fixed order."""
    return {
        "source": {
            "path": path,
            "sha256": hashlib.sha256(data).hexdigest(),
            "container": document.container,
            "pages": document.pages,
        },
        "kind": {
            "value": report.kind,
            "reason": report.kind_reason,
            "reason_en": report.kind_reason_en,
        },
        "title": {"printed": report.title, "locator": _plain(report.title_locator)},
        "issuer": {
            "printed": report.issuer,
            "name": report.issuer,
            "division_code": None,
            "basis": None,
            "confidence": None,
        },
        "year": {"value": report.year, "signals": dict(report.year_signals)},
        "edition": report.edition,
        "dates": dict(report.dates),
        "legal_basis": list(report.legal_basis),
        "cells": _cells_json(report.cells),
        "sections": [_section_json(section) for section in report.sections],
        "claims": [_claim_json(claim) for claim in report.claims],
        "facts": [_fact_json(fact) for fact in report.facts],
        "fee_statement": dict(report.fee_statement),
        "issues": [_issue_json(found) for found in report.issues],
        "fingerprint": fingerprint(report),
        "extractor": {"name": NAME, "version": extractor_version()},
    }


def fingerprint(report: Report) -> str:
    """sha256 over what the report says (cells, section texts, loose facts), not over where it stands."""
    said = {
        "cells": {cell_id: cell[:2] for cell_id, cell in report.cells.items()},
        "sections": [[section.number, fold(section.text)] for section in report.sections],
        **({"facts": [[fact.label, fact.raw, fact.unit] for fact in report.facts]} if report.facts else {}),
    }
    return hashlib.sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _plain(locator: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if locator is None else dict(locator)


def _cells_json(cells: Mapping[str, Cell]) -> dict[str, dict[str, Any]]:
    return {
        cell_id: {"raw": raw, "state": str(state), "number": number, "locator": locator}
        for cell_id, (raw, state, number, locator) in cells.items()
    }


def _section_json(section: Section) -> dict[str, Any]:
    return {
        "number": section.number,
        "heading": section.heading,
        "text": section.text,
        "locator": _plain(section.locator),
    }


def _claim_json(claim: Claim) -> dict[str, Any]:
    return {
        "metric": claim.metric,
        "number": claim.number,
        "unit": claim.unit,
        "approximate": claim.approximate,
        "qualifier": claim.qualifier,
        "text": claim.text,
        "locator": _plain(claim.locator),
    }


def _fact_json(fact: Fact) -> dict[str, Any]:
    return {
        "heading": fact.heading,
        "label": fact.label,
        "raw": fact.raw,
        "state": str(fact.state),
        "number": fact.number,
        "unit": fact.unit,
        "locator": _plain(fact.locator),
    }


def _issue_json(found: Issue) -> dict[str, Any]:
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message_zh": found.message_zh,
        "message_en": found.message_en,
        "cells": list(found.cells),
        "locator": _plain(found.locator),
    }
