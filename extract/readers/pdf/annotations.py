"""What stands on a PDF page without being part of it: form fields, notes typed onto it, stamps, seals."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.readers.sheet import Box

# Links print nothing, and pop-ups and the icons of notes are no part of the printed page.
UNPRINTED = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_TEXT})
# What viewers draw of themselves over a figure: lines through it, areas, a text
DRAWN = frozenset(
    {
        *(raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_SQUIGGLY, raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE),
        *(raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_REDACT),
    }
)
HIDDEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
EMPTY = 2  # bytes of a look that is not there: the end of a text
LONGEST = 64  # characters of a field's value that are looked at
MAX_ANNOTATIONS = 2_000  # per page; a form to fill in has a field for each of its 300 cells


def printed_page(document: pdfium.PdfDocument, index: int) -> tuple[pdfium.PdfPage, list[Box]]:
    """Page *index* with its annotations printed onto it, as every viewer shows them.

    Beside it where those are, in the page's own space, that do not say how they look: viewers draw these in
    ways of their own. Raises pypdfium2's PdfiumError for a damaged page.
    """
    page = document[index]
    count = min(raw.FPDFPage_GetAnnotCount(page.raw), MAX_ANNOTATIONS)
    printed = [found for at in range(count) if (found := _printed(page, at)) is not None]
    bare = [box for box in printed if box]
    if not printed or raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return page, bare
    page.close()
    return document[index], bare


def _printed(page: pdfium.PdfPage, at: int) -> Box | tuple[()] | None:
    """The box of an annotation without a look of its own; () for one with it, None for none printed."""
    annotation = raw.FPDFPage_GetAnnot(page.raw, at)
    if not annotation:
        return None
    try:
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        if kind in UNPRINTED:
            return None
        hidden = raw.FPDFAnnot_GetFlags(annotation) & (
            raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
        )
        looks = raw.FPDFAnnot_GetAP(annotation, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > EMPTY
        place = raw.FS_RECTF()
        drawn = kind in DRAWN or (kind == raw.FPDF_ANNOT_WIDGET and _holds_figure(annotation))
        if hidden or looks or not drawn or not raw.FPDFAnnot_GetRect(annotation, place):
            return ()
        return place.left, place.bottom, place.right, place.top
    finally:
        raw.FPDFPage_CloseAnnot(annotation)


def _holds_figure(field: Any) -> bool:
    """Whether the value of a form field has a digit: some viewers show it, though nothing says how."""
    buffer = (ctypes.c_ushort * LONGEST)()
    size = raw.FPDFAnnot_GetStringValue(field, b"V", buffer, ctypes.sizeof(buffer))
    text = bytes(buffer)[: min(size, ctypes.sizeof(buffer))].decode("utf-16-le", "replace")
    return any(map(str.isdigit, text))
