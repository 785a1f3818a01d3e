"""What a division is here: one place under one name and one parent, with the years it existed."""

from __future__ import annotations

import hashlib
from typing import Literal, NamedTuple

Level = Literal["country", "province", "prefecture", "county", "township"]
Unit = Literal["administrative", "quasi"]
CodeSystem = Literal["gb", "nbs"]

LEVELS: tuple[Level, ...] = ("country", "province", "prefecture", "county", "township")


class Code(NamedTuple):
    """One code of a division and the first and last year it is known to have carried it.

    System ``gb``: six digits, the ministry's county-and-above codes (GB/T 2260). System ``nbs``: six or nine
    digits of the statistical list (townships, and the zones it lists beside counties). A year is ``None``
    where our sources begin (``valid_from``) or end (``valid_to``) with the code in use.
    """

    system: CodeSystem
    code: str
    valid_from: int | None
    valid_to: int | None


class DivisionRow(NamedTuple):
    """One row of the published ``division`` table.

    ``unit`` is ``quasi`` for what publishes like a division without being one in law (development zones,
    farms, statistical areas). ``lineage`` is the id of the earliest division this one continues one to one
    (a rename, a change of parent or of rank), its own id when there is none. ``valid_from`` and ``valid_to``
    are the first and last year of existence, inclusive; ``None`` means our sources do not see the edge.
    """

    id: str
    name: str
    level: Level
    unit: Unit
    parent: str | None
    lineage: str
    codes: tuple[Code, ...]
    valid_from: int | None
    valid_to: int | None
    successors: tuple[str, ...]

    def existed(self, year: int) -> bool:
        """True unless the division is known not to have existed in *year*."""
        return (self.valid_from or year) <= year <= (self.valid_to or year)


def division_id(level: Level, path: tuple[str, ...]) -> str:
    """The stable id of a division: a digest of its level and the names from province down to itself.

    The same place under the same names keeps its id however its codes change and whatever is added to the
    sources. Two divisions of one name under one parent are told apart by a ``#2`` the builder appends.
    """
    digest = hashlib.sha256("/".join((level, *path)).encode()).hexdigest()
    return f"d{digest[:10]}"
