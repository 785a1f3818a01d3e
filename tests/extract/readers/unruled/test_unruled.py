"""Tables printed without ruling lines, or with some of them missing."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.readers import pdf
from tests.extract.readers.drawing import draw, placed, text, texts, values
from tests.extract.readers.unruled.printed import HEADER, ROWS, words


def test_columns_come_from_the_white_gaps_and_a_blank_stays_blank() -> None:
    grids = pdf.read(draw(lambda canvas: words(canvas, [HEADER, *ROWS]))).grids
    assert [texts(grid) for grid in grids] == [[HEADER, *ROWS]]


def test_which_cell_is_blank_is_a_guess_and_says_so() -> None:
    rows = pdf.read(draw(lambda canvas: words(canvas, ROWS))).grids[0].rows
    assert [cell.confidence for cell in rows[1]] == [None, 0.5, 0.5, 0.5]
    assert [cell.confidence for cell in rows[0]] == [None, None, None, None]


@pytest.mark.parametrize(("places", "confidence"), [((225, 385), None), ((270, 385), 0.5), ((225, 420), 0.5)])
def test_a_blank_is_sure_where_all_figures_stand_right_below_a_name(
    places: tuple[int, int], confidence: float | None
) -> None:
    def page(canvas: Canvas) -> None:
        words(canvas, [HEADER, *ROWS])
        text(canvas, 60, 180, "（二）部分公开")
        for x in places:
            text(canvas, x, 180, "5")

    last = pdf.read(draw(page)).grids[0].rows[-1]
    assert [cell.confidence for cell in last[1:]] == [confidence] * 3
    assert confidence is not None or [cell.text for cell in last[1:]] == ["5", "", "5"]


def test_an_ordinal_before_a_space_and_its_point_is_no_figure() -> None:
    """ "3 .其他": an editor's space, as wide as that between two columns."""
    rows = [*ROWS, ["3\u3000.其他", "1", "2", "3"]]
    (grid,) = pdf.read(draw(lambda canvas: words(canvas, [HEADER, *rows]))).grids
    assert texts(grid) == [HEADER, *rows]
    assert [cell.confidence for cell in grid.rows[-1]] == [None] * 4


def test_the_prose_around_the_table_stays_prose() -> None:
    def page(canvas: Canvas) -> None:
        text(canvas, 60, 60, "三、收到和处理政府信息公开申请情况", size=16)
        words(canvas, [HEADER, *ROWS])
        text(canvas, 60, 240, "四、其他需要报告的事项", size=16)

    document = pdf.read(draw(page))
    assert [paragraph.text[:2] for paragraph in document.paragraphs] == ["三、", "四、"]
    assert [texts(grid) for grid in document.grids] == [[HEADER, *ROWS]]


def test_a_word_over_two_columns_is_one_cell_that_spans_them() -> None:
    def page(canvas: Canvas) -> None:
        text(canvas, 225, 80, "法人或其他组织的申请人")
        text(canvas, 380, 80, "总计")
        words(canvas, ROWS)

    row = pdf.read(draw(page)).grids[0].rows[0]
    assert [(cell.text, cell.column, cell.column_span) for cell in row] == [
        ("", 0, 1),
        ("法人或其他组织的申请人", 1, 2),
        ("总计", 3, 1),
    ]


def test_words_that_overlap_in_a_chain_make_one_cell() -> None:
    def page(canvas: Canvas) -> None:
        words(canvas, ROWS)
        text(canvas, 150, 160, "甲" * 9)
        text(canvas, 280, 164, "乙" * 13)
        text(canvas, 65, 168, "丙" * 16)

    grid = pdf.read(draw(page)).grids[0]
    assert all(sum(cell.column_span for cell in row) == grid.width for row in grid.rows)


def test_headers_at_several_heights_do_not_fuse_the_columns_below_them() -> None:
    def page(canvas: Canvas) -> None:
        text(canvas, 60, 86, "项目")
        text(canvas, 225, 80, "法人或其他组织的申请人")
        text(canvas, 380, 86, "总计")
        words(canvas, ROWS)

    assert texts(pdf.read(draw(page)).grids[0])[1:] == ROWS


