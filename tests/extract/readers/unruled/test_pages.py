"""Tables without ruling lines that go on over a page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.readers import pdf
from tests.extract.readers.drawing import FONT, draw, placed, texts, values


def _two_pages(second: Sequence[Sequence[tuple[int, str]]]) -> bytes:
    def page(canvas: Canvas) -> None:
        header = [*zip((260, 320, 380, 440), ("自然人", "企业", "其他", "总计"), strict=True)]
        placed(canvas, [header, *[[(60, label), *values("4", "5", "0", "9")] for label in ("甲方", "乙方")]])
        canvas.showPage()
        canvas.setFont(FONT, 10)
        placed(canvas, second, top=80)

    return draw(page)


def test_a_table_that_goes_on_without_a_header_keeps_its_columns() -> None:
    grids = pdf.read(_two_pages([[(60, "丙方"), (260, "1"), (440, "1")], [(60, "丁方"), (440, "0")]])).grids
    assert texts(grids[1]) == [["丙方", "1", "", "", "1"], ["丁方", "", "", "", "0"]]
    assert {cell.confidence for row in grids[1].rows for cell in row} == {None}


@pytest.mark.parametrize(
    "second",
    [
        [[(60, "丙方"), (260, "1"), (290, "2"), (440, "3")]] * 3,  # one figure stands in no column
        [[(60, "丙方"), (260, "1"), (276, "2"), (440, "3")]] * 3,  # two stand in one
        [[(60, "丙方"), (200, "1"), (260, "2"), (440, "3")]] * 3,  # one stands before the first
    ],
)
def test_a_table_of_other_columns_is_another_table(second: list[list[tuple[int, str]]]) -> None:
    grids = pdf.read(_two_pages(second)).grids
    assert [cell.text for cell in grids[1].rows[0]] == ["丙方", *[word for _, word in second[0][1:]]]


def test_labels_beside_those_of_the_page_before_are_a_column_of_their_own() -> None:
    second = [
        [(60, "（三）不予公开"), (150, "1.属于国家秘密"), *values("1", "0", "0", "1")],
        [(150, "2.其他法律行政法规"), *values("0", "0", "2", "2")],
        [(60, "（四）无法提供"), (150, "1.本机关不掌握"), *values("", "", "", "3")],
        [(150, "2.没有现成信息"), *values("0", "0", "0", "0")],
    ]
    grid = pdf.read(_two_pages(second)).grids[1]
    assert texts(grid) == [
        ["（三）不予公开", "1.属于国家秘密", "1", "0", "0", "1"],
        ["", "2.其他法律行政法规", "0", "0", "2", "2"],
        ["（四）无法提供", "1.本机关不掌握", "", "", "", "3"],
        ["", "2.没有现成信息", "0", "0", "0", "0"],
    ]
    assert {cell.confidence for row in grid.rows for cell in row} == {None}
