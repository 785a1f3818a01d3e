"""Glyphs of an OFD file: are they those of the digits of its text?

Viewers show glyphs: those named beside the text codes (GB/T 33190, 11.4), where any are, else those of the
font's own table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from extract.readers.ofd.ink import numbers_in
from extract.readers.typefaces.files import file_draws_others
from extract.readers.unpack import Members

Element = etree._Element
Digits = frozenset[tuple[str, str, bool]]  # fonts, digits of theirs, whether their glyphs are named
DIGITS = frozenset("0123456789")


def doubtful_digits(layers: Sequence[Element], fonts: Mapping[str, str], members: Members) -> Digits:
    """The digits whose glyphs may be those of others. *fonts*: the files the package carries, by id."""
    named: dict[str, dict[str, set[str]]] = {}
    for text in dict.fromkeys(_with_glyphs(layers)):
        for code, glyph in _pairs(text):
            named.setdefault(text.get("Font") or "", {}).setdefault(code, set()).add(glyph)
    doubtful = {(font, digit, True) for font, codes in named.items() for digit in _mixed(codes)}
    if fonts:
        for font, digits in _plain_digits(layers, fonts).items():
            if file_draws_others(_file(members, fonts[font]), digits):
                doubtful |= {(font, digit, False) for digit in digits}
        for font, codes in named.items():
            glyphs = {d: int(min(own)) for d, own in codes.items() if d in DIGITS and _is_number(own)}
            if font in fonts and file_draws_others(_file(members, fonts[font]), [*glyphs], glyphs):
                doubtful |= {(font, digit, True) for digit in glyphs}
    return frozenset(doubtful)


def _mixed(codes: Mapping[str, set[str]]) -> set[str]:
    """The digits that are printed by several glyphs, or by one that prints something else too."""
    printed: dict[str, set[str]] = {}
    for code, glyphs in codes.items():
        for glyph in glyphs - {""}:
            printed.setdefault(glyph, set()).add(code)
    unlike = {code for code, glyphs in codes.items() if len(glyphs) > 1 or "" in glyphs}
    for same in printed.values():
        unlike |= same if len(same) > 1 else set()
    return {code for code in unlike if code.isdigit()}


def _is_number(glyphs: set[str]) -> bool:
    return len(glyphs) == 1 and all(glyph.isdecimal() for glyph in glyphs)


def _plain_digits(layers: Iterable[Element], fonts: Mapping[str, str]) -> dict[str, set[str]]:
    """The digits that each of the *fonts* prints by its own table."""
    digits: dict[str, set[str]] = {}
    for layer in layers:
        for text in layer.iter("{*}TextObject"):
            font = text.get("Font") or ""
            if font in fonts and text.find("{*}CGTransform") is None:
                printed = "".join(code.text or "" for code in text.iter("{*}TextCode"))
                digits.setdefault(font, set()).update(DIGITS.intersection(printed))
    return digits


def _file(members: Members, path: str) -> bytes:
    return members.read(path) if path in members else b""


def is_mixed(text: Element, digit: str, mixed: Digits) -> bool:
    """Whether *digit*, a code of a text object, is printed by a glyph that may be another's."""
    return (text.get("Font") or "", digit, text.find("{*}CGTransform") is not None) in mixed


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