def test_plain_prose_makes_no_table() -> None:
    def page(canvas: Canvas) -> None:
        for index in range(6):
            text(canvas, 60, 100 + 16 * index, "本段是普通的叙述文字，其中 12 条、34 件都只是数字，没有列。")

    assert pdf.read(draw(page)).grids == ()


HEADED = [
    ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
    ["本年新收", "4", "12", "3", "5", "6", "7", "37"],
    ["上年结转", "1", "2", "3", "4", "5", "6", "21"],
    ["予以公开", "10", "0", "0", "0", "0", "0", "10"],
]


def _centred(canvas: Canvas, rows: list[list[str]], shift: float = 0) -> None:
    for index, row in enumerate(rows):
        for column, parts in enumerate(row):
            middle = 100 + 60 * column + (shift if row is rows[-1] and column > 1 else 0)
            text(
                canvas,
                middle - 5 * len(parts) * (1 if parts > "⺀" else 0.5),
                100 + 20 * index,
                parts,
                size=9,
            )


@pytest.mark.parametrize(("shift", "is_sure"), [(0.0, True), (14.0, False)])
def test_a_blank_is_sure_where_the_numbers_keep_to_the_columns_of_complete_rows(
    shift: float, is_sure: bool
) -> None:
    rows = [*HEADED, ["部分公开", "8", "", "2", "", "", "1", "11"]]
    grid = pdf.read(draw(lambda canvas: _centred(canvas, rows, shift))).grids[0]
    last = grid.rows[-1]
    assert [cell.text for cell in last] == rows[-1]
    assert all(cell.confidence is None for cell in last) == is_sure


def test_a_heading_over_several_columns_stands_in_a_row_of_its_own() -> None:
    def page(canvas: Canvas) -> None:
        _centred(canvas, HEADED)
        text(canvas, 240, 93, "法人或其他组织 " * 2, size=9)

    grid = pdf.read(draw(page)).grids[0]
    names = [[cell.text for cell in row] for row in grid.rows]
    assert HEADED[0][1:] in [row[1:] for row in names]


def test_names_of_narrow_columns_that_nearly_touch_are_names_apart() -> None:
    header = [(220, "自然人"), (254, "商业企业"), (298, "科研机构"), (342, "总计")]

    def page(canvas: Canvas) -> None:
        placed(canvas, [header])
        for index, label in enumerate(("一、本年新收", "二、上年结转", "（一）予以公开"), 1):
            placed(canvas, [[(60, label), (230, "4"), (350, "4")]], top=100 + 20 * index)

    grid = texts(pdf.read(draw(page)).grids[0])
    assert grid[0] == ["", "自然人", "商业企业", "科研机构", "总计"]
    assert grid[1] == ["一、本年新收", "4", "", "", "4"]


def test_two_figures_in_one_column_make_their_row_doubtful() -> None:
    def page(canvas: Canvas) -> None:
        words(canvas, [HEADER, *ROWS, ["（二）部分公开", "30", "", "7"]])
        text(canvas, 240, 180, "12")

    last = pdf.read(draw(page)).grids[0].rows[-1]
    assert {cell.confidence for cell in last[1:]} == {0.5}


def test_prose_with_gaps_between_its_words_makes_no_table() -> None:
    def page(canvas: Canvas) -> None:
        for index in range(3):
            top = 100 + 16 * index
            for x, words_of_line in ((60, "的通知》"), (104, "（国"), (128, "办公"), (152, "开办函")):
                text(canvas, x, top, words_of_line)

    assert pdf.read(draw(page)).grids == ()


def test_figures_that_touch_in_one_row_join_no_columns() -> None:
    rows = [[(60, f"{number}.某项"), *values("7", "0", "3", "10")] for number in range(1, 5)]

    def page(canvas: Canvas) -> None:
        placed(canvas, [*rows, [(60, "（七）总计"), (261, "1234567890123"), *values("", "", "8", "9")]])

    table = texts(pdf.read(draw(page)).grids[0])
    assert table[:4] == [[f"{number}.某项", "7", "0", "3", "10"] for number in range(1, 5)]
    assert table[4] == ["（七）总计", "1234567890123", "8", "9"]
