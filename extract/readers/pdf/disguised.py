"""Digits of a PDF page whose font draws others for them: what is copied is not what is seen."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as raw

from extract.readers.notation import REPLACEMENT
from extract.readers.pdf.glyphs import Glyphs
from extract.readers.pdf.text import Placed
from extract.readers.pdfium import address_of
from extract.readers.sheet import Character
from extract.readers.typefaces.outlines import draws_others

DIGITS = frozenset("0123456789")


def hide_disguised(glyphs: Glyphs, shown: Placed) -> None:
    """Put what has no letter in place of the digits that their fonts draw as others."""
    fonts: dict[int, Any] = {}
    printed: dict[int, list[Character]] = {}
    of_texts: dict[int, int] = {}
    for index, character in shown:
        if character.text not in DIGITS:
            continue
        text = raw.FPDFText_GetTextObject(glyphs.handle, index)
        if not text:
            continue
        font = of_texts.get(address_of(text))
        if font is None:
            handle = raw.FPDFTextObj_GetFont(text)
            font = of_texts[address_of(text)] = address_of(handle)
            fonts[font] = handle
        printed.setdefault(font, []).append(character)
    for font, characters in printed.items():
        if draws_others(fonts[font], {character.text for character in characters}):
            for character in characters:
                character.text = REPLACEMENT
