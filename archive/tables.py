"""The published tables as data: column name to SQL type. ``dictionary.yml`` says what each one means.

Published SQL stays within SQLite 3.40. Every figure leads to bytes: ``report`` and ``evidence`` name the
resource (sha256), ``report`` the address and the time it was first fetched, none of them nullable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive import form_columns

TEXT, INTEGER, REAL = "TEXT", "INTEGER", "REAL"
NEEDED = " NOT NULL"
REPORT = "INTEGER NOT NULL REFERENCES report(id)"
RESOURCE = "INTEGER NOT NULL REFERENCES resource(id)"
NUMBER = "NUMERIC"  # a count, or an amount with decimals where the form allows them


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``key`` is the primary key; ``rowid`` is False for narrow rows stored in order of the key.

    Rows with long texts keep a rowid: SQLite stores those three times more compactly.
    """

    name: str
    columns: Mapping[str, str]
    key: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...] = ()
    rowid: bool = True
    published: bool = True


PLACES = (
    Table(
        "division",
        {
            "id": TEXT,
            "code": TEXT,
            "name": TEXT + NEEDED,
            "level": TEXT + NEEDED,
            "unit": TEXT + NEEDED,
            "parent_id": TEXT + " REFERENCES division(id)",
            "lineage_id": TEXT + NEEDED,
            "valid_from": INTEGER,
            "valid_to": INTEGER,
            "successors": TEXT + NEEDED,
            "province": TEXT,
            "city": TEXT,
            "county": TEXT,
        },
        key=("id",),
        indexes=(("parent_id",), ("code",), ("level", "province")),
    ),
    Table(
        "division_code",
        {
            "division_id": TEXT + NEEDED + " REFERENCES division(id)",
            "position": INTEGER + NEEDED,
            "system": TEXT + NEEDED,
            "code": TEXT + NEEDED,
            "valid_from": INTEGER,
            "valid_to": INTEGER,
        },
        key=("division_id", "position"),
        indexes=(("code",),),
        rowid=False,
    ),
    Table(
        "body",
        {
            "id": TEXT,
            "name": TEXT + NEEDED,
            "kind": TEXT,
            "division_id": TEXT + " REFERENCES division(id)",
            "portal_id": TEXT + " REFERENCES portal(id)",
            "resolved": INTEGER + NEEDED,
        },
        key=("id",),
        indexes=(("division_id",), ("portal_id",), ("name",)),
    ),
    Table(
        "resolution",
        {
            "publication_url": TEXT,
            "body_id": TEXT + NEEDED + " REFERENCES body(id)",
            "printed": TEXT,
            "basis": TEXT + NEEDED,
            "confidence": REAL,
            "alternatives": TEXT + NEEDED,
        },
        key=("publication_url",),
        indexes=(("body_id",),),
    ),
)

