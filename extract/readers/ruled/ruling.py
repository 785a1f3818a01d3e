"""Ruling lines to tables: pdfplumber's finder draws the cells, this module adds grid positions and spans.

Used by every reader that has geometry instead of markup (PDF, OFD, scans).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from pdfplumber.table import cells_to_tables, edges_to_intersections, merge_edges

from extract.readers.ruled.crossings import cells_of
from extract.readers.ruled.lattice import Edge, Lattice, lattice_of
from extract.readers.sheet import Rule

SNAP = 3.0  # lines closer than this are one line (double borders, cells with their own frames)
LONGEST = 2.0  # times that far are the first and the last of such lines apart at most
CUT = 30.0  # points; the lines beside a cell over many rows are longer, though a page cuts it
JOIN = 5.0  # pieces of one line may be this far apart (dashes, dots),
REACH = 4.0  # but no further than this many times their length: dots of two lines above each other are none
MAX_EDGES = 3_000  # per page; the form's densest page has about 100
MAX_CROSSINGS = 6_000  # level × upright lines of one table; the form's largest has about 600
SHORTEST = 3.0  # what is shorter after joining is no ruling line


def lattices_of(rules: Sequence[Rule], scale: float = 1.0) -> list[Lattice]:
    """The tables that *rules* draw, top to bottom. *scale*: units per point, for sheets not in points.

    A table has at least two cells; tables inside a cell of another are returned too. Where far more lines
    cross than in any table of a report (maps, charts, hatching), no table is found.
    """
    joined = _joined(rules, scale)
    if len(joined) > MAX_EDGES:
        return []
    lattices: list[Lattice] = []
    for near in _bands([_edge(rule) for rule in joined], scale):
        _snap(near, scale)
        merged = merge_edges(near, 0, 0, JOIN * scale, JOIN * scale)
        band = [edge for edge in merged if _length(edge) >= SHORTEST * scale]
        level = sum(edge["orientation"] == "h" for edge in band)
        if level * (len(band) - level) <= MAX_CROSSINGS:
            closed = band + _closing(band, scale)
            crossings = edges_to_intersections(closed, SNAP * scale, SNAP * scale)
            tables = cells_to_tables(cells_of(crossings))
            lattices += [lattice_of(cells, closed) for cells in tables]
    return lattices


def _snap(edges: list[Edge], scale: float) -> None:
    """Move lines to one place that are nearly there, each to the middle of its like."""
    for orientation, low, high in (("v", "x0", "x1"), ("h", "top", "bottom")):
        lines = sorted((e for e in edges if e["orientation"] == orientation), key=itemgetter(low))
        for group in _alike([edge[low] for edge in lines], SNAP * scale):
            near = lines[group.start : group.stop]
            place = sum(edge[low] for edge in near) / len(near)
            for edge in near:
                edge[low] = edge[high] = place


def _alike(places: Sequence[float], reach: float) -> Iterator[range]:
    """The stretches of ordered *places* that follow each other within *reach*.

    One that is long is that of several tables in one frame, each with a line a little beside the last one's.
    It is cut where its gap is widest, so that none is moved far.
    """
    gaps = [0, *(n for n in range(1, len(places)) if places[n] - places[n - 1] > reach), len(places)]
    open_stretches = [range(*pair) for pair in pairwise(gaps)][::-1]
    while open_stretches:
        stretch = open_stretches.pop()
        if len(stretch) > 1 and places[stretch[-1]] - places[stretch[0]] > LONGEST * reach:
            cut = max(stretch[1:], key=lambda n: places[n] - places[n - 1])
            open_stretches += [range(cut, stretch.stop), range(stretch.start, cut)]
        elif stretch:
            yield stretch


def _bands(edges: list[Edge], scale: float) -> list[list[Edge]]:
    """*edges* in bands that white space parts: the finder's cost grows with the square of each.

    Nor may the lines of one table draw those of another that stand nearly below them to themselves.
    """
    bands: list[list[Edge]] = []
    reached = 0.0
    for edge in sorted(edges, key=itemgetter("top")):
        if bands and edge["top"] <= reached + SNAP * scale:
            bands[-1].append(edge)
        else:
            bands.append([edge])
        reached = max(reached, edge["bottom"])
    return bands


def _joined(rules: Sequence[Rule], scale: float) -> list[Rule]:
    """*rules* with the pieces of one line joined (a dotted border has thousands); what stays short goes."""
    tracks: dict[tuple[bool, int], list[tuple[float, float, float]]] = {}
    for rule in rules:
        level = _is_level(rule)
        place = rule.top if level else rule.x0
        ends = (rule.x0, rule.x1) if level else (rule.top, rule.bottom)
        tracks.setdefault((level, round(2 * place / scale)), []).append((*ends, place))
    joined: list[Rule] = []
    for (level, _), pieces in tracks.items():
        for start, end, place in _spans(pieces, JOIN * scale):
            if end - start >= SHORTEST * scale:
                joined.append(Rule(start, place, end, place) if level else Rule(place, start, place, end))
    return joined


def _spans(pieces: list[tuple[float, float, float]], reach: float) -> list[tuple[float, float, float]]:
    """*pieces* (start, end, place) of one line, those less than *reach* apart joined."""
    spans: list[tuple[float, float, float]] = []
    for start, end, place in sorted(pieces):
        if spans and start - spans[-1][1] <= min(reach, REACH * (end - start)):
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]), spans[-1][2])
        else:
            spans.append((start, end, place))
    return spans


def _is_level(rule: Rule) -> bool:
    return rule.x1 - rule.x0 >= rule.bottom - rule.top


def _edge(rule: Rule) -> Edge:
    orientation = "h" if _is_level(rule) else "v"
    return {
        "x0": rule.x0,
        "x1": rule.x1,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": rule.x1 - rule.x0,
        "height": rule.bottom - rule.top,
        "orientation": orientation,
    }


def _length(edge: Edge) -> float:
    return float(max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]))


def _closing(edges: list[Edge], scale: float) -> list[Edge]:
    """The lines a table lacks where it is cut by the page or drawn without its outer sides.

    Two or more parallel lines that end together beyond the last line across them leave cells open; without
    a closing line the finder would drop those cells and what they say.
    """
    closing: list[Edge] = []
    for along, start, end in (("v", "top", "bottom"), ("h", "x0", "x1")):
        across = "h" if along == "v" else "v"
        near, far = ("x0", "x1") if along == "v" else ("top", "bottom")
        lines = [edge for edge in edges if edge["orientation"] == along]
        crossing = [edge for edge in edges if edge["orientation"] == across]
        for side in (start, end):
            for group in _ending_together(lines, side, scale):
                low, high = min(e[near] for e in group), max(e[far] for e in group)
                at = sum(e[side] for e in group) / len(group)
                if not _crossed(crossing, start, near, far, at, low, high, scale):
                    if along == "v":
                        low, high = _to_the_frame(lines, crossing, side, at, (low, high), scale)
                    closing.append(_edge(_across(along, at, low, high)))
                elif along == "v":
                    closing += _open_below(group, lines, crossing, at, scale)
    return closing


def _open_below(
    group: list[Edge], upright: list[Edge], level: list[Edge], at: float, scale: float
) -> list[Edge]:
    """The lines missing at *at* between upright lines of *group* that a level line joins only in part.

    A page that cuts a cell over many rows, as 三、本年度办理结果 is, leaves it open beside closed ones. The
    strokes of a scan's characters join in part as well; they are short.
    """
    slack = SNAP * scale
    passing = [line["x0"] for line in upright if line["top"] < at - slack and at + slack < line["bottom"]]
    missing = []
    tall = {edge["x0"] for edge in group if edge["bottom"] - edge["top"] >= CUT * scale}
    for left, right in pairwise(sorted(tall)):
        crossed = _crossed(level, "top", "x0", "x1", at, left, right, scale)
        if not crossed and not any(left < x < right for x in passing):
            missing.append(_edge(Rule(left, at, right, at)))
    return missing


def _to_the_frame(
    upright: list[Edge], level: list[Edge], side: str, at: float, reach: tuple[float, float], scale: float
) -> tuple[float, float]:
    """*reach*, as far as the next level line inside goes, where upright lines run on at its ends.

    A table in a frame shares its outer sides with it, and they go on beyond the row that a page cuts.
    """
    low, high = reach
    inside = [
        edge
        for edge in level
        if edge["x0"] < high
        and edge["x1"] > low
        and (edge["top"] < at if side == "bottom" else edge["top"] > at)
    ]
    if not inside:
        return reach
    last = min(inside, key=lambda edge: float(abs(edge["top"] - at)))
    passing = [line["x0"] for line in upright if line["top"] < at < line["bottom"]]

    def framed(place: float) -> bool:
        return any(abs(place - other) <= SNAP * scale for other in passing)

    return (
        last["x0"] if last["x0"] < low and framed(last["x0"]) else low,
        last["x1"] if last["x1"] > high and framed(last["x1"]) else high,
    )


def _across(along: str, at: float, low: float, high: float) -> Rule:
    return Rule(low, at, high, at) if along == "v" else Rule(at, low, at, high)


def _ending_together(lines: list[Edge], side: str, scale: float) -> list[list[Edge]]:
    """Groups of two or more parallel lines whose ends on *side* lie at one height."""
    groups: list[list[Edge]] = []
    for edge in sorted(lines, key=lambda e: float(e[side])):
        if groups and edge[side] - groups[-1][-1][side] <= SNAP * scale:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return [group for group in groups if len(group) > 1]


def _crossed(
    crossing: list[Edge], at_key: str, near: str, far: str, at: float, low: float, high: float, scale: float
) -> bool:
    """True if a line already runs across at *at*, anywhere between *low* and *high*."""
    slack = SNAP * scale
    return any(
        abs(edge[at_key] - at) <= slack and edge[near] < high - slack and edge[far] > low + slack
        for edge in crossing
    )
