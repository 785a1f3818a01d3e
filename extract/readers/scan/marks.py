"""The separate marks that a scan prints in a cell, and the character that one of them is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extract.readers.ruled.lattice import Frame
from extract.readers.scan.recognition import Image
from extract.readers.sheet import Character

SPECK = 8  # pixels: smaller marks are dust,
FLAT, STROKE = 2, 5  # but not level strokes, at most so high and so wide at least: the hyphens of light type
AGREED = 0.95  # confidence of a reading that the shape of its ink, or a second recognition, bears out


class Mark(NamedTuple):
    """The box of a mark, in pixels of the image it is in."""

    x: int
    y: int
    width: int
    height: int


def inside(image: Image, frame: Frame, edge: int) -> Image:
    """What *image* shows in a cell, less so many pixels at each *edge*."""
    x0, top, x1, bottom = (round(value) for value in frame.box)
    return image[top + edge : bottom - edge, x0 + edge : x1 - edge]


def marks_in(ink: Image) -> Iterator[tuple[Mark, Image]]:
    """The marks in *ink* that are no dust, and the ink of each within its box."""
    import cv2

    if not ink.size or not ink.any():
        return
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(ink.astype("uint8"), connectivity=8)
    for index in range(1, count):
        x, y, width, height, area = (int(value) for value in boxes[index])
        if area >= SPECK or (height <= FLAT and width >= STROKE):
            yield Mark(x, y, width, height), labels[y : y + height, x : x + width] == index


def filling(frame: Frame, text: str, confidence: float) -> Character:
    """*text* as one character that fills a cell."""
    x0, top, x1, bottom = frame.box
    return Character(text, x0, top, x1, bottom, bottom, confidence)
