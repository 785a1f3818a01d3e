"""Fonts a package carries as files, TrueType or OpenType: PDFium reads them as it does those of a PDF."""

from __future__ import annotations

import ctypes
from collections.abc import Collection, Mapping
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.readers.typefaces.outlines import draws_others

LARGEST: Final = 32 * 1024 * 1024  # bytes; the largest Chinese typefaces have some twenty million
GLYPHS: Final = range(1 << 16)  # the numbers a font can give its glyphs
# Numbers of characters stand for themselves
TO_UNICODE: Final = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> "
    b"endcodespacerange 1 beginbfrange <0030> <0039> <0030> endbfrange endcmap end end\0"
)


def file_draws_others(font: bytes, digits: Collection[str], glyphs: Mapping[str, int] | None = None) -> bool:
    """Whether the file of a *font* draws others for *digits*, by its own table or by *glyphs*, numbers."""
    if not 0 < len(font) <= LARGEST:
        return False
    document = pdfium.PdfDocument.new()
    try:
        data = (ctypes.c_ubyte * len(font)).from_buffer_copy(font)
        handle = (
            raw.FPDFText_LoadFont(document.raw, data, len(font), raw.FPDF_FONT_TRUETYPE, True)
            if glyphs is None
            else _numbered(document, data, glyphs)
        )
        if not handle:
            return False
        try:
            return draws_others(handle, digits)
        finally:
            raw.FPDFFont_Close(handle)
    finally:
        document.close()


def _numbered(document: pdfium.PdfDocument, data: Any, glyphs: Mapping[str, int]) -> Any:
    """The font whose digits are the *glyphs* of these numbers."""
    table = bytearray(2 * (ord("9") + 1))
    for digit, number in glyphs.items():
        if number in GLYPHS:
            table[2 * ord(digit) : 2 * ord(digit) + 2] = number.to_bytes(2, "big")
    numbers = (ctypes.c_ubyte * len(table)).from_buffer_copy(table)
    meant = ctypes.create_string_buffer(TO_UNICODE)
    return raw.FPDFText_LoadCidType2Font(document.raw, data, len(data), meant, numbers, len(table))
