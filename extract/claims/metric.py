"""What a metric of the prose is: a name, and the words around the number that tell it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CASES = "件条份封宗起个次例项 件次"
"""What requests and disputes are counted in."""
QUALIFIERS: Final = {
    "exact": ("准确", "exact"),
    "about": ("约", "about"),
    "more_than": ("多于", "more than"),
    "less_than": ("少于", "less than"),
    "partial": ("其中", "a part"),
    "stock": ("累计", "added up over years"),
    "change": ("增减", "a difference"),  # a fall is below zero
    "other_period": ("别的年度", "of another year"),
}
"""How a number is meant, by the code of a claim's qualifier: in Chinese, in English."""
OF_THE_YEAR: Final = frozenset({"exact", "about", "more_than", "less_than"})
"""The qualifiers of what is said of the whole of the report's year."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing that reports count. ``before``: words that stand before the number, the nearest clause
    first; ``around``: words on both sides of it, ``◇`` standing for the number; ``never``: words of its
    clause that make it a count of something else; ``needs``: a pattern that must be found before it in
    the sentence; ``units``: what it is counted in, one character each; units of two behind a space,
    none where prose but says that there was none of it."""

    id: str
    zh: str
    en: str
    units: str
    before: str
    around: str = ""
    never: str = ""
    needs: str = ""
