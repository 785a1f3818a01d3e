"""Small TrueType fonts with exactly the characters needed, made from the system's Noto Serif CJK.

reportlab embeds TrueType outlines only; Noto's are cubic, so they are converted. One such font is kept here
(``form.ttf``, written by ``python -m tests.samples.fonts``), so that the tests which render pages to pictures
need no font of the machine they run on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
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
LICENCE: Final = {
    "copyright": "(c) 2017-2024 Adobe (http://www.adobe.com/).",
    "licenseDescription": "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
    "licenseInfoURL": "https://openfontlicense.org",
}
FORM: Final = Path(__file__).with_name("form.ttf")
FORM_NAME: Final = "FormSerif"
# Whatever the tests print comes from these: the form, and the words of the corpora.
PRINTED_FROM: Final = ("extract", "tests/samples", "tests/synthetic", "tests/extract/readers")


@cache
def form_font() -> str:
    """The name of the kept font, known to reportlab."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont as Embedded

    pdfmetrics.registerFont(Embedded(FORM_NAME, str(FORM)))
    return FORM_NAME


def characters_printed() -> set[str]:
    """Every character that stands in the sources the corpora print from."""
    return {character for path in _sources() for character in path.read_text(encoding="utf-8")}


def _sources() -> Iterator[Path]:
    root = Path(__file__).parents[2]
    for folder in PRINTED_FROM:
        yield from (root / folder).rglob("*.py")


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
    builder.setupNameTable({"familyName": NAME, "styleName": "Regular", "psName": NAME, **LICENCE})
    builder.setupOS2(sTypoAscender=source["OS/2"].sTypoAscender, sTypoDescender=source["OS/2"].sTypoDescender)
    builder.setupPost()
    builder.setupHead(unitsPerEm=source["head"].unitsPerEm, created=0, modified=0)
    builder.save(path)


def _outline(source: Any, name: str) -> Any:
    glyphs = source.getGlyphSet()
    pen = TTGlyphPen(None)
    glyphs[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
    return pen.glyph()


if __name__ == "__main__":
    write_font(characters_printed(), FORM)
    print(f"wrote {FORM}")
