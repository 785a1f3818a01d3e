"""Letters PDFium puts others in place of, and then forgets to move with the form they stand in.

Chromium's PDF files name a glyph ⼀ or ⽬; PDFium says 一 and 目. Where such a page stands in a form, as two
pages on one sheet do, it says of all other letters where they are on the page, but of these where they are
in the form.
"""

from __future__ import annotations

import pypdfium2.raw as raw

from extract.readers.pdf.calls import matrix, matrix_at, number, origin_at, text_page
from extract.readers.pdf.glyphs import Glyphs
from extract.readers.pdf.objects import Matrix
from extract.readers.pdfium import address_of

NEAR = 0.5  # points


def place_of(glyphs: Glyphs, index: int, place: Matrix) -> Matrix:
    """What takes the box of a glyph to the display: *place*, or the matrix of its form."""
    text = raw.FPDFText_GetTextObject(glyphs.handle, index)
    own = glyphs.moved.get(address_of(text)) if text else None
    if own is None:
        return place
    page, at, x, y = text_page(glyphs.handle), matrix(), number(), number()
    origin_at(page, index, x, y)
    matrix_at(page, index, at)
    printed = _moved(at.e, at.f, place)
    return (
        own
        if _are_near(_moved(x[0], y[0], own), printed) and not _are_near(_moved(x[0], y[0], place), printed)
        else place
    )


def _moved(x: float, y: float, by: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = by
    return a * x + c * y + e, b * x + d * y + f


def _are_near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < NEAR and abs(one[1] - other[1]) < NEAR
