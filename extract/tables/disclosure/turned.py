"""Disclosure tables turned on their side, or with row and column named in one label, set upright.

The cells stay the printed ones with their places; only what makes up a line is put in the form's order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from extract.model import GridCell
from extract.tables.labels import DISCLOSURE_TARGETS, Target, target_named
from extract.tables.lines import NAMED, Line
from extract.text import core, fold, is_blank

_FIRST_CELL = "信息内容"
_ARTICLE = "第二十条第"
_SEVERAL = 2


def upright(lines: Sequence[Line], headers: frozenset[str]) -> list[Line]:
    """*lines* with every turned block as a header and rows. *headers*: the folded names of columns."""
    found: list[Line] = []
    number = 0
    while number < len(lines):
        taken, made = (
            _turned(lines, number, headers)
            or _paired(lines, number, headers)
            or _broken(lines, number)
            or (1, [lines[number]])
        )
        found.extend(made)
        number += taken
    return found


def names_rows(line: Line) -> bool:
    """Whether a line names nothing but rows of the table: the header of a turned one."""
    return not line.values and bool(_row_cells(line))


def is_pair(line: Line, headers: frozenset[str]) -> bool:
    """Whether a label names a row and a column at once: 规章本年制发件数."""
    return bool(line.values) and _pair(line.label, headers) is not None


def _row_cells(line: Line) -> list[GridCell]:
    """The cells of a header that only names rows; none for any other line."""
    cells = [
        cell
        for cell in line.labels
        if (word := fold(cell.text)) != _FIRST_CELL and not word.startswith(_ARTICLE)
    ]
    named = all(target_named(cell.text, DISCLOSURE_TARGETS) is not None for cell in cells)
    return cells if named and not line.paragraph else []


def _turned(lines: Sequence[Line], start: int, headers: frozenset[str]) -> tuple[int, list[Line]] | None:
    """A header of row names and the lines below that each give one column of all those rows."""
    names = [] if lines[start].values else _row_cells(lines[start])
    below: list[Line] = []
    for line in lines[start + 1 :]:
        if fold(line.label) not in headers or len(line.values) != len(names) or not _aligned(names, line):
            break
        below.append(line)
    if not names or not below:
        return None
    header = _line(tuple(line.labels[-1] for line in below), ())
    rows = [_line((name,), tuple(line.values[place] for line in below)) for place, name in enumerate(names)]
    return 1 + len(below), [header, *rows]


def _broken(lines: Sequence[Line], start: int) -> tuple[int, list[Line]] | None:
    """A header of several rows over figures it cannot be set upright with: neither is any row's."""
    if lines[start].values or len(_row_cells(lines[start])) < _SEVERAL:
        return None
    below = start + 1
    while below < len(lines) and lines[below].filled and not lines[below].labels:
        below += 1
    return below - start, []


def _aligned(names: Sequence[GridCell], line: Line) -> bool:
    return not line.measured or all(
        (name.column, name.column_span) == (value.column, value.column_span)
        for name, value in zip(names, line.values, strict=True)
    )


def _paired(lines: Sequence[Line], start: int, headers: frozenset[str]) -> tuple[int, list[Line]] | None:
    """Lines of one figure whose labels name the same row and each a column of it.

    A sheet as wide as its other tables has blank cells behind the figure.
    """
    pairs = list(_pairs(lines[start:], headers))
    if not pairs:
        return None
    labels = tuple(line.labels[-1]._replace(text=column) for line, _, column in pairs)
    first = pairs[0][1]
    row = _line((labels[0]._replace(text=first.printed),), tuple(line.values[0] for line, _, _ in pairs))
    return len(pairs), [_line(labels, ()), row]


def _pairs(lines: Sequence[Line], headers: frozenset[str]) -> Iterator[tuple[Line, Target, str]]:
    row: Target | None = None
    for line in lines:
        pair = _pair(line.label, headers)
        if pair is None or not line.values or (row is not None and pair[0] is not row):
            return
        if any(not is_blank(value.text) for value in line.values[1:]):
            return
        row = pair[0]
        yield line, *pair


@lru_cache(maxsize=1024)
def _pair(label: str, headers: frozenset[str]) -> tuple[Target, str] | None:
    name = core(label)
    for target in DISCLOSURE_TARGETS:
        for known in sorted(target.labels, key=len, reverse=True):
            if name.startswith(known) and name[len(known) :] in headers:
                return target, name[len(known) :]
    return None


def _line(labels: tuple[GridCell, ...], values: tuple[GridCell, ...]) -> Line:
    return Line(labels, values, NAMED, False, len(labels) + len(values))
