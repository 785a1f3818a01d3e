"""The words of the fuzz: a valid file, a damaged file, and how much the damage may have changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random


class Reach(StrEnum):
    """How far damage goes, and with it what must still hold of every cell."""

    QUIET = "quiet"  # nothing that is printed changed: every cell exact or flagged, and still a report
    ORDER = "order"  # one change of structure, the words in the same order: no other number unflagged
    FIGURE = "figure"  # one cell prints something else: that cell says so, the others as in QUIET
    ANY = "any"  # whatever: no number unflagged that is printed nowhere


@dataclass(frozen=True, slots=True)
class Valid:
    """One valid file of a container, the figures it prints by cell id, and the text the damage works on."""

    name: str
    data: bytes
    truth: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Damaged:
    """One damaged file. ``printed``: what the cells print that no longer print their figure (FIGURE)."""

    data: bytes
    reach: Reach
    how: str
    truth: Mapping[str, str]
    printed: Mapping[str, str] = field(default_factory=dict)
    source: str = ""  # the damaged text, as the search for a printed number needs it


def order_of(how: str) -> Reach:
    """The reach of changes to the structure: of a single one the words stay the same table's."""
    return Reach.ANY if " " in how else Reach.ORDER


Way = Callable[[Valid, Random], Damaged]
