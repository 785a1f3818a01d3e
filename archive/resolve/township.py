"""Matching a printed township against the townships of a known place, from exact to abbreviated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from archive.divisions import DivisionRow
from archive.resolve import places
from archive.resolve.lookalike import alike
from archive.resolve.model import Kind
from archive.resolve.wording import (
    AWAY,
    ETHNIC_TOWNSHIP,
    FARM,
    STREET_OFFICE,
    TOWNSHIP_ENDING,
    TOWNSHIP_OFFICE,
    township_kind,
)

# What the name of a township may end in: "蒲城街道", "镇罗镇", "园艺场", "大潭办事处".
ENDING = re.compile(f"{TOWNSHIP_ENDING.pattern}|{FARM.pattern}|办事处$")
# "兵团一五二团", "第八师一五二团", "152团": one regiment.
REGIMENT = re.compile(
    r"^(?:.*?(?:兵团|师|市))?(?:农[一二三四五六七八九十]+师)?([\d一二三四五六七八九十〇零○]+)(团|团场)$"
)
# "东风场": the kind of farm left out.
FARM_STEM = re.compile(r"(垦殖|园艺|畜牧|水产|原种|良种|种畜|机械)?[林农牧渔茶果]?场$")


class Match(NamedTuple):
    """The townships a text may mean, all by the same rule; more than one lineage is an ambiguity."""

    rows: tuple[DivisionRow, ...]
    kind: Kind
    basis: str
    confidence: float


def exact(text: str, home: DivisionRow | None = None) -> Match | None:
    """The townships of exactly the name printed, in the country or anywhere inside *home*, or None."""
    found = tuple(row for form in forms(text) for row in places.townships_named(form, home))
    return Match(found, township_kind(found[0].name), RULES[0][0], RULES[0][1]) if found else None


def match(text: str, candidates: Iterable[DivisionRow]) -> Match | None:
    """The townships among *candidates* that *text* names by the strictest rule that finds any, or None."""
    spelled = forms(text)
    if not spelled:
        return None
    rows = tuple(candidates)
    for basis, confidence, fits in RULES:
        found = tuple(row for row in rows if any(fits(form, row.name) for form in spelled))
        if found:
            kind = township_kind(spelled[0] if basis == "other_ending" else found[0].name)
            return Match(found, kind, basis, confidence)
    return None


def looks_like_one(text: str) -> bool:
    """True when *text* is worded as a township's name, whatever the lists say: 新龙镇, 大潭街道办事处."""
    return any(TOWNSHIP_ENDING.search(form) for form in forms(text))


def forms(text: str) -> tuple[str, ...]:
    """The names *text* may be of: without its office, and with 街道 where only 办事处 is printed."""
    if AWAY.search(text):
        return ()
    bare = STREET_OFFICE.sub("街道", text)
    short = TOWNSHIP_OFFICE.sub("", bare)
    names = [name for name in (bare, short) if ENDING.search(name)]
    if text.endswith(("办事处", "街道办")) and short and not TOWNSHIP_ENDING.search(short):
        names.append(f"{short}街道")
    return tuple(name for name in dict.fromkeys(names) if len(name) > 1)


def _same(form: str, name: str) -> bool:
    return form == name


def _shortened(form: str, name: str) -> bool:
    """杨梅乡 for 杨梅彝族苗族回族乡."""
    found = ETHNIC_TOWNSHIP.match(name)
    return found is not None and form in (f"{found[1]}乡", f"{found[1]}民族乡")


def _other_ending(form: str, name: str) -> bool:
    """小关镇 for 小关乡: raised in rank before or after the years of our lists."""
    if not TOWNSHIP_ENDING.search(form):
        return False
    ethnic = ETHNIC_TOWNSHIP.match(name)
    stem = ethnic[1] if ethnic else TOWNSHIP_ENDING.sub("", name)
    return len(stem) > 1 and stem != name and TOWNSHIP_ENDING.sub("", form) == stem


def _farm(form: str, name: str) -> bool:
    """东风场 for 东风垦殖场."""
    stem = FARM_STEM.sub("", form)
    return len(stem) > 1 and form.endswith("场") and name.endswith("场") and FARM_STEM.sub("", name) == stem


def _regiment(form: str, name: str) -> bool:
    """152团 for 兵团一五二团."""
    printed, listed = REGIMENT.match(form), REGIMENT.match(name)
    return printed is not None and listed is not None and _figures(printed[1]) == _figures(listed[1])


def _figures(number: str) -> str:
    """ "一五二" → "152", "四十一" → "41", "十" → "10"."""
    tens, ten, ones = number.partition("十")
    if ten:
        return str(int(_plain(tens) or "1") * 10 + int(_plain(ones) or "0"))
    return _plain(number)


def _plain(number: str) -> str:
    return "".join(
        "0" if c in "〇零○" else str("一二三四五六七八九".find(c) + 1) if c in "一二三四五六七八九" else c
        for c in number
    )


RULES: tuple[tuple[str, float, Callable[[str, str], bool]], ...] = (
    ("name", 0.99, _same),
    ("ethnic_short_name", 0.95, _shortened),
    ("farm_short_name", 0.9, _farm),
    ("regiment", 0.95, _regiment),
    ("other_ending", 0.9, _other_ending),
    ("lookalike", 0.85, alike),
)
