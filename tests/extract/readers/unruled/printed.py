"""A small table printed word by word, without ruling lines."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from tests.extract.readers.drawing import text

HEADER = ["", "自然人", "企业", "总计"]


ROWS = [
    ["一、本年新收", "3001", "53", "3054"],
    ["二、上年结转", "34", "", "34"],
    ["（一）予以公开", "7", "0", "7"],
]


PLACES = (60, 220, 300, 380)


def words(canvas: Canvas, rows: Sequence[Sequence[str]], top: float = 100, pitch: float = 20) -> None:
    """Print *rows*, each word where its column begins."""
    for index, row in enumerate(rows):
        for x, word in zip(PLACES, row, strict=True):
            if word:
                text(canvas, x, top + pitch * index, word)
