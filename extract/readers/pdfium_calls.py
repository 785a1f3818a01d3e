"""PDFium's functions for a single character or drawn object, as cheap to call as ctypes can make them.

pypdfium2's own bindings look at the type of every argument and give up the interpreter's lock around every
call. For a page that costs nothing; for one of its characters it costs more than PDFium takes to answer.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw


def _bare(function: Any) -> Any:
    """*function* for pointers and addresses of any type, called under the interpreter's lock."""
    arguments = [kind if kind is ctypes.c_int else ctypes.c_void_p for kind in function.argtypes]
    address: Any = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(function.restype, *arguments)(address)


def address_of(pointer: Any) -> int:
    """Where *pointer* points to: passed as a number it needs no look at its type."""
    return ctypes.addressof(pointer.contents)


# Of a text page and the index of a character there.
unicode_at = _bare(raw.FPDFText_GetUnicode)
is_unmapped_at = _bare(raw.FPDFText_HasUnicodeMapError)
angle_at = _bare(raw.FPDFText_GetCharAngle)
loose_box_at = _bare(raw.FPDFText_GetLooseCharBox)  # and of an FS_RECTF to fill
origin_at = _bare(raw.FPDFText_GetCharOrigin)  # and of two doubles to fill
# Of a drawn object.
type_of = _bare(raw.FPDFPageObj_GetType)
mode_of = _bare(raw.FPDFTextObj_GetTextRenderMode)
fill_of = _bare(raw.FPDFPageObj_GetFillColor)  # and of four unsigned integers to fill
clip_of = _bare(raw.FPDFPageObj_GetClipPath)
clip_paths_of = _bare(raw.FPDFClipPath_CountPaths)  # of a clip path
count_of_marks = _bare(raw.FPDFPageObj_CountMarks)
