"""PDFium as the supplier of characters and ruling lines: a PDF page becomes a :class:`Sheet`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from math import pi

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.errors import UnreadableError
from extract.readers.pdf.alike import pictured_figures, without_grounded
from extract.readers.pdf.annotations import Added
from extract.readers.pdf.covers import Ink
from extract.readers.pdf.disguised import hide_disguised
from extract.readers.pdf.drawings import Drawings, drawings_of
from extract.readers.pdf.glyphs import Glyphs, glyphs_of
from extract.readers.pdf.marks import remove_stand_in
from extract.readers.pdf.objects import Matrix, box_of
from extract.readers.pdf.sizes import OddSizes
from extract.readers.pdf.text import (
    characters_of,
    cut_figures,
    turned_figures,
    without_specks,
)
from extract.readers.pdf.undrawn import EACH, undrawn_figures
from extract.readers.pdf.unseen import sizeless_figures, unseen_figures
from extract.readers.sheet import Box, Character, Sheet

MAX_CHARACTERS = 200_000  # per page; the form's densest page has about 1,500


def sheet_of(page: pdfium.PdfPage, number: int, added: Added) -> Sheet:
    """Characters and ruling lines of *page* as displayed (its /Rotate applied), text turned upright.

    *added*: what annotations draw on it in a way that is not known, and hold unseen.
    A PDF may name words to be copied for its glyphs, which many producers do well; but not other figures.
    Raises UnreadableError when the page holds more than a report ever does (see the MAX_ bounds).
    """
    textpages = [page.get_textpage()]
    try:
        glyphs = _glyphs(textpages[0], number)
        turn = _turn(glyphs.usual_angle, page.get_rotation())
        place, width, height = _display(page, turn)
        drawn = drawings_of(page, place, number)
        if drawn.stood_in:
            for text in drawn.stood_in:
                remove_stand_in(text)
            textpages.append(page.get_textpage())
            printed_glyphs = _glyphs(textpages[1], number)
            glyphs = glyphs if glyphs.figures == printed_glyphs.figures else printed_glyphs
        glyphs = replace(glyphs, moved=drawn.moved) if drawn.moved else glyphs
        sheet = Sheet(number, width, height, [], drawn.rules, drawn.images, turn)
        _print(glyphs, place, drawn, partial(Ink, page, turn), sheet)
    finally:
        for textpage in textpages:
            textpage.close()
    if drawn.odd.none:
        sheet.unseen += _sizeless(page, number, place, drawn.odd)
    sheet.unseen += undrawn_figures(page, place, [text for text, _ in drawn.covers.texts[::EACH]])
    sheet.unseen += [_hidden(box_of(place, *box), words) for box, words in added.hidden]
    stale = [box for box, words in added.fields if _figures_in(box_of(place, *box), sheet) != words]
    sheet.marks += [*drawn.marks, *drawn.images]
    sheet.marks += [box_of(place, *box) for box in (*added.bare, *stale)]
    return sheet


def _print(glyphs: Glyphs, place: Matrix, drawn: Drawings, render: Callable[[], Ink], sheet: Sheet) -> None:
    """Write on *sheet* what is printed: characters, digits that are not read, and those nobody sees."""
    ink = render() if drawn.covers.doubted else None
    printed = characters_of(glyphs, place, drawn, ink)
    shown = [
        (index, c)
        for index, c in without_grounded(glyphs, printed, drawn, ink, render)
        if c.x1 > 0 and c.bottom > 0 and c.x0 < sheet.width and c.top < sheet.height
    ]
    hide_disguised(glyphs, shown)
    sheet.unseen += [*unseen_figures(glyphs, place, shown), *drawn.odd.lost]
    sheet.characters, specks = without_specks([character for _, character in shown])
    sheet.unread += [*turned_figures(glyphs, place, drawn.odd.mirrored), *cut_figures(glyphs, place, drawn)]
    sheet.unread += [*specks, *pictured_figures(glyphs, place, drawn, ink, render)]


def _figures_in(box: Box, sheet: Sheet) -> str:
    return "".join(one.text for one in sheet.characters if one.text.isdigit() and one.is_on(box))


def _hidden(box: Box, words: str) -> Character:
    """What an annotation holds unseen, where it would stand."""
    return Character(words, *box, box[3])


def _sizeless(page: pdfium.PdfPage, number: int, place: Matrix, odd: OddSizes) -> list[Character]:
    with odd.enlarged():
        textpage = page.get_textpage()
        try:
            return sizeless_figures(_glyphs(textpage, number), place, odd.none)
        finally:
            textpage.close()


def _glyphs(textpage: pdfium.PdfTextPage, number: int) -> Glyphs:
    count = raw.FPDFText_CountChars(textpage.raw)
    if count > MAX_CHARACTERS:
        raise UnreadableError(
            f"第 {number} 页有 {count} 个字符，超过上限，不读。 "
            f"Page {number} holds {count} characters, more than the limit of {MAX_CHARACTERS}; not read."
        )
    return glyphs_of(textpage.raw, count)


def _turn(angle: float | None, rotation: int) -> int:
    """The clockwise turn that makes displayed text of *angle* (before /Rotate) upright."""
    return -(round(angle / (pi / 2)) * 90 + rotation) % 360 if angle is not None else 0


def _display(page: pdfium.PdfPage, turn: int) -> tuple[Matrix, float, float]:
    """The matrix from page space (origin bottom-left, unrotated) to the turned display, and its size."""
    left, bottom, right, top = page.get_bbox()
    rotation = (page.get_rotation() + turn) % 360
    matrices: dict[int, Matrix] = {
        0: (1.0, 0.0, 0.0, -1.0, -left, top),
        90: (0.0, 1.0, 1.0, 0.0, -bottom, -left),
        180: (-1.0, 0.0, 0.0, 1.0, right, -bottom),
        270: (0.0, -1.0, -1.0, 0.0, top, right),
    }
    wide, high = right - left, top - bottom
    return matrices[rotation], *((high, wide) if rotation in (90, 270) else (wide, high))
