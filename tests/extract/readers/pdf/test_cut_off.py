"""What a PDF holds and its page does not show: lines cut off by their row, columns beyond the edge."""

from __future__ import annotations

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extract.readers import pdf
from tests.extract.readers.drawing import HEIGHT, draw, table, text, texts


def clipped(canvas: Canvas, x: float, top: float, words: str, box: tuple[float, float, float, float]) -> None:
    """Print *words* as seen through *box* (x0, top, x1, bottom)."""
    x0, above, x1, below = box
    canvas.saveState()
    window = canvas.beginPath()
    window.rect(x0, HEIGHT - below, x1 - x0, below - above)
    canvas.clipPath(window, stroke=0, fill=0)
    text(canvas, x, top, words)
    canvas.restoreState()


def test_a_line_cut_off_by_its_row_is_not_read_in_the_next() -> None:
    """Rows of a fixed height: the second line of 7.属于行政⏎执法案卷 lies over the row below, unseen."""

    def page(canvas: Canvas) -> None:
        table(canvas, [["", "1"], ["总计", "4"]])
        clipped(canvas, 65, 105, "其他", (60, 100, 120, 120))
        clipped(canvas, 65, 125, "案卷", (60, 100, 120, 120))
        clipped(canvas, 65, 145, "案卷", (60, 120, 120, 140))

    assert texts(pdf.read(draw(page)).grids[0]) == [["其他", "1"], ["总计", "4"]]
    assert not pdf.read(draw(page)).paragraphs


@pytest.mark.parametrize("rest", ["3", "—"])
def test_a_figure_that_goes_on_in_a_line_cut_off_is_in_doubt(rest: str) -> None:
    """A row of a fixed height shows the 1 of 13, and the 3 below it to nobody."""

    def page(canvas: Canvas) -> None:
        table(canvas, [["规章", "1"], ["总计", "4"]])
        clipped(canvas, 125, 117, rest, (120, 100, 180, 120))
        clipped(canvas, 65, 117, "3", (60, 100, 120, 130))  # of this one half is seen

    rows = pdf.read(draw(page)).grids[0].rows
    assert [[cell.confidence for cell in row] for row in rows] == [[None, 0.5], [None, None]]


def test_text_within_its_window_is_read() -> None:
    def page(canvas: Canvas) -> None:
        table(canvas, [["", ""]])
        clipped(canvas, 65, 105, "其他", (60, 100, 120, 120))
        clipped(canvas, 125, 105, "12", (120, 100, 180, 120))

    assert texts(pdf.read(draw(page)).grids[0]) == [["其他", "12"]]


def test_a_column_that_goes_on_beyond_the_page_is_in_doubt() -> None:
    """A table wider than its page: the last column is blank to see, and says 695 beyond the edge."""
    width = (A4[0] - 60) / 2.5

    def page(canvas: Canvas) -> None:
        table(canvas, [["规章", "1", ""], ["文件", "2", ""]], width=width)
        text(canvas, A4[0] + 20, 105, "695")

    rows = pdf.read(draw(page)).grids[0].rows
    assert [[cell.confidence for cell in row] for row in rows] == [[None, None, 0.5]] * 2


def test_a_figure_of_which_the_page_shows_a_part_is_in_doubt() -> None:
    width = (A4[0] - 60) / 2.5

    def page(canvas: Canvas) -> None:
        table(canvas, [["规章", "1", ""]], width=width)
        text(canvas, A4[0] - 10, 105, "695")  # two digits are on the page

    cell = pdf.read(draw(page)).grids[0].rows[0][-1]
    assert cell.confidence == 0.5
