"""The home page: what this is, how much of it there is, how fresh it is, and where to start."""

from __future__ import annotations

from typing import Any

from archive.site.context import site_of
from archive.site.pages import coverage
from archive.site.pages.shared import first, render, rows

# Every count reads an index or a small table, whatever the number of reports.
TOTALS = """SELECT (SELECT count(*) FROM report) AS reports, (SELECT count(DISTINCT body_id)
  FROM report) AS bodies,
  (SELECT count(*) FROM portal) AS portals, (SELECT count(*) FROM publication
  WHERE outcome <> 'report') AS unread,
  (SELECT count(*) FROM finding f JOIN check_definition d ON d.id = f.check_id
    WHERE f.verdict = 'source_error' AND d.severity <> 'notice') AS source_errors,
  (SELECT min(year) FROM report) AS first_year, (SELECT max(year) FROM report) AS last_year"""
LATEST = """SELECT uid, body_name, year, province, city, county, fetched, findings_source, findings_suspect
  FROM report ORDER BY id DESC LIMIT 8"""
FRESHNESS = "SELECT last_outcome AS outcome, count(*) AS sources FROM source GROUP BY 1 ORDER BY 2 DESC"
SHOWN_QUESTIONS = 8


async def page(datasette: Any, request: Any) -> Any:
    """``/``."""
    year = coverage.newest_held(await coverage.by_year(datasette))
    tiles = await coverage.map_of(datasette, year)
    return await render(
        datasette,
        request,
        "home.html",
        totals=await first(datasette, TOTALS),
        latest=await rows(datasette, LATEST),
        freshness_rows=await rows(datasette, FRESHNESS),
        year=year,
        map=tiles,
        portals=await coverage.portals_instead(datasette, tiles),
        questions=site_of(datasette).questions[:SHOWN_QUESTIONS],
    )
