"""What styles hide, strike out, raise or print white in cells: of elements, and of a page's sheet."""

from __future__ import annotations

import time

import pytest

from extract.readers import html
from extract.values import read_value

DOUBTED = ["~~12~~", "3"]


def cells(row: str, sheet: str = "") -> list[str]:
    """The texts of the first *row* of a page's table under the page's style *sheet*."""
    page = f"<html><head><style>{sheet}</style></head><body><table>{row}<tr><td>a</td><td>b</td></tr></table>"
    return [cell.text for cell in html.read(page.encode()).grids[0].rows[0]]


@pytest.mark.parametrize(
    "row",
    [
        '<tr><td style="text-decoration:line-through">12</td><td>3</td></tr>',
        '<tr><td style="text-decoration: line-through"><p>12</p></td><td>3</td></tr>',
        '<tr><td style="color:#fff">12</td><td>3</td></tr>',
        '<tr style="background:#fff"><td style="color:white">12</td><td>3</td></tr>',
        '<tr><td><span style="color:#FFFFFF">12</span></td><td>3</td></tr>',
        '<tr><td style="color:#fefefe">12</td><td>3</td></tr>',
        '<tr style="background:#f5f5f5"><td style="color: rgb(250, 250, 250)">12</td><td>3</td></tr>',
    ],
)
def test_struck_and_white_figures_are_marked_whatever_the_style_is_of(row: str) -> None:
    assert [text.replace("\n", "") for text in cells(row)] == DOUBTED
    assert read_value(cells(row)[0]).doubt is not None


def test_a_row_struck_out_is_so_in_each_of_its_cells() -> None:
    row = '<tr style="text-decoration:line-through"><td>12</td><td></td></tr>'
    assert cells(row) == ["~~12~~", ""]


@pytest.mark.parametrize(
    "row",
    [
        '<tr style="background:#036;color:#fff"><td>12</td><td>3</td></tr>',
        '<tr bgcolor="#003366"><td style="color:#fff">12</td><td>3</td></tr>',
        '<tr><td style="background-color: navy"><span style="color:white">12</span></td><td>3</td></tr>',
        '<tr bgcolor=navy><td><font color="#FFFFFF">12</font></td><td>3</td></tr>',
        '<tr><td style="background:#036"><font color=white>12</font></td><td>3</td></tr>',
        '<tr><td style="color:#f0e">12</td><td>3</td></tr>',
        '<tr><td style="color:#fff0e0">12</td><td>3</td></tr>',
        '<tr><td style="vertical-align:sub">12</td><td>3</td></tr>',
    ],
)
def test_white_on_a_ground_is_printed_and_a_cell_is_not_raised(row: str) -> None:
    assert cells(row) == ["12", "3"]


@pytest.mark.parametrize(
    ("sheet", "cell", "text"),
    [
        (".note {vertical-align: super; font-size: 8pt}", "<td>12<span class=note>1</span></td>", "12¹"),
        (
            "<!-- span.MsoFootnoteReference\n\t{mso-style-priority:99;\n\tvertical-align:super;} -->",
            "<td>12<span class=MsoFootnoteReference>1</span></td>",
            "12¹",
        ),
        ("/* {} */ .off{display:none}", "<td>12<i class=off>4</i></td>", "12~~4~~"),
        ("@import url(a.css); td i{visibility:hidden}", "<td><i>4</i>12</td>", "~~4~~12"),
        ("#n, .m:hover {display:none}", "<td>12<b id=n>4</b></td>", "12~~4~~"),
        ("@media screen {.off{display:none}}", "<td class=off>12</td>", "~~12~~"),
        ("td.old{text-decoration:line-through}", "<td class=old>12</td>", "~~12~~"),
        ("tr.off{display:none}", "<td>12</td>", "~~12~~"),
    ],
)
def test_rules_of_the_page_mark_and_doubt_what_they_raise_and_hide_in_cells(
    sheet: str, cell: str, text: str
) -> None:
    assert cells(
        f"<tr class=off>{cell}<td></td></tr>" if "tr." in sheet else f"<tr>{cell}<td></td></tr>", sheet
    ) == [
        text,
        "",
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print {.off{display:none}}",
        "@media (max-width: 600px) {.off{display:none} b{color:red}}",
        ".off::before {display:none}",
        ".off:hover {visibility:hidden}",
        ".off{color:#fff;background:#036}",
        "@font-face {font-family: x; src: url(x)} .other{display:none}",
        "} {{ .off{display:none",
    ],
)
def test_rules_for_paper_phones_and_other_elements_touch_no_cell(sheet: str) -> None:
    assert cells("<tr><td class=off>12</td><td>3</td></tr>", sheet) == ["12", "3"]


def test_what_a_rule_hides_outside_of_tables_is_read() -> None:
    page = (
        "<html><head><style>.tab{display:none}</style></head><body><div class=tab><p>一、总体情况</p></div>"
    )
    assert [paragraph.text for paragraph in html.read(page.encode()).paragraphs] == ["一、总体情况"]


@pytest.mark.parametrize(
    "junk",
    ["/*", "@", "{", "}", ";", "a", "@media screen{", "transform:", "color:rgba(", "position:relative"],
)
def test_a_hostile_sheet_costs_time_in_proportion_to_its_size(junk: str) -> None:
    started = time.process_time()
    assert cells("<tr><td>12</td><td>3</td></tr>", junk * 200_000 + "display:none") == ["12", "3"]
    assert time.process_time() - started < 5  # a square of it would take hours
