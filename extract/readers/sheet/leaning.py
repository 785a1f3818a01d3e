"""How text leans on a page, in radians: along one of its sides, or aslant as watermarks and stamps do."""

from __future__ import annotations

from math import pi

ASKEW = pi / 18  # text turned against the page by more than this (ten degrees) is a watermark or a stamp


def leaning(angle: float) -> float:
    """How far *angle* is from the nearest side of the page."""
    return abs((angle + pi / 4) % (pi / 2) - pi / 4)


def is_along(angle: float, usual: float) -> bool:
    """Whether text turned by *angle* runs as text turned by the *usual* one does."""
    return abs((angle - usual + pi) % (2 * pi) - pi) < ASKEW
