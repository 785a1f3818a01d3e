"""Pictures that a document of text shows, which may be pages or tables of the report: recognised in place."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from extract.errors import UnreadableError
from extract.issues import issue
from extract.model import Block, Grid, Issue
from extract.readers.member import in_member
from extract.readers.scan.recognition import RecogniserMissingError

NARROWEST = 3.3  # inches: a narrower picture is no page, and no table of the form
PIXELS_PER_INCH = 96  # of CSS
# inches: an upright page, or one on its side, is shown no wider than paper, however finely it was scanned
WIDEST_UPRIGHT, WIDEST = 8.27, 11.69
_PICTURES = "\ufffc \n"  # what stands for pictures in the text of a cell, and between them
MOST = 60  # pictures of one document; the longest scanned report known has about thirty pages


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that is wide enough: how many blocks stand before it, how many inches wide it is shown.

    ``name``: by which its locators name it; ``data``: reads its bytes, None for what no library here opens.
    """

    position: int
    inches: float
    name: str
    data: Callable[[], bytes] | None


def inches_shown(data: bytes) -> float:
    """How wide a picture is shown where nothing says it; 0 for what is none."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            widest = WIDEST_UPRIGHT if image.height > image.width else WIDEST
            return min(image.width / PIXELS_PER_INCH, widest)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return 0.0


def with_pictures(blocks: Sequence[Block], pictures: Sequence[Shown]) -> tuple[list[Block], list[Issue]]:
    """*blocks* with what the *pictures* show; beside tables of text, only the tables they show.

    Raises RecogniserMissingError where there is nothing but pictures, and no recogniser.
    """
    only_tables = any(isinstance(block, Grid) and _is_of_text(block) for block in blocks)
    joined, unread, recognised = list(blocks), max(0, len(pictures) - MOST), False
    for number, picture in reversed(list(enumerate(pictures[:MOST], 1))):
        try:
            found = _recognised(picture, number, only_tables)
        except RecogniserMissingError:
            if not blocks:
                raise
            found = None
        except UnreadableError:
            found = None
        unread += found is None
        recognised |= bool(found)
        joined[picture.position : picture.position] = found or []
    issues = [issue("recognised")] if recognised else []
    return joined, [*issues, issue("pictures_unread", count=unread)] if unread else issues


def _is_of_text(grid: Grid) -> bool:
    """Whether a table holds anything but pictures: one that arranges scanned pages does not."""
    return any(cell.text.strip(_PICTURES) for row in grid.rows for cell in row)


def blocks_shown(data: bytes, number: int, inches: float, only_tables: bool, name: str) -> list[Block]:
    """What the *number*-th picture shows, *name* in its locators; raises what reading an image does."""
    from extract.readers.scan.image import picture_blocks

    found = picture_blocks(data, number, inches, only_tables)
    return [in_member(block, name) for block in found if isinstance(block, Grid) or not only_tables]


def _recognised(picture: Shown, number: int, only_tables: bool) -> list[Block] | None:
    if picture.data is None:
        return None
    return blocks_shown(picture.data(), number, picture.inches, only_tables, picture.name)
