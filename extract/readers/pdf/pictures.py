"""What a PDF page says in pictures: scanned pages and tables pasted as images, recognised as rendered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import pypdfium2 as pdfium

from extract.model import Block, Grid
from extract.readers.layout.text_layer import ENOUGH
from extract.readers.pdf.fonts import borrows_fonts
from extract.readers.sheet import Box, Sheet

MAX_INCHES = 40.0  # a page larger than this is not rendered to be recognised
POINTS_PER_INCH = 72


def may_be_recognised(page: pdfium.PdfPage, sheet: Sheet, shows_text: bool = True) -> bool:
    """False for a page too large to be rendered, or whose text a rendering would show in stand-in glyphs."""
    if max(sheet.width, sheet.height) > MAX_INCHES * POINTS_PER_INCH:
        return False
    return not (sheet.characters and shows_text and borrows_fonts(page))


def recognised(page: pdfium.PdfPage, sheet: Sheet) -> list[Block]:
    """What stands on *page*, recognised from its rendering.

    Raises RecogniserMissingError without the ``ocr`` extra.
    """
    from extract.readers.scan.image import blocks_below
    from extract.readers.scan.seals import SMALL, seals_in

    seals = seals_in(_coloured(page, SMALL / page.get_width()))
    return blocks_below(seals, _rendered(page), partial(_coloured, page), sheet.number)


def recognised_in(page: pdfium.PdfPage, sheet: Sheet, pictures: Sequence[Box]) -> list[Block]:
    """What stands in the *pictures* of *page*: beside text of some length only the tables they hold.

    Raises RecogniserMissingError without the ``ocr`` extra.
    """
    from extract.readers.scan.image import recognised_blocks
    from extract.readers.scan.page import PIXELS_PER_POINT

    whole = _rendered(page)
    shown = whole.copy()
    shown[:] = 255
    for box in pictures:
        x0, top, x1, bottom = (max(0, round(value * PIXELS_PER_POINT)) for value in box)
        shown[top:bottom, x0:x1] = whole[top:bottom, x0:x1]
    is_text = len(sheet.characters) > ENOUGH
    blocks = recognised_blocks(shown, sheet.number, only_tables=is_text)
    return [block for block in blocks if isinstance(block, Grid) or not is_text]


def _coloured(page: pdfium.PdfPage, scale: float | None = None) -> Any:
    """*page* in red, green and blue, by default at the recogniser's resolution."""
    return _pixels(page, scale, rev_byteorder=True)[..., :3]


def _rendered(page: pdfium.PdfPage) -> Any:
    """*page* as a grey array at the recogniser's resolution."""
    grey = _pixels(page, grayscale=True)
    return grey.reshape(grey.shape[:2])


def _pixels(page: pdfium.PdfPage, scale: float | None = None, **look: bool) -> Any:
    from extract.readers.scan.page import PIXELS_PER_POINT

    bitmap = page.render(scale=scale or PIXELS_PER_POINT, **look)
    try:
        return bitmap.to_numpy().copy()
    finally:
        bitmap.close()
