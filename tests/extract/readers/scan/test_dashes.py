"""Dashes of a scan told by their shape; whatever may be something else is left to the recogniser."""

from __future__ import annotations

from typing import Any

import pytest

from extract.readers.ruled.lattice import Frame
from extract.readers.scan.dashes import dashes_in
from extract.readers.scan.page import Scan
from extract.readers.sheet import Character, Sheet

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2", reason="the ocr extra is not installed")
WIDTH, HEIGHT, EM = 120, 40, 30
LABEL = [Character(text, at * EM, 10, at * EM + 28, 36, 36, 0.99) for at, text in enumerate("规章")]


def told(*cells: list[tuple[int, int, int, int]]) -> list[str]:
    """What is told of cells, one below the other, in which strokes are drawn: x, y, length, thickness."""
    grey = np.full((HEIGHT * (len(cells) + 1), WIDTH), 255, np.uint8)
    held: dict[Frame, list[Character]] = {_frame(0): LABEL}
    for row, strokes in enumerate(cells, 1):
        held[_frame(row)] = []
        for x, y, length, thickness in strokes:
            grey[HEIGHT * row + y : HEIGHT * row + y + thickness, x : x + length] = 0
    found = dashes_in(_scan(grey), held)
    return [found[frame].text if frame in found else "" for frame in held][1:]


def _frame(row: int) -> Frame:
    return Frame((0.0, float(HEIGHT * row), float(WIDTH), float(HEIGHT * (row + 1))), row, 0, 1, 1)


def _scan(grey: Any) -> Scan:
    height, width = grey.shape
    return Scan(Sheet(1, width, height, [], []), grey, grey < 128, grey < 128, 0.0, 0, (width, height))


@pytest.mark.parametrize(
    ("strokes", "sign"),
    [
        ([(50, 19, 9, 2)], "-"),
        ([(50, 19, 7, 1)], "-"),  # of light type
        ([(50, 19, 16, 2)], "–"),
        ([(45, 19, 27, 2)], "—"),
        ([(30, 19, 60, 2)], "——"),
        ([(30, 19, 27, 2), (60, 19, 27, 2)], "——"),
        ([(50, 19, 9, 2), (62, 19, 9, 2)], "--"),
    ],
)
def test_a_sign_is_told_by_its_length(strokes: list[tuple[int, int, int, int]], sign: str) -> None:
    assert told(strokes, strokes, strokes) == [sign] * 3


@pytest.mark.parametrize(
    "strokes",
    [
        [(50, 19, 13, 2)],  # as long as - in one type and – in another
        [(50, 17, 9, 6)],  # too thick: a blot
        [(50, 8, 2, 24)],  # upright
        [(0, 19, 80, 2)],  # it runs into the ruling line
        [(45, 8, 27, 2)],  # close to the line above: what is left of it
        [(45, 19, 27, 2), (66, 17, 5, 6)],  # 一 with its serif
        [(40, 19, 9, 2), (52, 19, 9, 2), (64, 19, 9, 2)],  # dots of a leader
        [(30, 12, 27, 2), (60, 25, 9, 2)],  # two of different lengths: =, a formula, dirt
    ],
)
def test_what_may_be_something_else_is_not_told(strokes: list[tuple[int, int, int, int]]) -> None:
    assert told(strokes, strokes, strokes) == [""] * 3


def test_a_stroke_that_no_other_cells_repeat_is_not_told() -> None:
    dash, other = [(45, 19, 27, 2)], [(50, 19, 9, 2)]
    assert told(dash, dash, other, []) == ["", "", "", ""]


def test_nothing_is_told_where_no_character_says_how_large_the_type_is() -> None:
    grey = np.full((HEIGHT, WIDTH), 255, np.uint8)
    assert dashes_in(_scan(grey), {_frame(0): []}) == {}
