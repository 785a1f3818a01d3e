"""What stands in one cell of a Word table: its text, the tables in it, and what it holds unseen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from extract.readers.docx.floating import text_boxes
from extract.readers.docx.ink import is_of_shade
from extract.readers.docx.names import W
from extract.readers.docx.styles import Styles
from extract.readers.docx.text import NOT_PRINTED, text_of
from extract.readers.notation import LONGEST_UNSEEN, struck_figure

DATA_CELLS = 6  # a table of so many cells holds data, not the parts of one cell
Element = etree._Element


def children(element: Element, *tags: str) -> Iterator[Element]:
    """Children named so, looking through content controls and tracked insertions."""
    for child in element:
        if child.tag in tags:
            yield child
        elif isinstance(child.tag, str) and child.tag not in NOT_PRINTED and child.tag != f"{W}tbl":
            yield from children(child, *tags)


def cell_text(cell: Element, styles: Styles) -> str:
    """What is printed in *cell*; text boxes and one-cell tables in it are frames around its own text."""
    texts: list[str] = []
    for child in children(cell, f"{W}p", f"{W}tbl"):
        if child.tag == f"{W}p":
            texts.append(text_of(child, styles, in_cell=True))
            texts += [cell_text(box, styles) for box in text_boxes(child)]
        elif (only := _only_cell(child)) is not None:
            texts.append(cell_text(only, styles))
    text = "\n".join(text for text in texts if text)
    return struck_figure(text) if text and is_of_shade(cell) else text


def unseen_in(cell: Element) -> str | None:
    """The text with figures that a *cell* holds of its own though it prints none: hidden, or deleted."""
    paragraphs = children(cell, f"{W}p")
    texts = (part.text or "" for line in paragraphs for part in line.iter(f"{W}t", f"{W}delText"))
    held = "".join(texts).strip()
    return held[:LONGEST_UNSEEN] if any(map(str.isdigit, held)) else None


def _only_cell(table: Element) -> Element | None:
    """The cell of a table that has but one."""
    cells = [cell for row in children(table, f"{W}tr") for cell in children(row, f"{W}tc")]
    return cells[0] if len(cells) == 1 else None


def inner_tables(cell: Element) -> Iterator[Element]:
    """Tables of more than one cell inside *cell*."""
    for table in children(cell, f"{W}tbl"):
        only = _only_cell(table)
        if only is None:
            yield table
        else:
            yield from inner_tables(only)


def is_layout(cell: Element) -> bool:
    """Whether *cell* holds a table of data: its own table only arranges the page."""
    return any(
        sum(1 for _ in islice(table.iter(f"{W}tc"), DATA_CELLS)) == DATA_CELLS for table in inner_tables(cell)
    )
