"""What stands on a PDF page without being part of it: form fields, notes typed onto it, stamps, seals."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
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
UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
EMPTY = 2  # bytes of a look that is not there: the end of a text
LONGEST = 64  # characters of a field's value that are looked at
MAX_ANNOTATIONS = 2_000  # per page; a form to fill in has a field for each of its 300 cells


@dataclass(slots=True)
class Added:
    """What annotations do to a page beside being printed onto it; boxes are in the page's own space.

    ``bare``: those that do not say how they look: viewers draw these in ways of their own. ``hidden``: the
    figures of those that no viewer shows. ``fields``: the figures of those that say how they look; where it
    is not their figure, it is an older one, and some viewers show the new one.
    """

    bare: list[Box] = field(default_factory=list)
    hidden: list[tuple[Box, str]] = field(default_factory=list)
    fields: list[tuple[Box, str]] = field(default_factory=list)


def printed_page(document: pdfium.PdfDocument, index: int) -> tuple[pdfium.PdfPage, Added]:
    """Page *index* with its annotations printed onto it, as every viewer shows them, and the others.

    Raises pypdfium2's PdfiumError for a damaged page.
    """
    page, added = document[index], Added()
    count = min(raw.FPDFPage_GetAnnotCount(page.raw), MAX_ANNOTATIONS)
    printed = [_is_printed(document, page, at, added) for at in range(count)]
    if not any(printed) or raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return page, added
    page.close()
    return document[index], added


def _is_printed(document: pdfium.PdfDocument, page: pdfium.PdfPage, at: int, added: Added) -> bool:
    """Whether an annotation is part of the printed page; what it holds else is *added*."""
    annotation = raw.FPDFPage_GetAnnot(page.raw, at)
    if not annotation:
        return False
    try:
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        if kind in UNPRINTED:
            return False
        place = raw.FS_RECTF()
        if not raw.FPDFAnnot_GetRect(annotation, place):
            return True
        box = place.left, place.bottom, place.right, place.top
        words = _words(document, annotation, kind)
        figure = "".join(filter(str.isdigit, words))
        is_field = kind == raw.FPDF_ANNOT_WIDGET
        if raw.FPDFAnnot_GetFlags(annotation) & UNSEEN:
            added.hidden += [(box, figure)] if figure else []
        elif raw.FPDFAnnot_GetAP(annotation, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > EMPTY:
            added.fields += [(box, figure)] if is_field and figure else []
        elif kind in DRAWN or (is_field and figure):
            added.bare.append(box)
        return True
    finally:
        raw.FPDFPage_CloseAnnot(annotation)


def _words(document: pdfium.PdfDocument, annotation: Any, kind: int) -> str:
    """The value of a form field, some viewers show it though nothing says how; the words of a remark."""
    buffer = (ctypes.c_ushort * LONGEST)()
    own = raw.FPDFAnnot_GetStringValue
    size = own(annotation, b"Contents" if kind != raw.FPDF_ANNOT_WIDGET else b"V", buffer, 2 * LONGEST)
    if size <= EMPTY and kind == raw.FPDF_ANNOT_WIDGET and raw.FPDFAnnot_HasKey(annotation, b"Parent"):
        document.init_forms()  # the value of a field with several places is said once, for all of them
        size = raw.FPDFAnnot_GetFormFieldValue(document.formenv, annotation, buffer, 2 * LONGEST)
    return bytes(buffer)[: min(size, 2 * LONGEST)].decode("utf-16-le", "replace")
