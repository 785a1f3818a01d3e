"""PDF pages with text that is not seen, or not whole: it must not become part of a figure unnoticed."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extract.form import EDITION_2021, OTHER_ROWS, request_cells
from extract.read import read_bytes
from tests.extract.unlike import ABOVE, COLUMNS, FIGURES, HEADINGS, TITLE, silent

FONT, SIZE, HEIGHT = "STSong-Light", 7, 18
EDGES = (30, 290, *(290 + 40 * column for column in range(1, 8)))
Draw = Callable[[Canvas, float, float, str], None]
REQUEST = {cell_id: figure for cell_id, figure in FIGURES.items() if cell_id.startswith("request.")}


def plain(canvas: Canvas, x: float, y: float, figure: str) -> None:
    canvas.drawString(x, y, figure)


def beside_white(canvas: Canvas, x: float, y: float, figure: str) -> None:
    canvas.setFillGray(1)
    canvas.drawString(x, y, "88")
    canvas.setFillGray(0)
    canvas.drawString(x + 9, y, figure)


def beside_invisible(canvas: Canvas, x: float, y: float, figure: str) -> None:
    text = canvas.beginText(x, y)
    text.setTextRenderMode(3)
    text.textOut("77")
    text.setTextRenderMode(0)
    canvas.drawText(text)
    canvas.drawString(x + 9, y, figure)


def over_another(canvas: Canvas, x: float, y: float, figure: str) -> None:
    canvas.drawString(x, y, "777")
    canvas.setFillGray(1)
    canvas.rect(x - 1, y - 2, 22, 9, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.drawString(x, y, figure)


def over_the_border(canvas: Canvas, x: float, y: float, figure: str) -> None:
    canvas.drawString(x + 28, y, figure)


def drawn(draw: Draw, header: str = "") -> bytes:
    """The heading and the request table on one ruled page; *draw* prints a figure at a place."""
    kept = io.BytesIO()
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(kept, pagesize=(595, 842))
    for page in range(2):  # a line at the head is running only when it is repeated
        canvas.setFont(FONT, 9)
        canvas.drawString(50, 820, header)
        if page == 0:
            _first_page(canvas, draw)
        else:
            canvas.drawString(50, 700, "五、存在的主要问题及改进情况")
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


def _first_page(canvas: Canvas, draw: Draw) -> None:
    canvas.setFont(FONT, 14)
    canvas.drawCentredString(297, 785, TITLE)
    canvas.setFont(FONT, SIZE)
    for line, text in enumerate((*ABOVE, HEADINGS[1])):
        canvas.drawString(50, 750 - 14 * line, text)
    rows = EDITION_2021.request_rows(OTHER_ROWS)
    canvas.grid(list(EDGES), [680 - HEIGHT * line for line in range(len(rows) + 2)])
    for left, name in zip(EDGES, ("（本列数据的勾稽关系）", *COLUMNS), strict=False):
        canvas.drawString(left + 2, 680 - 12, name)
    for line, row in enumerate(rows, 2):
        base = 680 - HEIGHT * line + 6
        canvas.drawString(EDGES[0] + 2, base, row.printed)
        for left, cell_id in zip(EDGES[1:], request_cells(row.key), strict=False):
            draw(canvas, left + 3, base, str(FIGURES[cell_id]))


@pytest.mark.parametrize("draw", [plain, beside_white, beside_invisible, over_another, over_the_border])
def test_figures_and_what_is_drawn_about_them(draw: Draw) -> None:
    _, report = read_bytes(drawn(draw), "report.pdf")
    assert silent(report, REQUEST) == {}


@pytest.mark.parametrize(
    "header",
    ["临江县人民政府门户网站", "临江县教育局2019年政府信息公开工作年度报告", "索引号：000014349/2025-00012"],
)
def test_a_running_header_names_neither_issuer_nor_year(header: str) -> None:
    _, report = read_bytes(drawn(plain, header), "report.pdf")
    assert (report.issuer, report.year) == ("临江县发展和改革局", 2024)
