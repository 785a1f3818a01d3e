"""What a PDF page shows beside its own text, hides of it, or says in its stead."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.model import GridCell
from extract.readers import pdf
from tests.extract.readers.drawing import HEIGHT, draw, table, text


def _value(draw_value: Callable[[Canvas], None]) -> GridCell:
    """The second cell of a table of two, after *draw_value* has drawn on the page."""

    def page(canvas: Canvas) -> None:
        table(canvas, [["总计", ""]])
        draw_value(canvas)

    return pdf.read(draw(page)).grids[0].rows[0][1]


@pytest.mark.parametrize("copied", ["39", "93", "4567", ""])
def test_the_glyphs_are_read_whatever_figures_are_to_be_copied_for_them(copied: str) -> None:
    def marked(canvas: Canvas) -> None:
        canvas._code.append(f"/Span <</ActualText ({copied})>> BDC")
        text(canvas, 125, 105, "39")
        canvas._code.append("EMC")

    assert (_value(marked).text, _value(marked).confidence) == ("39", None)


def test_words_to_be_copied_are_read_where_the_figures_agree() -> None:
    def marked(canvas: Canvas) -> None:
        canvas._code.append("/Span <</ActualText <FEFF62374E00003300390000>>> BDC")
        text(canvas, 125, 105, "戶一39")
        canvas._code.append("EMC")

    assert _value(marked).text.startswith("户一39")


def test_a_figure_filled_into_a_field_is_read() -> None:
    def field(canvas: Canvas) -> None:
        canvas.acroForm.textfield(
            value="39", x=122, y=HEIGHT - 119, width=50, height=18, borderWidth=0, fontSize=9, fillColor=None
        )

    assert _value(field).text == "39"


def test_a_link_over_a_figure_changes_nothing() -> None:
    def linked(canvas: Canvas) -> None:
        text(canvas, 125, 105, "39")
        canvas.linkURL("https://www.example.gov.cn", (120, HEIGHT - 120, 180, HEIGHT - 100))

    assert _value(linked).text == "39"


def _patched(new: str) -> Callable[[Canvas], None]:
    def patched(canvas: Canvas) -> None:
        text(canvas, 125, 105, "39")
        canvas.setFillGray(1)
        canvas.rect(122, HEIGHT - 118, 40, 16, stroke=0, fill=1)
        canvas.setFillGray(0)
        text(canvas, 145, 105, new)

    return patched


def test_what_a_patch_covers_is_not_read_and_what_stands_on_it_is() -> None:
    assert _value(_patched("")).text == ""
    assert _value(_patched("88")).text == "88"


def test_what_is_seen_through_ink_or_stands_on_a_layer_that_is_shown_is_read() -> None:
    def marked(canvas: Canvas) -> None:
        text(canvas, 125, 105, "39")
        canvas.setFillColorRGB(1, 1, 0, alpha=0.4)
        canvas.rect(122, HEIGHT - 118, 40, 16, stroke=0, fill=1)

    def layered(canvas: Canvas) -> None:
        canvas._code.append("/OC <</Type /OCG>> BDC")
        text(canvas, 125, 105, "39")
        canvas._code.append("EMC")

    assert (_value(marked).text, _value(layered).text) == ("39", "39")


@pytest.mark.parametrize("matrix", [(-1, 0, 0, 1), (-1, 0, 0, -1), (0, 1, -1, 0)])
def test_a_cell_with_turned_figures_is_in_doubt(matrix: tuple[int, int, int, int]) -> None:
    def turned(canvas: Canvas) -> None:
        canvas.transform(*matrix, 150, HEIGHT - 112)
        canvas.drawString(0, 0, "61")

    assert _value(turned).confidence == 0.5
