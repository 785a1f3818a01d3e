"""A stamp that floats over a table of a Word file is read through; what else floats may hide figures."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from extract.model import Grid
from extract.readers import docx
from extract.readers.docx.stamps import is_stamp
from tests.extract.readers.docx.test_docx import MORE, WORD
from tests.extract.readers.docx.test_floating import anchored, table
from tests.extract.readers.test_unpack import packed
from tests.synthetic.producers.stamp import stamp_png

CLEAR = (255, 255, 255, 0)
RED, BLACK, BLUE = (214, 20, 30, 255), (0, 0, 0, 255), (30, 40, 200, 255)
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BLIP = (
    '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{LINKS}" r:embed="rId3"/>'
)


def picture(ink: tuple[int, ...], ground: tuple[int, ...] = CLEAR, width: int = 12) -> bytes:
    """A ring."""
    image = Image.new("RGBA", (200, 200), ground)
    ImageDraw.Draw(image).ellipse((5, 5, 195, 195), outline=ink, width=width)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def word(stamp: bytes, inches: float) -> bytes:
    """A Word file with *stamp* anchored in the second row of its table."""
    side = round(inches * 72)
    body = table(anchored(BLIP, 90, -10, side, side))
    link = f'<Relationship Id="rId3" Type="{LINKS}/image" Target="media/stamp.png"/>'
    return packed(
        {
            "word/document.xml": f"<w:document {WORD} {MORE}><w:body>{body}</w:body></w:document>".encode(),
            "word/_rels/document.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f"{link}</Relationships>"
            ).encode(),
            "word/media/stamp.png": stamp,
        }
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (stamp_png(), True),
        (picture(RED), True),
        (picture(BLUE), True),
        (picture(BLACK), False),
        (picture(RED, (255, 255, 255, 255)), False),
        (picture(RED, width=90), False),
        (picture(CLEAR), False),
        (b"no picture", False),
    ],
)
def test_a_stamp_is_coloured_ink_on_a_clear_ground(data: bytes, told: bool) -> None:
    assert is_stamp(data) is told


@pytest.mark.parametrize(
    ("data", "inches", "doubted"),
    [(picture(RED), 1.6, False), (picture(RED), 0.5, True), (picture(BLACK), 1.6, True)],
)
def test_figures_are_read_through_a_stamp(data: bytes, inches: float, doubted: bool) -> None:
    grids = [block for block in docx.read(word(data, inches)).blocks if isinstance(block, Grid)]
    unsure = [cell for grid in grids for row in grid.rows for cell in row if cell.confidence is not None]
    assert bool(unsure) is doubted
