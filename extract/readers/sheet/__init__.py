"""One page as geometry: characters and ruling lines, whatever container drew them (PDF, OFD, scan).

Units are the container's own (points for PDF, millimetres for OFD, pixels for scans), origin top-left.
Every tolerance below is relative to the height of the text, so the unit does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from math import inf
from operator import attrgetter

SIGNS = frozenset("-+−—–―－/／")  # in place of a figure, or before one
WHITE = 240  # of 255, in every colour: nobody sees such text on paper
Box = tuple[float, float, float, float]  # x0, top, x1, bottom

SAME_LINE = 0.4  # the baselines of one line differ by less than this share of the smaller height
WORD_GAP = 0.3  # a gap wider than this share of the text height separates words
LOOSE_GAP = 0.6  # the same between recognised Chinese characters, whose boxes are not exact
OVERLAP = 0.35  # digits of one number never cover each other by this share of their width
OVERPRINTED = 0.5  # confidence of digits that do, and of words
STACKED = (
    0.62  # lines whose baselines differ by less than this share of their height are printed over each other
)
DUPLICATE = 0.3  # bold faked by printing twice moves a character by less than this share of its width


@dataclass(slots=True)
class Character:
    """One printed character (or, from a scan, one recognised run) and its box."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float  # y of the line the character stands on; fonts differ in height, not in this
    confidence: float | None = None

    @property
    def middle(self) -> float:
        """Vertical centre."""
        return (self.top + self.bottom) / 2

    @property
    def center(self) -> float:
        """Horizontal centre."""
        return (self.x0 + self.x1) / 2

    def is_on(self, box: Box) -> bool:
        """Whether the middle of the character is in *box*."""
        x0, top, x1, bottom = box
        return x0 <= self.center <= x1 and top <= self.middle <= bottom


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruling line: horizontal (top == bottom) or vertical (x0 == x1)."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class Sheet:
    """What stands on one page. ``images``: boxes of pictures; ``unread``: digits that are not read.

    ``unseen``: digits nobody sees, which make no cell blank that shows nothing else.
    ``marks``: boxes of what is drawn and no ruling line, curves, oblique lines, figures drawn as shapes.
    """

    number: int
    width: float
    height: float
    characters: list[Character]
    rules: list[Rule]
    images: list[Box] = field(default_factory=list)
    turn: int = 0  # degrees by which the text was turned to stand upright (clockwise)
    unread: list[Character] = field(default_factory=list)  # turned against the text, or cut off
    marks: list[Box] = field(default_factory=list)
    unseen: list[Character] = field(default_factory=list)


@dataclass
class Line:
    """Characters that stand on one line, left to right; they do not change once the line is made."""

    characters: list[Character]

    @cached_property
    def box(self) -> Box:
        """The box around all characters."""
        return bounding_box(self.characters)

    @cached_property
    def height(self) -> float:
        """Median height of the characters."""
        return middle_of([character.bottom - character.top for character in self.characters])

    @cached_property
    def em(self) -> float:
        """Width of a Chinese character, or the height where there is none: fonts differ less in it."""
        wide = [c.x1 - c.x0 for c in self.characters if c.text >= "\u2e80"]
        return middle_of(wide) if wide else self.height

    @property
    def is_blank(self) -> bool:
        """True if nothing but spaces is printed."""
        return all(character.text.isspace() for character in self.characters)

    @cached_property
    def text(self) -> str:
        """The printed text; a space stands where the gap is wider than between two characters of a word."""
        gap = WORD_GAP * self.height
        parts: list[str] = []
        before, end = "", inf
        for character in self.characters:
            text = character.text
            if (
                character.x0 - end > gap
                and text != " " != before
                and not self._is_loose(before, character, end)
            ):
                parts.append(" ")
            parts.append(text)
            before, end = text, character.x1
        return "".join(parts).strip()

    def _is_loose(self, before: str, character: Character, end: float) -> bool:
        """Whether a gap before *character* is only a recogniser's: *before* ends at *end*."""
        if character.confidence is None or character.x0 - end > LOOSE_GAP * self.height:
            return False
        return before >= "\u2e80" and character.text >= "\u2e80"


