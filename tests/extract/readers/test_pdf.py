"""The PDF reader: ruled tables however they are drawn, spans, rotation, prose, and files that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extract.errors import UnreadableError
from extract.model import Grid, GridCell
from extract.readers import pdf
from tests.extract.readers.drawing import HEIGHT, draw, rule, table, text

ROWS = [["规章", "1", "0", "11"], ["行政规范性文件", "8", "26", "66"]]


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


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


@pytest.mark.parametrize(
    "lines",
    [
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


def test_a_number_split_into_runs_is_one_number() -> None:
    def page(canvas: Canvas) -> None:
        table(canvas, [["行政处罚", ""]])
        text(canvas, 125, 105, "39")
        text(canvas, 125 + canvas.stringWidth("39"), 105, "85")
        text(canvas, 125 + canvas.stringWidth("3985"), 105, "758")

    assert texts(pdf.read(draw(page)).grids[0]) == [["行政处罚", "3985758"]]


def test_bold_faked_by_printing_twice_does_not_double_digits() -> None:
    def page(canvas: Canvas) -> None:
        table(canvas, [["总计", "11"]])
        text(canvas, 125.3, 105, "11")

    assert texts(pdf.read(draw(page)).grids[0]) == [["总计", "11"]]


def test_a_number_wider_than_its_cell_stays_whole_and_is_marked_doubtful() -> None:
    def page(canvas: Canvas) -> None:
        table(canvas, [["", "", ""]], width=30)
        text(canvas, 93, 105, "39857581")

    row = pdf.read(draw(page)).grids[0].rows[0]
    assert [cell.text for cell in row] == ["", "39857581", ""]
    assert row[1].confidence == 0.5 and row[2].confidence == 0.5 and row[0].confidence is None


def test_blocks_come_in_reading_order_and_page_numbers_are_left_out() -> None:
    def page(canvas: Canvas) -> None:
        text(canvas, 80, 60, "一、总体情况")
        table(canvas, ROWS, width=90)
        text(canvas, 80, 200, "二、其他事项")
        text(canvas, 290, 800, "- 4 -")

    blocks = pdf.read(draw(page)).blocks
    assert [block if isinstance(block, str) else type(block).__name__ for block in blocks] == [
        "Paragraph",
        "Grid",
        "Paragraph",
    ]
    assert [p.text for p in pdf.read(draw(page)).paragraphs] == ["一、总体情况", "二、其他事项"]


def test_lines_are_joined_to_paragraphs_by_indent_and_short_last_lines() -> None:
    def page(canvas: Canvas) -> None:
        text(canvas, 80, 100, "本段第一行缩进两字，写满整行直到右侧边界处")
        text(canvas, 60, 116, "第二行顶格，接着上一行说完这件事情也写满了。")
        text(canvas, 60, 132, "第三行短。")
        text(canvas, 80, 148, "另一段从这里开始。")

    texts_read = [paragraph.text for paragraph in pdf.read(draw(page)).paragraphs]
    assert texts_read[0].count("\n") == 2
    assert texts_read[1:] == ["另一段从这里开始。"]


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


@pytest.mark.parametrize(
    "furniture",
    [
        "- 4 -",
        "4",
        "第 4 页 共 6 页",
        "2026/1/21 11:09",
        "11/21/26, 11:09 AM",
        "https://www.a.gov.cn/b.html 1/2",
    ],
)
def test_page_numbers_and_what_a_browser_prints_in_the_margin_are_left_out(furniture: str) -> None:
    def page(canvas: Canvas) -> None:
        text(canvas, 60, 20, furniture)
        text(canvas, 60, 100, "一、总体情况")

    assert [p.text for p in pdf.read(draw(page)).paragraphs] == ["一、总体情况"]


def test_a_figure_beside_its_label_is_no_page_number() -> None:
    """Below a page break, without ruling lines: a label has two lines, the figure stands between them."""

    def page(canvas: Canvas) -> None:
        for number in range(6):
            top = 40 + 30 * number
            text(canvas, 100, top, "不掌握相关")
            text(canvas, 100, top + 12, "政府信息")
            text(canvas, 300, top + 6, str(number))
            text(canvas, 400, top + 6, str(number))

    document = pdf.read(draw(page))
    found = [cell.text for row in document.grids[0].rows for cell in row]
    assert [text for text in found if text.isdigit()] == [
        str(number) for number in range(6) for _ in range(2)
    ]


def _value(draw_value) -> GridCell:  # type: ignore[no-untyped-def]
    """The second cell of a table of two, after *draw_value* has drawn on the page."""

    def page(canvas: Canvas) -> None:
        table(canvas, [["总计", ""]])
        draw_value(canvas)

    return pdf.read(draw(page)).grids[0].rows[0][1]


def test_text_that_nobody_sees_is_not_read() -> None:
    def white(canvas: Canvas) -> None:
        text(canvas, 125, 105, "39")
        canvas.setFillColorRGB(1, 1, 1)
        text(canvas, 140, 105, "88")

    def without_ink(canvas: Canvas) -> None:
        text(canvas, 125, 105, "39")
        hidden = canvas.beginText(140, HEIGHT - 115)
        hidden.setTextRenderMode(3)
        hidden.textOut("77")
        canvas.drawText(hidden)

    def watermark(canvas: Canvas) -> None:
        text(canvas, 125, 105, "39")
        canvas.translate(150, HEIGHT - 115)
        canvas.rotate(45)
        canvas.drawString(0, 0, "888")

    for drawn in (white, without_ink, watermark):
        assert (_value(drawn).text, _value(drawn).confidence) == ("39", None)


def test_white_text_on_a_dark_ground_is_read() -> None:
    def reversed_out(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.1, 0.2, 0.5)
        canvas.rect(121, HEIGHT - 119, 58, 18, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        text(canvas, 125, 105, "39")

    assert _value(reversed_out).text == "39"


def test_struck_and_overprinted_numbers_are_doubtful() -> None:
    def struck_through(canvas: Canvas) -> None:
        text(canvas, 125, 105, "88")
        rule(canvas, 124, 110.5, 136, 110.5)

    def overprinted(canvas: Canvas) -> None:
        text(canvas, 125, 105, "777")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(124, HEIGHT - 118, 30, 14, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        text(canvas, 127, 105, "183")

    assert _value(struck_through).confidence == 0.5
    assert _value(overprinted).confidence == 0.5


def test_a_number_that_runs_out_of_the_last_column_stays_whole_and_is_doubtful() -> None:
    cell = _value(lambda canvas: text(canvas, 168, 105, "65336"))
    assert (cell.text, cell.confidence) == ("65336", 0.5)


def test_a_running_header_is_left_out_and_the_title_is_not() -> None:
    def page(number: int) -> Callable[[Canvas], None]:
        def paint(canvas: Canvas) -> None:
            text(canvas, 200, 40, "某某县人民政府门户网站")
            text(canvas, 500, 40, f"第{number}页")
            text(canvas, 160, 72, f"标题{'一二三'[number]}", size=14)
            text(canvas, 60, 200, f"正文{'一二三'[number]}")

        return paint

    read = [p.text for p in pdf.read(draw(page(0), page(1), page(2))).paragraphs]
    assert read == ["标题一", "正文一", "标题二", "正文二", "标题三", "正文三"]


def test_an_indent_made_of_ideographic_spaces_begins_a_paragraph() -> None:
    def page(canvas: Canvas) -> None:
        text(canvas, 130, 100, "某某镇政府信息公开工作年度报告", size=10)
        text(canvas, 60, 118, "\u3000\u3000本报告所列数据的统计期限为一年，见后。", size=10)

    found = [paragraph.text for paragraph in pdf.read(draw(page)).paragraphs]
    assert found[0] == "某某镇政府信息公开工作年度报告" and len(found) == 2


def test_a_centred_line_stands_by_itself_though_it_ends_furthest_right() -> None:
    def page(canvas: Canvas) -> None:
        text(canvas, 260, 100, "某某镇政府信息公开工作年度报告", size=10)
        text(canvas, 60, 118, "本报告所列数据的统计期限为一年。", size=10)

    found = [paragraph.text for paragraph in pdf.read(draw(page)).paragraphs]
    assert found == ["某某镇政府信息公开工作年度报告", "本报告所列数据的统计期限为一年。"]
