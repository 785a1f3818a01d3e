"""Lines of the request table that the order of the form has no room for."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from extract.form import Row, request_cells
from extract.issues import issue
from extract.tables.cells import Cells
from extract.tables.labels import REQUEST_TARGETS, Target, target_named
from extract.tables.lines import Line
from extract.tables.match import Matched, Matching, value_line
from extract.text import core, is_blank
from extract.values import read_value

# "填报人：张三", "审核：", "填报日期：2025.1.15", "联系电话：0371-5555555"
_SIGNED = re.compile(r"\s*[\u4e00-\u9fff（）]{2,8}\s*[:：]")
# What a row that is none of the form's may be called, and be the sum of a group
_SUBTOTALS = frozenset({"小计", "合计", "分类小计", "本类小计", "小计数"})
# "其中：网上申请", "其中网络提交": the first of the rows that tell how many of the one above were such
_PART = re.compile(r"\s*其中")
# So many lines of figures without a row, and one in so many of all, leave no row beyond doubt.
_MANY, _SHARE = 4, 5
# So many characters alone in their lines are labels that a column as narrow breaks.
_PIECES = 12


def figures_of(line: Line) -> tuple[str, ...]:
    """All that a line prints in its value cells."""
    return tuple(text for value in line.values if (text := value.text.strip()))


def late_rows(
    matching: Matching,
    body: Sequence[Line],
    rows: dict[str, Matched],
    expected: dict[str, Row],
    cells: Cells,
) -> None:
    """Rows found by their exact label outside the form's order."""
    for number in matching.left:
        line = body[number]
        target = target_named(line.label, REQUEST_TARGETS)
        if target is None or not target.valued or not line.filled or target.key not in expected:
            continue
        ids = request_cells(target.key)
        if target.key not in rows:
            rows[target.key] = Matched(target, (number,), 1.0)
            cells.issues.append(issue("row_out_of_order", ids, line.labels[-1].locator, row=target.printed))
        elif figures_of(body[value_line(body, rows[target.key])]) != figures_of(line):
            cells.issues.append(issue("row_repeated", ids, line.labels[-1].locator, row=target.printed))


def left_over(
    matching: Matching,
    rows: dict[str, Matched],
    expected: dict[str, Row],
    body: Sequence[Line],
    cells: Cells,
) -> None:
    """Lines of figures that belong to no row of the form, and figures in group rows."""
    used = {number for row in rows.values() for number in row.lines}
    strays = [
        number
        for number in matching.left
        if body[number].filled
        and number not in used
        and not _is_subtotal(number, body, used)
        and not _is_part(number, body, used)
    ]
    loose = [number for number in matching.left if number not in used and body[number].prints_row]
    told = {key: row for key, row in rows.items() if key in expected}
    for number in (*strays, *loose):
        _unplaced(body[number], nearest(number, told), rows, expected, body, cells)
    pieces = sum(len(core(line.label)) == 1 for line in body if not line.filled)
    in_pieces = pieces >= _PIECES
    figures = sum(line.filled for line in body)
    _unless_many([body[number] for number in strays], figures, in_pieces, expected, cells)
    for place, row in enumerate(matching.rows):
        if row.target.key in expected:
            continue
        filled = [line for number in row.lines if (line := body[number]).filled or line.prints_row]
        if filled:
            locator = filled[0].cells[-1].locator
            cells.issues.append(issue("group_row_values", (), locator, row=row.target.printed))
            for beside in _parted_beside(matching.rows, place, expected, body):
                ids = request_cells(beside.key)
                cells.issues.append(issue("row_ambiguous", ids, locator, row=beside.printed))


def _is_subtotal(number: int, body: Sequence[Line], used: Container[int]) -> bool:
    """Whether a line calls itself a subtotal and is the sum of rows right above it, column by column.

    Below a blank row it may be what that one has lost.
    """
    line = body[number]
    if core(line.label) not in _SUBTOTALS or not number or not body[number - 1].filled:
        return False
    left = _counts(line)
    for above in range(number - 1, -1, -1):
        counts = _counts(body[above]) if above in used else None
        if left is None or counts is None or len(counts) != len(left):
            return False
        left = [total - count for total, count in zip(left, counts, strict=True)]
        if not any(left):
            return True
    return False


