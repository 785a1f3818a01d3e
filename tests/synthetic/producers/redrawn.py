"""PDFs taken apart and put together again: redrawn or copied by poppler, lost character maps, hidden text."""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Final

import pypdfium2 as pdfium
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.samples.fonts import form_font
from tests.synthetic.corpus import Draft, Specimen
from tests.synthetic.producers import chromium, office
from tests.synthetic.producers.errors import program
from tests.synthetic.render import pdf

MAP: Final = b"/ToUnicode"
NO_MAP: Final = b"/NoUnicode"  # of the same length: every offset in the file stays
DPI: Final = 200
INVISIBLE: Final = 3  # the text rendering mode of recognition layers


def by_poppler(drafts: Sequence[Draft]) -> Iterator[Specimen]:
    """Drawn again by poppler and cairo."""
    pdftocairo = program("pdftocairo", package="poppler-utils")
    for draft in drafts:
        style = pdf.PdfStyle(font=form_font(), size=draft.random.choice((8.0, 9.0, 10.5)))
        with tempfile.TemporaryDirectory(prefix="producers-") as folder:
            source, target = Path(folder) / "source.pdf", Path(folder) / "target.pdf"
            source.write_bytes(pdf.render(draft.paper, style))
            subprocess.run([pdftocairo, "-pdf", str(source), str(target)], check=True, capture_output=True)
            yield draft.written(target.read_bytes(), [f"size:{style.size}"])


def as_text(drafts: Sequence[Draft]) -> Iterator[Specimen]:
    """The text that poppler takes out of a PDF, in each of its three orders."""
    pdftotext = program("pdftotext", package="poppler-utils")
    for draft in drafts:
        order = draft.random.choice(("-layout", "-raw", None))
        drawn = pdf.render(draft.paper, pdf.PdfStyle(font=form_font(), size=9.0))
        with tempfile.TemporaryDirectory(prefix="producers-") as folder:
            source = Path(folder) / "source.pdf"
            source.write_bytes(drawn)
            command = [pdftotext, *filter(None, [order]), str(source), "-"]
            found = subprocess.run(command, check=True, capture_output=True)
        yield draft.written(found.stdout, [f"order:{order}"])


def without_maps(drafts: Sequence[Draft]) -> Iterator[Specimen]:
    """By LibreOffice and by Chromium in turn; all or some of the fonts do not say what their glyphs mean."""
    by_seed = {draft.seed: draft for draft in drafts}
    halves = drafts[::2], drafts[1::2]
    for specimens in (office.converted(halves[0], "pdf"), chromium.printed(halves[1])):
        for specimen in specimens:
            random = Random(specimen.seed)
            share = random.choice((1.0, 0.5, 0.2))
            parts = specimen.data.split(MAP)
            data = parts[0] + b"".join((NO_MAP if random.random() < share else MAP) + p for p in parts[1:])
            yield by_seed[specimen.seed].written(data, [*specimen.written, f"maps_lost:{share}"])


def with_hidden_text(drafts: Sequence[Draft]) -> Iterator[Specimen]:
    """Pictures of the pages over the text that some other program recognised in them, not all of it right."""
    for draft in drafts:
        random = draft.random
        drawn = pdf.render(draft.paper, pdf.PdfStyle(font=form_font(), size=10.5))
        yield draft.written(_under_pictures(random, drawn), ["hidden_text"])


def _under_pictures(random: Random, drawn: bytes) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for page in pdfium.PdfDocument(drawn):
        wide, high = page.get_size()
        canvas.setPageSize((wide, high))
        picture = page.render(scale=DPI / 72, grayscale=True).to_pil()
        canvas.drawImage(ImageReader(picture), 0, 0, wide, high)
        text = page.get_textpage()
        for number in range(text.count_rects()):
            left, bottom, _, top = text.get_rect(number)
            printed = text.get_text_bounded(*text.get_rect(number))
            words = "".join(_misread(random, character) for character in printed)
            hidden = canvas.beginText(left, bottom)
            hidden.setFont(form_font(), max(4.0, 0.8 * (top - bottom)))
            hidden.setTextRenderMode(INVISIBLE)
            hidden.textOut(words.replace("\n", " ").replace("\r", ""))
            canvas.drawText(hidden)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _misread(random: Random, character: str) -> str:
    return random.choice("0123456789") if character.isdigit() and random.random() < 0.1 else character
