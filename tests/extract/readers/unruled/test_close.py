"""Tables without ruling lines in which figures, or the labels of rows, stand close to their neighbours."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.readers import pdf
from tests.extract.readers.drawing import draw, text, texts

# Points from the left at which the figures begin; those of the last two columns are set 4 points apart
FIGURES = (230, 290, 348, 364)


def printed(rows: list[tuple[str, ...]], *, pitch: float = 20) -> list[list[str]]:
    def page(canvas: Canvas) -> None:
        for index, (label, *figures) in enumerate(rows):
            text(canvas, 60, 100 + pitch * index, label)
            for x, figure in zip(FIGURES, figures, strict=False):
                text(canvas, x, 100 + pitch * index, figure)

    (grid,) = pdf.read(draw(page)).grids
    return texts(grid)


def test_figures_of_two_columns_that_nearly_touch_are_two() -> None:
    rows = [
        ("一、本年新收", "205", "164", "62", "774"),
        ("二、上年结转", "9", "53", "25", "87"),
        ("（一）予以公开", "7", "11", "2", "19"),
        ("（七）总计", "161", "122", "62", "728"),
    ]
    assert printed(rows) == [list(row) for row in rows]


def test_digits_set_apart_are_one_figure() -> None:
    """As a justified line sets them: a tenth of a character apart."""
    rows = [("一、本年新收", "205", "164"), ("二、上年结转", "9", "53"), ("（一）予以公开", "7", "11")]

    def page(canvas: Canvas) -> None:
        for index, (label, *figures) in enumerate(rows):
            text(canvas, 60, 100 + 20 * index, label)
            for x, figure in zip(FIGURES, figures, strict=False):
                for place, digit in enumerate(figure):
                    text(canvas, x + 6 * place, 100 + 20 * index, digit)

    assert texts(pdf.read(draw(page)).grids[0]) == [list(row) for row in rows]


@pytest.mark.parametrize("pitch", [12, 14, 20])
def test_the_numbered_label_of_a_blank_row_is_no_part_of_the_row_beside_it(pitch: float) -> None:
    rows = [
        ("1.属于国家秘密", "5", "0", "2", "7"),
        ("2.其他法律禁止公开",),
        ("3.危及三安全一稳定",),
        ("4.保护第三方权益", "1", "3", "4", "8"),
        ("5.属于三类内部事务", "0", "6", "3", "9"),
    ]
    assert printed(rows, pitch=pitch) == [[*row, *[""] * (5 - len(row))] for row in rows]


@pytest.mark.parametrize(("label", "figures"), [(160, 172), (172, 160)])
def test_a_label_that_ends_above_figures_or_begins_below_them_is_none_of_theirs(
    label: int, figures: int
) -> None:
    """Where a page ends within a row its figures may stand here and its label on the other page."""

    def page(canvas: Canvas) -> None:
        for index in range(3):
            text(canvas, 60, 100 + 20 * index, f"{index + 1}.属于国家秘密")
            for x, figure in zip(FIGURES, "5027", strict=True):
                text(canvas, x, 100 + 20 * index, figure)
        text(canvas, 60, label, "8.属于行政查询事项")
        for x, figure in zip(FIGURES, "0101", strict=True):
            text(canvas, x, figures, figure)

    rows = texts(pdf.read(draw(page)).grids[0])
    assert ["", "0", "1", "0", "1"] in rows
    assert not any(label and figure for label, figure, *_ in rows if label.startswith("8."))
