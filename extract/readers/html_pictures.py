"""Pictures that a page carries in itself (data: addresses), or that were saved with it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

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
class Picture:
    """The bytes of a picture, and how many inches wide the page shows it."""

    data: bytes
    inches: float


def mark_pictures(content: Element, saved: Mapping[str, bytes]) -> list[Picture]:
    """Mark the places of large pictures outside of table cells; returns these, in the order of marks.

    *saved*: pictures by the address the page shows them from.
    """
    found: list[Picture] = []
    for image in content.iter("img"):
        data = _bytes_of(image.get("src") or "", saved) if cell_around(image) is None else None
        if data is not None and (inches := inches_shown(data)) >= NARROWEST:
            image.text = f"{_OPEN}{len(found)}{_CLOSE}"
            found.append(Picture(data, inches))
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
                name = f"img[{int(part) + 1}]"
                shown.append(Shown(len(kept), one.inches, name, partial(bytes, one.data)))
            elif not at % 2 and part.strip():
                kept.append(Paragraph(part.strip(), block.locator, block.heading))
    return kept, shown


def _bytes_of(address: str, saved: Mapping[str, bytes]) -> bytes | None:
    head = _ADDRESS.match(address)
    if head is None:
        return saved.get(address)
    try:
        return base64.b64decode(address[head.end() :])
    except binascii.Error:
        return None
