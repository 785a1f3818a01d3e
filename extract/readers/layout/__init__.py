"""A page's geometry to blocks: ruled tables, unruled tables, paragraphs, in reading order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from extract.model import Block, Grid, Paragraph
from extract.readers.layout.partly_ruled import is_partly_ruled
from extract.readers.layout.prose_columns import Band, bands_of
from extract.readers.ruled.cellborders import cut_off, overflowing, struck, without_strikes
from extract.readers.ruled.cellmarks import marked, unseen_in
from extract.readers.ruled.gridding import Check, Locate, grid_of
from extract.readers.ruled.lattice import Frame, Lattice
from extract.readers.ruled.ruling import lattices_of
from extract.readers.sheet import Box, Character, Line, Rule, Sheet, bounding_box, lines_of
from extract.readers.unruled import Region, regions_of

NARROWEST = 0.12  # share of the page's width: smaller lattices are large characters (田, 年)
INDENT = 1.5  # a line that starts this many characters further right begins a paragraph
CENTRED = 4.0  # a line that starts this many characters further right stands by itself: a title
SHORT = 2.0  # a line that ends this many characters before the margin ends a paragraph
SAME_SIZE = 0.15  # lines of one paragraph differ in character size by less than this share
LEADING = 1.6  # a gap wider than this share of the usual one separates paragraphs
MAX_LINES = 2_000  # of a page; the form's densest has about 100. Among more, no unruled table is looked for
MARGIN = 0.1  # page numbers stand in this share of the page, at its top or bottom
# 2026/1/21 11:09   11/21/26, 11:09 AM   https://www.example.gov.cn/a.html 1/2   file:///home/a.html
PRINTED_BY_BROWSER = re.compile(
    r"\d{1,4}[/年-]\d{1,2}[/月-]\d{1,4}日?,?\s*\d{1,2}:\d\d(:\d\d)?\s*([AP]M|[上下]午)?|(https?|file)://\S+(\s*\d+/\d+)?"
)
# - 4 -   — 12 —   4   第 4 页   第4页 共6页   4/6
PAGE_NUMBER = re.compile(r"[-—–－―\s·]*(第?\s*\d{1,4}\s*页?)(\s*[/,，]?\s*共?\s*\d{1,4}\s*页?)?[-—–－―\s·]*")
# 4   12: a page number, or the only figure in a row of a table
BARE_NUMBER = re.compile(r"[\d\s]+")


def blocks_of(sheet: Sheet, locate: Locate, scale: float = 1.0, check: Check | None = None) -> list[Block]:
    """Tables and paragraphs of *sheet*, top to bottom. *scale*: sheet units per point.

    *check* looks again at the characters of every drawn cell (recognised text needs it).
    """
    return blocks_and_last(sheet, locate, scale, check)[0]


def blocks_and_last(
    sheet: Sheet,
    locate: Locate,
    scale: float = 1.0,
    check: Check | None = None,
    above: Region | None = None,
) -> tuple[list[Block], Region | None]:
    """The same, for a page after the one with the unruled table *above*; and the last such table here."""
    rules = sheet.rules if check else without_strikes(sheet.rules, sheet.characters)
    grids, rest = _ruled(sheet, rules, locate, scale, check)
    found = [line for line in lines_of(rest) if not line.is_blank]
    edges = Edges(found)
    lines = [line for line in found if not _is_furniture(line, sheet, edges)]
    bands, lines = bands_of(lines, [lattice.box for lattice, _ in grids])
    placed: list[tuple[tuple[float, bool, float], Block]] = [
        (_place(lattice.box, bands), grid) for lattice, grid in grids
    ]
    regions = regions_of(lines, rules, above) if len(lines) <= MAX_LINES else []
    for region in regions:
        unsure = region.unsure | _unsure(sheet, region.lattice, region.held, scale, check)
        unseen = unseen_in(region.lattice, region.held, sheet)
        grid = grid_of(region.lattice, region.held, locate, check, unsure, unseen)
        placed.append((_place(region.lattice.box, bands), grid))
        taken = set(map(id, region.lines))
        lines = [line for line in lines if id(line) not in taken]
    tops = [*(place[2] for place, _ in placed), *(band.top for band in bands)]
    for column in (lines, *(column for band in bands for column in band.columns)):
        placed += [(_place(box, bands), paragraph) for box, paragraph in _paragraphs(column, locate, tops)]
    blocks = [block for _, block in sorted(placed, key=lambda pair: pair[0])]
    return blocks, regions[-1] if regions else None


def _place(box: Box, bands: Sequence[Band]) -> tuple[float, bool, float]:
    """Where a block comes in reading order: in a right column, after all of the left one beside it."""
    for band in bands:
        if box[0] > band.gutter and band.top <= box[1] < band.bottom:
            return band.bottom, True, box[1]
    return box[1], False, box[1]


@dataclass(frozen=True)
class Edges:
    """The upper and the lower edges of the *lines* of a page, each in order; few pages ask for them."""

    lines: Sequence[Line]

    @cached_property
    def tops(self) -> list[float]:
        """The upper ones."""
        return sorted(line.box[1] for line in self.lines)

    @cached_property
    def bottoms(self) -> list[float]:
        """The lower ones."""
        return sorted(line.box[3] for line in self.lines)

    def alone_at_end(self, line: Line) -> bool:
        """Whether all other lines are above *line*, or all below it."""
        _, top, _, bottom = line.box
        itself = top < bottom
        above = bisect_left(self.tops, bottom) - itself
        below = len(self.bottoms) - bisect_right(self.bottoms, top) - itself
        return above == 0 or below == 0


def _is_furniture(line: Line, sheet: Sheet, edges: Edges) -> bool:
    """True for page numbers and what browsers print around a page: date and time, address.

    A bare number is none beside other lines of the page: the label of its row may have more lines than one.
    """
    _, top, _, bottom = line.box
    in_margin = bottom < MARGIN * sheet.height or top > (1 - MARGIN) * sheet.height
    if not in_margin or not any(shape.fullmatch(line.text) for shape in (PAGE_NUMBER, PRINTED_BY_BROWSER)):
        return False
    return not BARE_NUMBER.fullmatch(line.text) or edges.alone_at_end(line)


def _ruled(
    sheet: Sheet, rules: Sequence[Rule], locate: Locate, scale: float, check: Check | None
) -> tuple[list[tuple[Lattice, Grid]], list[Character]]:
    """The tables that *rules* draw, with their text, inner ones first, and the characters in none."""
    rest = sheet.characters
    grids: list[tuple[Lattice, Grid]] = []
    for lattice in sorted(lattices_of(rules, scale), key=lambda lattice: _area(lattice.box)):
        held, outside = lattice.sorted_in(rest)
        if lattice.box[2] - lattice.box[0] < NARROWEST * sheet.width or is_partly_ruled(held):
            continue
        unsure = cut_off(lattice, held, sheet.width, sheet.height, scale)
        rest = outside
        if check is None:
            rest, overflowed = overflowing(lattice, held, outside)
            unsure |= overflowed
        unsure |= _unsure(sheet, lattice, held, scale, check)
        unseen = unseen_in(lattice, held, sheet)
        grids.append((lattice, grid_of(lattice, held, locate, check, unsure, unseen)))
    return grids, rest


def _unsure(
    sheet: Sheet, lattice: Lattice, held: dict[Frame, list[Character]], scale: float, check: Check | None
) -> set[Frame]:
    """The cells with figures that are not read, with text that a line strikes through, or with drawings."""
    unread = {frame for c in sheet.unread if (frame := lattice.frame_at(c.center, c.middle)) is not None}
    if check:
        return unread
    return unread | struck(lattice, held, sheet.rules) | marked(lattice, held, sheet, scale)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _paragraphs(
    lines: Sequence[Line], locate: Locate, tables: Sequence[float]
) -> list[tuple[Box, Paragraph]]:
    """Join *lines* to paragraphs by indent, short last lines, leading, and the tables that begin between."""
    if not lines:
        return []
    left = min(line.box[0] for line in lines)
    right = max(line.box[2] for line in lines)
    pitches = [b.box[1] - a.box[1] for a, b in pairwise(lines) if b.box[1] > a.box[1]]
    pitch = median(pitches) if pitches else 0.0
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1][-1], line, left, right, pitch, tables):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group, locate) for group in groups]


def _continues(
    last: Line, line: Line, left: float, right: float, pitch: float, tables: Sequence[float]
) -> bool:
    (last_x0, last_top, last_x1, _), (_, top, _, _) = last.box, line.box
    x0 = next(c.x0 for c in line.characters if not c.text.isspace())  # many indent by ideographic spaces
    size = last.em
    return (
        x0 - left < INDENT * size
        and last_x0 - left < CENTRED * size
        and right - last_x1 < SHORT * size
        and top - last_top < LEADING * pitch
        and abs(line.em - size) < SAME_SIZE * size
        and not any(last_top < table_top < top for table_top in tables)
    )


def _paragraph(lines: list[Line], locate: Locate) -> tuple[Box, Paragraph]:
    characters = [character for line in lines for character in line.characters]
    box = bounding_box(characters)
    known = [c.confidence for c in characters if c.confidence is not None]
    text = "\n".join(line.text for line in lines)
    return box, Paragraph(text, locate(box, min(known) if known else None))
