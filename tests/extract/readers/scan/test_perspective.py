"""Photographs of pages: lines that lean towards each other, and the table the page lies on around it."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image

from extract.readers.scan import image
from extract.readers.scan.page import DPI
from extract.readers.scan.perspective import flattening, moved
from tests.extract.readers.drawing import texts
from tests.extract.readers.scan.test_scan import ROWS, picture, sure

WIDTH, HEIGHT = 1600, 2200
CORNERS = np.array([(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)], np.float32)
LEANING = CORNERS + np.array([(30, 12), (-25, 40), (20, -30), (-40, 25)], np.float32)


def strokes(across: bool, places: range, matrix: np.ndarray | None = None) -> np.ndarray:
    """Lines over most of a page at *places*, as *matrix* moves them."""
    page = np.zeros((HEIGHT, WIDTH), np.uint8)
    for place in places:
        start, end = ((200, place), (1400, place)) if across else ((place, 300), (place, 1900))
        ends = np.array([[start, end]], np.float32)
        if matrix is not None:
            ends = cv2.perspectiveTransform(ends, matrix)
        one, other = ([int(value) for value in point] for point in ends[0].round())
        cv2.line(page, one, other, 255, 3)
    return page


def test_lines_that_lean_are_made_level_and_upright() -> None:
    bend = cv2.getPerspectiveTransform(CORNERS, LEANING)
    flat = flattening(strokes(True, range(300, 1900, 200), bend), strokes(False, range(200, 1500, 200), bend))
    assert flat is not None
    for x in (200.0, 800.0, 1400.0):
        ends = [moved((x, y, x, y), bend) for y in (300.0, 1900.0)]
        upper, lower = (moved(end, flat) for end in ends)
        assert upper[0] == pytest.approx(lower[0], abs=2.5)
    for y in (300.0, 1100.0, 1900.0):
        ends = [moved((x, y, x, y), bend) for x in (200.0, 1400.0)]
        left, right = (moved(end, flat) for end in ends)
        assert left[1] == pytest.approx(right[1], abs=2.5)


@pytest.mark.parametrize("down", [range(200, 1500, 200), range(200, 500, 200), range(0)])
def test_a_page_that_lies_flat_or_has_few_lines_is_left_as_it_is(down: range) -> None:
    assert flattening(strokes(True, range(300, 1900, 200)), strokes(False, down)) is None


def test_lines_that_lean_each_its_own_way_tell_nothing() -> None:
    upright = np.zeros((HEIGHT, WIDTH), np.uint8)
    for place, lean in zip(range(200, 1500, 200), (60, -50, 0, 70, -60, 40, -70), strict=True):
        cv2.line(upright, (place, 300), (place + lean, 1900), 255, 3)
    assert flattening(strokes(True, range(300, 1900, 200)), upright) is None


@pytest.mark.slow
def test_a_photograph_of_a_page_is_read_as_the_page() -> None:
    shown = np.asarray(picture())
    rows, columns = shown.shape
    corners = CORNERS * np.array([columns / WIDTH, rows / HEIGHT], np.float32)
    bend = cv2.getPerspectiveTransform(corners, corners + (LEANING - CORNERS))
    taken = cv2.warpPerspective(shown, bend, (columns, rows), borderValue=60)
    around = cv2.copyMakeBorder(taken, 70, 70, 70, 70, cv2.BORDER_CONSTANT, value=60)
    buffer = io.BytesIO()
    Image.fromarray(around).save(buffer, "PNG", dpi=(DPI, DPI))
    document = image.read(buffer.getvalue())
    assert [texts(grid) for grid in document.grids] == [ROWS]
    assert sure(document)
