"""Cells of an unruled table that are as wide as the name above them."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from extract.readers import pdf
from tests.extract.readers.drawing import draw, text

COLUMNS = [(60, "信息内容"), (200, "本年制发件数"), (300, "本年废止件数"), (400, "现行有效件数")]
RULES = [(60, "规章"), (225, "1"), (325, "0"), (425, "11")]
MORE = [(60, "行政规范性文件"), (225, "8"), (325, "26"), (425, "66")]


def _cells(*rows: Sequence[tuple[int, str]]) -> list[list[tuple[str, int, float | None]]]:
    """Text, columns and confidence of every cell, row by row."""

    def page(canvas: Canvas) -> None:
        for number, row in enumerate((COLUMNS, RULES, MORE, *rows)):
            for x, words in row:
                text(canvas, x, 100 + 20 * number, words)

    grid = pdf.read(draw(page)).grids[0]
    return [[(cell.text, cell.column_span, cell.confidence) for cell in row] for row in grid.rows][3:]


def test_a_figure_below_the_only_name_is_as_wide_as_all_columns_wherever_it_stands() -> None:
    name = [(60, "信息内容"), (290, "本年处理决定数量")]
    for x in (205, 325, 440):
        rows = _cells([(270, "第二十条第（五）项")], name, [(60, "行政许可"), (x, "245")])
        assert rows[1:] == [
            [("信息内容", 1, None), ("本年处理决定数量", 3, None)],
            [("行政许可", 1, None), ("245", 3, None)],
        ]


def test_figures_below_names_that_share_all_columns_are_as_wide_as_these() -> None:
    names = [(60, "信息内容"), (200, "采购项目数量"), (300, "本年度政府集中采购的总金额")]
    assert _cells(names, [(60, "政府集中采购"), (225, "4"), (425, "647608")])[1] == [
        ("政府集中采购", 1, None),
        ("4", 1, None),
        ("647608", 2, None),
    ]


def test_a_name_over_columns_of_several_figures_joins_none() -> None:
    names = [(60, "信息内容"), (200, "采购项目数量"), (300, "本年度政府集中采购的总金额")]
    figures = [[(60, "一季度"), (225, "4"), (325, "1"), (425, "2")], [(60, "二季度"), (225, "4"), (425, "2")]]
    rows = _cells(names, *figures)
    assert [[cell[:2] for cell in row] for row in rows[1:]] == [
        [("一季度", 1), ("4", 1), ("1", 1), ("2", 1)],
        [("二季度", 1), ("4", 1), ("", 1), ("2", 1)],
    ]


def test_a_name_midway_between_two_columns_is_over_both() -> None:
    names = [(60, "信息内容"), (200, "上一年项目数量"), (370, "增减")]
    assert _cells(names, [(60, "行政事业性收费"), (225, "9"), (377, "1")])[1] == [
        ("行政事业性收费", 1, None),
        ("9", 1, None),
        ("1", 2, None),
    ]
