"""The bodies a reading of the text may mean, before the portal, the host and the year choose among them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from archive.divisions import DivisionRow, load
from archive.resolve import host as hosts
from archive.resolve import places, township
from archive.resolve.model import Kind
from archive.resolve.splits import Split
from archive.resolve.wording import (
    BRANCH,
    OF_THE_CENTRE,
    ZONE,
    ZONE_NATURE,
    ZONE_OFFICE,
    kind_of,
    names_a_place,
    township_kind,
)

# "区教育局", "县政府办公室": the level stands for the portal's own division.
LEVEL_ONLY = re.compile(r"^(自治区|省|市|县|区|旗|州|盟)(?=.{2,})")
# On a township's own list: "人民政府", "镇政府", "街道办事处".
OWN_GOVERNMENT = re.compile(r"^(镇|乡|街道|苏木)?(人民政府|政府|办事处)(办公室|党政办公室)?$")
# The own name of a zone may begin with the short name of its place: "太仓高新区", "长春高新开发区".
SHORTEST_STEM, LONGEST_STEM = 2, 6
SURE, BY_STEM, HOST_SPELLED, BY_LOOKALIKE = 0.97, 0.9, 0.85, 0.85


class Request(NamedTuple):
    """What is known: the issuer's text, the report year, the host, the division the portal stands for."""

    text: str
    year: int | None
    host: str | None
    scope: DivisionRow | None


class Candidate(NamedTuple):
    """One body the text may name: ``home`` is its division, ``local`` its name without the division's."""

    home: DivisionRow
    kind: Kind
    local: str
    basis: str
    confidence: float


def candidates(split: Split, request: Request) -> Iterator[Candidate]:
    """Every body *split* may mean."""
    if split.homes:
        limit = BY_LOOKALIKE if split.basis == "lookalike" else 1.0
        for candidate in in_homes(split.homes, split.rest, split.basis, request.scope):
            yield candidate._replace(confidence=min(limit, candidate.confidence))
    elif request.scope is None or _central_name(request.text) in national_bodies():
        yield from _anywhere(request)
    elif request.scope.level == "country":
        yield from _central(request.scope, request.text)
    else:
        yield from _in_scope(request.scope, request.text)


def in_homes(
    homes: Iterable[DivisionRow], rest: str, basis: str, scope: DivisionRow | None = None
) -> Iterator[Candidate]:
    """Bodies named *rest* in any of *homes*: a township of it first, else an office of it."""
    homes = tuple(homes)
    matches = [match for home in homes if (match := _township(home, rest)) is not None]
    if matches:
        best = max(match.confidence for match in matches)
        for match in matches:
            if match.confidence == best:
                yield from _townships(match, basis)
        return
    if not township.looks_like_one(rest):
        for home in homes:
            yield from _offices(home, rest, basis, scope)
            yield from _township_offices(home, rest, basis)


def _township_offices(home: DivisionRow, rest: str, basis: str) -> Iterator[Candidate]:
    """镇罗镇|卫生院: an office that names the township it belongs to, by the township's full name."""
    below = [home] if home.level == "township" else places.townships(home.lineage)
    for row in below:
        office = rest.removeprefix(row.name)
        if office != rest and kind_of(office) == "dept":
            yield Candidate(row, "dept", office, f"{basis}:township_office", BY_STEM)


def _township(home: DivisionRow, rest: str) -> township.Match | None:
    """A township of a county by any rule; of a larger division by its full name only."""
    if home.level == "township":
        return township.match(rest, [home])
    if home.level == "county" or not any(places.counties(home)):
        return township.match(rest, places.townships(home.lineage))
    return township.exact(rest, home)


def _townships(found: township.Match, basis: str) -> Iterator[Candidate]:
    for row in found.rows:
        yield Candidate(row, found.kind, "", f"{basis}:{found.basis}", found.confidence)


def _offices(home: DivisionRow, rest: str, basis: str, scope: DivisionRow | None) -> Iterator[Candidate]:
    """The government, a department, a zone or a vertical body of *home*."""
    kind = kind_of(rest)
    if kind is None or home.level == "township":
        return
    branches = list(_branches(home, rest, basis))
    if branches:
        yield from branches
    elif names_a_place(rest):
        return
    elif home.unit == "quasi":
        yield from _zone_offices(home, kind, rest, basis, scope)
    else:
        yield Candidate(home, kind, rest, f"{basis}:{kind}", SURE)


def _zone_offices(
    home: DivisionRow, kind: Kind, rest: str, basis: str, scope: DivisionRow | None
) -> Iterator[Candidate]:
    """A zone with a row of its own is a body of the division it lies in, unless the portal is its own."""
    own = scope is not None and scope.lineage == home.lineage
    division = home if own or home.parent is None else load().rows[home.parent]
    local = rest if own and kind == "dept" else f"{home.name}{rest}"
    if kind == "gov" or ZONE_OFFICE.match(rest):
        kind, local = "zone", f"{home.name}{rest}"
    yield Candidate(division, kind, local, f"{basis}:{kind}", SURE)


