"""Numbers above each other in one drawn cell: one number on several lines, or rows without a line."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from extract.readers import pdf
from tests.extract.readers.drawing import draw, rule, text, texts

WIDE = 24.0  # a column with room for three digits beside the usual margins


def _column_lines(canvas: Canvas, levels: tuple[int, ...]) -> None:
    for y in levels:
        rule(canvas, 60, y, 160 + 5 * WIDE, y)
    for x in (60, *(160 + WIDE * number for number in range(6))):
        rule(canvas, x, levels[0], x, levels[-1])


def test_a_number_over_two_lines_of_a_narrow_column_is_read_whole() -> None:
    def page(canvas: Canvas) -> None:
        _column_lines(canvas, (100, 130, 160))
        for row, label in enumerate(("行政许可", "行政处罚")):
            text(canvas, 66, 108 + 30 * row, label, 7.5)
            for column in range(5):
                x = 160 + WIDE * column + 6
                text(canvas, x, 104 + 30 * row, f"{120 + 10 * row + column}", 7.5)
                text(canvas, x, 114 + 30 * row, str(column), 7.5)

    grids = pdf.read(draw(page)).grids
    assert [texts(grid) for grid in grids] == [
        [
            ["行政许可", *(f"{120 + column}\n{column}" for column in range(5))],
            ["行政处罚", *(f"{130 + column}\n{column}" for column in range(5))],
        ]
    ]


def test_numbers_over_two_lines_beside_one_between_them_stand_in_one_row() -> None:
    def page(canvas: Canvas) -> None:
        _column_lines(canvas, (100, 130, 160))
        for row, label in enumerate(("行政许可", "行政处罚")):
            text(canvas, 66, 108 + 30 * row, label, 7.5)
            for column in range(4):  # narrower than the column would need: nothing but the last tells
                text(canvas, 160 + WIDE * column + 6, 104 + 30 * row, str(1 + column), 7.5)
                text(canvas, 160 + WIDE * column + 6, 114 + 30 * row, str(column), 7.5)
            text(canvas, 160 + WIDE * 4 + 6, 109 + 30 * row, "7", 7.5)

    (grid,) = pdf.read(draw(page)).grids
    assert texts(grid) == [
        [label, *(f"{1 + column}\n{column}" for column in range(4)), "7"]
        for label in ("行政许可", "行政处罚")
    ]


def test_rows_without_a_line_between_them_stay_rows() -> None:
    def page(canvas: Canvas) -> None:
        _column_lines(canvas, (100, 160))
        for row, label in enumerate(("行政许可", "行政处罚", "行政强制")):
            text(canvas, 66, 104 + 18 * row, label, 7.5)
            for column in range(5):
                text(canvas, 160 + WIDE * column + 6, 104 + 18 * row, str(row * column), 7.5)

    (grid,) = pdf.read(draw(page)).grids
    assert [row[-5:] for row in texts(grid)] == [
        [str(row * column) for column in range(5)] for row in range(3)
    ]
