"""What editors and converters do to the value cells of one row; the same in HTML as in text.

Each is drawn for a share of the rows, so that a reader sees rows which are out of step with their neighbours.
"""

from __future__ import annotations

from random import Random
from typing import Final

from tests.extract.layouts.documents import Change
from tests.extract.layouts.tables import Row

SOME: Final = 0.4
HALF: Final = 0.5
ALL: Final = 1.0
DIGITS_TO_CUT: Final = 3


def cut_in_two(random: Random, share: float = SOME) -> Change:
    """One figure stands in two cells, as a line drawn by hand through a column leaves it: 2 | 11."""

    def change(values: Row) -> Row:
        long = [place for place, text in enumerate(values) if len(text) == DIGITS_TO_CUT]
        if not long or random.random() >= share:
            return values
        place = random.choice(long)
        text = values[place]
        return [*values[:place], text[:1], text[1:], *values[place + 1 :]]

    return change


def one_lost(random: Random, share: float = SOME) -> Change:
    """One cell of the row is not printed; nothing shows which."""

    def change(values: Row) -> Row:
        if random.random() >= share:
            return values
        place = random.randrange(len(values))
        return [*values[:place], *values[place + 1 :]]

    return change


def blank_behind(random: Random, share: float = ALL) -> Change:
    """A row ends with a cell that no column has, as editors leave when a column is removed."""
    return lambda values: [*values, ""] if random.random() < share else values


def blank_before(random: Random, share: float = ALL) -> Change:
    """A row begins with a cell that no column has: each figure stands one further right."""
    return lambda values: ["", *values] if random.random() < share else values


def blank_at_either_end(random: Random) -> Change:
    """Rows of one table with a blank cell too many at the one end or the other."""

    def change(values: Row) -> Row:
        drawn = random.random()
        return ["", *values] if drawn < 0.2 else [*values, ""] if drawn < 0.4 else values

    return change


def blank_within(random: Random, share: float = SOME) -> Change:
    """A blank cell too many anywhere in the row."""

    def change(values: Row) -> Row:
        place = random.randrange(len(values) + 1)
        return [*values[:place], "", *values[place:]] if random.random() < share else values

    return change


def blanks_lost(random: Random, share: float = SOME) -> Change:
    """The blank cells of a row are not printed."""
    return lambda values: [text for text in values if text] if random.random() < share else values


def blanks_at_the_end_lost(values: Row) -> Row:
    """A row ends with its last figure."""
    while values and not values[-1]:
        values = values[:-1]
    return values


def with_spacers(values: Row) -> Row:
    """A narrow blank column behind each of the columns."""
    return [text for value in values for text in (value, "")]


def in_turn(*changes: Change) -> Change:
    """One change after the other."""

    def change(values: Row) -> Row:
        for one in changes:
            values = one(values)
        return values

    return change
