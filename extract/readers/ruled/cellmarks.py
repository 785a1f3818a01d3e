"""What is drawn in the cells of a table and is no text: figures as shapes or pictures, slashes, dashes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.readers.ruled.lattice import Frame, Lattice
from extract.readers.sheet import Box, Character, Rule, Sheet

INSIDE = 1.0  # points: what comes nearer to a cell's side may belong to its line
BEYOND = 2.0  # points by which what is drawn in a cell may reach out of it
SMALLEST = 1.5  # points: dots of a line, and what no eye sees
ALONG = 0.8  # share of a cell's width from which a line in it parts cells

Held = Mapping[Frame, Sequence[Character]]


def marked(lattice: Lattice, held: Held, sheet: Sheet, scale: float) -> set[Frame]:
    """The cells without words in which something is drawn, and blank ones with a short line.

    *scale*: sheet units per point.
    """
    found = {frame for box in sheet.marks if (frame := _frame_around(lattice, box, scale)) is not None}
    short: dict[Frame, list[Rule]] = {}
    for rule in sheet.rules:
        frame = lattice.frame_at((rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2)
        if frame is not None and _is_short(rule, frame, scale) and not _printed(held, frame):
            short.setdefault(frame, []).append(rule)
    for frame, rules in short.items():
        inner = set(map(id, rules))
        around = [rule for rule in sheet.rules if id(rule) not in inner]
        if not any(_meet(one, other, INSIDE * scale) for one in rules for other in around):
            found.add(frame)
    return {frame for frame in found if not any(c.text.isalpha() for c in held.get(frame, ()))}


def unseen_in(lattice: Lattice, held: Held, sheet: Sheet) -> dict[Frame, str]:
    """The cells without words in which there are figures that nobody sees, and these."""
    found: dict[Frame, str] = {}
    for character in sheet.unseen:
        frame = lattice.frame_at(character.center, character.middle)
        if frame is not None and not _printed(held, frame):
            found[frame] = found.get(frame, "") + character.text
    return found


def _meet(one: Rule, other: Rule, reach: float) -> bool:
    """Whether two rules touch, as those of one table do."""
    across = one.x0 - reach < other.x1 and other.x0 < one.x1 + reach
    return across and one.top - reach < other.bottom and other.top < one.bottom + reach


def _frame_around(lattice: Lattice, box: Box, scale: float) -> Frame | None:
    """The cell that holds a mark whole, if it is more than a dot of its lines."""
    x0, top, x1, bottom = box
    edge, out = INSIDE * scale, BEYOND * scale
    if max(x1 - x0, bottom - top) < SMALLEST * scale:
        return None
    frame = lattice.frame_at((x0 + x1) / 2, (top + bottom) / 2)
    if frame is None:
        return None
    left, above, right, below = frame.box
    holds = left - out < x0 and x1 < right + out and above - out < top and bottom < below + out
    on_a_line = x1 < left + edge or x0 > right - edge or bottom < above + edge or top > below - edge
    return frame if holds and not on_a_line else None


def _is_short(rule: Rule, frame: Frame, scale: float) -> bool:
    edge = INSIDE * scale
    left, above, right, below = frame.box
    wide, high = rule.x1 - rule.x0, rule.bottom - rule.top
    within = rule.x0 > left + edge and rule.x1 < right - edge
    within = within and above + edge < rule.top and rule.bottom < below - edge
    return within and max(wide, high) > SMALLEST * scale and wide < ALONG * (right - left)


def _printed(held: Held, frame: Frame) -> bool:
    return any(not c.text.isspace() for c in held.get(frame, ()))
