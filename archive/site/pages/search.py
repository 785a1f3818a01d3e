"""Chinese search: newest first, counted up to a limit, with the passage that was found."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from archive import search
from archive.site.pages.shared import Row, page_number, render, rows

# rowid of the index is report.id and ids ascend with the year, so newest first needs no sorting.
FOUND = """SELECT r.id, r.uid, r.title, r.body_name, r.year, r.province, r.city, r.county, r.fetched,
  r.findings_source
  FROM report_fts f JOIN report r ON r.id = f.rowid WHERE report_fts MATCH :match {filters}
  ORDER BY f.rowid DESC LIMIT :limit OFFSET :offset"""
COUNT = """SELECT count(*) AS hits FROM (SELECT 1 FROM report_fts f JOIN report r ON r.id = f.rowid
  WHERE report_fts MATCH :match {filters} LIMIT {most})"""
TEXTS = (
    "SELECT report_id, heading, text FROM section WHERE report_id IN ({marks}) ORDER BY report_id, position"
)
FILTERS = {"year": "AND r.year = CAST(:year AS INTEGER)", "province": "AND r.province = :province"}
YEARS = "SELECT DISTINCT year FROM report WHERE year IS NOT NULL ORDER BY year DESC"
PROVINCES = "SELECT DISTINCT province FROM report WHERE province <> '' ORDER BY province"
MOST_COUNTED = 10_001
PAGE = 20
LAST_PAGE = 50


async def page(datasette: Any, request: Any) -> Any:
    """``/search?q=&year=&province=&page=``."""
    chosen = {name: (request.args.get(name) or "").strip() for name in ("q", "year", "province")}
    current = page_number(request, LAST_PAGE)
    hits, found = await _find(datasette, chosen, current) if chosen["q"] else (0, [])
    return await render(
        datasette,
        request,
        "search.html",
        chosen=chosen,
        hits=hits,
        more_than=hits >= MOST_COUNTED,
        found=found[:PAGE],
        more=len(found) > PAGE and current < LAST_PAGE,
        current=current,
        years=[row["year"] for row in await rows(datasette, YEARS)],
        provinces=[row["province"] for row in await rows(datasette, PROVINCES)],
    )


async def _find(datasette: Any, chosen: dict[str, str], current: int) -> tuple[int, list[Row]]:
    filters = " ".join(sql for name, sql in FILTERS.items() if chosen[name])
    values = {**chosen, "match": search.match(chosen["q"])}
    counted = await rows(datasette, COUNT.format(filters=filters, most=MOST_COUNTED), values)
    window = {"limit": PAGE + 1, "offset": (current - 1) * PAGE}
    found = await rows(datasette, FOUND.format(filters=filters), {**values, **window})
    return counted[0]["hits"], await _with_snippets(datasette, found, chosen["q"])


async def _with_snippets(datasette: Any, found: list[Row], query: str) -> list[Row]:
    marks = ", ".join("?" * len(found))
    texts: dict[int, list[str]] = {}
    for section in await rows(datasette, TEXTS.format(marks=marks), [row["id"] for row in found]):
        texts.setdefault(section["report_id"], []).extend((section["text"], section["heading"]))
    # search.snippet escapes the text itself; only its own <mark> is markup.
    return [{**row, "snippet": Markup(_snippet(texts.get(row["id"], []), query))} for row in found]


def _snippet(texts: list[str], query: str) -> str:
    """The first passage with a hit: in the text of a section rather than in a heading every report has."""
    for text in (*texts[::2], *texts[1::2]):
        snippet = search.snippet(text, query, width=120)
        if "<mark>" in snippet:
            return snippet
    return ""
