"""The names above the columns of a table without ruling lines, without headings over several of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.readers.sheet import Line
from extract.readers.unruled.rows import Extent, Row, joined_extents
from extract.readers.unruled.words import SHORTEST_NAME, Word

CUT = 0.2  # a gap wider than this share of a character between two columns parts a word
WIDEST_GAP = 1.5  # characters between the names of two narrow columns
FEWEST_HEADED = 2  # words below one that heads several columns


def names_in(rows: Sequence[Row]) -> list[Extent]:
    """From where to where *rows* of words print something, without words over two others or more.

    The widest are judged first: what they head stands apart without them.
    """
    extents = [(part[0].x0, part[-1].x1) for row in rows for word in row.words for part in _pieces(word, row)]
    extents.sort(key=lambda extent: extent[0] - extent[1])
    at = 0
    while at < len(extents):
        if _heads(at, extents):
            del extents[at]
        else:
            at += 1
    return joined_extents(extents)


def _pieces(word: Word, row: Row) -> list[Word]:
    """*word* cut where names of narrow columns stand close together.

    That is at gaps that go on in another line, and at the only gaps between characters that touch otherwise.
    """
    gaps = {
        at: (last.x1, character.x0)
        for at, (last, character) in enumerate(pairwise(word), 1)
        if character.x0 - last.x1 > CUT * (character.x1 - character.x0)
    }
    if not gaps:
        return [word]
    lengths = [end - start for start, end in pairwise((0, *gaps, len(word)))]
    if min(lengths) < SHORTEST_NAME:
        others = [line for line in row.lines if word[0].base != line.characters[0].base]
        gaps = {at: gap for at, gap in gaps.items() if any(_goes_on(*gap, line) for line in others)}
    return [word[start:end] for start, end in pairwise((0, *gaps, len(word)))]


def _goes_on(low: float, high: float, line: Line) -> bool:
    """Whether *line* has a gap no wider than a character and a half between *low* and *high*, too."""
    printed = [character for character in line.characters if not character.text.isspace()]
    return any(
        max(low, a.x1) < min(high, b.x0) and CUT * line.em < b.x0 - a.x1 < WIDEST_GAP * line.em
        for a, b in pairwise(printed)
    )


def _heads(at: int, extents: Sequence[Extent]) -> bool:
    x0, x1 = extents[at]
    over = sum([a < x1 and x0 < b for a, b in extents]) - (x0 < x1)  # itself left out
    if over < FEWEST_HEADED:  # as most words
        return False
    others = joined_extents(extent for other, extent in enumerate(extents) if other != at)
    return sum(a < x1 and x0 < b for a, b in others) >= FEWEST_HEADED
