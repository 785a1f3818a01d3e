"""PDF → Document: PDFium delivers characters and lines, pdfplumber's finder draws the tables.

Pages without a sane text layer are recognised as scans; no other page ever is.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pypdfium2 as pdfium

from extract.errors import UnreadableError
from extract.issues import issue
from extract.model import Block, Document, Issue, Locator
from extract.readers.layout import blocks_of
from extract.readers.pdfium import sheet_of, turn_box
from extract.readers.pdfium_fonts import borrows_fonts, measure_by_own_font
from extract.readers.pdfium_text import REPLACEMENT
from extract.readers.recognition import RecogniserMissingError
from extract.readers.running import without_running
from extract.readers.sheet import Box, Sheet

MAX_PAGES = 1_000  # the longest report known has about sixty
MAX_INCHES = 40.0  # a scanned page larger than this is not rendered
DAMAGED = 0.2  # share of unmapped characters from which a text layer says nothing
PRIVATE = range(0xE000, 0xF900)  # code points that mean something in one font only


def read(data: bytes) -> Document:
    """Blocks of every page; locators in points (origin top-left of the page as displayed), or as in scans.

    Raises UnreadableError when the file is broken, encrypted, without readable pages, or beyond the bounds.
    """
    document = _open(data)
    try:
        blocks: list[Block] = []
        issues: list[Issue] = []
        missing: RecogniserMissingError | None = None
        for index in range(len(document)):
            try:
                found, wrong = _page(document, index)
            except RecogniserMissingError as error:
                missing, found, wrong = error, [], [issue("page_without_text", page=index + 1)]
            blocks += found
            issues += wrong
        metadata = {key: value for key, value in document.get_metadata_dict().items() if value}
        pages = len(document)
        heights = {number: _height(document, number - 1) for number in range(1, pages + 1)}
    finally:
        document.close()
    if not blocks and missing is not None:
        raise missing
    if not blocks and issues:  # not one page could be read: the first reason says why
        raise UnreadableError(f"{issues[0].message_zh} {issues[0].message_en}")
    unique = {(found.code, found.message_en): found for found in issues}
    return Document("pdf", tuple(without_running(blocks, heights)), pages, metadata, tuple(unique.values()))


def _open(data: bytes) -> pdfium.PdfDocument:
    measure_by_own_font()
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
    if not 0 < len(document) <= MAX_PAGES:
        pages = len(document)
        document.close()
        raise UnreadableError(
            f"PDF 有 {pages} 页，应在 1 至 {MAX_PAGES} 之间，不读。 "
            f"The PDF has {pages} pages, not between 1 and {MAX_PAGES}; not read."
        )
    return document


def _height(document: pdfium.PdfDocument, index: int) -> float:
    try:
        return float(document.get_page_size(index)[1])
    except pdfium.PdfiumError:  # a damaged page, which has no blocks either
        return 0.0


def _page(document: pdfium.PdfDocument, index: int) -> tuple[list[Block], list[Issue]]:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return [], [issue("page_damaged", page=index + 1)]
    try:
        sheet = sheet_of(page, index + 1)
        if not _is_scan(sheet):
            return blocks_of(sheet, partial(_locator, sheet)), list(_layer_issues(sheet))
        return _scanned(page, sheet)
    finally:
        page.close()


def _locator(sheet: Sheet, box: Box, confidence: float | None) -> Locator:
    """The place in the page as displayed, whichever way its text was turned for reading."""
    turned = sheet.turn in (90, 270)
    size = (sheet.height, sheet.width) if turned else (sheet.width, sheet.height)
    shown = turn_box(box, (360 - sheet.turn) % 360, *size)
    return {"kind": "pdf", "page": sheet.number, "box": [round(value, 2) for value in shown]}


def _is_scan(sheet: Sheet) -> bool:
    """True for a page without visible characters but with pictures, or with a damaged text layer.

    A hidden text over a picture is some other program's recognition, with no word on how sure it was.
    """
    return _damaged(sheet) > DAMAGED if sheet.characters else bool(sheet.images)


def _damaged(sheet: Sheet) -> float:
    """The share of characters that no font maps to a letter."""
    unmapped = sum(c.text == REPLACEMENT or ord(c.text) in PRIVATE for c in sheet.characters)
    return unmapped / len(sheet.characters)


def _layer_issues(sheet: Sheet) -> Iterator[Issue]:
    if sheet.characters and _damaged(sheet) > 0:
        yield issue("text_layer_damaged")


def _scanned(page: pdfium.PdfPage, sheet: Sheet) -> tuple[list[Block], list[Issue]]:
    """The page recognised from its picture. Raises RecogniserMissingError without the ``ocr`` extra."""
    from extract.readers.image import recognised_blocks
    from extract.readers.scan import PIXELS_PER_POINT

    if max(page.get_size()) > MAX_INCHES * 72 or (sheet.characters and borrows_fonts(page)):
        return [], [issue("page_without_text", page=sheet.number)]
    bitmap = page.render(scale=PIXELS_PER_POINT, grayscale=True)
    try:
        grey = bitmap.to_numpy().reshape(bitmap.height, bitmap.width).copy()
    finally:
        bitmap.close()
    return recognised_blocks(grey, sheet.number), [issue("recognised")]
