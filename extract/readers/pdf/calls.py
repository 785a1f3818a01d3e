"""PDFium's functions for a single character or drawn object, called the cheap ways.

Characters, of which a page has most, are asked for by cffi, the cheaper of the two ways to call; handles of
drawn objects come from pypdfium2, and stay with ctypes.
"""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as raw

from extract.readers.pdfium import FFI, address_of, bare, declared

FFI.cdef("typedef struct { float left, top, right, bottom; } Rectangle;")
FFI.cdef("typedef struct { float a, b, c, d, e, f; } Matrix;")


def text_page(handle: Any) -> Any:
    """The text page *handle* as the functions of characters take it."""
    return FFI.cast("void *", address_of(handle))


def rectangle() -> Any:
    """A box for :data:`loose_box_at` to fill: ``left``, ``top``, ``right``, ``bottom``."""
    return FFI.new("Rectangle *")


def matrix() -> Any:
    """A matrix for :data:`matrix_at` to fill: ``a`` to ``f``."""
    return FFI.new("Matrix *")


def number() -> Any:
    """A number for :data:`origin_at` to fill, at index 0."""
    return FFI.new("double *")


# Of a text page and the index of a character there.
unicode_at = declared(raw.FPDFText_GetUnicode, "unsigned int (*)(void *, int)")
is_unmapped_at = declared(raw.FPDFText_HasUnicodeMapError, "int (*)(void *, int)")
is_generated_at = declared(raw.FPDFText_IsGenerated, "int (*)(void *, int)")
is_hyphen_at = declared(raw.FPDFText_IsHyphen, "int (*)(void *, int)")
angle_at = declared(raw.FPDFText_GetCharAngle, "float (*)(void *, int)")
loose_box_at = declared(raw.FPDFText_GetLooseCharBox, "int (*)(void *, int, Rectangle *)")
origin_at = declared(raw.FPDFText_GetCharOrigin, "int (*)(void *, int, double *, double *)")
matrix_at = declared(raw.FPDFText_GetMatrix, "int (*)(void *, int, Matrix *)")
# Of a drawn object, or of what holds objects and the number of one there.
object_on = bare(raw.FPDFPage_GetObject)
object_in = bare(raw.FPDFFormObj_GetObject)
type_of = bare(raw.FPDFPageObj_GetType)
mode_of = bare(raw.FPDFTextObj_GetTextRenderMode)
fill_of = bare(raw.FPDFPageObj_GetFillColor)  # and of four unsigned integers to fill
stroke_of = bare(raw.FPDFPageObj_GetStrokeColor)  # the same
clip_of = bare(raw.FPDFPageObj_GetClipPath)
clip_paths_of = bare(raw.FPDFClipPath_CountPaths)  # of a clip path
count_of_marks = bare(raw.FPDFPageObj_CountMarks)
size_in = bare(raw.FPDFTextObj_GetFontSize)  # and of a number to fill
matrix_in = bare(raw.FPDFPageObj_GetMatrix)  # and of a matrix
font_of = bare(raw.FPDFTextObj_GetFont)
