"""Scans: straightened, ruled, recognised, and every cell checked against its ink."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extract.errors import UnreadableError
from extract.model import Document, Grid
from extract.readers import pdf
from extract.readers.scan import image, recognition
from extract.readers.scan.page import DPI
from tests.extract.readers.drawing import draw, table, text, texts
from tests.samples.fonts import form_font

pytest.importorskip("rapidocr", reason="the ocr extra is not installed")
ROWS = [["自然人", "447", "0"], ["商业企业", "18", ""], ["总计", "3985758", "11"]]


def page(canvas: Canvas) -> None:
    text(canvas, 120, 60, "某某镇政府信息公开工作年度报告", size=18)
    table(canvas, ROWS, left=80, top=120, width=120)
    text(canvas, 80, 240, "本年共收到申请465件。", size=12)


@cache
def picture(angle: float = 0.0, dpi: int = DPI) -> Image.Image:
    document = pdfium.PdfDocument(draw(page, font=form_font()))
    shown = document[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    return shown.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)


def saved(shown: Image.Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    shown.save(buffer, kind, resolution=DPI)
    return buffer.getvalue()


def sure(document: Document) -> bool:
    cells = (cell for grid in document.grids for row in grid.rows for cell in row if cell.text)
    return all(cell.confidence is not None and cell.confidence >= 0.9 for cell in cells)


@pytest.mark.slow
@pytest.mark.parametrize("angle", [0.0, 1.3])
def test_a_scanned_pdf_is_recognised_cell_by_cell(angle: float) -> None:
    document = pdf.read(saved(picture(angle), "PDF"))
    assert [texts(grid) for grid in document.grids] == [ROWS]
    assert sure(document)
    assert [found.code for found in document.issues] == ["recognised"]
    blank = document.grids[0].rows[1][2]
    assert blank.confidence is None  # no ink: certainly blank


@pytest.mark.slow
def test_an_image_file_is_read_and_located_on_the_picture_as_given() -> None:
    document = image.read(saved(picture(1.3), "PNG"))
    cell = document.grids[0].rows[0][1]
    assert cell.text == "447"
    locator = cell.locator
    assert (locator["kind"], locator["page"], locator["dpi"]) == ("image", 1, DPI)
    x0, top, x1, bottom = locator["box"]
    crop = picture(1.3).crop((x0, top, x1, bottom))
    assert recognition.recognise_line(_colour(crop))[0] == "447"


@pytest.mark.slow
def test_strokes_of_large_figures_are_no_lines() -> None:
    table_alone = picture().crop((200, 310, 1260, 520))
    large = table_alone.resize((table_alone.width * 3, table_alone.height * 3), Image.Resampling.LANCZOS)
    blocks = image.recognised_blocks(np.asarray(large), 1)
    assert [texts(block) for block in blocks if isinstance(block, Grid)] == [ROWS]


def test_what_is_too_wide_for_a_page_is_read_as_wide_as_one() -> None:
    assert image.page_size(2480, 3508) == (1654, 2340)
    assert image.page_size(3508, 2480) == (2338, 1653)
    assert image.page_size(958, 375) == (2338, 915)
    assert image.page_size(800, 8000) == (1654, 16540)  # a page unrolled
    assert image.page_size(1700, 2200) == (1700, 2200)
    assert image.page_size(60_000, 1) == (2338, 1)  # a line of pixels is still a picture


def _colour(crop: Image.Image):  # type: ignore[no-untyped-def]
    import numpy as np

    return np.asarray(crop.convert("RGB"))


@pytest.mark.slow
def test_a_lost_digit_is_noticed_by_its_ink(monkeypatch: pytest.MonkeyPatch) -> None:
    """The recogniser reads 47 for 447 and is sure of it: the cell must not stay silently wrong."""
    honest = recognition.recognise_page

    def careless(shown):  # type: ignore[no-untyped-def]
        found = honest(shown)
        lost = next(index for index, c in enumerate(found) if c.text == "4")
        return [c for index, c in enumerate(found) if index != lost]

    monkeypatch.setattr(recognition, "recognise_page", careless)
    cell = image.read(saved(picture(), "PNG")).grids[0].rows[0][1]
    assert cell.text == "447" and cell.confidence == 0.5


@pytest.mark.slow
def test_nothing_is_recognised_on_an_empty_page() -> None:
    assert recognition.recognise_page(_colour(Image.new("L", (800, 600), 255))) == []


@pytest.mark.slow
def test_a_slash_that_is_recognised_as_a_one_is_read_by_its_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = recognition.recognise_page

    def careless(shown):  # type: ignore[no-untyped-def]
        return [replace(c, text="1", confidence=0.99) if c.text in {"/", "7"} else c for c in honest(shown)]

    def slashes(canvas: Canvas) -> None:
        rows = [["自然人", "/", "1"], ["商业企业", "1", "/"], ["总计", "18", "11"]]
        table(canvas, rows, left=80, top=120, width=120)

    monkeypatch.setattr(recognition, "recognise_page", careless)
    drawn = pdfium.PdfDocument(draw(slashes, font=form_font()))
    shown = drawn[0].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    first, second, _ = image.read(saved(shown, "PNG")).grids[0].rows
    for slash, one in ((first[1], first[2]), (second[2], second[1])):
        assert slash.text == "/" and (slash.confidence or 0) >= 0.9
        assert one.text == "1" and (one.confidence or 0) >= 0.9


@pytest.mark.slow
@pytest.mark.parametrize("angle", [0.0, -0.6, 1.3])
@pytest.mark.parametrize("size", [7.5, 10.5, 14.0])
def test_slashes_are_told_from_figures(angle: float, size: float) -> None:
    rows = [["自然人", "/", "1", "7"], ["商业企业", "／", "4", "-"], ["总计", "1/", "//", "0"]]
    drawn = pdfium.PdfDocument(
        draw(lambda canvas: table(canvas, rows, left=80, top=120, width=110, size=size), font=form_font())
    )
    shown = drawn[0].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    turned = shown.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)
    read = [cell for row in image.read(saved(turned, "PNG")).grids[0].rows for cell in row]
    slashes = [cell.text for cell in read if cell.text in {"/", "／"} and (cell.confidence or 0) >= 0.9]
    assert slashes == ["/", "／"]


def test_a_text_layer_is_never_recognised_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "recognise_page", lambda shown: pytest.fail("recognised"))
    assert texts(pdf.read(draw(page)).grids[0]) == ROWS


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise recognition.RecogniserMissingError("缺少 ocr。 Run pip install 'nianbao[ocr]'.")

    monkeypatch.setattr(recognition, "require", missing)
    for read, kind in ((pdf.read, "PDF"), (image.read, "PNG")):
        with pytest.raises(UnreadableError, match=r"nianbao\[ocr\]"):
            read(saved(picture(), kind))


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n broken", saved(picture(), "PNG")[:2000]])
def test_a_broken_image_is_one_clear_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="broken"):
        image.read(data)


@pytest.mark.slow
@pytest.mark.parametrize("dpi", [(DPI, DPI // 2), (DPI // 2, DPI)])
def test_a_tiff_with_fewer_pixels_one_way_is_read_as_it_was_scanned(dpi: tuple[int, int]) -> None:
    whole = picture()
    squeezed = whole.resize((whole.width * dpi[0] // DPI, whole.height * dpi[1] // DPI))
    buffer = io.BytesIO()
    squeezed.save(buffer, "TIFF", dpi=dpi)
    document = image.read(buffer.getvalue())
    assert [texts(grid) for grid in document.grids] == [ROWS]
    boxes = [cell.locator["box"] for row in document.grids[0].rows for cell in row]
    assert max(box[2] for box in boxes) > whole.width / 2  # in the pixels of the page, not of the file
