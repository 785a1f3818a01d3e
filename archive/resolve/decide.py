"""The decision: from a printed issuer and what is known of its portal to one body, or to an abstention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from archive.divisions import DivisionRow, load
from archive.resolve import host as hosts
from archive.resolve import places, township
from archive.resolve.model import Kind
from archive.resolve.places import Split
from archive.resolve.wording import BRANCH, TOWNSHIP_ENDING, ZONE, kind_of, township_kind

# "区教育局", "县政府办公室": the level stands for the portal's own division.
LEVEL_ONLY = re.compile(r"^(省|市|县|区|旗|州|盟)(?=.{2,})")
# The own name of a zone may begin with the short name of its place: "太仓高新区", "长春高新开发区".
SHORTEST_STEM, LONGEST_STEM = 2, 5
UNIQUE_NATIONWIDE, HOST_SPELLED, HOST_CHOSE = 0.8, 0.85, 0.9


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


class Decision(NamedTuple):
    """One candidate; or none with the reason and the candidates that were left."""

    chosen: Candidate | None
    reason: str
    left: tuple[Candidate, ...]


def decide(request: Request) -> Decision:
    """Take the readings of the text, the one naming most of the place first; the first that fits decides.

    A reading fits when, inside the portal's division and by the host, exactly one body remains.
    """
    if not request.text:
        return Decision(None, "no_issuer", ())
    reason, left = "unknown_body", list[Candidate]()
    for split in places.splits(request.text, request.scope):
        candidates = list(_candidates(split, request))
        if not candidates:
            continue
        allowed = [c for c in candidates if request.scope is None or places.inside(c.home, request.scope)]
        if not allowed:
            reason = "outside_portal"
            left.extend(candidates)
            continue
        chosen = _choose(allowed, split, request)
        if chosen is not None:
            return Decision(chosen, chosen.basis, ())
        return Decision(None, "ambiguous", tuple(allowed))
    return Decision(None, reason, tuple(left))


def _choose(candidates: list[Candidate], split: Split, request: Request) -> Candidate | None:
    """The one candidate, by the host where there are several; None when it stays open."""
    distinct = _distinct(candidates, request.year)
    if split.homes or request.scope is not None:
        if len(distinct) == 1:
            return distinct[0]
        return _by_host(distinct, request)
    if hosts.labels(request.host):
        return _by_host(distinct, request)
    if len(distinct) == 1:
        return distinct[0]._replace(basis="unique_nationwide", confidence=UNIQUE_NATIONWIDE)
    return None


def _by_host(candidates: list[Candidate], request: Request) -> Candidate | None:
    """The only candidate with the strongest evidence in the host name, if there is any evidence."""
    strengths = [(hosts.strength(request.host, _county(c.home)), c) for c in candidates]
    best = max((strength for strength, _ in strengths), default=0)
    fitting = [c for strength, c in strengths if strength == best]
    if not best or len(fitting) != 1:
        return None
    chosen = fitting[0]
    return chosen._replace(basis=f"{chosen.basis}+host", confidence=min(chosen.confidence, HOST_CHOSE))


def _county(row: DivisionRow) -> DivisionRow:
    table = load()
    return table.rows[row.parent] if row.level == "township" and row.parent else row


def _distinct(candidates: list[Candidate], year: int | None) -> list[Candidate]:
    """One candidate per lineage and local name, with the row that fits the year; surest first."""
    found: dict[tuple[str, str], Candidate] = {}
    for candidate in candidates:
        fitted = candidate._replace(home=_fit_year(candidate, candidates, year))
        found.setdefault((fitted.home.lineage, fitted.local), fitted)
    return list(found.values())


def _fit_year(candidate: Candidate, candidates: Iterable[Candidate], year: int | None) -> DivisionRow:
    """Among rows of one lineage that the text names, the one of the year; the year's own row failing that."""
    lineage = candidate.home.lineage
    rows = [c.home for c in candidates if c.home.lineage == lineage]
    if year is None:
        return max(rows, key=lambda row: (row.valid_to is None, row.valid_to or 0))
    standing = [row for row in rows if row.existed(year)]
    if standing:
        return max(standing, key=lambda row: row.valid_from or 0)
    return places.at_year(rows[-1], year)


def _candidates(split: Split, request: Request) -> Iterator[Candidate]:
    if split.homes:
        yield from _in_homes(split.homes, split.rest, split.basis, request)
    elif request.scope is not None:
        yield from _in_scope(request.scope, request)
    else:
        yield from _anywhere(request)


