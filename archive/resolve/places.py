"""Divisions as context: which one a portal stands for, what lies inside, what stood in a year."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files

from archive.divisions import DivisionRow, load
from archive.resolve.wording import PEOPLES, TOWNSHIP_ENDING, township_kind

# Reports exist since 2008, for 2007 at the earliest.
FIRST_YEAR = 2007
FOREVER = 9999
# The code of a central body's portal, which is of no province.
CENTRAL = "000000"
# The years of the township lists.
LISTED_FROM, LISTED_TO = 2016, 2023
# A report for one year is published in the next, under the name of either.
TOLERANCE = 1
# "太仓市" → "太仓", "大理白族自治州" → "大理"
STEM_ENDING = re.compile(rf"((?:{PEOPLES})*自治[州县旗区]|特别行政区|地区|林区|省|市|县|区|旗|盟)$")


def reporting(row: DivisionRow) -> bool:
    """True when the division existed in a year that has reports."""
    return row.valid_to is None or row.valid_to >= FIRST_YEAR


@lru_cache(maxsize=1)
def composites() -> dict[str, tuple[DivisionRow, ...]]:
    """Areas that publish but are made of parts of counties (西咸新区, 兵团 divisions) → the counties."""
    text = (files("archive.divisions") / "data" / "composites.csv").read_text(encoding="utf-8")
    return {
        line["name"]: tuple(row for code in line["covers"].split() for row in current(code))
        for line in csv.DictReader(io.StringIO(text))
    }


def current(code: str) -> tuple[DivisionRow, ...]:
    """The division that carries *code* now, or last carried it; empty for a code nobody carries."""
    rows = [row for row in load().by_code.get(code, ()) if reporting(row)]
    return tuple(sorted(rows, key=lambda row: _last_carried(row, code))[-1:])


def _last_carried(row: DivisionRow, code: str) -> tuple[int, int]:
    """The last and first year *row* carried *code*; codes pass from one division to another."""
    spans = [(c.valid_to or FOREVER, c.valid_from or 0) for c in row.codes if c.code == code]
    return max(spans)


def scope_of(division: str | None) -> DivisionRow | None:
    """The division a portal or source stands for: our id, or a code of 2, 4, 6, 9 or 12 digits.

    A code newer than our lists widens to the county, prefecture or province it begins with: never wrong,
    only less precise. ``None`` for nothing given or nothing recognised.
    """
    if not division:
        return None
    known = load().rows.get(division)
    if known is not None:
        return known
    digits = division.strip()
    if digits == CENTRAL:
        return country()
    for code in (digits[:9], digits[:6].ljust(6, "0"), digits[:4].ljust(6, "0"), digits[:2].ljust(6, "0")):
        if digits.isdigit() and len(digits) >= 2 and (rows := current(code)):
            return rows[0]
    return None


def fitting(rows: Iterable[DivisionRow], year: int | None) -> DivisionRow:
    """Of several rows of one lineage that a text names, the one of *year* (the latest for None).

    An old name in a later report, or a new one in an earlier, leads to what the place was in that year.
    """
    if year is None:
        return max(rows, key=lambda row: (row.valid_to is None, row.valid_to or 0, row.valid_from or 0))
    nearest = _nearest(rows, year)
    if _distance(nearest, year) > TOLERANCE:
        return _nearest([nearest, *load().by_lineage[nearest.lineage]], year)
    return nearest


def _nearest(rows: Iterable[DivisionRow], year: int) -> DivisionRow:
    return min(rows, key=lambda row: (_distance(row, year), -(row.valid_from or 0)))


def stood(row: DivisionRow, year: int | None) -> bool:
    """True when the division existed in *year* give or take one; for None, when it still exists."""
    return row.valid_to is None if year is None else _distance(row, year) <= TOLERANCE


def _distance(row: DivisionRow, year: int) -> int:
    if row.existed(year):
        return 0
    return min(abs(year - edge) for edge in (row.valid_from, row.valid_to) if edge is not None)


def country() -> DivisionRow:
    """The root of the table."""
    return next(iter(load().rows.values()))


def counties(home: DivisionRow) -> Iterator[DivisionRow]:
    """The counties below a prefecture or municipality, under any name it has had since there are reports."""
    table = load()
    for upper in table.by_lineage[home.lineage]:
        for row in table.children.get(upper.id, ()):
            if row.level in ("prefecture", "county") and reporting(row) and row.unit == "administrative":
                yield row


def inside(row: DivisionRow, scope: DivisionRow) -> bool:
    """True when *row* is *scope* or lies in it, under any name either has had."""
    return scope.level == "country" or any(upper.lineage == scope.lineage for upper in load().path(row))


@lru_cache(maxsize=4096)
def townships(lineage: str) -> tuple[DivisionRow, ...]:
    """Every township (not zone) ever listed directly under a division of *lineage*."""
    table = load()
    return tuple(
        row
        for parent in table.by_lineage[lineage]
        for row in table.children.get(parent.id, ())
        if row.level == "township" and township_kind(row.name) != "zone"
    )


def townships_named(name: str, home: DivisionRow | None = None) -> list[DivisionRow]:
    """Every township of exactly that name, in the country or anywhere inside *home*."""
    rows = [row for row in load().by_name.get(name, ()) if row.level == "township"]
    return [row for row in rows if township_kind(name) != "zone" and (home is None or inside(row, home))]


def stem(row: DivisionRow) -> str:
    """太仓 for 太仓市, 大理 for 大理白族自治州; the whole name when nothing would be left."""
    return STEM_ENDING.sub("", row.name) or row.name


@lru_cache(maxsize=1)
def stems() -> dict[str, tuple[DivisionRow, ...]]:
    """太仓 → 太仓市, 大理 → 大理白族自治州 and 大理市: names without their ending, of what still exists."""
    found: dict[str, list[DivisionRow]] = defaultdict(list)
    for row in load().rows.values():
        named = row.level in ("province", "prefecture", "county") and row.unit == "administrative"
        if named and reporting(row) and len(stem(row)) > 1:
            found[stem(row)].append(row)
    return {name: tuple(rows) for name, rows in found.items()}


def stem_alone(row: DivisionRow, year: int | None) -> bool:
    """True in the years our lists cover, and else when no other township of the country shares the stem."""
    if year is not None and LISTED_FROM <= year <= LISTED_TO:
        return True
    namesakes = _township_stems()[TOWNSHIP_ENDING.sub("", row.name)]
    return all(other.lineage == row.lineage for other in namesakes)


@lru_cache(maxsize=1)
def _township_stems() -> dict[str, list[DivisionRow]]:
    found: dict[str, list[DivisionRow]] = defaultdict(list)
    for row in load().rows.values():
        if row.level == "township":
            found[TOWNSHIP_ENDING.sub("", row.name)].append(row)
    return found
