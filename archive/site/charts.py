"""Small charts as data for SVG templates: no library, no script, an equivalent table beside each."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TILES = Path(__file__).with_name("tilegrid.csv")
STEPS = 5  # shades of the map besides "nothing"


@dataclass(frozen=True, slots=True)
class Point:
    """One value in the coordinates of its chart; *y* is None where there is no number: a gap, never a
    zero.
    """

    label: str
    value: float | None
    x: float
    y: float | None
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Points, the ticks of the vertical axis (value, y), and the size of the drawing."""

    points: tuple[Point, ...]
    ticks: tuple[tuple[float, float], ...]
    width: int
    height: int
    baseline: float
    step: float

    @property
    def bar_width(self) -> float:
        """Width of one bar, centred on its point."""
        return min(self.step * 0.64, 60)


def chart(values: Sequence[tuple[str, float | None]], width: int = 640, height: int = 220) -> Chart:
    """A bar or line chart of (label, value); room for axis labels is kept at the left and below."""
    left, top, bottom = 64, 14, 30
    highest = max((value for _, value in values if value is not None), default=0)
    ceiling = nice_ceiling(highest)
    baseline = height - bottom
    scale = (baseline - top) / ceiling
    step = (width - left - 8) / max(1, len(values))
    points = tuple(
        Point(
            label,
            value,
            left + step * (index + 0.5),
            None if value is None else baseline - max(0.0, value) * scale,
            0 if value is None else max(0.0, value) * scale,
        )
        for index, (label, value) in enumerate(values)
    )
    ticks = tuple((ceiling * part / 4, baseline - ceiling * part / 4 * scale) for part in range(5))
    return Chart(points, ticks, width, height, baseline, step)


def nice_ceiling(value: float) -> float:
    """The next of 4, 8, 12, 20, 40, … × 10ⁿ, so that quarters of it are round numbers."""
    if value <= 4:
        return 4
    power = 1.0
    while True:
        for base in (4, 8, 12, 20, 32):
            if base * power >= value:
                return base * power
        power *= 10


@dataclass(frozen=True, slots=True)
class Tile:
    """One province on the tile map: its two-digit code, one-character name, and place."""

    code: str
    abbreviation: str
    column: int
    row: int


@cache
def tiles() -> tuple[Tile, ...]:
    """The provinces as tiles: own data, no borders drawn."""
    with TILES.open(encoding="utf-8", newline="") as file:
        return tuple(
            Tile(line["code"], line["abbr"], int(line["col"]), int(line["row"]))
            for line in csv.DictReader(file)
        )


def shade(part: float | None) -> int:
    """The shade (0–5) of a share: 0 is nothing, 5 is all of it."""
    if not part:
        return 0
    return min(STEPS, 1 + int(part * STEPS * 0.9999))


def share(row: Mapping[str, float | None], part: str, whole: str) -> float | None:
    """``row[part] / row[whole]``, or None where the whole is unknown or zero."""
    denominator = row[whole]
    return (row[part] or 0) / denominator if denominator else None