CRAWL = (
    Table(
        "portal",
        {
            "id": TEXT,
            "host": TEXT + NEEDED,
            "name": TEXT + NEEDED,
            "name_en": TEXT,
            "division": TEXT,
            "family": TEXT,
            "verified": TEXT,
            "registered": INTEGER,
        },
        key=("id",),
        indexes=(("division",),),
    ),
    Table(
        "source",
        {
            "id": TEXT,
            "portal_id": TEXT + NEEDED + " REFERENCES portal(id)",
            "url": TEXT + NEEDED,
            "title": TEXT,
            "issuer": TEXT,
            "division": TEXT,
            "expected_reports": INTEGER,
            "expected_first_year": INTEGER,
            "registered": INTEGER,
            "next_due": TEXT,
            "last_attempt": TEXT,
            "last_success": TEXT,
            "last_outcome": TEXT,
        },
        key=("id",),
        indexes=(("portal_id",),),
    ),
    Table(
        "run",
        {
            "id": TEXT,
            "started": TEXT + NEEDED,
            "finished": TEXT,
            "exit_code": INTEGER,
            "due_only": INTEGER,
            "version": TEXT,
        },
        key=("id",),
    ),
    Table(
        "source_run",
        {
            "run_id": TEXT + NEEDED + " REFERENCES run(id)",
            "source_id": TEXT + NEEDED + " REFERENCES source(id)",
            "started": TEXT,
            "finished": TEXT,
            "outcome": TEXT,
            "reason_code": TEXT,
            "reason_zh": TEXT,
            "reason_en": TEXT,
            "declared": INTEGER,
            "listed": INTEGER,
            "fetched": INTEGER,
            "new": INTEGER,
            "changed": INTEGER,
            "vanished": INTEGER,
            "errors": INTEGER,
            "bytes": INTEGER,
            "seconds": REAL,
        },
        key=("run_id", "source_id"),
        indexes=(("source_id", "run_id"),),
    ),
    Table(
        "fetch",
        {
            "id": INTEGER,
            "run_id": TEXT + NEEDED,
            "portal_id": TEXT,
            "source_id": TEXT,
            "kind": TEXT,
            "url": TEXT + NEEDED,
            "target_url": TEXT,
            "started": TEXT + NEEDED,
            "outcome": TEXT + NEEDED,
            "status": INTEGER,
            "sha256": TEXT,
            "content_type": TEXT,
            "bytes": INTEGER,
            "seconds": REAL,
            "address": TEXT,
            "tls": TEXT,
            "complete": INTEGER,
            "error": TEXT,
        },
        key=("id",),
        indexes=(("target_url",), ("run_id",), ("source_id", "run_id"), ("sha256",)),
    ),
    Table(
        "event",
        {
            "id": INTEGER,
            "run_id": TEXT + NEEDED,
            "source_id": TEXT + NEEDED,
            "at": TEXT + NEEDED,
            "kind": TEXT + NEEDED,
            "url": TEXT,
            "detail": TEXT,
        },
        key=("id",),
        indexes=(("url",), ("source_id",)),
    ),
    Table(
        "resource",
        {
            "id": INTEGER,
            "sha256": TEXT + " NOT NULL UNIQUE",
            "bytes": INTEGER + NEEDED,
            "content_type": TEXT,
            "container": TEXT,
            "pages": INTEGER,
            "first_seen": TEXT + NEEDED,
            "last_seen": TEXT + NEEDED,
        },
        key=("id",),
    ),
    Table(
        "publication",
        {
            "url": TEXT,
            "portal_id": TEXT + NEEDED + " REFERENCES portal(id)",
            "source_id": TEXT + " REFERENCES source(id)",
            "title": TEXT,
            "published": TEXT,
            "first_seen": TEXT + NEEDED,
            "last_seen": TEXT + NEEDED,
            "outcome": TEXT + NEEDED,
            "reason_code": TEXT,
            "reason_zh": TEXT,
            "reason_en": TEXT,
            "resource_id": RESOURCE,
            "report_id": INTEGER + " REFERENCES report(id)",
        },
        key=("url",),
        indexes=(("report_id",), ("portal_id", "outcome"), ("outcome",)),
    ),
)

