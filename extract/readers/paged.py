"""Documents of pages: these are read one after another, a table of one may go on in the next."""

from __future__ import annotations

from collections.abc import Callable

from extract.issues import issue
from extract.model import Block, Issue
from extract.readers.scan.recognition import RecogniserMissingError
from extract.readers.unruled import Region

# What a page says, what is wrong with it, and its last unruled table
Page = tuple[list[Block], list[Issue], Region | None]


def read_pages(count: int, read: Callable[[int, Region | None], Page]) -> tuple[list[Block], list[Issue]]:
    """Blocks of the pages 1 to *count*, and what is wrong with any of them, each thing once.

    *read* takes a page's number and the last unruled table of the page before. Raises RecogniserMissingError
    where there are but pictures, and no recogniser.
    """
    blocks: list[Block] = []
    issues: list[Issue] = []
    missing: RecogniserMissingError | None = None
    last: Region | None = None
    for number in range(1, count + 1):
        try:
            found, wrong, last = read(number, last)
        except RecogniserMissingError as error:
            missing, found, wrong, last = error, [], [issue("page_without_text", page=number)], None
        blocks += found
        issues += wrong
    if not blocks and missing is not None:
        raise missing
    return blocks, list({(found.code, found.message_en): found for found in issues}.values())
