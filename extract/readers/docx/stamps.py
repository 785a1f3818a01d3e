"""Stamps that float over a Word file: coloured ink on a clear ground, through which the page is read."""

from __future__ import annotations

import io
from contextlib import suppress

from lxml import etree
from PIL import Image, UnidentifiedImageError

from extract.readers.docx.floating import ANCHOR, BOX
from extract.readers.docx.parts import linked
from extract.readers.docx.pictures import BLIP, EMU, EXTENT, LINKED
from extract.readers.unpack import Members
from extract.readers.whole import whole_number

SMALLEST, LARGEST = 0.7, 2.6  # inches: of stamps on paper; what is smaller may be a figure's picture
MAX_PIXELS = 25_000_000
SAMPLE = (64, 64)  # pixels that are looked at
CLEAR, INKED = 64, 128  # of 255: ink of which less, or more, is laid on
SEEN_THROUGH = 0.5  # share of a stamp that is clear at least
COLOURED = 60  # of 255, between the strongest and the weakest colour: no black, grey or white
OF_ONE_INK = 0.9  # share of what is inked that is coloured at least
BROKEN = (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError)

Element = etree._Element


def lay_stamps_behind(body: Element, members: Members, main: str) -> None:
    """Note of every stamp in *body*, of the part *main*, that it hides no more than what lies behind text."""
    parts: dict[str, str] | None = None
    known: dict[str, bool] = {}
    for anchor in body.iter(ANCHOR):
        blip, extent = next(anchor.iter(BLIP), None), next(anchor.iter(EXTENT), None)
        if blip is None or extent is None or next(anchor.iter(BOX), None) is not None:
            continue
        sides = [whole_number(extent.get(side)) / EMU for side in ("cx", "cy")]
        if not all(SMALLEST <= side <= LARGEST for side in sides):
            continue
        parts = dict(linked(members, main, "image")) if parts is None else parts
        part = parts.get(blip.get(f"{LINKED}embed") or "", "")
        if part and part not in known:
            known[part] = is_stamp(members.read(part))
        if known.get(part):
            anchor.set("behindDoc", "1")


def is_stamp(data: bytes) -> bool:
    """Whether a picture is coloured ink on a ground that one sees through."""
    with suppress(*BROKEN), Image.open(io.BytesIO(data)) as image:
        if image.width * image.height > MAX_PIXELS or not image.has_transparency_data:
            return False
        bands = image.convert("RGBA").resize(SAMPLE).split()
        places = list(zip(*(band.tobytes() for band in bands), strict=True))
        inked = [colour for *colour, laid in places if laid >= INKED]
        coloured = sum(max(colour) - min(colour) >= COLOURED for colour in inked)
        clear = sum(laid < CLEAR for *_, laid in places)
        return bool(inked) and clear >= SEEN_THROUGH * len(places) and coloured >= OF_ONE_INK * len(inked)
    return False
