"""PDF pages that say something in pictures, and text layers that say nothing."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extract.model import Grid
from extract.readers import pdf
from extract.readers.pdf.fonts import METRICS
from extract.readers.scan import recognition
from tests.extract.readers.drawing import HEIGHT, draw, text
from tests.extract.readers.scan.test_scan import ROWS, picture, texts

SENTENCE = "本报告依据政府信息公开条例的要求编制，所列数据的统计期限为一年。"


def _with_picture(image: Image.Image, words: int = 6) -> Callable[[Canvas], None]:
    """A page with *words* lines of prose above *image*, which fills the page's width."""

    def page(canvas: Canvas) -> None:
        for line in range(words):
            text(canvas, 60, 60 + 20 * line, SENTENCE)
        stored = io.BytesIO()
        image.save(stored, "PNG")
        canvas.drawImage(ImageReader(stored), 0, HEIGHT - 200 - 400, width=595, height=400)

    return page


def _table() -> Image.Image:
    """The upper part of the scanned page, which holds the table, at 200 dpi."""
    whole = picture()
    return whole.crop((0, 0, whole.width, round(whole.width * 400 / 595)))


@pytest.mark.slow
def test_a_table_pasted_as_a_picture_is_read_beside_the_text() -> None:
    document = pdf.read(draw(_with_picture(_table())))
    assert [texts(grid) for grid in document.grids] == [ROWS]
    assert document.grids[0].rows[0][0].locator["kind"] == "image"
    assert "统计期限为一年" in document.blocks[0].text  # type: ignore[union-attr]
    assert isinstance(document.blocks[-1], Grid)
    assert [found.code for found in document.issues] == ["recognised"]


def test_a_photograph_beside_text_is_not_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "recognise_page", lambda shown: pytest.fail("recognised"))
    document = pdf.read(draw(_with_picture(Image.effect_noise((1000, 600), 40))))
    assert not document.issues and len(document.paragraphs) > 0


def test_without_the_recogniser_the_text_stays_and_the_picture_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing() -> None:
        raise recognition.RecogniserMissingError("缺少 ocr。 Run pip install 'nianbao[ocr]'.")

    monkeypatch.setattr(recognition, "require", missing)
    document = pdf.read(draw(_with_picture(_table())))
    assert [found.code for found in document.issues] == ["picture_unread"]
    assert "统计期限为一年" in document.blocks[0].text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "words", ["躆躇躈躉躊躋躌躍躎躏躐躑", "喁喂喃善喇喈喉喊喋喏喑喔", "\ue123\ue124", "ÄêÕþ¸®ÐÅÏ¢"]
)
def test_a_text_layer_that_says_nothing_is_recognised_from_the_page(
    monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(recognition, "recognise_page", lambda shown: asked.append(shown) or [])

    pdfmetrics.registerFont(TTFont("OneGlyph", str(METRICS)))  # carried by the file: what is drawn is sure

    def page(canvas: Canvas) -> None:
        canvas.setFont("OneGlyph", 10)
        for line in range(10):
            canvas.drawString(60, 700 - 20 * line, (words * 12)[:24])

    pdf.read(draw(page))
    assert len(asked) == 1


def test_a_page_of_figures_or_of_english_has_a_sane_text_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "recognise_page", lambda shown: pytest.fail("recognised"))
    for words in ("1234567890", "Annual report", SENTENCE):
        document = pdf.read(draw(lambda canvas, words=words: text(canvas, 60, 100, words)))
        assert [paragraph.text for paragraph in document.paragraphs] == [words]


def test_a_page_whose_letters_are_drawn_as_shapes_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(recognition, "recognise_page", lambda shown: asked.append(shown) or [])

    def outlined(strokes: int) -> bytes:
        def page(canvas: Canvas) -> None:
            for number in range(strokes):
                stroke = canvas.beginPath()
                stroke.moveTo(60 + 10 * number, 700)
                for corner in range(1, 7):
                    stroke.lineTo(60 + 10 * number + corner % 3, 700 + corner)
                canvas.drawPath(stroke, stroke=0, fill=1)

        return draw(page)

    pdf.read(outlined(30))
    assert len(asked) == 1
    pdf.read(outlined(3))  # an ornament
    assert len(asked) == 1
