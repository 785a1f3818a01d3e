"""Styles of elements that hide what they print, raise it, or only sound as if they did."""

from __future__ import annotations

import pytest

from extract.readers import html


@pytest.mark.parametrize(
    ("style", "value", "printed"),
    [
        ("position:relative;top:-5.5pt;mso-text-raise:5.5pt", "12<span style='{}'>3</span>", "12³"),
        ("font-size:60%;position:relative;top:-.5em", "12<span style='{}'>3</span>", "12³"),
        ("position:relative;top:-1.5pt;mso-text-raise:1.5pt", "12<span style='{}'>3</span>", "123"),
        ("position:relative;top:-5.5pt", "<span style='{}'>123</span>", "123"),
    ],
)
def test_a_figure_moved_up_is_the_mark_of_a_note(style: str, value: str, printed: str) -> None:
    page = f"<table><tr><td>规章</td><td>{value.format(style)}</td></tr></table>"
    assert html.read(page.encode()).grids[0].rows[0][1].text == printed


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("background-color:transparent", "12"),
        ("border-color:transparent;background-color:rgba(0, 0, 0, 0)", "12"),
        ("fill-opacity:0", "12"),
        ("margin-top:-1000px", "12"),
        ("color:transparent", ""),
        ("COLOR: rgba(0, 0, 0, 0)", ""),
        ("-webkit-text-fill-color:transparent", ""),
        ("color:#ffffff00", ""),
        ("opacity:0.0", ""),
        ("font:0/0 a", ""),
        ("transform:scale(0)", ""),
        ("position:absolute;clip-path:inset(50%)", ""),
    ],
)
def test_what_hides_text_and_what_only_sounds_alike(style: str, text: str) -> None:
    for value in (f"<td style='{style}'>12</td>", f"<td><span style='{style}'>12</span></td>"):
        page = f"<table><tr><td>规章</td>{value}</tr></table>"
        assert html.read(page.encode()).grids[0].rows[0][1].text == text


def test_what_is_hidden_may_be_shown_inside() -> None:
    page = (
        "<table><tr><td>规章</td><td style='font-size:0'><b style='font-size:14px'>12</b></td></tr></table>"
    )
    assert "~~" in html.read(page.encode()).grids[0].rows[0][1].text


@pytest.mark.parametrize(
    "value",
    [
        "<span style='display:inline-flex;flex-direction:row-reverse'><b>1</b><b>2</b></span>",
        "<b style='float:right'>1</b><b style='float:right'>2</b>",
        "<b style='order:2'>1</b><b style='order:1'>2</b>",
        "<b style='position:absolute;left:9px'>1</b><b style='position:absolute;left:1px'>2</b>",
        "<span style='position:relative;left:80px'>12</span>",
        "<span style='transform:translateX(-80px)'>12</span>",
        "<span style='color:#E8F0F8; background: #e8f0f8'>12</span>",
        "<div style='width:8px;overflow:hidden'>12</div>",
        "<span>1</span><span style='font-size:1px'>2</span>",
        "<span>1</span><span class='num visible-print'>2</span>",
        "<span>1</span><span class=d-none>2</span>",
    ],
)
def test_figures_that_a_style_moves_or_shows_but_in_part_are_marked(value: str) -> None:
    page = f"<table><tr><td>规章</td><td>{value}</td></tr></table>"
    assert "~~" in html.read(page.encode()).grids[0].rows[0][1].text


@pytest.mark.parametrize(
    "value",
    [
        "<p style='float:right'>12</p>",
        "<span style='direction:rtl'>12</span>",
        "<span style='position:relative;top:-1px'>12</span>",
        "<div style='width:60px;overflow:hidden'>12</div>",
        "<span style='font-size:12px;color:#333;background:#fff'>12</span>",
        "<span class='hidden-text-none'>12</span>",
    ],
)
def test_a_figure_that_is_alone_or_wholly_seen_is_read(value: str) -> None:
    page = f"<table><tr><td>规章</td><td>{value}</td></tr></table>"
    assert html.read(page.encode()).grids[0].rows[0][1].text == "12"
