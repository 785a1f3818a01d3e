"""Chinese letters, and spaces, that stand under other codes: radicals (⾏ for 行), compatibility forms.

Fonts draw 人 and the radical ⼈ with one glyph. Some producers name it by the radical, and what is copied out
of their files into pages, Word files and texts keeps it: 第⼆⼗条 is 第二十条 to everybody but a program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from unicodedata import normalize

from extract.model import Block, Document, Grid, GridCell, Paragraph

_RADICALS = range(0x2E80, 0x2FD6)
_COMPATIBILITY = range(0xF900, 0xFADA)
# Radicals that Unicode gives no letter for
_SIMPLIFIED_RADICALS = zip(
    "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻤⻥⻦⻨⻩⻬⻮⻰⻳",
    "民虎西见角贝车长门青韦页风飞食马鬼鱼鸟麦黄齐齿龙龟",
    strict=True,
)
LETTERS = {code: normalize("NFKC", chr(code)) for code in chain(_RADICALS, _COMPATIBILITY)} | {
    ord(radical): letter for radical, letter in _SIMPLIFIED_RADICALS
}
# What shows nothing, a letter wide: the space of GBK pages (A3A0) as converters keep it, fillers
_SPACES = "\ue5e5\u2800\u3164\uffa0"
_SHOWN = LETTERS | dict.fromkeys(map(ord, _SPACES), "\u3000")
# "⾏", "⼀", "不" (U+F967), a filler
_LOOK_ALIKE = re.compile(rf"[\u2e80-\u2fd5\uf900-\ufad9{_SPACES}]")


def with_letters(document: Document) -> Document:
    """*document* with the letters and spaces that its texts show; itself where they have their own codes."""
    if _LOOK_ALIKE.search("".join(_texts(document))) is None:
        return document
    cells: dict[int, GridCell] = {}  # a cell of several rows stays one
    return replace(
        document,
        blocks=tuple(_block(block, cells) for block in document.blocks),
        metadata={name: text.translate(_SHOWN) for name, text in document.metadata.items()},
    )


def _texts(document: Document) -> Iterator[str]:
    yield from document.metadata.values()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row)


def _block(block: Block, cells: dict[int, GridCell]) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=block.text.translate(_SHOWN))
    return Grid(tuple(tuple(_cell(cell, cells) for cell in row) for row in block.rows), block.locator)


def _cell(cell: GridCell, cells: dict[int, GridCell]) -> GridCell:
    found = cells.get(id(cell))
    if found is None:
        found = cells[id(cell)] = cell._replace(text=cell.text.translate(_SHOWN))
    return found
