"""What a resolution says, and what it was decided on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["gov", "dept", "town", "street", "zone", "farm", "vert", "unknown"]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One division the printed issuer might mean, for the person who decides.

    ``reason`` is a basis or abstention code (docs/divisions.md).
    """

    division_id: str
    division_path: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which body a printed issuer names, and where it stands; or why we do not say.

    When ``abstained`` is true the division is ``None``, the path empty, the confidence 0, ``basis`` tells why
    and ``alternatives`` hold the candidates, best first. ``division_path`` runs province, prefecture where
    there is one, county, township. ``body_id`` is stable: the same body keeps it through renames of its
    division that continue it one to one.
    """

    body_name: str
    body_id: str
    division_id: str | None
    division_path: tuple[str, ...]
    kind: Kind
    basis: str
    confidence: float
    alternatives: tuple[Alternative, ...]
    abstained: bool
