"""The decision: from a printed issuer and what is known of its portal to one body, or to an abstention."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz import fuzz, process

from archive.divisions import DivisionRow, load
from archive.resolve import host as hosts
from archive.resolve import places, township
from archive.resolve.candidates import Candidate, Request, candidates
from archive.resolve.splits import Split, splits

UNIQUE_NATIONWIDE, HOST_CHOSE = 0.8, 0.9
# Bases that need no further evidence: the only place a host spells out; a body of the centre by name.
DECIDING = ("host:", "national")
MOST_SIMILAR = 6


class Decision(NamedTuple):
    """One candidate; or none with the reason (a code of docs/divisions.md) and the candidates left."""

    chosen: Candidate | None
    reason: str
    left: tuple[Candidate, ...]


def decide(request: Request) -> Decision:
    """Take the readings of the text, the one naming most of the place first; the first that fits decides.

    A reading fits when, inside the portal's division and by the host, exactly one body remains. A text that
    names a place outside the portal's division is not read as if it had named none.
    """
    if not request.text:
        return Decision(None, "no_issuer", ())
    unlisted: list[Candidate] = []
    for split in splits(request.text, request.scope):
        found = list(candidates(split, request))
        if not found:
            unlisted.extend(_similar(split, request))
            continue
        allowed = [c for c in found if request.scope is None or places.inside(c.home, request.scope)]
        if not allowed:
            return Decision(None, "outside_portal", tuple(found))
        chosen = _choose(allowed, split, request)
        if chosen is None:
            places_left = {c.home.lineage for c in allowed}
            return Decision(None, "ambiguous" if len(places_left) > 1 else "unconfirmed", tuple(allowed))
        return Decision(chosen, chosen.basis, ())
    return Decision(None, "township_not_listed" if unlisted else "unknown_body", tuple(unlisted))


def _choose(found: list[Candidate], split: Split, request: Request) -> Candidate | None:
    """The one candidate, by year and then by host where there are several; None when it stays open."""
    distinct = _distinct(_standing(found, request.year), request.year)
    if split.homes or request.scope is not None or distinct[0].basis.startswith(DECIDING):
        return distinct[0] if len(distinct) == 1 else _by_host(distinct, request)
    if hosts.labels(request.host):
        return _by_host(distinct, request)
    return _alone(_distinct(found, request.year), request.year)


def _alone(distinct: list[Candidate], year: int | None) -> Candidate | None:
    """The only bearer of a name in the country, now or ever.

    A farm's name does not count (the lists do not have them all), nor a district's short name. Outside the
    years of our lists a township may have got its name since (乡 become 镇): then the stem, too, must be the
    only one.
    """
    if len(distinct) != 1:
        return None
    only = distinct[0]
    if only.home.level == "township" and not places.stem_alone(only.home, year):
        return None
    if only.kind == "farm" or (only.basis == "short_name:zone" and only.home.name[-1] in "区县旗"):
        return None
    return only._replace(basis=f"{only.basis}:unique", confidence=UNIQUE_NATIONWIDE)


def _by_host(distinct: list[Candidate], request: Request) -> Candidate | None:
    """The only candidate with the strongest evidence in the host name, if there is any evidence."""
    strengths = [(hosts.strength(request.host, _county(c.home)), c) for c in distinct]
    best = max((strength for strength, _ in strengths), default=0)
    fitting = [c for strength, c in strengths if strength == best]
    if not best or len(fitting) != 1:
        return None
    chosen = fitting[0]
    return chosen._replace(basis=f"{chosen.basis}:host", confidence=min(chosen.confidence, HOST_CHOSE))


def _county(row: DivisionRow) -> DivisionRow:
    return load().rows[row.parent] if row.level == "township" and row.parent else row


def _distinct(found: list[Candidate], year: int | None) -> list[Candidate]:
    """One candidate per lineage and local name, with the row of the lineage that fits the year."""
    kept: dict[tuple[str, str], Candidate] = {}
    for candidate in found:
        home = candidate.home
        rows = [c.home for c in found if c.home.lineage == home.lineage]
        kept.setdefault((home.lineage, candidate.local), candidate._replace(home=places.fitting(rows, year)))
    return list(kept.values())


def _standing(found: list[Candidate], year: int | None) -> list[Candidate]:
    """Those whose division stood, so named, in the year (now, for no year), give or take one; else all."""
    standing = [c for c in found if places.stood(c.home, year)]
    return standing or found


def _similar(split: Split, request: Request) -> list[Candidate]:
    """For the reviewer: the townships of the known place whose names resemble one that is not listed."""
    homes = split.homes or ((request.scope,) if request.scope is not None else ())
    if not township.looks_like_one(split.rest):
        return []
    rows = {row.name: row for home in homes for row in places.townships(home.lineage)}
    near = process.extract(split.rest, list(rows), scorer=fuzz.ratio, limit=MOST_SIMILAR)
    return [Candidate(rows[name], "unknown", "", "similar_name", 0.0) for name, _, _ in near]
