"""A report as it stands on paper: prose and tables with spans; every value cell knows which cell it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Box:
    """One printed table cell. ``cell_id`` is set where a value of the form belongs."""

    text: str
    rows: int = 1
    columns: int = 1
    cell_id: str | None = None
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One printed table fragment; ``rows`` as HTML writes them: a spanned position is not repeated."""

    rows: tuple[tuple[Box, ...], ...]
    name: str
    header_rows: int = 0


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph; level 1 is the title, 2 a section heading, 0 body text."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The page ends here; what follows starts on the next page."""


Block = Prose | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole report in reading order."""

    blocks: tuple[Block, ...]
    defects: tuple[str, ...] = field(default=())

    def tables(self, name: str) -> tuple[Table, ...]:
        """The fragments of one table."""
        return tuple(block for block in self.blocks if isinstance(block, Table) and block.name == name)

    def with_block(self, index: int, *blocks: Block) -> Paper:
        """A copy with the block at *index* replaced by *blocks*."""
        return replace(self, blocks=(*self.blocks[:index], *blocks, *self.blocks[index + 1 :]))


FILLER = Box("")  # stands where a ragged row prints no cell at all

Grid = list[list[tuple[Box, bool]]]  # per grid position: the box that covers it, and whether it starts there


def grid_of(table: Table) -> Grid:
    """The table with its spans expanded; ragged rows are filled up with :data:`FILLER`."""
    placed: dict[tuple[int, int], tuple[Box, bool]] = {}
    for row_number, row in enumerate(table.rows):
        column = 0
        for box in row:
            while (row_number, column) in placed:
                column += 1
            for down in range(box.rows):
                for across in range(box.columns):
                    placed[row_number + down, column + across] = (box, down == 0 and across == 0)
            column += box.columns
    width = max((column for _, column in placed), default=-1) + 1
    empty = (FILLER, True)
    return [[placed.get((row, column), empty) for column in range(width)] for row in range(len(table.rows))]


def printed_part(row: list[tuple[Box, bool]]) -> list[tuple[Box, bool]]:
    """A grid row without the positions at its end where no cell is printed."""
    end = len(row)
    while end and row[end - 1][0] is FILLER:
        end -= 1
    return row[:end]


def boxes_of(grid: Grid) -> Iterator[tuple[int, int, Box]]:
    """Every printed box once, with the grid position of its top-left corner."""
    for row_number, row in enumerate(grid):
        for column, (box, starts) in enumerate(row):
            if starts and box is not FILLER:
                yield row_number, column, box


def cut(table: Table, at: int, keep: int | None = None) -> tuple[Table, Table]:
    """Split *table* before grid row *at*, as a page break does.

    A cell crossing the cut is printed on both pages: its first *keep* characters above, the rest below
    (``None``: everything above, nothing below).
    """
    above: list[list[Box]] = [[] for _ in range(at)]
    below: list[list[tuple[int, Box]]] = [[] for _ in range(len(table.rows) - at)]
    for row_number, column, box in boxes_of(grid_of(table)):
        if row_number >= at:
            below[row_number - at].append((column, box))
        elif row_number + box.rows <= at:
            above[row_number].append(box)
        else:
            head = box.text if keep is None else box.text[:keep]
            tail = "" if keep is None else box.text[keep:]
            above[row_number].append(replace(box, text=head, rows=at - row_number))
            below[0].append((column, replace(box, text=tail, rows=row_number + box.rows - at)))
    lower = tuple(tuple(box for _, box in sorted(row, key=lambda item: item[0])) for row in below)
    return replace(table, rows=tuple(map(tuple, above))), Table(lower, table.name)


def with_header_of(table: Table, source: Table) -> Table:
    """*table* with the header rows of *source* printed again above it."""
    header = source.rows[: source.header_rows]
    return Table((*header, *table.rows), table.name, source.header_rows)