def _branches(home: DivisionRow, rest: str, basis: str) -> Iterator[Candidate]:
    """益阳市 + 生态环境局安化分局: a bureau of the city that sits in one of its counties.

    A bureau of a province may sit in a county without a city between them (河南省 + …局济源分局).
    """
    branch = BRANCH.match(rest)
    if branch is None or home.level not in ("province", "prefecture") or len(branch[2]) < SHORTEST_STEM:
        return
    for row in places.counties(home):
        if row.name.startswith(branch[2]) and (home.level == "prefecture" or row.parent == home.id):
            yield Candidate(row, "vert", f"{home.name}{rest}", f"{basis}:branch", SURE)


def _central(scope: DivisionRow, text: str) -> Iterator[Candidate]:
    """An office on a central body's portal, unless a place's short name in front makes it a branch."""
    branch_of = any(text[:length] in places.stems() for length in range(SHORTEST_STEM, LONGEST_STEM))
    if not branch_of:
        yield from _offices(scope, text, "portal", scope)


def _in_scope(scope: DivisionRow, text: str) -> Iterator[Candidate]:
    """The text names no place: it speaks of the portal's own division, or of a township in it."""
    if scope.level == "township" and OWN_GOVERNMENT.match(text):
        yield Candidate(scope, township_kind(scope.name), "", "source:gov", SURE)
        return
    level = LEVEL_ONLY.match(text)
    office = text[len(level[1]) :] if level is not None else text
    if level is None or kind_of(office) is None or township.looks_like_one(office):
        yield from in_homes((scope,), text, "portal", scope)
        return
    if any(row.name.endswith(level[1]) for row in load().by_lineage[scope.lineage]):
        yield from _offices(scope, office, "portal", scope)
    branch = BRANCH.match(office)
    if branch is not None and scope.name.startswith(branch[2]) and len(branch[2]) >= SHORTEST_STEM:
        above = load().path(scope)[-2:][0].name
        yield Candidate(scope, "vert", f"{above}{office}", "portal:branch", SURE)


def _anywhere(request: Request) -> Iterator[Candidate]:
    """No place named and no portal known: a township by its full name; an office that carries its place's
    short name; a body of the centre; an office of the only place the host spells out."""
    text = request.text
    homes = hosts.spelled(request.host)
    found = township.exact(text)
    if found is not None:
        yield from _townships(found, "nationwide")
        return
    central = _central_name(text)
    if central in national_bodies():
        yield Candidate(places.country(), "dept", national_bodies()[central], "national", SURE)
        return
    short = list(_short_named(text))
    if short:
        yield from short
        return
    level = LEVEL_ONLY.match(text)
    office = text[len(level[1]) :] if level is not None and kind_of(text[len(level[1]) :]) else text
    if level is not None and office != text:
        homes = tuple(home for home in homes if home.name.endswith(level[1]))
    for candidate in in_homes(homes, office, "host"):
        yield candidate._replace(confidence=HOST_SPELLED)


def _short_named(text: str) -> Iterator[Candidate]:
    """太仓高新区, 国家统计局涞水调查队: a zone or an office of the centre under a place's short name."""
    local = OF_THE_CENTRE.sub("", text)
    if local == text and not ZONE.search(text):
        return
    kind: Kind = "zone" if local == text else "vert"
    for length in range(min(LONGEST_STEM, len(local) - 2), SHORTEST_STEM - 1, -1):
        rows = places.stems().get(local[:length], ())
        if rows:
            rows, rest = _nested(rows, local[length:])
            if kind == "vert" or ZONE_NATURE.match(rest):
                yield from (Candidate(row, kind, text, f"short_name:{kind}", BY_STEM) for row in rows)
            return


def _nested(rows: tuple[DivisionRow, ...], rest: str) -> tuple[tuple[DivisionRow, ...], str]:
    """广州|番禺|经济技术开发区: the county whose short name follows its prefecture's, if one does."""
    for length in (2, 3):
        named = places.stems().get(rest[:length], ()) if len(rest) > length else ()
        inner = tuple(row for row in named if any(places.inside(row, upper) for upper in rows))
        if inner:
            return inner, rest[length:]
    return rows, rest


def _central_name(text: str) -> str:
    """海关总署 for 中华人民共和国海关总署."""
    return text.removeprefix("中华人民共和国")


@lru_cache(maxsize=1)
def national_bodies() -> dict[str, str]:
    """Names of the central bodies that publish reports, past and present → the full name."""
    text = (files("archive.divisions") / "data" / "national.csv").read_text(encoding="utf-8")
    return {line["name"]: line["official"] for line in csv.DictReader(io.StringIO(text))}
