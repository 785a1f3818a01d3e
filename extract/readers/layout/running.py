"""Running headers and footers: the same words in the margin of page after page are no part of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from extract.model import Block, Paragraph
from extract.text import is_page_number

MARGIN = 0.12  # share of the page's height, at its top and bottom, where running lines stand
SHARE = 0.5  # of the pages, at least two, on which the same words make a running line
PAGED = frozenset({"pdf", "ofd"})
# 第 3 页, 3/6: running lines differ in their numbers
NUMBERS = re.compile(r"\d+")
# "0 0 3 0", "/ /": figures of a row that stand in no table
FIGURES = re.compile(r"[\d.,/／—–-]+(?:\s+[\d.,/／—–-]+)+")


def without_running(blocks: Sequence[Block], heights: Mapping[int, float]) -> list[Block]:
    """*blocks* without the paragraphs that run through the margins; *heights*: of each page, by number.

    A table is never taken away, whatever repeats, nor are figures side by side, but for a page's number.
    """
    pages: dict[str, set[int]] = defaultdict(set)
    for block in blocks:
        if _in_margin(block, heights):
            pages[_key(block)].add(block.locator["page"])
    least = max(2.0, SHARE * len(heights))
    running = {key for key, found in pages.items() if len(found) >= least}
    return [block for block in blocks if not (_in_margin(block, heights) and _key(block) in running)]


def _in_margin(block: Block, heights: Mapping[int, float]) -> bool:
    if not isinstance(block, Paragraph) or block.locator["kind"] not in PAGED:
        return False
    height = heights[block.locator["page"]]
    _, top, _, bottom = block.locator["box"]
    if not (bottom < MARGIN * height or top > (1 - MARGIN) * height):
        return False
    return FIGURES.fullmatch(block.text) is None or is_page_number(block.text)


def _key(block: Block) -> str:
    return NUMBERS.sub("0", block.text) if isinstance(block, Paragraph) else ""
