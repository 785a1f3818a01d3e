"""Red seals over scanned tables: found by colour and shape, and taken off what is printed below them."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw

from extract.model import Grid, GridCell, Paragraph
from extract.readers import pdf
from extract.readers.scan import image
from extract.readers.scan.seals import LEAST_RED, SMALL, doubted_below, seals_in, without_seals
from tests.extract.readers.drawing import draw, table, texts
from tests.samples.fonts import form_font

pytest.importorskip("cv2", reason="the ocr extra is not installed")
RED = (205, 50, 45)
ROWS = [["自然人", "447", "10"], ["商业企业", "18", "0"], ["总计", "3985758", "1163"]]


def sealed(size: tuple[int, int], box: tuple[int, int, int, int], ink: tuple[int, int, int]) -> Image.Image:
    """A seal on white: a ring, and in its middle a star."""
    paper = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(paper)
    width = max(2, (box[2] - box[0]) // 25)
    pen.ellipse(box, outline=ink, width=width)
    middle = ((box[0] + box[2]) // 2, (box[1] + box[3]) // 2)
    pen.regular_polygon((*middle, (box[2] - box[0]) // 6), 3, fill=ink)
    return paper


def array(picture: Image.Image) -> Any:
    return np.asarray(picture)


@pytest.mark.parametrize("size", [40, 70, 120])
def test_a_red_ring_is_a_seal(size: int) -> None:
    (found,) = seals_in(array(sealed((SMALL, 450), (100, 200, 100 + size, 200 + size), RED))).boxes
    at = [found[0] * SMALL, found[1] * 450, found[2] * SMALL, found[3] * 450]
    assert at == pytest.approx([100, 200, 100 + size, 200 + size], abs=3)


def test_other_shapes_and_colours_are_none() -> None:
    black = sealed((SMALL, 450), (100, 200, 170, 270), (40, 40, 40))
    small = sealed((SMALL, 450), (100, 200, 112, 212), RED)
    flat = sealed((SMALL, 450), (100, 200, 200, 240), RED)
    filled = Image.new("RGB", (SMALL, 450), "white")
    ImageDraw.Draw(filled).rectangle((100, 200, 170, 270), fill=RED)
    words = Image.new("RGB", (SMALL, 450), "white")
    for row in range(8):
        ImageDraw.Draw(words).line((100, 200 + 9 * row, 170, 200 + 9 * row), fill=RED, width=4)
    assert not any(seals_in(array(picture)) for picture in (black, small, flat, filled, words))


def test_black_print_below_a_seal_stays_and_the_seal_goes() -> None:
    shown = array(sealed((800, 1100), (300, 400, 470, 570), RED)).copy()
    shown[480:486, 280:500] = (20, 15, 15)  # a line of black print across it
    seals = seals_in(array(Image.fromarray(shown).resize((SMALL, 440))))
    grey = array(Image.fromarray(shown).convert("L"))
    bare, taken = without_seals(shown, grey, seals)
    assert bare[480:486, 280:500].max() < 60
    rest = np.delete(bare, np.s_[478:488], axis=0)
    assert rest.min() > 200
    assert taken[400:570, 300:470].sum() > 1000
    assert taken[:390].sum() == taken[580:].sum() == 0


def test_a_blank_cell_below_a_seal_is_not_read() -> None:
    """A figure in red would have gone with the seal."""
    places = {"": (0, 0, 20, 20), "7": (20, 0, 40, 20), " ": (40, 0, 60, 20)}
    cells = tuple(
        GridCell(text.strip(), 0, column, 1, 1, {"kind": "image", "box": list(box)})
        for column, (text, box) in enumerate(places.items())
    )
    taken = np.zeros((30, 70), bool)
    taken[5:10, 5:30] = True
    assert taken[:20, :20].sum() > LEAST_RED
    note = Paragraph("注", {})
    read, kept = doubted_below([Grid((cells,), {}), note], taken)
    assert isinstance(read, Grid)
    assert [cell.text for cell in read.rows[0]] == ["\ufffd", "7", ""]
    assert kept is note


def scanned(kind: str) -> bytes:
    """A table with a seal over it, as a scanner saves it in colour."""
    document = pdfium.PdfDocument(
        draw(lambda canvas: table(canvas, ROWS, left=80, top=120, width=120), font=form_font())
    )
    shown = document[0].render(scale=200 / 72).to_pil().convert("RGB")
    seal = sealed(shown.size, (480, 300, 800, 620), RED)
    buffer = io.BytesIO()
    both = Image.fromarray(np.minimum(array(shown), array(seal)))
    both.save(buffer, kind, resolution=200, quality=80)
    return buffer.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["PDF", "JPEG"])
def test_figures_below_a_seal_are_read_without_doubt(kind: str) -> None:
    pytest.importorskip("rapidocr", reason="the ocr extra is not installed")
    reader = pdf if kind == "PDF" else image
    (grid,) = reader.read(scanned(kind)).grids
    assert texts(grid) == ROWS
    assert all((cell.confidence or 0) >= 0.9 for row in grid.rows for cell in row)
