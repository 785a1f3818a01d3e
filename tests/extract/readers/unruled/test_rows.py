"""Rows of tables without ruling lines: which lines of words are one row, and where its label ends."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.readers import pdf
from tests.extract.readers.drawing import draw, placed, rule, text, texts, values
from tests.extract.readers.unruled.printed import HEADER, PLACES, ROWS, words


def _level_rules_only(canvas: Canvas) -> None:
    for index in range(5):
        rule(canvas, 50, 97 + 20 * index, 460, 97 + 20 * index)


def _level_rules_and_frame(canvas: Canvas) -> None:
    _level_rules_only(canvas)
    for x in (50, 460):
        rule(canvas, x, 97, x, 177)


def _upright_rules_and_frame(canvas: Canvas) -> None:
    for y in (97, 177):
        rule(canvas, 50, y, 460, y)
    for x in (50, 210, 290, 370, 460):
        rule(canvas, x, 97, x, 177)


@pytest.mark.parametrize("lines", [_level_rules_only, _level_rules_and_frame, _upright_rules_and_frame])
def test_lines_that_part_only_rows_or_only_columns_do_not_fuse_numbers(lines) -> None:  # type: ignore[no-untyped-def]
    def page(canvas: Canvas) -> None:
        lines(canvas)
        words(canvas, [HEADER, *ROWS])

    assert [texts(grid) for grid in pdf.read(draw(page)).grids] == [[HEADER, *ROWS]]


def test_a_label_of_two_lines_with_centred_values_is_one_row() -> None:
    def page(canvas: Canvas) -> None:
        words(canvas, [HEADER, *ROWS])
        text(canvas, 60, 186, "（二）部分公开（区分处理的，")
        text(canvas, 60, 198, "只计这一情形）")
        for x, number in zip(PLACES[1:], ("1", "2", "3"), strict=True):
            text(canvas, x, 192, number)

    assert texts(pdf.read(draw(page)).grids[0])[-1] == [
        "（二）部分公开（区分处理的，\n只计这一情形）",
        "1",
        "2",
        "3",
    ]


def test_two_rows_of_figures_are_two_though_a_label_overlaps_both() -> None:
    def page(canvas: Canvas) -> None:
        for top, label in ((100, "甲项"), (114, "乙项")):
            text(canvas, 150, top, label, size=9)
            for column in range(4):
                text(canvas, 250 + 60 * column, top, "1", size=9)
        text(canvas, 60, 106, "不予公开", size=9)

    rows = pdf.read(draw(page)).grids[0].rows
    assert [[cell.text for cell in row][-4:] for row in rows] == [["1"] * 4] * 2


GROUPED = [
    [(60, "一、本年新收政府信息公开"), *values("4", "5", "9")],
    [(130, "1.属于国家秘密"), *values("0", "0", "0")],
    [(60, "（三）不"), (130, "2.其他法律禁止公开"), *values("1", "0", "1")],
    [(60, "予公开"), (130, "3.保护第三方权益"), *values("0", "2", "2")],
    [(130, "4.内部事务信息"), *values("0", "0", "0")],
]


def test_a_group_stands_in_a_column_of_its_own_left_of_its_rows() -> None:
    rows = pdf.read(draw(lambda canvas: placed(canvas, GROUPED))).grids[0].rows
    assert [[cell.text for cell in row] for row in rows[1:4]] == [
        ["", "1.属于国家秘密", "0", "0", "0"],
        ["（三）不", "2.其他法律禁止公开", "1", "0", "1"],
        ["予公开", "3.保护第三方权益", "0", "2", "2"],
    ]
    assert rows[0][0].column_span == 2


def test_a_label_of_many_lines_in_a_narrow_column_is_one_row() -> None:
    def page(canvas: Canvas) -> None:
        words(canvas, [HEADER, *ROWS])
        for index, line in enumerate(("（二）部", "分公开的", "信息按条", "计数，不", "计其他")):
            text(canvas, 60, 180 + 12 * index, line)
        for x, number in zip(PLACES[1:], ("1", "2", "3"), strict=True):
            text(canvas, x, 204, number)

    last = texts(pdf.read(draw(page)).grids[0])[-1]
    assert last == ["（二）部\n分公开的\n信息按条\n计数，不\n计其他", "1", "2", "3"]


def test_a_figure_set_close_behind_its_label_is_a_value() -> None:
    def page(canvas: Canvas) -> None:
        placed(canvas, [[(60, "一、本年新收"), *values("4", "5", "9")]] * 3)
        text(canvas, 98, 160, "（二）部分公开的政府信息全部如下")
        placed(canvas, [values("1", "2", "3")], top=160)

    rows = texts(pdf.read(draw(page)).grids[0])
    assert rows[-1] == ["（二）部分公开的政府信息全部如下", "1", "2", "3"]


def test_labels_left_of_all_names_are_a_column_where_each_row_has_one_figure() -> None:
    def page(canvas: Canvas) -> None:
        for top, names in ((88, ("自然", "商业", "申请")), (100, ("人", "企业", "总计"))):
            placed(canvas, [[*zip((260, 320, 380), names, strict=True)]], top)
        for index, label in enumerate(("一、本年新收政府信息公开", "（一）予以公开", "（二）部分公开")):
            placed(canvas, [[(60 + 20 * index, label), (382, str(index))]], top=120 + 20 * index)

    grid = pdf.read(draw(page)).grids[0]
    assert texts(grid)[1:] == [
        ["一、本年新收政府信息公开", "", "", "0"],
        ["（一）予以公开", "", "", "1"],
        ["（二）部分公开", "", "", "2"],
    ]
    assert {cell.confidence for row in grid.rows for cell in row} == {None}


def test_rows_of_words_none_of_which_parts_columns_are_read() -> None:
    rows = [
        [(55, "信息内容"), (115, "本年制发件"), (174, "本年废止件"), (234, "现行有效件数")],
        [(55, "规章"), (154, "1件"), (193, "1517件"), (274, "0件")],
        [(55, "行政规范性"), (133, "1517件"), (214, "17件"), (260, "238件")],
        [(55, "第二十条第（五）项")],
        [(55, "信息内容"), (115, "本年处理决定数量")],
        [(55, "行政许可"), (274, "0件")],
        [(55, "行政处罚"), (222, "151767件")],
        [(55, "信息内容"), (115, "本年收费金额（单位：万元）")],
        [(55, "行政事业性"), (274, "0件")],
    ]

    def page(canvas: Canvas) -> None:
        for index, row in enumerate(rows):
            for x, word in row:
                text(canvas, x, 100 + 13 * index, word, 11)

    assert pdf.read(draw(page)).grids


def test_lines_drawn_below_each_cell_part_the_rows_as_one_line_does() -> None:
    names = [("结果维", "持"), ("结果", "纠正"), ("其他", "结果"), ("尚未", "审结"), ("总计", "")]

    def page(canvas: Canvas) -> None:
        for column, lines in enumerate(names):
            x = 60 + 30 * column
            for number, line in enumerate((*lines, "7")):
                text(canvas, x + 15 - 4 * len(line), 100 + 10 * number, line or " ", size=8)
            for top in (119, 132):
                rule(canvas, x, top, x + 30, top)

    table = texts(pdf.read(draw(page)).grids[0])
    assert table == [["结果维\n持", "结果\n纠正", "其他\n结果", "尚未\n审结", "总计"], ["7"] * 5]
