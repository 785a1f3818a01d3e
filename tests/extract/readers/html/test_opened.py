"""Parts of a page that wait for a script, or for a click on their tab."""

from __future__ import annotations

import pytest

from extract.readers import html

DATA = "<table>" + "<tr><td>规章</td><td>12</td><td></td></tr>" * 3 + "</table>"
SMALL = "<table><tr><td>索引号</td><td>7</td></tr></table>"


def read(body: str) -> list[tuple[str, float | None]]:
    page = f"<html><body><p>一、总体情况</p>{body}</body></html>"
    grids = html.read(page.encode()).grids
    return [(grid.rows[0][1].text, grid.rows[0][1].confidence) for grid in grids]


def test_an_article_hidden_until_its_script_has_run_is_read() -> None:
    style = "visibility: hidden; opacity: 0; "
    assert read(f'<div id="js_content" style="{style}">{DATA}</div>') == [("12", None)]


@pytest.mark.parametrize("style", ["display:none", "color:red;display: none !important;"])
def test_a_table_behind_a_tab_is_read_with_doubt(style: str) -> None:
    parts = f'<div class="con on">第一部分</div><div class="con" style="{style}">{DATA}</div>'
    assert read(parts) == [("12", 0.5)]
    assert read(SMALL + parts) == [("7", None), ("12", 0.5)]


@pytest.mark.parametrize(
    "body",
    [
        f'<div class="con" style="display:none">{DATA}</div>',  # nothing of its kind is shown
        f'<div class="pc">文字</div><div class="mobile" style="display:none">{DATA}</div>',
        f'<div class="con">文字</div><div class="con" style="visibility:hidden">{DATA}</div>',
    ],
)
def test_other_hidden_tables_are_left_out(body: str) -> None:
    assert read(body) == []


def test_a_hidden_table_is_left_out_beside_one_that_is_shown() -> None:
    other = DATA.replace("12", "99")
    assert read(f'<div class="con">{DATA}</div><div class="con" style="display:none">{other}</div>') == [
        ("12", None)
    ]
