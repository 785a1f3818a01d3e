"""Whether a scanned page stands upright, and which turn makes it: some lie sideways or on their heads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.readers.scan import recognition
from extract.readers.scan.recognition import Image
from extract.readers.sheet import Character

ENOUGH = 20  # Chinese characters that tell which way a page stands
SURE = 0.8  # mean confidence in the characters of a page that stands upright; on its head it is about 0.6
FIRST = (2, 1, 3)  # quarter turns, the likeliest first
CLIMBING = 0.5  # of a page's characters: more stand above or below the one before where its lines climb
LEVEL = 0.33  # of them: fewer do where its lines are surely level, in the narrowest columns too
SHARE = 0.4  # of a page's height, around its middle, that is looked at to find the turn


def stands(characters: Sequence[Character]) -> bool:
    """Whether what was recognised reads as a page that stands upright.

    Of a page on its head hardly a Chinese character is recognised. Lines that climb up the page are read as
    well as level ones, but their characters stand above each other.
    """
    chinese = _chinese(characters)
    if len(chinese) < ENOUGH:
        return False
    confidence = sum(character.confidence or 0.0 for character in chinese) / len(chinese)
    return confidence >= SURE and _climbing(chinese) <= CLIMBING


def _chinese(characters: Sequence[Character]) -> list[Character]:
    return [character for character in characters if character.text >= "\u3400"]


def _climbing(characters: Sequence[Character]) -> float:
    """The share of *characters* that stand above or below the one before, not beside it."""
    steps = list(pairwise(characters))
    upwards = sum(abs(b.middle - a.middle) > abs(b.center - a.center) for a, b in steps)
    return upwards / max(1, len(steps))


def quarter_turns(grey: Image) -> int:
    """How many quarter turns counter-clockwise make the page stand upright; 0 when none does.

    Of a table in narrow columns half of the characters seem to stand side by side though its lines climb:
    such a turn is taken only where no other makes them surely level.
    """
    import cv2
    import numpy as np

    perhaps = 0
    for turns in FIRST:
        turned = np.rot90(grey, turns)
        height = turned.shape[0]
        margin = round(height * (1 - SHARE) / 2)
        part = np.ascontiguousarray(turned[margin : height - margin])
        characters = recognition.recognise_page(cv2.cvtColor(part, cv2.COLOR_GRAY2BGR))
        if not stands(characters):
            continue
        if _climbing(_chinese(characters)) <= LEVEL:
            return turns
        perhaps = perhaps or turns
    return perhaps
