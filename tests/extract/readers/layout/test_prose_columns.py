"""Prose in two columns on an upright page, with tables across both or in one of them."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.model import Paragraph
from extract.readers import pdf
from extract.readers.layout.prose_columns import bands_of
from extract.readers.sheet import Character, lines_of
from tests.extract.readers.drawing import draw, table, text

LEFT = [
    "　　一是主动公开政府信息，全年通过政府",
    "网站公开一百二十条，内容及时准确。",
    "　　二是规范办理依申请公开，全年收到",
    "申请三件，均按期答复申请人，没有",
]
RIGHT = [
    "发生复议和诉讼。",
    "　　三是加强政府信息管理，严格执行审",
    "核制度，公开前逐件审查，确保安全。同",
    "时完善平台建设，开设专栏，方便查询。",
]
READ = [
    "一、总体情况",
    "一是主动公开政府信息，全年通过政府\n网站公开一百二十条，内容及时准确。",
    "二是规范办理依申请公开，全年收到\n申请三件，均按期答复申请人，没有",
    "发生复议和诉讼。",
    "三是加强政府信息管理，严格执行审\n核制度，公开前逐件审查，确保安全。同\n时完善平台建设，开设专栏，方便查询。",
    "二、主动公开政府信息情况",
]


def columns(canvas: Canvas, right: float, lower: float) -> None:
    text(canvas, 60, 60, "一、总体情况")
    for number, (one, other) in enumerate(zip(LEFT, RIGHT, strict=True)):
        text(canvas, 60, 90 + 16 * number, one)
        text(canvas, right, 90 + 16 * number + lower, other)
    text(canvas, 60, 180, "二、主动公开政府信息情况")


def paragraphs(page: bytes) -> list[str]:
    return [block.text.strip() for block in pdf.read(page).blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(("right", "lower"), [(270, 0), (290, 0), (270, 5), (270, 8)])
def test_each_of_two_columns_is_read_on_its_own(right: float, lower: float) -> None:
    assert paragraphs(draw(lambda canvas: columns(canvas, right, lower))) == READ


def test_a_table_in_the_right_column_comes_after_the_left_one() -> None:
    def page(canvas: Canvas) -> None:
        for number, line in enumerate([*LEFT, *LEFT]):
            text(canvas, 60, 90 + 16 * number, line)
        for number, line in enumerate(RIGHT):
            text(canvas, 270, 90 + 16 * number, line)
        table(canvas, [["规章", "1", "2", "0"]], left=270, top=160, width=60)

    kinds = [type(block).__name__ for block in pdf.read(draw(page)).blocks]
    assert kinds.index("Grid") == len(kinds) - 1


def test_labels_and_words_beside_them_are_no_columns() -> None:
    def page(canvas: Canvas) -> None:
        for number, (one, other) in enumerate(
            (("规章", "本单位未制作"), ("行政许可", "没有"), ("收费", "无"))
        ):
            text(canvas, 60, 90 + 16 * number, one)
            text(canvas, 270, 90 + 16 * number, other)

    assert "规章 本单位未制作" in "\n".join(paragraphs(draw(page)))


def print_of(text: str, left: float, top: float) -> list[Character]:
    return [
        Character(letter, left + 10 * at, top, left + 10 * at + 10, top + 10, top + 10)
        for at, letter in enumerate(text)
    ]


@pytest.mark.parametrize(("right", "bands"), [("核制度，公开前逐件审查，确保安全", 1), ("0", 0), ("3001", 0)])
def test_a_column_of_figures_is_no_prose_beside_its_labels(right: str, bands: int) -> None:
    prose = [
        one
        for at in (1, 2, 3)
        for one in print_of("信息内容", 60, 20 * at) + print_of(RIGHT[1], 320, 20 * at)
    ]
    across = print_of("三、行政机关收到和处理政府信息公开申请情况，共二十五行七列", 60, 80)
    rows = [
        one for at in range(5, 12) for one in print_of(LEFT[2], 60, 20 * at) + print_of(right, 320, 20 * at)
    ]
    found, _ = bands_of(lines_of([*prose, *across, *rows]), [])
    assert len(found) == bands
