"""Papers printed by LibreOffice, stamped, copied and scanned: pages that are pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from random import Random
from typing import Final

import pypdfium2 as pdfium
from PIL import Image, ImageFilter

from tests.synthetic.corpus import CUT_OFF, Draft, Specimen
from tests.synthetic.producers import office

RESOLUTIONS: Final = (150, 200, 300)
MOST_DEGREES: Final = 1.0


def scanned(drafts: Sequence[Draft]) -> Iterator[Specimen]:
    """Image-only PDFs: 150 to 300 dpi, slightly turned, compressed as JPEG, some out of focus."""
    by_seed = {draft.seed: draft for draft in drafts}
    for specimen in office.converted(drafts, "pdf"):
        if CUT_OFF in specimen.written:
            continue
        data, marks = _scan(Random(specimen.seed), specimen.data)
        yield by_seed[specimen.seed].written(data, [*specimen.written, *marks])


def _scan(random: Random, data: bytes) -> tuple[bytes, list[str]]:
    dpi, quality = random.choice(RESOLUTIONS), random.randint(60, 85)
    degrees = random.choice((0.0, random.uniform(-MOST_DEGREES, MOST_DEGREES)))
    blur = random.choice((0.0, 0.0, 0.6))
    pages: list[Image.Image] = []
    for page in pdfium.PdfDocument(data):
        picture = page.render(scale=dpi / 72).to_pil().convert("RGB")
        if degrees:
            picture = picture.rotate(degrees, fillcolor=(255, 255, 255), resample=Image.Resampling.BICUBIC)
        pages.append(picture.filter(ImageFilter.GaussianBlur(blur)) if blur else picture)
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, quality=quality)
    return out.getvalue(), [f"dpi:{dpi}", f"quality:{quality}", f"degrees:{degrees:.1f}", f"blur:{blur}"]
