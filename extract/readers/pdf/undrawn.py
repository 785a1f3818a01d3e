"""Text of a PDF page whose font file cannot be opened, and which PDFium does not list for having no width.

It then measures by another font, and where a table of the file says which glyph stands for which character,
that font has none of these: what a text object prints alone, as a 0 in its cell, is left out without a word.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.readers.notation import REPLACEMENT
from extract.readers.pdf.calls import font_of
from extract.readers.pdf.objects import Matrix, matrix_of, objects_of, product
from extract.readers.pdfium import FFI, address_of
from extract.readers.sheet import Character
from extract.readers.typefaces.outlines import EM, path_of

EACH = 16  # of so many text objects one tells its font: those of a table's cells come by the hundred
NARROW = 0.01  # points: what is no wider is not listed


def undrawn_figures(page: pdfium.PdfPage, place: Matrix, texts: Sequence[Any]) -> Iterator[Character]:
    """What stands for the texts of no width that such fonts print; nothing tells their words.

    *texts*: every so many text objects of the page.
    """
    fonts = {address_of(font): font for text in texts if (font := font_of(text))}
    hollow = {address for address, font in fonts.items() if _is_without_glyphs(font)}
    if not hollow:
        return
    for kind, handle, outer in objects_of(page.raw, place, 0):
        if kind != raw.FPDF_PAGEOBJ_TEXT or not _has_no_width(handle):
            continue
        font = font_of(handle)
        if font and address_of(font) in hollow:
            x, y = product(matrix_of(handle), outer)[4:]
            yield Character(REPLACEMENT, x, y, x, y, y)


def _is_without_glyphs(font: Any) -> bool:
    """Whether a font that PDFium has no file of shows nothing for any digit."""
    if raw.FPDFFont_GetIsEmbedded(font) == 1:
        return False
    handle = FFI.cast("void *", address_of(font))
    return not any(path_of(handle, ord(digit), EM) for digit in "0123456789")


def _has_no_width(text: Any) -> bool:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(text, left, bottom, right, top)
    return right.value - left.value < NARROW
