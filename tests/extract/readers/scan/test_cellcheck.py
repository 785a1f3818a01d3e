"""What was recognised in a cell against the ink that is printed there."""

from __future__ import annotations

import pytest

from extract.readers.ruled.celltext import text_of
from extract.readers.ruled.lattice import Frame
from extract.readers.scan import recognition
from extract.readers.scan.cellcheck import checked
from extract.readers.scan.page import Scan
from extract.readers.sheet import Character, Sheet

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2", reason="the ocr extra is not installed")
WIDTH, HEIGHT = 120, 40
FRAME = Frame((0.0, 0.0, float(WIDTH), float(HEIGHT)), 0, 0, 1, 1)
SLASH, ONE = ((7, 8), (0, 26)), ((3, 8), (3, 26))  # from where to where a stroke is drawn
REST = ((-60, 4), (-40, 4))  # what is left of a ruling line


@pytest.mark.parametrize(
    ("strokes", "read", "text", "is_sure"),
    [
        ([SLASH], "1", "/", True),
        ([SLASH, REST], "1", "/", True),
        ([ONE], "1", "1", True),
        ([ONE, ONE], "11", "11", True),
        ([SLASH, SLASH], "11", "11", False),
        ([ONE, SLASH], "11", "11", False),
    ],
)
def test_a_slash_is_no_one(
    monkeypatch: pytest.MonkeyPatch,
    strokes: list[tuple[tuple[int, int], tuple[int, int]]],
    read: str,
    text: str,
    is_sure: bool,
) -> None:
    grey = np.full((HEIGHT, WIDTH), 255, np.uint8)
    for at, (start, end) in enumerate(strokes):
        x = 70 + 16 * at if end[1] > 4 else 75
        cv2.line(grey, (x + start[0], start[1]), (x + end[0], end[1]), 0, 1 if end[1] == 4 else 2)
    monkeypatch.setattr(recognition, "recognise_line", lambda crop: (read, 0.99))
    scan = Scan(Sheet(1, WIDTH, HEIGHT, [], []), grey, grey < 128, grey < 128, 0.0, 0, (WIDTH, HEIGHT))
    found = checked(scan, {FRAME: [Character(read, 70, 8, 100, 26, 26, 0.98)]})[FRAME]
    assert text_of(found) == text
    assert (min(character.confidence or 0.0 for character in found) >= 0.9) is is_sure