def _is_part(number: int, body: Sequence[Line], used: Container[int]) -> bool:
    """Whether a line is below the row that it tells part of: 其中：网上申请, and those that go on with it.

    No column of theirs is more than the row's own. Beside a blank row they may be what that one has lost.
    """
    above = below = number
    while above and above not in used and body[above].filled:
        above -= 1
    while below + 1 < len(body) and below not in used and body[below].filled:
        below += 1
    if above not in used or below not in used or not body[below].filled:
        return False
    if not any(_PART.match(label.text) for label in body[above + 1].labels):
        return False
    whole, *parts = [_counts(body[line]) for line in range(above, below)]
    told = [part for part in parts if whole and part and len(part) == len(whole)]
    sums = map(sum, zip(*told, strict=True))
    return len(told) == len(parts) and all(
        part <= most for part, most in zip(sums, whole or (), strict=False)
    )


def _counts(line: Line) -> list[float] | None:
    """The figures of a line, blank cells and signs as 0; None where one is in doubt."""
    values = [read_value(value.text) for value in line.values]
    if not values or any(value.doubt for value in values):
        return None
    return [value.number or 0 for value in values]


def _unless_many(
    strays: Sequence[Line], figures: int, in_pieces: bool, expected: Container[str], cells: Cells
) -> None:
    """Doubt every row where many lines of figures are none, or any is and the labels are *in_pieces*.

    These were matched with rows, or the figures moved.
    """
    unknown = [line for line in strays if target_named(line.label, REQUEST_TARGETS) is None]
    many = len(unknown) >= _MANY and _SHARE * len(unknown) >= figures
    if not unknown or not (many or in_pieces):
        return
    ids = [cell for cell in cells.found if cell.startswith("request.") and cell.split(".")[1] in expected]
    cells.issues.append(issue("rows_unmatched", ids, unknown[0].values[0].locator, count=len(unknown)))


def _unplaced(
    line: Line,
    near: Sequence[str],
    rows: dict[str, Matched],
    expected: dict[str, Row],
    body: Sequence[Line],
    cells: Cells,
) -> None:
    """Doubt the rows *near* a line of figures; where it repeats another by its label, those that are blank.

    The other may be a name in a page's new header, and the figures behind it what the blank row has lost.
    """
    locator = line.cells[-1].locator
    if _is_signature(line):
        return
    if target_named(line.label, REQUEST_TARGETS) is None:
        ids = [cell for key in near for cell in request_cells(key)]
        cells.issues.append(issue("row_unknown", ids, locator, printed=line.printed))
        return
    for key in near:
        if key in expected and not any(body[number].filled for number in rows[key].lines):
            ids = [*request_cells(key)]
            cells.issues.append(issue("row_ambiguous", ids, locator, row=expected[key].printed))


def _is_signature(line: Line) -> bool:
    """Whether a line names who filled in the table, and when: 填报人：张三 | 填报日期：2025.1.15."""
    printed = [value.text for value in line.values if not is_blank(value.text)]
    return all(map(_SIGNED.match, [*(label.text for label in line.labels), *printed]))


def _parted_beside(
    rows: Sequence[Matched], place: int, expected: Container[str], body: Sequence[Line]
) -> list[Target]:
    """The rows next to a group's that print nothing, or not all of their label beside their figures.

    A page may have cut the group's figures off them, and have put those of another row behind their labels.
    """
    beside = [row for row in rows[max(0, place - 1) : place + 2] if row.target.key in expected]
    lines = [body[value_line(body, row)] for row in beside]
    return [
        row.target
        for row, line in zip(beside, lines, strict=True)
        if not line.filled or not line.labels or not row.target.is_named(line.label)
    ]


def nearest(number: int, rows: dict[str, Matched]) -> list[str]:
    """The rows printed before and behind a line that belongs to none: they may have lost it."""
    before = [(row.lines[-1], key) for key, row in rows.items() if row.lines[-1] < number]
    behind = [(row.lines[0], key) for key, row in rows.items() if row.lines[0] > number]
    return [key for _, key in (*sorted(before)[-1:], *sorted(behind)[:1])]
