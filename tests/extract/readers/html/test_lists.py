"""Cells of a web page that hold a list: its numbers are printed, and stand in no text."""

from __future__ import annotations

import pytest

from extract.readers import html


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("<ol><li>0</li></ol>", "\ufffd0"),
        ("<ol><li></li></ol>", "\ufffd"),
        ("<ol style='list-style:none'><li>0</li></ol>", "0"),
        ("<ul><li>0</li></ul>", "0"),
        ("<ol><li>属于国家秘密</li></ol>", "属于国家秘密"),
    ],
)
def test_the_number_of_a_list_is_not_lost(value: str, printed: str) -> None:
    page = f"<table><tr><td>规章</td><td>{value}</td></tr></table>"
    assert html.read(page.encode()).grids[0].rows[0][1].text == printed
