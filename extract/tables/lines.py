"""Grids and paragraphs → printed lines: labels on the left, values on the right, whatever the container."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from extract.form import REQUEST_COLUMNS
from extract.model import Block, Grid, GridCell, Paragraph, State
from extract.tables.split import is_label, split
from extract.text import fold, is_blank
from extract.values import is_value, read_value

# The fragment of lines that were put together from paragraphs.
FLAT = -2
# The fragment of lines that were put together from cells named by row and column.
NAMED = -3


@dataclass(slots=True, eq=False)
class Line:
    """One printed line of a table. ``values`` are the cells right of the last label, blank ones included.

    ``fragment`` numbers the grid it stands in; ``measured`` says whether grid columns mean anything there
    (they do not in tab-separated text, where a cell over seven columns is one cell). ``filled``: any value
    is printed. ``row``: its cells as printed, those between labels and values too. ``spans``: how many more
    columns the cells of a line of paragraphs reach over. ``crossed``: a label from above reaches down among
    the values, and holds figures which may be this line's. ``closed``: no blank paragraphs stand beside those
    of cells.
    """

    labels: tuple[GridCell, ...]
    values: tuple[GridCell, ...]
    fragment: int
    measured: bool
    width: int
    paragraph: bool = False
    spans: int = 0
    crossed: bool = False
    closed: bool = False
    row: tuple[GridCell, ...] = ()
    filled: bool = field(init=False)
    _words: tuple[str, ...] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.filled = not all(is_blank(value.text) for value in self.values)

    @property
    def cells(self) -> tuple[GridCell, ...]:
        """All cells of the line, left to right: the labels, then the values."""
        return (*self.labels, *self.values)

    @property
    def words(self) -> tuple[str, ...]:
        """The folded texts of all cells that are not blank."""
        if self._words is None:
            self._words = tuple(filter(None, [fold(cell.text) for cell in self.cells]))
        return self._words

    @property
    def lone_figure(self) -> bool:
        """Whether the line is a paragraph that prints nothing but a number, or several figures: "/ /"."""
        if not self.paragraph:
            return False
        words = self.label.split()
        return read_value(self.label).state is State.NUMBER or (len(words) > 1 and all(map(is_value, words)))

    @property
    def prints_row(self) -> bool:
        """Whether the line is a paragraph that prints the figures of a row: "(六 1 0 0 0 0 0 1"."""
        words = self.label.split() if self.paragraph else []
        run = longest = 0
        for word in words if len(words) >= len(REQUEST_COLUMNS) else ():
            run = run + 1 if is_value(word) else 0
            longest = max(longest, run)
        return longest >= len(REQUEST_COLUMNS)

    @property
    def label(self) -> str:
        """The rightmost label: the row's own; those before it name its group."""
        return self.labels[-1].text if self.labels else ""

    @property
    def printed(self) -> str:
        """The line as text, for messages."""
        return " | ".join(cell.text.replace("\n", " ") for cell in self.cells)


def beside_unlabelled(lines: Sequence[Line], row: Sequence[int], others: Container[int] = ()) -> bool:
    """Whether a line of figures without label stands in the grid just above or below the lines of a row.

    A lost ruling line leaves one label for two rows, or labels outside of the table: either line of figures
    may then be the row's. *others*: those that are surely of another row.
    """
    for number in printed_beside(lines, row):
        line = lines[number]
        if number not in others and not line.labels and line.measured and line.filled:
            return True
    return False


def printed_beside(lines: Sequence[Line], row: Sequence[int]) -> list[int]:
    """The next line above and below those of a *row* that prints anything.

    Where a page ends, what is left of a row's cells may print nothing at all.
    """
    above = next((n for n in range(row[0] - 1, -1, -1) if lines[n].labels or lines[n].filled), None)
    below = next((n for n in range(row[-1] + 1, len(lines)) if lines[n].labels or lines[n].filled), None)
    return [number for number in (above, below) if number is not None]


def beside_lone_figure(lines: Sequence[Line], row: Sequence[int]) -> bool:
    """Whether a figure stands alone, outside of any grid, just above or below the lines of a row.

    It may be the cell that the row lost to a line break, or the page's number.
    """
    neighbours = (number for number in (row[0] - 1, row[-1] + 1) if 0 <= number < len(lines))
    return any(lines[number].lone_figure for number in neighbours)


def ends_in_figure(line: Line) -> bool:
    """Whether a label ends in what may be the row's first figure, whose cell is blank: 2.重复申请 3."""
    if not line.values or not is_blank(line.values[0].text):
        return False
    end = line.label.strip()[-1:]
    return fold(line.label)[-1:].isdigit() or read_value(end).state in (State.DASH, State.SLASH)


def over_values(lines: Sequence[Line]) -> set[int]:
    """The lines above a grid's first figures with words over these: a header, in whatever pieces it comes.

    Without ruling lines between them the names of narrow columns come line by line: 自 above 然 above 人.
    """
    found: set[int] = set()
    above: list[int] | None = None
    for number, line in enumerate(lines):
        if number == 0 or lines[number - 1].fragment != line.fragment:
            above = []
        if above is None:
            continue
        if not line.filled:
            above.append(number)
            continue
        found.update(n for n in above if is_over(lines[n], line.values[0].column))
        above = None
    return found


def is_over(line: Line, start: int) -> bool:
    """Whether *line* prints words and no figures in the grid columns from *start* on."""
    return line.measured and not line.filled and any(cell.column >= start for cell in line.labels)


def lines_of(blocks: Iterable[Block], measured: bool) -> list[Line]:
    """Every line of every grid, and every paragraph as a line of its own, in reading order."""
    lines: list[Line] = []
    fragment = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(paragraph_line(block))
        else:
            lines.extend(_grid_lines(block, fragment, measured or block.aligned))
            fragment += 1
    return lines


def paragraph_line(paragraph: Paragraph) -> Line:
    """A paragraph that may be a label standing outside its table."""
    cell = GridCell(paragraph.text, 0, 0, 1, 1, paragraph.locator)
    return Line((cell,), (), -1, False, 1, True)


def _grid_lines(grid: Grid, fragment: int, measured: bool) -> Iterable[Line]:
    for number, cells in enumerate(grid.rows):
        own = [cell for cell in cells if cell.row == number]
        if not own:
            continue
        labels, values = split(own)
        row = tuple(own)
        line = Line(labels, values, fragment, measured, len(own), row=row)
        if len(own) < len(cells) and measured and (reaching := _reaching_down(cells, number, labels)):
            from_above = [cell for cell in reaching if not is_label(cell.text)]
            values = tuple(sorted((*values, *from_above), key=attrgetter("column")))
            crossed = any(map(_holds_figures, reaching))
            line = Line(labels, values, fragment, measured, len(own), crossed=crossed, row=row)
        yield line


def _reaching_down(cells: tuple[GridCell, ...], row: int, labels: tuple[GridCell, ...]) -> list[GridCell]:
    """The cells of rows above that reach down into this one right of its *labels*."""
    edge = labels[-1].column + labels[-1].column_span if labels else min(cell.column for cell in cells)
    return [cell for cell in cells if cell.row < row and cell.column >= edge]


def _holds_figures(cell: GridCell) -> bool:
    """Whether a label holds a line of figures: 总计 above 4397 4404, where a ruling line was lost."""
    parts = cell.text.splitlines()
    return (
        len(parts) > 1 and is_label(cell.text) and any(read_value(part).number is not None for part in parts)
    )
