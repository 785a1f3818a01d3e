"""The ministry's yearly page: reading it, and bringing the table one year further."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.divisions.sources import ministry
from archive.divisions.sources.lineage import LineageRow
from archive.divisions.sources.snapshots import DivisionSourceError
from archive.divisions.sources.upper import Upper

PAGE = """<html><body><table>
<tr><td colspan="3">某年中华人民共和国县以上行政区划代码</td></tr>
<tr><td></td><td>行政区划代码</td><td>单位名称</td></tr>
<tr><td></td><td>520000</td><td>贵州省</td></tr>
<tr><td></td><td>520200</td><td> 六盘水市</td></tr>
<tr><td></td><td>520201</td><td>&nbsp;&nbsp;钟山区*</td></tr>
<tr><td></td><td>520204</td><td>&nbsp;&nbsp;水城区</td></tr>
<tr><td colspan="3">注：以上为示例。</td></tr>
</table></body></html>"""


def _row(code: str, prefecture: str | None, name: str, level: str, began: int = 1981) -> LineageRow:
    return LineageRow(code, "贵州省", prefecture, name, level, began, None, ())  # type: ignore[arg-type]


@pytest.fixture
def upper() -> Upper:
    return Upper(
        [
            _row("520000", None, "贵州省", "province"),
            _row("520200", "六盘水市", "六盘水市", "prefecture"),
            _row("520201", "六盘水市", "钟山区", "county", 1987),
            _row("520221", "六盘水市", "水城县", "county", 1987),
        ]
    )


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "list.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_the_page_is_read_by_its_codes(page: Path) -> None:
    listed = ministry.read(page, least=4)
    assert listed == {"520000": "贵州省", "520200": "六盘水市", "520201": "钟山区", "520204": "水城区"}


def test_any_other_page_is_refused(page: Path) -> None:
    with pytest.raises(DivisionSourceError, match="4 rows"):
        ministry.read(page)


def test_a_year_brings_what_came_and_closes_what_went(upper: Upper, page: Path) -> None:
    came, gone = ministry.extend(upper, 2025, ministry.read(page, least=4))
    assert [node.name for node in came] == ["水城区"]
    assert [(node.name, node.valid_to) for node in gone] == [("水城县", 2024)]
    assert (came[0].valid_from, came[0].root()) == (2025, gone[0])
    assert came[0].path == ("贵州省", "六盘水市", "水城区")


def test_the_same_list_twice_changes_nothing(upper: Upper, page: Path) -> None:
    listed = ministry.read(page, least=4)
    ministry.extend(upper, 2025, listed)
    assert ministry.extend(upper, 2026, listed) == ([], [])
