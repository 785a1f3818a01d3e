"""The PDF reader: ruled tables however they are drawn, spans, rotation, and files that are none."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extract.errors import UnreadableError
from extract.readers import pdf
from tests.extract.readers.drawing import HEIGHT, draw, rule, table, text, texts

ROWS = [["规章", "1", "0", "11"], ["行政规范性文件", "8", "26", "66"]]


def test_a_ruled_table_is_one_grid_with_every_cell() -> None:
    document = pdf.read(draw(lambda canvas: table(canvas, ROWS, width=90)))
    assert [texts(grid) for grid in document.grids] == [ROWS]
    assert document.pages == 1 and document.container == "pdf"


def test_a_cell_says_where_it_stands_in_points_from_the_top_left() -> None:
    grid = pdf.read(draw(lambda canvas: table(canvas, ROWS, left=60, top=100, width=90))).grids[0]
    assert grid.rows[1][2].locator == {"kind": "pdf", "page": 1, "box": [240.0, 120.0, 330.0, 140.0]}


def test_merged_cells_carry_their_spans_and_appear_in_every_row_they_cover() -> None:
    def page(canvas: Canvas) -> None:
        for y in (100, 140):
            rule(canvas, 60, y, 240, y)
        rule(canvas, 120, 120, 240, 120)
        for x in (60, 120, 240):
            rule(canvas, x, 100, x, 140)
        rule(canvas, 180, 120, 180, 140)
        text(canvas, 65, 115, "申请人")
        text(canvas, 125, 105, "法人或其他组织")
        text(canvas, 125, 125, "1")
        text(canvas, 185, 125, "2")

    rows = pdf.read(draw(page)).grids[0].rows
    assert [cell.text for cell in rows[0]] == ["申请人", "法人或其他组织"]
    assert [cell.text for cell in rows[1]] == ["申请人", "1", "2"]
    assert rows[0][0] is rows[1][0] and rows[0][0].row_span == 2
    assert rows[0][1].column_span == 2


def _thin_rectangles(canvas: Canvas) -> None:
    for index in range(3):
        canvas.rect(60, HEIGHT - 100 - 20 * index, 240, 0.75, stroke=0, fill=1)
    for index in range(5):
        canvas.rect(60 + 60 * index, HEIGHT - 140, 0.75, 40, stroke=0, fill=1)


def _double_lines(canvas: Canvas) -> None:
    for index in range(3):
        for shift in (0, 2):
            rule(canvas, 60, 100 + 20 * index + shift, 302, 100 + 20 * index + shift)
    for index in range(5):
        for shift in (0, 2):
            rule(canvas, 60 + 60 * index + shift, 100, 60 + 60 * index + shift, 142)


def _dotted_lines(canvas: Canvas) -> None:
    for index in range(3):
        for x in range(60, 301, 3):
            canvas.circle(x, HEIGHT - 100 - 20 * index, 0.4, stroke=0, fill=1)
    for index in range(5):
        for y in range(100, 141, 3):
            canvas.circle(60 + 60 * index, HEIGHT - y, 0.4, stroke=0, fill=1)


def _frames_per_cell(canvas: Canvas) -> None:
    for row in range(2):
        for column in range(4):
            canvas.rect(61 + 60 * column, HEIGHT - 119 - 20 * row, 58, 18, stroke=1, fill=0)


def _dashes(canvas: Canvas) -> None:
    for index in range(3):
        for x in range(60, 300, 8):
            rule(canvas, x, 100 + 20 * index, x + 4, 100 + 20 * index)
    for index in range(5):
        for y in range(100, 140, 8):
            rule(canvas, 60 + 60 * index, y, 60 + 60 * index, y + 4)
    for index in range(5):
        rule(canvas, 60 + 60 * index, 138, 60 + 60 * index, 140)


def _open_sides(canvas: Canvas) -> None:
    for index in range(3):
        rule(canvas, 60, 100 + 20 * index, 300, 100 + 20 * index)
    for index in range(1, 4):
        rule(canvas, 60 + 60 * index, 100, 60 + 60 * index, 140)


def _cut_at_the_page_end(canvas: Canvas) -> None:
    for index in range(2):
        rule(canvas, 60, 100 + 20 * index, 300, 100 + 20 * index)
    for index in range(5):
        rule(canvas, 60 + 60 * index, 100, 60 + 60 * index, 140)


def _gaps_between_white_cells(canvas: Canvas) -> None:
    """<table bgcolor=… cellspacing=1> <td bgcolor=white>: what looks like a line is the ground."""
    canvas.setFillGray(0.6)
    canvas.rect(60, HEIGHT - 140, 241, 40, stroke=0, fill=1)
    canvas.setFillGray(1)
    for row in range(2):
        for column in range(4):
            canvas.rect(61 + 60 * column, HEIGHT - 119 - 20 * row, 59, 18, stroke=0, fill=1)
    canvas.setFillGray(0)


@pytest.mark.parametrize(
    "lines",
    [
        _gaps_between_white_cells,
        _thin_rectangles,
        _double_lines,
        _dotted_lines,
        _frames_per_cell,
        _dashes,
        _open_sides,
        _cut_at_the_page_end,
    ],
)
def test_cells_are_found_however_the_lines_are_drawn(lines) -> None:  # type: ignore[no-untyped-def]
    def page(canvas: Canvas) -> None:
        lines(canvas)
        for r in range(2):
            for c in range(4):
                text(canvas, 66 + 60 * c, 105 + 20 * r, str(10 * r + c))

    grids = pdf.read(draw(page)).grids
    assert [texts(grid) for grid in grids] == [[["0", "1", "2", "3"], ["10", "11", "12", "13"]]]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_shown_rotated_is_read_upright_and_located_as_shown(rotate: int) -> None:
    """The text runs along the displayed page, as on landscape tables bound into a portrait report."""

    def page(canvas: Canvas) -> None:
        width, height = A4 if rotate == 180 else A4[::-1]  # reportlab turns the media box with the page
        canvas.translate(*{90: (width, 0), 180: (width, height), 270: (0, height)}[rotate])
        canvas.rotate(rotate)
        table(canvas, ROWS, left=60, top=100, width=90)

    grid = pdf.read(draw(page, rotate=rotate)).grids[0]
    assert texts(grid) == ROWS
    assert grid.rows[0][0].locator["box"] == pytest.approx([60, 100, 150, 120])


def test_text_printed_sideways_on_an_upright_page_is_read_and_located_as_shown() -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(A4[0], 0)
        canvas.rotate(90)  # reads bottom to top
        canvas.translate(0, A4[0] - HEIGHT)
        table(canvas, ROWS, left=60, top=100, width=90)

    grid = pdf.read(draw(page)).grids[0]
    assert texts(grid) == ROWS
    box = grid.rows[0][0].locator["box"]
    assert box == pytest.approx([100, HEIGHT - 150, 120, HEIGHT - 60], abs=0.05)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.4\n", "broken"),
        (draw(lambda canvas: table(canvas, ROWS))[:700], "broken"),
    ],
)
def test_a_file_that_cannot_be_opened_is_one_clear_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        pdf.read(data)


def test_a_merged_cell_without_its_outer_border_is_one_cell() -> None:
    """LibreOffice leaves out the border beside a cell that spans rows; the hole must not fall apart."""

    def page(canvas: Canvas) -> None:
        for y in (100, 160):
            rule(canvas, 60, y, 240, y)
        for y in (120, 140):
            rule(canvas, 120, y, 240, y)
        for x in (120, 180, 240):
            rule(canvas, x, 100, x, 160)
        rule(canvas, 60, 160, 60, 180)
        rule(canvas, 60, 180, 240, 180)
        for x in (120, 180, 240):
            rule(canvas, x, 160, x, 180)
        text(canvas, 65, 125, "办理结果")
        for row in range(4):
            text(canvas, 185, 105 + 20 * row, str(row))

    rows = pdf.read(draw(page)).grids[0].rows
    assert [row[0].text for row in rows] == ["办理结果", "办理结果", "办理结果", ""]
    assert rows[0][0].row_span == 3
    assert [row[2].text for row in rows] == ["0", "1", "2", "3"]


def test_a_line_that_is_off_in_one_column_makes_no_row_of_its_own() -> None:
    """As where a page cuts a cell that spans rows, and its lower border lies a little elsewhere."""

    def page(canvas: Canvas) -> None:
        for y in (100, 140, 180):
            rule(canvas, 120, y, 360, y)
        for y in (100, 132, 180):
            rule(canvas, 60, y, 120, y)
        for x in (60, 120, 180, 240, 300, 360):
            rule(canvas, x, 100, x, 180)
        for row in range(2):
            for column in range(4):
                text(canvas, 125 + 60 * column, 110 + 40 * row, str(10 * row + column))

    assert texts(pdf.read(draw(page)).grids[0]) == [["", "0", "1", "2", "3"], ["", "10", "11", "12", "13"]]


def test_a_row_cut_by_the_page_inside_a_frame_keeps_its_first_and_last_cell() -> None:
    """The portal's frame is the table's outer side, too, and goes on below the row in which the page ends."""

    def page(canvas: Canvas) -> None:
        for x in (58, 301):
            rule(canvas, x, 40, x, 800)
        _cut_at_the_page_end(canvas)
        for column in range(4):
            text(canvas, 66 + 60 * column, 125, str(column))

    assert ["0", "1", "2", "3"] in texts(pdf.read(draw(page)).grids[0])


def test_a_cell_over_many_rows_that_a_page_cuts_is_closed_beside_rows_that_are() -> None:
    """Browsers draw the last line only below the cells that end there, not below 三、本年度办理结果."""

    def page(canvas: Canvas) -> None:
        rule(canvas, 60, 100, 240, 100)
        for y in (120, 140):
            rule(canvas, 120, y, 240, y)
        for x in (60, 120, 180, 240):
            rule(canvas, x, 100, x, 140)
        text(canvas, 65, 110, "办理结果")
        for row in range(2):
            text(canvas, 125, 105 + 20 * row, f"{row + 1}.其他")
            text(canvas, 185, 105 + 20 * row, str(row))

    document = pdf.read(draw(page))
    assert [texts(grid) for grid in document.grids] == [
        [["办理结果", "1.其他", "0"], ["办理结果", "2.其他", "1"]]
    ]
    assert not document.paragraphs


def test_the_files_inside_a_portfolio_are_named() -> None:
    cover = pdfium.PdfDocument(draw(lambda canvas: text(canvas, 80, 80, "请打开附件。")))
    cover.new_attachment("年报.docx").set_data(b"PK")
    buffer = io.BytesIO()
    cover.save(buffer)
    (found,) = pdf.read(buffer.getvalue()).issues
    assert (found.code, found.message_en) == (
        "member_skipped",
        "A file inside this one was not read: 年报.docx.",
    )
