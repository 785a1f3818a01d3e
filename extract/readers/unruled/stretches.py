"""Which rows of print make one table without ruling lines: the stretches between headings and prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from math import inf

from extract.readers.sheet import middle_of
from extract.readers.unruled.rows import Row, with_labels
from extract.readers.unruled.words import is_number

FEWEST_DENSE = 2  # rows that only a table has, at least, in one table
REACH = 3  # rows of labels that may stand between two rows of values
LONGEST_LABEL = 12  # lines of a label in a narrow column
WIDE = 0.8  # a single word wider than this share of the text is prose
APART = 2.5  # a gap wider than this many characters ends the table
LARGER = 1.15  # times the usual size: a heading
# 三、   十一、
ORDINAL = re.compile(r"[一二三四五六七八九十]{1,2}、")


def is_table(run: Sequence[Row]) -> bool:
    return sum(row.is_dense for row in run) >= FEWEST_DENSE


def runs_of(rows: Sequence[Row], width: float) -> list[list[Row]]:
    """Maximal stretches of rows that look like one table."""
    runs: list[list[Row]] = [[]]
    sizes: list[float] = []  # of the characters in each row of the last one
    for at, row in enumerate(rows):
        if runs[-1] and _heads_another(rows[at:]):
            runs.append([])
            continue
        if not runs[-1]:
            sizes = []
        elif not belongs(runs[-1], row, middle_of(sizes)):
            runs.append([])
            sizes = []
        if len(row.extents) > 1 or (runs[-1] and row.box[2] - row.box[0] < WIDE * width):
            runs[-1].append(row)
            sizes.append(row.em)
        elif runs[-1]:
            runs.append([])
    return [trimmed for run in runs if (trimmed := _trimmed(run))]


def _heads_another(rows: Sequence[Row]) -> bool:
    """Whether a heading begins *rows*, above a table with names of columns of its own."""
    if len(rows[0].words) > 1 or not ORDINAL.match("".join(c.text for c in rows[0].words[0])):
        return False
    above = list(takewhile(lambda row: not row.numbers, rows[1:]))
    figures = [word for row in rows[len(above) + 1 :][:1] for word in row.words if is_number(word)]
    edge = figures[0][-1].x1 if figures else inf
    return any(row.is_dense or any(word[0].x0 > edge for word in row.words) for row in above)


def belongs(run: list[Row], row: Row, usual: float) -> bool:
    """No wide gap, no print larger than *usual*, and not too many labels without values before it."""
    if row.box[1] - run[-1].box[3] > APART * usual:
        return False
    if len(row.extents) == 1 and row.em > LARGER * usual:
        return False
    trailing = next((n for n, other in enumerate(reversed(run)) if len(other.extents) > 1), len(run))
    return trailing <= REACH or (trailing <= LONGEST_LABEL and _beside_values(run[-1 - trailing :], row))


def _beside_values(rows: Sequence[Row], row: Row) -> bool:
    """True if all of *rows* but the first, and *row*, end left of what stands beside the first's label."""
    edge = rows[0].extents[1][0] if len(rows[0].extents) > 1 else 0.0
    return all(each.extents[0][1] < edge for each in (*rows[1:], row))


def _trimmed(run: list[Row]) -> list[Row]:
    """*run* without the single words at its end, unless they touch it: a heading or prose that follows."""
    end = next((i for i in range(len(run), 0, -1) if len(run[i - 1].extents) > 1), 0)
    while 0 < end < len(run) and len(with_labels(run[end - 1 : end + 1])) == 1:
        end += 1
    return run[:end]
