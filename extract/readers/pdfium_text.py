"""The characters a PDF page prints: their text, boxes and baselines; not what nobody sees."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import pi
from typing import Any
from unicodedata import normalize

import pypdfium2.raw as raw

from extract.readers.pdfium_calls import (
    address_of,
    angle_at,
    is_unmapped_at,
    loose_box_at,
    origin_at,
    unicode_at,
)
from extract.readers.pdfium_covers import Ink
from extract.readers.pdfium_drawings import Drawings, is_unseen, is_white
from extract.readers.pdfium_objects import Matrix, box_of
from extract.readers.sheet import Character, middle_of

REPLACEMENT = "\ufffd"
HYPHENS = frozenset({0x02, 0x2D, 0xAD, 0x2010, 0x2011, 0xFFFE})
LINE_END = frozenset({0x0A, 0x0D})
GUESSED = LINE_END | {0x20, 0x2D}  # what PDFium inserts where it sees a gap, a line end or a split word
# Fonts draw 人 and the radical ⼈ with one glyph, and some producers name it by the radical.
RADICALS = {code: normalize("NFKC", chr(code)) for code in range(0x2E80, 0x2FD6)} | {
    ord(radical): letter
    for radical, letter in zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "民虎西见角贝车长门青韦页风飞食马鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
}
LARGE = 1.3  # times the usual height: words across a page
ASKEW = pi / 18  # text turned against the page by more than this (ten degrees) is a watermark or a stamp

Placed = list[tuple[int, Character]]  # characters with their indexes


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The glyphs of a page in PDFium's order: their index there, their text, their angle (clockwise)."""

    handle: Any
    indexes: list[int]
    texts: list[str]
    angles: list[float]

    def only(self, places: Sequence[int]) -> Glyphs:
        """Those of the glyphs that stand at *places* in the lists."""
        return Glyphs(
            self.handle,
            [self.indexes[at] for at in places],
            [self.texts[at] for at in places],
            [self.angles[at] for at in places],
        )

    @property
    def figures(self) -> list[str]:
        """The digits among the texts, in PDFium's order."""
        return [text for text in self.texts if text.isdigit()]

    @property
    def usual_angle(self) -> float | None:
        """The angle (radians, a hundredth exact) most glyphs are turned by; None where nothing is printed.

        Only along the sides of the page: a watermark may have more glyphs than a page's last lines.
        """
        usual = Counter[float]()
        for angle, count in Counter(self.angles).items():
            if angle >= 0 and _leaning(angle) < ASKEW:  # less than nothing is PDFium's word for "none"
                usual[round(angle, 2)] += count
        return usual.most_common(1)[0][0] if usual else None


def glyphs_of(handle: Any, count: int) -> Glyphs:
    """All glyphs but PDFium's guesses at spaces and line ends: the boxes tell better."""
    page = address_of(handle)
    indexes: list[int] = []
    texts: list[str] = []
    for index in range(count):
        code = unicode_at(page, index)
        if code in GUESSED and (code in LINE_END or raw.FPDFText_IsGenerated(handle, index) == 1):
            continue
        indexes.append(index)
        if is_unmapped_at(page, index) == 1:
            texts.append(REPLACEMENT)
        elif code in HYPHENS and raw.FPDFText_IsHyphen(handle, index) == 1:
            texts.append("-")  # at a line end PDFium reports U+0002
        else:
            texts.append(_letter(code))
    return Glyphs(handle, indexes, texts, [angle_at(page, index) for index in indexes])


@lru_cache(maxsize=8192)
def _letter(code: int) -> str:
    if code in RADICALS:
        return RADICALS[code]
    return chr(code) if code >= 0x20 and not 0xD800 <= code < 0xE000 else REPLACEMENT


def characters_of(glyphs: Glyphs, place: Matrix, drawn: Drawings, ink: Ink | None) -> list[Character]:
    """Every character the page prints upright: no watermarks, nothing drawn without ink or white on white.

    *ink*: the page as it is shown, to be asked about text that something else may hide; None where none may.
    """
    printed = list(_printed(_upright(glyphs), place))
    if drawn.sheer:
        printed = _without_sheer(glyphs, printed, drawn.sheer)
    if ink is not None:
        printed = [
            (index, character)
            for index, character in printed
            if _address(glyphs, index) not in drawn.covers.doubted or ink.shows(character)
        ]
    if not drawn.has_unseen_text and not drawn.windows:
        return [character for _, character in printed]
    return [
        character for index, character in printed if not _is_unseen(glyphs.handle, index, character, drawn)
    ]


