"""The column of a table without header that numbers its rows: 01, 02, 03 between unit and figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from extract.model import GridCell

_LEAST_CODES = 5  # fewer in step may be figures


def without_codes(rows: Sequence[Sequence[GridCell]]) -> list[Sequence[GridCell]]:
    """*rows* less the cells that number them from top to bottom, where figures stand behind such."""
    numbers: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows:
        for cell in row:
            text = cell.text.strip()
            if text.isdecimal():
                numbers[cell.column].append(text)
    codes = {column for column, found in numbers.items() if _are_in_step(found)} - {max(numbers, default=0)}
    if not codes:
        return [*rows]
    return [[cell for cell in row if cell.column not in codes] for row in rows]


def _are_in_step(numbers: Sequence[str]) -> bool:
    """Whether each is one more than the one above, or at all more where they are written as codes are: 01."""
    steps = [int(after) - int(before) for before, after in pairwise(numbers)]
    padded = numbers[0].startswith("0") and len({*map(len, numbers)}) == 1 < len(numbers[0])
    return len(numbers) >= _LEAST_CODES and (min(steps) > 0 if padded else {*steps} == {1})
