"""Figures of a PDF page that nobody sees, or that lean as a watermark does: a cell is not blank for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain

from extract.readers.pdf.calls import number, origin_at, text_page
from extract.readers.pdf.glyphs import Glyphs
from extract.readers.pdf.objects import Matrix
from extract.readers.pdf.text import Placed, object_of, placed
from extract.readers.sheet import SIGNS, Character, middle_of
from extract.readers.sheet.leaning import ASKEW, leaning

LARGER = 1.6  # times the usual height: a watermark's
APART = 1.5  # times their height: figures of one watermark stand closer to its words
_OF_A_FIGURE = SIGNS | frozenset(".,，% ")


def unseen_figures(glyphs: Glyphs, place: Matrix, shown: Placed) -> list[Character]:
    """The digits of a page that are not among those *shown* on it.

    Not those of a watermark: words that lean, and figures among them, or larger than the text.
    """
    if len(shown) == len(glyphs.indexes):
        return []
    kept = {index for index, _ in shown}
    rest = [at for at, index in enumerate(glyphs.indexes) if index not in kept]
    level = [at for at in rest if not _leans(glyphs.angles[at]) and glyphs.texts[at].isdigit()]
    aslant = [at for at in rest if _leans(glyphs.angles[at])]
    unseen = [c for _, c in placed(glyphs.only(level), place)]
    stretches = _figures_among(c for _, c in placed(glyphs.only(aslant), place))
    unseen += (c for c in chain.from_iterable(stretches) if c.text.isdigit())
    sizes = [c.bottom - c.top for _, c in shown]
    largest = LARGER * middle_of(sizes) if sizes else 0.0
    return [c for c in unseen if c.bottom - c.top < largest]


def sizeless_figures(glyphs: Glyphs, place: Matrix, sizeless: Collection[int]) -> list[Character]:
    """The digits of the text objects without size, each a point of the page where it would begin."""
    page, x, y = text_page(glyphs.handle), number(), number()
    a, b, c, d, e, f = place
    found = []
    for index, text in zip(glyphs.indexes, glyphs.texts, strict=True):
        if text.isdigit() and object_of(glyphs, index) in sizeless and origin_at(page, index, x, y):
            across, down = a * x[0] + c * y[0] + e, b * x[0] + d * y[0] + f
            found.append(Character(text, across, down, across, down, down))
    return found


def _leans(angle: float) -> bool:
    return angle >= 0 and leaning(angle) >= ASKEW


def _figures_among(characters: Iterable[Character]) -> list[list[Character]]:
    """The stretches of *characters* that stand by each other and are a figure, no words."""
    stretches: list[list[Character]] = []
    last: Character | None = None
    for one in characters:
        reach = APART * (one.bottom - one.top)
        near = last is not None and abs(one.center - last.center) < reach > abs(one.middle - last.middle)
        if near:
            stretches[-1].append(one)
        else:
            stretches.append([one])
        last = one
    return [
        stretch for stretch in stretches if all(c.text.isdigit() or c.text in _OF_A_FIGURE for c in stretch)
    ]
