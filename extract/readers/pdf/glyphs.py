"""The glyphs of a PDF page as PDFium lists them: their text, and how they are turned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from extract.readers.letters import LETTERS
from extract.readers.notation import REPLACEMENT
from extract.readers.pdf.calls import (
    angle_at,
    is_generated_at,
    is_hyphen_at,
    is_unmapped_at,
    text_page,
    unicode_at,
)
from extract.readers.pdf.objects import Matrix
from extract.readers.sheet.leaning import ASKEW, leaning

HYPHENS = frozenset({0x02, 0x2D, 0xAD, 0x2010, 0x2011, 0xFFFE})
LINE_END = frozenset({0x0A, 0x0D})
GUESSED = LINE_END | {0x20, 0x2D}  # what PDFium inserts where it sees a gap, a line end or a split word


@dataclass(frozen=True)
class Glyphs:
    """The glyphs of a page in PDFium's order: their index there, their text, their angle (clockwise).

    ``moved``: the text objects in a form of another place or size, and what takes that to the display.
    """

    handle: Any
    indexes: list[int]
    texts: list[str]
    angles: list[float]
    moved: Mapping[int, Matrix] = field(default_factory=dict)

    def only(self, places: Sequence[int]) -> Glyphs:
        """Those of the glyphs that stand at *places* in the lists."""
        return Glyphs(
            self.handle,
            [self.indexes[at] for at in places],
            [self.texts[at] for at in places],
            [self.angles[at] for at in places],
            self.moved,
        )

    @property
    def figures(self) -> list[str]:
        """The digits among the texts, in PDFium's order."""
        return [text for text in self.texts if text.isdigit()]

    @cached_property
    def usual_angle(self) -> float | None:
        """The angle (radians, a hundredth exact) most glyphs are turned by; None where nothing is printed.

        Only along the sides of the page: a watermark may have more glyphs than a page's last lines.
        """
        usual = Counter[float]()
        for angle, count in Counter(self.angles).items():
            if angle >= 0 and leaning(angle) < ASKEW:  # less than nothing is PDFium's word for "none"
                usual[round(angle, 2)] += count
        return usual.most_common(1)[0][0] if usual else None


def glyphs_of(handle: Any, count: int) -> Glyphs:
    """All glyphs but PDFium's guesses at spaces and line ends: the boxes tell better."""
    page = text_page(handle)
    indexes: list[int] = []
    texts: list[str] = []
    for index in range(count):
        code = unicode_at(page, index)
        if code in GUESSED and (code in LINE_END or is_generated_at(page, index) == 1):
            continue
        indexes.append(index)
        if is_unmapped_at(page, index) == 1:
            texts.append(REPLACEMENT)
        elif code in HYPHENS and is_hyphen_at(page, index) == 1:
            texts.append("-")  # at a line end PDFium reports U+0002
        else:
            texts.append(_letter(code))
    return Glyphs(handle, indexes, texts, [angle_at(page, index) for index in indexes])


@lru_cache(maxsize=8192)
def _letter(code: int) -> str:
    if code in LETTERS:
        return LETTERS[code]
    return chr(code) if code >= 0x20 and not 0xD800 <= code < 0xE000 else REPLACEMENT
