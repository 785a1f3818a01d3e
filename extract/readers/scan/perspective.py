"""Photographs of pages: ruling lines that lean, each by another angle, are made level and upright again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extract.readers.scan.recognition import Image

Matrix = Any  # numpy array of 3 × 3
Lean = tuple[float, float, float]  # where a line stands, by how many pixels per pixel it leans, its length
LONG = 240  # pixels: the lean of shorter lines is lost in their width
THICK = 12  # pixels: what is wider is an edge of what the page lies on
FEWEST = 4  # lines each way that tell how a page lies
MOST = 400  # a page of more is no report's
BENT = 5.0  # pixels by which a corner of the page is off before it is worth making straight
STEEPEST = 0.12  # a page photographed from further aside is not read right in any case
OUTLYING = 0.006  # of the lean: lines that lean otherwise are none of the tables'
AGREEING = 0.7  # share of the lines that must lean as the page does
APART = 0.2  # share of the page over which the lines must lie for their leans to tell more than one


def flattening(level: Image, upright: Image) -> Matrix | None:
    """What maps the pixels of a page to those of the page laid flat, by its lines; None where it lies flat.

    *level* and *upright*: the strokes of the page that run across and down, by themselves.
    """
    import cv2
    import numpy as np

    height, width = level.shape
    across, down = _leans(level, across=True), _leans(upright, across=False)
    if min(len(across), len(down)) < FEWEST:
        return None
    (top, bottom), (left, right) = edges = _at_edges(across, height), _at_edges(down, width)
    if any(abs(lean) > STEEPEST for edge in edges for lean in edge):
        return None
    rise = [top * width / 2, bottom * width / 2]
    drift = [left * height / 2, right * height / 2]
    if max(map(abs, (*rise, *drift))) < BENT:
        return None
    bent = [
        (-drift[0], -rise[0]),
        (width - drift[1], rise[0]),
        (width + drift[1], height + rise[1]),
        (drift[0], height - rise[1]),
    ]
    flat = [(0, 0), (width, 0), (width, height), (0, height)]
    return cv2.getPerspectiveTransform(np.array(bent, np.float32), np.array(flat, np.float32))


def moved(box: tuple[float, float, float, float], matrix: Matrix) -> tuple[float, float, float, float]:
    """The box around *box* as *matrix* moves its corners."""
    import cv2
    import numpy as np

    x0, top, x1, bottom = box
    corners = np.array([[(x0, top), (x1, top), (x1, bottom), (x0, bottom)]], np.float32)
    xs, ys = np.asarray(cv2.perspectiveTransform(corners, matrix))[0].T
    return float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max())


def _leans(strokes: Image, across: bool) -> list[Lean]:
    """Where the long lines among *strokes* stand in the middle of the page, and how they lean."""
    import cv2
    import numpy as np

    count, labels, boxes, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    middle = strokes.shape[across] / 2
    found: list[Lean] = []
    for index in range(1, count):
        x, y, width, height, area = (int(value) for value in boxes[index])
        length = width if across else height
        if length < LONG or area > THICK * length:
            continue
        ys, xs = np.nonzero(labels[y : y + height, x : x + width] == index)
        along, aside = (xs + x, ys + y) if across else (ys + y, xs + x)
        lean, at_start = np.polyfit(along, aside, 1)
        found.append((float(at_start + lean * middle), float(lean), float(length)))
    return sorted(found, key=lambda one: -one[2])[:MOST]


def _at_edges(leans: Sequence[Lean], size: int) -> tuple[float, float]:
    """How a line would lean at the first and at the last edge of the page; not at all where they disagree."""
    import numpy as np

    places, slopes, lengths = (np.array(values) for values in zip(*leans, strict=True))
    near = np.abs(slopes - np.median(slopes)) <= STEEPEST
    for _ in range(3):
        wide = np.ptp(places[near]) >= APART * size
        line = np.polyfit(places[near], slopes[near], int(wide), w=lengths[near])
        kept = np.abs(np.polyval(line, places) - slopes) <= OUTLYING
        if kept.sum() < FEWEST or (kept == near).all():
            break
        near = kept
    if kept.sum() < AGREEING * len(kept):
        return 0.0, 0.0
    return float(np.polyval(line, 0)), float(np.polyval(line, size))
