"""A line of print to its words: what stands together, figures apart from labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import inf

from extract.readers.sheet import SIGNS, Character, Line

COLUMN_GAP = 0.8  # a gap wider than this many characters separates the words of two columns
CHINESE = "\u2e80"  # the first of the characters as wide as high
NAMES_APART = 0.3  # of a character, at least, is between the names of two columns
SHORTEST_NAME, LONGEST_NAME = 2, 8  # characters in one line of a name
IDEOGRAPHS = "\u3400", "\u9fff"
CLOSEST = 0.15  # of a character: a figure of the next column is no nearer to a label
FEWEST_FIGURES = 2  # words of a line that make it a row of figures
# 0   12,345   96171.6   -3   /   —   --   but not 3., an ordinal
NUMBER = re.compile(r"[-+−]?\d(?:[\d,.]*\d)?|[-—–―－]{1,4}|[/／]")
TOUCHING = 0.35  # of a character: a space no further from its neighbours fills the gap between them
FIGURES_APART = 0.3  # of a character: so far apart, and no further, may two figures stand in narrow columns
POINTS = frozenset(".．")  # behind an ordinal
SIDE_BY_SIDE = 3  # names in a line that only a header has

# "2.没有现成信息", "（四）无法提供", "3、其他", "四、结转": as a label begins, and no further line of one
_OPENING = re.compile(r"\d{1,2}[.．、](?!\d)|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]、")
_LONGEST_OPENING = 5  # characters that tell

Word = list[Character]


def opens_label(word: Sequence[Character]) -> bool:
    """Whether *word* begins with the number of a label."""
    return _OPENING.match("".join([character.text for character in word[:_LONGEST_OPENING]])) is not None


def is_number(word: Sequence[Character]) -> bool:
    """True for a printed number, slash or dash."""
    first = word[0].text
    if not first.isdigit() and first not in SIGNS:  # as most words begin
        return False
    return _is_figure(first if len(word) == 1 else "".join([character.text for character in word]))


def may_hold_number(characters: Sequence[Character]) -> bool:
    """False for words alone, as most labels are: nothing in them begins as a number does."""
    return any(character.text.isdigit() or character.text in SIGNS for character in characters)


@lru_cache(maxsize=4096)
def _is_figure(text: str) -> bool:
    return NUMBER.fullmatch(text) is not None


def words_of(line: Line) -> list[Word]:
    """The stretches of *line* between gaps as wide as a column gap; spaces count as gap.

    One printed space between Chinese characters parts no words, it belongs to them: many print 总　计.
    Nor does one between an ordinal and its point.
    """
    reach = COLUMN_GAP * line.em
    words: list[Word] = []
    word: Word = []
    spaces: list[Character] = []
    end = -inf
    for character in line.characters:
        if character.text.isspace():
            spaces.append(character)
            continue
        if character.x0 - end < reach or (spaces and word and _goes_on(word, spaces, character)):
            if spaces and (word[-1].text >= CHINESE or character.text in POINTS):
                word += spaces
            word.append(character)
        else:
            word = [character]
            words.append(word)
        end = character.x1
        if spaces:
            spaces = []
    return words


def _goes_on(word: Word, spaces: Sequence[Character], character: Character) -> bool:
    """Whether *character* belongs to the *word* before the *spaces*."""
    if character.text in POINTS:
        return len(spaces) == 1 and len(word) == 1 and word[0].text.isdigit()
    return _filled(word[-1], spaces, character)


def _filled(last: Character, spaces: Sequence[Character], character: Character) -> bool:
    """True if a single space fills the gap between two Chinese characters."""
    if len(spaces) != 1 or last.text < CHINESE or character.text < CHINESE:
        return False
    touching = TOUCHING * (character.x1 - character.x0)
    return spaces[0].x0 - last.x1 < touching and character.x0 - spaces[0].x1 < touching


def words_apart(line: Line) -> list[Word]:
    """The words of *line*, those apart that nearly touch: a figure behind its label, names of columns."""
    words = [part for word in words_of(line) for part in _figures(word, line.em)]
    numbers = sum(map(is_number, words))
    if numbers >= FEWEST_FIGURES:
        return [part for word in words for part in _label_and_figure(word)]
    return words if numbers else [part for word in words for part in _names(word)]


def _names(word: Word) -> list[Word]:
    """The names in *word*, ideographs that touch but for gaps between names; else *word* alone.

    A comma or a bracket among them makes it prose.
    """
    starts = [
        at
        for at, (last, character) in enumerate(pairwise(word), 1)
        if character.x0 - last.x1 > NAMES_APART * (character.x1 - character.x0)
    ]
    lengths = [end - start for start, end in pairwise((0, *starts, len(word)))]
    is_names = len(lengths) >= SIDE_BY_SIDE and max(lengths) <= LONGEST_NAME and min(lengths) >= SHORTEST_NAME
    if not is_names or not all(IDEOGRAPHS[0] <= character.text <= IDEOGRAPHS[1] for character in word):
        return [word]
    return [word[start:end] for start, end in pairwise((0, *starts, len(word)))]


def _figures(word: Word, em: float) -> list[Word]:
    """The figures in *word* that stand apart, 62 774: no gap is as wide between the digits of one."""
    if len(word) < FEWEST_FIGURES + 1 or not (word[0].text.isdigit() or word[0].text in SIGNS):
        return [word]
    printed = [character for character in word if not character.text.isspace()]
    starts = [
        at
        for at, (last, character) in enumerate(pairwise(printed), 1)
        if character.x0 - last.x1 > FIGURES_APART * em
    ]
    parts = [printed[start:end] for start, end in pairwise((0, *starts, len(printed)))]
    return parts if len(parts) > 1 and all(map(is_number, parts)) else [word]


def _label_and_figure(word: Word) -> list[Word]:
    start = len(word)
    while start and not (word[start - 1].text >= CHINESE or word[start - 1].text.isspace()):
        start -= 1
    figure = word[start:]
    if not 0 < start < len(word) or not is_number(figure):
        return [word]
    label = [*word[:start]]
    while label and label[-1].text.isspace():
        label.pop()
    gap = figure[0].x0 - label[-1].x1 if label else 0.0
    return [label, figure] if label and gap > CLOSEST * (label[-1].x1 - label[-1].x0) else [word]
