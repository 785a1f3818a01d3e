"""The font PDFium measures by when a PDF names a Chinese font and does not carry it.

PDFium would take whatever the machine has installed: another machine gives other boxes, and one without
Chinese fonts has no glyphs at all, whereupon PDFium drops every text object of a single character without a
word (the 无 of a cell, or a number's only digit in a Chinese font). One small font of our own, whose every
character has the same ink, makes the reading complete and the same everywhere. It is for measuring only: a
page that borrows fonts is never rendered for recognition (see :func:`borrows_fonts`).
"""

from __future__ import annotations

import ctypes
from functools import cache
from pathlib import Path
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

METRICS: Final = Path(__file__).with_name("metrics.ttf")  # made by tests/samples/metrics_font.py
FACE: Final = b"NianbaoMetrics\0"
CHINESE, BIG5, JAPANESE, KOREAN = 134, 136, 128, 129  # Windows character sets, as PDFium names them
EAST_ASIAN: Final = frozenset({CHINESE, BIG5, JAPANESE, KOREAN})
# Fonts whose widths a PDF may leave out because every viewer brings them; of others it states them all.
STANDARD: Final = (b"arial", b"courier", b"helvetica", b"symbol", b"times", b"zapf")
WHOLE_FONT: Final = 0  # the table number by which PDFium asks for the whole file
HANDLE: Final = 1  # ours to choose: there is one font
INTERFACE_VERSION: Final = 1


@cache
def measure_by_own_font() -> Any:
    """Make PDFium use our metrics font for fonts a file does not carry; the machine's for none.

    The standard Western fonts fall to the fourteen PDFium has built in. Returns the structure PDFium keeps
    a pointer to: the cache keeps it alive as long as the process.
    """
    font = METRICS.read_bytes()
    kinds = dict(raw.FPDF_SYSFONTINFO._fields_)
    info = raw.FPDF_SYSFONTINFO()
    info.version = INTERFACE_VERSION
    info.MapFont = kinds["MapFont"](_map_font)
    info.GetFont = kinds["GetFont"](lambda info, face: None)
    info.GetFontData = kinds["GetFontData"](
        lambda info, handle, table, buffer, size: 0 if table != WHOLE_FONT else _copy(font, buffer, size)
    )
    info.GetFaceName = kinds["GetFaceName"](lambda info, handle, buffer, size: _copy(FACE, buffer, size))
    info.GetFontCharset = kinds["GetFontCharset"](lambda info, handle: CHINESE)
    info.DeleteFont = kinds["DeleteFont"](lambda info, handle: None)
    raw.FPDF_SetSystemFontInfo(ctypes.byref(info))
    return info


def _map_font(
    info: Any, weight: int, italic: int, charset: int, pitch: int, face: Any, exact: Any
) -> int | None:
    is_standard = ctypes.string_at(face).lower().startswith(STANDARD)
    return HANDLE if charset in EAST_ASIAN or not is_standard else None


def _copy(data: bytes, buffer: Any, size: int) -> int:
    """Fill PDFium's *buffer* when it is large enough; the size needed either way."""
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)


def borrows_fonts(page: pdfium.PdfPage) -> bool:
    """True when *page* prints with a font the file does not carry: rendered, it shows other glyphs."""
    return any(
        raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(item.raw)) != 1
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    )
