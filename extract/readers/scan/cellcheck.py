"""A second look at what was recognised in a table cell: the ink must bear the text out.

A recogniser that loses a digit is as sure of itself as ever (47 for 447, at 0.99). So the printed marks of
a cell are counted, and where they do not fit the text, the cell alone is recognised again. What is still
in doubt keeps a low confidence, which every later stage shows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import compress

from extract.readers.notation import REPLACEMENT
from extract.readers.ruled.celltext import text_of
from extract.readers.ruled.lattice import Frame
from extract.readers.scan import recognition
from extract.readers.scan.dashes import dashes_in
from extract.readers.scan.marks import AGREED, Mark, filling, inside, marks_in
from extract.readers.scan.page import Scan
from extract.readers.sheet import Character

SURE = 0.9  # below this a reading is looked at again
DOUBTFUL = 0.5  # confidence of a reading the ink does not bear out
EDGE = 3  # pixels next to the ruling line that are left out
FLAT = 2  # pixels: lower marks are what is left of a ruling line
TALL = 0.5  # of the tallest mark: lower ones are points and commas
MARGIN = 8  # white pixels around a crop
WIDEST = 0.8  # of a digit's height: wider marks are two digits that touch
LEANING = 0.1  # of its height: a mark whose top stands this far right of its foot is a slash, and no 1
SLANTED = 0.2  # of its height: a straight thin stroke whose top stands this far right of its foot is a slash
FULL_WIDTH = 0.75  # of its height
SHORTEST_SLASH = 12  # pixels, 4 points: lower strokes may be anything
STRAIGHT = 0.06  # of its height: how far from a straight line the middle of a slash may stray
THIN = 0.3  # of its height: how wide a slash may be along a line of pixels
# 0   3119   1,234   96171.6   -3
NUMBER = re.compile(r"[-−－]?\d[\d,，.．]*")
NOTHING = re.compile(r"\s*")


def checked(scan: Scan, held: Mapping[Frame, Sequence[Character]]) -> dict[Frame, list[Character]]:
    """The characters of a table's cells, recognised again where the ink speaks against them."""
    dashes = dashes_in(scan, held)
    return {
        frame: [dashes[frame]] if frame in dashes else _checked(scan, frame, characters)
        for frame, characters in held.items()
    }


def _checked(scan: Scan, frame: Frame, characters: Sequence[Character]) -> list[Character]:
    """*characters* of the cell *frame*, or what is recognised there looking again."""
    marks = _marks(scan, frame)
    if not marks:
        return [replace(c, confidence=DOUBTFUL) for c in characters if not c.text.isspace()]
    tall = _tall(marks)
    alone = len(tall) == 1 and all(height <= FLAT for *_, height in marks if height < tall[0][3])
    if alone and _is_slash(_ink(scan, frame, tall[0])):
        return [_slash(frame, tall[0])]
    seen = _borne_out(scan, frame, characters, marks)
    ones = [letter == "1" for letter in text_of(seen) if letter.isdigit()]
    if len(ones) == len(tall) and any(_leans(scan, frame, mark) for mark in compress(tall, ones)):
        return [replace(c, confidence=DOUBTFUL) for c in seen]
    return seen


def _slash(frame: Frame, mark: Mark) -> Character:
    """The slash that *mark* is, where recognisers see 1, l or nothing; one as wide as high is full-width."""
    return filling(frame, "／" if mark.width > FULL_WIDTH * mark.height else "/", AGREED)


def _borne_out(
    scan: Scan, frame: Frame, characters: Sequence[Character], marks: Sequence[Mark]
) -> list[Character]:
    text = text_of(characters)
    if NUMBER.fullmatch(text):
        score = min(c.confidence or 0.0 for c in characters)
        if score >= SURE and _digits(marks) == sum(letter.isdigit() for letter in text):
            return list(characters)
        return _again(scan, frame, text, marks)
    if NOTHING.fullmatch(text) or len(text) <= 2:
        return _again(scan, frame, text, marks)
    return list(characters)


