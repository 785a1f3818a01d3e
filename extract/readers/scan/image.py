"""Scans: image files, and PDF pages that are only pictures → Document, every reading with a confidence."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PIL import Image, ImageSequence, UnidentifiedImageError

from extract.errors import UnreadableError
from extract.issues import issue
from extract.model import Block, Document, Locator
from extract.readers.layout import blocks_of
from extract.readers.layout.beside import pages_of
from extract.readers.scan.cellcheck import checked
from extract.readers.scan.page import DPI, PIXELS_PER_POINT, Scan, scan_of
from extract.readers.scan.seals import NO_SEALS, SMALL, Seals, doubted_below, seals_in, without_seals
from extract.readers.sheet import Box

MAX_PIXELS = 100_000_000  # A4 at 1,200 dpi is 139 million; reports are scanned at 150 to 300
MAX_PAGE_PIXELS = 50_000_000  # of a page scaled to A4's width: a strip twenty times as long as it is wide
MAX_PAGES = 200  # of a TIFF
PAGE_WIDTH = round(8.27 * DPI)  # pixels of an A4 page, which an image without a stated size is taken for
PAGE_LENGTH = round(11.69 * DPI)
MOST_UNEQUAL = 4  # 204 pixels per inch across and 98 down, or 51 in the coarsest mode of a fax
_COLOURED = frozenset({"RGB", "CMYK", "YCbCr", "P"})
NEAR_ENOUGH = 0.15  # a page whose width differs from A4's by less than this share is left as it is


def read(data: bytes) -> Document:
    """Blocks of every frame; locators in pixels of the page at the stated dpi.

    Raises UnreadableError when the image is broken or huge, or the ``ocr`` extra is not installed.
    """
    blocks: list[Block] = []
    pages = 0
    for pages, frame in enumerate(_frames(data), 1):
        blocks += _blocks(frame, page_size(frame.width, frame.height), pages)
    return Document("image", tuple(blocks), pages, issues=(issue("recognised"),))


def picture_blocks(data: bytes, number: int, inches: float, only_tables: bool) -> list[Block]:
    """Blocks of a picture that a document shows as its *number*-th, so many *inches* wide.

    A page that the document shows smaller than it was scanned is read as it was scanned. Raises what
    :func:`read` does.
    """
    frame = next(_frames(data))
    return _blocks(frame, shown_size(frame.width, frame.height, inches), number, only_tables)


def recognised_blocks(grey: Any, page: int, only_tables: bool = False) -> list[Block]:
    """Blocks of one page from its greyscale array at 200 dpi; *only_tables*: none where no table is drawn."""
    scan = scan_of(grey, page, only_tables)
    locate, check = partial(_locator, scan), partial(checked, scan)
    return [
        block for sheet in pages_of(scan.sheet) for block in blocks_of(sheet, locate, PIXELS_PER_POINT, check)
    ]


def _blocks(frame: Image.Image, size: tuple[int, int], page: int, only_tables: bool = False) -> list[Block]:
    """Blocks of *frame*, scaled to *size*; what lies below red seals is read as if they were not there."""
    seals = seals_in(_array(frame, _small(frame))) if frame.mode == "RGB" else NO_SEALS
    grey = _array(frame.convert("L"), size)
    return blocks_below(seals, grey, partial(_array, frame, size), page, only_tables)


def blocks_below(
    seals: Seals, grey: Any, coloured: Callable[[], Any], page: int, only_tables: bool = False
) -> list[Block]:
    """The same as :func:`recognised_blocks`, for a page with *seals*; *coloured* gives it in its colours."""
    if not seals:
        return recognised_blocks(grey, page, only_tables)
    bare, taken = without_seals(coloured(), grey, seals)
    return doubted_below(recognised_blocks(bare, page, only_tables), taken)


def _small(frame: Image.Image) -> tuple[int, int]:
    return SMALL, max(1, round(frame.height * SMALL / frame.width))


def _locator(scan: Scan, box: Box, confidence: float | None) -> Locator:
    place = [round(value) for value in scan.as_given(box)]
    known = {} if confidence is None else {"confidence": round(confidence, 3)}
    return {"kind": "image", "page": scan.sheet.number, "box": place, "dpi": DPI, **known}


def _frames(data: bytes) -> Iterator[Image.Image]:
    try:
        with Image.open(io.BytesIO(data)) as image:
            for number, frame in enumerate(ImageSequence.Iterator(image)):
                if number >= MAX_PAGES or frame.width * frame.height > MAX_PIXELS:
                    raise UnreadableError(
                        "图像过大或页数过多，不读。 The image is too large or has too many pages; not read."
                    )
                coloured = frame.mode in _COLOURED and frame.width * frame.height <= MAX_PAGE_PIXELS
                yield _square(frame.convert("RGB" if coloured else "L"), frame)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise UnreadableError(
            f"图像文件损坏，打不开（{error}）。 The image is broken and cannot be opened ({error})."
        ) from error


def _square(frame: Image.Image, source: Image.Image) -> Image.Image:
    """*frame* with as many pixels per inch down as across: a fax has half as many, or a few less.

    What a TIFF says of them is how it was scanned; other images are shown as they are.
    """
    across, down = source.info.get("dpi") or source.info.get("resolution") or (1, 1)
    ratio = float(across) / float(down) if across and down else 1.0
    if source.format != "TIFF" or not 1 < max(ratio, 1 / ratio) <= MOST_UNEQUAL:
        return frame
    size = frame.width, round(frame.height * ratio)
    if ratio < 1:
        size = round(frame.width / ratio), frame.height
    return frame if size[0] * size[1] > MAX_PIXELS else frame.resize(size, Image.Resampling.LANCZOS)


def _array(image: Image.Image, size: tuple[int, int]) -> Any:
    """*image* as an array, scaled to *size*."""
    import numpy as np

    if size[0] * size[1] > MAX_PAGE_PIXELS:
        raise UnreadableError(
            "图像过于狭长，不是一页，不读。 The image is too long and narrow to be a page; not read."
        )
    if size != image.size:
        image = image.resize(size, Image.Resampling.LANCZOS)
    return np.asarray(image, dtype=np.uint8)


def page_size(width: int, height: int) -> tuple[int, int]:
    """Width and height at which an image of this size is read, and in whose pixels its locators count.

    That of a page, upright or on its side; what is too wide for one, as a table alone, is as wide as a page.
    """
    factor = min(PAGE_WIDTH / min(width, height), PAGE_LENGTH / width)
    if abs(factor - 1) <= NEAR_ENOUGH:
        return width, height
    return max(1, round(width * factor)), max(1, round(height * factor))


def shown_size(width: int, height: int, inches: float) -> tuple[int, int]:
    """The same for an image that a document shows so many *inches* wide."""
    wide = max(round(inches * DPI), min(width, PAGE_WIDTH))
    return wide, max(1, round(height * wide / width))
