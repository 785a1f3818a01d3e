"""Which body a report's printed issuer is, and where: never a guess, an abstention with candidates instead.

Rules (docs/divisions.md): a place the text names decides; else the portal's division; else what the host
name spells; a township's full name alone only when the country has it once. Look-alike characters are
considered inside a known county only. Nothing resolves outside the portal's division when one is given.
"""

from __future__ import annotations

import hashlib

from archive.divisions import DivisionRow, load
from archive.resolve import places, title
from archive.resolve.candidates import Candidate, Request
from archive.resolve.decide import Decision, decide
from archive.resolve.model import Alternative, Kind, Resolution
from archive.resolve.township import looks_like_one
from archive.resolve.wording import OF_THE_CENTRE, department_name, names_a_place, zone_name

__all__ = ["Alternative", "Kind", "Resolution", "resolve"]

MOST_ALTERNATIVES = 12


def resolve(
    printed: str,
    *,
    host: str | None = None,
    portal_division: str | None = None,
    source_division: str | None = None,
    source_issuer: str | None = None,
    year: int | None = None,
) -> Resolution:
    """Resolve a report title ("涞水县涞水镇 2023年政府信息公开工作年度报告") or a bare issuer.

    *portal_division* and *source_division* are our ids or official codes; *source_issuer* speaks when the
    text itself names nobody, or less than it. *year* defaults to the year in the text. Deterministic;
    raises nothing for any text.
    """
    read = title.read(printed)
    portal, source = places.scope_of(portal_division), places.scope_of(source_division)
    if portal is not None and source is not None and not places.inside(source, portal):
        source = None
    scopes = tuple(dict.fromkeys(scope for scope in (source, portal) if scope is not None)) or (None,)
    request = Request(read.issuer, year or read.year, host, portal)
    decision = _decide(request, scopes)
    listed = title.read(source_issuer).issuer if source_issuer else ""
    if decision.chosen is None and _may_speak(listed, read.issuer, decision):
        by_list = _decide(request._replace(text=listed), scopes)
        decision = by_list if by_list.chosen is not None else decision
    if decision.chosen is not None:
        return _resolved(decision.chosen)
    return _abstained(read.issuer or printed.strip(), decision)


def _decide(request: Request, scopes: tuple[DivisionRow | None, ...]) -> Decision:
    """The decision inside the first, narrowest, scope that gives one; else the abstention of the widest."""
    decision = Decision(None, "no_issuer", ())
    for scope in scopes:
        decision = decide(request._replace(scope=scope))
        chosen = decision.chosen
        if chosen is not None:
            if _may_widen(chosen, scopes[0], scope):
                return decision
            decision = Decision(None, "unknown_body", (chosen,))
    return decision


def _may_speak(listed: str, issuer: str, decision: Decision) -> bool:
    """Whether the source's list names the issuer: it only adds to the printed text, or that names nobody."""
    if not listed or listed.endswith(issuer):
        return bool(listed)
    nobody = decision.reason in ("no_issuer", "unknown_body") and not decision.left
    return nobody and not names_a_place(issuer) and not looks_like_one(issuer)


def _may_widen(chosen: Candidate, source: DivisionRow | None, scope: DivisionRow | None) -> bool:
    """Beyond a township's own list, only another township or a place the text names is believed."""
    if source is None or source.level != "township" or scope is source:
        return True
    return chosen.home.level == "township" or chosen.basis.startswith("named")


def _resolved(chosen: Candidate) -> Resolution:
    home = chosen.home
    return Resolution(
        body_name=_body_name(chosen),
        body_id=_body_id(chosen),
        division_id=home.id,
        division_path=_path(home),
        kind=chosen.kind,
        basis=chosen.basis,
        confidence=chosen.confidence,
        alternatives=(),
        abstained=False,
    )


def _abstained(text: str, decision: Decision) -> Resolution:
    rows = {candidate.home.id: candidate for candidate in decision.left}
    alternatives = tuple(
        Alternative(division, _path(candidate.home), candidate.basis) for division, candidate in rows.items()
    )
    return Resolution(
        body_name=text,
        body_id="",
        division_id=None,
        division_path=(),
        kind="unknown",
        basis=decision.reason,
        confidence=0.0,
        alternatives=alternatives[:MOST_ALTERNATIVES],
        abstained=True,
    )


def _path(row: DivisionRow) -> tuple[str, ...]:
    return tuple(step.name for step in load().path(row))


def _body_name(chosen: Candidate) -> str:
    """The body's name with the division it belongs to: 涞水县涞水镇人民政府, 霞山区教育局."""
    home, local = chosen.home, _local(chosen)
    if home.level == "country" or (chosen.kind in ("zone", "vert") and places.stem(home) in local):
        return local
    centre = OF_THE_CENTRE.match(local)
    if centre is not None:
        return f"{centre[0]}{home.name}{local[centre.end() :]}"
    if home.level == "township":
        county = load().rows[home.parent].name if home.parent else ""
        office = {"street": "办事处", "town": "人民政府"}.get(chosen.kind, local)
        return f"{county}{home.name}{office}"
    return f"{home.name}{local or '人民政府'}"


def _local(chosen: Candidate) -> str:
    """One spelling of the body's name within its division; empty for the government itself."""
    if chosen.kind == "gov" and chosen.local in ("政府", "人民政府"):
        return ""
    return department_name(chosen.local)


def _body_id(chosen: Candidate) -> str:
    """Stable over renames of the division: a digest of its lineage, the kind and the local name."""
    local = _local(chosen)
    if chosen.kind == "zone":
        local = zone_name(local).removesuffix("管委会").removeprefix(places.stem(chosen.home))
    if chosen.kind == "vert":
        local = OF_THE_CENTRE.sub("", local).removeprefix(places.stem(chosen.home))
    digest = hashlib.sha256(f"{chosen.home.lineage}/{chosen.kind}/{local}".encode()).hexdigest()
    return f"b{digest[:12]}"
