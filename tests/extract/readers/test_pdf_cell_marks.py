"""What a page draws in the cells of a table and is no text; and figures too faint or small to be seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas

from tests.extract.readers.drawing import HEIGHT, drawn_value, rule, text

# The value's cell of drawn_value reaches from 120 to 180 points across, and from 100 to 120 down.
Draw = Callable[[Canvas], None]


def picture(canvas: Canvas) -> None:
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("L", (20, 20), 60)), 130, HEIGHT - 115, width=6, height=9)


def seven(canvas: Canvas) -> None:
    """A figure drawn as an outline."""
    path = canvas.beginPath()
    path.moveTo(130, HEIGHT - 104)
    for x, y in ((137, 104), (133, 115), (131, 115), (135, 106), (130, 106)):
        path.lineTo(x, HEIGHT - y)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def one(canvas: Canvas) -> None:
    rule(canvas, 133, 104, 133, 115)


def dash(canvas: Canvas) -> None:
    rule(canvas, 145, 110, 155, 110)


def slash(canvas: Canvas) -> None:
    rule(canvas, 120, 120, 180, 100)


def struck_out(canvas: Canvas) -> None:
    text(canvas, 125, 105, "88")
    rule(canvas, 124, 115, 136, 105)


def speck(canvas: Canvas) -> None:
    text(canvas, 125, 105, "88", size=0.8)


def annotated(canvas: Canvas, kind: str) -> None:
    """A figure, and a line or an area over it that does not say how it looks."""
    text(canvas, 125, 105, "88")
    box = PDFArray([124, HEIGHT - 116, 137, HEIGHT - 104])
    canvas._addAnnotation(
        PDFDictionary({"Type": PDFName("Annot"), "Subtype": PDFName(kind), "Rect": box, "F": 4})
    )


def line_over(canvas: Canvas) -> None:
    annotated(canvas, "StrikeOut")


def area_over(canvas: Canvas) -> None:
    annotated(canvas, "Square")


def marker(canvas: Canvas) -> None:
    annotated(canvas, "Highlight")


@pytest.mark.parametrize("draw", [line_over, area_over, picture, seven, one, dash, slash, struck_out, speck])
def test_a_cell_with_something_drawn_in_it_is_doubted(draw: Draw) -> None:
    assert drawn_value(draw).confidence == 0.5


def hidden_by_a_picture(canvas: Canvas) -> None:
    from PIL import Image

    text(canvas, 125, 105, "88")
    canvas.drawImage(ImageReader(Image.new("RGB", (20, 20), "white")), 100, HEIGHT - 160, 100, 80)


def test_a_figure_under_a_picture_is_not_read_and_its_cell_is_doubted() -> None:
    assert (drawn_value(hidden_by_a_picture).text, drawn_value(hidden_by_a_picture).confidence) == ("", 0.5)


def faint(canvas: Canvas) -> None:
    canvas.setFillAlpha(0.03)
    text(canvas, 125, 105, "88")


def of_its_ground(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.85, 0.9, 0.95)
    canvas.rect(121, HEIGHT - 119, 58, 18, stroke=0, fill=1)
    text(canvas, 125, 105, "88")


@pytest.mark.parametrize("draw", [faint, of_its_ground])
def test_a_figure_nobody_sees_is_not_read(draw: Draw) -> None:
    assert drawn_value(draw).text == ""


def frame(canvas: Canvas) -> None:
    text(canvas, 125, 105, "88")
    canvas.roundRect(119, HEIGHT - 121, 62, 22, 3)


def underlined(canvas: Canvas) -> None:
    text(canvas, 125, 105, "88")
    rule(canvas, 125, 116.5, 136, 116.5)


def stamped(canvas: Canvas) -> None:
    text(canvas, 125, 105, "88")
    canvas.setStrokeColorRGB(1, 0, 0)
    canvas.circle(150, HEIGHT - 110, 50)


@pytest.mark.parametrize("draw", [frame, underlined, stamped, marker])
def test_frames_underlines_highlights_and_the_ring_of_a_stamp_cast_no_doubt(draw: Draw) -> None:
    assert (drawn_value(draw).text, drawn_value(draw).confidence) == ("88", None)
