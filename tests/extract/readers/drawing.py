"""PDF files for the reader's tests, drawn with reportlab so that every line and box is chosen by the test."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cache

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extract.model import Grid, GridCell
from extract.readers import pdf

FONT = "STSong-Light"
HEIGHT = A4[1]


@cache
def _register() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def draw(*pages: Callable[[Canvas], None], rotate: int = 0, font: str = FONT) -> bytes:
    """A PDF with one page per function; each draws on a canvas of A4 points (origin bottom-left).

    The usual *font* is one the file does not carry.
    """
    _register()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for page in pages:
        canvas.setFont(font, 10)
        canvas.setPageRotation(rotate)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def text(canvas: Canvas, x: float, top: float, words: str, size: float = 10) -> None:
    """Print *words* with the upper edge of the line at *top*, counted from the top of the page."""
    canvas.setFont(canvas._fontname, size)
    canvas.drawString(x, HEIGHT - top - size, words)


def placed(canvas: Canvas, rows: Sequence[Sequence[tuple[int, str]]], top: float = 100) -> None:
    """Print *rows*, each as places (points from the left) and words, 20 points from one to the next."""
    for index, row in enumerate(rows):
        for x, word in row:
            text(canvas, x, top + 20 * index, word)


def values(*numbers: str) -> list[tuple[int, str]]:
    """*numbers* at the places of a table's columns; an empty one is blank."""
    return [(260 + 60 * index, number) for index, number in enumerate(numbers) if number]


def rule(canvas: Canvas, x0: float, top: float, x1: float, bottom: float) -> None:
    """A ruling line."""
    canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)


def table(
    canvas: Canvas,
    rows: Sequence[Sequence[str]],
    left: float = 60,
    top: float = 100,
    width: float = 60,
    size: float = 10,
) -> None:
    """A fully ruled table of equal cells, 20 points high."""
    columns = len(rows[0])
    right, bottom = left + columns * width, top + 20 * len(rows)
    for index in range(len(rows) + 1):
        rule(canvas, left, top + 20 * index, right, top + 20 * index)
    for index in range(columns + 1):
        rule(canvas, left + width * index, top, left + width * index, bottom)
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            text(canvas, left + width * c + 5, top + 20 * r + (20 - size) / 2, words, size)


def texts(grid: Grid) -> list[list[str]]:
    """What stands in the cells of each row of *grid*."""
    return [[cell.text for cell in row] for row in grid.rows]


def drawn_value(draw_value: Callable[[Canvas], None]) -> GridCell:
    """The second cell of a table of two, after *draw_value* has drawn on the page."""

    def page(canvas: Canvas) -> None:
        table(canvas, [["总计", ""]])
        draw_value(canvas)

    return pdf.read(draw(page)).grids[0].rows[0][1]
