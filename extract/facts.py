"""Reports before 2019: labelled figures of tables without a fixed form, as loose facts (form.md §6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.model import Document, Fact, GridCell, State
from extract.tables.lines import Line, is_label, lines_of
from extract.text import core, one_line
from extract.values import read_value

# "条", "件", "万元", "人次": a cell that only names a unit
_UNIT = re.compile(r"(?:人次|万元|条次|件次|条|件|篇|次|个|元|期|场|份|人|项|部|家)")
# "主动公开政府信息数（条）", "收到申请总数(件)": a unit in brackets at the end of a label
_LABEL_UNIT = re.compile(r"[（(]\s*(?:单位[:：])?\s*" + _UNIT.pattern + r"\s*[)）]\s*$")
_LEAST_LABEL = 2


def facts_of(document: Document) -> tuple[Fact, ...]:
    """Every row of a table that prints a label and one figure, in printed order; nothing is interpreted."""
    lines = lines_of(document.grids, document.container != "text")
    return tuple(fact for line in lines for fact in _facts_in(line))


def _facts_in(line: Line) -> Iterator[Fact]:
    cells = (*line.labels, *line.values)
    labels = [cell for cell in line.labels if not _UNIT.fullmatch(one_line(cell.text))]
    figures = [cell for cell in cells if not is_label(cell.text) and _number(cell) is not None]
    if not labels or len(core(labels[-1].text)) < _LEAST_LABEL or not figures:
        return
    cell = figures[-1]
    value = read_value(cell.text)
    if value.number is not None:
        label = " ".join("".join(part.text for part in labels).split())
        yield Fact(label, value.raw, value.number, _unit(cells, labels[-1]), cell.locator)


def _number(cell: GridCell) -> int | float | None:
    value = read_value(cell.text)
    return value.number if value.state is State.NUMBER else None


def _unit(cells: tuple[GridCell, ...], label: GridCell) -> str:
    """The unit in a cell of its own, else the one in brackets behind the label; empty without one."""
    own = next((one_line(cell.text) for cell in cells if _UNIT.fullmatch(one_line(cell.text))), None)
    if own is not None:
        return own
    behind = _LABEL_UNIT.search(label.text)
    found = _UNIT.search(behind.group()) if behind else None
    return found.group() if found else ""
