"""Thousands of titles made from the division table itself: right or abstaining, never wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any

import pytest

from archive.divisions import DivisionRow, load
from archive.resolve import resolve

YEARS = range(2016, 2024)
TITLES = (
    "{}{}年政府信息公开工作年度报告",
    "{}{}年度政府信息公开工作年度报告",
    "{} {} 年政府信息公开 工作年度报告",
    "《{}{}年政府信息公开年度报告》",
    "{}关于{}年度政府信息公开工作情况的报告",
    "关于印发{}{}年政府信息公开年报的通知",
    "{}（{}年）政府信息公开年度报告（图片版）",
)
DEPARTMENTS = (
    "教育局",
    "市场监督管理局",
    "卫健委",
    "人力资源和社会保障局",
    "行政审批局",
    "档案馆",
    "残联",
    "融媒体中心",
)
# Title, division (or None: must abstain), and what else is known.
Case = tuple[str, DivisionRow | None, dict[str, Any]]


@cache
def rows(level: str) -> tuple[DivisionRow, ...]:
    """The administrative divisions of a level that stood in some year of the lists."""
    found = (row for row in load().rows.values() if row.level == level and row.unit == "administrative")
    return tuple(row for row in found if any(stood(row, year) for year in YEARS))


def stood(row: DivisionRow, year: int) -> bool:
    return (row.valid_from or 0) <= year <= (row.valid_to or 9999)


def parent(row: DivisionRow) -> DivisionRow:
    assert row.parent is not None
    return load().rows[row.parent]


def year_of(random: Random, row: DivisionRow) -> int:
    return random.choice([year for year in YEARS if stood(row, year)])


def title(random: Random, issuer: str, year: int) -> str:
    return random.choice(TITLES).format(issuer, year)


@cache
def bearers() -> dict[tuple[str, str], frozenset[str]]:
    """(county name, township name or empty) → the lineages of all counties that have it."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in load().rows.values():
        if row.level == "county":
            found[row.name, ""].add(row.lineage)
        elif row.level == "township" and row.parent:
            found[parent(row).name, row.name].add(parent(row).lineage)
    return {key: frozenset(lineages) for key, lineages in found.items()}


def townships_named(random: Random) -> Iterator[Case]:
    """The county names its township: right wherever it stands, but open where two counties answer to it."""
    for town in random.sample(rows("township"), 400):
        county, year = parent(town), year_of(random, town)
        issuer = f"{county.name}{town.name}"
        alone = len(bearers()[county.name, town.name]) == 1
        yield title(random, issuer, year), town if alone else None, {}
        yield title(random, "".join(step.name for step in load().path(town)), year), town, {}
        yield title(random, f"{issuer}人民政府办公室", year), town, {"portal_division": parent(county).id}


def townships_on_their_portal(random: Random) -> Iterator[Case]:
    for town in random.sample(rows("township"), 400):
        year, known = year_of(random, town), {"portal_division": town.parent}
        office = "办事处" if town.name.endswith("街道") else "人民政府"
        for ending in ("", office, f"{office}办公室"):
            yield title(random, f"{town.name}{ending}", year), town, known
        yield title(random, town.name, random.choice((2009, 2014, 2025))), town, known


def broken_over_lines(random: Random) -> Iterator[Case]:
    for town in random.sample(rows("township"), 200):
        issuer = f"{parent(parent(town)).name}{parent(town).name}{town.name}"
        at = random.randrange(1, len(issuer))
        yield f"{issuer[:at]}\n{issuer[at:]}\n{year_of(random, town)} 年 政府信息公开年报", town, {}


def counties(random: Random) -> Iterator[Case]:
    """A county's offices, alone and on its portal; a name that several counties bear says nothing alone."""
    for county in random.sample(rows("county"), 300):
        year = year_of(random, county)
        standing = [other for other in rows("county") if other.name == county.name and stood(other, year)]
        for ending in (random.choice(DEPARTMENTS), "人民政府", "政府办公室"):
            named = title(random, f"{county.name}{ending}", year)
            yield named, county if len(standing) == 1 else None, {}
            yield named, county, {"portal_division": county.id}
            above = "".join(step.name for step in load().path(county)[:-1])
            yield title(random, f"{above}{county.name}{ending}", year), county, {}


def offices_without_place(random: Random) -> Iterator[Case]:
    """区教育局: the portal tells whose; nothing else does."""
    for county in random.sample(rows("county"), 200):
        level = county.name[-1]
        if county.name.endswith(("自治县", "自治旗")) or level not in "县区市旗":
            continue
        named = title(random, f"{level}{random.choice(DEPARTMENTS)}", year_of(random, county))
        yield named, county, {"portal_division": county.id}
        yield named, None, {}
        yield named, None, {"host": "weizhidi.shiyan.gov.cn"}


