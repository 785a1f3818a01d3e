"""A small TrueType font with exactly the characters the samples need, made from the system's Noto Serif CJK.

reportlab embeds TrueType outlines only; Noto's are cubic, so they are converted. Only the generator needs
this, never a test.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

SOURCE: Final = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
SIMPLIFIED_CHINESE: Final = 2  # face number in the collection
NAME: Final = "SampleSerif"
MAX_ERROR: Final = 1.0


def write_font(characters: set[str], path: Path) -> None:
    """Write a TrueType font holding *characters* to *path*; raises OSError when the source font is absent."""
    source = TTFont(SOURCE, fontNumber=SIMPLIFIED_CHINESE)
    names = source.getBestCmap()
    used = {
        ord(character): names[ord(character)] for character in sorted(characters) if ord(character) in names
    }
    order = [".notdef", *dict.fromkeys(used.values())]
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(used)
    builder.setupGlyf({name: _outline(source, name) for name in order})
    builder.setupHorizontalMetrics({name: source["hmtx"][name] for name in order})
    builder.setupHorizontalHeader(ascent=source["hhea"].ascent, descent=source["hhea"].descent)
    builder.setupNameTable({"familyName": NAME, "styleName": "Regular", "psName": NAME})
    builder.setupOS2(sTypoAscender=source["OS/2"].sTypoAscender, sTypoDescender=source["OS/2"].sTypoDescender)
    builder.setupPost()
    builder.setupHead(unitsPerEm=source["head"].unitsPerEm, created=0, modified=0)
    builder.save(path)


def _outline(source: Any, name: str) -> Any:
    glyphs = source.getGlyphSet()
    pen = TTGlyphPen(None)
    glyphs[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
    return pen.glyph()
