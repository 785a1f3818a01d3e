"""Whether a page's text is what it shows: text layers that say nothing, pictures that carry no text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from extract.issues import issue
from extract.model import Issue
from extract.readers.notation import REPLACEMENT
from extract.readers.sheet import Box, Sheet

DAMAGED = 0.2  # share of foreign letters from which a text layer says nothing
PRIVATE = range(0xE000, 0xF900)  # code points that mean something in one font only
LATIN = frozenset(map(chr, range(0x80, 0x250)))
CHINESE = frozenset(map(chr, range(0x3400, 0xA000)))
ENOUGH = 100  # characters that make a text, in which the usual ones must be
USUAL = frozenset("的年一政府信息公开申请机关行数总其他")  # a fifth of any report's text, of its tables too
RARE = 0.01  # share of the usual characters below which the text is none
WIDE, HIGH = 0.4, 0.04  # shares of the page's width and height from which a picture may hold a table
DRAWN = 20  # shapes on a page without text from which they may be its letters, drawn by their outlines
STRAY = 12  # characters a picture may carry (a page number, a stamp's words) and still be unread


def is_unreadable(sheet: Sheet) -> bool:
    """True for a page whose text layer is damaged, or that has none but pictures, or letters drawn as shapes.

    A hidden text over a picture is some other program's recognition, with no word on how sure it was.
    """
    if not sheet.characters:
        return bool(sheet.images) or len(sheet.marks) >= DRAWN
    letters = Counter([character.text for character in sheet.characters])
    damaged = sum(count for letter, count in letters.items() if _is_foreign(letter))
    return damaged > DAMAGED * letters.total() or _is_gibberish(letters)


def layer_issues(sheet: Sheet) -> Iterator[Issue]:
    """What is wrong with a text layer that was read all the same."""
    if any(_is_unmapped(letter) for letter in {character.text for character in sheet.characters}):
        yield issue("text_layer_damaged")


def _is_unmapped(letter: str) -> bool:
    return letter == REPLACEMENT or ord(letter) in PRIVATE


@lru_cache(maxsize=4096)
def _is_foreign(letter: str) -> bool:
    """True for a letter without meaning, and for what stands in no Chinese text: é, or 躆."""
    if _is_unmapped(letter) or (letter in LATIN and letter.isalpha()):
        return True
    if letter not in CHINESE:
        return False
    return not any(_has(charset, letter) for charset in ("gb2312", "big5"))


def _has(charset: str, letter: str) -> bool:
    try:
        letter.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _is_gibberish(letters: Counter[str]) -> bool:
    """True for Chinese characters in number, and none of those that every text has: mapped wrongly."""
    usual = sum([letters[letter] for letter in USUAL])
    if usual >= RARE * letters.total():  # as in any report: no need to count the Chinese ones
        return False
    chinese = sum(count for letter, count in letters.items() if letter in CHINESE)
    return chinese >= ENOUGH and usual < RARE * chinese


def unread_pictures(sheet: Sheet) -> list[Box]:
    """The pictures of *sheet*, a page with text, that are large enough for a table and carry hardly any."""
    if sheet.turn:
        return []
    large = [box for box in _joined(sheet.images) if _is_large(box, sheet)]
    return [box for box in large if sum(c.is_on(box) for c in sheet.characters) <= STRAY]


def without_pictures(sheet: Sheet, pictures: Sequence[Box]) -> Sheet:
    """*sheet* without the characters that stand in *pictures*: they are recognised there with the rest."""
    left = [c for c in sheet.characters if not any(c.is_on(box) for box in pictures)]
    return replace(sheet, characters=left)


def _joined(images: Sequence[Box]) -> list[Box]:
    """*images*, strips of one picture joined: many producers cut a picture into bands."""
    joined: list[Box] = []
    for x0, top, x1, bottom in sorted(images, key=lambda box: box[1]):
        if joined:
            left, above, right, below = joined[-1]
            if top - below < 1 and abs(x0 - left) < 2 and abs(x1 - right) < 2:
                joined[-1] = left, above, right, max(below, bottom)
                continue
        joined.append((x0, top, x1, bottom))
    return joined


def _is_large(box: Box, sheet: Sheet) -> bool:
    x0, top, x1, bottom = box
    return x1 - x0 > WIDE * sheet.width and bottom - top > HIGH * sheet.height