def _leaning(angle: float) -> float:
    """How far *angle* is from the nearest side of the page."""
    return abs((angle + pi / 4) % (pi / 2) - pi / 4)


def _address(glyphs: Glyphs, index: int) -> int | None:
    """The text object that prints a glyph."""
    text = raw.FPDFText_GetTextObject(glyphs.handle, index)
    return address_of(text) if text else None


def _without_sheer(glyphs: Glyphs, printed: Placed, sheer: Collection[int]) -> Placed:
    """*printed* without what is larger than the rest and lets the ground show, as only watermarks do."""
    marks = {index for index, _ in printed if _address(glyphs, index) in sheer}
    sizes = [character.bottom - character.top for index, character in printed if index not in marks]
    if not marks or not sizes:
        return printed
    largest = LARGE * middle_of(sizes)
    return [
        (index, character)
        for index, character in printed
        if index not in marks or character.bottom - character.top < largest
    ]


def turned_figures(glyphs: Glyphs, place: Matrix) -> list[Character]:
    """The digits along another side of the page than most glyphs: on their side, upside down, mirrored.

    They are no watermark, and not read.
    """
    usual = glyphs.usual_angle
    others = {angle for angle in set(glyphs.angles) if angle >= 0 and _leaning(angle) < ASKEW}
    if usual is None or all(_is_along(angle, usual) for angle in others):
        return []
    kept = [
        at
        for at, (angle, text) in enumerate(zip(glyphs.angles, glyphs.texts, strict=True))
        if text.isdigit() and angle in others and not _is_along(angle, usual)
    ]
    return [character for _, character in _printed(glyphs.only(kept), place)]


def _upright(glyphs: Glyphs) -> Glyphs:
    """*glyphs* without those turned against most others."""
    usual = glyphs.usual_angle
    if usual is None:
        return glyphs.only([])
    if all(abs(angle - usual) < ASKEW for angle in set(glyphs.angles)):
        return glyphs
    return glyphs.only([at for at, angle in enumerate(glyphs.angles) if _is_along(angle, usual)])


def _is_along(angle: float, usual: float) -> bool:
    return abs((angle - usual + pi) % (2 * pi) - pi) < ASKEW


def _is_unseen(handle: Any, index: int, character: Character, drawn: Drawings) -> bool:
    text = raw.FPDFText_GetTextObject(handle, index)
    if not text:
        return False
    if is_unseen(text):
        return True
    x, y = character.center, character.middle
    window = drawn.windows.get(address_of(text)) if drawn.windows else None
    if window is not None and not (window[0] < x < window[2] and window[1] < y < window[3]):
        return True
    behind = (*drawn.fills, *drawn.images)
    return is_white(text) and not any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in behind)


def _printed(glyphs: Glyphs, place: Matrix) -> Iterator[tuple[int, Character]]:
    """Index and character.

    The inner loop of every PDF: the structures PDFium fills are made once and used for all characters.
    """
    page = address_of(glyphs.handle)
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_place, x_place, y_place = map(ctypes.addressof, (box, x, y))
    a, b, c, d, e, f = place
    for index, text in zip(glyphs.indexes, glyphs.texts, strict=True):
        if loose_box_at(page, index, box_place) and box.right > box.left:
            origin_at(page, index, x_place, y_place)
            left, bottom, right, top = box.left, box.bottom, box.right, box.top
            x0, y0 = a * left + c * bottom + e, b * left + d * bottom + f
            x1, y1 = a * right + c * top + e, b * right + d * top + f
            if x0 > x1:
                x0, x1 = x1, x0
            if y0 > y1:
                y0, y1 = y1, y0
            yield index, Character(text, x0, y0, x1, y1, b * x.value + d * y.value + f)
        elif (tight := _tight(glyphs.handle, index, text, place)) is not None:
            yield index, tight


def _tight(handle: Any, index: int, text: str, place: Matrix) -> Character | None:
    """The box of the ink, for fonts without metrics; None for what has no size at all."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top):
        return None
    x0, y0, x1, y1 = box_of(place, left.value, bottom.value, right.value, top.value)
    return Character(text, x0, y0, x1, y1, y1) if x1 > x0 and y1 > y0 else None
