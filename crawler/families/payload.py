"""Interfaces that lists are asked of: how a form is sent, what the JSON must look like to be believed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
# What a payload of another shape than agreed makes its reader raise
MALFORMED = (ValueError, KeyError, TypeError)


def records(value: object) -> list[Mapping[str, Any]]:
    """*value* as a list of JSON objects; null is an empty list.

    Raises:
        TypeError: it is something else.
    """
    listed = [] if value is None else value
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        raise TypeError("not a list of objects")
    return listed