def middle_of(sizes: list[float]) -> float:
    """The median, quickly: it is asked for every line of every cell."""
    ordered, half = sorted(sizes), len(sizes) // 2
    return ordered[half] if len(sizes) % 2 else (ordered[half - 1] + ordered[half]) / 2


def bounding_box(items: Iterable[Character]) -> Box:
    """The smallest box around *items* (at least one)."""
    boxes = [(item.x0, item.top, item.x1, item.bottom) for item in items]
    if len(boxes) == 1:  # as around most cells of the form
        return boxes[0]
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return min(x0s), min(tops), max(x1s), max(bottoms)


def turn_box(box: Box, turn: int, wide: float, high: float) -> Box:
    """*box* turned by *turn* degrees clockwise onto a page of the new size *wide* × *high*."""
    x0, top, x1, bottom = box
    if turn == 90:
        return wide - bottom, x0, wide - top, x1
    if turn == 180:
        return wide - x1, high - bottom, wide - x0, high - top
    if turn == 270:
        return top, high - x1, bottom, high - x0
    return box


def lines_of(characters: Sequence[Character]) -> list[Line]:
    """Group *characters* into lines, top to bottom, each left to right."""
    rows: list[list[Character]] = []
    row: list[Character] = []
    base = height = 0.0
    for character in sorted(characters, key=attrgetter("base")):
        away = character.base - base
        if row and away < SAME_LINE * height and away < SAME_LINE * (character.bottom - character.top):
            row.append(character)
        else:
            row = [character]
            rows.append(row)
            base, height = character.base, character.bottom - character.top
    for upper, lower in pairwise(rows):
        if lower[0].base - upper[-1].base < STACKED * (lower[0].bottom - lower[0].top):
            _doubt_stacked(upper, lower)
    return [Line(_left_to_right(row) if len(row) > 1 else row) for row in rows]


def _doubt_stacked(upper: list[Character], lower: list[Character]) -> None:
    """Doubt the characters of two lines that are printed over each other."""
    both = sorted([*upper, *lower], key=attrgetter("x0"))
    above = set(map(id, upper))
    for first, second in pairwise(both):
        of_both = (id(first) in above) != (id(second) in above)
        if of_both and second.x0 < first.x1 and _overprinted(first, second):
            first.confidence = second.confidence = OVERPRINTED


def _left_to_right(row: list[Character]) -> list[Character]:
    """Sort by position and drop what is printed twice at the same place (a common way to fake bold).

    Unlike digits over each other are an old number under a patch and a new one on top, words those of two
    tables: both become doubtful.
    """
    previous, *rest = sorted(row, key=attrgetter("x0"))
    kept = [previous]
    for character in rest:
        if character.text == previous.text and _is_repeated(previous, character):
            continue
        if character.x0 < previous.x1 and _overprinted(previous, character):
            previous.confidence = character.confidence = OVERPRINTED
        kept.append(character)
        previous = character
    return kept


def _is_repeated(one: Character, other: Character) -> bool:
    width = max(other.x1 - other.x0, one.x1 - one.x0)
    return one.text != " " and abs(other.x0 - one.x0) < DUPLICATE * width


def _overprinted(one: Character, other: Character) -> bool:
    shared = one.x1 - other.x0
    narrower = min(one.x1 - one.x0, other.x1 - other.x0)
    if shared <= OVERLAP * narrower:
        return False
    if one.text.isdigit() and other.text.isdigit():
        return True
    exact = one.confidence is None and other.confidence is None  # a recogniser's boxes are not
    return exact and _is_ink(one.text) and _is_ink(other.text)


def _is_ink(text: str) -> bool:
    """Whether a character fills its box: brackets and stops are often set closer."""
    return text.isalnum() or text in SIGNS
