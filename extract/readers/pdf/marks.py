"""What a PDF says of its text beside the text: words to be copied for it, layers to be shown or not."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

from extract.readers.pdf.calls import count_of_marks

STAND_IN = ctypes.create_string_buffer(b"ActualText")
LAYER = "OC"
LONGEST_NAME = 32  # bytes of UTF-16


def has_stand_in(text: Any) -> bool:
    """Whether a text object names other words to be copied for the glyphs it prints."""
    return any(_is_stand_in(mark) for mark in _marks(text))


def is_on_a_layer(text: Any) -> bool:
    """Whether a text object belongs to a layer, which may be hidden."""
    return any(_name(mark) == LAYER for mark in _marks(text))


def remove_stand_in(text: Any) -> None:
    """Make PDFium read the glyphs of a text object, not what stands in for them."""
    for mark in _marks(text):
        if _is_stand_in(mark):
            raw.FPDFPageObjMark_RemoveParam(text, mark, STAND_IN)


def _marks(text: Any) -> list[Any]:
    return [raw.FPDFPageObj_GetMark(text, at) for at in range(max(0, count_of_marks(text)))]


def _is_stand_in(mark: Any) -> bool:
    return bool(raw.FPDFPageObjMark_GetParamValueType(mark, STAND_IN) != raw.FPDF_OBJECT_UNKNOWN)


def _name(mark: Any) -> str:
    buffer, length = (ctypes.c_ushort * (LONGEST_NAME // 2))(), ctypes.c_ulong()
    if not raw.FPDFPageObjMark_GetName(mark, buffer, LONGEST_NAME, length) or length.value > LONGEST_NAME:
        return ""
    return bytes(buffer)[: length.value].decode("utf-16-le").rstrip("\0")
