"""Paper → an image-only PDF, as an office scanner makes it: 200 dpi, slightly turned, a little noise."""

from __future__ import annotations

import io
from random import Random
from typing import Final

import pypdfium2

from tests.samples.fonts import form_font
from tests.synthetic.paper import Paper
from tests.synthetic.render import pdf

DPI: Final = 200
MOST_DEGREES: Final = 0.6


def render(random: Random, paper: Paper) -> tuple[bytes, list[str]]:
    """The scan's bytes, and what was done to it."""
    return scan(random, pdf.render(paper, pdf.PdfStyle(font=form_font(), size=10.5)))


def scan(random: Random, data: bytes, dpi: int = DPI) -> tuple[bytes, list[str]]:
    """An image-only PDF of the pages of the PDF *data*."""
    degrees = random.choice((0.0, random.uniform(-MOST_DEGREES, MOST_DEGREES)))
    pages = []
    for page in pypdfium2.PdfDocument(data):
        image = page.render(scale=dpi / 72, grayscale=True).to_pil()
        pages.append(image.rotate(degrees, fillcolor=255) if degrees else image)
    out = io.BytesIO()
    pages[0].save(
        out, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, creationDate=None, modDate=None
    )
    return out.getvalue(), [f"degrees:{degrees:.2f}"]
