"""Reports before 2019: labelled figures of tables without a fixed form, as loose facts (form.md §6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extract.model import Document, Fact, GridCell, State
from extract.tables.lines import Line, is_label, lines_of
from extract.text import core, one_line
from extract.values import read_value

# "条", "件", "万元", "人次": a cell that only names a unit
_UNIT = re.compile(r"(?:人次|万元|条次|件次|条|件|篇|次|个|元|期|场|份|人|项|部|家)")
# "主动公开政府信息数（条）", "收到申请总数(件)": a unit in brackets at the end of a label
_LABEL_UNIT = re.compile(r"[（(]\s*(?:单位[:：])?\s*" + _UNIT.pattern + r"\s*[)）]\s*$")
# "代码", "序号": a column of figures that count nothing
_CODES = re.compile(r"(?:指标)?(?:代码|编码|编号|序号|行次|代号)")
_LEAST_LABEL = 2


def facts_of(document: Document) -> tuple[Fact, ...]:
    """Every figure of a table behind the label of its row, in printed order; nothing is interpreted.

    Where a row prints several figures (本年, 历年累计), the header of each stands behind the label; a row
    whose several figures have no headers says nothing sure and is left out.
    """
    facts: list[Fact] = []
    headers: dict[int, str] = {}
    fragment = -1
    for line in lines_of(document.grids, document.container != "text"):
        if line.fragment != fragment:
            headers, fragment = {}, line.fragment
        found = _headers(line)
        headers = found or headers
        facts.extend(_facts_in(line, headers))
    return tuple(facts)


def _headers(line: Line) -> dict[int, str]:
    """The headers of the columns, by column, where *line* is a row of headers alone; else none."""
    cells = (*line.labels, *line.values)
    if any(_number(cell) is not None for cell in cells):
        return {}
    words = {cell.column: one_line(cell.text) for cell in cells if is_label(cell.text)}
    return words if len(words) > 1 else {}


def _facts_in(line: Line, headers: Mapping[int, str]) -> Iterator[Fact]:
    cells = (*line.labels, *line.values)
    labels = [cell for cell in line.labels if not _UNIT.fullmatch(one_line(cell.text))]
    if not labels or len(core(labels[-1].text)) < _LEAST_LABEL:
        return
    figures = [
        (cell, headers.get(cell.column, ""))
        for cell in cells
        if not is_label(cell.text)
        and _number(cell) is not None
        and cell.column > labels[0].column
        and not _CODES.fullmatch(headers.get(cell.column, ""))
    ]
    several = len(figures) > 1
    if several and not all(header for _, header in figures):
        return
    printed = " ".join("".join(part.text for part in labels).split())
    for cell, header in figures:
        value = read_value(cell.text)
        if value.number is not None:
            label = f"{printed}｜{header}" if several else printed
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
