"""The outlines that a font of a PDF file draws for its digits, as PDFium tells them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pypdfium2.raw as raw

from extract.readers.pdfium import FFI, address_of, declared
from extract.readers.typefaces.shapes import are_of_others

EM = 100.0
LONGEST = 2_000  # segments of an outline; a plain digit has about forty
MOST = 1_000  # typefaces remembered
OF_A_CURVE = 3  # points: two handles, and its end

path_of = declared(raw.FPDFFont_GetGlyphPath, "void *(*)(void *, unsigned int, float)")
length_of = declared(raw.FPDFGlyphPath_CountGlyphSegments, "int (*)(void *)")
segment_of = declared(raw.FPDFGlyphPath_GetGlyphPathSegment, "void *(*)(void *, int)")
type_of = declared(raw.FPDFPathSegment_GetType, "int (*)(void *)")
point_of = declared(raw.FPDFPathSegment_GetPoint, "int (*)(void *, float *, float *)")


Beginning = tuple[str, int, float, float]  # a digit, how many segments its outline has, where it begins
_KNOWN: dict[tuple[Beginning, ...], bool] = {}  # the same few typefaces come again on every page


def draws_others(font: Any, digits: Iterable[str]) -> bool:
    """Whether a PDFium *font* that the file carries draws other digits than those of its text."""
    if raw.FPDFFont_GetIsEmbedded(font) != 1:
        return False
    handle = FFI.cast("void *", address_of(font))
    paths = {digit: path_of(handle, ord(digit), EM) for digit in sorted(digits)}
    beginnings = tuple(_beginning(digit, path) for digit, path in paths.items())
    if beginnings not in _KNOWN:
        if len(_KNOWN) >= MOST:
            _KNOWN.clear()
        _KNOWN[beginnings] = are_of_others({digit: _contours(path) for digit, path in paths.items()})
    return _KNOWN[beginnings]


def _beginning(digit: str, path: Any) -> Beginning:
    if not path or not (length := length_of(path)):
        return digit, 0, 0.0, 0.0
    x, y = FFI.new("float *"), FFI.new("float *")
    point_of(segment_of(path, 0), x, y)
    return digit, length, x[0], y[0]


def _contours(path: Any) -> list[list[tuple[float, float]]]:
    """The ends of the lines and curves of each contour of a glyph; none where a font draws by other means."""
    x, y = FFI.new("float *"), FFI.new("float *")
    contours: list[list[tuple[float, float]]] = []
    of_a_curve = 0
    for at in range(min(length_of(path), LONGEST) if path else 0):
        segment = segment_of(path, at)
        kind = type_of(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            of_a_curve = (of_a_curve + 1) % OF_A_CURVE
            if of_a_curve:
                continue
        elif kind == raw.FPDF_SEGMENT_MOVETO:
            contours.append([])
        point_of(segment, x, y)
        if contours:
            contours[-1].append((x[0], y[0]))
    return contours
