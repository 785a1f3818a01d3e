"""Pages scanned sideways or on their heads: noticed, turned, and their places given as they were."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extract.readers.scan import image, recognition
from extract.readers.scan.page import DPI
from extract.readers.scan.upright import ENOUGH, quarter_turns, stands
from extract.readers.sheet import Character, turn_box
from tests.extract.readers.drawing import draw, table, text, texts
from tests.samples.fonts import form_font

ROWS = [["自然人", "447", "0"], ["商业企业", "18", "6"], ["总计", "3985758", "11"]]
TITLE = "某某镇政府信息公开工作年度报告"


def characters(text: str, across: float, down: float, confidence: float) -> list[Character]:
    """*text*, each character *across* and *down* from the one before."""
    return [
        Character(letter, n * across, n * down, n * across + 9, n * down + 9, n * down + 9, confidence)
        for n, letter in enumerate(text)
    ]


LONG = "政府信息公开工作年度报告" * 2


def test_a_level_text_recognised_with_confidence_stands_upright() -> None:
    assert stands(characters(LONG, 10, 0, 0.98))


def test_a_text_that_climbs_the_page_lies_on_its_side() -> None:
    assert not stands(characters(LONG, 0, -10, 0.98))


def test_a_text_hardly_recognised_may_stand_on_its_head() -> None:
    assert not stands(characters(LONG, 10, 0, 0.6))


@pytest.mark.parametrize(("other", "turns"), [(10, 3), (0, 2)])
def test_a_turn_that_makes_lines_surely_level_is_taken_before_one_that_perhaps_does(
    other: int, turns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Narrow columns of names on their side: half of the characters seem to stand side by side."""
    climbing = [
        Character(letter, 10 * (n % 2), 12 * (n // 2), 10 * (n % 2) + 9, 12 * (n // 2) + 9, 0, 0.95)
        for n, letter in enumerate(LONG)
    ]
    seen = {2: climbing, 1: [], 3: characters(LONG, other, 10 - other, 0.98)}
    pages = iter([2, 1, 3])
    monkeypatch.setattr(recognition, "recognise_page", lambda picture: seen[next(pages)])
    assert stands(climbing)
    assert quarter_turns(np.full((40, 60), 255, np.uint8)) == turns


def test_figures_tell_nothing_and_few_characters_too_little() -> None:
    assert not stands([*characters(LONG[: ENOUGH - 1], 10, 0, 0.9), *characters("1890" * 9, 10, 0, 0.9)])


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_place_on_the_turned_page_is_found_on_the_page_as_given(quarters: int) -> None:
    given = Image.new("L", (60, 40), 255)
    given.paste(0, (7, 5, 17, 9))
    turned = given.rotate(90 * quarters, expand=True)
    found = turned.point(lambda value: 255 - value).getbbox()
    assert found is not None
    assert turn_box(found, 90 * quarters, *given.size) == (7, 5, 17, 9)


def page(canvas: Canvas) -> None:
    text(canvas, 60, 60, TITLE, size=26)
    table(canvas, ROWS, left=80, top=120, width=120)
    for line in range(4):
        text(canvas, 80, 240 + 20 * line, "本年共收到政府信息公开申请465件，均已办结并答复申请人。", size=12)


@pytest.mark.slow
@pytest.mark.parametrize("turn", [0, 180, 270])
def test_a_turned_scan_with_a_large_title_is_read_as_if_it_stood(turn: int) -> None:
    pytest.importorskip("rapidocr", reason="the ocr extra is not installed")
    document = pdfium.PdfDocument(draw(page, font=form_font()))
    shown = document[0].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    buffer = io.BytesIO()
    shown.rotate(turn, expand=True).save(buffer, "PNG")
    read = image.read(buffer.getvalue())
    assert [texts(grid) for grid in read.grids] == [ROWS]
    assert read.paragraphs[0].text == TITLE
