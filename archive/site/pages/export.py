"""One report as a file: JSON, CSV, and CSV for a spreadsheet."""

from __future__ import annotations

import json
from typing import Any

from datasette.utils.asgi import Response

from archive.site.pages import report as report_page
from archive.site.pages.shared import Row, argument, rows
from archive.site.sheets import answer, document

CELLS = """SELECT c.cell_id, f.row_zh, f.column_zh, f.unit, c.number, c.raw, c.state, c.locator, s.sha256
  FROM cell c JOIN form_cell f ON f.cell_id = c.cell_id LEFT JOIN resource s ON s.id = c.resource_id
  WHERE c.report_id = :id ORDER BY f.edition, f.position"""
FACTS = """SELECT 'fact.' || f.position AS cell_id, ltrim(f.heading || '｜' || f.label, '｜') AS row_zh,
  '' AS column_zh, f.unit, f.number, f.raw, f.state, f.locator, s.sha256
  FROM fact f JOIN resource s ON s.id = f.resource_id WHERE f.report_id = :id ORDER BY f.position"""
# What every row of a CSV carries, so that a figure never travels without its source.
PROVENANCE = ("uid", "body_name", "year", "edition", "scope", "url", "fetched")
COLUMNS = ("cell_id", "row_zh", "column_zh", "unit", "number", "raw", "state", "locator", "sha256")


async def report(datasette: Any, request: Any) -> Any:
    """``/report/<uid>.json``, ``.csv``, ``.excel.csv``."""
    found = await report_page.load(datasette, argument(request, "uid"))
    key = {"id": found["id"]}
    cells, facts = await rows(datasette, CELLS, key), await rows(datasette, FACTS, key)
    chosen = request.url_vars["format"]
    if chosen == "json":
        return Response(
            json.dumps(await _document(datasette, found, cells), ensure_ascii=False, indent=1),
            content_type="application/json; charset=utf-8",
        )
    columns = [*PROVENANCE, *COLUMNS]
    lines = (
        [*(found[name] for name in PROVENANCE), *(cell[name] for name in COLUMNS)]
        for cell in (*cells, *facts)
    )
    suffix = "-excel" if chosen == "excel.csv" else ""
    text = document(columns, lines, excel=chosen == "excel.csv")
    return answer(text, f"report-{found['id']}{suffix}.csv")


async def _document(datasette: Any, found: Row, cells: list[Row]) -> Row:
    key = {"id": found["id"]}
    return {
        "report": found,
        "cells": {cell["cell_id"]: _cell(cell) for cell in cells},
        "findings": await rows(datasette, report_page.FINDINGS, key),
        "issues": await rows(datasette, report_page.ISSUES, key),
        "sections": await rows(datasette, report_page.SECTIONS, key),
        "facts": await rows(datasette, report_page.FACTS, key),
        "claims": await rows(datasette, report_page.CLAIMS, key),
        "versions": await rows(datasette, report_page.VERSIONS, key),
        "sources": await rows(datasette, report_page.SOURCES, key),
    }


def _cell(cell: Row) -> Row:
    return {**cell, "locator": json.loads(cell["locator"]) if cell["locator"] else None}
