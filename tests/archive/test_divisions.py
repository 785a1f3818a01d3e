"""The committed table of divisions: shape, known histories, stable ids."""

from __future__ import annotations

from archive.divisions import DivisionRow, load, table
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
