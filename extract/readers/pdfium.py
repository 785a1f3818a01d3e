"""PDFium as the supplier of characters and ruling lines: a PDF page becomes a :class:`Sheet`."""

from __future__ import annotations

from collections import Counter
from math import pi
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.errors import UnreadableError
from extract.readers.pdfium_drawings import Place, drawings_of
from extract.readers.pdfium_text import characters_of
from extract.readers.sheet import Box, Sheet

MAX_CHARACTERS = 200_000  # per page; the form's densest page has about 1,500


def sheet_of(page: pdfium.PdfPage, number: int) -> Sheet:
    """Characters and ruling lines of *page* as displayed (its /Rotate applied), text turned upright.

    Raises UnreadableError when the page holds more than a report ever does (see the MAX_ bounds).
    """
    textpage = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(textpage.raw)
        if count > MAX_CHARACTERS:
            raise UnreadableError(
                f"第 {number} 页有 {count} 个字符，超过上限，不读。 "
                f"Page {number} holds {count} characters, more than the limit of {MAX_CHARACTERS}; not read."
            )
        turn = _turn(textpage.raw, count, page.get_rotation())
        place, width, height = _display(page, turn)
        drawn = drawings_of(page, place, number)
        printed = characters_of(textpage.raw, count, place, drawn)
        characters = [c for c in printed if c.x1 > 0 and c.bottom > 0 and c.x0 < width and c.top < height]
    finally:
        textpage.close()
    return Sheet(number, width, height, characters, drawn.rules, drawn.images, turn)


def _turn(handle: Any, count: int, rotation: int) -> int:
    """The clockwise turn that makes most of the displayed text upright, judged from up to 200 characters."""
    step = max(1, count // 200)
    angles: Counter[int] = Counter()
    for index in range(0, count, step):
        angle = raw.FPDFText_GetCharAngle(handle, index)
        if angle >= 0 and raw.FPDFText_IsGenerated(handle, index) != 1:
            angles[round(angle / (pi / 2)) * 90 % 360] += 1  # clockwise, before /Rotate
    return -(angles.most_common(1)[0][0] + rotation) % 360 if angles else 0


def _display(page: pdfium.PdfPage, turn: int) -> tuple[Place, float, float]:
    """The map from page space (origin bottom-left, unrotated) to the turned display, and its size."""
    left, bottom, right, top = page.get_bbox()
    rotation = (page.get_rotation() + turn) % 360
    maps: dict[int, Place] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    wide, high = right - left, top - bottom
    return maps[rotation], *((high, wide) if rotation in (90, 270) else (wide, high))


def turn_box(box: Box, turn: int, wide: float, high: float) -> Box:
    """*box* turned by *turn* degrees clockwise onto a page of the new size *wide* × *high*."""
    x0, top, x1, bottom = box
    if turn == 90:
        return wide - bottom, x0, wide - top, x1
    if turn == 180:
        return wide - x1, high - bottom, wide - x0, high - top
    if turn == 270:
        return top, high - x1, bottom, high - x0
    return box
