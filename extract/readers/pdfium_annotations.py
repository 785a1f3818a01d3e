"""What stands on a PDF page without being part of it: form fields, notes typed onto it, stamps, seals."""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as raw

# Links print nothing, and pop-ups and the icons of notes are no part of the printed page.
UNPRINTED = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_TEXT})
MAX_ANNOTATIONS = 2_000  # per page; a form to fill in has a field for each of its 300 cells


def printed_page(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """Page *index* with its annotations printed onto it, as every viewer shows them.

    Raises pypdfium2's PdfiumError for a damaged page.
    """
    page = document[index]
    if (
        not _has_printed(page)
        or raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS
    ):
        return page
    page.close()
    return document[index]


def _has_printed(page: pdfium.PdfPage) -> bool:
    count = min(raw.FPDFPage_GetAnnotCount(page.raw), MAX_ANNOTATIONS)
    return any(_subtype(page, at) not in UNPRINTED for at in range(count))


def _subtype(page: pdfium.PdfPage, at: int) -> int:
    annotation = raw.FPDFPage_GetAnnot(page.raw, at)
    if not annotation:
        return int(raw.FPDF_ANNOT_LINK)
    try:
        return int(raw.FPDFAnnot_GetSubtype(annotation))
    finally:
        raw.FPDFPage_CloseAnnot(annotation)
