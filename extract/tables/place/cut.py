"""Figures cut in two, and two in one cell: what either may have moved is doubted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from extract.model import GridCell
from extract.tables.columns import Columns, Placement
from extract.tables.labels import is_form_label
from extract.tables.lines import Line
from extract.tables.place.neighbours import Rows
from extract.tables.runs import adds_up, blank, end_of, extent_of, mask_of, may_be_cut
from extract.values import read_value

# Fewer rows of exactly the right length tell nothing of a longer one.
_LEAST_ROWS = 3
# So many rows that print the same columns, and so large a share of all, are a habit of the table.
_HABIT = 8
_MOST = 0.6


def unless_cut(
    lines: Sequence[Line], placed: list[Placement], rows: Rows, sure: Container[int]
) -> list[Placement]:
    """*placed*, with doubt of the rows in which a figure cut in two may have made room for itself.

    It does where the cell at the end is blank: then the row is no longer than it should be. A row that adds
    up holds no such figure, for its halves would not; nor does one of the *sure*.
    """
    count = len(placed[0].cells) if placed else 0
    longer = any(len(line.values) > count for line in lines)
    if longer:
        doubted = _unless_moved(lines, _unless_alone(lines, placed, count), count)
        doubted = _unless_closed_up(lines, doubted, count)
    else:
        doubted = placed
    if all(line.measured for line in lines) and all(one.doubt != "row_long" for one in doubted):
        return doubted
    crammed = any(one.doubt == "row_long" for one in doubted)
    return [
        placement.in_doubt()
        if placement.doubt is None and n not in sure and _is_suspect(line, placement, count, crammed, rows)
        else placement
        for n, (line, placement) in enumerate(zip(lines, doubted, strict=True))
    ]


def unless_as_long(
    lines: Sequence[Line], columns: Sequence[Columns], placed: list[Placement]
) -> list[Placement]:
    """*placed*, with doubt of rows that are as long as one whose figures are more than the columns.

    Where no header in the grid tells which cell is none of the form's, blank cells do not tell either.
    """
    long = {
        extent_of(line)
        for line, placement in zip(lines, placed, strict=True)
        if placement.doubt == "row_long"
    }
    if not long:
        return placed
    return [
        placement.in_doubt()
        if placement.doubt is None
        and line.filled
        and where.intervals is None
        and len(line.values) > len(placement.cells)
        and extent_of(line) in long
        else placement
        for line, where, placement in zip(lines, columns, placed, strict=True)
    ]


def _is_suspect(line: Line, placement: Placement, count: int, crammed: bool, rows: Rows) -> bool:
    """Whether a row that seems whole may hold a figure cut in two, or have lost the blank cells at its end.

    *crammed*: some row of the table prints more figures than there are columns.
    """
    cells = [cell for cell in placement.cells if cell is not None]
    if not line.filled or len(cells) < count or adds_up(cells):
        return False
    if line.measured:
        return crammed and len(line.values) > count and may_be_cut(cells)
    if line.fragment in rows.short and blank(cells[0]):
        return True  # text that ends behind the last figure has room for a blank cell too many before it
    wider = _is_wider(line, count, rows) and not (rows.prints_parts and rows.has_habit(cells))
    return (line.fragment in rows.short or wider) and may_be_cut(cells)


def _is_wider(line: Line, count: int, rows: Rows) -> bool:
    """Whether a line without grid columns has more values than columns, and is wider than its neighbours."""
    usual = rows.usual_width(line.fragment)  # 0 where every line stands under its header
    return not line.measured and len(line.values) > count and 0 < usual < line.width


def _unless_alone(lines: Sequence[Line], placed: list[Placement], count: int) -> list[Placement]:
    """Doubt longer rows that print a column which none with exactly as many values as columns prints."""
    exact = [n for n, line in enumerate(lines) if len(line.values) == count and placed[n].doubt is None]
    if len(exact) < _LEAST_ROWS:
        return placed
    printed = [any(mask) for mask in zip(*(mask_of(lines[n].values) for n in exact), strict=True)]
    doubted = list(placed)
    for n, (line, placement) in enumerate(zip(lines, placed, strict=True)):
        if placement.doubt or len(line.values) <= count or None in placement.cells:
            continue
        cells = [cell for cell in placement.cells if cell is not None]
        alone = any(not blank(cell) and not known for cell, known in zip(cells, printed, strict=True))
        if alone and not adds_up(cells):
            doubted[n] = placement.in_doubt()
    return doubted


def _unless_moved(lines: Sequence[Line], placed: list[Placement], count: int) -> list[Placement]:
    """Doubt rows that print other columns than most, where no sum proves them and they have room for a half.

    The halves of a figure would have moved the others into columns that no other row prints.
    """
    masks = {
        n: mask_of([cell for cell in one.cells if cell is not None])
        for n, one in enumerate(placed)
        if lines[n].filled and None not in one.cells
    }
    usual, rows = Counter(masks.values()).most_common(1)[0] if masks else ((), 0)
    if rows < _HABIT or rows < _MOST * len(masks):
        return placed
    doubted = list(placed)
    for n, mask in masks.items():
        cells = [cell for cell in placed[n].cells if cell is not None]
        roomy = placed[n].doubt is None and len(lines[n].values) > count
        if mask != usual and roomy and not adds_up(cells) and may_be_cut(cells):
            doubted[n] = placed[n].in_doubt()
    return doubted


def _unless_closed_up(lines: Sequence[Line], placed: list[Placement], count: int) -> list[Placement]:
    """Doubt rows that end blank with as many cells as columns, where others reach a blank cell further.

    A row that lost a cell, and has that blank one, looks the same. There is no doubt where no undoubted row
    prints the last column.
    """
    longer: dict[int, int] = {}  # fragment → where its rows with a cell more end
    for line in lines:
        if line.measured and len(line.values) == count + 1:
            longer[line.fragment] = max(end_of(line), longer.get(line.fragment, 0))
    lasts = [one.cells[-1] for one in placed if one.doubt is None]
    if not longer or all(cell is None or blank(cell) for cell in lasts):
        return placed
    return [
        placement.in_doubt()
        if placement.doubt is None
        and line.filled
        and end_of(line) < longer.get(line.fragment, 0)
        and len(line.values) == count
        and blank(line.values[-1])
        else placement
        for line, placement in zip(lines, placed, strict=True)
    ]


def unless_crowded(placement: Placement) -> Placement:
    """Doubt a row in which one cell holds two figures and another none: those between may be shifted.

    So may they where one cell has taken up others, and their labels, whose ends were lost.
    """
    cells = [cell for cell in placement.cells if cell is not None]
    parted = [cell for cell in cells if not cell.text.isalnum() and len(cell.text.split()) > 1]
    if not parted or len(placement.doubtful) == len(placement.cells):
        return placement
    crowded = any(map(_holds_two, parted)) and any(map(blank, cells))
    return placement.in_doubt() if crowded or any(map(_holds_others, parted)) else placement


def _holds_two(cell: GridCell) -> bool:
    """Whether white space parts figures in a cell of several words: 4320 4327."""
    return read_value(cell.text).doubt == "number_spaced"


def _holds_others(cell: GridCell) -> bool:
    """Whether lines of a cell are a label of the form and a figure: "4439", "行政处罚", "4446"."""
    lines = cell.text.split("\n")
    return any(map(is_form_label, lines)) and any(read_value(line).number is not None for line in lines)
