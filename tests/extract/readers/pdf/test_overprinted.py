"""Texts that a page prints over each other: one figure over another, one table over another."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.readers import pdf
from tests.extract.readers.drawing import draw, drawn_value, table, text

ROWS = [["规章", "12", "0"], ["规范性文件", "8", "26"], ["行政许可", "", "5"], ["行政处罚", "301", ""]]


@pytest.mark.parametrize(
    ("over", "right", "down"),
    [("38", 0, 0), ("38", 3, 0), ("38", 0, 2), ("38", 0, 4.5), ("3", 2, 0), ("—", 0, 0), ("/", 3, 0)],
)
def test_another_figure_or_sign_over_a_figure_casts_doubt_on_it(over: str, right: float, down: float) -> None:
    def overprinted(canvas: Canvas) -> None:
        text(canvas, 125, 105, "12")
        text(canvas, 125 + right, 105 + down, over)

    assert drawn_value(overprinted).confidence == 0.5


@pytest.mark.parametrize(("right", "down"), [(0.3, 0), (0.5, 0.2), (0, 0.4)])
def test_a_figure_printed_twice_to_make_it_bold_is_one(right: float, down: float) -> None:
    def bold(canvas: Canvas) -> None:
        text(canvas, 125, 105, "12")
        text(canvas, 125 + right, 105 + down, "12")

    assert (drawn_value(bold).text, drawn_value(bold).confidence) == ("12", None)


def test_a_figure_on_a_level_line_may_be_of_the_row_above_or_below() -> None:
    def page(canvas: Canvas) -> None:
        table(canvas, ROWS)
        text(canvas, 125, 132, "9")  # the line between the second and third row is at 140

    cells = {(c.row, c.column): c.confidence for row in pdf.read(draw(page)).grids[0].rows for c in row}
    assert {place for place, confidence in cells.items() if confidence is not None} == {(1, 1), (2, 1)}


def shifted(right: float, down: float, rows: list[list[str]]) -> list[float | None]:
    """The confidences of the cells of a table with the words and figures of another printed over it."""

    def page(canvas: Canvas) -> None:
        table(canvas, ROWS)
        for number, row in enumerate(rows):
            for column, word in enumerate(row):
                text(canvas, 64 + 60 * column + right, 105 + 20 * number + down, word)

    return [c.confidence for row in pdf.read(draw(page)).grids[0].rows for c in row]


def test_a_table_over_which_another_is_printed_is_doubted_whole() -> None:
    other = [["规范性", "7", "1"], ["其他事项", "4", "3"], ["行政强制", "", "2"], ["收费金额", "", ""]]
    assert None not in shifted(4, 3, other)


def test_a_stamp_of_words_over_one_label_casts_doubt_on_no_figure() -> None:
    stamp = [["", "", ""], ["青石县", "", ""], ["", "", ""], ["", "", ""]]
    assert shifted(4, 3, stamp).count(None) == 3 * 4 - 1
