"""Whole numbers in the machinery of a file: spans, sizes, places. Anything may stand in their stead."""

from __future__ import annotations

DIGITS = 9  # of a longer number only the first are looked at: it is too large for anything either way


def whole_number(text: str | None, default: int = 0) -> int:
    """The number *text* states in ASCII digits; *default* where it states none."""
    digits = text.strip() if text is not None else ""
    return int(digits.lstrip("0")[:DIGITS] or 0) if digits.isascii() and digits.isdigit() else default
