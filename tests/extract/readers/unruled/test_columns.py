"""The columns of a table without ruling lines: under its figures, and under names that stand alone."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from extract.readers import pdf
from tests.extract.readers.drawing import draw, text

HEADER = (
    (100, "（本列数据的勾稽关系", 59),
    (100, "申请人情况", 305),
    (118, "自然人", 178),
    (118, "法人或其他组织", 322),
    (118, "合计", 513),
    (136, "商业企业", 228),
    (136, "科研机构", 283),
    (136, "社会公益", 338),
    (136, "法律服务", 393),
    (136, "其他", 458),
)


def test_a_blank_column_is_told_by_its_name_below_headings_that_overlap() -> None:
    """法人或其他组织 reaches into the columns beside those it heads, 申请人情况 over two others."""
    places = (190, 245, 301, 356, 411, 466)

    def page(canvas: Canvas) -> None:
        for top, word, x in HEADER:
            text(canvas, x, top, word, 10.5)
        for top in (160, 180, 200):
            text(canvas, 60, top, "一、本年新收申请", 10.5)
            for x in places:
                text(canvas, x, top, str(x + top), 10.5)

    rows = [[cell.text for cell in row] for row in pdf.read(draw(page)).grids[0].rows[-3:]]
    assert rows == [["一、本年新收申请", *(str(x + top) for x in places), ""] for top in (160, 180, 200)]
