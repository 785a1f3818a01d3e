"""Damage to markup (HTML, and the XML inside DOCX, XLSX and OFD) tag by tag."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.extract.fuzz import odd
from tests.extract.fuzz.model import Reach, order_of

# "<td colspan=3>", "</w:tc>", "<!-- … -->"
TAG: Final = re.compile(r"(<[^<>]*>)")
# 'rowspan="2"', "colspan=2", 'w:val="3"': an attribute whose value is a number
NUMBERED: Final = re.compile(r'([\w:]+)=("?)(-?[\d.]+)\2')
DEEPEST: Final = 4000

Tokens = list[str]  # text and tags by turns: the tags have the odd places


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a kind of markup calls its parts."""

    nests: tuple[str, ...]  # opening tags that may stand in themselves
    cells: tuple[str, ...]  # tags of rows and cells
    span: str  # an attribute that makes a cell wide or high, %s its value
    placed: bool = False  # its tags say where their figures stand: to exchange two is to exchange figures

    def reach(self, how: str) -> Reach:
        """How far the changes to the structure named in *how* may go."""
        return Reach.ANY if self.placed and how in {"exchange", "neighbours"} else order_of(how)


HTML: Final = Dialect(
    ("<div>", "<table>", "<table><tr><td>", "<span>", "<font>", "<p>", "<ul><li>", "<b>", "<td>", "<tr>"),
    ("<td>", "</td>", "<tr>", "</tr>", "<td></td>", "<tbody>", "</table>", "<th>", "<br>", "<p>", "</p>"),
    ' {name}="{value}"',
)
WORD: Final = Dialect(
    ("<w:tbl>", "<w:tbl><w:tr><w:tc>", "<w:sdt><w:sdtContent>", "<w:p>", "<w:r>", "<w:tc>", "<w:ins>", "<x>"),
    ("<w:tc>", "</w:tc>", "<w:tr>", "</w:tr>", "<w:tc><w:p/></w:tc>", "<w:tr/>", "<w:p/>", "<w:vMerge/>"),
    "",
)
SHEET: Final = Dialect(
    ("<row>", "<c>", "<sheetData>", "<v>", "<x>"),
    ("<c/>", "<row/>", "</row>", "<c>", "</c>", '<mergeCell ref="A1:ZZ9999"/>', '<c r="A1"><v>1</v></c>'),
    "",
    placed=True,
)
PAGE: Final = Dialect(
    ("<ofd:PageBlock>", "<ofd:Layer>", "<ofd:TextObject>", "<x>"),
    ("<ofd:TextCode/>", "</ofd:TextObject>", "<ofd:PathObject/>", "</ofd:Layer>"),
    "",
)


def tokens_of(markup: str) -> Tokens:
    """*markup* cut at its tags."""
    return TAG.split(markup)


