"""Whole numbers as files state them, and what damaged ones state instead."""

from __future__ import annotations

import pytest

from extract.readers.whole import whole_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        (" 007 ", 7),
        ("0", 0),
        ("9" * 5000, 999_999_999),
        (None, -1),
        ("", -1),
        ("1.5", -1),
        ("-3", -1),
        ("１２", -1),
        ("²", -1),
        ("abc", -1),
    ],
)
def test_anything_but_digits_is_the_default(text: str | None, number: int) -> None:
    assert whole_number(text, default=-1) == number
