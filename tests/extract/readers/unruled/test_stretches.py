"""Where one table without ruling lines ends and the next begins."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from extract.model import Paragraph
from extract.readers import pdf
from tests.extract.readers.drawing import draw, text, texts
from tests.extract.readers.unruled.printed import HEADER, ROWS, words


def test_a_heading_near_two_tables_parts_them() -> None:
    def page(canvas: Canvas) -> None:
        words(canvas, [HEADER, *ROWS])
        text(canvas, 60, 180, "四、行政复议、行政诉讼情况")
        for top, row in ((200, ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")), (220, "10203")):
            for x, word in zip((60, 150, 240, 330, 420), row, strict=True):
                text(canvas, x, top, word)
        for x in (60, 150, 240, 330, 420):
            text(canvas, x, 240, "7")

    document = pdf.read(draw(page))
    assert [len(grid.rows[0]) for grid in document.grids] == [4, 5]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "四、行政复议、行政诉讼情况"
    ]


def test_a_label_without_figures_parts_no_table_though_it_is_numbered() -> None:
    rows = [HEADER, ROWS[0], ["二、上年结转", "", "", ""], *ROWS[2:], ["（二）部分公开", "7", "0", "7"]]
    grids = pdf.read(draw(lambda canvas: words(canvas, rows))).grids
    assert [texts(grid) for grid in grids] == [rows]


def test_an_ordinal_on_a_line_of_its_own_is_no_figure() -> None:
    rows = [["3.", "", "", ""], ["其他", "4", "0", "4"]]

    def page(canvas: Canvas) -> None:
        words(canvas, [HEADER, *ROWS[::2]])
        words(canvas, rows, top=160, pitch=11)

    last = pdf.read(draw(page)).grids[0].rows[-1]
    assert [(cell.text, cell.confidence) for cell in last] == [
        ("3.\n其他", None),
        ("4", None),
        ("0", None),
        ("4", None),
    ]


def test_a_name_over_figures_nobody_prints_is_a_column_however_near_it_stands() -> None:
    names = [(200, "社会公益组织"), (280, "法律服务机构"), (360, "其他"), (385, "总计")]

    def page(canvas: Canvas) -> None:
        for x, word in names:
            text(canvas, x, 100, word)
        for row, label in enumerate(("一、本年新收", "二、上年结转", "（一）予以公开")):
            text(canvas, 60, 120 + 20 * row, label)
            for x, figure in zip((228, 308, 367), "407", strict=True):
                text(canvas, x, 120 + 20 * row, figure)

    grid = pdf.read(draw(page)).grids[0]
    assert texts(grid)[1:] == [
        [label, "4", "0", "7", ""] for label in ("一、本年新收", "二、上年结转", "（一）予以公开")
    ]
    assert {cell.confidence for row in grid.rows for cell in row} == {None}


def test_a_table_goes_on_below_a_running_head() -> None:
    def first(canvas: Canvas) -> None:
        words(canvas, [HEADER, *ROWS])

    def second(canvas: Canvas) -> None:
        text(canvas, 60, 20, "二〇二四年", size=7)
        text(canvas, 300, 20, "政府信息公开工作年度报告", size=7)
        words(canvas, [["（二）部分公开", "5", "", "5"], ["（三）不予公开", "1", "", "1"]], top=80)

    grids = pdf.read(draw(first, second)).grids
    assert texts(grids[-1]) == [["（二）部分公开", "5", "", "5"], ["（三）不予公开", "1", "", "1"]]
