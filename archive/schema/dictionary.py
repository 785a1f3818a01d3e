"""The bilingual dictionary of the published database, for everything that describes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

PATH = Path(__file__).parents[1] / "dictionary.yml"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a table or a column holds; ``unit`` where it is a quantity."""

    zh: str
    en: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class TableMeaning:
    """A table or view: its meaning, where its content comes from, and its columns."""

    zh: str
    en: str
    source: str
    columns: Mapping[str, Meaning]


@cache
def read() -> Mapping[str, TableMeaning]:
    """Table or view name → meaning.

    Raises:
        KeyError: an entry lacks one of its two languages or its source.
    """
    entries = yaml.safe_load(PATH.read_text(encoding="utf-8"))["tables"]
    return {
        name: TableMeaning(
            entry["zh"],
            entry["en"],
            entry["source"],
            {column: Meaning(**text) for column, text in entry["columns"].items()},
        )
        for name, entry in entries.items()
    }
