"""Reports before 2019: labelled figures of tables without a fixed form, as loose facts (form.md §6).

A table says by its header which columns hold labels, units and figures; where it has none, only a row that
prints one figure behind its label is a fact. Nothing is interpreted: a dash stays a dash, and what makes a
figure doubtful is an issue of the cell ``fact.N``, N counted from 1.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.issues import issue
from extract.model import Document, Fact, Grid, GridCell, Issue, State
from extract.outline import BETWEEN, Outline
from extract.tables.cells import SURE, WRAPPING
from extract.tables.lines import is_label
from extract.text import core, one_line, without_spaces
from extract.values import Value, read_value, without_unit

# "条", "件", "万元", "人次": a cell that only names a unit
_UNIT = re.compile(r"(?:人次|万元|条次|件次|条|件|篇|次|个|元|期|场|份|人|项|部|家)")
# "主动公开政府信息数（条）", "收到申请总数(件)": a unit in brackets at the end of a label
_LABEL_UNIT = re.compile(r"[（(]\s*(?:单位[:：])?\s*" + _UNIT.pattern + r"\s*[)）]\s*$")
_LEAST_LABEL = 2
# What the header of a column says the column holds
_OF_LABELS = re.compile(r"(?:统计)?(?:指标|项目|事项|类别|分类|内容|名称|类型)+(?:名称)?")
_OF_UNITS = re.compile(r"(?:计量|统计)?单位")
_OF_CODES = re.compile(r"序号|(?:指标)?代码|编号|行次|序")
_OF_FIGURES = re.compile(
    r"(?:统计|报送|填报|本年|年度)?(?:数量|数值|数据|数|件数|实际|合计|累计|总数)|"
    r"(?:本期|上期|本年|上年|本年度|上年度|今年|去年|历年|(?:19|20)\d\d年度?)(?:实际|累计|数量|统计数|数)?"
)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of figures: where it stands, what heads it, and the columns of its labels and its unit."""

    at: int
    head: str
    labels: tuple[int, ...]
    unit: int | None
    half: int  # of a table printed in several side by side


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row's labels, the cells of its value and its unit, if it has them, and the column it stands in."""

    labels: Sequence[GridCell]
    value: GridCell | None
    unit: GridCell | None
    head: str = ""
    half: int = 0


def facts_of(document: Document) -> tuple[tuple[Fact, ...], tuple[Issue, ...]]:
    """Every figure that a table prints behind a label, in printed order, and what is doubtful about them.

    Where a row prints several figures (本年, 历年累计), the header of each stands behind the label.
    Blanks are left out.
    """
    facts: list[Fact] = []
    issues: list[Issue] = []
    for fact, doubt in _printed(document):
        facts.append(fact)
        if doubt is not None:
            issues.append(issue(doubt, (f"fact.{len(facts)}",), fact.locator, printed=fact.raw))
    return tuple(facts), tuple(issues)


def _printed(document: Document) -> Iterator[tuple[Fact, str | None]]:
    columns: list[_Column] = []
    outlines: defaultdict[int, Outline] = defaultdict(Outline)  # by half
    width = 0
    for grid in document.grids:
        start, headed = _header(grid)
        if headed:
            outlines.clear()
        if headed or grid.width != width:  # a page that goes on with a table does not repeat its header
            columns, width = headed, grid.width
        for row in grid.rows[start:]:
            for entry in _under(row, columns) if columns else _alone(row):
                yield from _fact(entry, outlines[entry.half])


def _header(grid: Grid) -> tuple[int, list[_Column]]:
    """The number of the first row below the header, and the columns of figures it names."""
    for number, row in enumerate(grid.rows[:3]):
        heads = {cell.column: without_spaces(cell.text) for cell in row if cell.text}
        figures = [column for column, head in heads.items() if _OF_FIGURES.fullmatch(head)]
        if figures and any(_OF_LABELS.fullmatch(head) for head in heads.values()):
            return number + 1, list(_columns(heads, figures))
    return 0, []


def _columns(heads: dict[int, str], figures: Sequence[int]) -> Iterator[_Column]:
    """Each column of figures with the labels and the unit before it; labels behind figures begin anew."""
    labels: list[int] = []
    unit: int | None = None
    half = 0
    counted = False
    repeated = {heads[column] for column in figures}
    for column in sorted(heads):
        head = heads[column]
        if column in figures:
            counted = True
            yield _Column(column, head if len(repeated) > 1 else "", tuple(labels), unit, half)
        elif _OF_UNITS.fullmatch(head):
            unit = column
        elif not _OF_CODES.fullmatch(head):
            labels, unit, half = ([column], None, half + 1) if counted else ([*labels, column], unit, half)
            counted = False


def _under(row: Sequence[GridCell], columns: Sequence[_Column]) -> Iterator[_Entry]:
    """What a row prints below a header."""
    at = {place: cell for cell in row for place in range(cell.column, cell.column + cell.column_span)}
    for column in columns:
        cell = at.get(column.at)
        labels = [at[place] for place in column.labels if place in at]
        unit = at.get(column.unit) if column.unit is not None else None
        yield _Entry(labels, None if cell in labels else cell, unit, column.head, column.half)


def _alone(row: Sequence[GridCell]) -> Iterator[_Entry]:
    """The figure of a row without a header, where it is the only one behind the label.

    Beside a unit whatever is printed stands for a figure; else only a number is one.
    """
    units = [cell for cell in row if _is_unit(cell)]
    labels = [cell for cell in row if is_label(cell.text) and cell not in units]
    behind = [
        cell for cell in row if labels and cell.column > labels[-1].column and cell not in units and cell.text
    ]
    is_figure = len(behind) == 1 and (units or _value(behind[0], "").number is not None)
    yield _Entry(labels, behind[0] if is_figure else None, units[0] if units else None)


def _fact(entry: _Entry, outline: Outline) -> Iterator[tuple[Fact, str | None]]:
    """The fact of *entry* and its doubt; none where it prints no value. *outline*: of the rows above."""
    named = [cell for cell in entry.labels if len(core(cell.text)) >= _LEAST_LABEL and is_label(cell.text)]
    if not named:
        return
    label = " ".join(dict.fromkeys(" ".join(cell.text.split()) for cell in named))
    heading = outline.above(label)
    if entry.value is None:
        return
    unit = _unit(entry.unit, named[-1])
    value = _value(entry.value, unit)
    if value.state is State.BLANK:
        return
    confidence = entry.value.confidence
    doubt = value.doubt or ("low_confidence" if confidence is not None and confidence < SURE else None)
    shown = f"{label}{BETWEEN}{entry.head}" if entry.head else label
    locator = entry.value.locator
    yield Fact(heading, shown, value.raw, value.state, value.number, unit, locator), doubt


def _value(cell: GridCell, unit: str) -> Value:
    """What *cell* prints. Its *unit* behind the number is no doubt: 12 件."""
    return without_unit(read_value(cell.text, cell.locator.get("kind") in WRAPPING), unit)


def _is_unit(cell: GridCell) -> bool:
    return _UNIT.fullmatch(one_line(cell.text)) is not None


def _unit(cell: GridCell | None, label: GridCell) -> str:
    """The unit in a cell of its own, else the one in brackets behind the label; empty without one."""
    if cell is not None and _is_unit(cell):
        return one_line(cell.text)
    behind = _LABEL_UNIT.search(label.text)
    found = _UNIT.search(behind.group()) if behind else None
    return found.group() if found else ""
