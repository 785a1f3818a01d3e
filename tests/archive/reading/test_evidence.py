"""Locators survive being taken apart: in Python, and in the published view."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from archive.reading.evidence import Place, compress, expand
from archive.schema import views

COLUMNS = ("natural_person", "enterprise", "total")
CELLS = [(row, column) for row in ("new", "carried_in") for column in COLUMNS]
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
alike = st.one_of(
    *(st.dictionaries(st.sampled_from(CELLS), kind, min_size=1) for kind in (html, pdf, text, image))
)
mixed = st.dictionaries(st.sampled_from(CELLS), st.one_of(html, pdf, image, text), min_size=1)
ruled = st.builds(
    lambda page, tops, edges: {
        (row, column): {"kind": "pdf", "page": page, "box": [left, top, left + 10, top + 5]}
        for row, top in zip(("new", "carried_in"), tops, strict=True)
        for column, left in zip(COLUMNS, edges, strict=True)
    },
    numbers,
    st.lists(coordinates, min_size=2, max_size=2),
    st.lists(coordinates, min_size=3, max_size=3),
)
tables = st.one_of(alike, mixed, ruled)


@given(tables)
def test_what_is_taken_apart_is_put_together(locators: dict[Place, dict[str, Any]]) -> None:
    place, layout = compress(locators)
    for row, column in CELLS:
        assert expand(place, layout, row, column) == locators.get((row, column))


@given(tables)
def test_the_view_says_the_same(locators: dict[Place, dict[str, Any]]) -> None:
    place, layout = compress(locators)
    expression = views.selects()["cell"].split("AS resource_id,", 1)[1].split(" AS locator", 1)[0]
    sources = '(SELECT ? AS place) e, (SELECT ? AS layout) l, (SELECT ? AS row, ? AS "column") f'
    connection = sqlite3.connect(":memory:")
    for row, column in CELLS:
        found = connection.execute(f"SELECT {expression} FROM {sources}", (place, layout, row, column))
        (text,) = found.fetchone()
        assert _rounded(json.loads(text) if text else None) == _rounded(locators.get((row, column)))


def _rounded(value: Any) -> Any:
    """SQLite writes fifteen significant digits; the reader gives far fewer."""
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_rounded(item) for item in value]
    return round(value, 9) if isinstance(value, float) else value


def test_a_layout_repeats_from_report_to_report() -> None:
    def table(above: str) -> dict[Place, dict[str, Any]]:
        return {
            (row, column): {
                "kind": "html",
                "table": 2,
                "row": line,
                "column": at,
                "path": f"/html/body/{above}/table[2]/tr[{line}]/td[{at}]",
            }
            for line, row in enumerate(("new", "carried_in"), 1)
            for at, column in enumerate(COLUMNS, 1)
        }

    (first, layout), (second, again) = compress(table("div[1]")), compress(table("div[2]"))
    assert layout == again and first != second


def test_a_ruled_table_is_as_many_numbers_as_it_has_lines() -> None:
    boxes = {
        (row, column): {"kind": "pdf", "page": 2, "box": [left, top, left + 40, top + 20]}
        for row, top in (("new", 100), ("carried_in", 120))
        for column, left in zip(COLUMNS, (50, 90, 130), strict=True)
    }
    layout = json.loads(compress(boxes)[1])
    assert layout["rows"] == {"new": {"y": [100, 120]}, "carried_in": {"y": [120, 140]}}
    assert layout["columns"]["total"] == {"x": [130, 170]} and not layout["cells"]
