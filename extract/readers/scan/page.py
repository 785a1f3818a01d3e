"""A page that is only a picture → Sheet: straighten it, find its ruling lines, recognise its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Any

from extract.readers.ruled.ruling import lattices_of
from extract.readers.scan import recognition
from extract.readers.scan.perspective import Matrix, flattening, moved
from extract.readers.scan.recognition import Image
from extract.readers.scan.upright import quarter_turns, stands
from extract.readers.sheet import Box, Character, Rule, Sheet, turn_box

DPI = 200  # pages are recognised at this resolution: 150 loses digits, 300 costs twice as much
PIXELS_PER_POINT = DPI / 72
MAX_SKEW = 5.0  # degrees a page may lie askew
SHORTEST = 45  # pixels: shorter straight strokes belong to characters
LARGE = 40  # pixels: strokes of smaller characters are shorter than SHORTEST
ASIDE = 0.35  # a character's box may miss its strokes by this share of its size,
ASIDE_FIGURES = 0.15  # that of a figure by this
SLIMMEST = 2  # times as long as it is thick: what is less so is no line
THICK = 8  # pixels: half of a stroke's width at most
INK = 160  # darkest grey that Otsu's threshold may call ink on a page of pale pictures


@dataclass(frozen=True, slots=True)
class Scan:
    """A straightened page: its sheet in pixels, its ink without the ruling lines, and the way back."""

    sheet: Sheet
    grey: Image
    dark: Image  # boolean: True where something is printed
    ink: Image  # the same less the ruling lines
    angle: float  # degrees by which the page was turned counter-clockwise
    quarters: int  # quarter turns counter-clockwise that made it stand upright before that
    size: tuple[int, int]  # width and height of the page as it was given
    bent: Matrix | None = None  # what moves its pixels to where they were before it was made flat

    def as_given(self, box: Box) -> Box:
        """*box* in the pixels of the page as it was given: the box around it, turned back."""
        level = box if self.bent is None else moved(box, self.bent)
        return turn_box(self._askew(level), 90 * self.quarters, *self.size)

    def _askew(self, box: Box) -> Box:
        """*box* before the page was made level."""
        if not self.angle:
            return box
        width, height = self.size if self.quarters % 2 == 0 else self.size[::-1]
        turn = radians(self.angle)
        corners = ((x - width / 2, y - height / 2) for x in (box[0], box[2]) for y in (box[1], box[3]))
        back = [
            (x * cos(turn) - y * sin(turn) + width / 2, x * sin(turn) + y * cos(turn) + height / 2)
            for x, y in corners
        ]
        return (
            min(x for x, _ in back),
            min(y for _, y in back),
            max(x for x, _ in back),
            max(y for _, y in back),
        )


def scan_of(grey: Image, number: int, only_tables: bool = False) -> Scan:
    """Recognise page *number* from its greyscale image at 200 dpi; *only_tables*: if it draws any.

    Raises RecogniserMissingError when the ``ocr`` extra is not installed.
    """
    recognition.require()
    import numpy as np

    scan = _recognised(grey, number, only_tables)
    if not scan.sheet.characters or stands(scan.sheet.characters):
        return scan
    quarters = quarter_turns(grey)
    if not quarters:
        return scan
    turned = _recognised(np.ascontiguousarray(np.rot90(grey, quarters)), number, only_tables)
    return replace(turned, quarters=quarters, size=grey.shape[::-1])


def _recognised(grey: Image, number: int, only_tables: bool) -> Scan:
    """The page as it stands, made level."""
    import cv2
    import numpy as np

    height, width = grey.shape
    angle = _skew(grey)
    if angle:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
        grey = cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    dark = _dark(grey)
    level, upright = _straight(dark, SHORTEST, 1), _straight(dark, 1, SHORTEST)
    flat, bent = flattening(level, upright), None
    if flat is not None:
        bent = np.linalg.inv(flat)
        grey = cv2.warpPerspective(grey, flat, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
        dark = _dark(grey)
        level, upright = _straight(dark, SHORTEST, 1), _straight(dark, 1, SHORTEST)
    rules = [*_rules(level, is_level=True), *_rules(upright, is_level=False)]
    lines = cv2.dilate(cv2.bitwise_or(level, upright), np.ones((3, 3), np.uint8))
    wanted = not only_tables or lattices_of(rules, PIXELS_PER_POINT)
    characters = recognition.recognise_page(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)) if wanted else []
    strokes = set(_strokes(rules, characters))
    for x0, top, x1, bottom in (_reached(stroke) for stroke in strokes):
        lines[top:bottom, x0:x1] = 0
    sheet = Sheet(number, width, height, characters, [rule for rule in rules if rule not in strokes])
    return Scan(sheet, grey, dark > 0, (dark > 0) & (lines == 0), angle, 0, (width, height), bent)


def _strokes(rules: Iterable[Rule], characters: Iterable[Character]) -> Iterator[Rule]:
    """Those of *rules* inside of large characters: the strokes of a title are as long as a cell is high."""
    large = [(character, aside) for character in characters if (aside := _aside(character))]
    for rule in rules:
        if any(_is_stroke(rule, character, aside) for character, aside in large):
            yield rule


def _aside(character: Character) -> float:
    """By which share of its size the box of a large character may miss its strokes; 0 for others.

    A run of figures may stand over several cells, but no line between these is as short as they are high.
    """
    if character.text >= "\u3400":
        is_large = min(character.x1 - character.x0, character.bottom - character.top) >= LARGE
        return ASIDE if is_large else 0.0
    is_large = character.text.isdigit() and character.bottom - character.top >= LARGE
    return ASIDE_FIGURES if is_large else 0.0


def _is_stroke(rule: Rule, character: Character, aside: float) -> bool:
    wide, high = aside * (character.x1 - character.x0), aside * (character.bottom - character.top)
    return (
        character.x0 - wide <= rule.x0
        and rule.x1 <= character.x1 + wide
        and character.top - high <= rule.top
        and rule.bottom <= character.bottom + high
    )


def _reached(stroke: Rule) -> tuple[int, int, int, int]:
    """What of the page a stroke was taken from: from and to which pixels, across and down."""
    x0, top = max(0, int(stroke.x0) - THICK), max(0, int(stroke.top) - THICK)
    return x0, top, int(stroke.x1) + THICK, int(stroke.bottom) + THICK


def _dark(grey: Image) -> Image:
    """255 where the page is printed on, by Otsu's threshold."""
    import cv2

    threshold, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return cv2.threshold(grey, max(threshold, INK), 255, cv2.THRESH_BINARY_INV)[1]


