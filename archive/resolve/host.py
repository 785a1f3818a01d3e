"""What a host name says about the division that runs it: spelled-out pinyin, or initials.

``laishui.gov.cn`` spells a county, ``www.gzxr.gov.cn`` abbreviates 贵州·兴仁. A spelling that only one
division answers to is evidence enough to place a department; initials only ever choose among places the
title itself names. Nothing here looks anything up; the readings come from the committed table.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from archive.divisions import DivisionRow, load
from archive.resolve.places import composites, reporting
from archive.resolve.spelling import ABBREVIATED, SHORTEST, SPELLED, spellings

# Added to a place's own strength when another label spells the city above it.
ABOVE = 1
# "wcsxxgk" = 五常市 + 信息公开; "anshunjkq" = 安顺 + 经开区: what follows the place in a label.
SERVICE = re.compile(r"(zfxxgk|xxgk|zwgk|rmzf|jjjskfq|jjkfq|jkq|gxq|kfq|gov|zf|xq)$")
# "1.25.240.11", "127.0.0.1": an address says nothing.
ADDRESS = re.compile(r"^[\d.:\[\]]+$")
SILENT_LABELS = frozenset(
    {"www", "gov", "cn", "com", "net", "org", "zwgk", "xxgk", "zfxxgk", "info", "gk", "new", "edu"}
)
# "fengningmanzu" in fengningmanzu.chengde.gov.cn: a spelled name, but of no place we can read. Initials such
# as "scjgj" (市场监管局) have no vowels to speak of.
UNREAD = re.compile(r"(?=.{5,})(?:[^aeiou]*[aeiou]){2}")
# "cncx" = 中国苍溪, "china-zibo" = 中国淄博.
NATION = ("cn", "zg", "china", "china-", "zgzf")


def labels(host: str | None) -> tuple[str, ...]:
    """The labels of *host* that may name a place, most general first (shiyan, yunyang)."""
    if not host or ADDRESS.match(host):
        return ()
    parts = host.lower().partition(":")[0].split(".")
    return tuple(part for part in reversed(parts) if part not in SILENT_LABELS)


def strength(host: str | None, row: DivisionRow) -> int:
    """How well the host fits *row*: 0 not at all; higher is better evidence (comparable between rows)."""
    names = labels(host)
    if any(row in covers for label in names for covers in _composites().get(label, ())):
        return ABBREVIATED
    own = [_fit(label, row) for label in names]
    best = max(own, default=0)
    others = [label for label, value in zip(names, own, strict=True) if not (value and value == best)]
    cities = [upper for upper in load().path(row)[:-1] if upper.level == "prefecture"]
    return best + ABOVE if any(_fit(label, city) == SPELLED for label in others for city in cities) else best


def _fit(label: str, row: DivisionRow) -> int:
    """The strength of one label for *row*: alone, after what it lies in, with or without a service behind."""
    best = 0
    known = spellings(row.name)
    for text in dict.fromkeys((label, SERVICE.sub("", label))):
        for start in range(len(text) - SHORTEST + 1):
            value = known.get(text[start:], 0)
            if value > best and (not start or text[:start] in _prefixes(row.parent)):
                best = value
    return best


@lru_cache(maxsize=1024)
def _prefixes(parent: str | None) -> frozenset[str]:
    """What a host may carry before a name: the province or city above it (``gz``, ``km``), or the country."""
    found = set(NATION)
    table = load()
    while parent is not None:
        row = table.rows[parent]
        found.update(spellings(row.name))
        parent = row.parent
    return frozenset(found)


@lru_cache(maxsize=1)
def _composites() -> dict[str, list[tuple[DivisionRow, ...]]]:
    """xixianxinqu → the counties 西咸新区 is made of."""
    found: dict[str, list[tuple[DivisionRow, ...]]] = defaultdict(list)
    for name, covers in composites().items():
        for label, value in spellings(name).items():
            if value == SPELLED:
                found[label].append(covers)
    return found


@lru_cache(maxsize=1)
def _spelled_index() -> dict[str, list[DivisionRow]]:
    """Label → the prefectures and counties that alone are spelled so; built when first asked for."""
    index: dict[str, list[DivisionRow]] = defaultdict(list)
    for row in load().rows.values():
        if row.level in ("prefecture", "county") and row.unit == "administrative" and reporting(row):
            for label, value in spellings(row.name).items():
                if value == SPELLED:
                    index[label].append(row)
    return index


@lru_cache(maxsize=4096)
def spelled(host: str | None) -> tuple[DivisionRow, ...]:
    """Every prefecture and county whose name the host spells out; the narrowest when labels nest.

    None where a name we cannot read stands below one we can: the host is not the upper place's.
    """
    found: tuple[DivisionRow, ...] = ()
    for label in labels(host):
        rows = _spelling(label) or _spelling(SERVICE.sub("", label))
        if found and not rows and UNREAD.match(label):
            return ()
        inside = tuple(row for row in rows if any(row.parent == upper.id for upper in found))
        found = inside or found or rows
    return found


def _spelling(label: str) -> tuple[DivisionRow, ...]:
    """The divisions *label* spells, alone or behind what they lie in."""
    index = _spelled_index()
    return tuple(
        row
        for start in range(len(label) - SHORTEST + 1)
        for row in index.get(label[start:], ())
        if not start or label[:start] in _prefixes(row.parent)
    )
