"""PDF with a text layer: PDFium delivers characters and lines, pdfplumber's finder draws the tables."""

from __future__ import annotations

import pypdfium2 as pdfium

from extract.errors import UnreadableError
from extract.model import Block, Document, Locator
from extract.readers.layout import Locate, blocks_of
from extract.readers.pdfium import sheet_of, turn_box
from extract.readers.sheet import Box, Sheet

MAX_PAGES = 1_000  # the longest report known has about sixty


def read(data: bytes) -> Document:
    """Blocks of every page, with locators in points (origin top-left of the page as displayed).

    Raises UnreadableError when the file is broken, encrypted, without pages, or beyond the bounds.
    """
    document = _open(data)
    try:
        if len(document) > MAX_PAGES:
            raise UnreadableError(
                f"PDF 有 {len(document)} 页，超过上限 {MAX_PAGES} 页，不读。 "
                f"The PDF has {len(document)} pages, more than the limit of {MAX_PAGES}; not read."
            )
        blocks: list[Block] = []
        for index in range(len(document)):
            blocks.extend(_page_blocks(document, index))
        metadata = {key: value for key, value in document.get_metadata_dict().items() if value}
        return Document("pdf", tuple(blocks), len(document), metadata)
    finally:
        document.close()


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError(
                "PDF 已加密，需要密码，不读。 The PDF is encrypted and asks for a password; not read."
            ) from error
        raise UnreadableError(
            f"PDF 文件损坏，打不开（{error}）。 The PDF is broken and cannot be opened ({error})."
        ) from error
    if len(document) == 0:
        raise UnreadableError("PDF 没有任何页面。 The PDF has no pages.")
    return document


def _page_blocks(document: pdfium.PdfDocument, index: int) -> list[Block]:
    page = document[index]
    try:
        sheet = sheet_of(page, index + 1)
        return blocks_of(sheet, _locator(sheet))
    finally:
        page.close()


def _locator(sheet: Sheet) -> Locate:
    """Locators in the page as displayed, whichever way its text was turned for reading."""

    def locate(box: Box, confidence: float | None) -> Locator:
        shown = turn_box(box, (360 - sheet.turn) % 360, *_shown_size(sheet))
        return {"kind": "pdf", "page": sheet.number, "box": [round(value, 2) for value in shown]}

    return locate


def _shown_size(sheet: Sheet) -> tuple[float, float]:
    return (sheet.height, sheet.width) if sheet.turn in (90, 270) else (sheet.width, sheet.height)
