"""Locators survive being taken apart: in Python, and in the published view."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from archive.evidence import compress, expand
from archive.views import views

COLUMNS = ("natural_person", "enterprise", "total")
numbers = st.integers(1, 40)
coordinates = st.floats(0, 900).map(lambda value: round(value, 2))
html = st.builds(
    lambda table, row, column, path: {
        "kind": "html",
        "table": table,
        "row": row,
        "column": column,
        "path": path,
    },
    numbers,
    numbers,
    numbers,
    st.builds(lambda a, b: f"/html/body/table[{a}]/tr[{b}]/td", numbers, numbers),
)
pdf = st.builds(
    lambda page, box: {"kind": "pdf", "page": page, "box": box},
    numbers,
    st.lists(coordinates, min_size=4, max_size=4),
)
image = st.builds(
    lambda locator, sure: {**locator, "kind": "image", "confidence": sure}, pdf, st.floats(0.5, 1)
)
text = st.builds(lambda line, column: {"kind": "text", "line": line, "column": column}, numbers, numbers)
rows = st.one_of(
    *(st.dictionaries(st.sampled_from(COLUMNS), kind, min_size=1) for kind in (html, pdf, text, image))
)
mixed = st.dictionaries(st.sampled_from(COLUMNS), st.one_of(html, pdf, image, text), min_size=1)
shared = st.builds(
    lambda page, top, bottom, edges: {
        column: {"kind": "pdf", "page": page, "box": [left, top, left + 10, bottom]}
        for column, left in zip(COLUMNS, edges, strict=True)
    },
    numbers,
    coordinates,
    coordinates,
    st.lists(coordinates, min_size=3, max_size=3),
)


@given(st.one_of(rows, mixed, shared))
def test_what_is_taken_apart_is_put_together(locators: dict[str, dict[str, Any]]) -> None:
    place, layout = compress(locators)
    for column in COLUMNS:
        assert expand(place, layout, column) == locators.get(column)


@given(st.one_of(rows, mixed, shared))
def test_the_view_says_the_same(locators: dict[str, dict[str, Any]]) -> None:
    place, layout = compress(locators)
    expression = views()["cell"].split("AS resource_id,", 1)[1].split(" AS locator", 1)[0]
    query = (
        f'SELECT {expression} FROM (SELECT ? AS place) e, (SELECT ? AS columns) l, (SELECT ? AS "column") f'
    )
    connection = sqlite3.connect(":memory:")
    for column in COLUMNS:
        (found,) = connection.execute(query, (place, layout, column)).fetchone()
        said = json.loads(found) if found else None
        assert _rounded(said) == _rounded(locators.get(column))


def _rounded(value: Any) -> Any:
    """SQLite writes fifteen significant digits; the reader gives far fewer."""
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_rounded(item) for item in value]
    return round(value, 9) if isinstance(value, float) else value


def test_a_layout_repeats_from_row_to_row() -> None:
    def row(number: int) -> dict[str, dict[str, Any]]:
        return {
            column: {
                "kind": "html",
                "table": 2,
                "row": number,
                "column": at,
                "path": f"/html/body/table[2]/tr[{number}]/td[{at}]",
            }
            for at, column in enumerate(COLUMNS, 1)
        }

    (first, layout), (second, again) = compress(row(5)), compress(row(6))
    assert layout == again and first != second
