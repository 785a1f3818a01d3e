"""Places of other provinces named in a report's prose: a trace of text copied from elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from archive import divisions

# "建水县", "威海市", "乌审旗", "凉山彝族自治州": the character a county's or city's name ends with.
# Districts (区) are left out: their names repeat all over the country.
_ENDING = re.compile("[县市旗州]")
LEVELS = ("prefecture", "county")
SHORTEST, LONGEST = 3, 11
CONTEXT = 20  # characters shown on each side


@cache
def _provinces() -> Mapping[str, frozenset[str]]:
    """Name → the provinces that have, or have had, a county or city of that name."""
    table = divisions.load()
    found: dict[str, set[str]] = defaultdict(set)
    for row in table.rows.values():
        if row.level in LEVELS and len(row.name) >= SHORTEST and _ENDING.match(row.name[-1]):
            found[row.name].add(table.path(row)[0].name)
    return {name: frozenset(provinces) for name, provinces in found.items()}


def foreign(texts: Iterable[str], province: str | None) -> dict[str, str]:
    """Name → words around its first mention, for places that are not in *province*; empty for None."""
    if province is None:
        return {}
    found: dict[str, str] = {}
    for text in texts:
        for name, at in _named(text):
            if province not in _provinces()[name]:
                found.setdefault(name, text[max(0, at - CONTEXT) : at + len(name) + CONTEXT])
    return found


def _named(text: str) -> Iterator[tuple[str, int]]:
    for ending in _ENDING.finditer(text):
        for length in range(LONGEST, SHORTEST - 1, -1):
            start = ending.end() - length
            if start >= 0 and text[start : ending.end()] in _provinces():
                yield text[start : ending.end()], start
                break
