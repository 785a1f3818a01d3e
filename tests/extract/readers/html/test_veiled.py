"""Whole tables that a style sheet or a script hides, and those that are shown after all."""

from __future__ import annotations

import pytest

from extract.readers import html

TABLE = "<table><tr><td>规章</td><td>12</td><td></td></tr></table>"


def confidences(head: str, body: str) -> set[float | None]:
    page = f"<html><head>{head}</head><body><p>一、总体情况</p>{body}</body></html>"
    return {cell.confidence for grid in html.read(page.encode()).grids for cell in grid.rows[0]}


@pytest.mark.parametrize(
    "rule",
    [
        ".old{display:none}",
        ".old{display:none !important}.now{display:block}",
        "#y2022{visibility:hidden}",
        "div.old{height:0;overflow:hidden}",
        "div.old{position:absolute;left:-9999px}",
        "#main .old{opacity:0}.old{opacity:1}",
        ".old{display:none}.other{display:block}@media print{.old{display:block}}",
        ".now{display:block}.old{display:none}",
    ],
)
def test_a_table_that_a_rule_hides_is_doubted(rule: str) -> None:
    body = f'<div id=main><div class="old now" id=y2022>{TABLE}</div></div>'
    assert confidences(f"<style>{rule}</style>", body) == {0.5}


@pytest.mark.parametrize(
    "rule",
    [
        ".old{display:none}.now{display:block}",
        ".old.now{display:block}.old{display:none}",
        ".old{display:none}#y2022{display:table}",
        ".old{visibility:hidden}#main .old{visibility:visible}",
        "@media print{.old{display:none}}",
        "[v-cloak]{display:none}",
        "body{display:none}",
        ".menu,.banner ul{display:none}",
    ],
)
def test_a_table_that_another_rule_shows_is_not(rule: str) -> None:
    body = f'<div id=main v-cloak><div class="old now" id=y2022>{TABLE}</div></div>'
    assert confidences(f"<style>{rule}</style>", body) == {None}


def test_a_style_of_its_own_shows_a_table() -> None:
    body = f'<div class=old style="display:block">{TABLE}</div>'
    assert confidences("<style>.old{display:none}</style>", body) == {None}


@pytest.mark.parametrize(
    ("script", "confidence"),
    [
        ("$(function(){$('#t2').hide();})", 0.5),
        ("document.getElementById('t2').style.display = 'none';", 0.5),
        ("$('#t2').hide();$('#more').click(function(){$('#t2').show();})", None),
        ("$('#menu').hide();", None),
    ],
)
def test_a_table_that_a_script_hides_by_name_is_doubted(script: str, confidence: float | None) -> None:
    assert confidences(f"<script>{script}</script>", f"<div id=t2>{TABLE}</div>") == {confidence}


@pytest.mark.parametrize(
    ("head", "opening"),
    [
        ("<style>table{color:#fff}</style>", "<div>"),
        ("<style>div{text-decoration:line-through}</style>", "<div>"),
        ("", "<div style='text-decoration:line-through'>"),
        ("", "<del>"),
    ],
)
def test_the_figures_of_a_table_struck_out_or_white_as_a_whole_are_marked(head: str, opening: str) -> None:
    page = f"<html><head>{head}</head><body>{opening}{TABLE}</body></html>"
    assert html.read(page.encode()).grids[0].rows[0][1].text == "~~12~~"


def test_white_on_a_dark_table_is_printed() -> None:
    page = f"<html><head><style>table{{color:#fff;background:#036}}</style></head><body>{TABLE}</body></html>"
    assert html.read(page.encode()).grids[0].rows[0][1].text == "12"


def test_of_a_wrapper_that_hides_its_text_the_cells_without_a_style_are_marked() -> None:
    row = "<td style='font-size:14px'>12</td><td>5</td>"
    page = f"<div style='font-size:0'><table><tr><td>规章</td>{row}</tr></table></div>"
    assert [cell.text for cell in html.read(page.encode()).grids[0].rows[0]] == ["~~规章~~", "12", "~~5~~"]
