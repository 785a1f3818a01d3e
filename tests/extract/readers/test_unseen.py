"""Cells that show nothing though the file holds a figure in them: blank, and what is not seen kept beside."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas

from extract.model import GridCell
from extract.readers import docx, html
from extract.readers.notation import REPLACEMENT
from tests.extract.readers.docx.test_styles import run, written
from tests.extract.readers.drawing import HEIGHT, drawn_value, text
from tests.extract.readers.ofd.test_painted import cell as ofd_cell


def told(cell: GridCell) -> tuple[str, str | None]:
    return cell.text, cell.stored


def of_page(value: str) -> GridCell:
    page = f"<table><tr><td>规章</td>{value}<td>4</td></tr></table>"
    return html.read(page.encode()).grids[0].rows[0][1]


@pytest.mark.parametrize(
    ("value", "text", "unseen"),
    [
        ("<td><span style='display:none'>15</span></td>", "", "15"),
        ("<td><p style='font-size:0'>1</p><p hidden>5</p></td>", "", "15"),
        ("<td style='visibility:hidden'>15</td>", "", "15"),
        ("<td><input type=hidden value=15></td>", "", "15"),
        ("<td><template>15</template></td>", "", "15"),
        ("<td><textarea style='display:none'>15</textarea></td>", "", "15"),
        ("<td><span style='display:none'>无</span></td>", "", None),
        ("<td>3<span style='display:none'>15</span></td>", "3", None),
        (f"<td><i hidden>{'15' * 30}</i></td>", "", "15" * 20),
    ],
)
def test_a_blank_cell_of_a_page_keeps_the_figure_it_hides(value: str, text: str, unseen: str | None) -> None:
    assert told(of_page(value)) == (text, unseen)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("<details><summary></summary>15</details>", "~~15~~"),
        ("<details open>15</details>", "15"),
        ("<progress value=1>15</progress>", "~~15~~"),
        ("<p style='filter:opacity(0)'>15</p>", "~~15~~"),
        ("<p style='line-height:0;overflow:hidden'>15</p>", "~~15~~"),
        ("<p style='letter-spacing:-.5px;line-height:1.5'>15</p>", "15"),
        ("<select><option>3<option>15</select>", "3"),
        ("5<select><option>3<option selected>15</select>", "5 15"),
        ("<input value=1><input value=5>", "1 5"),
    ],
)
def test_what_is_shown_once_opened_or_in_a_box_of_its_own_is_no_part_of_a_figure(
    value: str, text: str
) -> None:
    assert of_page(f"<td>{value}</td>").text == text


@pytest.mark.parametrize(
    ("paragraph", "text", "unseen"),
    [
        (run("15", "<w:vanish/>"), "", "15"),
        (f"<w:del>{run('15').replace('w:t>', 'w:delText>')}</w:del>", "", "15"),
        (run("无", "<w:vanish/>"), "", None),
        (run("15", "<w:vanish/>") + run("3"), "3", None),
        ("", "", None),
    ],
)
def test_a_blank_cell_of_a_word_file_keeps_the_figure_it_hides(
    paragraph: str, text: str, unseen: str | None
) -> None:
    assert told(docx.read(written(paragraph)).grids[0].rows[0][1]) == (text, unseen)


@pytest.mark.parametrize(
    ("attributes", "color"),
    [('Visible="false"', ""), ("", 'Value="255"'), ('CTM="0.9 0.4 -0.4 0.9 0 0"', "")],
)
def test_a_blank_cell_of_an_ofd_page_keeps_the_figure_it_hides(attributes: str, color: str) -> None:
    assert told(ofd_cell(attributes, color)) == ("", "39")


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    text(canvas, 125, 105, "15")


def invisible(canvas: Canvas) -> None:
    line = canvas.beginText(125, HEIGHT - 115)
    line.setTextRenderMode(3)
    line.textOut("15")
    canvas.drawText(line)


def covered(canvas: Canvas) -> None:
    text(canvas, 125, 105, "15")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(122, HEIGHT - 118, 40, 16, stroke=0, fill=1)


def leaning(canvas: Canvas, words: str = "15", size: float = 10) -> None:
    canvas.saveState()
    canvas.translate(125, HEIGHT - 117)
    canvas.rotate(20)
    canvas.setFont(canvas._fontname, size)
    canvas.drawString(0, 0, words)
    canvas.restoreState()


def sized(canvas: Canvas, matrix: tuple[float, ...], size: float = 10) -> None:
    """A figure printed by a matrix that takes it to a point or a line, or in a font of no size."""
    canvas.saveState()
    canvas.transform(*matrix, 125, HEIGHT - 112)
    canvas.setFont(canvas._fontname, size)
    canvas.drawString(0, 0, "15")
    canvas.restoreState()


def in_a_form_of_no_size(canvas: Canvas) -> None:
    canvas.beginForm("none")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(0, 0, "15")
    canvas.endForm()
    canvas.translate(125, HEIGHT - 112)
    canvas.scale(0, 0)
    canvas.doForm("none")


def annotation(kind: str, flags: int, **said: object) -> PDFDictionary:
    box = PDFArray([124, HEIGHT - 116, 137, HEIGHT - 104])
    of_all = {"Type": PDFName("Annot"), "Subtype": PDFName(kind), "Rect": box, "F": flags}
    return PDFDictionary(of_all | said)


def hidden_field(canvas: Canvas) -> None:
    canvas._addAnnotation(annotation("Widget", 2, FT=PDFName("Tx"), V="(15)"))


def field_for_the_printer(canvas: Canvas) -> None:
    canvas._addAnnotation(annotation("Widget", 4 | 32, FT=PDFName("Tx"), V="(15)"))


def hidden_remark(canvas: Canvas) -> None:
    canvas._addAnnotation(annotation("FreeText", 2, Contents="(15)"))


SIZELESS = [
    *((0, 0, 0, 0), (0.0001, 0, 0, 0.0001), (0, 0, 0, 1), (1, 0, 0, 0)),
    *((0.001, 0, 0, 1), (1, 0, 0, 0.001)),
]


@pytest.mark.parametrize(
    "hide",
    [
        *(white, invisible, covered, leaning, in_a_form_of_no_size),
        *(hidden_field, field_for_the_printer, hidden_remark),
        *(partial(sized, matrix=matrix) for matrix in SIZELESS),
        partial(sized, matrix=(1, 0, 0, 1), size=0.001),
    ],
)
def test_a_blank_cell_of_a_pdf_keeps_the_figure_it_hides(hide: Callable[[Canvas], None]) -> None:
    assert told(drawn_value(hide)) == ("", "15")


def test_of_a_figure_in_a_font_of_no_size_nothing_is_known() -> None:
    assert told(drawn_value(partial(sized, matrix=(1, 0, 0, 1), size=0))) == ("", REPLACEMENT)


def test_figures_of_a_watermark_are_no_cells() -> None:
    assert told(drawn_value(lambda canvas: leaning(canvas, "张三2024年"))) == ("", None)
    assert told(drawn_value(lambda canvas: leaning(canvas, "2024", 40))) == ("", None)


def test_a_figure_beside_one_that_is_not_seen_is_read() -> None:
    def both(canvas: Canvas) -> None:
        text(canvas, 150, 105, "7")
        white(canvas)
        hidden_field(canvas)
        for matrix in SIZELESS:
            sized(canvas, matrix)

    cell = drawn_value(both)
    assert (told(cell), cell.confidence) == (("7", None), None)
