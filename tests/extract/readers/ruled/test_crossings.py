"""The cells between crossing lines are those pdfplumber's finder finds when it is shown every line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pdfplumber.table import edges_to_intersections, intersections_to_cells

from extract.readers.ruled.crossings import cells_of
from extract.readers.ruled.lattice import Edge

PITCH = 10.0
Line = tuple[int, tuple[int, int]]  # where it lies, from where to where it runs
places = st.integers(0, 7)
# Most lines of a table run from side to side.
lines = st.tuples(places, st.one_of(st.just((0, 7)), st.tuples(places, places)))


@given(st.lists(lines, max_size=14), st.lists(lines, max_size=14))
def test_the_cells_are_those_of_the_finder_alone(level: list[Line], upright: list[Line]) -> None:
    edges = [_edge("h", *line) for line in level] + [_edge("v", *line) for line in upright]
    crossings = edges_to_intersections(edges, 1, 1)
    assert cells_of(crossings) == intersections_to_cells(crossings)


def test_rows_alike_are_told_apart_from_a_row_with_a_cell_more() -> None:
    edges = [_edge("h", y, (0, 7)) for y in range(5)] + [_edge("v", x, (0, 4)) for x in (0, 3, 7)]
    edges.append(_edge("v", 5, (2, 3)))
    cells = cells_of(edges_to_intersections(edges, 1, 1))
    assert [box for box in cells if box[1] == 2 * PITCH] == [
        (0, 20, 30, 30),
        (30, 20, 50, 30),
        (50, 20, 70, 30),
    ]
    assert len(cells) == 9


def test_no_crossing_no_cell() -> None:
    assert cells_of({}) == []


def _edge(orientation: str, place: int, ends: tuple[int, int]) -> Edge:
    at, start, end = place * PITCH, min(ends) * PITCH, max(ends) * PITCH
    if orientation == "h":
        return {"x0": start, "x1": end, "top": at, "bottom": at, "orientation": "h"}
    return {"x0": at, "x1": at, "top": start, "bottom": end, "orientation": "v"}
