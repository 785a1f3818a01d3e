"""Numbers broken over the lines of a cell that is too narrow for them: 51 above 1 is 511."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extract.readers.ruled.lattice import Frame
from extract.readers.sheet import Character, Line, lines_of

MARGIN = 0.75  # of a character's height: what word processors leave free beside the text of a cell
ONE_SIZE = 0.9  # the heights of lines of one number differ by less; a raised mark's does by more
# 51 above 1   12,3 above 45
BROKEN = re.compile(r"[1-9１-９][\d.,]*(\n[\d.,]+)+")
# 0   3119
WHOLE = re.compile(r"[\d.,]+")


def broken_numbers(texts: Mapping[Frame, str], held: Mapping[Frame, Sequence[Character]]) -> dict[Frame, str]:
    """The cells of *texts* that hold one number over several lines → that number.

    No line of it has room for another digit, and the row has a number on one line: it is one row.
    """
    broken = [
        frame
        for frame, text in texts.items()
        if "\n" in text and frame.row_span == 1 and BROKEN.fullmatch(text) and _is_full(frame, held[frame])
    ]
    if not broken:
        return {}
    whole = {frame.row for frame, text in texts.items() if frame.row_span == 1 and WHOLE.fullmatch(text)}
    return {frame: texts[frame].replace("\n", "") for frame in broken if frame.row in whole}


def _is_full(frame: Frame, characters: Sequence[Character]) -> bool:
    """Whether the cell is too narrow for one more digit in any line but the last, and nothing is spaced."""
    if any(character.text.isspace() for character in characters):
        return False
    lines = lines_of(characters)
    lengths = [len(line.characters) for line in lines]
    even = len(set(lengths[:-1])) == 1 and lengths[-1] <= lengths[0]
    heights = [line.height for line in lines]
    even = even and min(heights) > ONE_SIZE * max(heights)
    return even and all(_width(line) + _digit(line) + _margins(line) > _wide(frame) for line in lines[:-1])


def _width(line: Line) -> float:
    return line.box[2] - line.box[0]


def _digit(line: Line) -> float:
    return max((c.x1 - c.x0 for c in line.characters if c.text.isdigit()), default=0.0)


def _margins(line: Line) -> float:
    return 2 * MARGIN * line.height


def _wide(frame: Frame) -> float:
    return frame.box[2] - frame.box[0]
