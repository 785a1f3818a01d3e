"""Two pages on one sheet, as copiers and booklets put them: told apart, and read one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.readers.sheet import Box, Line, Sheet, lines_of
from extract.readers.unruled.rows import joined_extents

OBLONG = 1.2  # two upright pages beside each other are wider than high by more than this
MIDDLE = 0.08  # the gutter is no further from the middle than this share of the width
GUTTER = 0.025  # share of the width that is blank between two pages
FULL = 0.6  # share of its page's text that a full line of prose covers without a break
BREAK = 1.5  # a gap wider than this many heights of the text breaks a line: it may be a row of a table
FULL_LINES = 3
RULED = 3.0  # times the width of the page: ruling lines of such a length in all draw a table


def pages_of(sheet: Sheet) -> tuple[Sheet, ...]:
    """The pages that stand on *sheet*, left to right; mostly the one that it is.

    Both halves must be pages beyond doubt, by their full lines or a drawn table: a wide table without lines
    may have a gap in the middle too, and is never cut.
    """
    if sheet.width <= OBLONG * sheet.height:
        return (sheet,)
    gutter = _gutter(sheet)
    if gutter is None:
        return (sheet,)
    halves = _half(sheet, gutter, True), _half(sheet, gutter, False)
    return halves if all(_is_page(half) for half in halves) else (sheet,)


def _gutter(sheet: Sheet) -> float | None:
    """Where nothing is printed from top to bottom, near the middle."""
    low, high = (0.5 - MIDDLE) * sheet.width, (0.5 + MIDDLE) * sheet.width
    printed = [(c.x0, c.x1) for c in sheet.characters if not c.text.isspace()]
    printed += [(rule.x0, rule.x1) for rule in sheet.rules]
    inside = ((max(low, x0), min(high, x1)) for x0, x1 in printed if x1 > low and x0 < high)
    edges = [(low, low), *joined_extents(inside), (high, high)]
    gaps = [(b[0] - a[1], (a[1] + b[0]) / 2) for a, b in pairwise(edges)]
    width, middle = max(gaps)
    return middle if width >= GUTTER * sheet.width else None


def _half(sheet: Sheet, x: float, is_left: bool) -> Sheet:
    """What stands on one side of *x*; a rule across it belongs to the right."""
    return replace(
        sheet,
        characters=[c for c in sheet.characters if (c.center < x) is is_left],
        rules=[rule for rule in sheet.rules if (rule.x1 <= x) is is_left],
        images=[box for box in sheet.images if (_middle(box) < x) is is_left],
        unread=[c for c in sheet.unread if (c.center < x) is is_left],
        unseen=[c for c in sheet.unseen if (c.center < x) is is_left],
        marks=[box for box in sheet.marks if (_middle(box) < x) is is_left],
    )


def _middle(box: Box) -> float:
    return (box[0] + box[2]) / 2


def _is_page(half: Sheet) -> bool:
    lines = [line for line in lines_of(half.characters) if not line.is_blank]
    if not lines:
        return False
    wide = max(line.box[2] for line in lines) - min(line.box[0] for line in lines)
    level = sum(rule.x1 - rule.x0 for rule in half.rules if rule.x1 - rule.x0 > rule.bottom - rule.top)
    return level > RULED * wide or _full_lines(lines, FULL * wide) >= FULL_LINES


def _full_lines(lines: Sequence[Line], width: float) -> int:
    """How many of *lines* are wider than *width* and unbroken."""
    return sum(line.box[2] - line.box[0] > width and not _is_broken(line) for line in lines)


def _is_broken(line: Line) -> bool:
    shown = [character for character in line.characters if not character.text.isspace()]
    return any(b.x0 - a.x1 > BREAK * line.height for a, b in pairwise(shown))
