"""Rows in which one cell holds what stood in several."""

from __future__ import annotations

import pytest

from extract.model import GridCell
from extract.tables.columns import Placement
from extract.tables.place.cut import unless_crowded


def placement(*texts: str, doubt: str | None = None, doubtful: tuple[int, ...] = ()) -> Placement:
    cells = (GridCell(text, 0, column, 1, 1, {"kind": "docx"}) for column, text in enumerate(texts))
    return Placement(tuple(cells), doubt, doubtful)


@pytest.mark.parametrize(
    "row",
    [
        placement("", "12", "3 4", "5"),
        placement("", "12", "3 4", "5", doubt="cell_merged", doubtful=(3,)),
        placement("12\n3\n第二十条第（五）项\n行政许可\n7", "81", "88"),
    ],
    ids=["two figures beside a blank cell", "and one over several rows", "cells with their labels"],
)
def test_every_figure_of_the_row_is_in_doubt(row: Placement) -> None:
    assert unless_crowded(row).doubtful == tuple(range(len(row.cells)))


@pytest.mark.parametrize("row", [placement("9", "12", "3 4"), placement("12\n3", "81"), placement("", "1")])
def test_a_figure_with_a_space_or_over_two_lines_alone_casts_no_doubt_on_others(row: Placement) -> None:
    assert unless_crowded(row) == row
