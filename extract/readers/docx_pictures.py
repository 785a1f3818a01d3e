"""Pictures in a DOCX that may be a page or a table of the report: found where they stand, and recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from extract.errors import UnreadableError
from extract.issues import issue
from extract.model import Block, Grid, Issue
from extract.readers.docx_parts import linked
from extract.readers.docx_styles import W
from extract.readers.docx_text import FALLBACK
from extract.readers.recognition import RecogniserMissingError
from extract.readers.unpack import Members
from extract.readers.zipped import in_member

LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
SHAPE = "{urn:schemas-microsoft-com:vml}shape"
IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
EMU = 914_400  # units per inch in which DrawingML measures
# "width:415.3pt;height:200pt"
WIDTH = re.compile(r"(?:^|;)\s*width\s*:\s*(\d{1,5}(?:\.\d{1,4})?)(pt|in|cm|mm)")
INCH = {"pt": 72.0, "in": 1.0, "cm": 2.54, "mm": 25.4}
NARROWEST = 3.3  # inches: a narrower picture is no page, and no table of the form
MOST = 60  # pictures of one document; the longest scanned report known has about thirty pages

Element = etree._Element


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is large enough: its link, its width in inches, and how many blocks stand before it."""

    link: str
    inches: float
    position: int


def pictures_in(paragraph: Element, position: int) -> Iterator[Picture]:
    """The large pictures of *paragraph*; copies for old programs left out."""
    for drawing in paragraph.iter(f"{W}drawing"):
        blip, extent = next(drawing.iter(BLIP), None), next(drawing.iter(EXTENT), None)
        if blip is not None and extent is not None:
            inches = _number(extent.get("cx")) / EMU
            if inches >= NARROWEST:
                yield Picture(blip.get(f"{LINKED}embed") or "", inches, position)
    for shape in paragraph.iter(SHAPE):
        data, width = shape.find(IMAGE), WIDTH.search(shape.get("style") or "")
        if data is not None and width is not None and next(shape.iterancestors(FALLBACK), None) is None:
            inches = float(width[1]) / INCH[width[2]]
            if inches >= NARROWEST:
                yield Picture(data.get(f"{LINKED}id") or "", inches, position)


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else 0


def with_pictures(
    blocks: Sequence[Block], pictures: Sequence[Picture], members: Members, main: str
) -> tuple[list[Block], list[Issue]]:
    """*blocks* with what the *pictures* show; beside tables of text, only the tables they show.

    Raises RecogniserMissingError where there is nothing but pictures, and no recogniser.
    """
    parts = dict(linked(members, main, "image"))
    shown = [picture for picture in dict.fromkeys(pictures) if picture.link in parts][:MOST]
    only_tables = any(isinstance(block, Grid) for block in blocks)
    joined, unread, recognised = list(blocks), 0, False
    for number, picture in reversed(list(enumerate(shown, 1))):
        try:
            found = _recognised(members, parts[picture.link], number, picture.inches, only_tables)
        except RecogniserMissingError:
            if not blocks:
                raise
            found = None
        except UnreadableError:
            found = None
        unread += found is None
        recognised |= bool(found)
        joined[picture.position : picture.position] = found or []
    issues = [issue("recognised")] if recognised else []
    return joined, [*issues, issue("pictures_unread", count=unread)] if unread else issues


def _recognised(
    members: Members, part: str, number: int, inches: float, only_tables: bool
) -> list[Block] | None:
    """What a picture shows; None for a drawing (EMF, WMF), which no library here renders."""
    from extract.readers.image import picture_blocks

    if not part.lower().endswith((".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff")):
        return None
    found = picture_blocks(members.read(part), number, inches, only_tables)
    return [in_member(block, part) for block in found if isinstance(block, Grid) or not only_tables]
