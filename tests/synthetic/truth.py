"""Printed text → what a reader must report for it: raw, state, number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from tests.synthetic import blank_form as form

# "1,234", "１２", "+3", "-2", "26.5500"
NUMBER: Final = re.compile(r"[+\-−]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
# "251000元", "12件": digits and their unit
WITH_UNIT: Final = re.compile(r"([+\-−]?[\d,.]+)(元|万元|件|项|条|宗)")
FOLD: Final = str.maketrans("０１２３４５６７８９，．＋－−", "0123456789,.+--")

Truth = dict[str, dict[str, Any]]


def visible(text: str) -> str:
    """The text without characters that leave no ink: zero-width marks and the soft hyphen."""
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


def state_of(text: str) -> tuple[str, int | float | None]:
    """State and number of one printed cell, by the vocabulary of the form's cell states."""
    bare = visible(text).strip().translate(FOLD)
    if not bare:
        return "blank", None
    if bare in {"/", "／"}:
        return "slash", None
    if set(bare) <= set("-—–_"):
        return "dash", None
    if bare.replace(" ", "").isdigit():
        bare = bare.replace(" ", "")  # one number, its digits set apart
    unit = WITH_UNIT.fullmatch(bare)
    digits = unit.group(1) if unit else bare
    if NUMBER.fullmatch(digits):
        value = float(digits.replace(",", ""))
        return "number", int(value) if value.is_integer() else value
    return "word", None


def truth_of(figures: Mapping[str, str], edition: str, one_row_other: bool) -> Truth:
    """Every cell of the edition; an absent figure is ``missing_cell`` (``missing_row`` for a whole row)."""
    truth: Truth = {}
    for cell_id in form.cell_ids(edition, one_row_other):
        if cell_id in figures:
            state, number = state_of(figures[cell_id])
            truth[cell_id] = {"raw": figures[cell_id].strip(), "state": state, "number": number}
            continue
        row = cell_id.rpartition(".")[0]
        present = any(f"{row}.{column}" in figures for column, _ in form.COLUMNS)
        truth[cell_id] = {"raw": None, "state": "missing_cell" if present else "missing_row", "number": None}
    return truth
