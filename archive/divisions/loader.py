"""Reading the committed table of divisions: one compressed CSV, parsed once and kept."""

from __future__ import annotations

import csv
import gc
import gzip
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from archive.divisions.model import LEVELS, Code, CodeSystem, DivisionRow, Unit, division_id

DATA_FILE = "divisions.csv.gz"
COLUMNS = ("level", "name", "unit", "parent", "codes", "valid_from", "valid_to", "successors", "lineage")
_UNITS: dict[str, Unit] = {"a": "administrative", "q": "quasi"}
_SYSTEMS: dict[str, CodeSystem] = {"g": "gb", "n": "nbs"}


@dataclass(slots=True)
class Table:
    """All divisions with the indexes a lookup needs. Rows stand parents first."""

    rows: dict[str, DivisionRow] = field(default_factory=dict)
    children: dict[str, list[DivisionRow]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, list[DivisionRow]] = field(default_factory=lambda: defaultdict(list))
    by_code: dict[str, list[DivisionRow]] = field(default_factory=lambda: defaultdict(list))
    by_lineage: dict[str, list[DivisionRow]] = field(default_factory=lambda: defaultdict(list))

    def add(self, row: DivisionRow) -> None:
        """Index one row; its parent must already be there."""
        self.rows[row.id] = row
        if row.parent:
            self.children[row.parent].append(row)
        self.by_name[row.name.partition("#")[0]].append(row)
        self.by_lineage[row.lineage].append(row)
        for code in row.codes:
            if row not in self.by_code[code.code]:
                self.by_code[code.code].append(row)

    def path(self, row: DivisionRow) -> tuple[DivisionRow, ...]:
        """The divisions from province (or the country itself) down to *row*."""
        steps = [row]
        while (parent := steps[-1].parent) is not None and self.rows[parent].level != "country":
            steps.append(self.rows[parent])
        return tuple(reversed(steps))


def read_codes(text: str) -> tuple[Code, ...]:
    """``"g:130623:1994:|n:130623:2016:2023"`` → codes."""
    codes = []
    for part in text.split("|") if text else ():
        system, code, first, last = part.split(":")
        codes.append(Code(_SYSTEMS[system], code, _year(first), _year(last)))
    return tuple(codes)


def _year(text: str) -> int | None:
    return int(text) if text else None


@lru_cache(maxsize=1)
def load() -> Table:
    """The table, parsed on first use (a fraction of a second), then shared; treat it as read-only."""
    packed = (files("archive.divisions") / "data" / DATA_FILE).read_bytes()
    lines = list(csv.reader(io.StringIO(gzip.decompress(packed).decode("utf-8"))))
    table = Table()
    # Everything built here lives as long as the process: letting the collector walk it doubles the time.
    gc.disable()
    try:
        ids = _identities(lines[1:])
        for index, line in enumerate(lines[1:]):
            table.add(_row(line, index, ids))
    finally:
        gc.enable()
    return table


def _identities(lines: list[list[str]]) -> list[str]:
    """The id of every line, in order; a line's parent stands before it."""
    ids: list[str] = []
    paths: list[tuple[str, ...]] = []
    for line in lines:
        above = paths[int(line[3])] if line[3] else ()
        path = (*above, line[1]) if line[0] != "0" else ()
        paths.append(path)
        ids.append(division_id(LEVELS[int(line[0])], path))
    return ids


def _row(line: list[str], index: int, ids: list[str]) -> DivisionRow:
    level, name, unit, parent, codes, first, last, successors, lineage = line
    return DivisionRow(
        id=ids[index],
        name=name.partition("#")[0],
        level=LEVELS[int(level)],
        unit=_UNITS[unit],
        parent=ids[int(parent)] if parent else None,
        lineage=ids[int(lineage)] if lineage else ids[index],
        codes=read_codes(codes),
        valid_from=_year(first),
        valid_to=_year(last),
        successors=tuple(ids[int(number)] for number in successors.split()),
    )


def table() -> Iterator[DivisionRow]:
    """Every division known to the archive, parents before children: the rows of the ``division`` table."""
    yield from load().rows.values()
