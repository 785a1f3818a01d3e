"""The red box stands on the figure, at whatever size an image was scanned and on whatever page."""

from __future__ import annotations

import asyncio
import io

import pytest
from PIL import Image, ImageDraw

from archive.site import originals, viewer
from archive.site.pages import original
from extract.readers.scan.image import PAGE_WIDTH

FIGURE = (300, 500, 340, 540)  # where the figure stands on the image as it was scanned


def scanned(width: int, pages: int = 1) -> bytes:
    """A page of white with one black square (none on the first of several pages)."""
    frames = []
    for number in range(pages):
        frame = Image.new("RGB", (width, round(width * 1.4)), "white")
        if number == pages - 1:
            ImageDraw.Draw(frame).rectangle(FIGURE, fill="black")
        frames.append(frame)
    file = io.BytesIO()
    kind = "PNG" if pages == 1 else "TIFF"
    more = {"save_all": True, "append_images": frames[1:]} if pages > 1 else {}
    frames[0].save(file, kind, **more)
    return file.getvalue()


def shown(data: bytes, page: int, box: tuple[float, ...]) -> Image.Image:
    return Image.open(io.BytesIO(asyncio.run(viewer.page_image(data, page, box, 200)))).convert("RGB")


@pytest.mark.parametrize("width", [700, 1654, 3300])
@pytest.mark.parametrize("pages", [1, 3])
def test_the_box_is_drawn_around_the_figure(width: int, pages: int) -> None:
    """A locator counts in pixels of the page as it was read: scaled to the width of A4 at 200 dpi."""
    factor = PAGE_WIDTH / width
    left, top, right, bottom = (edge * factor for edge in FIGURE)
    image = shown(scanned(width, pages), pages, (left, top, right, bottom))
    middle = ((left + right) / 2, (top + bottom) / 2)
    assert image.getpixel((round(middle[0]), round(middle[1]))) == (0, 0, 0)
    for x in (left - viewer.BOX_MARGIN, right + viewer.BOX_MARGIN):
        assert image.getpixel((round(x), round(middle[1]))) == viewer.BOX_COLOUR


def test_a_page_that_is_not_there_is_one_clear_error() -> None:
    with pytest.raises(viewer.ViewError):
        shown(scanned(700), 2, FIGURE)


@pytest.mark.parametrize(
    "locators",
    [
        [{"kind": "ofd", "page": 1, "box": [0, 0, 9, 9]}, {"kind": "ofd", "page": 1, "box": [9, 0, 18, 9]}],
        [{"kind": "ofd", "page": 1, "box": [0, 0, 9, 9]}, {"kind": "ofd", "page": 2, "box": [0, 0, 9, 9]}],
        [{"kind": "docx", "paragraph": 1}, {"kind": "docx", "paragraph": 2}],
        [
            {"kind": "pdf", "member": "a.pdf", "page": 1, "box": [0, 0, 9, 9]},
            {"kind": "pdf", "member": "b.pdf", "page": 1, "box": [0, 0, 9, 9]},
        ],
    ],
)
def test_one_place_is_marked_and_no_other(locators: list[dict[str, object]]) -> None:
    blocks = [{"text": str(place), "locator": place} for place in locators]
    marked = original._around(blocks, dict(locators[1]))
    assert [block["text"] for block in marked if block.get("here")] == [str(locators[1])]


def test_a_file_inside_an_archive_is_shown_as_text() -> None:
    """The archive has no pages of its own to be drawn."""
    place = {"kind": "pdf", "page": 2, "box": [1, 2, 3, 4]}
    assert originals.shown_as(place, "pdf") == originals.PAGED
    assert originals.shown_as({**place, "member": "report.pdf"}, "zip") == originals.BLOCKS
