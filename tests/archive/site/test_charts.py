from __future__ import annotations

from itertools import product

import pytest

from archive.site import charts, form_view
from extract import form

AXES = [(0, 4), (4, 4), (5, 8), (33, 40), (1200, 1200), (96_171.6, 120_000)]


def test_a_year_without_a_number_is_a_gap_and_never_a_zero() -> None:
    drawn = charts.chart([("2021", 4), ("2022", None), ("2023", 8), ("2024", 6)])
    assert [point.y is None for point in drawn.points] == [False, True, False, False]
    assert drawn.points[1].height == 0


def test_an_empty_chart_has_no_points() -> None:
    assert charts.chart([]).points == ()


@pytest.mark.parametrize(("value", "ceiling"), AXES)
def test_the_axis_ends_at_the_next_round_number(value: float, ceiling: float) -> None:
    assert charts.nice_ceiling(value) == ceiling


def test_shades_run_from_nothing_to_everything() -> None:
    assert [charts.shade(part) for part in (None, 0, 0.001, 0.5, 1)] == [0, 0, 1, 3, 5]


def test_the_map_has_every_province_once() -> None:
    tiles = charts.tiles()
    assert len({tile.code for tile in tiles}) == len({(tile.column, tile.row) for tile in tiles}) == 31


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_the_printed_form_has_every_cell_once_and_fills_its_grid(edition: str) -> None:
    ids = form.EDITIONS[edition].cell_ids()
    tables = form_view.tables(edition, ids)
    printed = [cell.cell_id for table in tables for line in table.body for cell in line if cell.cell_id]
    assert printed == list(ids)
    for table in tables:
        assert _is_full(table.head)
        assert _is_full(table.body)


def _is_full(lines: tuple[tuple[form_view.FormCell, ...], ...]) -> bool:
    """Do the spans of all cells cover a rectangle exactly?"""
    taken: set[tuple[int, int]] = set()
    for number, line in enumerate(lines):
        column = 0
        for cell in line:
            while (number, column) in taken:
                column += 1
            rows = range(number, number + cell.rows)
            area = set(product(rows, range(column, column + cell.columns)))
            if area & taken:
                return False
            taken |= area
    width = max((column for _, column in taken), default=-1) + 1
    return len(taken) == width * len(lines)
