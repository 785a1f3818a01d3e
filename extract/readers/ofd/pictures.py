"""What the pages of an OFD file show in pictures: scanned pages, tables pasted as images."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.errors import UnreadableError
from extract.issues import issue
from extract.model import Block, Issue
from extract.readers.layout.text_layer import ENOUGH
from extract.readers.ofd.page import Picture
from extract.readers.scan.recognition import RecogniserMissingError
from extract.readers.sheet import Box, Sheet
from extract.readers.shown_pictures import blocks_shown
from extract.readers.unpack import Members

MILLIMETRES_PER_INCH = 25.4
USUAL = 210.0  # the shorter side of a page, A4
PAPER = (140.0, 300.0)  # from A5 to A3; what is shorter or longer is some program's points or pixels

Placed = list[tuple[float, Block]]  # with the distance from the top of the page


def recognised(
    sheet: Sheet,
    boxes: Sequence[Box],
    pictures: Sequence[Picture],
    files: Mapping[str, str],
    members: Members,
) -> tuple[Placed, list[Issue]]:
    """What stands in the *pictures* at the *boxes* of a page: beside text of some length only their tables.

    Raises RecogniserMissingError for a page that is only a picture, where no recogniser is installed.
    """
    only_tables = len(sheet.characters) > ENOUGH
    placed: Placed = []
    issues: list[Issue] = []
    for box in boxes:
        own = [picture for picture in pictures if _is_in(picture.box, box)]
        file = files.get(own[0].resource, "") if len(own) == 1 else ""  # several: strips of one picture
        try:
            blocks = _recognised(members, file, sheet.number, _inches(box, sheet), only_tables)
        except RecogniserMissingError:
            if not sheet.characters:
                raise
            blocks = None
        except UnreadableError:
            blocks = None
        if blocks is None:
            issues.append(issue("picture_unread", page=sheet.number))
        elif blocks:
            issues.append(issue("recognised"))
            placed += [(box[1], block) for block in blocks]
    return placed, issues


def _recognised(
    members: Members, file: str, page: int, inches: float, only_tables: bool
) -> list[Block] | None:
    """What a picture shows; None where the package does not hold it."""
    if file not in members:
        return None
    return blocks_shown(members.read(file), page, inches, only_tables, file)


def _inches(box: Box, sheet: Sheet) -> float:
    """How wide a picture is on paper."""
    side = min(sheet.width, sheet.height)
    scale = 1.0 if PAPER[0] <= side <= PAPER[1] else USUAL / side
    return scale * (box[2] - box[0]) / MILLIMETRES_PER_INCH


def _is_in(inner: Box, outer: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]
