"""Locators of one table row, stored in two halves so that half a million reports stay small.

What the cells of a row share is the *place*; what each column adds is the *layout*. Layouts repeat from row
to row and from report to report, so each distinct one is stored once. A box comes apart into y (row) and x
(column), a path into a prefix and a tail. The view ``cell`` joins the halves again; :func:`expand` does the
same here, and a test holds the two to each other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

Locator = Mapping[str, Any]
ID_BITS = 53  # the largest integers JSON readers keep exact


def canonical(value: Any) -> str:
    """JSON with one spelling: sorted keys, no spaces, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def stable_id(text: str, bits: int = ID_BITS) -> int:
    """A positive integer derived from *text* alone, so that two builds give the same ids."""
    digest = hashlib.sha256(text.encode()).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - bits)


def compress(locators: Mapping[str, Locator]) -> tuple[str, str]:
    """The locators of one row (column key → locator) as (place, layout), both JSON."""
    place: dict[str, Any] = _shared(locators)
    columns = {
        column: {key: value for key, value in locator.items() if key not in place}
        for column, locator in locators.items()
    }
    _split_boxes(place, columns)
    _split_paths(place, columns)
    return canonical(place), canonical(columns)


def expand(place: str, layout: str, column: str) -> Locator | None:
    """The locator of one cell, or None where the row has none for that column."""
    part = json.loads(layout).get(column)
    if part is None:
        return None
    locator = {**json.loads(place), **part}
    if "y" in locator:
        (left, right), (top, bottom) = locator.pop("x"), locator.pop("y")
        locator["box"] = [left, top, right, bottom]
    if "tail" in locator:
        locator["path"] += locator.pop("tail")
    return locator


def _shared(locators: Mapping[str, Locator]) -> dict[str, Any]:
    first = next(iter(locators.values()))
    return {
        key: value
        for key, value in first.items()
        if key not in ("box", "path")
        and all(key in locator and locator[key] == value for locator in locators.values())
    }


def _split_boxes(place: dict[str, Any], columns: dict[str, dict[str, Any]]) -> None:
    boxes = [part["box"] for part in columns.values() if part.get("box") is not None]
    if len(boxes) < len(columns) or len({(box[1], box[3]) for box in boxes}) != 1:
        return
    place["y"] = [boxes[0][1], boxes[0][3]]
    for part in columns.values():
        box = part.pop("box")
        part["x"] = [box[0], box[2]]


def _split_paths(place: dict[str, Any], columns: dict[str, dict[str, Any]]) -> None:
    paths = [str(part["path"]) for part in columns.values() if part.get("path") is not None]
    if len(paths) < len(columns):
        return
    # "/html/body/table[1]/tr[5]/td[3]" is cut at the last "/" all cells share.
    shared = _common_steps(paths)
    place["path"] = shared
    for part in columns.values():
        part["tail"] = part.pop("path")[len(shared) :]


def _common_steps(paths: Sequence[str]) -> str:
    shared: list[str] = []
    for steps in zip(*(path.split("/")[:-1] for path in paths), strict=False):
        if len(set(steps)) != 1:
            break
        shared.append(steps[0])
    return "/".join(shared)
