"""The PDF reader: figures and prose as printed, without what runs through the margins or nobody sees."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.readers import pdf
from extract.readers.pdf.text import spread
from extract.readers.ruled.celltext import text_of
from extract.readers.sheet import Character
from tests.extract.readers.drawing import HEIGHT, draw, drawn_value, table, text, texts

ROWS = [["规章", "1", "0", "11"], ["行政规范性文件", "8", "26", "66"]]


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

    def level_watermark(canvas: Canvas) -> None:
        text(canvas, 125, 105, "39")
        canvas.setFillColorRGB(0.5, 0.5, 0.5, alpha=0.35)
        text(canvas, 120, 95, "政府信息公开", size=24)

    for drawn in (white, without_ink, watermark, level_watermark):
        assert (drawn_value(drawn).text, drawn_value(drawn).confidence) == ("39", None)


def test_sheer_figures_no_larger_than_the_rest_are_read() -> None:
    def muted(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0, 0, alpha=0.4)
        text(canvas, 125, 105, "39")

    assert drawn_value(muted).text == "39"


def test_a_watermark_with_more_characters_than_the_page_is_none_the_less_one() -> None:
    def page(canvas: Canvas) -> None:
        table(canvas, [["总计", "39"]])
        canvas.translate(150, HEIGHT - 400)
        canvas.rotate(45)
        for line in range(4):
            canvas.drawString(0, 60 * line, "仅供查阅 3301")

    document = pdf.read(draw(page))
    assert [block for block in document.blocks if block not in document.grids] == []
    assert texts(document.grids[0]) == [["总计", "39"]]


def test_white_text_on_a_dark_ground_is_read() -> None:
    def reversed_out(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.1, 0.2, 0.5)
        canvas.rect(121, HEIGHT - 119, 58, 18, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        text(canvas, 125, 105, "39")

    assert drawn_value(reversed_out).text == "39"


def test_text_within_a_frame_of_its_own_colour_is_read() -> None:
    """The borders of a cell, drawn as one area with a hole: its box says that the text lies on it."""

    def framed(canvas: Canvas) -> None:
        frame = canvas.beginPath()
        frame.rect(122, HEIGHT - 118, 56, 16)
        frame.rect(123, HEIGHT - 117, 54, 14)
        canvas.drawPath(frame, stroke=0, fill=1, fillMode=0)
        text(canvas, 125, 105, "39")

    def on_its_colour(canvas: Canvas) -> None:
        canvas.rect(122, HEIGHT - 118, 56, 16, stroke=0, fill=1)
        text(canvas, 125, 105, "39")

    assert drawn_value(framed).text == "39"
    assert drawn_value(on_its_colour).text == ""


def test_a_number_that_runs_out_of_the_last_column_stays_whole_and_is_doubtful() -> None:
    cell = drawn_value(lambda canvas: text(canvas, 168, 105, "65336"))
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


def _over_each_other(words: str) -> list[tuple[int, Character]]:
    return [(number, Character(word, 100.0, 10.0, 120.0, 20.0, 20.0)) for number, word in enumerate(words)]


def test_the_characters_of_one_glyph_stand_side_by_side() -> None:
    printed = _over_each_other("——")
    spread(printed, lambda one, other: True)
    assert [(c.x0, c.x1) for _, c in printed] == [(100.0, 110.0), (110.0, 120.0)]
    assert text_of([character for _, character in printed]) == "——"


def test_characters_that_two_texts_print_at_one_place_are_bold() -> None:
    printed = _over_each_other("55")
    spread(printed, lambda one, other: False)
    assert text_of([character for _, character in printed]) == "5"