def _skew(grey: Image) -> float:
    """The angle (degrees counter-clockwise) that makes lines level: where the rows' ink differs most."""
    import cv2

    small = cv2.resize(grey, None, fx=0.35, fy=0.35, interpolation=cv2.INTER_AREA)
    dark = _dark(small)
    best = 0.0
    for step, reach in ((0.5, MAX_SKEW), (0.1, 0.4), (0.02, 0.08)):
        count = round(reach / step)
        best = max((best + step * n for n in range(-count, count + 1)), key=lambda a: _levelness(dark, a))
    return 0.0 if abs(best) < 0.03 else round(best, 2)


def _levelness(dark: Image, angle: float) -> float:
    import cv2
    import numpy as np

    height, width = dark.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    rows = cv2.warpAffine(dark, turn, (width, height), flags=cv2.INTER_LINEAR).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def _straight(dark: Image, width: int, height: int) -> Image:
    """What remains of *dark* when only strokes at least *width* × *height* long are kept."""
    import cv2
    import numpy as np

    bridge = np.ones((3, 1) if width > height else (1, 3), np.uint8)  # a line may still climb by a pixel
    thick = cv2.dilate(dark, bridge)
    return cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((height, width), np.uint8))


def _rules(strokes: Image, is_level: bool) -> Iterator[Rule]:
    import cv2

    count, _, boxes, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    for x, y, width, height, _ in (_whole(boxes[index]) for index in range(1, count)):
        length, thickness = (width, height) if is_level else (height, width)
        if thickness * SLIMMEST > length:
            continue  # what lies around the page, not a line
        if is_level:
            yield Rule(x, y + height / 2, x + width, y + height / 2)
        else:
            yield Rule(x + width / 2, y, x + width / 2, y + height)


def _whole(box: Any) -> tuple[int, ...]:
    return tuple(int(value) for value in box)
