"""Figures in cells that reach over several rows, or over the page: which row they are of cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.model import GridCell
from extract.tables.columns import Placement
from extract.tables.lines import Line
from extract.tables.runs import blank


def with_spans(placement: Placement) -> Placement:
    """Doubt a figure that stands in a cell reaching over several rows: which row is it of?"""
    shared = tuple(
        n
        for n, cell in enumerate(placement.cells)
        if cell is not None and cell.row_span > 1 and not blank(cell)
    )
    if not shared or placement.doubt:
        return placement
    return Placement(placement.cells, "cell_merged", shared)


def unless_over_the_page(lines: Sequence[Line], placements: list[Placement]) -> list[Placement]:
    """Doubt the cells that are one: a page ends within a cell over several rows, which prints one figure."""
    doubtful: list[GridCell] = []
    for (above, over), (below, under) in pairwise(zip(lines, placements, strict=True)):
        if above.fragment + 1 == below.fragment:
            for pair in zip(over.cells, under.cells, strict=True):
                doubtful += _parts_of_one(*pair)
    return [_in_doubt(placement, doubtful) for placement in placements] if doubtful else placements


def _parts_of_one(above: GridCell | None, below: GridCell | None) -> tuple[GridCell, ...]:
    """The cells above and below the end of a page, where these may be one cell with a figure."""
    if above is None or below is None or max(above.row_span, below.row_span) == 1:
        return ()
    return () if blank(above) == blank(below) else (above, below)


def _in_doubt(placement: Placement, cells: Sequence[GridCell]) -> Placement:
    found = {n for n, cell in enumerate(placement.cells) if any(cell is one for one in cells)}
    if not found:
        return placement
    doubtful = tuple(sorted(found.union(placement.doubtful)))
    return replace(placement, doubt=placement.doubt or "cell_merged", doubtful=doubtful)
