"""Drawings that float over the page of a Word file: which tables, and which of their columns, they may cover.

Where Word lays a table out is not known before it does, but a drawing is never far from its anchor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from lxml import etree

from extract.model import Block, Grid, Paragraph
from extract.readers.docx.names import W
from extract.readers.docx.styles import OFF
from extract.readers.docx.text import FALLBACK

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_IN_CELL = "{urn:schemas-microsoft-com:office:office}allowincell"
_WRAPS = "{urn:schemas-microsoft-com:office:word}wrap"
ANCHOR = f"{_DRAWING}anchor"
BOX = f"{W}txbxContent"
_EMU = 12_700  # per point, in which DrawingML measures
_TWIPS = 20  # per point, in which tables are measured
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "": 0.75}
# "margin-left:100.5pt", "width:2cm", "margin-top:-3px": a length of a VML shape
_LENGTH = re.compile(r"(?<![\w-])([a-z-]{3,20})\s*:\s*(-?\d{1,5}(?:\.\d{1,4})?)(pt|in|cm|mm|px|)\s*(?:;|$)")
# "position:absolute"
_ABSOLUTE = re.compile(r"position\s*:\s*absolute")
# "mso-position-vertical-relative:page": not measured from the paragraph
_ELSEWHERE = re.compile(r"mso-position-(horizontal|vertical)-relative\s*:\s*(?!text|char|line)\w")
WIDEST = 1_000  # columns of a table
_LINE = 12.0  # points: no line of a report is lower
_SLACK = 4.0  # points within which a drawing ends where its cell does
_NEAR = 2  # paragraphs between its anchor and a table that a drawing placed on the page may lie over
_LETTERS = 2  # at most beside a figure in a box: 5件
_DOUBTED = 0.5  # confidence of a cell that may be covered

Element = etree._Element
Anchored = tuple[Element, int, int]  # a cell, its first column, how many it spans
Span = tuple[float, float]  # points from the left edge, or the top, of what a drawing is anchored in


@dataclass(frozen=True, slots=True)
class Floating:
    """A drawing; ``across``, ``down``: where it reaches from its anchor, None where that is not known.

    ``value``: whether all that it prints is a figure or a sign, which may be meant for any cell.
    """

    across: Span | None
    down: Span | None
    value: bool


def floats(root: Element) -> bool:
    """Whether anything in a document floats."""
    if next(root.iter(ANCHOR), None) is not None:
        return True
    return any(_ABSOLUTE.search(shape.get("style") or "") for shape in _shapes(root))


def floating_in(paragraph: Element) -> Iterator[Floating]:
    """The drawings anchored in *paragraph* that lie over what stands around; no copies for old readers."""
    for anchor in paragraph.iter(ANCHOR):
        value = _holds_value(anchor)
        over = anchor.find(f"{_DRAWING}wrapNone") is not None and anchor.get("behindDoc") not in {"1", "true"}
        if (over or value) and _is_read(anchor):
            yield Floating(_span(anchor, "H"), _span(anchor, "V"), value)
    for shape in _shapes(paragraph):
        style = shape.get("style") or ""
        if _ABSOLUTE.search(style) and _is_read(shape):
            value = _holds_value(shape)
            behind = "z-index:-" in style or shape.find(_WRAPS) is not None
            if value or not behind:
                yield _of_shape(shape, style, value)


def _shapes(element: Element) -> Iterator[Element]:
    return element.iter(
        *(f"{_VML}{name}" for name in ("shape", "rect", "roundrect", "oval", "line", "group"))
    )


def _is_read(drawing: Element) -> bool:
    """Whether *drawing* is the outermost, and no copy."""
    around = (str(one.tag) for one in drawing.iterancestors())
    return not any(tag in (FALLBACK, ANCHOR, BOX) or tag == f"{_VML}group" for tag in around)


def _holds_value(drawing: Element) -> bool:
    """Whether a box prints a figure or a sign such as stands in a cell of the form, and nothing else."""
    text = "".join(piece.text or "" for box in drawing.iter(BOX) for piece in box.iter(f"{W}t")).strip()
    return bool(text) and sum(map(str.isalpha, text)) <= _LETTERS and not text.isalpha()


def _span(anchor: Element, axis: str) -> Span | None:
    place, extent = anchor.find(f"{_DRAWING}position{axis}"), anchor.find(f"{_DRAWING}extent")
    if place is None or extent is None:
        return None
    offset = place.findtext(f"{_DRAWING}posOffset") or ""
    size = extent.get("cx" if axis == "H" else "cy") or ""
    if place.get("relativeFrom") not in {"column", "character", "paragraph", "line"}:
        return None
    if axis == "H" and anchor.get("layoutInCell") in OFF:  # measured from the table's own surroundings
        return None
    if not re.fullmatch(r"-?\d{1,9}", offset) or not re.fullmatch(r"\d{1,9}", size):
        return None
    return int(offset) / _EMU, (int(offset) + int(size)) / _EMU


def _of_shape(shape: Element, style: str, value: bool) -> Floating:
    lengths = {name: float(number) * _POINTS[unit] for name, number, unit in _LENGTH.findall(style)}
    elsewhere = set(_ELSEWHERE.findall(style))
    if shape.get(_IN_CELL) in {"f", "false"}:
        elsewhere.add("horizontal")
    spans: list[Span | None] = []
    for axis, edge, size in (("horizontal", "margin-left", "width"), ("vertical", "margin-top", "height")):
        known = size in lengths and axis not in elsewhere
        start = lengths.get(edge, 0.0)
        spans.append((start, start + lengths[size]) if known else None)
    return Floating(spans[0], spans[1], value)


def text_boxes(element: Element) -> Iterator[Element]:
    """The text boxes in *element*, once each: not those inside of another, nor the copies for old readers."""
    for child in element:
        if child.tag == BOX:
            yield child
        elif isinstance(child.tag, str) and child.tag != FALLBACK:
            yield from text_boxes(child)


def doubt_under(blocks: list[Block], number: int, table: Element, cells: Iterable[Anchored]) -> None:
    """Doubt what drawings may cover that are anchored in *cells* of *table*, the document's so many'th."""
    edges = _edges(table)
    under = [columns for cell in cells for columns in _columns_under(*cell, edges)]
    for place, block in enumerate(blocks) if under else ():
        if isinstance(block, Grid) and block.locator.get("table") == number:
            blocks[place] = _doubted(block, under)


def _columns_under(cell: Element, column: int, span: int, edges: list[float]) -> Iterator[range]:
    """The columns that drawings anchored in a cell may cover, its own among them."""
    known = column + span < len(edges)
    for one in floating_in(cell):
        if one.across is None or not known:
            yield range(WIDEST)
        elif not _stays_in(one, edges[column + span] - edges[column]):
            low, high = (edges[column] + side for side in one.across)
            under = [n for n, (a, b) in enumerate(pairwise(edges)) if a < high - _SLACK and low + _SLACK < b]
            yield range(min([column, *under]), max([column + span, *(n + 1 for n in under)]))


def _stays_in(one: Floating, width: float) -> bool:
    """Whether a drawing lies at the top of the cell it is anchored in, which is so many points wide."""
    if one.across is None or one.down is None:
        return False
    return one.across[0] > -_SLACK and one.across[1] < width + _SLACK and abs(one.down[0]) < _LINE


def _edges(table: Element) -> list[float]:
    """Where the columns of *table* begin and end, in points."""
    widths = [column.get(f"{W}w") or "" for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    edges = [0.0]
    for width in widths if all(re.fullmatch(r"\d{1,5}", width) for width in widths) else ():
        edges.append(edges[-1] + int(width) / _TWIPS)
    return edges


def _doubted(grid: Grid, covered: Sequence[range] = (range(WIDEST),)) -> Grid:
    """*grid* with a low confidence in the cells of *covered* columns that hold no words."""
    changed = {
        id(cell): cell._replace(confidence=_DOUBTED)
        for row in grid.rows
        for cell in row
        if not any(map(str.isalpha, cell.text))
        and any(
            cell.column < under.stop and under.start < cell.column + cell.column_span for under in covered
        )
    }
    rows = tuple(tuple(changed.get(id(cell), cell) for cell in row) for row in grid.rows)
    return Grid(rows, grid.locator)


def doubt_covered(blocks: list[Block], drawings: Sequence[tuple[int, Floating]]) -> None:
    """Doubt the tables that *drawings* may lie over; with each, how many *blocks* stand before its anchor."""
    covered: set[int] = set()
    for position, one in drawings:
        covered.update(_tables_under(blocks, position, one))
    for number in covered:
        grid = blocks[number]
        if isinstance(grid, Grid):
            blocks[number] = _doubted(grid)


def _tables_under(blocks: Sequence[Block], position: int, one: Floating) -> Iterator[int]:
    """The nearest tables above and below the anchor, as far as a drawing reaches."""
    reach = (inf, inf) if one.down is None else (-one.down[0], one.down[1])
    for numbers, far in ((range(position - 1, -1, -1), reach[0]), (range(position, len(blocks)), reach[1])):
        between = 0
        for number in numbers:
            if isinstance(blocks[number], Paragraph):
                between += 1
            elif far > _LINE * max(between, 1) and (one.value or far < inf or between <= _NEAR):
                yield number
                break
            else:
                break
