"""Readings of an issuer's text: which places it begins with, and what is left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from archive.divisions import DivisionRow, load
from archive.resolve import township
from archive.resolve.lookalike import alike
from archive.resolve.places import STEM_ENDING, composites, inside, reporting, stems
from archive.resolve.wording import (
    AUTONOMOUS,
    BANNER,
    GOVERNMENT,
    OF_THE_CENTRE,
    SELF_RULE,
    ZONE_PREFIX,
    kind_of,
)

OFFICE = "人民政府"


@dataclass(frozen=True, slots=True)
class Split:
    """A reading of an issuer: the places it begins with (alternatives, not a chain) and what follows."""

    homes: tuple[DivisionRow, ...]
    rest: str
    basis: str


@lru_cache(maxsize=1)
def _names() -> tuple[dict[str, tuple[DivisionRow, ...]], int]:
    """Name → provinces, prefectures, counties and composite areas of it; and the longest name's length."""
    names: dict[str, list[DivisionRow]] = defaultdict(list)
    for row in load().rows.values():
        if row.level in ("province", "prefecture", "county") and reporting(row):
            names[row.name].append(row)
            if row.unit == "administrative" and (alias := short_form(row.name)):
                names[alias].append(row)
    for name, rows in composites().items():
        names[name].extend(rows)
    return {name: tuple(rows) for name, rows in names.items()}, max(map(len, names))


def short_form(name: str) -> str | None:
    """民和回族土族自治县 → 民和县, 科尔沁右翼中旗 → 科右中旗; None for names that are not shortened so."""
    banner = BANNER.match(name)
    if banner is not None:
        return f"{name[0]}{banner[1]}{banner[2]}旗"
    stem = AUTONOMOUS.sub("", name)
    return f"{stem or SELF_RULE.sub('', name)}{name[-1]}" if "自治" in name else None


def splits(text: str, scope: DivisionRow | None) -> Iterator[Split]:
    """Readings of *text*, the one that names the most place first, the one that names none last."""
    named = sorted(_named(text), key=lambda split: len(split.rest))
    yield from named
    for split in named:
        zone = ZONE_PREFIX.match(split.rest)
        if zone is not None and not _is_place(zone[1]):
            yield Split(split.homes, split.rest[zone.end() :], "zone")
    yield from _behind_zone(text, scope)
    if scope is None or scope.level == "township":
        yield Split((), text, "unnamed")
        return
    name, stem = scope.name, STEM_ENDING.sub("", scope.name)
    if alike(text[: len(name)], name):
        yield Split((scope,), _after(text, len(name)), "lookalike")
    rest = text.removeprefix(stem)
    # 密云|镇人民政府办公室 is the office of the town 密云镇, not one of the district.
    shortened = len(stem) > 1 and rest != text and township.exact(text, scope) is None
    if shortened and kind_of(rest) in ("gov", "dept", "vert"):
        yield Split((scope,), rest, "short_name")
    yield Split((), text, "unnamed")


def _is_place(zone: str) -> bool:
    """Whether *zone* ends in a division's name: 梁园区 and 浦东新区 are no zones, whatever they end in."""
    names, _ = _names()
    return any(zone[start:] in names for start in range(len(zone) - 1))


def _named(text: str) -> Iterator[Split]:
    """Every way to read a chain of division names at the start of *text*.

    A province or prefecture may stand under its short name when a place inside it follows (江苏淮安市).
    """
    names, longest = _names()
    local = OF_THE_CENTRE.sub("", text)
    for length in range(2, min(longest, len(local)) + 1):
        full = names.get(local[:length], ())
        above = [row for row in stems().get(local[:length], ()) if row.level != "county"]
        rest = _after(local, length)
        if full:
            yield Split(full, text.removesuffix(local) + rest, "named")
        for deeper in _named(rest) if full or above else ():
            homes = tuple(home for home in deeper.homes if _within(home, (*full, *above)))
            if homes:
                yield Split(homes, text.removesuffix(local) + deeper.rest, "named")


def _behind_zone(text: str, scope: DivisionRow | None) -> Iterator[Split]:
    """淄博|高新区|中埠镇: a township behind its zone, sought in its city or in the portal's division."""
    zone = ZONE_PREFIX.match(text)
    if zone is None or _is_place(zone[1]):
        return
    cities = [row for row in stems().get(zone[1][:2], ()) if row.level != "county"]
    if scope is not None and scope.level != "township":
        yield Split((scope,), text[zone.end() :], "zone")
    elif cities:
        yield Split(tuple(cities), text[zone.end() :], "zone")


def _within(home: DivisionRow, uppers: Iterable[DivisionRow]) -> bool:
    return any(inside(home, upper) for upper in uppers)


def _after(text: str, length: int) -> str:
    """What follows a division's name; its government in between (五华区人民政府普吉街道) is passed over."""
    rest = text[length:]
    beyond = rest.removeprefix(OFFICE)
    return rest if GOVERNMENT.match(rest) or not beyond else beyond
