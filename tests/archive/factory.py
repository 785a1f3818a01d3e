"""Small archives for tests: extracts as the reader writes them, captures as the crawler keeps them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from crawler.store import Capture, Resource
from crawler.store.results import EventRow, FetchRow, PortalRow, RunRow, SourceRow, SourceRunRow
from extract import form

EXTRACTOR = "test-1"
RUN = RunRow("run-1", "2025-02-01T00:00:00+00:00", "2025-02-01T01:00:00+00:00", 0, True, "1")
SECTIONS = {1: "本机关认真贯彻条例。", 6: "未收取信息处理费。"}


@dataclass(slots=True)
class World:
    """Everything the archive is built from; change it and build again."""

    captured: list[Capture] = field(default_factory=list)
    extracts: dict[str, dict[str, Any]] = field(default_factory=dict)
    portal_rows: list[PortalRow] = field(default_factory=list)
    source_rows: list[SourceRow] = field(default_factory=list)
    source_run_rows: list[SourceRunRow] = field(default_factory=list)
    fetch_rows: list[FetchRow] = field(default_factory=list)
    event_rows: list[EventRow] = field(default_factory=list)
    run_rows: list[RunRow] = field(default_factory=lambda: [RUN])
    extractor: str = EXTRACTOR

    def captures(self, seen_since: str = "") -> Iterator[Capture]:
        return (capture for capture in self.captured if capture.last_seen >= seen_since)

    def count(self) -> int:
        return len(self.captured)

    def resources(self, seen_since: str = "") -> Iterator[Resource]:
        for sha256 in sorted({capture.sha256 for capture in self.captured}):
            seen = [capture for capture in self.captured if capture.sha256 == sha256]
            first, last = min(c.first_seen for c in seen), max(c.last_seen for c in seen)
            yield Resource(sha256, 1000, seen[0].content_type, first, last)

    def extract(self, sha256: str) -> dict[str, Any] | None:
        return self.extracts.get(sha256)

    def portals(self) -> Iterator[PortalRow]:
        return iter(self.portal_rows)

    def sources(self) -> Iterator[SourceRow]:
        return iter(self.source_rows)

    def runs(self) -> Iterator[RunRow]:
        return iter(self.run_rows)

    def source_runs(self) -> Iterator[SourceRunRow]:
        return iter(self.source_run_rows)

    def fetches(self, run_id: str) -> Iterator[FetchRow]:
        return (row for row in self.fetch_rows if row.run_id == run_id)

    def events(self) -> Iterator[EventRow]:
        return iter(self.event_rows)

    def add_portal(self, portal: str = "test-portal", division: str = "320800") -> None:
        """One portal (a city's, 淮安, unless said otherwise) with one source."""
        host = f"www.{portal}.gov.cn"
        url = f"http://{host}/list/"
        self.portal_rows.append(PortalRow(portal, host, "测试门户", None, division, "trs", "simulated", True))
        blanks = (None,) * 8
        self.source_rows.append(
            SourceRow(f"{portal}/list", portal, url, "年报", *blanks[:4], True, *blanks[:4])
        )

    def add(
        self,
        extract: dict[str, Any] | None,
        url: str,
        *,
        kind: str = "detail",
        parent: str | None = None,
        portal: str = "test-portal",
        first_seen: str = "2025-02-01T00:00:00+00:00",
        last_seen: str | None = None,
        title: str | None = None,
        published: str | None = None,
        issuer: str | None = None,
    ) -> str:
        """Capture a document at *url*; returns its sha256. None stands for a document not read yet."""
        if not self.portal_rows:
            self.add_portal(portal)
        sha256 = (extract or {"source": {"sha256": hashlib.sha256(url.encode()).hexdigest()}})["source"][
            "sha256"
        ]
        if extract is not None:
            self.extracts[sha256] = extract
        self.captured.append(
            Capture(
                len(self.captured) + 1,
                portal,
                f"{portal}/list",
                kind,
                url,
                url,
                sha256,
                "text/html",
                200,
                parent,
                title,
                issuer,
                published,
                first_seen,
                last_seen or first_seen,
                1,
            )
        )
        return sha256


def cells(edition: str = "2021", **numbers: float | str | None) -> dict[str, Any]:
    """Every cell of an edition, 0 unless named (``request__new__total=3``); text is a state, None blank."""
    wanted = {name.replace("__", "."): value for name, value in numbers.items()}
    found = {}
    for position, cell_id in enumerate(form.EDITIONS[edition].cell_ids()):
        found[cell_id] = cell(wanted.pop(cell_id, 0), position)
    assert not wanted, wanted
    return found


def cell(value: float | str | None, position: int = 0) -> dict[str, Any]:
    """One cell: a number, a state by name, or blank for None."""
    locator = {
        "kind": "html",
        "table": 1,
        "row": position // 7 + 1,
        "column": position % 7 + 1,
        "path": "/html/t/",
    }
    locator["path"] = f"/html/body/table[1]/tr[{locator['row']}]/td[{locator['column']}]"
    if value is None:
        return {"raw": "", "state": "blank", "number": None, "locator": locator}
    if isinstance(value, str):
        missing = value.startswith("missing")
        raw = None if missing else "/"
        return {"raw": raw, "state": value, "number": None, "locator": None if missing else locator}
    return {"raw": str(value), "state": "number", "number": value, "locator": locator}


def extract(
    issuer: str | None = "淮安市人民政府",
    year: int | None = 2024,
    *,
    edition: str = "2021",
    figures: Mapping[str, Any] | None = None,
    sections: Mapping[int, str] | None = None,
    claims: list[dict[str, Any]] | None = None,
    facts: list[dict[str, Any]] | None = None,
    issues: list[dict[str, Any]] | None = None,
    kind: str = "report",
    fee: str = "none_charged",
    fee_yuan: float | None = None,
    dates: Mapping[str, str | None] | None = None,
    signals: Mapping[str, Any] | None = None,
    salt: str = "",
) -> dict[str, Any]:
    """One document as the reader reports it; *salt* changes its bytes and nothing else."""
    title = f"{issuer or ''}{year or ''}年政府信息公开工作年度报告"
    body: dict[str, Any] = {
        "issuer": {
            "printed": issuer,
            "name": issuer,
            "division_code": None,
            "basis": None,
            "confidence": None,
        },
        "year": {"value": year, "signals": dict(signals or ({"title": year} if year else {}))},
        "edition": edition,
        "cells": dict(figures if figures is not None else cells(edition) if edition in form.EDITIONS else {}),
        "sections": [
            {
                "number": number,
                "heading": f"第{number}部分",
                "text": text,
                "locator": {"kind": "text", "line": 1},
            }
            for number, text in (SECTIONS if sections is None else sections).items()
        ],
        "claims": claims or [],
        "facts": facts or [],
        "issues": issues or [],
        "title": {"printed": title, "locator": None},
        "kind": {"value": kind, "reason": "测试", "reason_en": "test"},
        "dates": {
            "period_start": None,
            "period_end": None,
            "period_printed": None,
            "published": None,
            "signed": None,
            **(dates or {}),
        },
        "legal_basis": [],
        "fee_statement": {"class": fee, "amount_yuan": fee_yuan, "cases": None, "text": None},
        "extractor": {"name": "nianbao-extract", "version": EXTRACTOR},
    }
    said = {name: body[name] for name in ("cells", "sections", "facts")}
    body["fingerprint"] = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
    content = json.dumps(body, sort_keys=True) + salt
    body["source"] = {
        "path": None,
        "sha256": hashlib.sha256(content.encode()).hexdigest(),
        "container": "html",
        "pages": None,
    }
    return body


def issue(code: str, *cell_ids: str, severity: str = "warning") -> dict[str, Any]:
    """One issue as the reader writes it."""
    return {
        "code": code,
        "severity": severity,
        "message_zh": code,
        "message_en": code,
        "cells": list(cell_ids),
        "locator": None,
    }


def claim(metric: str, number: int, text: str = "一句话", **facts: Any) -> dict[str, Any]:
    """A claim as the reader writes it."""
    made = {"metric": metric, "number": number, "unit": "件", "approximate": False, "qualifier": "exact"}
    return {**made, "text": text, "locator": {"kind": "text", "line": 1}, **facts}
