"""Which divisions existed in a year: the denominators of coverage."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from archive.divisions.loader import load
from archive.divisions.model import DivisionRow, Level

# The first and last year our sources state each level for; outside, the nearest stated year is carried over.
STATED: dict[Level, tuple[int, int]] = {
    "country": (1981, 2024),
    "province": (1981, 2024),
    "prefecture": (1981, 2024),
    "county": (1981, 2024),
    "township": (2016, 2023),
}
# 台湾省, 香港特别行政区, 澳门特别行政区 and 金门县 do not publish under the regulation.
NOT_REPORTING = ("71", "81", "82", "350527")


@dataclass(frozen=True, slots=True)
class Expected:
    """The divisions of one level expected to report on a year.

    ``stated_year`` is the year the list is of: *year* itself, or the nearest one our sources state, and then
    ``carried`` is true and the number an estimate to be shown as such.
    """

    level: Level
    year: int
    stated_year: int
    carried: bool
    divisions: tuple[DivisionRow, ...]

    @property
    def count(self) -> int:
        """How many divisions are expected."""
        return len(self.divisions)


@lru_cache(maxsize=256)
def expected(level: Level, year: int, within: str | None = None) -> Expected:
    """The lawful divisions of *level* in *year*, all or those inside the division whose id is *within*.

    Quasi units (zones, farms) are left out: no law says how many there are. Each division is expected to
    have one government (or subdistrict office) that reports; how many departments report is not known here.
    Raises ``KeyError`` for an unknown id.
    """
    first, last = STATED[level]
    stated = min(max(year, first), last)
    inside = load().rows[within].lineage if within else None
    found = tuple(
        row for row in load().rows.values() if _counts(row, level, stated) and _lies_in(row, inside)
    )
    return Expected(level, year, stated, stated != year, found)


def _counts(row: DivisionRow, level: Level, year: int) -> bool:
    return (
        row.level == level
        and row.unit == "administrative"
        and row.existed(year)
        and not any(code.code.startswith(NOT_REPORTING) for code in row.codes)
    )


def _lies_in(row: DivisionRow, lineage: str | None) -> bool:
    return lineage is None or any(upper.lineage == lineage for upper in load().path(row))
