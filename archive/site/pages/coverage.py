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
HELD = ("captured", "late", "unread", "vanished")

BY_YEAR = """SELECT year, count(*) AS subjects, sum(status IN ('captured', 'late', 'unread',
  'vanished')) AS held,
  {statuses} FROM coverage_item {where} GROUP BY year ORDER BY year DESC"""
BY_PROVINCE = """SELECT d.province, substr(p.code, 1, 2) AS code, p.id AS division_id, count(*) AS subjects,
  sum(c.status IN ('captured', 'late', 'unread', 'vanished')) AS held FROM coverage_item c
  JOIN division d ON d.id = c.division_id JOIN division p ON p.level = 'province' AND p.name = d.province
  WHERE c.year = :year GROUP BY 1, 2, 3 ORDER BY 2"""
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


async def by_year(datasette: Any, division: str | None = None) -> list[Row]:
    """One row per year: subjects, how many are held, and a count for each status."""
    statuses = ", ".join(f"sum(status = '{status}') AS {status}" for status in STATUSES)
    where = "WHERE division_id = :division" if division else ""
    return await rows(datasette, BY_YEAR.format(statuses=statuses, where=where), {"division": division})


async def map_of(datasette: Any, year: int | None) -> list[MapTile]:
    """The provinces as tiles, shaded by the share of expected reports that are held for *year*."""
    found = {row["code"]: row for row in await rows(datasette, BY_PROVINCE, {"year": year})}
    tiles = []
    for tile in charts.tiles():
        row = found.get(tile.code)
        part = charts.share(row, "held", "subjects") if row else None
        tiles.append(MapTile(tile, row, part, charts.shade(part)))
    return tiles


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
    return await render(
        datasette,
        request,
        "coverage.html",
        years=years,
        year=year,
        statuses=STATUSES,
        map=await map_of(datasette, year),
        portals=await rows(datasette, PORTALS),
    )


async def division(datasette: Any, request: Any) -> Any:
    """``/division/<id>``: one place, its parts, its bodies, its reports and its gaps."""
    key = argument(request, "id")
    found = await first(datasette, DIVISION, {"id": key})
    if found is None:
        raise not_found("没有这个区划。", "There is no such division.")
    years = await by_year(datasette, key)
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
