"""``python -m tests.samples.metrics_font``: write extract/readers/pdf/metrics.ttf again.

Every character but spaces has one glyph, an upright bar inside the narrowest advance a digit has, so that a
character's box is its advance (which the PDF itself gives) and its line's height, and never empty.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import cmap_format_13

NAME: Final = "NianbaoMetrics"
UNITS: Final = 1000
ASCENT, DESCENT = 880, -120
BAR: Final = ((20, 0), (20, 700), (200, 700), (200, 0))
CHARACTERS: Final = ((0x21, 0x9F), (0xA1, 0x1FFF), (0x2010, 0x2FFF), (0x3001, 0xD7FF), (0xE000, 0xFFFD))
SUPPLEMENTARY: Final = (0x20000, 0x323AF)  # ideographs beyond the basic plane
SPACES: Final = (0x20, 0xA0, 0x3000)


def write_font(path: Path) -> None:
    """Write the metrics font to *path*: the same bytes each time."""
    builder = FontBuilder(UNITS, isTTF=True)
    builder.setupGlyphOrder([".notdef", "bar", "space"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": _bar(), "bar": _bar(), "space": TTGlyphPen(None).glyph()})
    builder.setupHorizontalMetrics({".notdef": (UNITS, 20), "bar": (UNITS, 20), "space": (UNITS // 2, 0)})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupNameTable({"familyName": NAME, "styleName": "Regular", "psName": NAME})
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT)
    builder.setupPost(keepGlyphNames=False)
    builder.setupHead(unitsPerEm=UNITS, created=0, modified=0)
    builder.font["cmap"].tables = [_many_to_one()]
    builder.font.recalcTimestamp = False
    builder.save(path)


def _bar() -> Any:
    pen = TTGlyphPen(None)
    pen.moveTo(BAR[0])
    for point in BAR[1:]:
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def _many_to_one() -> Any:
    """A character map of format 13: whole ranges share one glyph, so the font stays under a kilobyte."""
    table = cmap_format_13(13)
    table.platformID, table.platEncID, table.language = 0, 6, 0
    ranges = (*CHARACTERS, SUPPLEMENTARY)
    table.cmap = {code: "bar" for first, last in ranges for code in range(first, last + 1)}
    table.cmap |= dict.fromkeys(SPACES, "space")
    return table


if __name__ == "__main__":
    from extract.readers.pdf.fonts import METRICS

    write_font(METRICS)
    print(f"wrote {METRICS}")
