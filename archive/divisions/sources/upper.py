"""Provinces, prefectures and counties from their history, and the zones the statistical list adds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from archive.divisions.model import Level
from archive.divisions.sources.lineage import FIRST_YEAR, LineageRow
from archive.divisions.sources.node import Node, stem
from archive.divisions.sources.snapshots import FIRST_WITH_ZONES, SHELF, Area, begins, ends


class Upper:
    """The tree above the townships. Construct with the history, then ask it for the node of an area."""

    def __init__(self, history: Iterable[LineageRow]) -> None:
        self.country = Node("country", "中华人民共和国", "administrative", None)
        self.nodes: list[Node] = [self.country]
        self._by_path: dict[tuple[Level, tuple[str, ...]], Node] = {}
        self._by_name: dict[tuple[str, str], list[Node]] = defaultdict(list)
        self._by_code: dict[str, list[Node]] = defaultdict(list)
        rows = sorted(history, key=lambda row: (len(row.path), row.code, row.began))
        pairs = [(row, self._lay(row)) for row in rows]
        self._link(pairs)

    def _lay(self, row: LineageRow) -> Node:
        """The node of a history row: rows that differ by code only are one division."""
        first = None if row.began == FIRST_YEAR else row.began
        last = None if row.ended is None else row.ended - 1
        node = self._by_path.get((row.level, row.path))
        if node is None:
            parent = self._parent_of(row)
            node = self._register(
                Node(row.level, row.name, "administrative", parent, [], first, last), row.path
            )
        else:
            node.extend(first, last)
        node.add_code("gb", row.code, first, last)
        self._by_code[row.code].append(node)
        return node

    def _parent_of(self, row: LineageRow) -> Node:
        if row.level == "province":
            return self.country
        if len(row.path) > 2:
            return self._by_path["prefecture", row.path[:2]]
        return self._by_path["province", row.path[:1]]

    def _register(self, node: Node, path: tuple[str, ...]) -> Node:
        self._by_path[node.level, path] = node
        self._by_name[path[0], node.name].append(node)
        self.nodes.append(node)
        return node

    def _link(self, pairs: list[tuple[LineageRow, Node]]) -> None:
        """Successors: the codes the history names, a rename under one code, a 地区 turned 市."""
        for row, node in pairs:
            if row.ended is None:
                continue
            codes = row.successors or (row.code,)
            found = [
                other
                for later, other in pairs
                if later.code in codes
                and later.level == row.level
                and later.began <= row.ended
                and (later.ended is None or later.ended > row.ended)
            ]
            for successor in found or self._same_stem(node, row.ended):
                node.succeed(successor)

    def _same_stem(self, node: Node, year: int) -> list[Node]:
        if node.level != "prefecture" or node.parent is None:
            return []
        return [
            other
            for other in self.nodes
            if other.level == "prefecture"
            and other.parent is node.parent
            and other.valid_from == year
            and stem(other.name) == stem(node.name)
        ]

    def add(self, code: str, name: str, year: int, listed: dict[str, str]) -> Node:
        """A division the ministry lists since *year*; *listed* (code → name) tells what it lies in."""
        province = listed[f"{code[:2]}0000"]
        city = listed.get(f"{code[:4]}00")
        path = tuple(dict.fromkeys((province, *((city,) if city else ()), name)))
        level: Level = "prefecture" if code.endswith("00") else "county"
        parent = self._by_path["prefecture" if len(path) > 2 else "province", path[:-1]]
        node = self._by_path.get((level, path))
        if node is None:
            node = self._register(Node(level, name, "administrative", parent, [], year, None), path)
        node.extend(year, None)
        node.add_code("gb", code, year, None)
        return node

    def node_of(self, area: Area, year: int) -> Node:
        """Where the townships of *area* hang: its county, or the prefecture of a city without counties."""
        if SHELF.match(area.name) and area.city:
            return self._city(area, year)
        known = [n for n in self._by_name[area.province, area.name] if n.unit == "administrative"]
        if known:
            return min(known, key=lambda node: self._fit(node, area, year))
        return self._zone(area, year)

    def _fit(self, node: Node, area: Area, year: int) -> tuple[bool, int, bool]:
        other_parent = node.parent is not None and node.level == "county" and node.parent.name != area.city
        other_code = all(code.code != area.code for code in node.codes)
        return (area.city is not None and other_parent, node.distance(year), other_code)

    def _city(self, area: Area, year: int) -> Node:
        """The prefecture the list files *area* under, or the province for an entry on a shelf."""
        cities = [n for n in self._by_name[area.province, area.city or ""] if n.level == "prefecture"]
        if not cities:
            return self._by_path["province", (area.province,)]
        return min(cities, key=lambda node: node.distance(year))

    def _zone(self, area: Area, year: int) -> Node:
        """A county-level entry of the statistical list that is no county in law."""
        parent = self._city(area, year)
        path = (*parent.path, area.name)
        first, last = begins(year, FIRST_WITH_ZONES), ends(year)
        node = self._by_path.get(("county", path))
        if node is None:
            node = self._register(Node("county", area.name, "quasi", parent, [], first, last), path)
        else:
            node.extend(first, last)
        node.add_code("nbs", area.code, first, last)
        return node