REPORTS = (
    Table(
        "report",
        {
            "id": INTEGER,
            "uid": TEXT + " NOT NULL UNIQUE",
            "body_id": TEXT + NEEDED + " REFERENCES body(id)",
            "body_name": TEXT + NEEDED,
            "body_kind": TEXT,
            "year": INTEGER,
            "year_signals": TEXT + NEEDED,
            "scope": TEXT + NEEDED,
            "edition": TEXT,
            "title": TEXT,
            "issuer_printed": TEXT,
            "resolution_basis": TEXT,
            "resolution_confidence": REAL,
            "division_id": TEXT + " REFERENCES division(id)",
            "province": TEXT,
            "city": TEXT,
            "county": TEXT,
            "level": TEXT,
            "published": TEXT,
            "signed": TEXT,
            "period_start": TEXT,
            "period_end": TEXT,
            "period_printed": TEXT,
            "portal_id": TEXT + NEEDED + " REFERENCES portal(id)",
            "source_id": TEXT + " REFERENCES source(id)",
            "url": TEXT + NEEDED,
            "resource_id": RESOURCE,
            "sha256": TEXT + NEEDED,
            "container": TEXT,
            "fetched": TEXT + NEEDED,
            "last_seen": TEXT + NEEDED,
            "fingerprint": TEXT + NEEDED,
            "version": INTEGER + NEEDED,
            "versions": INTEGER + NEEDED,
            "sources": INTEGER + NEEDED,
            "extractor": TEXT + NEEDED,
            "legal_basis": TEXT + NEEDED,
            "fee_class": TEXT,
            "fee_yuan": NUMBER,
            "fee_cases": INTEGER,
            "fee_text": TEXT,
            "cells_number": INTEGER + NEEDED,
            "cells_blank": INTEGER + NEEDED,
            "cells_other": INTEGER + NEEDED,
            "cells_missing": INTEGER + NEEDED,
            "issues": INTEGER + NEEDED,
            "findings_source": INTEGER + NEEDED,
            "findings_suspect": INTEGER + NEEDED,
            **dict.fromkeys(form_columns.TOTALS, NUMBER),
        },
        key=("id",),
        indexes=(
            ("year", "province", "level"),
            ("province", "year", "level"),
            ("body_id", "year"),
            ("division_id", "year"),
            ("level", "year"),
            ("body_kind", "year"),
            ("city", "year"),
            ("year", "new"),
            # Covering: a national sum by year, level or province reads this index and not the reports.
            ("scope", "year", "level", "province", *form_columns.TOTALS[:10]),
            ("portal_id",),
            ("resource_id",),
        ),
    ),
    Table(
        "report_version",
        {
            "report_id": REPORT,
            "number": INTEGER + NEEDED,
            "fingerprint": TEXT + NEEDED,
            "resource_id": RESOURCE,
            "url": TEXT + NEEDED,
            "first_seen": TEXT + NEEDED,
            "last_seen": TEXT + NEEDED,
            "extractor": TEXT + NEEDED,
            "changes": INTEGER + NEEDED,
        },
        key=("report_id", "number"),
        rowid=False,
    ),
    Table(
        "version_change",
        {
            "report_id": REPORT,
            "number": INTEGER + NEEDED,
            "item": TEXT + NEEDED,
            "before": TEXT,
            "after": TEXT,
        },
        key=("report_id", "number", "item"),
    ),
    Table(
        "report_source",
        {
            "report_id": REPORT,
            "url": TEXT + NEEDED,
            "resource_id": RESOURCE,
            "publication_url": TEXT + NEEDED,
            "version": INTEGER,
            "role": TEXT + NEEDED,
            "title": TEXT,
            "published": TEXT,
            "first_seen": TEXT + NEEDED,
            "last_seen": TEXT + NEEDED,
            "fetches": INTEGER + NEEDED,
        },
        key=("report_id", "url", "resource_id"),
        indexes=(("resource_id",), ("url",)),
        rowid=False,
    ),
    Table(
        "copy_difference",
        {
            "report_id": REPORT,
            "url": TEXT + NEEDED,
            "cell_id": TEXT + NEEDED,
            "number": NUMBER + NEEDED,
            "other_number": NUMBER + NEEDED,
        },
        key=("report_id", "url", "cell_id"),
        rowid=False,
    ),
    Table(
        "place_mention",
        {"report_id": REPORT, "name": TEXT + NEEDED, "excerpt": TEXT + NEEDED},
        key=("report_id", "name"),
        rowid=False,
    ),
    Table(
        "near_duplicate",
        {
            "report_id": REPORT,
            "other_report_id": REPORT,
            "similarity": REAL + NEEDED,
        },
        key=("report_id", "other_report_id"),
        indexes=(("other_report_id",),),
        rowid=False,
    ),
    Table(
        "section",
        {
            "report_id": REPORT,
            "position": INTEGER + NEEDED,
            "number": INTEGER + NEEDED,
            "heading": TEXT + NEEDED,
            "text": TEXT + NEEDED,
            "resource_id": RESOURCE,
            "locator": TEXT + NEEDED,
        },
        key=("report_id", "position"),
    ),
    Table(
        "claim",
        {
            "report_id": REPORT,
            "position": INTEGER + NEEDED,
            "metric": TEXT + NEEDED,
            "number": NUMBER + NEEDED,
            "unit": TEXT + NEEDED,
            "approximate": INTEGER + NEEDED,
            "qualifier": TEXT + NEEDED,
            "text": TEXT + NEEDED,
            "resource_id": RESOURCE,
            "locator": TEXT + NEEDED,
        },
        key=("report_id", "position"),
        indexes=(("metric", "report_id"),),
    ),
)

