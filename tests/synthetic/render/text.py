"""Paper → plain text with tab-separated tables, as text made from Word or PDF pages looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.synthetic.paper import Grid, PageBreak, Paper, Prose, Table, grid_of, printed_part

LABEL_COLUMNS: Final = 3  # of the third table

Labels = list[str]
Geometry = Callable[[Labels, list[str]], list[str]]


def full(labels: Labels, values: list[str]) -> list[str]:
    """Every grid column is a cell; what a span covers is empty."""
    return [*labels, *values]


def one(labels: Labels, values: list[str]) -> list[str]:
    """Only the labels that are printed, nothing for the columns that the page does not use."""
    return [*(label for label in labels if label), *values]


def fused(labels: Labels, values: list[str]) -> list[str]:
    """All labels of the row run together into one cell."""
    return ["".join(labels), *values]


def shifted(labels: Labels, values: list[str]) -> list[str]:
    """Rows of one or two labels lose a column on the left and get an empty one on the right."""
    if labels[2]:
        return [*labels, *values]
    return [labels[0], labels[1], *values, ""]


def last_rows_left(labels: Labels, values: list[str]) -> list[str]:
    """The label of a closing row stands in the first cell, and its values one cell further left."""
    printed = [label for label in labels if label]
    if len(printed) == 1 and printed[0].startswith(("3.其他", "3. 其他", "（七）", "(七)", "四、")):
        return [printed[0], "", *values, ""]
    return shifted(labels, values)


def render(paper: Paper, geometries: tuple[Geometry, ...] = (full,)) -> str:
    """The whole report; fragment *n* of the third table is printed with ``geometries[n]``."""
    lines: list[str] = []
    fragments = 0
    for block in paper.blocks:
        if isinstance(block, Prose):
            lines += [block.text, ""]
        elif isinstance(block, PageBreak):
            lines += [""]
        elif block.name == "request":
            lines += [*request_lines(block, geometries[min(fragments, len(geometries) - 1)]), ""]
            fragments += 1
        else:
            lines += [*("\t".join(row) for row in plain_rows(block)), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def plain_rows(table: Table) -> list[list[str]]:
    """Grid rows as printed text, empty where a span covers."""
    return [[box.text if starts else "" for box, starts in printed_part(row)] for row in grid_of(table)]


def label_columns(grid: Grid) -> int:
    """How many columns on the left hold no value in any row."""
    return min((at for row in grid for at, (box, _) in enumerate(row) if box.cell_id), default=LABEL_COLUMNS)


def request_lines(table: Table, geometry: Geometry) -> list[str]:
    """The lines of one fragment of the third table."""
    grid = grid_of(table)
    if label_columns(grid) != LABEL_COLUMNS:
        return ["\t".join(row) for row in plain_rows(table)]
    lines = []
    for number, row in enumerate(grid):
        labels = [box.text if starts else "" for box, starts in row[:LABEL_COLUMNS]]
        values = [box.text if starts else "" for box, starts in printed_part(row)[LABEL_COLUMNS:]]
        cells = _header(labels, values, geometry) if number < table.header_rows else geometry(labels, values)
        lines.append("\t".join(cells))
    return lines


def _header(labels: Labels, values: list[str], geometry: Geometry) -> list[str]:
    width = len(geometry(["一、", "", ""], []))
    return [labels[0], *[""] * (max(1, width) - 1), *values]
