"""Drawn paths to ruling lines, whatever container they come from."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from extract.readers.sheet import Rule

Point = tuple[float, float]
CORNER = 0.12  # share of a shape's width and height that a rounded corner of it takes up at most
MANY = 12  # points, more than those of a table's lines in one stroke or of a box with rounded corners


def rules_along(
    points: Sequence[Point], stroked: bool, thin: float, straight: float, bent: Container[int] = ()
) -> Iterator[Rule]:
    """The straight lines that one subpath draws on the page.

    A shape no thicker than *thin* is a line however it is painted (many producers fill rectangles); of a
    larger one the level and upright sides count, if it is *stroked*. *straight*: how far a side may lean.
    *bent*: the points, by number, to which a curve leads.
    """
    x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    if max(x1 - x0, bottom - top) <= thin:  # a dot: part of a level line or of an upright one
        yield Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2)
        yield Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)
    elif min(x1 - x0, bottom - top) <= thin:
        yield _middle(x0, top, x1, bottom)
    elif stroked:
        for end, ((ax, ay), (bx, by)) in enumerate(pairwise(points), 1):
            if end not in bent and (abs(ax - bx) <= straight or abs(ay - by) <= straight):
                yield _middle(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _middle(x0: float, top: float, x1: float, bottom: float) -> Rule:
    """The middle line of a thin box."""
    if x1 - x0 >= bottom - top:
        return Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2)
    return Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)


def leans(points: Sequence[Point], straight: float) -> bool:
    """Whether a subpath has a side that is neither level nor upright: a stroke of a sign, not of a table.

    The sides between the handles of a small curve, a rounded corner, are no such. The outline of a digit may
    be made of short curves too; but it leaves the sides of its box.
    """
    x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    across, down = max(straight, CORNER * (x1 - x0)), max(straight, CORNER * (bottom - top))
    if any(abs(ax - bx) > across and abs(ay - by) > down for (ax, ay), (bx, by) in pairwise(points)):
        return True
    return len(points) > MANY and any(
        x0 + across < x < x1 - across and top + down < y < bottom - down for x, y in points
    )
