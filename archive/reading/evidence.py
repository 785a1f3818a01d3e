"""Locators of one table, stored in two halves so that half a million reports stay small.

What all cells of the table share is the *place*; what a row, a column or a single cell adds is the *layout*.
Reports made with one template share their layouts, so each distinct one is stored once. A box comes apart
into y (row) and x (column), a path into a prefix and a tail. The view ``cell`` joins the halves again;
:func:`expand` does the same here, and a test holds the two to each other.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from archive.schema.stable import canonical, stable_id
from extract.model import Locator

Place = tuple[str, str]  # row and column of a table of the form
Varying = tuple[tuple[str, tuple[Hashable, ...]], ...]  # key → its value in every cell


@lru_cache(maxsize=10_000)
def layout_id(layout: str) -> int:
    """The id of a layout; a few hundred layouts make up nearly all of them."""
    return stable_id(layout)


def compress(locators: Mapping[Place, Locator]) -> tuple[str, str]:
    """The locators of one table as (place, layout), both JSON. Layout has four parts::

    rows, columns   row or column → what all its cells have in common; every one that has a cell is named
    cells           row → column → what is this cell's alone
    absent          row → column → 1 for the cells without a locator
    """
    found = list(locators.values())
    alike = len({*map(tuple, found)}) == 1
    keys = list(found[0]) if alike else sorted(set.intersection(*(set(locator) for locator in found)))
    place: dict[str, Any] = {}
    varying: dict[str, tuple[Hashable, ...]] = {}
    for key in keys:
        values = [locator[key] for locator in found]
        if values.count(values[0]) == len(values):
            place[key] = values[0]
        elif key == "path":
            place["path"] = shared = _common_steps(values)
            varying["tail"] = tuple([path[len(shared) :] for path in values])
        elif key == "box":
            varying["x"] = tuple([(box[0], box[2]) for box in values])
            varying["y"] = tuple([(box[1], box[3]) for box in values])
        else:
            varying[key] = tuple(values)
    rest = "" if alike else canonical([_without(locator, keys) for locator in found])
    return canonical(place), _layout(tuple(locators), tuple(varying.items()), rest)


@lru_cache(maxsize=2_000)
def _layout(cells: tuple[Place, ...], varying: Varying, rest: str) -> str:
    """*varying* sorted into what depends on the row alone, on the column alone, or on both."""
    layout: dict[str, Any] = {"rows": {}, "columns": {}}
    for row, column in cells:
        layout["rows"][row], layout["columns"][column] = {}, {}
    alone: list[dict[str, Any]] = json.loads(rest) if rest else [{} for _ in cells]
    for key, values in varying:
        for axis, name in enumerate(("rows", "columns")):
            if (by_axis := _depends(cells, values, axis)) is not None:
                for label, value in by_axis.items():
                    layout[name][label][key] = value
                break
        else:
            for part, value in zip(alone, values, strict=True):
                part[key] = value
    layout["cells"] = _nested((place, part) for place, part in zip(cells, alone, strict=True) if part)
    there = set(cells)
    grid = ((row, column) for row in layout["rows"] for column in layout["columns"])
    layout["absent"] = _nested((place, 1) for place in grid if place not in there)
    return canonical(layout)


def _depends(cells: Sequence[Place], values: Sequence[Hashable], axis: int) -> Mapping[str, Hashable] | None:
    """The value of each row (axis 0) or column (axis 1), None when its cells differ among themselves."""
    found: dict[str, Hashable] = {}
    for place, value in zip(cells, values, strict=True):
        if found.setdefault(place[axis], value) != value:
            return None
    return found


def _nested(parts: Iterable[tuple[Place, Any]]) -> Mapping[str, Mapping[str, Any]]:
    nested: dict[str, dict[str, Any]] = defaultdict(dict)
    for (row, column), part in parts:
        nested[row][column] = part
    return nested


def _without(locator: Locator, keys: Collection[str]) -> dict[str, Any]:
    return {key: value for key, value in locator.items() if key not in keys}


def expand(place: str, layout: str, row: str, column: str) -> Locator | None:
    """The locator of one cell, or None where the table has none there."""
    parts = json.loads(layout)
    if row not in parts["rows"] or column not in parts["columns"] or column in parts["absent"].get(row, {}):
        return None
    alone = parts["cells"].get(row, {}).get(column, {})
    locator = {**json.loads(place), **parts["rows"][row], **parts["columns"][column], **alone}
    if "x" in locator:
        (left, right), (top, bottom) = locator.pop("x"), locator.pop("y")
        locator["box"] = [left, top, right, bottom]
    if "tail" in locator:
        locator["path"] += locator.pop("tail")
    return locator


def _common_steps(paths: Sequence[str]) -> str:
    """The steps all *paths* begin with: the first and the last of them in order share what all share."""
    first, last = min(paths), max(paths)
    length = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), 0)
    return first[: first.rfind("/", 0, length) if length else 0]
