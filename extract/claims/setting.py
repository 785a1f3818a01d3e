"""What stands around a number of the prose, and where its sentence stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands: the heading above, what is said before it, who reports on which year."""

    heading: str
    earlier: str
    issuer: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """The words around one number: all before it, of its own clause, of the others, what follows."""

    before: str
    own: str
    tail: str
    earlier: list[str]
    rest: str
