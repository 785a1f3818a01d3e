"""What a metric of the prose is: a name, and the words around the number that tell it."""

from __future__ import annotations

from dataclasses import dataclass

CASES = "件条份宗起个次例项 件次"
"""What requests and disputes are counted in."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing that reports count. ``before``: words that stand before the number, the nearest clause
    first; ``around``: words on both sides of it, ``◇`` standing for the number; ``never``: words of its
    clause that make it a count of something else; ``needs``: a pattern that must be found before it in
    the sentence; ``units``: what it is counted in, one character each; units of two behind a space."""

    id: str
    zh: str
    en: str
    units: str
    before: str
    around: str = ""
    never: str = ""
    needs: str = ""