def _in_homes(homes: Iterable[DivisionRow], rest: str, basis: str, request: Request) -> Iterator[Candidate]:
    """Bodies named *rest* in any of *homes*: a township of it first, else an office of it."""
    ranked: list[tuple[float, Candidate]] = []
    for home in homes:
        found = township.match(rest, _below(home), exact_only=home.level in ("province", "prefecture"))
        if found is not None:
            ranked.extend((found.confidence, c) for c in _townships(found, f"{basis}:{found.basis}"))
    if ranked:
        best = max(confidence for confidence, _ in ranked)
        yield from (candidate for confidence, candidate in ranked if confidence == best)
        return
    if township.forms(rest) and TOWNSHIP_ENDING.search(township.forms(rest)[-1]):
        return
    for home in homes:
        yield from _offices(home, rest, basis)


def _below(home: DivisionRow) -> tuple[DivisionRow, ...]:
    if home.level in ("province", "prefecture"):
        return places.townships_below(home.lineage)
    return places.townships(home.lineage)


def _townships(found: township.Match, basis: str) -> Iterator[Candidate]:
    for row in found.rows:
        yield Candidate(row, township_kind(row.name), "", basis, found.confidence)


def _offices(home: DivisionRow, rest: str, basis: str) -> Iterator[Candidate]:
    """The government, a department, a zone or a vertical body of *home*."""
    kind = kind_of(rest)
    if kind is None or (home.unit == "quasi" and kind == "gov" and rest):
        kind = "zone" if home.unit == "quasi" and not rest else kind
    if kind is None:
        return
    branch = BRANCH.match(rest)
    if branch is not None and home.level == "prefecture":
        inner = [row for row in _counties(home) if row.name.startswith(branch[2]) and len(branch[2]) > 1]
        yield from (Candidate(row, "vert", rest, f"{basis}:branch", 0.95) for row in inner)
        if inner:
            return
    yield Candidate(home, kind, rest, f"{basis}:{kind}", 0.97)


def _counties(home: DivisionRow) -> Iterator[DivisionRow]:
    table = load()
    for upper in table.by_lineage[home.lineage]:
        for row in table.children.get(upper.id, ()):
            if row.level == "county" and places.reporting(row) and row.unit == "administrative":
                yield row


def _in_scope(scope: DivisionRow, request: Request) -> Iterator[Candidate]:
    """The text names no place: it speaks of the portal's own division, or of a township in it."""
    text = request.text
    if scope.level == "township":
        yield from _own_township(scope, text)
        return
    level = LEVEL_ONLY.match(text)
    if level is not None and scope.name.endswith(level[1]) and kind_of(text[1:]):
        yield from _offices(scope, text[1:], "portal")
        return
    if level is not None and kind_of(text[1:]) and not scope.name.endswith(level[1]):
        return
    yield from _in_homes((scope,), text, "portal", request)


def _own_township(scope: DivisionRow, text: str) -> Iterator[Candidate]:
    found = township.match(text, [scope])
    if found is not None:
        yield from _townships(found, f"source:{found.basis}")


def _anywhere(request: Request) -> Iterator[Candidate]:
    """No place named and no portal known: a township by its full name, a zone by its place's short name,
    or an office of the only place the host spells out."""
    text = request.text
    found = township.match(text, _all_townships(text), exact_only=True)
    if found is not None:
        yield from _townships(found, "nationwide")
        return
    if ZONE.search(text):
        zones = list(_zones(text))
        if zones:
            yield from zones
            return
    homes = hosts.spelled(request.host)
    level = LEVEL_ONLY.match(text)
    rest = text[1:] if level is not None and kind_of(text[1:]) else text
    if level is not None and rest != text:
        homes = tuple(home for home in homes if home.name.endswith(level[1]))
    for candidate in _in_homes(homes, rest, "host", request):
        yield candidate._replace(confidence=HOST_SPELLED)


def _all_townships(text: str) -> list[DivisionRow]:
    table = load()
    return [
        row for form in township.forms(text) for row in table.by_name.get(form, ()) if row.level == "township"
    ]


def _zones(text: str) -> Iterator[Candidate]:
    """太仓高新区: a zone that begins with the stem of a county, a prefecture or a municipality."""
    for length in range(min(LONGEST_STEM, len(text) - 2), SHORTEST_STEM - 1, -1):
        rows = places.stems().get(text[:length], ())
        if rows:
            yield from (Candidate(row, "zone", text, "zone_stem", HOST_CHOSE) for row in rows)
            return
