"""The request table printed as paragraphs, one for each cell, the cells a span covers among them.

Blank paragraphs then stand before and behind the values of a row, as many as its label, and that of the next
row, leave columns of labels free. Where that comes out for every row of the table, no cell of it was lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from extract.form import EDITION_2021, ONE_OTHER_ROW
from extract.model import GridCell
from extract.tables.lines import FLAT, Line
from extract.tables.runs import blank, mask_of

# 三、本年度办理结果 | （三）不予公开 | 1.属于国家秘密
_LABEL_COLUMNS = (3, 2)
# Row → the group that its label stands in; those without one begin in the first column.
_GROUPS = {row.key: row.group for row in (*EDITION_2021.request_rows(), *ONE_OTHER_ROW)}
_LEAST_ROWS = 8


def unflattened(
    body: Sequence[Line], rows: Mapping[str, int], count: int, spare: int | None
) -> dict[str, Line]:
    """The lines of *rows* (by key, numbers of lines of *body*) without the blank paragraphs around values.

    Empty where the table is not in paragraphs, where its rows have no more of them than values, and where
    they do not come out. *spare*: how many stand behind the last name of the header.
    """
    lines = {key: body[number] for key, number in rows.items()}
    if len(rows) < _LEAST_ROWS or any(line.fragment != FLAT for line in lines.values()):
        return {}
    if all(len(line.values) == count for line in lines.values()):
        return {}
    ways = [
        _behind_all(lines, count),
        _behind_totals(lines, count, spare),
        _by_width(body, rows, count),
        *(_by_labels(body, rows, count, n) for n in _LABEL_COLUMNS),
    ]
    starts: Mapping[str, int] = next(filter(None, ways), {})
    return {key: _cut(lines[key], start, count) for key, start in starts.items()}


def _cut(line: Line, start: int, count: int) -> Line:
    return replace(line, values=line.values[start : start + count], width=len(line.labels) + count)


def _behind_all(lines: Mapping[str, Line], count: int) -> dict[str, int]:
    """0 for each row, where all have equally many blanks too many and every row of figures prints its first.

    The blanks then stand behind the values.
    """
    sizes = {len(line.values) for line in lines.values()}
    filled = [line.values for line in lines.values() if line.filled]
    if len(sizes) > 1 or min(sizes) < count or len(filled) < _LEAST_ROWS:
        return {}
    behind = all(not blank(values[0]) and all(map(blank, values[count:])) for values in filled)
    return dict.fromkeys(lines, 0) if behind else {}


def _behind_totals(lines: Mapping[str, Line], count: int, spare: int | None) -> dict[str, int]:
    """0 for each row, where all have as many blanks too many as the header, and print the total alone."""
    masks = Counter(mask_of(line.values) for line in lines.values() if line.filled)
    total = tuple(place == count - 1 for place in range(count + (spare or 0)))
    if not spare or any(len(line.values) != len(total) for line in lines.values()):
        return {}
    return dict.fromkeys(lines, 0) if masks[total] == masks.total() >= _LEAST_ROWS else {}


def _by_width(body: Sequence[Line], rows: Mapping[str, int], count: int) -> dict[str, int]:
    """0 for each row, where its labels, values and spanned columns make up the same width in all.

    A converter writes the columns that labels span behind the row, as bars, or one as a blank cell.
    """
    lines = {key: body[number] for key, number in rows.items()}
    widths = {_labels(body, rows[key]) + len(line.values) + line.spans for key, line in lines.items()}
    if len(widths) > 1 or not any(line.spans for line in lines.values()):
        return {}
    behind = [line.values[count:] for line in lines.values()]
    short = any(len(line.values) < count for line in lines.values())
    return (
        {}
        if short or any(len(rest) > 1 or not all(map(blank, rest)) for rest in behind)
        else dict.fromkeys(lines, 0)
    )


def _labels(body: Sequence[Line], number: int) -> int:
    """How many labels a row has, those of its groups in lines of their own above it."""
    above = takewhile(lambda line: not line.values and line.fragment == FLAT, reversed(body[:number]))
    return 1 + sum(1 for _ in above)


def _by_labels(body: Sequence[Line], rows: Mapping[str, int], count: int, columns: int) -> dict[str, int]:
    """Where the values of each row start behind *columns* columns of labels; empty where they do not."""
    keys = {number: key for key, number in rows.items()}
    starts: dict[str, int] = {}
    labelled: dict[bool | None, set[int]] = {None: {0}, True: set(), False: set()}  # by kind of row
    column = 0  # of the label that comes next
    for number in range(min(keys), max(keys) + 1):
        line = body[number]
        if number not in keys:
            column += 1  # the name of a group: its first row's own stands beside it
            if line.values or len(line.labels) != 1 or line.fragment != FLAT:
                return {}
            continue
        starts[keys[number]] = start = columns - 1 - column
        behind = len(line.values) - count - start
        labelled[_kind(keys[number])].add(column)
        if start < 0:
            return {}
        beside = (*line.values[:start], *line.values[start + count :])
        last = number == max(keys)
        if behind < 0 or not all(map(blank, beside)) or (not last and behind >= columns):
            return {}
        column = behind
    one_each = all(len(stand) == 1 for stand in labelled.values())
    return starts if one_each and labelled[False] != labelled[None] != labelled[True] else {}


def _kind(key: str) -> bool | None:
    """None for a row outside of all groups, else whether its label stands in one within the results."""
    group = _GROUPS[key]
    return None if group is None else group != "results"


def before_blanks(rows: Mapping[str, Line], count: int) -> dict[str, tuple[GridCell, ...]]:
    """The values of the *rows* in paragraphs with a blank more than *count*, which stands behind them.

    So it does in each row that tells: one that prints its first figure, or has no blank too many. One of each
    kind has to, and many must have the blank; labels that leave columns free would have theirs before all
    rows of a kind. Where a row lost a cell, others may have lost one as well.
    """
    if any(line.fragment != FLAT or len(line.values) < count for line in rows.values()):
        return {}
    filled = {key: line.values for key, line in rows.items() if line.filled}
    longer = {key: values for key, values in filled.items() if len(values) == count + 1}
    if sum(not blank(values[0]) for values in longer.values()) < _LEAST_ROWS:
        return {}
    telling = {_kind(key) for key, values in filled.items() if len(values) == count or not blank(values[0])}
    if any(not blank(values[-1]) for values in longer.values()) or {_kind(key) for key in longer} - telling:
        return {}
    return {key: values[:count] for key, values in longer.items()}
