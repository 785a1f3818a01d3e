"""What must hold of the extract of a damaged file, whatever the damage: no number silently wrong."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from tests.extract.fuzz.model import Damaged, Reach
from tests.extract.fuzz.papers import FIGURES
from tests.synthetic.judge import bare
from tests.synthetic.truth import state_of, visible

STATES: Final = {"number", "blank", "slash", "dash", "word", "missing_cell", "missing_row", "unreadable"}
KEYS: Final = {
    *("source", "kind", "title", "issuer", "year", "edition", "dates", "legal_basis", "cells", "sections"),
    *("claims", "facts", "fee_statement", "issues", "fingerprint", "extractor"),
}
LOCATORS: Final = {"html", "text", "docx", "xlsx", "xls", "pdf", "image", "ofd"}
TAGS: Final = re.compile(r"<[^<>]*>")
NOT_DIGITS: Final = re.compile(r"\D+")
WHOLE: Final = re.compile(r"[0-9]+")
# A figure of the form, unflagged, in another cell than its own, after words were moved or lost: the damaged
# page may well print it there. Listed for a person to look at, and no fault.
DOUBT: Final = "shifted"
# A sum that does not add up is a flag to a reader of the figures, but no sum of these reports does.
SUMS: Final = "sum_"


def broken_shape(extract: Mapping[str, Any]) -> str | None:
    """What of *extract* is not as design §8 has it; None when all of it is."""
    if set(extract) != KEYS:
        return f"keys {sorted(set(extract) ^ KEYS)}"
    for cell_id, cell in extract["cells"].items():
        if cell_id not in FIGURES and not cell_id.startswith("request.other."):
            return f"no cell of the form: {cell_id}"
        number, state, raw = cell["number"], cell["state"], cell["raw"]
        if state not in STATES or (number is None) != (state != "number"):
            return f"{cell_id} is {state} {number!r}"
        if (raw is None) != state.startswith("missing"):
            return f"{cell_id} is {state} and prints {raw!r}"
        if raw is not None and (cell["locator"] or {}).get("kind") not in LOCATORS:
            return f"{cell_id} has no place: {cell['locator']}"
    for issue in extract["issues"]:
        if (
            issue["severity"] not in {"error", "warning", "info"}
            or not issue["message_zh"]
            or not issue["message_en"]
        ):
            return f"issue {issue}"
    return None


def silent(extract: Mapping[str, Any], damaged: Damaged) -> Iterator[tuple[str, str]]:
    """Every cell that is wrong without a flag, as (code, what is wrong)."""
    if extract["kind"]["value"] != "report":
        if damaged.reach is Reach.QUIET and damaged.truth:
            yield "rejected", str(extract["kind"])
        return
    if not extract["cells"] and any(issue["code"] == "no_tables" for issue in extract["issues"]):
        return  # a flag on every cell
    flagged = {c for issue in extract["issues"] if not issue["code"].startswith(SUMS) for c in issue["cells"]}
    cells = extract["cells"]
    if any(issue["code"] == "columns_reordered" for issue in extract["issues"]):
        flagged |= {cell_id for cell_id in cells if cell_id.startswith("request.")}  # it says so of the table
    for cell_id in {**damaged.truth, **cells}:
        cell = cells.get(cell_id)
        if cell_id in flagged or (cell is not None and cell["state"] == "unreadable"):
            continue
        found = _wrong(cell_id, cell, damaged)
        if found is not None:
            yield found


def _wrong(cell_id: str, cell: Mapping[str, Any] | None, damaged: Damaged) -> tuple[str, str] | None:
    """One cell that no issue names."""
    number = None if cell is None else cell["number"]
    if cell_id in damaged.printed:
        return _odd(cell_id, cell, damaged.printed[cell_id])
    figure = damaged.truth.get(cell_id) or (FIGURES.get(cell_id) if damaged.reach is Reach.ANY else None)
    if figure is not None and number == int(figure):
        return None
    words = f"{cell_id} prints {figure}, read {cell}"
    if damaged.reach in (Reach.QUIET, Reach.FIGURE) and (figure is not None or number is not None):
        return "silent", words
    if number is None or cell is None:
        return None
    if damaged.reach is Reach.ORDER:
        glued = figure is not None and figure in cell["raw"] != figure  # what parted two figures is gone
        return None if glued else ("silent", words)
    if damaged.source and not _is_printed(cell["raw"], damaged.source):
        return "invented", words
    return (DOUBT, words) if str(number) in _VALUES else None


_VALUES: Final = frozenset(FIGURES.values())


def _odd(cell_id: str, cell: Mapping[str, Any] | None, words: str) -> tuple[str, str] | None:
    """A cell that prints something odd: its own text, and a number only if a person reads one there."""
    if cell is None:
        return "silent", f"{cell_id} prints {words!r}, and is not there"
    _, expected = state_of(visible(words))
    if expected is not None and WHOLE.fullmatch(words):
        expected = int(words)  # which the judge of the corpus would round
    if cell["number"] is not None and cell["number"] != expected:
        return "silent", f"{cell_id} prints {words!r}, read {cell}"
    if _plain(cell["raw"]) != _plain(words):
        return "raw", f"{cell_id} prints {words!r}, read {cell}"
    return None


def _plain(text: str | None) -> str:
    return "".join(
        letter for letter in (bare(text) or "") if letter.isprintable() and letter not in "\ufffd\ufffc"
    )


def _is_printed(raw: str, source: str) -> bool:
    """Whether the digits of *raw* stand together in *source*, whatever markup and blanks are between."""
    digits = NOT_DIGITS.sub("", raw)
    return digits in _texts(source) or digits in NOT_DIGITS.sub("", source)


@lru_cache(maxsize=2)
def _texts(source: str) -> str:
    return NOT_DIGITS.sub("", html.unescape(TAGS.sub("", source)))
