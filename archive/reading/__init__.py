"""One state of a publication as one report: cells from the tables, sections from the prose, wherever.

Nothing is mixed below that grain: the cells of a report all come from one document. Another document that
prints the same figures confirms them; one that prints others at the same time contradicts them, which is a
finding, never a choice made in silence.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.inputs.publications import Member, State, together
from archive.schema.stable import canonical

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A cell that two documents of one report print differently."""

    cell_id: str
    left: Any
    right: Any
    url: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report says in one state: ``tables`` gave the cells, ``text`` the sections and claims."""

    members: tuple[Member, ...]
    tables: Member
    text: Member
    first_seen: str
    last_seen: str

    @property
    def cells(self) -> Mapping[str, Mapping[str, Any]]:
        """Cell id to {raw, state, number, locator}."""
        assert self.tables.extract is not None
        cells: Mapping[str, Mapping[str, Any]] = self.tables.extract["cells"]
        return cells

    @property
    def facts(self) -> Sequence[Mapping[str, Any]]:
        """The labelled figures of a report before 2019, whose tables have no fixed form."""
        assert self.tables.extract is not None
        facts: Sequence[Mapping[str, Any]] = self.tables.extract["facts"]
        return facts

    @property
    def fingerprint(self) -> str:
        """Identity of the content: two captures with the same one say the same, whatever their bytes."""
        parts = [_fingerprint(self.tables), _fingerprint(self.text)]
        return parts[0] if parts[0] == parts[1] else hashlib.sha256(canonical(parts).encode()).hexdigest()

    def first(self, *keys: str) -> Any:
        """The first value any document gives for a path of keys: the page, then tables, prose, the rest."""
        for member in (*self.members[:1], self.tables, self.text, *self.members[1:]):
            value: Any = member.extract
            for key in keys:
                value = value.get(key) if value is not None else None
            if value is not None:
                return value
        return None

    def contradictions(self) -> list[Contradiction]:
        """Cells printed as different numbers by documents that stood side by side."""
        others = [
            m
            for m in self.members
            if m is not self.tables and m.is_report and not m.is_shown and together(m, self.tables)
        ]
        return [found for other in others for found in compare(self.tables, other)]

    def role(self, member: Member) -> str:
        """What *member* gave to the report: tables and prose, tables, prose, confirms, differs, or none.

        A picture gave what it shows to the page it is on: ``picture``.
        """
        if member.is_shown:
            return "picture"
        if member is self.tables or member is self.text:
            names = [
                name for name, giver in (("tables", self.tables), ("prose", self.text)) if giver is member
            ]
            return "+".join(names)
        if not member.is_report or not member.cells_found:
            return "none"
        return "differs" if compare(self.tables, member) else "confirms"


def compare(left: Member, right: Member) -> list[Contradiction]:
    """Cells both documents print as numbers, and as different ones."""
    assert left.extract is not None and right.extract is not None
    mine, theirs = left.extract["cells"], right.extract["cells"]
    return [
        Contradiction(cell_id, cell["number"], theirs[cell_id]["number"], right.url)
        for cell_id, cell in mine.items()
        if cell["state"] == "number"
        and cell_id in theirs
        and theirs[cell_id]["state"] == "number"
        and theirs[cell_id]["number"] != cell["number"]
    ]


def readings(state: State) -> list[Reading]:
    """The reports in one state; several when its documents speak for different issuers or years."""
    groups = _groups([member for member in state.members if member.is_report and not member.is_shown])
    companions = [m for m in state.members if m.is_shown or (not m.is_report and m.extract is not None)]
    return [_reading(group, companions if len(groups) == 1 else [], state) for group in groups]


def _reading(group: Sequence[Member], companions: Sequence[Member], state: State) -> Reading:
    order = {id(member): position for position, member in enumerate(state.members)}
    members = tuple(sorted([*group, *companions], key=lambda member: order[id(member)]))
    tables = text = group[0]
    if len(group) > 1:
        tables = max(group, key=lambda m: (m.numbers, m.cells_found, m.facts, m.first_seen, -order[id(m)]))
        text = max(group, key=lambda m: (m.prose, m is tables, -order[id(m)]))
    return Reading(members, tables, text, state.first_seen, state.last_seen)


def _groups(reports: Sequence[Member]) -> list[list[Member]]:
    """Documents that may be one report: same issuer and year, as far as each of them says."""
    if len(reports) < 2:
        return [list(reports)] if reports else []
    named: dict[tuple[str, int], list[Member]] = defaultdict(list)
    partial: list[Member] = []
    for member in reports:
        issuer, year = _says(member)
        if issuer and year is not None:
            named[issuer, year].append(member)
        else:
            partial.append(member)
    if not named:
        return [list(reports)]
    alone: list[list[Member]] = []
    for member in partial:
        matches = [key for key in named if _agrees(_says(member), key)]
        if len(matches) == 1:
            named[matches[0]].append(member)
        else:
            alone.append([member])
    return [*named.values(), *alone]


def _says(member: Member) -> tuple[str, int | None]:
    assert member.extract is not None
    return normalise(member.extract["issuer"]["printed"]), member.extract["year"]["value"]


def _agrees(says: tuple[str, int | None], key: tuple[str, int]) -> bool:
    return says[0] in ("", key[0]) and says[1] in (None, key[1])


def normalise(name: str | None) -> str:
    """An issuer's name without spaces, for comparison only."""
    return _SPACE.sub("", name or "")


def _fingerprint(member: Member) -> str:
    assert member.extract is not None
    value: str = member.extract["fingerprint"]
    return value
