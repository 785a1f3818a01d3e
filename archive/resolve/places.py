"""Divisions as context: which ones a text begins with, which one a portal stands for, what lies inside."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from archive.divisions import DivisionRow, load
from archive.resolve.lookalike import alike
from archive.resolve.wording import GOVERNMENT, PEOPLES

# Reports exist since 2008, for 2007 at the earliest.
FIRST_YEAR = 2007
# A report for one year is published in the next, under the name of either.
TOLERANCE = 1
OFFICE = "人民政府"
# "太仓市" → "太仓", "大理白族自治州" → "大理"
STEM_ENDING = re.compile(rf"((?:{PEOPLES})*自治[州县旗区]|特别行政区|地区|林区|省|市|县|区|旗|盟)$")


@dataclass(frozen=True, slots=True)
class Split:
    """A reading of an issuer: the places it begins with (alternatives, not a chain) and what follows."""

    homes: tuple[DivisionRow, ...]
    rest: str
    basis: str


def reporting(row: DivisionRow) -> bool:
    """True when the division existed in a year that has reports."""
    return row.valid_to is None or row.valid_to >= FIRST_YEAR


@lru_cache(maxsize=1)
def _names() -> tuple[dict[str, tuple[DivisionRow, ...]], int]:
    """Name → provinces, prefectures, counties and composite areas of it; and the longest name's length."""
    names: dict[str, list[DivisionRow]] = defaultdict(list)
    for row in load().rows.values():
        if row.level in ("province", "prefecture", "county") and reporting(row):
            names[row.name].append(row)
    for name, rows in composites().items():
        names[name].extend(rows)
    return {name: tuple(rows) for name, rows in names.items()}, max(map(len, names))


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
    rows.sort(key=lambda row: (row.valid_to is None, row.valid_to or 0))
    return tuple(rows[-1:])


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
    for code in (digits[:9], digits[:6].ljust(6, "0"), digits[:4].ljust(6, "0"), digits[:2].ljust(6, "0")):
        if digits.isdigit() and len(digits) >= 2 and (rows := current(code)):
            return rows[0]
    return None


def at_year(row: DivisionRow, year: int | None) -> DivisionRow:
    """The row of *row*'s lineage for *year* (the latest for None); *row* itself if it fits within a year."""
    lineage = load().by_lineage[row.lineage]
    if year is None:
        return max(lineage, key=lambda other: (other.valid_to is None, other.valid_to or 0))
    if any(row.existed(near) for near in range(year - TOLERANCE, year + TOLERANCE + 1)):
        return row
    return min(lineage, key=lambda other: (_distance(other, year), other.valid_to is not None))


def _distance(row: DivisionRow, year: int) -> int:
    if row.existed(year):
        return 0
    return min(abs(year - edge) for edge in (row.valid_from, row.valid_to) if edge is not None)


def inside(row: DivisionRow, scope: DivisionRow) -> bool:
    """True when *row* is *scope* or lies in it, under any name either has had."""
    return any(upper.lineage == scope.lineage for upper in load().path(row))


@lru_cache(maxsize=4096)
def townships(lineage: str) -> tuple[DivisionRow, ...]:
    """Every township ever listed directly under a division of *lineage*."""
    table = load()
    return tuple(
        row
        for parent in table.by_lineage[lineage]
        for row in table.children.get(parent.id, ())
        if row.level == "township"
    )


@lru_cache(maxsize=512)
def townships_below(lineage: str) -> tuple[DivisionRow, ...]:
    """Every township ever listed anywhere below a prefecture or province of *lineage*."""
    table = load()
    found = list(townships(lineage))
    for parent in table.by_lineage[lineage]:
        for child in table.children.get(parent.id, ()):
            if child.level in ("prefecture", "county"):
                found.extend(townships_below(child.lineage))
    return tuple(dict.fromkeys(found))


def splits(text: str, scope: DivisionRow | None) -> Iterator[Split]:
    """Readings of *text*, the one that names the most place first, the one that names none last."""
    named = sorted(_named(text), key=lambda split: len(split.rest))
    yield from named
    if scope is not None and scope.level != "township":
        name = scope.name
        if alike(text[: len(name)], name):
            yield Split((scope,), _after(text, len(name)), "lookalike")
        stem = name[:-1]
        if len(stem) > 1 and text.startswith(stem) and not text.startswith(name):
            yield Split((scope,), text[len(stem) :], "short_name")
    yield Split((), text, "unnamed")


def _named(text: str) -> Iterator[Split]:
    """Every way to read a chain of division names at the start of *text*, outermost name first."""
    names, longest = _names()
    for length in range(2, min(longest, len(text)) + 1):
        rows = names.get(text[:length], ())
        if not rows:
            continue
        rest = _after(text, length)
        yield Split(rows, rest, "named")
        for deeper in _named(rest):
            homes = tuple(
                home
                for home in deeper.homes
                if any(inside(home, row) and home.lineage != row.lineage for row in rows)
            )
            if homes:
                yield Split(homes, deeper.rest, "named")


def _after(text: str, length: int) -> str:
    """What follows a division's name; its government in between (五华区人民政府普吉街道) is passed over."""
    rest = text[length:]
    beyond = rest.removeprefix(OFFICE)
    return rest if GOVERNMENT.match(rest) or not beyond else beyond


@lru_cache(maxsize=1)
def stems() -> dict[str, tuple[DivisionRow, ...]]:
    """太仓 → 太仓市, 大理 → 大理白族自治州 and 大理市: names without their ending, of what still exists."""
    found: dict[str, list[DivisionRow]] = defaultdict(list)
    for row in load().rows.values():
        if row.level in ("province", "prefecture", "county") and row.unit == "administrative":
            stem = STEM_ENDING.sub("", row.name)
            if reporting(row) and len(stem) > 1:
                found[stem].append(row)
    return {stem: tuple(rows) for stem, rows in found.items()}
