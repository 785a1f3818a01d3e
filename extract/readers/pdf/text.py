"""The characters a PDF page prints: their text, boxes and baselines; not what nobody sees."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Collection, Iterator
from operator import ne
from typing import Any

import pypdfium2.raw as raw

from extract.readers.pdf.calls import (
    loose_box_at,
    number,
    origin_at,
    rectangle,
    text_page,
)
from extract.readers.pdf.covers import Ink
from extract.readers.pdf.drawings import Drawings, is_unseen, is_white
from extract.readers.pdf.glyphs import Glyphs
from extract.readers.pdf.objects import Matrix, box_of
from extract.readers.pdf.pieces import place_of
from extract.readers.pdfium import address_of
from extract.readers.sheet import SIGNS, Box, Character, middle_of
from extract.readers.sheet.leaning import ASKEW, is_along, leaning

EDGE = 1.0  # points inside a window: its sides are the ruling lines of the cell
SPECK = 2.0  # points: nobody reads lower print, nor
THIN = 0.5  # digits narrower than this
LARGE = 1.3  # times the usual height: words across a page

Placed = list[tuple[int, Character]]  # characters with their indexes


def characters_of(glyphs: Glyphs, place: Matrix, drawn: Drawings, ink: Ink | None) -> Placed:
    """Every character the page prints upright: no watermarks, nothing drawn without ink or white on white.

    *ink*: the page as it is shown, to be asked about text that something else may hide; None where none may.
    """
    printed = list(placed(upright(glyphs), place))
    spread(printed, lambda one, other: object_of(glyphs, one) == object_of(glyphs, other))
    if drawn.sheer:
        printed = _without_sheer(glyphs, printed, drawn.sheer)
    if ink is not None:
        printed = [
            (index, character)
            for index, character in printed
            if object_of(glyphs, index) not in drawn.covers.doubted or ink.shows(character)
        ]
    if not drawn.has_unseen_text and not drawn.windows:
        return printed
    return [
        (index, character)
        for index, character in printed
        if not _is_unseen(glyphs.handle, index, character, drawn)
    ]


def object_of(glyphs: Glyphs, index: int) -> int | None:
    """The text object that prints a glyph."""
    text = raw.FPDFText_GetTextObject(glyphs.handle, index)
    return address_of(text) if text else None


def _without_sheer(glyphs: Glyphs, printed: Placed, sheer: Collection[int]) -> Placed:
    """*printed* without what is larger than the rest and lets the ground show, as only watermarks do."""
    marks = {index for index, _ in printed if object_of(glyphs, index) in sheer}
    sizes = [character.bottom - character.top for index, character in printed if index not in marks]
    if not marks or not sizes:
        return printed
    largest = LARGE * middle_of(sizes)
    return [
        (index, character)
        for index, character in printed
        if index not in marks or character.bottom - character.top < largest
    ]


def spread(printed: Placed, of_one_text: Callable[[int, int], bool]) -> None:
    """Part the characters that a single glyph stands for: —— may be one, and is no bold — printed twice.

    PDFium gives all of them the glyph's place. *of_one_text*: whether one text object prints two indexes.
    """
    lefts = [character.x0 for _, character in printed]
    if all(map(ne, lefts, lefts[1:])):
        return
    start = 0
    for end in range(1, len(printed) + 1):
        first, one = printed[start]
        if end < len(printed):
            index, other = printed[end]
            at_one_place = one.x0 == other.x0 and one.x1 == other.x1 and one.base == other.base
            if at_one_place and index - first == end - start and of_one_text(first, index):
                continue
        if end - start > 1:
            x0, step = one.x0, (one.x1 - one.x0) / (end - start)
            for at, (_, character) in enumerate(printed[start:end]):
                character.x0, character.x1 = x0 + at * step, x0 + (at + 1) * step
        start = end


def turned_figures(glyphs: Glyphs, place: Matrix, mirrored: Collection[int]) -> list[Character]:
    """The digits along another side of the page than most glyphs: on their side, upside down, mirrored.

    They are no watermark, and not read; those of the *mirrored* text objects are, but a 6 may be a 9.
    """
    usual = glyphs.usual_angle
    others = {angle for angle in set(glyphs.angles) if angle >= 0 and leaning(angle) < ASKEW}
    if usual is None or (not mirrored and all(is_along(angle, usual) for angle in others)):
        return []
    kept = [
        at
        for at, (angle, text) in enumerate(zip(glyphs.angles, glyphs.texts, strict=True))
        if text.isdigit()
        and angle in others
        and (not is_along(angle, usual) or (mirrored and object_of(glyphs, glyphs.indexes[at]) in mirrored))
    ]
    return [character for _, character in placed(glyphs.only(kept), place)]


def cut_figures(glyphs: Glyphs, place: Matrix, drawn: Drawings) -> list[Character]:
    """The digits and dashes a clip path hides, where what is seen of their text ends: the value goes on."""
    if not drawn.windows:
        return []
    digits = glyphs.only([at for at, text in enumerate(glyphs.texts) if text.isdigit() or text in SIGNS])
    return [
        _at_the_edge(character, window)
        for index, character in placed(upright(digits), place)
        if (window := drawn.windows.get(object_of(glyphs, index) or 0)) and not _is_within(character, window)
    ]


def without_specks(characters: list[Character]) -> tuple[list[Character], list[Character]]:
    """*characters* without the digits that are too small to be seen, and these; 一 has but a low box."""
    specks = [c for c in characters if (c.bottom - c.top < SPECK or c.x1 - c.x0 < THIN) and c.text.isdigit()]
    if not specks:
        return characters, specks
    small = set(map(id, specks))
    return [c for c in characters if id(c) not in small], specks


def _at_the_edge(character: Character, window: Box) -> Character:
    x = min(max(character.center, window[0] + EDGE), window[2] - EDGE)
    y = min(max(character.middle, window[1] + EDGE), window[3] - EDGE)
    return Character(character.text, x, y, x, y, y)


def _is_within(character: Character, window: Box) -> bool:
    x0, top, x1, bottom = window
    return x0 < character.center < x1 and top < character.middle < bottom


def upright(glyphs: Glyphs) -> Glyphs:
    """*glyphs* without those turned against most others."""
    usual = glyphs.usual_angle
    if usual is None:
        return glyphs.only([])
    if all(abs(angle - usual) < ASKEW for angle in set(glyphs.angles)):
        return glyphs
    return glyphs.only([at for at, angle in enumerate(glyphs.angles) if is_along(angle, usual)])


def _is_unseen(handle: Any, index: int, character: Character, drawn: Drawings) -> bool:
    text = raw.FPDFText_GetTextObject(handle, index)
    if not text:
        return False
    if is_unseen(text):
        return True
    window = drawn.windows.get(address_of(text)) if drawn.windows else None
    if window is not None and not _is_within(character, window):
        return True
    return is_white(text) and not any(character.is_on(box) for box in (*drawn.fills, *drawn.images))


def placed(glyphs: Glyphs, place: Matrix) -> Iterator[tuple[int, Character]]:
    """Each of the *glyphs* by its index, with its box.

    The inner loop of every PDF: the structures PDFium fills are made once and used for all characters.
    """
    page, box, x, y = text_page(glyphs.handle), rectangle(), number(), number()
    a, b, c, d, e, f = place
    for index, text in zip(glyphs.indexes, glyphs.texts, strict=True):
        if glyphs.moved:
            a, b, c, d, e, f = place_of(glyphs, index, place)
        if loose_box_at(page, index, box) and box.right > box.left:
            origin_at(page, index, x, y)
            left, bottom, right, top = box.left, box.bottom, box.right, box.top
            x0, y0 = a * left + c * bottom + e, b * left + d * bottom + f
            x1, y1 = a * right + c * top + e, b * right + d * top + f
            if x0 > x1:
                x0, x1 = x1, x0
            if y0 > y1:
                y0, y1 = y1, y0
            yield index, Character(text, x0, y0, x1, y1, b * x[0] + d * y[0] + f)
        elif (tight := _tight(glyphs.handle, index, text, (a, b, c, d, e, f))) is not None:
            yield index, tight


def _tight(handle: Any, index: int, text: str, place: Matrix) -> Character | None:
    """The box of the ink, for fonts without metrics; None for what has no size at all."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top):
        return None
    x0, y0, x1, y1 = box_of(place, left.value, bottom.value, right.value, top.value)
    return Character(text, x0, y0, x1, y1, y1) if x1 > x0 and y1 > y0 else None
