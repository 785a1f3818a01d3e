"""Text that something painted later hides, or that stands on a layer: is any of it to be seen?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium

from extract.readers.pdf.objects import Matrix, bounds_of
from extract.readers.pdfium import address_of
from extract.readers.sheet import Box, Character

BAND = 12.0  # points: texts are looked up by the band of the page they stand in
MAX_CHECKS = 1_000_000  # per page; a page of a report needs some hundred
PIXELS_PER_POINT = 2.0
LARGEST = 4_000  # pixels along a side
INNER = 0.1  # share of a character's box left out at each side: ruling lines and neighbours
CONTRAST = 40  # of 255, between the ink of a character and its ground


@dataclass(slots=True)
class Covers:
    """The text objects drawn so far, and those ``doubted``: an area painted later lies over them.

    ``pictured``: those of them that a picture lies over, a stamp it may be, which is no patch for new text.
    ``texts``: all of them; where they stand is asked only when an area is painted after them.
    """

    doubted: set[int] = field(default_factory=set)
    texts: list[tuple[Any, Matrix]] = field(default_factory=list)
    pictured: set[int] = field(default_factory=set)
    _bands: dict[int, list[tuple[int, Box]]] = field(default_factory=dict)
    _banded: int = 0  # of the texts, those it is known of
    _checks: int = 0

    def add_picture(self, area: Box) -> None:
        """Doubt the texts so far that a picture lies over."""
        self.pictured |= self.add_area(area)

    def add_area(self, area: Box) -> set[int]:
        """Doubt the texts so far that an opaque *area* lies over, wholly or in part; returns them."""
        for text, matrix in self.texts[self._banded :]:
            box = bounds_of(text, matrix)
            self._bands.setdefault(int((box[1] + box[3]) / 2 / BAND), []).append((address_of(text), box))
        self._banded = len(self.texts)
        x0, top, x1, bottom = area
        found: set[int] = set()
        for band in self._bands_from(top, bottom):
            self._checks += len(self._bands[band])
            if self._checks > MAX_CHECKS:
                break
            found.update(
                address
                for address, (left, above, right, below) in self._bands[band]
                if left < x1 and x0 < right and above < bottom and top < below
            )
        self.doubted |= found
        return found

    def _bands_from(self, top: float, bottom: float) -> list[int]:
        first, last = int(top / BAND) - 1, int(bottom / BAND) + 1
        if last - first > len(self._bands):
            return [band for band in self._bands if first <= band <= last]
        return [band for band in range(first, last + 1) if band in self._bands]


class Ink:
    """The page as every viewer shows it, to be asked whether a character is to be seen there."""

    def __init__(self, page: pdfium.PdfPage, turn: int) -> None:
        scale = min(PIXELS_PER_POINT, LARGEST / max(page.get_size()))
        bitmap = page.render(scale=scale, rotation=turn, grayscale=True)
        try:
            self.scale, self.width, self.height, self.stride = (
                scale,
                bitmap.width,
                bitmap.height,
                bitmap.stride,
            )
            self.pixels = bytes(bitmap.buffer)
        finally:
            bitmap.close()

    def shows(self, character: Character) -> bool:
        """Whether anything but one even ground is seen where *character* stands."""
        shades = [shade for row in self._rows(character) if row for shade in (min(row), max(row))]
        return bool(shades) and max(shades) - min(shades) > CONTRAST

    def is_alike(self, other: Ink, character: Character) -> bool:
        """Whether the page looks the same there as in another picture of it."""
        return self._rows(character) == other._rows(character)

    def _rows(self, character: Character) -> list[bytes]:
        x0, x1 = self._pixels(character.x0, character.x1, self.width)
        top, bottom = self._pixels(character.top, character.bottom, self.height)
        return [self.pixels[row * self.stride + x0 : row * self.stride + x1] for row in range(top, bottom)]

    def _pixels(self, low: float, high: float, most: int) -> tuple[int, int]:
        """The pixels from *low* to *high* points without the edges."""
        edge = INNER * (high - low)
        return max(0, int((low + edge) * self.scale)), min(most, int((high - edge) * self.scale) + 1)
