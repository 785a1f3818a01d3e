"""What a page draws in the cells of a table and is no text; and figures too faint or small to be seen."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream
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


def ring(canvas: Canvas) -> None:
    """A figure drawn as the outline of a nought, by many short curves."""
    path = canvas.beginPath()
    path.moveTo(138, HEIGHT - 110)
    for step in range(1, 41):
        angle = step * pi / 20
        path.lineTo(134 + (4 - step % 2) * cos(angle), HEIGHT - 110 - 6 * sin(angle))
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def across(canvas: Canvas, x: float = 118) -> None:
    """A figure that stands across the line beside its cell."""
    text(canvas, x, 105, "0")


def across_the_side(canvas: Canvas) -> None:
    across(canvas, 176.5)


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


def filled_in(canvas: Canvas, value: str = "(88)") -> None:
    """A form field that does not say how its value looks."""
    box = PDFArray([124, HEIGHT - 116, 137, HEIGHT - 104])
    field = {"Type": PDFName("Annot"), "Subtype": PDFName("Widget"), "FT": PDFName("Tx"), "V": value}
    canvas._addAnnotation(PDFDictionary({**field, "Rect": box, "F": 4}))


def filled_in_anew(canvas: Canvas, look: str = "12") -> None:
    """A form field that looks as it did before its value became 88."""
    shape = {"Type": PDFName("XObject"), "Subtype": PDFName("Form"), "BBox": PDFArray([0, 0, 13, 12])}
    font = {"Type": PDFName("Font"), "Subtype": PDFName("Type1"), "BaseFont": PDFName("Helvetica")}
    fonts = PDFDictionary({"Font": PDFDictionary({"F": PDFDictionary(font)})})
    stream = PDFStream(PDFDictionary({**shape, "Resources": fonts}), f"BT /F 10 Tf 1 2 Td ({look}) Tj ET")
    box = PDFArray([124, HEIGHT - 116, 137, HEIGHT - 104])
    field = {"Type": PDFName("Annot"), "Subtype": PDFName("Widget"), "FT": PDFName("Tx"), "V": "(88)"}
    looks = PDFDictionary({"N": canvas._doc.Reference(stream)})
    canvas._addAnnotation(PDFDictionary({**field, "Rect": box, "F": 4, "AP": looks}))


def filled_in_as_shown(canvas: Canvas) -> None:
    filled_in_anew(canvas, "88")


def filled_in_at_several_places(canvas: Canvas) -> None:
    """The same, where the value is that of the field above."""
    field = PDFDictionary({"FT": PDFName("Tx"), "T": "(value)", "V": "(88)"})
    box = PDFArray([124, HEIGHT - 116, 137, HEIGHT - 104])
    one = {"Type": PDFName("Annot"), "Subtype": PDFName("Widget"), "Rect": box, "F": 4}
    above = canvas._doc.Reference(field)
    canvas._addAnnotation(PDFDictionary({**one, "Parent": above}))
    field.dict["Kids"] = PDFArray(canvas._annotationrefs)
    catalog = canvas._doc.Catalog
    catalog.AcroForm = PDFDictionary({"Fields": PDFArray([above])})


def mirrored(canvas: Canvas) -> None:
    """Upside down, as water shows it: 6 is no 9, but who knows which the viewer meant."""
    canvas.saveState()
    canvas.transform(1, 0, 0, -1, 125, HEIGHT - 114)
    canvas.drawString(0, 0, "69")
    canvas.restoreState()


def of_negative_size(canvas: Canvas) -> None:
    canvas.setFont(canvas._fontname, -10)
    canvas.drawString(145, HEIGHT - 107, "69")


def left_blank(canvas: Canvas) -> None:
    text(canvas, 125, 105, "88")
    filled_in(canvas, "()")


def marker(canvas: Canvas) -> None:
    annotated(canvas, "Highlight")


@pytest.mark.parametrize(
    "draw",
    [
        *(line_over, area_over, picture, seven, ring, one, dash, slash, struck_out, speck),
        *(across, across_the_side, mirrored, of_negative_size),
        *(filled_in, filled_in_anew, filled_in_at_several_places),
    ],
)
def test_a_cell_with_something_drawn_in_it_is_doubted(draw: Draw) -> None:
    assert drawn_value(draw).confidence == 0.5


def hidden_by_a_picture(canvas: Canvas) -> None:
    from PIL import Image

    text(canvas, 125, 105, "88")
    canvas.drawImage(ImageReader(Image.new("RGB", (20, 20), "white")), 100, HEIGHT - 160, 100, 80)


def hidden_by_a_stamp(canvas: Canvas) -> None:
    """Its ring runs where the figure is."""
    from PIL import Image, ImageDraw

    text(canvas, 125, 105, "88")
    image = Image.new("RGB", (100, 100), "white")
    ImageDraw.Draw(image).line((20, 0, 40, 100), fill=(220, 20, 20), width=4)
    canvas.drawImage(ImageReader(image), 100, HEIGHT - 160, 100, 80)


def test_a_figure_under_a_picture_is_not_surely_read() -> None:
    assert (drawn_value(hidden_by_a_picture).text, drawn_value(hidden_by_a_picture).confidence) == ("", 0.5)
    assert drawn_value(hidden_by_a_stamp).confidence == 0.5


def under_a_clear_stamp(canvas: Canvas) -> None:
    from PIL import Image, ImageDraw

    text(canvas, 125, 105, "88")
    image = Image.new("RGBA", (100, 100), (255, 255, 255, 0))
    ImageDraw.Draw(image).line((20, 0, 40, 100), fill=(220, 20, 20, 255), width=4)
    canvas.drawImage(ImageReader(image), 100, HEIGHT - 160, 100, 80, mask="auto")


def test_a_figure_seen_through_a_stamp_is_read() -> None:
    found = drawn_value(under_a_clear_stamp)
    assert (found.text, found.confidence) == ("88", None)


def faint(canvas: Canvas) -> None:
    canvas.setFillAlpha(0.03)
    text(canvas, 125, 105, "88")


def of_its_ground(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.85, 0.9, 0.95)
    canvas.rect(121, HEIGHT - 119, 58, 18, stroke=0, fill=1)
    text(canvas, 125, 105, "88")


def outlined(canvas: Canvas, stroke: int = 1, fill: int = 0) -> None:
    """A figure of which only the outlines are printed; *stroke*, *fill*: shades, of which 1 is white."""
    line = canvas.beginText(125, HEIGHT - 115)
    line.setTextRenderMode(1)
    canvas.setStrokeGray(stroke)
    canvas.setFillGray(fill)
    line.textOut("88")
    canvas.drawText(line)


def test_outlines_in_black_are_read_whatever_they_hold() -> None:
    assert drawn_value(lambda canvas: outlined(canvas, 0, 1)).text == "88"


@pytest.mark.parametrize("draw", [faint, of_its_ground, outlined])
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


@pytest.mark.parametrize("draw", [frame, underlined, stamped, marker, left_blank, filled_in_as_shown])
def test_frames_underlines_highlights_and_the_ring_of_a_stamp_cast_no_doubt(draw: Draw) -> None:
    assert (drawn_value(draw).text, drawn_value(draw).confidence) == ("88", None)