def offices_of_the_centre(random: Random) -> Iterator[Case]:
    for county in random.sample(rows("county"), 200):
        year = year_of(random, county)
        alone = len([o for o in rows("county") if o.name == county.name and stood(o, year)]) == 1
        for issuer in (
            f"国家税务总局{county.name}税务局",
            f"{county.name}气象局",
            f"国家统计局{county.name}调查队",
        ):
            yield title(random, issuer, year), county if alone else None, {}


def prefectures(random: Random) -> Iterator[Case]:
    for city in rows("prefecture"):
        year = year_of(random, city)
        yield title(random, f"{city.name}{random.choice(DEPARTMENTS)}", year), city, {}
        yield title(random, f"{parent(city).name}{city.name}人民政府", year), city, {}
        yield title(random, f"{city.name}邮政管理局", year), city, {}


# The titles, and the least share of those that name a place which must not be left open.
GROUPS: tuple[tuple[Callable[[Random], Iterator[Case]], float], ...] = (
    (townships_named, 1.0),
    (townships_on_their_portal, 0.999),
    (broken_over_lines, 0.99),
    (counties, 0.99),
    (offices_without_place, 1.0),
    (offices_of_the_centre, 0.99),
    (prefectures, 0.99),
)


def same_place(found: DivisionRow, wanted: DivisionRow) -> bool:
    """One division under the names and parents of its years."""
    if found.lineage == wanted.lineage:
        return True
    return found.name == wanted.name and found.level == "township" and parents_meet(found, wanted)


def parents_meet(found: DivisionRow, wanted: DivisionRow) -> bool:
    return parent(found).lineage == parent(wanted).lineage


@pytest.mark.parametrize(("cases", "least"), GROUPS, ids=lambda value: getattr(value, "__name__", ""))
def test_no_title_resolves_wrongly(cases: Callable[[Random], Iterator[Case]], least: float) -> None:
    outcomes: Counter[str] = Counter()
    wrong = []
    for printed, wanted, known in cases(Random(cases.__name__)):
        found = resolve(printed, **known)
        if found.abstained:
            outcomes["open"] += wanted is not None
            continue
        assert found.division_id is not None
        if wanted is None or not same_place(load().rows[found.division_id], wanted):
            wrong.append((printed, known, found.division_path, found.kind, found.basis))
        outcomes["right"] += 1
    assert wrong == []
    assert outcomes["right"] >= least * (outcomes["right"] + outcomes["open"]), outcomes


@pytest.mark.parametrize(
    ("printed", "known", "path"),
    [
        ("新源镇人民政府办公室2023年年报", {"portal_division": "654025"}, "新源县/新源镇"),
        ("泗阳农场人民政府办公室2020年年报", {"portal_division": "321323"}, "泗阳县/泗阳农场"),
        ("中华人民共和国海关总署2022年政府信息公开工作年度报告", {}, "中华人民共和国"),
        ("河南省生态环境局济源分局2022年年报", {}, "河南省/济源市"),
        ("津市市人民政府2021年年报", {}, "湖南省/常德市/津市市"),
        ("吉林市教育局2021年年报", {}, "吉林省/吉林市"),
        ("杭州市西湖区2021年政府信息公开年报", {}, "浙江省/杭州市/西湖区"),
    ],
)
def test_what_stands_close_to_something_else(printed: str, known: dict[str, Any], path: str) -> None:
    assert "/".join(resolve(printed, **known).division_path).endswith(path)


@pytest.mark.parametrize(
    ("printed", "known"),
    [
        ("鼓楼区教育局2021年年报", {}),
        ("西湖区西湖街道2021年年报", {}),
        ("新华区人民政府2021年年报", {}),
        ("城关镇2021年年报", {}),
        ("津市人民政府2021年年报", {}),
        ("吉林教育局2021年年报", {}),
        ("南湾街片区人民政府办公室2022年年报", {"portal_division": "650102"}),
        # below a city's name stands one we cannot read: not the county that shares the city's name
        ("县教育局2016年年报", {"host": "fengningmanzu.chengde.gov.cn"}),
        ("县教育局2020年年报", {"host": "tianzhuzangzu.wuwei.gov.cn"}),
    ],
)
def test_what_stays_open(printed: str, known: dict[str, Any]) -> None:
    assert resolve(printed, **known).abstained
