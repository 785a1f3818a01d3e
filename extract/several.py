"""Several reports in one file: the first is read, and it is said that there are more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extract.headings import heading_of, section_named
from extract.identity.titles import is_title, issuer_of, title_years
from extract.issues import issue
from extract.model import Block, Document, Grid, Paragraph
from extract.text import one_line

# "附表：某镇2016年政府信息公开年度报告": the tables of the report above
_ITS_TABLES = "附表"
# A second report has so many of the sections, or a table of so many rows.
_LEAST_SECTIONS = 3
_LEAST_ROWS = 6


def first_report(document: Document) -> Document:
    """*document* up to the title of a second report, by another body or for another year, with an issue."""
    earlier: set[tuple[str, tuple[int, ...]]] = set()
    for place, block in enumerate(document.blocks):
        title = _full_title(block)
        if title is None:
            continue
        above, below = document.blocks[:place], document.blocks[place + 1 :]
        if earlier and title not in earlier and _is_report(above) and _is_report(below):
            assert isinstance(block, Paragraph)
            found = issue("several_reports", (), block.locator, printed=one_line(block.text))
            return replace(document, blocks=above, issues=(*document.issues, found))
        earlier.add(title)
    return document


def _full_title(block: Block) -> tuple[str, tuple[int, ...]] | None:
    """Body and year of a title that names both."""
    if isinstance(block, Grid) or "信息公" not in block.text:
        return None
    text = one_line(block.text)
    if text.startswith(_ITS_TABLES) or not is_title(text):
        return None
    issuer, years = issuer_of(text), tuple(title_years(text))
    return (issuer, years) if issuer is not None and years else None


def _is_report(blocks: Iterable[Block]) -> bool:
    """Whether *blocks* hold enough of the form to be a report, not a list of titles or a link to one."""
    numbers: set[int] = set()
    for block in blocks:
        if isinstance(block, Grid):
            if len(block.rows) >= _LEAST_ROWS:
                return True
            continue
        named = _section(block)
        numbers |= {named} if named is not None else set()
    return len(numbers) >= _LEAST_SECTIONS


def _section(paragraph: Paragraph) -> int | None:
    heading = heading_of(paragraph.text)
    named = section_named(heading) if heading is not None else None
    return named[0] if named is not None else None
