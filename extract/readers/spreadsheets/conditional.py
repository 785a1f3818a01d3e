"""Figures that conditional formatting hides in a spreadsheet: in white, or in a format that shows nothing."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from openpyxl.utils import get_column_letter

from extract.readers.spreadsheets.blocks import Place
from extract.readers.spreadsheets.ink import is_white
from extract.readers.spreadsheets.number_format import shown

COMPARES: Mapping[str, Callable[[float, float], bool]] = {
    "equal": operator.eq,
    "notEqual": operator.ne,
    "lessThan": operator.lt,
    "lessThanOrEqual": operator.le,
    "greaterThan": operator.gt,
    "greaterThanOrEqual": operator.ge,
}
# "B3=0", "$B3 = 0": an expression that compares the cell itself
_IS_ZERO = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)\s*=\s*0")


def hidden_figures(sheet: Any) -> tuple[set[Place], set[Place]]:
    """The cells whose figure a rule of *sheet* hides, and those for which that cannot be told."""
    hidden: set[Place] = set()
    untold: set[Place] = set()
    for formatting in sheet.conditional_formatting:
        tests = [_test_of(rule, formatting) for rule in formatting.rules if _hides(rule.dxf)]
        for cell in _figures_in(sheet, formatting) if tests else ():
            place, results = (cell.row - 1, cell.column - 1), [test(cell.value) for test in tests]
            if any(results):
                hidden.add(place)
            elif None in results:
                untold.add(place)
    return hidden, untold - hidden


def _hides(look: Any) -> bool:
    """Whether a rule that makes a figure look so leaves nothing of it to see."""
    if look is None:
        return False
    if look.numFmt is not None and not shown(0.0, look.numFmt.formatCode).text.strip():
        return True
    filled = look.fill is not None and not is_white(look.fill.bgColor)
    return look.font is not None and is_white(look.font.color) and not filled


def _test_of(rule: Any, formatting: Any) -> Callable[[float], bool | None]:
    """Whether *rule* is for a figure; None where that would take a spreadsheet program to tell."""
    compare = COMPARES.get(rule.operator or "") if rule.type == "cellIs" else None
    if compare is not None and (constant := _constant(rule.formula)) is not None:
        return lambda value: compare(value, constant)
    if rule.type == "expression" and _is_about_itself(rule.formula, formatting):
        return lambda value: value == 0
    return lambda value: None


def _constant(formula: list[str]) -> float | None:
    try:
        return float(formula[0]) if len(formula) == 1 else None
    except ValueError:
        return None


def _is_about_itself(formula: list[str], formatting: Any) -> bool:
    """Whether the expression is "B3=0" where B3 is the first of the cells it is for."""
    found = _IS_ZERO.fullmatch(formula[0].strip()) if len(formula) == 1 else None
    first = next(iter(formatting.cells.ranges), None)
    if found is None or first is None:
        return False
    return found.group(1, 2) == (get_column_letter(first.min_col), str(first.min_row))


def _figures_in(sheet: Any, formatting: Any) -> Iterator[Any]:
    for area in formatting.cells.ranges:
        bottom, right = min(area.max_row, sheet.max_row), min(area.max_col, sheet.max_column)
        for row in sheet.iter_rows(area.min_row, bottom, area.min_col, right):
            yield from (
                cell for cell in row if isinstance(cell.value, int | float) and not cell.fill.fill_type
            )
