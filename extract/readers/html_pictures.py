"""Pictures that a page carries in itself (data: addresses), or that were saved with it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urljoin

from w3lib.url import safe_url_string

from extract.model import Block, Paragraph
from extract.readers.html_text import Element, cell_around
from extract.readers.shown_pictures import NARROWEST, Shown, inches_shown

CARRIED = "data:image/"
# "data:image/png;base64,iVBORw0KGgo…"
_ADDRESS = re.compile(r"data:image/[\w.+-]+;\s*base64\s*,", re.IGNORECASE)
# what mark_pictures writes where picture 3 stands: no page prints these two, which are no characters
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(rf"{_OPEN}(\d+){_CLOSE}")


@dataclass(frozen=True, slots=True)
class Saved:
    """Pictures by the address a page shows them from, itself found at the address ``base``."""

    pictures: Mapping[str, bytes]
    base: str = ""

    def address(self, source: str) -> str | None:
        """The address of what the page shows from *source*; None where it was not saved."""
        if source in self.pictures:
            return source
        try:
            absolute = safe_url_string(urljoin(self.base, source.strip()))
        except ValueError:  # "http://[a": no address
            return None
        return absolute if absolute in self.pictures else None


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of a picture, how many inches wide the page shows it, and what it goes by."""

    data: bytes
    inches: float
    name: str


def mark_pictures(content: Element, saved: Saved) -> list[Picture]:
    """Mark the places of large pictures outside of table cells; returns these, in the order of marks."""
    found: list[Picture] = []
    for image in content.iter("img"):
        source = image.get("src") or ""
        data, name = _picture(source, saved) if cell_around(image) is None else (None, None)
        if data is not None and (inches := inches_shown(data)) >= NARROWEST:
            image.text = f"{_OPEN}{len(found)}{_CLOSE}"
            found.append(Picture(data, inches, name or f"img[{len(found) + 1}]"))
    return found


def without_marks(blocks: Sequence[Block], pictures: Sequence[Picture]) -> tuple[list[Block], list[Shown]]:
    """*blocks* as they are without the marks of *pictures*, and where each of these stands among them."""
    if not pictures:
        return list(blocks), []
    kept: list[Block] = []
    shown: list[Shown] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or _OPEN not in block.text:
            kept.append(block)
            continue
        for at, part in enumerate(_MARK.split(block.text)):  # text, number, text, …
            if at % 2 and int(part) < len(pictures):
                one = pictures[int(part)]
                shown.append(Shown(len(kept), one.inches, one.name, partial(bytes, one.data)))
            elif not at % 2 and part.strip():
                kept.append(Paragraph(part.strip(), block.locator, block.heading))
    return kept, shown


def _picture(source: str, saved: Saved) -> tuple[bytes | None, str | None]:
    """The bytes of what a page shows from *source*, and its address where it has one of its own."""
    head = _ADDRESS.match(source)
    if head is None:
        address = saved.address(source)
        return (None, None) if address is None else (saved.pictures[address], address)
    try:
        return base64.b64decode(source[head.end() :]), None
    except binascii.Error:
        return None, None
