"""Text at odds with the lines of its table: running out of the last column, of the page, or struck."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from extract.readers.ruled.lattice import Frame, Lattice
from extract.readers.sheet import Box, Character, Rule, bounding_box, lines_of

TOUCHING = 0.1  # characters closer than this share of their height belong to one word
BESIDE = 6.0  # character heights beside the table within which a number may run out of it
ASIDE = 0.2  # share of a character's width beyond the table's side from which it stands across it
EDGE = 1.0  # points: a cell that comes so near to the edge of the page may go on beyond it
CENTRE = 0.25  # share of the height around the middle where a line strikes text through
AS_LONG = 0.4  # share of the height by which the ends of such a line and of its text differ at most
LONGEST = 12.0  # the longest such line, in heights: figures and what stands beside them


def overflowing(
    lattice: Lattice, held: dict[Frame, list[Character]], outside: list[Character]
) -> tuple[list[Character], set[Frame]]:
    """Take into their cells the characters that continue a word beyond the table's sides.

    Returns what really stands outside, and the cells that got more: they are doubtful.
    """
    x0, top, x1, bottom = lattice.box
    beside = [
        c
        for c in outside
        if top <= c.middle < bottom
        and not c.text.isspace()
        and x0 - BESIDE * (c.bottom - c.top) < c.center < x1 + BESIDE * (c.bottom - c.top)
    ]
    if not beside:
        return outside, set()
    owner = {id(c): frame for frame, characters in held.items() for c in characters if not c.text.isspace()}
    edge = [c for characters in held.values() for c in characters if id(c) in owner]
    taken = {id(c): frame for c in beside if (frame := _crossed(lattice, c)) is not None}
    owner |= taken
    for line in lines_of([*edge, *beside]):
        _follow(line.characters, owner, taken)
        _follow(line.characters[::-1], owner, taken)
    for character in beside:
        if id(character) in taken:
            held[taken[id(character)]].append(character)
    return [c for c in outside if id(c) not in taken], set(taken.values())


def _crossed(lattice: Lattice, character: Character) -> Frame | None:
    """The cell at the side of the table that a digit outside of it stands in with a part of its width."""
    if not character.text.isdigit():  # words may run over all columns from the first
        return None
    x0, _, x1, _ = lattice.box
    aside = ASIDE * (character.x1 - character.x0)
    if character.x0 < x1 - aside and character.center > x1:
        return lattice.frame_at(character.x0, character.middle)
    if character.x1 > x0 + aside and character.center < x0:
        return lattice.frame_at(character.x1, character.middle)
    return None


def _follow(characters: Sequence[Character], owner: dict[int, Frame], taken: dict[int, Frame]) -> None:
    """Give each character without a cell to that of the one it touches, along the line."""
    last: Character | None = None
    frame: Frame | None = None
    for character in characters:
        own = owner.get(id(character))
        if own is None and last is not None and frame is not None and _touch(last, character):
            taken[id(character)] = own = frame
        last, frame = character, own


def _touch(one: Character, other: Character) -> bool:
    gap = max(one.x0, other.x0) - min(one.x1, other.x1)
    return gap < TOUCHING * (other.bottom - other.top)


def cut_off(
    lattice: Lattice, held: dict[Frame, list[Character]], wide: float, high: float, scale: float
) -> set[Frame]:
    """The cells at the edge of a page of *wide* × *high* that may say more than the page shows.

    A table wider than its page loses its last columns: blank cells, or figures of which a part is left.
    """
    edge = EDGE * scale
    found: set[Frame] = set()
    for frame, characters in held.items():
        x0, top, x1, bottom = frame.box
        if x0 > edge and top > edge and x1 < wide - edge and bottom < high - edge:
            continue
        printed = [c for c in characters if not c.text.isspace()]
        if not printed or _reaches(
            bounding_box(printed), printed, x0 <= edge, wide if x1 >= wide - edge else 0
        ):
            found.add(frame)
    return found


def _reaches(text: Box, printed: Sequence[Character], at_left: bool, right: float) -> bool:
    """True if *text* comes as near to the page's left edge, or to *right*, as only cut text does."""
    reach = TOUCHING * (printed[0].bottom - printed[0].top)
    return (at_left and text[0] < reach) or (right > 0 and text[2] > right - reach)


def without_strikes(rules: Sequence[Rule], characters: Sequence[Character]) -> Sequence[Rule]:
    """*rules* without the lines that strike text through, which are none of a table.

    Text that touches its cell's side would have its line make two cells of that one.
    """
    if not rules:
        return rules
    printed = sorted((c for c in characters if not c.text.isspace()), key=attrgetter("middle"))
    middles = [c.middle for c in printed]
    high = max((c.bottom - c.top for c in printed), default=0.0)
    return [
        rule
        for rule in rules
        if rule.top != rule.bottom
        or rule.x1 - rule.x0 > LONGEST * high
        or not _strikes(rule, _near(rule, printed, middles, CENTRE * high))
    ]


def _near(
    rule: Rule, printed: Sequence[Character], middles: Sequence[float], reach: float
) -> Sequence[Character]:
    """The characters of *printed*, whose *middles* are given in order, that are as high on the page."""
    return printed[bisect_left(middles, rule.top - reach) : bisect_left(middles, rule.top + reach)]


def _strikes(rule: Rule, near: Sequence[Character]) -> bool:
    """Whether *rule* goes through the middle of characters from the first one's side to the last one's."""
    through = [c for c in near if _through(rule, c)]
    if not through:
        return False
    x0, top, x1, bottom = bounding_box(through)
    return max(abs(rule.x0 - x0), abs(rule.x1 - x1)) < AS_LONG * (bottom - top)


def struck(lattice: Lattice, held: dict[Frame, list[Character]], rules: Sequence[Rule]) -> set[Frame]:
    """The cells with a level line through the middle of their text."""
    found: set[Frame] = set()
    for rule in rules:
        if rule.top != rule.bottom:
            continue
        frame = lattice.frame_at((rule.x0 + rule.x1) / 2, rule.top)
        printed = [c for c in held.get(frame, ()) if not c.text.isspace()] if frame is not None else []
        if frame is not None and any(_through(rule, c) for c in printed) and _inside(rule, frame, printed):
            found.add(frame)
    return found


def _through(rule: Rule, character: Character) -> bool:
    reach = CENTRE * (character.bottom - character.top)
    return abs(rule.top - character.middle) < reach and rule.x0 < character.center < rule.x1


def _inside(rule: Rule, frame: Frame, printed: Sequence[Character]) -> bool:
    """True for a line that belongs to the text, not to the table: no longer than the text it strikes."""
    x0, _, x1, _ = bounding_box(printed)
    slack = 0.5 * (printed[0].bottom - printed[0].top)
    return rule.x0 > x0 - slack and rule.x1 < x1 + slack and frame.box[1] < rule.top < frame.box[3]
