"""The division table while it is being put together: mutable nodes, merged from several sources."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from archive.divisions.model import LEVELS, Code, CodeSystem, Level, Unit, division_id

# "保定地区" → "保定", "水城县" → "水城", "小关乡" → "小关", "蒲城街道" → "蒲城"
ENDING = re.compile(r"(地区|盟|市|县|区|街道|镇|乡|苏木)$")


@dataclass(slots=True, eq=False)
class Node:
    """A division to be. Years are closed intervals; ``None`` is an edge the sources do not show."""

    level: Level
    name: str
    unit: Unit
    parent: Node | None
    codes: list[Code] = field(default_factory=list)
    valid_from: int | None = None
    valid_to: int | None = None
    successors: list[Node] = field(default_factory=list)
    predecessors: list[Node] = field(default_factory=list)
    ordinal: int = 1

    @property
    def label(self) -> str:
        """The name, with ``#2`` when it is the second of that name under its parent."""
        return self.name if self.ordinal == 1 else f"{self.name}#{self.ordinal}"

    @property
    def path(self) -> tuple[str, ...]:
        """Names from the province down."""
        if self.level == "country":
            return ()
        return (*(self.parent.path if self.parent else ()), self.label)

    @property
    def id(self) -> str:
        """The published id."""
        return division_id(self.level, self.path)

    def existed(self, year: int) -> bool:
        """True unless known not to have existed in *year*."""
        return (self.valid_from or year) <= year <= (self.valid_to or year)

    def distance(self, year: int) -> int:
        """Years between *year* and the nearest year of existence, 0 inside it."""
        if self.existed(year):
            return 0
        after = year - self.valid_to if self.valid_to and year > self.valid_to else 0
        return after or (self.valid_from or year) - year

    def add_code(self, system: CodeSystem, code: str, first: int | None, last: int | None) -> None:
        """Record a code; a run that continues one already there extends it."""
        for index, known in enumerate(self.codes):
            if known.system == system and known.code == code:
                self.codes[index] = Code(
                    system, code, _lower(known.valid_from, first), _upper(known.valid_to, last)
                )
                return
        self.codes.append(Code(system, code, first, last))

    def extend(self, first: int | None, last: int | None) -> None:
        """Widen the years of existence by another sighting of the same division."""
        self.valid_from, self.valid_to = _lower(self.valid_from, first), _upper(self.valid_to, last)

    def succeed(self, successor: Node) -> None:
        """Record that this division went, wholly or in part, into *successor*."""
        if successor is not self and successor not in self.successors:
            self.successors.append(successor)
            successor.predecessors.append(self)

    def root(self) -> Node:
        """The earliest division this one continues: followed back while there is one clear predecessor."""
        node, seen = self, {id(self)}
        while (earlier := node._continued()) is not None and id(earlier) not in seen:
            seen.add(id(earlier))
            node = earlier
        return node

    def _continued(self) -> Node | None:
        """The division this one continues: of its own stem, or its only one that went nowhere else."""
        namesakes = [other for other in self.predecessors if stem(other.name) == stem(self.name)]
        if len(namesakes) == 1:
            return namesakes[0]
        if len(self.predecessors) == 1 and len(self.predecessors[0].successors) == 1:
            return self.predecessors[0]
        return None


def stem(name: str) -> str:
    """The name without the word for what it is: 水城县 and 水城区 share one."""
    return ENDING.sub("", name) or name


def _lower(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else min(a, b)


def _upper(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else max(a, b)


def level_number(level: Level) -> int:
    """0 for the country … 4 for a township."""
    return LEVELS.index(level)
