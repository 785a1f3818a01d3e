"""Pictures that a page carries in itself (data: addresses), or that were saved with it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urljoin

from w3lib.url import safe_url_string

from extract.model import Block, Grid
from extract.readers.html.text import Element, cell_around, raw_text
from extract.readers.shown_pictures import NARROWEST, PIXELS_PER_INCH, Shown, inches_shown

CARRIED = "data:image/"
# "data:image/png;base64,iVBORw0KGgo…"
_ADDRESS = re.compile(r"data:image/[\w.+-]+;\s*base64\s*,", re.IGNORECASE)
# "120", "120px", but not "100%"
_WIDTH = re.compile(r"\s*(\d{1,5})(?:\.\d{1,4})?\s*(?:px)?\s*$", re.IGNORECASE)
# "width:120px", "height: auto; width: 20.5px", but not "max-width:120px"
_STYLED = re.compile(r"(?<![\w-])width\s*:\s*(\d{1,5})(?:\.\d{1,4})?\s*px", re.IGNORECASE)
_UNREAD = "\ufffc"
_PROSE = 40  # characters; the value of a cell is shorter
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
    """Mark the places of large pictures; returns these, in the order of marks.

    Not of those that stand in the cell of a table for its value.
    """
    found: list[Picture] = []
    for image in content.iter("img"):
        if (cell := cell_around(image)) is not None and (_is_small(image) or _is_value(cell)):
            continue
        data, name = _picture(image.get("src") or "", saved)
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
        if isinstance(block, Grid):
            grid, numbers = _without_marks_in(block)
            kept.append(grid)
            shown += (_shown(len(kept), pictures[number]) for number in numbers if number < len(pictures))
            continue
        if _OPEN not in block.text:
            kept.append(block)
            continue
        for at, part in enumerate(_MARK.split(block.text)):  # text, number, text, …
            if at % 2 and int(part) < len(pictures):
                shown.append(_shown(len(kept), pictures[int(part)]))
            elif not at % 2 and part.strip():
                kept.append(replace(block, text=part.strip()))
    return kept, shown


def _shown(position: int, one: Picture) -> Shown:
    return Shown(position, one.inches, one.name, partial(bytes, one.data))


def _without_marks_in(grid: Grid) -> tuple[Grid, list[int]]:
    """*grid* with U+FFFC for each picture that is marked in its cells, and the numbers of these."""
    texts = dict.fromkeys(cell.text for row in grid.rows for cell in row if _OPEN in cell.text)
    if not texts:
        return grid, []
    rows = (tuple(cell._replace(text=_MARK.sub(_UNREAD, cell.text)) for cell in row) for row in grid.rows)
    return replace(grid, rows=tuple(rows)), [int(number) for text in texts for number in _MARK.findall(text)]


def _is_small(image: Element) -> bool:
    """Whether the page itself says that *image* is shown narrower than any page or table."""
    width = _WIDTH.match(image.get("width") or "") or _STYLED.search(image.get("style") or "")
    return width is not None and float(width[1]) < NARROWEST * PIXELS_PER_INCH


def _is_value(cell: Element) -> bool:
    """Whether what *cell* holds is the value of its row; in a table that but arranges the page it is none."""
    row, own = cell.getparent(), raw_text(cell).strip()
    return row is not None and len(own) < _PROSE and raw_text(row).strip() != own


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
