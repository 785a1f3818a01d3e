"""Fonts whose digits are drawn as others: what is copied is not what is seen."""

from __future__ import annotations

import io
from collections.abc import Mapping
from itertools import count

from fontTools.ttLib import TTFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as Embedded

from tests.samples.fonts import FORM

_NAMES = count()
_NAME_IDS = (1, 4, 6)  # of the family, the typeface, and PostScript


def disguised(drawn: Mapping[str, str]) -> bytes:
    """The form's font, with the outlines of other digits for those *drawn* so, under a name of its own."""
    font = TTFont(FORM)
    glyphs = dict(font.getBestCmap())
    for table in font["cmap"].tables:
        table.cmap = glyphs | {ord(digit): glyphs[ord(other)] for digit, other in drawn.items()}
    name = f"Disguised{next(_NAMES)}"  # reportlab keeps the typefaces it knows by name
    for record in font["name"].names:
        if record.nameID in _NAME_IDS:
            record.string = name
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def known_to_reportlab(font: bytes) -> str:
    """The name of *font* for a canvas."""
    name = str(TTFont(io.BytesIO(font))["name"].getDebugName(6))  # as is all reportlab knows fonts by
    pdfmetrics.registerFont(Embedded(name, io.BytesIO(font)))
    return name


def glyph_numbers(font: bytes) -> dict[str, int]:
    """The number of the glyph each digit has in the font's table."""
    read = TTFont(io.BytesIO(font))
    glyphs = read.getBestCmap()
    return {digit: read.getGlyphID(glyphs[ord(digit)]) for digit in "0123456789"}
