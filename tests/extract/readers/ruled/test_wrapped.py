"""Numbers broken over the lines of a narrow cell."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.readers import pdf
from tests.extract.readers.drawing import draw, rule, text, texts


def _row(broken: tuple[str, str], whole: str, wide: float) -> list[list[str]]:
    """A row of three cells: 合计, a number over two lines in a cell so *wide*, another number."""

    def page(canvas: Canvas) -> None:
        right = 160 + wide
        for y in (100, 130):
            rule(canvas, 60, y, right + 60, y)
        for x in (60, 160, right, right + 60):
            rule(canvas, x, 100, x, 130)
        text(canvas, 70, 110, "合计")
        text(canvas, 167, 104, broken[0])
        text(canvas, 167, 115, broken[1])
        text(canvas, right + 20, 110, whole)

    return texts(pdf.read(draw(page)).grids[0])


@pytest.mark.parametrize(
    ("broken", "number"), [(("51", "1"), "511"), (("12", "34"), "1234"), (("5.", "1"), "5.1")]
)
def test_a_number_broken_for_want_of_room_is_one_number(broken: tuple[str, str], number: str) -> None:
    assert _row(broken, "7", 25) == [["合计", number, "7"]]


@pytest.mark.parametrize(
    ("broken", "whole", "wide"),
    [
        (("51", "1"), "7", 40),  # there was room for another digit
        (("5", "11"), "7", 25),  # the first line is not full
        (("0", "1"), "7", 20),  # no number begins so
        (("51", "1"), "", 25),  # nothing shows that it is one row
    ],
)
def test_two_numbers_in_a_cell_stay_two(broken: tuple[str, str], whole: str, wide: float) -> None:
    assert _row(broken, whole, wide) == [["合计", "\n".join(broken), whole]]


def test_a_raised_mark_above_a_figure_is_no_part_of_it() -> None:
    """The mark ¹ of a note, in its own smaller size, stands a line above the 0 it is behind."""

    def page(canvas: Canvas) -> None:
        for y in (100, 130):
            rule(canvas, 60, y, 240, y)
        for x in (60, 160, 180, 240):
            rule(canvas, x, 100, x, 130)
        text(canvas, 70, 110, "合计")
        text(canvas, 165, 110, "0")
        text(canvas, 171, 106, "1", size=8.3)
        text(canvas, 200, 110, "7")

    assert texts(pdf.read(draw(page)).grids[0]) != [["合计", "10", "7"]]
