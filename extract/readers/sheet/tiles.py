"""Tables whose cells are filled areas, the ground between for lines: <table cellspacing> <td bgcolor>."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from extract.readers.sheet import Box, Rule

NARROWEST, WIDEST = 0.7, 3.0  # points between two cells; marked words and cells without a line nearly touch
SAME = 0.5  # points: sides at one height differ by less
FEWEST = 4  # cells side by side that make a table
MAX_FILLS = 2_000  # per page; the form's densest page has about 300 cells


def rules_around(fills: Sequence[Box]) -> list[Rule]:
    """The sides of all cells among *fills*, where some stand side by side as only cells do."""
    if not FEWEST <= len(fills) <= MAX_FILLS:
        return []
    tiles = set(_side_by_side(fills))
    if len(tiles) < FEWEST:
        return []
    others = [
        box
        for box in dict.fromkeys(fills)
        if box not in tiles and not any(_holds(box, tile) or _holds(tile, box) for tile in tiles)
    ]
    return [rule for box in sorted(tiles | _beside(tiles, others)) for rule in _sides(box)]


def _beside(tiles: Collection[Box], others: Sequence[Box]) -> set[Box]:
    """The *others* among the *tiles*, or right above or below them: cells over several rows or columns."""
    lefts, tops, rights, bottoms = zip(*tiles, strict=True)
    x0, top, x1, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    found: set[Box] = set()
    for _ in others:
        near = (x0 - WIDEST, top - WIDEST, x1 + WIDEST, bottom + WIDEST)
        more = {box for box in others if box not in found and _meet(near, box)}
        if not more:
            break
        found |= more
        top, bottom = min([top, *(box[1] for box in more)]), max([bottom, *(box[3] for box in more)])
    return found


def _meet(near: Box, box: Box) -> bool:
    return near[0] <= box[0] and box[2] <= near[2] and box[1] <= near[3] and near[1] <= box[3]


def _side_by_side(fills: Sequence[Box]) -> Iterator[Box]:
    """The areas of one height beside others, a line's width apart."""
    rows: dict[tuple[int, int], list[Box]] = {}
    for box in fills:
        rows.setdefault((round(box[1] / SAME), round(box[3] / SAME)), []).append(box)
    for row in rows.values():
        for left, right in pairwise(sorted(row)):
            if NARROWEST <= right[0] - left[2] <= WIDEST:
                yield left
                yield right


def _holds(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def _sides(box: Box) -> Iterator[Rule]:
    x0, top, x1, bottom = box
    yield from (Rule(x0, y, x1, y) for y in (top, bottom))
    yield from (Rule(x, top, x, bottom) for x in (x0, x1))
