"""Rows of the request table parted from their figures: by the end of a page or of a line, by a lost rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.form import GROUPS, REQUEST_COLUMNS
from extract.tables.labels import REQUEST_TARGETS, Target, is_group_fragment, is_remark, target_named
from extract.tables.lines import Line, printed_beside
from extract.tables.match import Matched, value_line
from extract.text import core, fold


def lower_halves(rows: Iterable[Matched], body: Sequence[Line]) -> set[int]:
    """The lines of figures without label right below the one line of their row, which names it and is blank.

    A page cut the row in two: no other row can have lost these figures but one that prints none.
    """
    pairs = (row.lines for row in rows if len(row.lines) == 2 and row.likeness == 1)
    return {
        below
        for above, below in pairs
        if below == above + 1 and not body[above].filled and body[below].filled and not body[below].labels
    }


def may_be_neighbours(row: Matched, body: Sequence[Line]) -> bool:
    """Whether the values stand on a line without label next to another label that has no values."""
    number = value_line(body, row)
    if body[number].labels or not body[number].filled:
        return False
    if len(row.lines) > 1 and number == row.lines[0] and _may_be_of_above(row.lines, body):
        return True
    beside_figures = printed_beside(body, [number])
    for other in printed_beside(body, row.lines):
        line = body[other]
        target = target_named(line.label, REQUEST_TARGETS)
        if other in beside_figures and not line.filled and target is not None and target.valued:
            return True
    return False


def beside_a_piece(row: Matched, body: Sequence[Line]) -> bool:
    """Whether the figures stand beside a piece of a label, below a blank line with the whole name of the row.

    They may be of the next row, whose label was cut: 属于, 府信息公开申请, or 8, which is taken for a figure,
    also behind the name of its group, （三）不予公开. Above the name they may be of the row before, by
    the end of its label or its group's: 量.
    """
    number = value_line(body, row)
    line = body[number]
    if number == row.lines[0] < row.lines[-1] and line.filled and line.labels:
        end = core(line.label)
        own = any(name.startswith(end) for name in row.target.labels)
        if not own and (is_group_fragment(line.label) or _is_end(end, row.target)):
            return True
    above = [body[other] for other in row.lines if other < number and not body[other].filled]
    named = [one for one in above if one.values and row.target.is_named(one.label)]
    whole = [one for one in named if not _is_beginning(one.label, row.target)]
    if not whole or not line.filled:
        return False
    piece = line.label.strip()
    if not piece:
        before = [value.text.strip() for value in line.values[: -len(REQUEST_COLUMNS)]]
        return any(text and _next_name(row.target).startswith(f"{text}.") for text in before)
    if is_group_fragment(piece):
        return not any(core(piece) in group for group in _groups_of(row.target))
    return not (is_remark(piece) and piece[1:])


def _is_beginning(label: str, target: Target) -> bool:
    """Whether the form prints more of the name behind *label*: 1.申请人无正当理由逾期不补正."""
    name, part = fold(target.printed), fold(label)
    return part in name and not name.endswith(part)


def _next_name(target: Target) -> str:
    """How the form prints the row after *target*'s."""
    rows = [other for other in REQUEST_TARGETS if other.valued and other.key != "other"]
    return next((after.printed for row, after in pairwise(rows) if row is target), "")


def _groups_of(target: Target) -> list[str]:
    """The names of the groups a row stands in, one of them that of all results."""
    return [
        fold(group.label) for group in GROUPS if group.key == "results" or target.key.startswith(group.key)
    ]


def _may_be_of_above(lines: Sequence[int], body: Sequence[Line]) -> bool:
    """Whether figures without label that stand above the label of their row are on the page before it, where
    nothing tells where they begin, or right below another label without figures.
    """
    figures, label = body[lines[0]], body[lines[1]]
    if figures.fragment != label.fragment and figures.measured:
        return True
    above = next((n for n in printed_beside(body, lines) if n < lines[0]), None)
    return above is not None and bool(body[above].labels) and not body[above].filled


def holds_piece_of_another(label: str, target: Target) -> bool:
    """Whether the end of another row's name stands by the whole of *target*, or its beginning: 作, 3.其他.

    Without ruling lines the lines of one label may be joined to those of its neighbours, and the figures too.
    """
    lines = label.splitlines()
    if len(lines) < 2 or target.is_named(label):
        return False
    for at in range(1, len(lines)):
        above, below = "".join(lines[:at]), "".join(lines[at:])
        if target.is_named(below) and _is_end(core(above), target):
            return True
        if target.is_named(above) and _is_end(core(below), target, begins=True):
            return True
    return False


def _is_end(piece: str, target: Target, begins: bool = False) -> bool:
    """Whether *piece* ends, or *begins*, the name of another row than *target*, and is none of a group's."""
    if not piece or is_group_fragment(piece):
        return False
    names = (name for other in REQUEST_TARGETS if other.valued and other != target for name in other.labels)
    return any(name.startswith(piece) if begins else name.endswith(piece) for name in names)
