"""From a printed issuer to a body, by :mod:`archive.resolve`; what stays unresolved stays visible."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from archive import divisions
from archive.divisions.model import DivisionRow
from archive.reading import Reading, normalise
from archive.resolve import Resolution, resolve
from archive.schema.stable import canonical
from crawler.store.results import PortalRow, SourceRow

UNNAMED = "（未署名）"

REMEMBERED = 20_000  # answers kept in memory; the reports of one portal come one after the other
LEVEL_COLUMNS = {"province": "province", "prefecture": "city", "county": "county"}


@dataclass(slots=True)
class Bodies:
    """Resolves issuers, remembering answers: the thousands of reports of one portal repeat a few names."""

    portals: Mapping[str, PortalRow]
    sources: Mapping[str, SourceRow]
    _known: dict[tuple[str, str, str, int | None], Resolution] = field(default_factory=dict)

    def of(self, reading: Reading, year: int | None) -> Resolution:
        """The body that speaks in *reading*: its printed issuer or title, with what the registry knows."""
        page = reading.members[0]
        printed = printed_issuer(reading) or reading.first("title", "printed") or page.title or ""
        key = (printed, page.portal_id, page.source_id, year)
        if key not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            portal, source = self.portals[page.portal_id], self.sources.get(page.source_id)
            self._known[key] = named(
                resolve(
                    printed,
                    host=portal.host,
                    portal_division=portal.division,
                    source_division=source.division if source else None,
                    source_issuer=page.issuer or (source.issuer if source else None),
                    year=year,
                ),
                page.portal_id,
            )
        return self._known[key]


def printed_issuer(reading: Reading) -> str | None:
    """The issuer as the report prints it."""
    printed: str | None = reading.first("issuer", "printed")
    return printed


def named(resolution: Resolution, portal_id: str) -> Resolution:
    """An unresolved issuer still is one body per portal and printed name: its years belong together."""
    if not resolution.abstained:
        return resolution
    name = canonical([portal_id, normalise(resolution.body_name)])
    body_id = "u" + hashlib.sha256(name.encode()).hexdigest()[:12]
    return replace(resolution, body_id=body_id, body_name=resolution.body_name or UNNAMED)


def place(division_id: str | None) -> dict[str, str | None]:
    """Division, level and the names of province, city and county, as they stand on a report."""
    found: dict[str, str | None] = dict.fromkeys(("division_id", "level", "province", "city", "county"))
    known = divisions.load()
    row = known.rows.get(division_id) if division_id else None
    if row is None:
        return found
    found.update(division_id=row.id, level=row.level)
    for step in known.path(row):
        if step.level in LEVEL_COLUMNS:
            found[LEVEL_COLUMNS[step.level]] = step.name
    return found


def body_row(resolution: Resolution, portal_id: str) -> dict[str, Any]:
    """A row of ``body``. An unresolved body is known only through the portal that published for it."""
    return {
        "id": resolution.body_id,
        "name": resolution.body_name,
        "kind": None if resolution.kind == "unknown" else resolution.kind,
        "division_id": resolution.division_id,
        "portal_id": portal_id if resolution.abstained else None,
        "resolved": int(not resolution.abstained),
    }


def resolution_row(resolution: Resolution, url: str, printed: str | None) -> dict[str, Any]:
    """A row of ``resolution``: why this publication is taken for this body's, and what else it might be."""
    return {
        "publication_url": url,
        "body_id": resolution.body_id,
        "printed": printed,
        "basis": resolution.basis,
        "confidence": resolution.confidence,
        "alternatives": canonical(
            [
                {
                    "division_id": alternative.division_id,
                    "path": list(alternative.division_path),
                    "reason": alternative.reason,
                }
                for alternative in resolution.alternatives
            ]
        ),
    }


def division_row(row: DivisionRow) -> dict[str, Any]:
    """A row of ``division``, with the names of the divisions above it."""
    above = place(row.id)
    return {
        "id": row.id,
        "code": row.codes[-1].code if row.codes else None,
        "name": row.name,
        "level": row.level,
        "unit": row.unit,
        "parent_id": row.parent,
        "lineage_id": row.lineage,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "successors": canonical(list(row.successors)),
        "province": above["province"],
        "city": above["city"],
        "county": above["county"],
    }
