"""Divisions of China by year: their names, codes, parents and successors (docs/divisions.md)."""

from __future__ import annotations

from archive.divisions.expected import Expected, expected
from archive.divisions.loader import load, table
from archive.divisions.model import Code, DivisionRow, Level, Unit

__all__ = ["Code", "DivisionRow", "Expected", "Level", "Unit", "expected", "load", "table"]
