"""Sums of a sheet that are not what they add up to: programs that fill in a sheet leave old results there.

Spreadsheet programs compute them again when they open the file, and show another figure than it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl.utils import column_index_from_string

from extract.readers.spreadsheets.blocks import Place
from extract.readers.spreadsheets.number_format import plain

# B2   $B$2
_CELL = r"\$?([A-Z]{1,3})\$?(\d{1,7})"
_PLACE = re.compile(_CELL)
_RANGE = re.compile(rf"{_CELL}:{_CELL}")
# SUM(B2:B4,D5)   B2   12.5
_TERM = re.compile(rf"SUM\(([^()]*)\)|{_CELL}|(\d+(?:\.\d+)?)")
# +   - between the terms of a formula
_SIGN = re.compile(r"[+-]")
# <calcPr calcId="191029" fullCalcOnLoad="1"/>
_COMPUTED_ON_LOAD = re.compile(rb"<(?:[^\s<>/:]+:)?calcPr\b[^>]*\bfullCalcOnLoad=[\"'](?:1|true)[\"']")
_DEEPEST = 50  # sums of sums
_MOST = 200_000  # cells looked at for one sheet
_NEAR = 1e-9  # of a result: computers add in different orders


def computed_on_load(workbook: bytes) -> bool:
    """Whether a workbook's part says that no result in it is to be believed."""
    return _COMPUTED_ON_LOAD.search(workbook) is not None


def stale(held: Mapping[Place, Any], formulas: Mapping[Place, Any], on_load: bool) -> dict[Place, str]:
    """The cells whose result is not that of their formula, and what is; the formula where none can be told.

    *held*: what the cells hold, results for formulas. *on_load*: whether all are computed when it is opened.
    """
    sums = _Sums(held, formulas)
    found: dict[Place, str] = {}
    for place, formula in formulas.items():
        result = held.get(place)
        if not isinstance(result, int | float):  # none is stored, or words are
            continue
        told = sums.of(place)
        if told is None:
            if on_load:
                found[place] = str(formula)
        elif abs(told - result) > _NEAR * max(1.0, abs(told)):
            found[place] = plain(int(told) if told == int(told) else told)
    return found


class _Sums:
    """What formulas that only add come to; None for all others."""

    def __init__(self, held: Mapping[Place, Any], formulas: Mapping[Place, Any]) -> None:
        self._held = held
        self._formulas = formulas
        self._known: dict[Place, float | None] = {}
        self._left = _MOST

    def of(self, place: Place, depth: int = 0) -> float | None:
        """The figure of a cell, computed where it is a formula; 0 for a blank one."""
        if place not in self._formulas:
            value = self._held.get(place, 0)
            value = 0 if value is None else value
            return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
        if place not in self._known:
            self._known[place] = None  # for a formula that asks for itself
            if depth < _DEEPEST:
                self._known[place] = self._result(self._formulas[place], depth + 1)
        return self._known[place]

    def _result(self, formula: Any, depth: int) -> float | None:
        text = str(formula).removeprefix("=").replace(" ", "").upper()
        at, total, sign = 0, 0.0, 1
        if _SIGN.match(text):
            at, sign = 1, -1 if text[0] == "-" else 1
        while (term := _TERM.match(text, at)) is not None:
            figure = self._term(term, depth)
            if figure is None:
                return None
            total += sign * figure
            at = term.end()
            if at == len(text):
                return total
            if not _SIGN.match(text, at):
                return None
            at, sign = at + 1, -1 if text[at] == "-" else 1
        return None

    def _term(self, term: re.Match[str], depth: int) -> float | None:
        listed, column, row, number = term.groups()
        if number is not None:
            return float(number)
        if listed is None:
            return self.of(_place(column, row), depth)
        total = 0.0
        for part in listed.split(","):
            places = self._places(part)
            if places is None:
                return None
            for place in places:
                value = self._held.get(place)
                if place not in self._formulas and (value is None or _is_word(value)):
                    continue  # SUM leaves words out
                if (figure := self.of(place, depth)) is None:
                    return None
                total += figure
        return total

    def _places(self, part: str) -> Iterator[Place] | None:
        """The cells of one argument of SUM; None for what is neither a cell nor a range of them."""
        if (one := _PLACE.fullmatch(part)) is not None:
            return iter([_place(*one.groups())])
        if (found := _RANGE.fullmatch(part)) is None:
            return None
        (top, left), (bottom, right) = _place(*found.groups()[:2]), _place(*found.groups()[2:])
        self._left -= max(0, bottom - top + 1) * max(0, right - left + 1)
        if self._left < 0:
            return None
        return ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


def _is_word(value: Any) -> bool:
    """Whether a cell holds text, and no error: #REF!"""
    return isinstance(value, str) and not value.startswith("#")


def _place(column: str, row: str) -> Place:
    return int(row) - 1, column_index_from_string(column) - 1
