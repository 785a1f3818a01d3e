"""What the size of a figure, a line through it or another one below it says of it."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.readers import pdf
from tests.extract.readers.drawing import HEIGHT, draw, drawn_value, placed, rule, text, values

OPEN = [["规章", "12", "0", "11"], *(["行政规范性文件", "8", "26", "66"] for _ in range(3))]


def test_struck_and_overprinted_numbers_are_doubtful() -> None:
    def struck_through(canvas: Canvas) -> None:
        text(canvas, 125, 105, "88")
        rule(canvas, 124, 110.5, 136, 110.5)

    def overprinted(canvas: Canvas) -> None:
        text(canvas, 125, 105, "777")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(124, HEIGHT - 118, 30, 14, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        text(canvas, 127, 105, "183")

    assert drawn_value(struck_through).confidence == 0.5
    assert drawn_value(overprinted).confidence == 0.5


@pytest.mark.parametrize(("size", "top", "printed"), [(6, 104, "12¹"), (6, 108.2, "12¹"), (9, 106, "121")])
def test_a_digit_much_smaller_than_those_beside_it_is_the_mark_of_a_note(
    size: float, top: float, printed: str
) -> None:
    def marked(canvas: Canvas) -> None:
        text(canvas, 125, 105, "12")
        text(canvas, 125 + canvas.stringWidth("12"), top, "1", size)

    assert "".join(sorted(drawn_value(marked).text.split(), key="¹".__eq__)) == printed


def test_struck_figures_are_doubtful_in_a_table_without_lines_too() -> None:
    def page(canvas: Canvas) -> None:
        placed(canvas, [[(60, label), *values(*figures)] for label, *figures in OPEN])
        rule(canvas, 259, 105.5, 271, 105.5)

    rows = pdf.read(draw(page)).grids[0].rows
    assert [[cell.confidence for cell in row[1:]] for row in rows] == [[0.5, None, None]] + [[None] * 3] * 3
