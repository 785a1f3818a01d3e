"""Glyphs that an OFD file names beside its text codes (GB/T 33190, 11.4): are they those of the digits?

Viewers show the glyphs; no font is asked here, but a glyph that stands for two digits is not what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from extract.readers.ofd.ink import numbers_in

Element = etree._Element
Digits = frozenset[tuple[str, str]]  # fonts, and digits of theirs


def mixed_digits(layers: Iterable[Element]) -> Digits:
    """The digits of fonts that are printed by several glyphs, or by one that prints something else too."""
    codes: dict[tuple[str, str], set[str]] = {}
    glyphs: dict[tuple[str, str], set[str]] = {}
    unlike: set[tuple[str, str]] = set()
    for text in dict.fromkeys(_with_glyphs(layers)):
        font = text.get("Font") or ""
        for code, glyph in _pairs(text):
            if glyph:
                codes.setdefault((font, glyph), set()).add(code)
                glyphs.setdefault((font, code), set()).add(glyph)
            elif code.isdigit():
                unlike.add((font, code))
    for (font, _), printed in codes.items():
        if len(printed) > 1:
            unlike.update((font, code) for code in printed if code.isdigit())
    unlike.update(place for place, named in glyphs.items() if len(named) > 1 and place[1].isdigit())
    return frozenset(unlike)


def is_mixed(text: Element, digit: str, mixed: Digits) -> bool:
    """Whether *digit*, a code of a text object, is printed by a glyph that may be another's."""
    return (text.get("Font") or "", digit) in mixed and text.find("{*}CGTransform") is not None


def _with_glyphs(layers: Iterable[Element]) -> Iterator[Element]:
    for layer in layers:
        for transform in layer.iter("{*}CGTransform"):
            text = transform.getparent()
            if text is not None:
                yield text


def _pairs(text: Element) -> Iterator[tuple[str, str]]:
    """The codes of a text object that transforms are for, each with its glyph; "" where that is not said."""
    pending: list[Element] = []
    for child in text:
        name = str(child.tag).rpartition("}")[2]
        if name == "CGTransform":
            pending.append(child)
        elif name == "TextCode":
            for transform in pending:
                yield from _pairs_of(transform, child.text or "")
            pending.clear()


def _pairs_of(transform: Element, codes: str) -> Iterator[tuple[str, str]]:
    start, count, printed = (
        int((*numbers_in(transform.get(name)), default)[0])
        for name, default in (("CodePosition", 0), ("CodeCount", 1), ("GlyphCount", 1))
    )
    named = transform.find("{*}Glyphs")
    glyphs = ((named.text or "") if named is not None else "").split()
    meant = codes[max(0, start) : max(0, start) + max(0, count)]
    if count == printed == len(glyphs):
        yield from zip(meant, glyphs, strict=False)
    else:
        yield from ((code, "") for code in meant)
