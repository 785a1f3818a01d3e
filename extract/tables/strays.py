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
from extract.text import is_blank

# "填报人：张三", "审核：", "填报日期：2025.1.15", "联系电话：0371-5555555"
_SIGNED = re.compile(r"\s*[\u4e00-\u9fff（）]{2,8}\s*[:：]")


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
    for number in matching.left:
        if body[number].filled and number not in used:
            _unplaced(body[number], _nearest(number, rows), rows, expected, body, cells)
    for place, row in enumerate(matching.rows):
        filled = [body[number] for number in row.lines if body[number].filled]
        if filled and row.target.key not in expected:
            locator = filled[0].values[0].locator
            cells.issues.append(issue("group_row_values", (), locator, row=row.target.printed))
            for beside in _blank_beside(matching.rows, place, expected, body):
                ids = request_cells(beside.key)
                cells.issues.append(issue("row_ambiguous", ids, locator, row=beside.printed))


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
    locator = line.values[0].locator
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


def _blank_beside(
    rows: Sequence[Matched], place: int, expected: Container[str], body: Sequence[Line]
) -> list[Target]:
    """The rows next to a group's that print nothing: a page may have cut the group's figures off them."""
    beside = [row for row in rows[max(0, place - 1) : place + 2] if row.target.key in expected]
    return [row.target for row in beside if not any(body[number].filled for number in row.lines)]


def _nearest(number: int, rows: dict[str, Matched]) -> list[str]:
    """The rows printed before and behind a line that belongs to none: they may have lost it."""
    before = [(row.lines[-1], key) for key, row in rows.items() if row.lines[-1] < number]
    behind = [(row.lines[0], key) for key, row in rows.items() if row.lines[0] > number]
    return [key for _, key in (*sorted(before)[-1:], *sorted(behind)[:1])]
