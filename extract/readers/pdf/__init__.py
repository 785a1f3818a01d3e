"""PDF → Document: PDFium delivers characters and lines, pdfplumber's finder draws the tables.

Pages without a sane text layer are recognised as scans, and so are large pictures on pages with one.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial

import pypdfium2 as pdfium

from extract.errors import UnreadableError
from extract.issues import issue
from extract.model import Block, Document, Grid, Issue, Locator
from extract.readers.layout import blocks_and_last, blocks_of
from extract.readers.layout.beside import pages_of
from extract.readers.layout.running import without_running
from extract.readers.layout.text_layer import is_unreadable, layer_issues, unread_pictures, without_pictures
from extract.readers.paged import Page, read_pages
from extract.readers.pdf.annotations import printed_page
from extract.readers.pdf.fonts import measure_by_own_font
from extract.readers.pdf.page import sheet_of
from extract.readers.pdf.pictures import may_be_recognised, recognised, recognised_in
from extract.readers.ruled.gridding import Locate
from extract.readers.scan.recognition import RecogniserMissingError
from extract.readers.sheet import Box, Sheet, turn_box
from extract.readers.unruled import Region

MAX_PAGES = 1_000  # the longest report known has about sixty
MAX_ATTACHED = 20  # files inside a PDF that are named
POINTS_PER_INCH = 72


def read(data: bytes) -> Document:
    """Blocks of every page; locators in points (origin top-left of the page as displayed), or as in scans.

    Raises UnreadableError when the file is broken, encrypted, without readable pages, or beyond the bounds.
    """
    document = _open(data)
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: pdfium.PdfDocument) -> Document:
    pages = len(document)
    blocks, issues = read_pages(pages, partial(_page, document))
    unread = [found for found in issues if found.code != "recognised"]
    if not blocks and unread:  # not one page could be read: the first reason says why
        raise UnreadableError(f"{unread[0].message_zh} {unread[0].message_en}")
    if not any(isinstance(block, Grid) for block in blocks):
        issues += [issue("member_skipped", name=name) for name in _attached(document)]
    metadata = {key: value for key, value in document.get_metadata_dict().items() if value}
    heights = {number: _height(document, number) for number in range(1, pages + 1)}
    return Document("pdf", tuple(without_running(blocks, heights)), pages, metadata, tuple(issues))


def _attached(document: pdfium.PdfDocument) -> list[str]:
    """The names of the files inside the PDF: the pages of a portfolio are but its cover."""
    names: list[str] = []
    for index in range(min(document.count_attachments(), MAX_ATTACHED)):
        with suppress(pdfium.PdfiumError):  # a damaged list of them
            names.append(document.get_attachment(index).get_name())
    return names


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


def _height(document: pdfium.PdfDocument, number: int) -> float:
    try:
        return float(document.get_page_size(number - 1)[1])
    except pdfium.PdfiumError:  # a damaged page, which has no blocks either
        return 0.0


def _page(document: pdfium.PdfDocument, number: int, above: Region | None) -> Page:
    """The page *number*, from 1; *above*: the last unruled table of the page before."""
    try:
        page, added = printed_page(document, number - 1)
    except pdfium.PdfiumError:
        return [], [issue("page_damaged", page=number)], None
    try:
        sheet = sheet_of(page, number, added)
        if is_unreadable(sheet):
            if not may_be_recognised(page, sheet):
                return [], [issue("page_without_text", page=sheet.number)], None
            return recognised(page, sheet), [issue("recognised")], None
        pictures = unread_pictures(sheet)
        if pictures:
            return *_mixed(page, sheet, pictures), None
        blocks: list[Block] = []
        for part in pages_of(sheet):
            found, above = blocks_and_last(part, _locate(sheet), above=above)
            blocks += found
        return blocks, list(layer_issues(sheet)), above
    finally:
        page.close()


def _mixed(page: pdfium.PdfPage, sheet: Sheet, pictures: list[Box]) -> tuple[list[Block], list[Issue]]:
    """A page with text and pictures that may hold tables: what both say, from top to bottom."""
    issues = list(layer_issues(sheet))
    rest = without_pictures(sheet, pictures)
    try:
        is_recognised = may_be_recognised(page, sheet, len(rest.characters) < len(sheet.characters))
        shown = recognised_in(page, sheet, pictures) if is_recognised else []
    except RecogniserMissingError:
        is_recognised, shown = False, []
    if not is_recognised:
        issues.append(issue("picture_unread", page=sheet.number))
    if not shown:
        return blocks_of(sheet, _locate(sheet)), issues
    blocks = [*blocks_of(rest, _locate(rest)), *shown]
    return sorted(blocks, key=lambda block: _top(block.locator)), [*issues, issue("recognised")]


def _top(locator: Locator) -> float:
    """Points from the top of the page."""
    scale = POINTS_PER_INCH / locator["dpi"] if locator["kind"] == "image" else 1.0
    return float(locator["box"][1] * scale)


def _locate(sheet: Sheet) -> Locate:
    """The places in the page as displayed, whichever way its text was turned for reading."""
    size = (sheet.height, sheet.width) if sheet.turn in (90, 270) else (sheet.width, sheet.height)
    rounded: dict[float, float] = {}  # cells share their sides

    def locate(box: Box, confidence: float | None) -> Locator:
        if sheet.turn:
            box = turn_box(box, 360 - sheet.turn, *size)
        for value in box:
            if value not in rounded:
                rounded[value] = round(value, 2)
        return {"kind": "pdf", "page": sheet.number, "box": [rounded[value] for value in box]}

    return locate
