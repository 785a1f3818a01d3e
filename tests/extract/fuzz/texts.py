"""Plain text: the separators of its tables, its line ends, its encodings."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from tests.extract.fuzz import figures, odd, raw
from tests.extract.fuzz.model import Damaged, Reach, Valid, order_of

# what parts cells and lines
SEPARATOR: Final = re.compile(r"([\t\n|])")
ENCODINGS: Final = ("utf-8", "utf-8-sig", "gb18030", "utf-16")


def quiet(valid: Valid, random: Random) -> Damaged:
    """Another encoding, other line ends, blanks at the ends of lines and cells."""
    text = valid.data.decode()
    done = random.sample(("crlf", "trailing", "blanks", "last", "bars"), k=random.randint(1, 3))
    if "crlf" in done:
        text = text.replace("\n", random.choice(("\r\n", "\r")))
    if "trailing" in done:
        text = re.sub(r"(?<=[^\s\t])(?=\r|\n)", "  ", text)
    if "blanks" in done:
        text = text.replace("\t", " \t ")
    if "last" in done:
        text += random.choice(("\n\n\n", "\x1a", "  ", "\ufeff"))
    encoding = random.choice(ENCODINGS)
    return Damaged(text.encode(encoding), Reach.QUIET, " ".join([*done, encoding]), valid.truth)


def restructured(valid: Valid, random: Random) -> Damaged:
    """Tabs and line ends lost, doubled, exchanged."""
    tokens = SEPARATOR.split(valid.data.decode())
    names = random.choices(("drop", "double", "exchange", "other"), k=random.choice((1, 1, 1, 2, 3)))
    for name in names:
        at, other = (random.randrange(len(tokens) // 2) * 2 + 1 for _ in range(2))
        if name == "drop":
            tokens[at] = ""
        elif name == "double":
            tokens[at] *= random.choice((2, 3, 3000))
        elif name == "exchange":
            tokens[at], tokens[other] = tokens[other], tokens[at]
        else:
            tokens[at] = random.choice(
                ("\t", "\n", " ", "  ", "|", "\x0b", "\x85", "\u2029", "\u3000", "+", "│")
            )
    text = "".join(tokens)
    return Damaged(
        text.encode("utf-8", "replace"), order_of(" ".join(names)), " ".join(names), valid.truth, source=text
    )


def figure(valid: Valid, random: Random) -> Damaged:
    """One cell prints something odd."""
    text, printed = figures.replaced_in_text(valid.data.decode(), valid.truth, random)
    return Damaged(text.encode(), Reach.FIGURE, repr(printed)[:80], valid.truth, printed)


def words(valid: Valid, random: Random) -> Damaged:
    """Words lost, moved, replaced by odd ones."""
    tokens = SEPARATOR.split(valid.data.decode())
    for _ in range(random.choice((1, 1, 2, 4))):
        at = random.randrange(len(tokens))
        tokens[at] = random.choice((*odd.TEXTS, *odd.PASSAGES, tokens[random.randrange(len(tokens))]))
    text = "".join(tokens)
    return Damaged(text.encode("utf-8", "replace"), Reach.ANY, "words", valid.truth, source=text)


def bytes_of(valid: Valid, random: Random) -> Damaged:
    """Bytes anywhere; of UTF-16 and GB 18030 too."""
    encoding = random.choice(ENCODINGS)
    data, how = raw.damaged(valid.data.decode().encode(encoding), random)
    return Damaged(data, Reach.ANY, f"{encoding} {how}", valid.truth, source=data.decode(encoding, "replace"))
