"""Townships: the same name under the same county in successive yearly lists is one division."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from archive.divisions.model import Unit
from archive.divisions.sources.node import Node, stem
from archive.divisions.sources.snapshots import Snapshot, additions, begins, ends
from archive.divisions.sources.upper import Upper

# "东华门街道", "水屯镇", "于家务回族乡", "辉苏木": what stands below the county; "南磨房地区" is Beijing's.
ADMINISTRATIVE_NAME = re.compile(r"(街道|镇|乡|苏木|地区|区公所)$")
# The seventh digit of a statistical code: 0 subdistrict, 1 town, 2 and 3 township; 4 and 5 resemble one.
ADMINISTRATIVE_DIGIT = frozenset("0123")
# Shorter than this, what is left after the county's name is no name: 湖口县镇.
SHORTEST_NAME = 2
# "街道", "镇": an ending alone.
GENERIC = re.compile(r"^(街道|镇|乡|苏木|地区|区|林场)$")

Sighting = tuple[int, str]  # year, nine-digit code


def build(upper: Upper, snapshots: Iterable[Snapshot]) -> list[Node]:
    """All townships, linked to their counties and to their successors."""
    sightings = _sightings(upper, snapshots)
    nodes = [node for (parent, name), seen in sightings.items() for node in _nodes(parent, name, seen)]
    _link(nodes)
    return nodes


def _sightings(upper: Upper, snapshots: Iterable[Snapshot]) -> dict[tuple[Node, str], list[Sighting]]:
    """(county, name) → every (year, code) it was listed with; a character lost in one list is restored."""
    ordered = list(snapshots)
    whole = {code: name for snapshot in ordered for code, name in snapshot.townships if "?" not in name}
    sightings: dict[tuple[Node, str], list[Sighting]] = defaultdict(list)
    for snapshot in ordered:
        parents = {code: upper.node_of(area, snapshot.year) for code, area in snapshot.areas.items()}
        for code, name in snapshot.townships:
            readable = whole.get(code, name) if "?" in name else name
            parent = parents[code[:6]]
            sightings[parent, _local(readable, parent)].append((snapshot.year, code))
        for code, name in additions():
            if code[:6] in parents:
                sightings[parents[code[:6]], name].append((snapshot.year, code))
    return sightings


def _local(name: str, parent: Node) -> str:
    """The name without the names above it: "卓资县复兴乡" under 卓资县 is 复兴乡."""
    above = [parent.name, parent.parent.name if parent.parent else ""]
    for prefix in (above[1] + above[0], *above):
        rest = name.removeprefix(prefix)
        if prefix and rest != name and len(rest) >= SHORTEST_NAME and not GENERIC.match(rest):
            return rest
    return name


def _nodes(parent: Node, name: str, seen: list[Sighting]) -> list[Node]:
    """One node, or several when one list prints the name more than once under one county."""
    years = [year for year, _ in seen]
    twins = len(years) != len(set(years))
    groups: dict[str, list[Sighting]] = defaultdict(list)
    for year, code in seen:
        groups[code if twins else ""].append((year, code))
    ordered = [groups[key] for key in sorted(groups)]
    return [_node(parent, name, group, ordinal) for ordinal, group in enumerate(ordered, start=1)]


def _node(parent: Node, name: str, seen: list[Sighting], ordinal: int) -> Node:
    first, last = min(seen)[0], max(seen)[0]
    node = Node("township", name, _unit(name, seen[-1][1]), parent, ordinal=ordinal)
    node.valid_from, node.valid_to = begins(first), ends(last)
    for code in dict.fromkeys(code for _, code in sorted(seen)):
        used = [year for year, other in seen if other == code]
        node.add_code("nbs", code, begins(min(used)), ends(max(used)))
    return node


def _unit(name: str, code: str) -> Unit:
    lawful = code[6] in ADMINISTRATIVE_DIGIT and ADMINISTRATIVE_NAME.search(name)
    return "administrative" if lawful else "quasi"


def _link(nodes: list[Node]) -> None:
    """Successors of townships that leave the list, sought in their county and in what it became."""
    homes: dict[int, list[Node]] = defaultdict(list)
    for node in nodes:
        homes[id(node.parent)].append(node)
    for node in nodes:
        if node.valid_to is None or node.parent is None:
            continue
        places = [node.parent, *node.parent.successors]
        around = [other for place in places for other in homes[id(place)] if other is not node]
        successor = _successor(node, [other for other in around if other.existed(node.valid_to + 1)])
        if successor is not None:
            node.succeed(successor)


def _successor(node: Node, later: list[Node]) -> Node | None:
    """The one later township of the same name; else of the same stem; else under the same code."""
    codes = {code.code for code in node.codes}
    fresh = [other for other in later if other.valid_from == (node.valid_to or 0) + 1]
    for matches in (
        [other for other in later if other.name == node.name and other.parent is not node.parent],
        [other for other in fresh if stem(other.name) == stem(node.name)],
        [other for other in fresh if any(code.code in codes for code in other.codes)],
    ):
        if len(matches) == 1:
            return matches[0]
        if matches:
            return None
    return None
