"""PDFium as the supplier of characters and ruling lines: a PDF page becomes a :class:`Sheet`."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Callable, Iterator
from math import pi
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.errors import UnreadableError
from extract.readers.sheet import Box, Character, Rule, Sheet
from extract.readers.strokes import rules_along

REPLACEMENT = "\ufffd"
HYPHENS = frozenset({0x02, 0x2D, 0xAD, 0x2010, 0x2011, 0xFFFE})
LINE_END = frozenset({0x0A, 0x0D})
GUESSED = LINE_END | {0x20, 0x2D}  # what PDFium inserts where it sees a gap, a line end or a split word
THIN = 3.0  # points: a filled shape thinner than this is a drawn line
STRAIGHT = 0.7  # points: how far a line may lean and still count as horizontal or vertical
MAX_CHARACTERS = 200_000  # per page; the form's densest page has about 1,500
MAX_OBJECTS = 100_000  # per page
MAX_RULES = 100_000  # per page, every dot of a dotted border counted
MAX_NESTING = 8  # forms inside forms

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Place = Callable[[float, float], Point]  # page space → display space
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


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
        printed = _characters(textpage.raw, count, place)
        characters = [c for c in printed if c.x1 > 0 and c.bottom > 0 and c.x0 < width and c.top < height]
    finally:
        textpage.close()
    rules, images = _drawings(page, place, number)
    return Sheet(number, width, height, characters, rules, images, turn)


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


def _box(place: Place, left: float, bottom: float, right: float, top: float) -> Box:
    (ax, ay), (bx, by) = place(left, bottom), place(right, top)
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _characters(handle: Any, count: int, place: Place) -> Iterator[Character]:
    """Every character printed. PDFium's guesses at spaces and line ends are left out: the boxes tell better.

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
            yield Character(text, x0, top, x1, bottom, place(x.value, y.value)[1])
        elif (tight := _tight(handle, index, text, place)) is not None:
            yield tight


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
    x0, y0, x1, y1 = _box(place, left.value, bottom.value, right.value, top.value)
    return Character(text, x0, y0, x1, y1, y1) if x1 > x0 and y1 > y0 else None


def is_invisible(page: pdfium.PdfPage) -> bool:
    """True if most of the page's text is drawn without ink (render mode 3), judged from 50 characters."""
    textpage = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(textpage.raw)
        modes = [
            raw.FPDFTextObj_GetTextRenderMode(text)
            for index in range(0, count, max(1, count // 50))
            if (text := raw.FPDFText_GetTextObject(textpage.raw, index))
        ]
    finally:
        textpage.close()
    return 2 * modes.count(raw.FPDF_TEXTRENDERMODE_INVISIBLE) > len(modes)


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


def _drawings(page: pdfium.PdfPage, place: Place, number: int) -> tuple[list[Rule], list[Box]]:
    rules: list[Rule] = []
    images: list[Box] = []
    for seen, (kind, handle, matrix) in enumerate(_objects(page.raw, IDENTITY, 0)):
        if seen > MAX_OBJECTS or len(rules) > MAX_RULES:
            raise UnreadableError(
                f"第 {number} 页的图形超过上限，不读。 Page {number} draws more objects than the limit of "
                f"{MAX_OBJECTS} or more lines than {MAX_RULES}; not read."
            )
        if kind == raw.FPDF_PAGEOBJ_PATH:
            rules.extend(_rules(handle, matrix, place))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            images.append(_bounds(handle, matrix, place))
    return rules, images


def _objects(container: Any, matrix: Matrix, depth: int) -> Iterator[tuple[int, Any, Matrix]]:
    """The objects of a page, those inside form objects included: type, handle, and the container's matrix."""
    if depth == 0:
        count, get = raw.FPDFPage_CountObjects(container), raw.FPDFPage_GetObject
    else:
        count, get = raw.FPDFFormObj_CountObjects(container), raw.FPDFFormObj_GetObject
    for index in range(count):
        handle = get(container, index)
        kind = raw.FPDFPageObj_GetType(handle)
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield kind, handle, matrix
        elif depth < MAX_NESTING:
            yield from _objects(handle, _product(_matrix(handle), matrix), depth + 1)


def _matrix(handle: Any) -> Matrix:
    own = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, ctypes.byref(own)):
        return IDENTITY
    return own.a, own.b, own.c, own.d, own.e, own.f


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _apply(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(handle: Any, matrix: Matrix, place: Place) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(handle, *map(ctypes.byref, (left, bottom, right, top)))
    first = _apply(matrix, left.value, bottom.value)
    second = _apply(matrix, right.value, top.value)
    return _box(place, *first, *second)


def _rules(handle: Any, matrix: Matrix, place: Place) -> Iterator[Rule]:
    """The straight lines one path draws: its strokes, and its fills where they are as thin as a line."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(handle, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return
    whole = _product(_matrix(handle), matrix)
    for points in _subpaths(handle):
        shown = [place(*_apply(whole, x, y)) for x, y in points]
        yield from rules_along(shown, bool(stroke.value), THIN, STRAIGHT)


def _subpaths(handle: Any) -> Iterator[list[Point]]:
    """The points of each subpath (a curve by its ends and handles: good enough for the box of a dot)."""
    points: list[Point] = []
    for index in range(raw.FPDFPath_CountSegments(handle)):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points
