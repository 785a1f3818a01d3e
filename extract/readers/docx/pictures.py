"""Pictures in a DOCX that may be a page or a table of the report: where they stand, and in which part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from lxml import etree

from extract.readers.docx.names import W
from extract.readers.docx.parts import linked
from extract.readers.docx.text import FALLBACK
from extract.readers.shown_pictures import NARROWEST, Shown
from extract.readers.unpack import Members
from extract.readers.whole import whole_number

LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
SHAPE = "{urn:schemas-microsoft-com:vml}shape"
IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
EMU = 914_400  # units per inch in which DrawingML measures
# "width:415.3pt;height:200pt"
WIDTH = re.compile(r"(?:^|;)\s*width\s*:\s*(\d{1,5}(?:\.\d{1,4})?)(pt|in|cm|mm)")
INCH = {"pt": 72.0, "in": 1.0, "cm": 2.54, "mm": 25.4}

Element = etree._Element


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is large enough: its link, its width in inches, and how many blocks stand before it."""

    link: str
    inches: float
    position: int


def has_pictures(body: Element) -> bool:
    """Whether a document shows any picture."""
    return next(body.iter(BLIP, IMAGE), None) is not None


def pictures_in(paragraph: Element, position: int) -> Iterator[Picture]:
    """The large pictures of *paragraph*; copies for old programs left out."""
    for drawing in paragraph.iter(f"{W}drawing"):
        blip, extent = next(drawing.iter(BLIP), None), next(drawing.iter(EXTENT), None)
        if blip is not None and extent is not None:
            inches = whole_number(extent.get("cx")) / EMU
            if inches >= NARROWEST:
                yield Picture(blip.get(f"{LINKED}embed") or "", inches, position)
    for shape in paragraph.iter(SHAPE):
        data, width = shape.find(IMAGE), WIDTH.search(shape.get("style") or "")
        if data is not None and width is not None and next(shape.iterancestors(FALLBACK), None) is None:
            inches = float(width[1]) / INCH[width[2]]
            if inches >= NARROWEST:
                yield Picture(data.get(f"{LINKED}id") or "", inches, position)


def shown_in(pictures: Sequence[Picture], members: Members, main: str) -> list[Shown]:
    """The *pictures* of the part *main* whose files the package holds, in order."""
    parts = dict(linked(members, main, "image"))
    return [
        Shown(picture.position, picture.inches, part, partial(members.read, part) if _opens(part) else None)
        for picture in dict.fromkeys(pictures)
        if (part := parts.get(picture.link)) is not None
    ]


def _opens(part: str) -> bool:
    """False for a drawing (EMF, WMF), which no library here renders."""
    return part.lower().endswith((".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff"))
