"""Text without which a PDF page looks the same: under a picture, or in the colour of its ground."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2.raw as raw

from extract.readers.pdf.covers import Ink
from extract.readers.pdf.drawings import Drawings, colour_of
from extract.readers.pdf.glyphs import Glyphs
from extract.readers.pdf.objects import Matrix
from extract.readers.pdf.text import Placed, object_of, placed, upright
from extract.readers.sheet import Character

Render = Callable[[], Ink]


def without_grounded(
    glyphs: Glyphs, shown: Placed, drawn: Drawings, ink: Ink | None, render: Render
) -> Placed:
    """*shown* without the characters nobody sees for the area below them, which is of their own colour.

    The box of an area tells little: frames of cells and shadows have a hole where the text stands. So the
    page is looked at without these characters.
    """
    if not drawn.has_unseen_text or not drawn.colours:
        return shown
    doubted = [
        (index, character) for index, character in shown if _is_grounded(glyphs, index, character, drawn)
    ]
    if not doubted:
        return shown
    unseen = {index for index, _ in _alike(glyphs, doubted, ink or render(), render)}
    return [(index, character) for index, character in shown if index not in unseen]


def _is_grounded(glyphs: Glyphs, index: int, character: Character, drawn: Drawings) -> bool:
    under = [n for n, box in enumerate(drawn.fills) if character.is_on(box)]
    if not under:
        return False
    text = raw.FPDFText_GetTextObject(glyphs.handle, index)
    return bool(text) and drawn.colours[under[-1]] == colour_of(text)


def pictured_figures(
    glyphs: Glyphs, place: Matrix, drawn: Drawings, ink: Ink | None, render: Render
) -> list[Character]:
    """The digits that a picture hides: a stamp, on white, over the figures of a table.

    Where something is seen, it may be the stamp: the page is looked at without these digits too.
    """
    if ink is None or not drawn.covers.pictured:
        return []
    digits = glyphs.only([at for at, text in enumerate(glyphs.texts) if text.isdigit()])
    under = [
        (index, character)
        for index, character in placed(upright(digits), place)
        if object_of(glyphs, index) in drawn.covers.pictured
    ]
    if not any(ink.shows(character) for _, character in under):
        return [character for _, character in under]
    return [character for _, character in _alike(glyphs, under, ink, render)]


def _alike(glyphs: Glyphs, among: Placed, ink: Ink, render: Render) -> Placed:
    """Those *among* the characters where the page looks the same without them."""
    texts = [raw.FPDFText_GetTextObject(glyphs.handle, index) for index, _ in among]
    for text in texts:
        raw.FPDFPageObj_SetIsActive(text, False)
    without = render()
    for text in texts:
        raw.FPDFPageObj_SetIsActive(text, True)
    return [(index, character) for index, character in among if ink.is_alike(without, character)]
