"""The committed table of divisions: shape, known histories, stable ids."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from archive.divisions import DivisionRow, Level, expected, load, table
from archive.divisions.model import division_id


def _one(name: str, year: int, under: str) -> DivisionRow:
    found = [
        row
        for row in load().by_name[name]
        if row.existed(year) and under in [upper.name for upper in load().path(row)]
    ]
    assert len(found) == 1, found
    return found[0]


def test_parents_come_before_children_and_ids_are_unique() -> None:
    seen: set[str] = set()
    for row in table():
        assert row.id not in seen
        assert row.parent is None or row.parent in seen
        seen.add(row.id)
    assert len(seen) > 50_000


def test_every_successor_and_lineage_is_a_division() -> None:
    rows = load().rows
    for row in rows.values():
        assert row.lineage in rows
        assert all(successor in rows for successor in row.successors)


def test_ids_are_a_digest_of_level_and_names_not_of_codes() -> None:
    laishui = _one("涞水县", 2023, "保定市")
    assert laishui.id == division_id("county", ("河北省", "保定市", "涞水县")) == "db1ec764425"


def test_a_county_made_a_district_is_a_new_division_of_the_same_lineage() -> None:
    county, district = _one("水城县", 2019, "六盘水市"), _one("水城区", 2022, "六盘水市")
    assert county.id != district.id
    assert county.lineage == district.lineage
    assert district.id in county.successors
    assert (county.valid_to, district.valid_from) == (2019, 2020)


def test_townships_follow_their_county_through_its_change() -> None:
    before, after = _one("杨梅彝族苗族回族乡", 2019, "水城县"), _one("杨梅彝族苗族回族乡", 2023, "水城区")
    assert after.lineage == before.id
    assert [code.code for code in before.codes] == ["520221222"]


def test_a_city_without_counties_has_its_townships_directly_below() -> None:
    street = _one("东区街道", 2023, "中山市")
    assert [row.level for row in load().path(street)] == ["province", "prefecture", "township"]


def test_a_code_that_changed_is_kept_with_its_years() -> None:
    town = _one("南村镇", 2023, "番禺区")
    assert "440113102" in {code.code for code in town.codes}


def test_what_is_no_division_in_law_is_marked() -> None:
    assert _one("东风垦殖场", 2023, "奉新县").unit == "quasi"
    assert _one("石家庄高新技术产业开发区", 2020, "石家庄市").unit == "quasi"
    assert _one("涞水镇", 2020, "涞水县").unit == "administrative"


@pytest.mark.parametrize(
    ("level", "year", "count"),
    [("province", 2023, 31), ("prefecture", 2023, 333), ("county", 2023, 2843), ("township", 2023, 38622)],
)
def test_expected_divisions_by_level(level: Level, year: int, count: int) -> None:
    found = expected(level, year)
    assert (found.count, found.carried) == (count, False)


def test_expected_outside_the_stated_years_says_so() -> None:
    later = expected("township", 2025)
    assert later.carried
    assert later.stated_year == 2023
    assert later.count == expected("township", 2023).count


def test_expected_inside_one_county_leaves_out_farms_and_zones() -> None:
    county = _one("奉新县", 2023, "宜春市")
    names = {row.name for row in expected("township", 2023, county.id).divisions}
    assert "冯川镇" in names
    assert "东风垦殖场" not in names


REFERENCE = Path(__file__).parents[4] / "shared" / "reference" / "divisions"


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference folder is not beside the repository")
def test_the_table_agrees_with_an_independently_built_history() -> None:
    """Three in a thousand listings may differ: names the two builders cut differently."""
    with gzip.open(REFERENCE / "townships_nbs_2016_2023.csv.gz", "rt", encoding="utf-8") as lines:
        theirs = {
            (code, name, year)
            for code, name, first, last in csv.reader(lines)
            for year in range(int(first), int(last) + 1)
        }
    ours = {
        (code.code, row.name, year)
        for row in table()
        if row.level == "township"
        for code in row.codes
        for year in range(code.valid_from or 2016, (code.valid_to or 2023) + 1)
    }
    assert len(theirs - ours) < len(theirs) * 0.003
    assert len(ours - theirs) < len(ours) * 0.003