FIGURES = (
    Table(
        "form_cell",
        {
            "cell_id": TEXT,
            "edition": TEXT + NEEDED,
            "form_table": TEXT + NEEDED,
            "row": TEXT + NEEDED,
            "column": TEXT + NEEDED,
            "position": INTEGER + NEEDED,
            "row_zh": TEXT + NEEDED,
            "row_en": TEXT + NEEDED,
            "column_zh": TEXT + NEEDED,
            "column_en": TEXT + NEEDED,
            "unit": TEXT,
        },
        key=("cell_id",),
        indexes=(("form_table", "row"),),
    ),
    Table(
        "disclosure_2021",
        {"report_id": REPORT, **dict.fromkeys(form_columns.disclosure_names("2021"), NUMBER)},
        key=("report_id",),
    ),
    Table(
        "disclosure_2019",
        {"report_id": REPORT, **dict.fromkeys(form_columns.disclosure_names("2019"), NUMBER)},
        key=("report_id",),
    ),
    Table(
        "request",
        {"report_id": REPORT, "row": TEXT + NEEDED, **dict.fromkeys(form_columns.REQUEST_COLUMNS, NUMBER)},
        key=("report_id", "row"),
        indexes=(("row", "report_id"),),
        rowid=False,
    ),
    Table(
        "review",
        {"report_id": REPORT, "track": TEXT + NEEDED, **dict.fromkeys(form_columns.REVIEW_COLUMNS, NUMBER)},
        key=("report_id", "track"),
        rowid=False,
    ),
    Table(
        "cell_state",
        {
            "report_id": REPORT,
            "cell_id": TEXT + NEEDED,
            "state": TEXT + NEEDED,
            "raw": TEXT,
        },
        key=("report_id", "cell_id"),
        indexes=(("state", "report_id"),),
        rowid=False,
    ),
    Table(
        "evidence",
        {
            "report_id": REPORT,
            "form_table": TEXT + NEEDED,
            "row": TEXT + NEEDED,
            "resource_id": RESOURCE,
            "place": TEXT + NEEDED,
            "layout_id": INTEGER + NEEDED + " REFERENCES evidence_layout(id)",
        },
        key=("report_id", "form_table", "row"),
        rowid=False,
    ),
    Table(
        "evidence_layout",
        {"id": INTEGER, "columns": TEXT + NEEDED},
        key=("id",),
    ),
)

