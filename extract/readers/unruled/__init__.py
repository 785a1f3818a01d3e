"""Tables without ruling lines, or with some of them missing: columns from the white gaps between words.

Nothing is guessed: a value's column is where it is printed, and a word that covers two columns becomes one
cell that spans both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.readers.ruled.lattice import Frame, Lattice
from extract.readers.sheet import Character, Line, Rule
from extract.readers.unruled.blanks import NO_EVIDENCE, Evidence, doubtful_frames
from extract.readers.unruled.columns import Columns, columns_of, going_on
from extract.readers.unruled.headed import under_headers
from extract.readers.unruled.rowcells import cells_of_row, parts_of
from extract.readers.unruled.rows import Row, rows_of, stacked, together, with_labels
from extract.readers.unruled.stretches import LARGER, belongs, is_table, runs_of
from extract.readers.unruled.words import is_number

RULED = 0.3  # share of the width a level rule runs, and of the rows it must part, to part the rows

TOUCHING = 1.0  # points: level rules nearer to each other are one line


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that form one table, its lattice, and the characters of each cell."""

    lines: tuple[Line, ...]
    lattice: Lattice
    held: dict[Frame, list[Character]]
    columns: Columns
    unsure: set[Frame]  # the cells of rows in which it is a guess which one is blank
    evidence: Evidence


def regions_of(lines: Sequence[Line], rules: Sequence[Rule], above: Region | None = None) -> list[Region]:
    """The unruled tables among *lines*, top to bottom; level *rules* part their rows.

    *above*: the last one on the page before. What goes on without a header of its own has its columns.
    """
    if not lines:
        return []
    width = max(line.box[2] for line in lines) - min(line.box[0] for line in lines)
    rows = rows_of(lines)
    regions: list[Region] = []
    is_first = True  # below nothing but running heads
    for run in runs_of(rows, width):
        if above is not None and _goes_on(above, run, is_first):
            run = [*_labels_before(above, run, rows), *run] if is_first else run
            regions.append(_region(run, rules, above))
        elif is_table(run):
            regions.append(_region(run, rules))
        above = regions[-1] if regions else above
        is_first = is_first and not any(row.numbers for row in run)
    return regions


def _goes_on(above: Region, run: Sequence[Row], is_first: bool) -> bool:
    """Whether *run* goes on with the table *above*: every figure stands exactly in one of its columns.

    On the next page it has no header. A few rows that make no table of their own may have one.
    """
    first = next((at for at, row in enumerate(run) if row.numbers), None)
    if first is None or not (is_first or first) or any(row.em > LARGER * run[0].em for row in run):
        return False
    edge = above.columns.beside_labels
    is_headed = any(word[-1].x1 > edge for row in run[:first] for word in row.words)
    if is_table(run) and (is_headed or not is_first):
        return False
    for row in run[first:]:
        values = [word for word in row.words if row.numbers and (word[-1].x1 > edge or is_number(word))]
        columns = [above.evidence.column_of(word) for word in values]
        if None in columns or len(set(columns)) < len(columns):
            return False
    return True


def _labels_before(above: Region, run: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    """The ends of labels that stand before *run* at the top of a page."""
    end = start = rows.index(run[0])
    while (
        start
        and rows[start - 1].box[2] <= above.columns.beside_labels
        and belongs([rows[start]], rows[start - 1], rows[start].em)
    ):
        start -= 1
    return list(rows[start:end])


def _region(run: list[Row], rules: Sequence[Rule], above: Region | None = None) -> Region:
    columns = going_on(above.columns, run) if above else columns_of(run)
    parted = stacked(_parted(run, rules, columns))
    xs = columns.between(min(row.box[0] for row in run) - 1, max(row.box[2] for row in run) + 1)
    rows = [part for row in parted for part in parts_of(row, xs, columns)]
    ys = [rows[0].box[1]]
    for upper, lower in pairwise(rows):
        ys.append(max(ys[-1], (upper.box[3] + lower.box[1]) / 2))
    ys.append(max(ys[-1], rows[-1].box[3]))
    held: dict[Frame, list[Character]] = {}
    for index, row in enumerate(rows):
        held |= cells_of_row(index, row.words, columns, xs, (ys[index], ys[index + 1]))
    held = under_headers(held, columns.labels, len(columns.extents))
    frames = tuple(sorted(held, key=lambda frame: (frame.row, frame.column)))
    owners = {(f.row, f.column + step): f for f in frames for step in range(f.column_span)}
    lines = tuple(line for row in run for line in row.lines)
    lattice = Lattice(xs, tuple(ys), frames, owners)
    before = above.evidence.moved(columns.labels - above.columns.labels) if above else NO_EVIDENCE
    return Region(lines, lattice, held, columns, *doubtful_frames(lattice, held, columns.labels, before))


def _parted(run: list[Row], rules: Sequence[Rule], columns: Columns) -> list[Row]:
    """The rows as level rules part them, else as they stand, each label line with the values it touches."""
    left, right = min(row.box[0] for row in run), max(row.box[2] for row in run)
    top, bottom = run[0].box[1], run[-1].box[3]
    within = [rule for rule in rules if rule.top == rule.bottom and top < rule.top < bottom]
    level = [y for x0, y, x1 in _joined_level(within) if x1 > right - 1 and x1 - x0 > RULED * (right - left)]
    if len(level) < RULED * len(run):
        return with_labels(run, columns.beside_labels)
    bands: dict[int, list[Row]] = {}
    for row in run:
        bands.setdefault(bisect_left(level, (row.box[1] + row.box[3]) / 2), []).append(row)
    return [row for band in bands.values() for row in _one_each(band, columns)]


def _joined_level(rules: Sequence[Rule]) -> list[tuple[float, float, float]]:
    """Level *rules* from top to bottom, those of one height that touch as one: from x0, at y, to x1.

    Most producers draw a line below each cell by itself.
    """
    joined: list[tuple[float, float, float]] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.top), rule.x0)):
        if joined:
            x0, y, x1 = joined[-1]
            if abs(rule.top - y) < TOUCHING and rule.x0 < x1 + TOUCHING:
                joined[-1] = x0, y, max(x1, rule.x1)
                continue
        joined.append((rule.x0, rule.top, rule.x1))
    return joined


def _one_each(band: list[Row], columns: Columns) -> list[Row]:
    """*band* as one row, or its rows apart where a missing rule left several rows of numbers in it."""
    several = sum(row.numbers > 1 for row in band) > 1
    return with_labels(band, columns.beside_labels) if several else [together(band)]
