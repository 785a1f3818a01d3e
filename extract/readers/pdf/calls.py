"""PDFium's functions for a single character or drawn object, as cheap to call as Python can make them.

pypdfium2's own bindings look at the type of every argument and give up the interpreter's lock around every
call. For a page that costs nothing; for one of its characters it costs more than PDFium takes to answer.
Characters, of which a page has most, are asked for by cffi, the cheaper of the two ways to call; handles of
drawn objects come from pypdfium2, and stay with ctypes.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw
from cffi import FFI

_FFI = FFI()
_FFI.cdef("typedef struct { float left, top, right, bottom; } Rectangle;")
_FFI.cdef("typedef struct { float a, b, c, d, e, f; } Matrix;")


def _bare(function: Any) -> Any:
    """*function* for pointers and addresses of any type, called under the interpreter's lock."""
    arguments = [kind if kind is ctypes.c_int else ctypes.c_void_p for kind in function.argtypes]
    return ctypes.PYFUNCTYPE(function.restype, *arguments)(_place_of(function))


def _declared(function: Any, signature: str) -> Any:
    """*function* as a pointer of the C type *signature*."""
    return _FFI.cast(signature, _place_of(function))


def _place_of(function: Any) -> Any:
    return ctypes.cast(function, ctypes.c_void_p).value


def address_of(pointer: Any) -> int:
    """Where *pointer* points to: passed as a number it needs no look at its type."""
    return ctypes.addressof(pointer.contents)


def text_page(handle: Any) -> Any:
    """The text page *handle* as the functions of characters take it."""
    return _FFI.cast("void *", address_of(handle))


def rectangle() -> Any:
    """A box for :data:`loose_box_at` to fill: ``left``, ``top``, ``right``, ``bottom``."""
    return _FFI.new("Rectangle *")


def matrix() -> Any:
    """A matrix for :data:`matrix_at` to fill: ``a`` to ``f``."""
    return _FFI.new("Matrix *")


def number() -> Any:
    """A number for :data:`origin_at` to fill, at index 0."""
    return _FFI.new("double *")


# Of a text page and the index of a character there.
unicode_at = _declared(raw.FPDFText_GetUnicode, "unsigned int (*)(void *, int)")
is_unmapped_at = _declared(raw.FPDFText_HasUnicodeMapError, "int (*)(void *, int)")
is_generated_at = _declared(raw.FPDFText_IsGenerated, "int (*)(void *, int)")
is_hyphen_at = _declared(raw.FPDFText_IsHyphen, "int (*)(void *, int)")
angle_at = _declared(raw.FPDFText_GetCharAngle, "float (*)(void *, int)")
loose_box_at = _declared(raw.FPDFText_GetLooseCharBox, "int (*)(void *, int, Rectangle *)")
origin_at = _declared(raw.FPDFText_GetCharOrigin, "int (*)(void *, int, double *, double *)")
matrix_at = _declared(raw.FPDFText_GetMatrix, "int (*)(void *, int, Matrix *)")
# Of a drawn object, or of what holds objects and the number of one there.
object_on = _bare(raw.FPDFPage_GetObject)
object_in = _bare(raw.FPDFFormObj_GetObject)
type_of = _bare(raw.FPDFPageObj_GetType)
mode_of = _bare(raw.FPDFTextObj_GetTextRenderMode)
fill_of = _bare(raw.FPDFPageObj_GetFillColor)  # and of four unsigned integers to fill
stroke_of = _bare(raw.FPDFPageObj_GetStrokeColor)  # the same
clip_of = _bare(raw.FPDFPageObj_GetClipPath)
clip_paths_of = _bare(raw.FPDFClipPath_CountPaths)  # of a clip path
count_of_marks = _bare(raw.FPDFPageObj_CountMarks)
size_in = _bare(raw.FPDFTextObj_GetFontSize)  # and of a number to fill
matrix_in = _bare(raw.FPDFPageObj_GetMatrix)  # and of a matrix
