"""What does not add up: every check with its count, and the findings of one check."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from archive import search
from archive.site.pages.shared import Row, page_number, parsed, render, rows

CHECKS = """SELECT d.*, coalesce(sum(f.verdict = 'source_error'), 0) AS source_error,
  coalesce(sum(f.verdict = 'parse_suspect'), 0) AS parse_suspect,
  coalesce(sum(f.verdict = 'not_assessable'), 0) AS not_assessable
  FROM check_definition d LEFT JOIN finding f ON f.check_id = d.id GROUP BY d.id ORDER BY d.id"""
FINDINGS = """SELECT f.*, r.uid, r.body_name, r.year, r.province, r.url, r.sha256, r.fetched, d.title_zh,
  d.title_en, d.severity
  FROM finding f JOIN report r ON r.id = f.report_id JOIN check_definition d ON d.id = f.check_id
  WHERE (:check = '' OR f.check_id = :check)
  AND {verdict} {words}
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
# One word of ?q=: of the rule, or of the report it fails on (title and text, so its quoted sentence too).
WORD = """AND (f.check_id IN (SELECT id FROM check_definition
    WHERE instr(title_zh, :word{n}) OR instr(lower(title_en), lower(:word{n})))
  OR f.report_id IN (SELECT rowid FROM report_fts WHERE report_fts MATCH :match{n}))"""
MOST_WORDS = 8
PAGE = 50


async def page(datasette: Any, request: Any) -> Any:
    """``/findings?q=&check=&verdict=&year=&page=``."""
    chosen = {name: (request.args.get(name) or "").strip() for name in ("q", "check", "verdict", "year")}
    current = page_number(request)
    chosen["verdict"] = chosen["verdict"] if chosen["verdict"] in SELECTED else ""
    said = chosen["q"].split()[:MOST_WORDS]
    words = " ".join(WORD.format(n=number) for number in range(len(said)))
    values = {f"word{number}": word for number, word in enumerate(said)}
    values |= {f"match{number}": search.match(word) for number, word in enumerate(said)}
    sql = FINDINGS.format(verdict=SELECTED[chosen["verdict"]], words=words)
    window = {"limit": PAGE + 1, "offset": (current - 1) * PAGE}
    found = await rows(datasette, sql, {**chosen, **values, **window})
    return await render(
        datasette,
        request,
        "findings.html",
        checks=await rows(datasette, CHECKS),
        findings=[_shown(row, chosen["q"]) for row in found[:PAGE]],
        more=len(found) > PAGE,
        current=current,
        chosen=chosen,
    )


def _shown(row: Row, query: str) -> Row:
    """A finding with its cells, and its sentence or note with the words sought marked."""
    # search.snippet escapes the text itself; only its own <mark> is markup.
    note = Markup(search.snippet(row["detail"], query, width=120)) if row["detail"] else None
    return {**parsed(row, "cells"), "note": note}
