"""Red seals on scanned pages: what is printed below them is read as if they were not there.

Whoever signs a report presses a round red seal over its end, which often is its last table. In colour it is
told from black print; in shades of grey its strokes are ink like any other, and figures below are doubted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from extract.model import Block, Grid, GridCell
from extract.readers.notation import REPLACEMENT
from extract.readers.scan import recognition
from extract.readers.scan.recognition import Image
from extract.readers.sheet import Box

SMALL = 320  # pixels: seals are looked for on a picture so wide
REDNESS = 30  # by how much red ink is brighter in red than in green and blue
NARROWEST = 0.07  # of the picture's width: a seal on two pages side by side,
WIDEST = 0.45  # and on a table cut out of its page
ROUND = 0.8  # the shorter side by the longer
SPOKES = 72  # directions in which a seal's ring is looked for
RING = 0.75  # of them, at least, meet it
BAND = (0.82, 0.87, 0.92, 0.97, 1.02)  # of the radius: where
FULLEST = 0.6  # a red disc is none
FRINGE = 5  # pixels: twice as far as a seal's ink is blurred, and its own pixel
INK = 0.6  # of a seal's own brightness in red: what is darker is black print below it
PAPER = 255
LEAST_RED = 12  # pixels of a cell


@dataclass(frozen=True, slots=True)
class Seals:
    """Where seals are on a picture: boxes from 0 to 1, across and down."""

    boxes: tuple[Box, ...]

    def __bool__(self) -> bool:
        return bool(self.boxes)


NO_SEALS = Seals(())


def seals_in(small: Image) -> Seals:
    """The seals on a picture of about :data:`SMALL` pixels' width, in red, green and blue.

    Raises RecogniserMissingError when the ``ocr`` extra is not installed: it brings what finds them.
    """
    recognition.require()
    import cv2
    import numpy as np

    red = _red(small).astype(np.uint8)
    if not red.any():
        return NO_SEALS
    near = cv2.dilate(red, np.ones((3, 3), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    height, width = red.shape
    found = []
    for x, y, wide, high, _ in (tuple(map(int, boxes[index])) for index in range(1, count)):
        sized = NARROWEST * width <= max(wide, high) <= WIDEST * width
        if (
            sized
            and min(wide, high) >= ROUND * max(wide, high)
            and _is_ring(near, (x, y, x + wide, y + high))
        ):
            found.append((x / width, y / height, (x + wide) / width, (y + high) / height))
    return Seals(tuple(found))


def _red(picture: Image) -> Image:
    """True where *picture* is red."""
    import numpy as np

    shades = picture.astype(np.int16)
    return shades[..., 0] - shades[..., 1:].max(axis=2) > REDNESS


def _is_ring(red: Image, box: tuple[int, int, int, int]) -> bool:
    """Whether a circle runs along the sides of *box*, and is not filled."""
    x0, top, x1, bottom = box
    height, width = red.shape
    across, down = (x1 - x0) / 2, (bottom - top) / 2
    met = 0
    for spoke in range(SPOKES):
        turn = 2 * pi * spoke / SPOKES
        points = (
            (round(top + down + share * down * sin(turn)), round(x0 + across + share * across * cos(turn)))
            for share in BAND
        )
        met += any(0 <= y < height and 0 <= x < width and red[y, x] for y, x in points)
    fullness = float(red[top:bottom, x0:x1].mean())
    return met >= RING * SPOKES and fullness <= FULLEST


def without_seals(picture: Image, grey: Image, seals: Seals) -> tuple[Image, Image]:
    """*grey* with the ink of the *seals* made light, and where that was. *picture*: the same in colours.

    Black print below a seal is as dark in red as elsewhere.
    """
    import cv2
    import numpy as np

    bare, taken = grey.copy(), np.zeros(grey.shape, bool)
    for x0, top, x1, bottom in _pixels(seals.boxes, grey.shape):
        part = picture[top:bottom, x0:x1]
        red = _red(part)
        if not red.any():
            continue
        shade = part[..., 0]
        near = cv2.dilate(red.astype(np.uint8), np.ones((FRINGE, FRINGE), np.uint8)) > 0
        seal = near & (shade > INK * float(np.median(shade[red])))
        below = np.where(red, shade, grey[top:bottom, x0:x1])
        bare[top:bottom, x0:x1] = np.where(seal, PAPER, below).astype(np.uint8)
        taken[top:bottom, x0:x1] = red
    return bare, taken


def _pixels(boxes: Sequence[Box], shape: tuple[int, int]) -> Iterator[tuple[int, int, int, int]]:
    """*boxes* in pixels of a picture, a little wider: a small picture shows their sides not exactly."""
    height, width = shape
    aside = 2 / SMALL
    for x0, top, x1, bottom in boxes:
        yield (
            max(0, round((x0 - aside) * width)),
            max(0, round(top * height - aside * width)),
            min(width, round((x1 + aside) * width)),
            min(height, round(bottom * height + aside * width)),
        )


def doubted_below(blocks: Sequence[Block], taken: Image) -> list[Block]:
    """*blocks* with the blank cells in which a seal's ink was *taken* away marked as not read.

    Figures in red would have gone with it.
    """
    return [_doubted(block, taken) if isinstance(block, Grid) else block for block in blocks]


def _doubted(grid: Grid, taken: Image) -> Grid:
    cells: dict[int, GridCell] = {}  # a cell of several rows stays one
    for cell in (cell for row in grid.rows for cell in row):
        cells[id(cell)] = cell._replace(text=REPLACEMENT) if not cell.text and _has_red(cell, taken) else cell
    return Grid(tuple(tuple(cells[id(cell)] for cell in row) for row in grid.rows), grid.locator)


def _has_red(cell: GridCell, taken: Image) -> bool:
    if "box" not in cell.locator:
        return False
    x0, top, x1, bottom = (round(value) for value in cell.locator["box"])
    return int(taken[top:bottom, x0:x1].sum()) >= LEAST_RED
