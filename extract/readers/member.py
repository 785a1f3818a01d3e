"""Blocks of a file inside a file: their locators say in which one they stand."""

from __future__ import annotations

from dataclasses import replace

from extract.model import Block, Grid, Locator


def in_member(block: Block, name: str) -> Block:
    """*block* with the member's name in its locators."""
    if not isinstance(block, Grid):
        return replace(block, locator=_within(block.locator, name))
    moved = {
        id(cell): cell._replace(locator=_within(cell.locator, name)) for row in block.rows for cell in row
    }
    rows = tuple(tuple(moved[id(cell)] for cell in row) for row in block.rows)
    return Grid(rows, _within(block.locator, name))


def _within(locator: Locator, name: str) -> Locator:
    return {**locator, "member": name}
