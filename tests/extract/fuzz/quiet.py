"""Changes to markup that print nothing else: white space, comments, unknown attributes, other spellings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random
from typing import Final

from tests.extract.fuzz.markup import TAG, Tokens, tokens_of

# "3018" between two tags
FIGURE: Final = re.compile(r"\s*(\d{4})\s*")
# "<td>", "</Td >", '<p class="a">'
NAME: Final = re.compile(r"<(/?)([A-Za-z][\w:]*)")

Change = Callable[[Tokens, Random], None]


def reworded(markup: str, random: Random, changes: Mapping[str, Change]) -> tuple[str, str]:
    """*markup* after one to six of *changes*."""
    tokens = tokens_of(markup)
    names = random.choices(list(changes), k=random.randint(1, 6))
    for name in names:
        changes[name](tokens, random)
    return "".join(tokens), " ".join(names)


def _tag(tokens: Tokens, random: Random) -> int:
    return random.randrange(len(tokens) // 2) * 2 + 1


def _is_one(tag: str) -> bool:
    """Whether *tag* is one tag with a name: behind another change a comment may follow it."""
    return NAME.match(tag) is not None and TAG.fullmatch(tag) is not None


def _figure(tokens: Tokens, random: Random) -> int | None:
    places = [place for place in range(0, len(tokens), 2) if FIGURE.fullmatch(tokens[place])]
    return random.choice(places) if places else None


def comment(tokens: Tokens, random: Random) -> None:
    tokens[_tag(tokens, random)] += random.choice(
        ("<!--88-->", "<!-- <td>77</td> -->", "<!---->", "<!--\n9\n-->")
    )


def inner_comment(tokens: Tokens, random: Random) -> None:
    """30<!-- 9 -->18 prints 3018."""
    place = _figure(tokens, random)
    if place is not None:
        tokens[place] = tokens[place].strip()[:2] + "<!-- 9 -->" + tokens[place].strip()[2:]


def instruction(tokens: Tokens, random: Random) -> None:
    place = _figure(tokens, random)
    if place is not None:
        tokens[place] = tokens[place].strip()[:1] + "<?pi 7?>" + tokens[place].strip()[1:]


def attribute(tokens: Tokens, random: Random) -> None:
    """data-n="88" on a tag that has a name."""
    place = _tag(tokens, random)
    tag = tokens[place]
    if _is_one(tag) and not tag.startswith("</"):
        words = random.choice(('data-n="88"', "title='7'", 'foo="&#50;"', 'xx="' + "9" * 900 + '"'))
        cut = len(tag) - (2 if tag.endswith("/>") else 1)
        if words.split("=")[0] not in tag:
            tokens[place] = f"{tag[:cut]} {words}{tag[cut:]}"


def blanks_in_tag(tokens: Tokens, random: Random) -> None:
    place = _tag(tokens, random)
    if _is_one(tokens[place]) and not tokens[place].endswith("/>"):
        tokens[place] = tokens[place][:-1] + random.choice((" ", "\n", "\t \r\n")) + ">"


def references(tokens: Tokens, random: Random) -> None:
    """&#51;&#x30;18 prints 3018."""
    place = _figure(tokens, random)
    if place is not None:
        tokens[place] = "".join(
            random.choice((character, f"&#{ord(character)};", f"&#x{ord(character):x};"))
            for character in tokens[place]
        )


def cdata(tokens: Tokens, random: Random) -> None:
    place = _figure(tokens, random)
    if place is not None and "&" not in tokens[place]:
        digits = tokens[place].strip()
        tokens[place] = f"{digits[:2]}<![CDATA[{digits[2:]}]]>"


def spaces_between(tokens: Tokens, random: Random) -> None:
    """White space where there is none but white space already."""
    places = [place for place in range(2, len(tokens), 2) if not tokens[place].strip()]
    if places:
        tokens[random.choice(places)] += random.choice(("\n", "  \t", "\r\n\r\n", " " * 500))


def padded(tokens: Tokens, random: Random) -> None:
    place = _figure(tokens, random)
    if place is not None:
        before, after = random.choices(
            ("", " ", "\n\t", "&nbsp;", "&#12288;", "\u200b", "&#8203;", "<br>"), k=2
        )
        tokens[place] = before + tokens[place].strip() + after


def wrapped(tokens: Tokens, random: Random) -> None:
    place = _figure(tokens, random)
    if place is not None:
        tag = random.choice(
            ("span", "b", "font", "o:p", "em", "a", "u", "strong", "nobr", "blink", "custom-x")
        )
        tokens[place] = (
            f"<{tag}>" * (depth := random.choice((1, 1, 3, 40))) + tokens[place].strip() + f"</{tag}>" * depth
        )


def split(tokens: Tokens, random: Random) -> None:
    """<span>30</span><b>18</b>."""
    place = _figure(tokens, random)
    if place is not None:
        digits, at = tokens[place].strip(), random.randint(1, 3)
        tokens[place] = f"<span>{digits[:at]}</span><b>{digits[at:]}</b>"


def capitals(tokens: Tokens, random: Random) -> None:
    """<TD>: HTML does not mind."""
    for place in range(1, len(tokens), 2):
        tokens[place] = NAME.sub(lambda m: f"<{m[1]}{m[2].upper()}", tokens[place])


def beside(tokens: Tokens, random: Random) -> None:
    """Style sheets and scripts full of numbers, at the very beginning."""
    words = random.choice(
        (
            "<style>td{width:45px}</style>",
            "<script>var a=[1,2,3];</script>",
            "<noscript>7</noscript>",
            "<!DOCTYPE html>",
        )
    )
    tokens[0] = words + tokens[0]


def runs(tokens: Tokens, random: Random) -> None:
    """A number that Word keeps in two runs."""
    place = _figure(tokens, random)
    if place is not None and tokens[place - 1].startswith("<w:t"):
        digits, at = tokens[place].strip(), random.randint(1, 3)
        between = random.choice(
            ("<w:proofErr w:type='spellEnd'/>", "<w:bookmarkStart w:id='7' w:name='9'/>", "<!-- 9 -->", "")
        )
        tokens[place] = f"{digits[:at]}</w:t></w:r>{between}<w:r><w:rPr><w:b/></w:rPr><w:t>{digits[at:]}"


XML: Final[Mapping[str, Change]] = {
    "comment": comment,
    "inner_comment": inner_comment,
    "instruction": instruction,
    "attribute": attribute,
    "blanks_in_tag": blanks_in_tag,
    "references": references,
    "cdata": cdata,
}
WORD: Final[Mapping[str, Change]] = {**XML, "spaces_between": spaces_between, "runs": runs}
HTML: Final[Mapping[str, Change]] = {
    "comment": comment,
    "inner_comment": inner_comment,
    "attribute": attribute,
    "blanks_in_tag": blanks_in_tag,
    "references": references,
    "spaces_between": spaces_between,
    "padded": padded,
    "wrapped": wrapped,
    "split": split,
    "capitals": capitals,
    "beside": beside,
}
