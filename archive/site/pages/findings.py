"""What does not add up: every check with its count, and the findings of one check."""

from __future__ import annotations

from typing import Any

from archive.site.pages.shared import page_number, parsed, render, rows

CHECKS = """SELECT d.*, coalesce(sum(f.verdict = 'source_error'), 0) AS source_error,
  coalesce(sum(f.verdict = 'parse_suspect'), 0) AS parse_suspect,
  coalesce(sum(f.verdict = 'not_assessable'), 0) AS not_assessable
  FROM check_definition d LEFT JOIN finding f ON f.check_id = d.id GROUP BY d.id ORDER BY d.id"""
FINDINGS = """SELECT f.*, r.uid, r.body_name, r.year, r.province, r.url, r.sha256, r.fetched, d.title_zh,
  d.title_en, d.severity
  FROM finding f JOIN report r ON r.id = f.report_id JOIN check_definition d ON d.id = f.check_id
  WHERE (:check = '' OR f.check_id = :check)
  AND {verdict}
  AND (:year = '' OR r.year = CAST(:year AS INTEGER)) ORDER BY f.report_id DESC LIMIT :limit OFFSET :offset"""
# What ?verdict= selects. A notice says nothing is wrong with a figure, so it is only shown when asked for.
CONTRADICTION = "d.severity <> 'notice'"
SELECTED = {
    "": f"f.verdict <> 'not_assessable' AND ({CONTRADICTION} OR :check <> '')",
    "source_error": f"f.verdict = 'source_error' AND {CONTRADICTION}",
    "parse_suspect": f"f.verdict = 'parse_suspect' AND {CONTRADICTION}",
    "not_assessable": "f.verdict = 'not_assessable'",
    "notice": "f.verdict <> 'not_assessable' AND d.severity = 'notice'",
    "all": "1",
}
PAGE = 50


async def page(datasette: Any, request: Any) -> Any:
    """``/findings?check=&verdict=&year=&page=``."""
    chosen = {name: request.args.get(name) or "" for name in ("check", "verdict", "year")}
    current = page_number(request)
    chosen["verdict"] = chosen["verdict"] if chosen["verdict"] in SELECTED else ""
    sql = FINDINGS.format(verdict=SELECTED[chosen["verdict"]])
    found = await rows(datasette, sql, {**chosen, "limit": PAGE + 1, "offset": (current - 1) * PAGE})
    return await render(
        datasette,
        request,
        "findings.html",
        checks=await rows(datasette, CHECKS),
        findings=[parsed(row, "cells") for row in found[:PAGE]],
        more=len(found) > PAGE,
        current=current,
        chosen=chosen,
    )