def _ink(scan: Scan, frame: Frame, mark: Mark) -> recognition.Image:
    """True where *mark* is printed, within its own box."""
    x, y, width, height = mark
    return inside(scan.ink, frame, EDGE)[y : y + height, x : x + width]


def _is_slash(ink: recognition.Image) -> bool:
    """Whether a mark is one straight thin stroke from the left below to the right above, and no digit."""
    import numpy as np

    height = len(ink)
    if height < SHORTEST_SLASH:
        return False
    columns = [np.nonzero(line)[0] for line in ink]
    if any(len(line) == 0 or line[-1] - line[0] + 1 != len(line) for line in columns):
        return False  # a gap: two strokes side by side
    middles = np.array([line.mean() for line in columns])
    rows = np.arange(height)
    slope, start = np.polyfit(rows, middles, 1)
    strays = np.abs(middles - (slope * rows + start)).max()
    widest = max(len(line) for line in columns)
    return bool(-slope > SLANTED and strays <= max(1.5, STRAIGHT * height) and widest <= THIN * height)


def _leans(scan: Scan, frame: Frame, mark: Mark) -> bool:
    """Whether the top of *mark* stands to the right of its foot."""
    import numpy as np

    ink = _ink(scan, frame, mark)
    third = max(1, len(ink) // 3)
    head, foot = (float(np.nonzero(part)[1].mean()) for part in (ink[:third], ink[-third:]))
    return head - foot > LEANING * len(ink)


def _marks(scan: Scan, frame: Frame) -> list[Mark]:
    """The separate marks printed in the cell: x, y, width, height, left to right."""
    return sorted(mark for mark, _ in marks_in(inside(scan.ink, frame, EDGE)))


def _digits(marks: Sequence[Mark]) -> int:
    """How many digits the tall marks are; a mark too wide for one digit counts as several."""
    tall = _tall(marks)
    tallest = max(height for *_, height in tall)
    wide = (width / (0.6 * tallest) if width > WIDEST * tallest else 1 for _, _, width, _ in tall)
    return sum(max(1, round(digits)) for digits in wide)


def _tall(marks: Sequence[Mark]) -> list[Mark]:
    """The marks without points and commas, and without what is left of a ruling line."""
    tallest = max(height for *_, height in marks)
    return [mark for mark in marks if mark[3] >= TALL * tallest]


def _again(scan: Scan, frame: Frame, text: str, marks: Sequence[Mark]) -> list[Character]:
    """The cell recognised by itself; as sure as both readings and the ink allow."""
    second, score = recognition.recognise_line(_crop(scan, frame, marks))
    second = second.strip()
    is_number = NUMBER.fullmatch(second) is not None
    fits = is_number and _digits(marks) == sum(letter.isdigit() for letter in second)
    if second and second == text:
        confidence = max(AGREED, score) if fits or not is_number else DOUBTFUL
    else:
        confidence = min(score, AGREED) if fits and not text and score >= SURE else DOUBTFUL
    chosen = second if fits or not text else text
    return [filling(frame, chosen or REPLACEMENT, confidence)]


def _crop(scan: Scan, frame: Frame, marks: Sequence[Mark]) -> recognition.Image:
    """The marks of the cell on white, without its ruling lines."""
    import cv2
    import numpy as np

    x0, top = round(frame.box[0]) + EDGE, round(frame.box[1]) + EDGE
    left, right = min(x for x, *_ in marks), max(x + width for x, _, width, _ in marks)
    high, low = min(y for _, y, *_ in marks), max(y + height for _, y, _, height in marks)
    area = np.s_[top + high : top + low, x0 + left : x0 + right]
    halo = cv2.dilate(scan.ink[area].astype("uint8"), np.ones((3, 3), np.uint8)) > 0
    grey = np.where(halo, scan.grey[area], 255).astype("uint8")
    grey = cv2.copyMakeBorder(grey, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_CONSTANT, value=255)
    return cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)
