"""A drawn table as a grid: where its lines are, which cells they make, how far each cell spans."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extract.readers.sheet import Box, Character

Edge = dict[str, Any]  # a line as pdfplumber has it: x0, x1, top, bottom, orientation


@dataclass(slots=True, eq=False)
class Frame:
    """One drawn cell: its box, grid position (0-based) and spans. Equal only to itself, and never changed."""

    box: Box
    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """One drawn table: the positions of its grid lines and its cells, in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    frames: tuple[Frame, ...]
    owners: Mapping[tuple[int, int], Frame]  # every (row, column) of the grid → the cell that covers it

    @property
    def box(self) -> Box:
        """The outer frame."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def frame_at(self, x: float, y: float) -> Frame | None:
        """The cell that covers the point, or None outside of the table."""
        return self.owners.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))

    def sorted_in(
        self, characters: Iterable[Character]
    ) -> tuple[dict[Frame, list[Character]], list[Character]]:
        """The *characters* of every cell, and those that stand outside of the table."""
        held: dict[Frame, list[Character]] = {frame: [] for frame in self.frames}
        outside: list[Character] = []
        xs, ys, owners = self.xs, self.ys, self.owners
        for character in characters:
            row = bisect_right(ys, (character.top + character.bottom) / 2) - 1
            frame = owners.get((row, bisect_right(xs, (character.x0 + character.x1) / 2) - 1))
            (outside if frame is None else held[frame]).append(character)
        return held, outside

    def without_row(self, row: int) -> tuple[Lattice, dict[Frame, Frame]]:
        """This table with grid row *row* given to the row above, and what became of each frame that stays."""
        moved: dict[Frame, Frame] = {}
        for frame in self.frames:
            if frame.row < row < frame.row + frame.row_span or (frame.row == row and frame.row_span > 1):
                moved[frame] = replace(frame, row_span=frame.row_span - 1)
            elif frame.row != row:
                moved[frame] = replace(frame, row=frame.row - (frame.row > row))
        frames = tuple(moved.values())
        ys = (*self.ys[:row], *self.ys[row + 1 :])
        return Lattice(self.xs, ys, frames, _owners(frames)), moved


def lattice_of(cells: list[Box], edges: Sequence[Edge]) -> Lattice:
    """Grid positions for *cells*; a hole between them becomes a cell, so that no text falls through."""
    xs = tuple(sorted({x for cell in cells for x in (cell[0], cell[2])}))
    ys = tuple(sorted({y for cell in cells for y in (cell[1], cell[3])}))
    column = {x: index for index, x in enumerate(xs)}
    row = {y: index for index, y in enumerate(ys)}
    frames = [
        Frame((x0, y0, x1, y1), row[y0], column[x0], row[y1] - row[y0], column[x1] - column[x0])
        for x0, y0, x1, y1 in cells
    ]
    owners = _owners(frames)
    holes = _holes(xs, ys, owners, edges)
    ordered = sorted([*frames, *holes], key=lambda frame: (frame.row, frame.column))
    return Lattice(xs, ys, tuple(ordered), owners | _owners(holes))


def _holes(
    xs: tuple[float, ...],
    ys: tuple[float, ...],
    owners: Mapping[tuple[int, int], Frame],
    edges: Sequence[Edge],
) -> list[Frame]:
    """What the cells leave open, as cells: down each column, as far as no line crosses.

    Some producers leave out the outer border beside a cell that spans rows.
    """
    holes: list[Frame] = []
    for c in range(len(xs) - 1):
        start: int | None = None
        for r in range(len(ys)):
            is_open = r < len(ys) - 1 and (r, c) not in owners
            if start is not None and (not is_open or _parted(edges, ys[r], (xs[c] + xs[c + 1]) / 2)):
                holes.append(Frame((xs[c], ys[start], xs[c + 1], ys[r]), start, c, r - start, 1))
                start = None
            if is_open and start is None:
                start = r
    return holes


def _parted(edges: Sequence[Edge], y: float, x: float) -> bool:
    return any(
        edge["orientation"] == "h" and edge["top"] == y and edge["x0"] < x < edge["x1"] for edge in edges
    )


def _owners(frames: Iterable[Frame]) -> dict[tuple[int, int], Frame]:
    return {
        (row, column): frame
        for frame in frames
        for row in range(frame.row, frame.row + frame.row_span)
        for column in range(frame.column, frame.column + frame.column_span)
    }
