"""Where ruling lines cross → the cells between them: pdfplumber's finder, shown what is drawn alike but once.

The finder looks at every crossing for itself, and most rows of the form are drawn like the row above them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from pdfplumber.table import intersections_to_cells

from extract.readers.ruled.lattice import Edge
from extract.readers.sheet import Box

Point = tuple[float, float]  # x, y
Crossings = dict[Point, dict[str, list[Edge]]]  # point → the lines through it, "v" and "h"
Level = tuple[float, list[float]]  # y of a level line, and every x where another crosses it
Places = Mapping[Point, Sequence[float]]  # upper left corner of a cell → every y where it is to be parted


def cells_of(crossings: Crossings) -> list[Box]:
    """The cells that the finder finds in *crossings*, in its order.

    A line between two rows alike is kept from it, and the cell it finds in both rows is parted there. The
    same goes for columns, which are the rows of the table turned.
    """
    shown, rows = _without_lines_between_rows_alike(crossings)
    turned, columns = _without_lines_between_rows_alike(_turned(shown))
    cells: Iterable[Box] = map(_turned_box, intersections_to_cells(_turned(turned)))
    cells = map(_turned_box, _parted(cells, columns))
    return sorted(_parted(cells, rows))


def _without_lines_between_rows_alike(crossings: Crossings) -> tuple[Crossings, Places]:
    levels = [
        (y, [x for _, x in points])
        for y, points in groupby(sorted((y, x) for x, y in crossings), itemgetter(0))
    ]
    places: dict[Point, list[float]] = {}
    hidden: set[Point] = set()
    top = levels[0][0] if levels else 0.0  # of the row that the hidden lines part
    for around in zip(levels, levels[1:], levels[2:], strict=False):
        y, xs = around[1]
        if not _are_rows_alike(around, crossings):
            top = y
            continue
        hidden.update((x, y) for x in xs)
        for x in xs[:-1]:
            places.setdefault((x, top), []).append(y)
    shown = {point: lines for point, lines in crossings.items() if point not in hidden}
    return shown, places


def _are_rows_alike(levels: Sequence[Level], crossings: Crossings) -> bool:
    """Whether the same lines make the rows above and below the middle one of *levels*, as far as that goes.

    Then the finder would find the same cells in both: one line runs through all crossings of each row and
    of each column, and no other ends there.
    """
    _, xs = levels[1]
    if any([x for x in other if xs[0] <= x <= xs[-1]] != xs for _, other in levels):
        return False
    rows = [[crossings[x, y] for x in xs] for y, _ in levels]
    above, here, below = ([point["v"] for point in row] for row in rows)
    return (
        above == here == below
        and max(map(len, here)) == 1
        and all(_is_one([point["h"] for point in row]) for row in rows)
    )


def _is_one(through: Sequence[Sequence[Edge]]) -> bool:
    """Whether one and the same line runs through all points, and no second one through any."""
    return len(through[0]) == 1 and through.count(through[0]) == len(through)


def _parted(cells: Iterable[Box], places: Places) -> Iterator[Box]:
    for x0, top, x1, bottom in cells:
        for upper, lower in pairwise((top, *places.get((x0, top), ()), bottom)):
            yield x0, upper, x1, lower


def _turned(crossings: Crossings) -> Crossings:
    """*crossings* with rows for columns."""
    return {(y, x): {"v": lines["h"], "h": lines["v"]} for (x, y), lines in crossings.items()}


def _turned_box(box: Box) -> Box:
    x0, top, x1, bottom = box
    return top, x0, bottom, x1
