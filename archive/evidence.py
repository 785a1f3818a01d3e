"""Locators of one table row, stored in two halves so that half a million reports stay small.

What the cells of a row share is the *place*; what each column adds is the *layout*. Layouts repeat from row
to row and from report to report, so each distinct one is stored once. A box comes apart into y (row) and x
(column), a path into a prefix and a tail. The view ``cell`` joins the halves again; :func:`expand` does the
same here, and a test holds the two to each other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

Locator = Mapping[str, Any]
ID_BITS = 53  # the largest integers JSON readers keep exact


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Any) -> str:
    """JSON with one spelling: sorted keys, no spaces, Chinese as it is."""
    return _ENCODER.encode(value)


@lru_cache(maxsize=10_000)
def layout_id(layout: str) -> int:
    """The id of a layout; a few hundred layouts make up nearly all of them."""
    return stable_id(layout)


def stable_id(text: str, bits: int = ID_BITS) -> int:
    """A positive integer derived from *text* alone, so that two builds give the same ids."""
    digest = hashlib.sha256(text.encode()).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - bits)


def compress(locators: Mapping[str, Locator]) -> tuple[str, str]:
    """The locators of one row (column key → locator) as (place, layout), both JSON."""
    found = list(locators.values())
    alike = [locator.keys() for locator in found].count(found[0].keys()) == len(found)
    keys = list(found[0]) if alike else set.intersection(*(set(locator) for locator in found))
    place: dict[str, Any] = {}
    varying: dict[str, tuple[Any, ...]] = {}
    for key in keys:
        values = [locator[key] for locator in found]
        if key == "path":
            place["path"] = shared = _common_steps(values)
            varying["tail"] = tuple([path[len(shared) :] for path in values])
        elif key == "box":
            _split_boxes(values, place, varying)
        elif values.count(values[0]) == len(values):
            place[key] = values[0]
        else:
            varying[key] = tuple(values)
    rest = {} if alike else {name: _without(locator, keys) for name, locator in locators.items()}
    return _ENCODER.encode(place), _layout(tuple(locators), varying, rest)


def _split_boxes(
    boxes: list[list[float]], place: dict[str, Any], varying: dict[str, tuple[Any, ...]]
) -> None:
    edges = {(box[1], box[3]) for box in boxes}
    if len(edges) == 1:
        place["y"] = edges.pop()
        varying["x"] = tuple((box[0], box[2]) for box in boxes)
    else:
        varying["box"] = tuple(tuple(box) for box in boxes)


def _layout(
    columns: tuple[str, ...], varying: Mapping[str, tuple[Any, ...]], rest: Mapping[str, Mapping[str, Any]]
) -> str:
    if not rest:
        return _encoded_layout(columns, tuple(varying.items()))
    parts = ({key: values[number] for key, values in varying.items()} for number in range(len(columns)))
    return _ENCODER.encode(
        {column: {**part, **rest[column]} for column, part in zip(columns, parts, strict=True)}
    )


@lru_cache(maxsize=10_000)
def _encoded_layout(columns: tuple[str, ...], varying: tuple[tuple[str, tuple[Any, ...]], ...]) -> str:
    # Layouts repeat from row to row; encoding each once is most of what a report's evidence costs.
    return _ENCODER.encode(
        {column: {key: values[number] for key, values in varying} for number, column in enumerate(columns)}
    )


def _without(locator: Locator, keys: Collection[str]) -> dict[str, Any]:
    return {key: value for key, value in locator.items() if key not in keys}


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


def _common_steps(paths: Sequence[str]) -> str:
    rows = {path.rpartition("/")[0] for path in paths}
    if len(rows) == 1:
        return rows.pop()
    shared: list[str] = []
    for steps in zip(*(path.split("/")[:-1] for path in paths), strict=False):
        if len(set(steps)) != 1:
            break
        shared.append(steps[0])
    return "/".join(shared)
