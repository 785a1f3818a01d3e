"""Text of a PDF page without any size, mirrored, or turned upside down by a negative size.

PDFium lists none of the first, and tells of the others only the angle, which may be that of upright text.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import hypot
from typing import Any

import pypdfium2.raw as raw

from extract.readers.notation import REPLACEMENT
from extract.readers.pdf.calls import matrix_in, size_in
from extract.readers.pdf.objects import Matrix, product
from extract.readers.pdfium import address_of
from extract.readers.sheet import Character

LEAST = 0.05  # points along either side: text of less is none at all, to any eye
SMALL = 0.1  # points: the size sizeless text is given for its words to be listed
NO_SIZE = 1e-6  # font size: a matrix that makes text of it would be none

_OWN, _SIZE = raw.FS_MATRIX(), ctypes.c_float()
_OWN_PLACE, _SIZE_PLACE = ctypes.addressof(_OWN), ctypes.addressof(_SIZE)


@dataclass(slots=True)
class OddSizes:
    """The text objects of a page that nobody sees for their size, and those that are not what they seem.

    ``lost``: what stands for those that are of no size whatever enlarges them; nothing tells their words.
    """

    none: dict[int, Any] = field(default_factory=dict)
    lost: list[Character] = field(default_factory=list)
    mirrored: set[int] = field(default_factory=set)

    def take(self, text: Any, outer: Matrix) -> None:
        """Note a text object; *outer* takes what holds it to the display."""
        if not (size_in(text, _SIZE_PLACE) and matrix_in(text, _OWN_PLACE)):
            return
        size = _SIZE.value
        a, b, c, d, e, f = product((_OWN.a, _OWN.b, _OWN.c, _OWN.d, _OWN.e, _OWN.f), outer)
        wide, area = hypot(a, b), a * d - b * c
        if abs(size) < NO_SIZE:
            self.lost.append(Character(REPLACEMENT, e, f, e, f, f))
        elif min(wide, abs(area) / wide if wide else 0.0) * abs(size) < LEAST:
            self.none[address_of(text)] = text
        elif (area > 0 and not _is_drawn(text)) or size < 0:  # on a display, y grows downwards
            self.mirrored.add(address_of(text))

    @contextmanager
    def enlarged(self) -> Iterator[None]:
        """Let PDFium list the words of no size, where they begin, until the context is left."""
        before = {address: _matrix_of(text) for address, text in self.none.items()}
        for address, text in self.none.items():
            own = before[address]
            grown = SMALL / abs(_size_of(text))
            raw.FPDFPageObj_SetMatrix(text, raw.FS_MATRIX(grown, 0, 0, grown, own.e, own.f))
        try:
            yield
        finally:
            for address, text in self.none.items():
                raw.FPDFPageObj_SetMatrix(text, before[address])


def _matrix_of(text: Any) -> Any:
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(text, own)
    return own


def _size_of(text: Any) -> float:
    size_in(text, _SIZE_PLACE)
    return _SIZE.value


def _is_drawn(text: Any) -> bool:
    """Whether the glyphs are drawn by the file (Type 3), which may draw them upside down itself."""
    length = ctypes.c_ulong()
    return not raw.FPDFFont_GetFontData(raw.FPDFTextObj_GetFont(text), None, 0, length)
