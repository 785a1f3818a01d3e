"""What the archive has and what it has not, by year and place, each gap with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from archive.site import charts
from archive.site.pages.shared import Row, argument, first, not_found, render, rows, year_argument

STATUSES = (
    "captured",
    "late",
    "unread",
    "vanished",
    "overdue",
    "not_due",
    "blocked",
    "failed",
    "not_crawled",
)
# "captured" includes what was published late; what vanished or could not be read is held all the same.
HELD = "sum(c.captured + c.vanished + c.unread)"
BY_YEAR = """SELECT c.year, sum(c.expected) AS subjects, {held} AS held, {statuses} FROM coverage c
  {within} GROUP BY c.year ORDER BY c.year DESC"""
BY_PROVINCE = """SELECT d.province, substr(p.code, 1, 2) AS code, p.id AS division_id,
  sum(c.expected) AS subjects,
  {held} AS held FROM coverage c CROSS JOIN division d ON d.id = c.division_id
  CROSS JOIN division p ON p.level = 'province' AND p.province = d.province AND p.valid_to IS NULL
  WHERE c.year = :year GROUP BY 1, 2, 3 ORDER BY 2"""
# A place with everything inside it: the names above are the same, down to its own level.
WITHIN = """JOIN division d ON d.id = c.division_id
  WHERE d.level IN ('province', 'prefecture', 'county', 'township')
  AND d.province IS :province AND (:city IS NULL OR d.city = :city) AND (:county IS NULL OR d.county =
  :county) AND (:township IS NULL OR d.id = :township)"""
DIVISION = """SELECT d.*, p.name AS parent_name FROM division d LEFT JOIN division p ON p.id = d.parent_id
  WHERE d.id = :id"""
CHILDREN = """SELECT d.id, d.name, d.level, (SELECT count(*) FROM report r
  WHERE r.division_id = d.id) AS reports
  FROM division d WHERE d.parent_id = :id ORDER BY d.code, d.id LIMIT 400"""
ITEMS = """SELECT c.*, r.uid, b.name AS body_name FROM coverage_item c LEFT
  JOIN report r ON r.id = c.report_id
  LEFT JOIN body b ON b.id = c.body_id WHERE c.division_id = :id AND (:year IS NULL OR c.year = :year)
  ORDER BY c.year DESC, c.status, c.name LIMIT 500"""
REPORTS = """SELECT uid, body_name, year, scope, new, total, carried_out, findings_source, findings_suspect
  FROM report WHERE division_id = :id AND (:year IS NULL OR year = :year) ORDER BY year DESC, body_name
  LIMIT 500"""
PORTALS = """SELECT p.name, p.host, count(r.id) AS reports, min(r.year) AS first_year,
  max(r.year) AS last_year,
  (SELECT count(*) FROM publication u WHERE u.portal_id = p.id AND u.outcome <> 'report') AS unread
  FROM portal p LEFT JOIN report r ON r.portal_id = p.id GROUP BY p.id ORDER BY reports DESC, p.host
  LIMIT 60"""


@dataclass(frozen=True, slots=True)
class MapTile:
    """One province on the map with what is known of it; *row* is None where nothing is expected of it yet."""

    tile: charts.Tile
    row: Row | None
    share: float | None
    shade: int


async def by_year(datasette: Any, division: Row | None = None) -> list[Row]:
    """One row per year: subjects, how many are held, and each status; of *division* with all its parts."""
    statuses = ", ".join(f"sum(c.{status}) AS {status}" for status in STATUSES)
    sql = BY_YEAR.format(held=HELD, statuses=statuses, within=WITHIN if division else "")
    return await rows(datasette, sql, _names(division) if division else {})


def _names(division: Row) -> Row:
    names = {level: division[level] for level in ("province", "city", "county")}
    return {**names, "township": division["id"] if division["level"] == "township" else None}


async def map_of(datasette: Any, year: int | None) -> list[MapTile]:
    """The provinces as tiles, shaded by the share of expected reports that are held for *year*."""
    found = {row["code"]: row for row in await rows(datasette, BY_PROVINCE.format(held=HELD), {"year": year})}
    tiles = []
    for tile in charts.tiles():
        row = found.get(tile.code)
        part = charts.share(row, "held", "subjects") if row else None
        tiles.append(MapTile(tile, row, part, charts.shade(part)))
    return tiles


async def portals_instead(datasette: Any, tiles: list[MapTile]) -> list[Row]:
    """The portals, where a map would be empty because nothing held lies in a known province."""
    return [] if any(tile.share for tile in tiles) else await rows(datasette, PORTALS)


def chosen_year(request: Any, years: list[Row]) -> int | None:
    """``?year=``, else the newest year with reports."""
    return year_argument(request) or newest_held(years)


def newest_held(years: list[Row]) -> int | None:
    """The newest year of which anything is held: the one after it may not even be due yet."""
    return next((row["year"] for row in years if row["held"]), None)


async def page(datasette: Any, request: Any) -> Any:
    """``/coverage``."""
    years = await by_year(datasette)
    year = chosen_year(request, years)
    tiles = await map_of(datasette, year)
    return await render(
        datasette,
        request,
        "coverage.html",
        years=years,
        year=year,
        statuses=STATUSES,
        map=tiles,
        portals=await portals_instead(datasette, tiles),
    )


async def division(datasette: Any, request: Any) -> Any:
    """``/division/<id>``: one place, its parts, its bodies, its reports and its gaps."""
    key = argument(request, "id")
    found = await first(datasette, DIVISION, {"id": key})
    if found is None:
        raise not_found("没有这个区划。", "There is no such division.")
    years = await by_year(datasette, found)
    where = {"id": key, "year": year_argument(request)}
    return await render(
        datasette,
        request,
        "division.html",
        division=found,
        children=await rows(datasette, CHILDREN, {"id": key}),
        items=await rows(datasette, ITEMS, where),
        reports=await rows(datasette, REPORTS, where),
        years=years,
        year=where["year"],
        statuses=STATUSES,
    )
