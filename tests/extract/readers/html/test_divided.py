"""Tables of a page that are made of other elements than a table's."""

from __future__ import annotations

import pytest
from lxml import etree

from extract.readers import html

ROWS = (("规章", "3", "", "7"), ("行政规范性文件", "0", "12", "5"), ("行政许可", "8", "", ""))
ROLES = ('<div role="row">', '<div role="cell">')
DISPLAYS = ('<div style="display: table-row;">', '<span style="display:table-cell">')
FLEX = ('<div style="display:flex">', '<div style="flex:1">')
NAMES = ('<div class="tr">', '<div class="td">')
PROSE = "<p>一、总体情况</p><p>本年度主动公开政府信息。</p>"


def page(kind: tuple[str, str], *, head: str = "", within: str = "<div>{}</div>", cells: int = 4) -> str:
    row, cell = kind
    end = f"</{cell[1:].split()[0]}>"
    made = "".join(f"{row}{''.join(f'{cell}{text}{end}' for text in texts[:cells])}</div>" for texts in ROWS)
    return f"<html><head>{head}</head><body>{PROSE}{within.format(made)}<p>完</p></body></html>"


@pytest.mark.parametrize("kind", [ROLES, DISPLAYS, FLEX, NAMES])
def test_rows_and_cells_by_role_display_or_name_are_a_table(kind: tuple[str, str]) -> None:
    source = page(kind)
    document = html.read(source.encode())
    grid = document.grids[0]
    assert tuple(tuple(cell.text for cell in row) for row in grid.rows) == ROWS
    assert [paragraph.text for paragraph in document.paragraphs][-1] == "完"
    tree = etree.fromstring(source, etree.HTMLParser())
    for row in grid.rows:
        for cell in row:
            (found,) = tree.xpath(str(cell.locator["path"]))
            assert (found.text or "") == cell.text


def test_spans_by_attributes_of_assistive_technology() -> None:
    source = page(ROLES).replace('<div role="cell">规章', '<div role="cell" aria-rowspan="2">规章')
    source = source.replace('<div role="cell">行政规范性文件</div>', "", 1)
    assert [cell.text for cell in html.read(source.encode()).grids[0].rows[1]] == ["规章", "0", "12", "5"]


def test_a_head_and_a_body_are_of_one_table() -> None:
    source = page(ROLES, within='<div role="table"><div role="rowgroup">{}</div></div>')
    assert len(html.read(source.encode()).grids) == 1


@pytest.mark.parametrize(
    "source",
    [
        page(FLEX, cells=3),  # parts of the page beside each other
        page(FLEX).replace("行政许可", "行政许可" * 31),
        page(FLEX, within="<div>{}另见附件。</div>"),  # a text beside the rows would be lost
        page(FLEX, within="<table><tr><td>{}</td></tr></table>"),
        page(FLEX, within="<table><tr><td>索引号</td></tr></table><div>{}</div>"),  # the page has tables
    ],
)
def test_other_parts_beside_each_other_are_none(source: str) -> None:
    document = html.read(source.encode())
    assert not any(len(row) >= 3 for grid in document.grids for row in grid.rows)


def test_a_rule_that_tells_of_anything_in_it_casts_doubt_on_it() -> None:
    document = html.read(page(NAMES, head="<style>.tr .td{visibility:hidden}</style>").encode())
    assert {cell.confidence for row in document.grids[0].rows for cell in row} == {0.5}
    document = html.read(page(NAMES, head="<style>.td{color:red}</style>").encode())
    assert {cell.confidence for row in document.grids[0].rows for cell in row} == {None}
