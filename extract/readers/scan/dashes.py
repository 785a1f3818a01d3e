"""Dashes in the cells of a recognised table, by their shape: recognisers see 一, 1 or - in all of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.readers.ruled.lattice import Frame
from extract.readers.scan.marks import AGREED, filling, inside, marks_in
from extract.readers.scan.page import Scan
from extract.readers.scan.recognition import Image
from extract.readers.sheet import Character

EDGE = 6  # pixels next to a ruling line that are left out: it may be thick, or lean
ROOM = 3  # pixels of white between that and a dash
THICKEST = 0.14  # of a character's width
LEAST_ALIKE = 3  # cells of a table; a stroke seen less often may be what is left of a line
ALIKE = 0.12  # of their length: dashes of one table differ by less
# How long each sign is, in widths of a character; lengths between two signs may be either
SIGNS = (("-", 0.18, 0.40), ("–", 0.46, 0.62), ("—", 0.72, 1.2), ("——", 1.7, 2.3))
DOUBLED = {"-": "--", "—": "——"}


class Bar(NamedTuple):
    """A straight level stroke of even thickness: its length and thickness in pixels."""

    length: int
    thickness: int


def dashes_in(scan: Scan, held: Mapping[Frame, Sequence[Character]]) -> dict[Frame, Character]:
    """The cells of a table that print a dash and nothing else, with the sign it is."""
    em = _width_of_characters(held.values())
    if not em:
        return {}
    found = {frame: bars for frame in held if (bars := _bars_of(scan, frame, em))}
    dashes: dict[Frame, Character] = {}
    for frame, bars in found.items():
        sign = _sign(bars, em)
        if sign and sum(_are_alike(bars, others) for others in found.values()) >= LEAST_ALIKE:
            dashes[frame] = filling(frame, sign, AGREED)
    return dashes


def _width_of_characters(cells: Collection[Sequence[Character]]) -> float:
    """How far apart the Chinese characters of the cells stand, in pixels; 0 where there are none."""
    steps = [
        right.x0 - left.x0
        for characters in cells
        for left, right in pairwise(characters)
        if left.text >= "\u3400" and right.text >= "\u3400" and left.x0 < right.x0
    ]
    return median(steps) if steps else 0.0


def _bars_of(scan: Scan, frame: Frame, em: float) -> list[Bar]:
    """The marks in a cell where they are one or two level strokes; else nothing."""
    dark = inside(scan.dark, frame, EDGE)
    bars: list[Bar] = []
    for (x, y, width, height), ink in marks_in(dark):
        is_inside = min(x, y, dark.shape[1] - x - width, dark.shape[0] - y - height) >= ROOM
        if not is_inside or height > max(2, THICKEST * em) or width < 2 * height:
            return []
        if not _is_even(ink):
            return []
        bars.append(Bar(width, height))
    return bars if len(bars) <= 2 else []


def _is_even(ink: Image) -> bool:
    """Whether a stroke is as thick at each end as in its middle, unlike 一 with its serif; and level."""
    thickness = ink.sum(axis=0)[1:-1]
    return bool(len(thickness) and thickness.max() - thickness.min() <= 1 and len(ink) <= thickness.max() + 1)


def _sign(bars: Sequence[Bar], em: float) -> str | None:
    signs = {_sign_of(bar.length / em) for bar in bars}
    sign = signs.pop() if len(signs) == 1 else None
    return DOUBLED.get(sign or "") if len(bars) == 2 else sign


def _sign_of(length: float) -> str | None:
    return next((sign for sign, shortest, longest in SIGNS if shortest <= length <= longest), None)


def _are_alike(bars: Sequence[Bar], others: Sequence[Bar]) -> bool:
    return len(bars) == len(others) and all(
        abs(one.length - other.length) <= max(2, ALIKE * one.length)
        and abs(one.thickness - other.thickness) <= 1
        for one, other in zip(bars, others, strict=True)
    )
