"""The characters a PDF page prints: their text, boxes and baselines; not what nobody sees."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from math import pi
from typing import Any

import pypdfium2.raw as raw

from extract.readers.pdfium_drawings import Drawings, Place, box_of, is_unseen, is_white
from extract.readers.sheet import Character

REPLACEMENT = "\ufffd"
HYPHENS = frozenset({0x02, 0x2D, 0xAD, 0x2010, 0x2011, 0xFFFE})
LINE_END = frozenset({0x0A, 0x0D})
GUESSED = LINE_END | {0x20, 0x2D}  # what PDFium inserts where it sees a gap, a line end or a split word
ASKEW = pi / 18  # text turned against the page by more than this (ten degrees) is a watermark or a stamp


def characters_of(handle: Any, count: int, place: Place, drawn: Drawings) -> list[Character]:
    """Every character the page prints upright: no watermarks, nothing drawn without ink or white on white."""
    printed = _printed(handle, count, place)
    if drawn.has_unseen_text:
        printed = (pair for pair in printed if not _is_unseen(handle, *pair, drawn))
    pairs = list(printed)
    angles = [raw.FPDFText_GetCharAngle(handle, index) for index, _ in pairs]
    usual = Counter(round(angle, 2) for angle in angles).most_common(1)
    if not usual:
        return []
    level = usual[0][0]
    return [
        character
        for (_, character), angle in zip(pairs, angles, strict=True)
        if abs((angle - level + pi) % (2 * pi) - pi) < ASKEW
    ]


def _is_unseen(handle: Any, index: int, character: Character, drawn: Drawings) -> bool:
    text = raw.FPDFText_GetTextObject(handle, index)
    if not text:
        return False
    if is_unseen(text):
        return True
    x, y = character.center, character.middle
    behind = (*drawn.fills, *drawn.images)
    return is_white(text) and not any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in behind)


def _printed(handle: Any, count: int, place: Place) -> Iterator[tuple[int, Character]]:
    """Index and character. PDFium's guesses at spaces and line ends are left out: the boxes tell better.

    The inner loop of every PDF: the structures PDFium fills are made once and used for all characters.
    """
    unicode_at, loose_box = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(count):
        code = unicode_at(handle, index)
        if code in GUESSED and (code in LINE_END or raw.FPDFText_IsGenerated(handle, index) == 1):
            continue
        text = _text(handle, index, code)
        if loose_box(handle, index, box) and box.right > box.left:
            raw.FPDFText_GetCharOrigin(handle, index, x, y)
            ax, ay = place(box.left, box.bottom)
            bx, by = place(box.right, box.top)
            x0, x1 = (ax, bx) if ax < bx else (bx, ax)
            top, bottom = (ay, by) if ay < by else (by, ay)
            yield index, Character(text, x0, top, x1, bottom, place(x.value, y.value)[1])
        elif (tight := _tight(handle, index, text, place)) is not None:
            yield index, tight


def _text(handle: Any, index: int, code: int) -> str:
    if raw.FPDFText_HasUnicodeMapError(handle, index) == 1:
        return REPLACEMENT
    if code in HYPHENS and raw.FPDFText_IsHyphen(handle, index) == 1:
        return "-"  # at a line end PDFium reports U+0002
    return chr(code) if code >= 0x20 and not 0xD800 <= code < 0xE000 else REPLACEMENT


def _tight(handle: Any, index: int, text: str, place: Place) -> Character | None:
    """The box of the ink, for fonts without metrics; None for what has no size at all."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top):
        return None
    x0, y0, x1, y1 = box_of(place, left.value, bottom.value, right.value, top.value)
    return Character(text, x0, y0, x1, y1, y1) if x1 > x0 and y1 > y0 else None
