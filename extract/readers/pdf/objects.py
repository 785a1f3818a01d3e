"""The objects drawn on a PDF page, those inside forms included, and where each is displayed."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as raw

from extract.readers.pdf.calls import object_in, object_on, type_of
from extract.readers.sheet import Box

MAX_NESTING = 8  # forms inside forms

Matrix = tuple[float, float, float, float, float, float]  # as PDF writes them: a b c d e f


def objects_of(container: Any, matrix: Matrix, depth: int) -> Iterator[tuple[int, Any, Matrix]]:
    """The objects of a page, those inside form objects included: type, handle, and the container's matrix."""
    if depth == 0:
        count, get = raw.FPDFPage_CountObjects(container), object_on
    else:
        count, get = raw.FPDFFormObj_CountObjects(container), object_in
    for index in range(count):
        handle = get(container, index)
        kind = type_of(handle)
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield kind, handle, matrix
        elif depth < MAX_NESTING:
            yield from objects_of(handle, product(matrix_of(handle), matrix), depth + 1)


def matrix_of(handle: Any) -> Matrix:
    own = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, own):
        return 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
    return own.a, own.b, own.c, own.d, own.e, own.f


def product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def bounds_of(handle: Any, matrix: Matrix) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
    return box_of(matrix, left.value, bottom.value, right.value, top.value)


def box_of(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Box:
    """The displayed box of a rectangle."""
    a, b, c, d, e, f = matrix
    ax, ay = a * left + c * bottom + e, b * left + d * bottom + f
    bx, by = a * right + c * top + e, b * right + d * top + f
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
