"""A table that goes on over pages: which columns its cells stand in below a header one page up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, takewhile

from extract.model import GridCell
from extract.tables.columns import Columns
from extract.tables.drawn import Extent, are_one, begin_alike, drawn_places
from extract.tables.lines import Line

_ENOUGH = 3


def over_the_page(header: Sequence[Line], below: Sequence[Line]) -> list[Line]:
    """The lines of *header* on the page before, as they stand over the lines *below*: a page cut it.

    That leaves the names of some columns, or half of them, on the page before.
    """
    fragment = below[0].fragment
    before = [line for line in header if line.fragment != fragment]
    if not before:
        return []
    cells = [cell for line in takewhile(lambda line: line.fragment == fragment, below) for cell in line.cells]
    places = drawn_places(cells)
    if not places:
        return []
    at = dict(zip(places, cells, strict=True))
    moved: list[Line] = []
    for line in before:
        if drawn_places(line.cells) is None:
            continue
        over = [
            cell._replace(column=other.column, column_span=other.column_span)
            for cell in line.cells
            if (other := next((at[place] for place in at if _is_at(cell, place)), None)) is not None
        ]
        moved.append(Line(tuple(over), (), fragment, True, len(over)))
    return moved


def in_a_grid_alone(header: Sequence[Line], below: Sequence[Line]) -> list[Line]:
    """The lines of *header*, where they are a table right above that of *below*, of as many columns.

    So scripts write tables whose header stays in sight. On a page the drawn places tell.
    """
    grids = {line.fragment for line in header} | {below[0].fragment - 1}
    if len(grids) > 1 or not all(line.measured for line in (*header, below[0])):
        return []
    if any("box" in line.cells[0].locator for line in header if line.cells):
        return []
    body = [line for line in below if line.fragment == below[0].fragment]
    return [*header] if _width(header) == _width(body) else []


def _width(lines: Sequence[Line]) -> int:
    return max((cell.column + cell.column_span for line in lines for cell in line.cells), default=0)


def _is_at(cell: GridCell, place: Extent) -> bool:
    return are_one((float(cell.locator["box"][0]), float(cell.locator["box"][2])), place)


def carried_over(known: Columns, lines: Sequence[Line]) -> Columns:
    """What a header says of the fragment that *lines* begin with, which has a grid of its own.

    That is the order of the columns; and where they are, if each column has a cell with the same sides there.
    """
    own = [*takewhile(lambda line: line.fragment == lines[0].fragment, lines)]
    if known.total:
        return Columns(known.count, total=_total_at(known.places, own), places=known.places)
    intervals = _standing_at(known.places, own) if known.places else None
    return Columns(
        known.count,
        intervals,
        _drawn_below(known.beside, own) if intervals else frozenset(),
        order=known.order,
        suspect=known.suspect,
        above=None if intervals else known.intervals or known.above,
        places=known.places,
        beside=known.beside,
        worded=known.worded,
        printed=known.printed,
    )


def _drawn_below(places: Sequence[Extent], lines: Iterable[Line]) -> frozenset[int]:
    """The grid columns of cells drawn at any of *places*."""
    cells = [cell for line in lines for cell in line.values] if places else []
    drawn = drawn_places(cells) or ()
    return frozenset(
        cell.column
        for cell, place in zip(cells, drawn, strict=True)
        if any(are_one(place, other) for other in places)
    )


def _standing_at(places: Sequence[Extent], lines: Iterable[Line]) -> tuple[tuple[int, int], ...] | None:
    """The grid columns drawn at *places*, by the first line that has a cell at each; None without one.

    Lines of one grid have their cells in the same places: a few tell.
    """
    for line in islice((line for line in lines if len(line.values) >= len(places)), _ENOUGH):
        own = drawn_places(line.values) or ()
        at = [next((n for n, place in enumerate(own) if are_one(place, other)), None) for other in places]
        if None not in at:
            cells = [line.values[n] for n in at if n is not None]
            return tuple((cell.column, cell.column + cell.column_span) for cell in cells)
    return None


def _total_at(places: Sequence[Extent] | None, lines: Sequence[Line]) -> tuple[int, int] | None:
    """The grid columns of the last cell of *lines*, where it begins at the one of *places*: that of 总计.

    Without ruling lines the last column ends on each page where its widest word does.
    """
    line = next((line for line in lines if line.values), None)
    last = drawn_places(line.values[-1:]) if line else None
    if line is None or not (places and last) or not begin_alike(places[0], last[0]):
        return None
    return line.values[-1].column, line.values[-1].column + line.values[-1].column_span