JUDGEMENT = (
    Table(
        "issue",
        {
            "publication_url": TEXT + NEEDED + " REFERENCES publication(url)",
            "resource_id": RESOURCE,
            "position": INTEGER + NEEDED,
            "report_id": INTEGER + " REFERENCES report(id)",
            "code": TEXT + NEEDED,
            "severity": TEXT + NEEDED,
            "responsibility": TEXT,
            "message_zh": TEXT + NEEDED,
            "message_en": TEXT + NEEDED,
            "cells": TEXT + NEEDED,
            "locator": TEXT,
        },
        key=("publication_url", "resource_id", "position"),
        indexes=(("report_id",), ("code",), ("resource_id",)),
    ),
    Table(
        "check_definition",
        {
            "id": TEXT,
            "title_zh": TEXT + NEEDED,
            "title_en": TEXT + NEEDED,
            "severity": TEXT + NEEDED,
            "basis": TEXT + NEEDED,
            "edition": TEXT + NEEDED,
            "sql": TEXT + NEEDED,
        },
        key=("id",),
    ),
    Table(
        "finding",
        {
            "report_id": REPORT,
            "check_id": TEXT + NEEDED + " REFERENCES check_definition(id)",
            "item": TEXT + NEEDED,
            "verdict": TEXT + NEEDED,
            "left": NUMBER,
            "right": NUMBER,
            "difference": NUMBER,
            "cells": TEXT + NEEDED,
            "detail": TEXT,
            "other_report_id": INTEGER + " REFERENCES report(id)",
            "passes_if_blank_is_zero": INTEGER,
        },
        key=("report_id", "check_id", "item"),
        indexes=(("check_id", "verdict"), ("verdict", "check_id"), ("other_report_id",)),
        rowid=False,
    ),
    Table(
        "coverage",
        {
            "division_id": TEXT + NEEDED,
            "level": TEXT + NEEDED,
            "year": INTEGER + NEEDED,
            "expected": INTEGER,
            "captured": INTEGER + NEEDED,
            "late": INTEGER + NEEDED,
            "vanished": INTEGER + NEEDED,
            "unread": INTEGER + NEEDED,
            "blocked": INTEGER + NEEDED,
            "failed": INTEGER + NEEDED,
            "not_due": INTEGER + NEEDED,
            "overdue": INTEGER + NEEDED,
            "not_crawled": INTEGER + NEEDED,
        },
        key=("division_id", "level", "year"),
        indexes=(("year", "division_id"),),
        rowid=False,
    ),
    Table(
        "coverage_item",
        {
            "subject": TEXT + NEEDED,
            "year": INTEGER + NEEDED,
            "status": TEXT + NEEDED,
            "division_id": TEXT,
            "level": TEXT,
            "body_id": TEXT + " REFERENCES body(id)",
            "source_id": TEXT + " REFERENCES source(id)",
            "report_id": INTEGER + " REFERENCES report(id)",
            "name": TEXT,
            "reason_zh": TEXT + NEEDED,
            "reason_en": TEXT + NEEDED,
            "url": TEXT,
        },
        key=("subject", "year"),
        indexes=(("division_id", "year"), ("status", "year"), ("report_id",)),
    ),
    Table(
        "summary",
        {
            "province": TEXT + NEEDED,
            "year": INTEGER + NEEDED,
            "level": TEXT + NEEDED,
            "scope": TEXT + NEEDED,
            "reports": INTEGER + NEEDED,
            "findings_source": INTEGER + NEEDED,
            **dict.fromkeys(form_columns.TOTALS, NUMBER),
        },
        key=("province", "year", "level", "scope"),
        indexes=(("year", "province"),),
        rowid=False,
    ),
    Table(
        "release",
        {
            "id": TEXT,
            "created": TEXT + NEEDED,
            "content_hash": TEXT + NEEDED,
            "previous": TEXT,
            "reports": INTEGER + NEEDED,
            "note": TEXT,
        },
        key=("id",),
    ),
    Table(
        "release_change",
        {
            "uid": TEXT + NEEDED,
            "item": TEXT + NEEDED,
            "report_id": INTEGER,
            "kind": TEXT + NEEDED,
            "cause": TEXT + NEEDED,
            "before": TEXT,
            "after": TEXT,
        },
        key=("uid", "item"),
        indexes=(("report_id",), ("kind", "cause")),
    ),
)

# What the build remembers between nights; never published.
WORK = (
    Table(
        "work_capture",
        {
            "url": TEXT + NEEDED,
            "sha256": TEXT + NEEDED,
            "kind": TEXT + NEEDED,
            "portal_id": TEXT + NEEDED,
            "source_id": TEXT,
            "parent_url": TEXT,
            "title": TEXT,
            "issuer": TEXT,
            "published": TEXT,
            "first_seen": TEXT + NEEDED,
            "last_seen": TEXT + NEEDED,
            "fetches": INTEGER + NEEDED,
        },
        key=("url", "sha256"),
        indexes=(("parent_url",),),
        rowid=False,
        published=False,
    ),
    Table(
        "work_part",
        {"publication_url": TEXT + NEEDED, "uid": TEXT + NEEDED},
        key=("publication_url", "uid"),
        indexes=(("uid",),),
        rowid=False,
        published=False,
    ),
    Table(
        "work_band",
        {"band": INTEGER + NEEDED, "report_id": INTEGER + NEEDED},
        key=("band", "report_id"),
        indexes=(("report_id",),),
        rowid=False,
        published=False,
    ),
    Table(
        "work_due",
        {"stage": TEXT + NEEDED, "name": TEXT + NEEDED},
        key=("stage", "name"),
        rowid=False,
        published=False,
    ),
    Table(
        "work_state",
        {"name": TEXT, "value": TEXT},
        key=("name",),
        published=False,
    ),
)

TABLES = (*PLACES, *CRAWL, *REPORTS, *FIGURES, *JUDGEMENT, *WORK)
PUBLISHED = tuple(table for table in TABLES if table.published)
_BY_NAME = {table.name: table for table in TABLES}


def sql_type(column: str, tables: Iterable[str]) -> str:
    """INTEGER, REAL, NUMERIC or TEXT: the type of *column* in the first of *tables* that has it.

    Raises:
        KeyError: none of them has it.
    """
    for name in tables:
        if column in _BY_NAME[name].columns:
            return _BY_NAME[name].columns[column].split()[0]
    raise KeyError(column)
