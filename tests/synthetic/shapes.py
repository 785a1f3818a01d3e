"""The breaks of shape: which value belongs to which cell of the form stays the same on paper."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

from tests.synthetic import page_shapes, table_shapes
from tests.synthetic.breaks import replace_table
from tests.synthetic.paper import Paper, Table

ShapeBreak = Callable[[Random, Paper], Paper]


def _on(name: str, change: Callable[[Random, Table], Table]) -> ShapeBreak:
    """A break of one table, skipped when the table is already in pieces."""

    def apply(random: Random, paper: Paper) -> Paper:
        table = page_shapes.whole(paper, name)
        return replace_table(paper, name, change(random, table)) if table else paper

    return apply


# In the order in which they may be combined: what needs whole tables comes first, page breaks last.
SHAPE_BREAKS: Final[dict[str, ShapeBreak]] = {
    "extra_table": page_shapes.extra_table,
    "columns_swapped": _on("request", table_shapes.columns_swapped),
    "header_lost": _on("request", table_shapes.header_lost),
    "header_lost_review": _on("review", table_shapes.header_lost),
    "number_in_two_cells": _on("request", table_shapes.number_in_two_cells),
    "labels_fused": _on("request", table_shapes.labels_fused),
    "ragged_header": _on("request", table_shapes.ragged_header),
    "groups_as_rows": _on("request", table_shapes.groups_as_rows),
    "without_outer_label": _on("request", table_shapes.without_outer_label),
    "header_lines": _on("review", table_shapes.header_on_more_lines),
    "value_spans": _on("disclosure", table_shapes.value_spans),
    "caption_row": _on("request", table_shapes.caption_row),
    "caption_row_disclosure": _on("disclosure", table_shapes.caption_row),
    "note_row": _on("request", table_shapes.note_row),
    "spacer_rows": _on("request", table_shapes.spacer_rows),
    "spans_lost_request": _on("request", table_shapes.spans_lost),
    "spans_lost_disclosure": _on("disclosure", table_shapes.spans_lost),
    "spans_lost_review": _on("review", table_shapes.spans_lost),
    "labels_repeated": _on("request", table_shapes.labels_repeated),
    "labels_repeated_review": _on("review", table_shapes.labels_repeated),
    "trailing_column": _on("request", table_shapes.trailing_column),
    "trailing_column_review": _on("review", table_shapes.trailing_column),
    "blocks_apart": page_shapes.blocks_apart,
    "page_through_row": page_shapes.page_through_row,
    "pages": page_shapes.pages,
    "page_in_review": page_shapes.page_in_review,
    "page_in_disclosure": page_shapes.page_in_disclosure,
    "page_furniture": page_shapes.page_furniture,
}
# Breaks that rebuild the same thing; one report gets at most one of each set.
EXCLUSIVE: Final = (
    {"ragged_header", "groups_as_rows", "without_outer_label", "labels_fused"},
    {"ragged_header", "header_lost", "columns_swapped"},
    {"header_lines", "header_lost_review"},
    {"page_through_row", "number_in_two_cells"},
    {"spans_lost_request", "labels_repeated"},
    {"spans_lost_review", "labels_repeated_review"},
    {"spans_lost_disclosure", "value_spans"},
    {"last_cell_missing", "trailing_column"},  # together they print a blank cell
)
