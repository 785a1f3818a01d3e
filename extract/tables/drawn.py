"""Where cells are drawn on their page: sides that agree tell of one column, in whatever grid."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import GridCell

Extent = tuple[float, float]  # from x0 to x1 on the page, in points

# Points: the sides of one column on two pages, or in two rows, differ by less. Where two cells meet a browser
# draws the wider border: two of its pixels are a point and a half.
_SAME = 2.5


def drawn_places(cells: Sequence[GridCell]) -> tuple[Extent, ...] | None:
    """Where each of *cells* is drawn on its page; None where the container has none."""
    if any(cell.locator["kind"] != "pdf" for cell in cells):
        return None
    boxes = [cell.locator["box"] for cell in cells]
    return tuple((float(box[0]), float(box[2])) for box in boxes)


def are_one(one: Extent, other: Extent) -> bool:
    """Whether two extents are those of one column."""
    return begin_alike(one, other) and abs(one[1] - other[1]) < _SAME


def begin_alike(one: Extent, other: Extent) -> bool:
    """Whether two extents begin at one place."""
    return abs(one[0] - other[0]) < _SAME
