"""Tables in text whose columns blanks alone part, set as exactly as a terminal or a converter sets them.

All characters of such a text are as wide as each other, or Chinese ones twice as wide as others, and its
tables are found as those of a page without ruling lines are. Only a text whose figures all stand exactly
under each other is read so; elsewhere blanks tell of no column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from unicodedata import east_asian_width

from extract.model import Block, Grid, GridCell
from extract.readers.ruled.lattice import Frame
from extract.readers.sheet import Character, Line
from extract.readers.text.lines import LineBlocks, Locate
from extract.readers.unruled import Region, regions_of
from extract.readers.unruled.words import is_number

# "规章      7746   3183   0": words and figures with more than one blank between them
_PARTED = re.compile(r"\S {2,}\S.*\d")
_LEAST_PARTED = 5  # lines so parted, at least, in a text with such tables
# "-----  ------ ---", "====  ===": drawn between the rows
_DRAWN = re.compile(r"\s*[-=─═_]{3,}[\s\-=─═_]*")
# "| 规章 | 0 |", "│ 规章 │": other signs than blanks part the columns
_BARS = re.compile(r"\|.*\||[│┃]|\+-{2,}\+")
_MOST_LINES = 1_500
_MOST_CHARACTERS = 200_000  # of a text; a report has a tenth of either
_WIDTH, _HEIGHT, _PITCH = 6.0, 10.0, 16.0  # of a character and of a line, in no unit
_GAP = 1.2  # characters: the size by which gaps are judged, so that a single blank parts two words
_UNSURE = 0.5  # confidence of the cells in which it is a guess which one is blank
_TELLING = 3  # figures that stand exactly under each other tell of a column without its name
_FEWEST = 12  # figures that a text needs in all

Measure = Callable[[str], int]


@dataclass
class _TypedLine(Line):
    """A line of characters of one width: a blank parts words, as it does in no print."""

    @cached_property
    def em(self) -> float:
        return _GAP * _WIDTH


def aligned_blocks(lines: Sequence[str], locate: Locate) -> tuple[Block, ...] | None:
    """The blocks of a text with such tables; None for any other text."""
    if len(lines) > _MOST_LINES or sum(map(len, lines)) > _MOST_CHARACTERS:
        return None
    if sum(_PARTED.search(line) is not None for line in lines) < _LEAST_PARTED:
        return None
    if any("\t" in line or _BARS.search(line) for line in lines):
        return None
    numbers = [number for number, line in enumerate(lines) if not _DRAWN.fullmatch(line)]
    for measure in (_columns_of, _one_each):
        regions = regions_of(_typed([lines[number] for number in numbers], measure), [])
        if regions and _are_exact(regions):
            return tuple(_blocks(lines, regions, numbers, locate))
    return None


def _columns_of(character: str) -> int:
    """As terminals print it: Chinese characters are twice as wide as others."""
    return 2 if east_asian_width(character) in "WF" else 1


def _one_each(character: str) -> int:
    """As converters count it."""
    return 1


def _typed(lines: Sequence[str], measure: Measure) -> list[Line]:
    found: list[Line] = []
    for number, line in enumerate(lines):
        top, at, characters = number * _PITCH, 0, list[Character]()
        for character in line:
            x0, at = at * _WIDTH, at + measure(character)
            if not character.isspace():
                bottom = top + _HEIGHT
                characters.append(Character(character, x0, top, at * _WIDTH, bottom, bottom))
        if characters:
            found.append(_TypedLine(characters))
    return found


def _are_exact(regions: Sequence[Region]) -> bool:
    """Whether the figures of each column begin, end, or have their middle at one place, under its name."""
    figures = 0
    for region in regions:
        for column in range(region.columns.labels, len(region.columns.extents)):
            held = [
                region.held[f] for f in region.lattice.frames if f.column == column and f.column_span == 1
            ]
            printed = [[one for one in word if one.text.strip()] for word in held]
            values = [word for word in printed if word and is_number(word)]
            names = [word for word in printed if word and not is_number(word)]
            figures += len(values)
            if not _stand_alike(values if len(values) >= _TELLING else [*values, *names[-1:]]):
                return False
    return figures >= _FEWEST


def _stand_alike(words: Sequence[Sequence[Character]]) -> bool:
    begin, end = {word[0].x0 for word in words}, {word[-1].x1 for word in words}
    middle = [(word[0].x0 + word[-1].x1) / 2 for word in words]
    return min(len(begin), len(end)) < 2 or max(middle) - min(middle) <= _WIDTH / 2


def _blocks(
    lines: Sequence[str], regions: Sequence[Region], numbers: Sequence[int], locate: Locate
) -> Iterator[Block]:
    """The tables of the *regions* where they stand, and what stands between them.

    *numbers*: of the lines among which they were found.
    """
    of_line = {numbers[_place(line.characters[0])]: region for region in regions for line in region.lines}
    collected = LineBlocks(locate)
    last: Region | None = None
    for number, line in enumerate(lines):
        region = of_line.get(number)
        if region is None:
            collected.add(number + 1, line)
        elif region is not last:
            collected.end_grid()
            yield from collected.blocks
            collected.blocks.clear()
            yield _grid(region, numbers, locate)
        last = region or last
    collected.end_grid()
    yield from collected.blocks


def _place(character: Character) -> int:
    return round(character.top / _PITCH)


def _grid(region: Region, numbers: Sequence[int], locate: Locate) -> Grid:
    lattice = region.lattice
    cells = {frame: _cell(frame, region, numbers, locate) for frame in lattice.frames}
    rows = [
        tuple(
            cells[frame]
            for frame in dict.fromkeys(lattice.owners[row, column] for column in range(len(lattice.xs) - 1))
        )
        for row in range(len(lattice.ys) - 1)
    ]
    return Grid(tuple(rows), rows[0][0].locator, aligned=True)


def _cell(frame: Frame, region: Region, numbers: Sequence[int], locate: Locate) -> GridCell:
    held = sorted(region.held.get(frame, ()), key=lambda one: (one.top, one.x0))
    lines = [Line(list(line)).text for _, line in groupby(held, key=_place)]
    place = _place(held[0]) if held else round(region.lattice.ys[frame.row] / _PITCH)
    return GridCell(
        "\n".join(lines),
        frame.row,
        frame.column,
        frame.row_span,
        frame.column_span,
        locate(numbers[min(place, len(numbers) - 1)] + 1, frame.column + 1),
        _UNSURE if frame in region.unsure else None,
    )
