"""Conditional formatting in an XLS file, which xlrd passes over: rules that print figures in white, or none.

The records are those of [MS-XLS]: 2.4.56 CondFmt, 2.4.42 CF, 2.5.92 DXFN.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from extract.readers.spreadsheets.biff import Record
from extract.readers.spreadsheets.blocks import Place
from extract.readers.spreadsheets.conditional import COMPARES
from extract.readers.spreadsheets.number_format import shown

Test = Callable[[float], bool | None]  # whether a rule is for a figure; None where that cannot be told
Area = tuple[int, int, int, int]  # first and last row, first and last column
CONDFMT, CF = 0x1B0, 0x1B1
_NUMBER, _FONT, _ALIGNMENT, _BORDER, _PATTERN = (1 << bit for bit in (25, 26, 27, 28, 29))
_SIZES = ((_FONT, 118), (_ALIGNMENT, 8), (_BORDER, 8), (_PATTERN, 4))
_INK = 80  # where a font says its colour
_WINDOW = 65  # the colour of paper that no palette holds
_WHITE = (255, 255, 255)
_VALUE, _EXPRESSION = 1, 2
_OPERATORS = {
    3: "equal",
    4: "notEqual",
    5: "greaterThan",
    6: "lessThan",
    7: "greaterThanOrEqual",
    8: "lessThanOrEqual",
}
# tInt and tNum, the constants of a formula
_CONSTANTS = {0x1E: "<H", 0x1F: "<d"}
# the cell itself, = 0: tRefN with no distance, tInt 0, tEQ; as an address, tRef with the first cell
_ITSELF = bytes.fromhex("4c000000c01e00000b")


@dataclass(slots=True)
class Conditions:
    """The rules of one sheet that may hide a figure, each with the cells it is for."""

    rules: list[tuple[list[Area], Test]] = field(default_factory=list)

    def hides(self, place: Place, figure: float) -> bool | None:
        """Whether a rule hides the *figure* at *place*; None where that cannot be told."""
        results = [test(figure) for areas, test in self.rules if any(_covers(area, place) for area in areas)]
        return True if True in results else None if None in results else False


def conditions_of(records: Iterable[Record], palette: Mapping[int, Any]) -> Conditions:
    """Those that the *records* of a worksheet tell; *palette*: the workbook's colours."""
    found = Conditions()
    areas: list[Area] = []
    for kind, data in records:
        if kind == CONDFMT:
            areas = [*_areas(data[12:])]
        elif kind == CF and (rule := _rule(data, palette)) is not None:
            found.rules.append((areas, rule))
    return found


def _covers(area: Area, place: Place) -> bool:
    top, bottom, left, right = area
    return top <= place[0] <= bottom and left <= place[1] <= right


def _areas(data: bytes) -> Iterator[Area]:
    count = int.from_bytes(data[:2], "little")
    for start in range(2, min(2 + 8 * count, len(data) - 7), 8):
        top, bottom, left, right = struct.unpack_from("<4H", data, start)
        yield top, bottom, left, right


def _rule(data: bytes, palette: Mapping[int, Any]) -> Test | None:
    """For which figures a rule is, if it hides them; None where it does not."""
    if len(data) < 12:
        return None
    kind, operator, size, _, flags, more = struct.unpack_from("<BBHHIH", data)
    at, hides = 12, False
    if flags & _NUMBER:
        at, hides = _number_format(data, at, bool(more & 1))
    blocks: dict[int, bytes] = {}
    for block, long in _SIZES:
        if flags & block:
            blocks[block], at = data[at : at + long], at + long
    if not hides and not _is_white(blocks, palette):
        return None
    formula = data[at : at + size]
    compare = COMPARES.get(_OPERATORS.get(operator, "")) if kind == _VALUE else None
    if compare is not None and (constant := _constant(formula)) is not None:
        return lambda figure: compare(figure, constant)
    if kind == _EXPRESSION and formula == _ITSELF:
        return lambda figure: figure == 0
    return lambda figure: None


def _number_format(data: bytes, at: int, written: bool) -> tuple[int, bool]:
    """Where the number format at *at* ends, and whether it leaves nothing of a zero to see."""
    if not written or len(data) < at + 5:
        return at + 2, False
    size, letters = struct.unpack_from("<HH", data, at)
    text = data[at + 5 : at + size]
    code = text.decode("utf-16-le" if data[at + 4] & 1 else "latin-1", "replace")[:letters]
    return at + size, not shown(0.0, code).text.strip()


def _is_white(blocks: Mapping[int, bytes], palette: Mapping[int, Any]) -> bool:
    """Whether a look prints white, and on no ground of another colour."""
    font, pattern = blocks.get(_FONT, b""), blocks.get(_PATTERN, b"")
    if len(font) < _INK + 4 or not _is_paper(int.from_bytes(font[_INK : _INK + 4], "little"), palette):
        return False
    colours = int.from_bytes(pattern[2:4], "little")
    return not pattern or all(_is_paper(one & 0x7F, palette) for one in (colours, colours >> 7))


def _is_paper(colour: int, palette: Mapping[int, Any]) -> bool:
    return colour == _WINDOW or palette.get(colour) == _WHITE


def _constant(formula: bytes) -> float | None:
    shape = _CONSTANTS.get(formula[0]) if formula else None
    if shape is None or len(formula) != 1 + struct.calcsize(shape):
        return None
    return float(struct.unpack_from(shape, formula, 1)[0])
