"""One figure of a valid document replaced by something odd: which cell, and what it prints now."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from random import Random

from tests.extract.fuzz import odd
from tests.extract.fuzz.markup import Tokens, tokens_of


def replaced_in_markup(markup: str, truth: Mapping[str, str], random: Random) -> tuple[str, dict[str, str]]:
    """*markup* with one cell's text replaced; the second value is what that cell prints now."""
    tokens = tokens_of(markup)
    cell_id, place = _drawn(tokens, truth, random)
    if place is None:
        return markup, {}
    words = random.choice(odd.TEXTS).replace("\x00", "")
    tokens[place] = escape(words, quote=False)
    return "".join(tokens), {cell_id: words}


def _drawn(tokens: Tokens, truth: Mapping[str, str], random: Random) -> tuple[str, int | None]:
    cell_id = random.choice(list(truth))
    places = [place for place in range(0, len(tokens), 2) if tokens[place].strip() == truth[cell_id]]
    return cell_id, places[0] if len(places) == 1 else None


def replaced_in_text(text: str, truth: Mapping[str, str], random: Random) -> tuple[str, dict[str, str]]:
    """The same in plain text, where a line break or a tab would end the cell."""
    cell_id = random.choice(list(truth))
    words = random.choice([one for one in odd.TEXTS if "\n" not in one and one.strip()])
    before, found, after = text.partition(truth[cell_id])
    return (before + words + after, {cell_id: words}) if found else (text, {})
