"""Where the lines of a table end: whether a blank cell behind the columns is one of the row's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.tables.columns import Columns
from extract.tables.lines import Line
from extract.tables.runs import blank, end_of

# The share of lines that nearly all of them are.
_NEARLY_ALL = 0.75


def usual_ends(lines: Sequence[Line], columns: Sequence[Columns]) -> dict[int, int]:
    """Fragment → where its lines usually end.

    A page draws every cell there is, so its lines tell of themselves, however those of other pages end.
    """
    whole = _usual_end(lines, columns)
    ends: dict[int, int] = {}
    for fragment in {line.fragment for line in lines}:
        own = [n for n, line in enumerate(lines) if line.fragment == fragment]
        first = next((cell for n in own for cell in lines[n].values), None)  # one page draws them all
        tells = first is not None and first.locator["kind"] == "pdf" and len(own) > 1
        ends[fragment] = _usual_end([lines[n] for n in own], [columns[n] for n in own]) if tells else whole
    return ends


def _usual_end(lines: Sequence[Line], columns: Sequence[Columns]) -> int:
    """Where nearly all lines end; where they do not agree, or there is but one, where their header does.

    So it is where any prints a figure behind its header: then no blank cell there is surely none of the row.
    """
    if not lines:
        return 0
    end, agreeing = Counter(end_of(line) for line in lines).most_common(1)[0]
    headed = columns[0].intervals
    agreed = len(lines) > 1 and agreeing >= _NEARLY_ALL * len(lines)
    agreed = agreed and not any(map(_overflows, lines, columns))
    return end if agreed or headed is None else headed[-1][1]


def _overflows(line: Line, where: Columns) -> bool:
    """Whether the last figure of a line stands behind all columns, under no header the form does not have."""
    last = next((value for value in reversed(line.values) if not blank(value)), None)
    if last is None or where.intervals is None or last.column in where.ignored:
        return False
    return last.column >= where.intervals[-1][1]