def restructured(markup: str, random: Random, dialect: Dialect) -> tuple[str, str]:
    """*markup* after one to three changes to its tags; every word stays, in the same order.

    The names of the changes come with it: two may well make another table of the same words.
    """
    tokens = tokens_of(markup)
    names = random.choices(list(CHANGES), k=random.choice((1, 1, 1, 2, 3)))
    for name in names:
        CHANGES[name](tokens, random.randrange(len(tokens) // 2) * 2 + 1, random, dialect)
    return "".join(tokens), " ".join(names)


def _drop(tokens: Tokens, at: int, random: Random, dialect: Dialect) -> None:
    tokens[at] = ""


def _double(tokens: Tokens, at: int, random: Random, dialect: Dialect) -> None:
    tokens[at] *= random.choice((2, 2, 3, 50))


def _exchange(tokens: Tokens, at: int, random: Random, dialect: Dialect) -> None:
    other = random.randrange(len(tokens) // 2) * 2 + 1
    tokens[at], tokens[other] = tokens[other], tokens[at]


def _neighbours(tokens: Tokens, at: int, random: Random, dialect: Dialect) -> None:
    other = min(at + 2, len(tokens) - 2)
    tokens[at], tokens[other] = tokens[other], tokens[at]


def _cell(tokens: Tokens, at: int, random: Random, dialect: Dialect) -> None:
    tokens[at] = random.choice(
        (tokens[at] + random.choice(dialect.cells), random.choice(dialect.cells) + tokens[at])
    )


def _nest(tokens: Tokens, at: int, random: Random, dialect: Dialect) -> None:
    opening = random.choice(dialect.nests)
    tokens[at] += opening * random.choice((1, 2, 30, 300, int(DEEPEST ** random.random())))


def _number(tokens: Tokens, at: int, random: Random, dialect: Dialect) -> None:
    numbered = [place for place in range(1, len(tokens), 2) if NUMBERED.search(tokens[place])]
    if numbered:
        place, value = random.choice(numbered), random.choice(odd.NUMBERS)
        tokens[place] = NUMBERED.sub(lambda m: f'{m[1]}="{value}"', tokens[place], count=1)


def _span(tokens: Tokens, at: int, random: Random, dialect: Dialect) -> None:
    cells = [place for place in range(1, len(tokens), 2) if tokens[place].startswith(("<td", "<th"))]
    if dialect.span and cells:
        name, value, place = (
            random.choice(("rowspan", "colspan")),
            random.choice(odd.SPANS),
            random.choice(cells),
        )
        tokens[place] = tokens[place][:3] + dialect.span.format(name=name, value=value) + tokens[place][3:]


Change = Callable[[Tokens, int, Random, Dialect], None]
CHANGES: Final[Mapping[str, Change]] = {
    "drop": _drop,
    "double": _double,
    "exchange": _exchange,
    "neighbours": _neighbours,
    "cell": _cell,
    "nest": _nest,
    "number": _number,
    "span": _span,
}


def rewritten(markup: str, random: Random, dialect: Dialect) -> tuple[str, str]:
    """*markup* with words moved, repeated, replaced by odd ones, and its tags changed as well."""
    tokens = tokens_of(markup)
    names = random.choices(list(REWRITES), k=random.choice((1, 1, 2)))
    for name in names:
        tokens = REWRITES[name](tokens, random)
    changed = "".join(tokens)
    if random.random() < 0.5 and len(tokens) > 2:
        changed, more = restructured(changed, random, dialect)
        names.append(more)
    return changed, " ".join(names)


def _stretch(tokens: Tokens, random: Random) -> tuple[int, int]:
    start = random.randrange(len(tokens))
    return start, min(len(tokens), start + int(60 ** random.random()))


def _lose(tokens: Tokens, random: Random) -> Tokens:
    start, end = _stretch(tokens, random)
    return [*tokens[:start], "", *tokens[end:]]


def _repeat(tokens: Tokens, random: Random) -> Tokens:
    start, end = _stretch(tokens, random)
    return [*tokens[:end], *tokens[start:end] * random.choice((1, 1, 2, 40)), *tokens[end:]]


def _move(tokens: Tokens, random: Random) -> Tokens:
    start, end = _stretch(tokens, random)
    rest = [*tokens[:start], *tokens[end:]]
    to = random.randrange(len(rest) + 1)
    return [*rest[:to], *tokens[start:end], *rest[to:]]


def _word(tokens: Tokens, random: Random) -> Tokens:
    place = random.randrange(len(tokens) // 2 + 1) * 2
    words = random.choice((*odd.TEXTS, *odd.PASSAGES)).replace("\x00", "")
    return [*tokens[: min(place, len(tokens) - 1)], words, *tokens[place + 1 :]]


REWRITES: Final[Mapping[str, Callable[[Tokens, Random], Tokens]]] = {
    "lose": _lose,
    "repeat": _repeat,
    "move": _move,
    "word": _word,
}
