"""The rows of a table without a fixed form: which cells are labels, units and figures, by its header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.facts.codes import without_codes
from extract.facts.outline import is_placed
from extract.model import Grid, GridCell
from extract.tables.cells import MEASURED, WRAPPING, whole_only
from extract.tables.split import is_label
from extract.text import core, is_blank, one_line, without_spaces
from extract.values import Value, read_value, without_unit

# "条", "件", "万元", "人次": a cell that only names a unit
UNIT = re.compile(r"(?:人次|万元|条次|件次|条|件|篇|次|个|元|期|场|份|人|项|部|家)")
_LEAST_LABEL = 2
# "126条", "3.5万元", "98.5%": a figure with its unit
_WITH_UNIT = re.compile(r"[\d,，.]+\s*(" + UNIT.pattern + r"|%)")
# What the header of a column says the column holds: 统计指标, 公开类别, 申请方式
_OF_LABELS = re.compile(
    r"(?:统计|公开|申请|信息|办理|发布)*(?:指标|项目|事项|类别|分类|内容|名称|类型|渠道|方式)+(?:名称)?"
)
_OF_UNITS = re.compile(r"(?:计量|统计)?单位")
_OF_CODES = re.compile(r"序号|(?:指标)?代码|编号|行次|序")
# What a table says besides: 备注, 占比, 同比增长
_BESIDES = re.compile(
    r"备注|说明|占比|比[例重率]|增[长减幅]|同比|依据|链接|日期|时间|^(?:责任|公开|办理)?(?:部门|人员?)$"
)
_OF_FIGURES = re.compile(
    r"(?:(?:统计|报送|填报|公开|本年|年度)?(?:数量|数值|数据|数|件数|条数|实际|合计|累计|总数|金额)|"
    r"(?:本期|上期|本年|上年|本年度|上年度|今年|去年|历年|(?:19|20)\d\d年度?)(?:实际|累计|数量|统计数|数)?)"
    r"(?:[（(](?:单位[:：])?(?P<unit>" + UNIT.pattern + r")[)）])?"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: where it stands, what heads it, and the columns of its labels and its unit.

    ``counted``: the unit its header names; ``end``: the last column of the table with a header.
    """

    at: int
    head: str
    labels: tuple[int, ...]
    unit: int | None
    half: int  # of a table printed in several side by side
    counted: str
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One row's labels, the cells of its value and its unit, if it has them, and what heads its column.

    ``counted``: the unit that the header names; ``others``: the columns of several figures behind the label,
    in a table without a header to say which is which.
    """

    labels: Sequence[GridCell]
    value: GridCell | None
    unit: GridCell | None
    head: str = ""
    counted: str = ""
    others: tuple[int, ...] = ()

    @property
    def texts(self) -> list[str]:
        """The labels, the widest first; a cell that spans both columns of them prints one."""
        return list(dict.fromkeys(" ".join(cell.text.split()) for cell in self.named))

    @property
    def label(self) -> str:
        """All of them; "" where none is one."""
        return " ".join(self.texts)

    @property
    def named(self) -> list[GridCell]:
        """The cells whose text is a label."""
        return [cell for cell in self.labels if len(core(cell.text)) >= _LEAST_LABEL and is_label(cell.text)]

    @property
    def prints(self) -> bool:
        """Whether a value or a unit stands behind the label."""
        return any(cell is not None and not is_blank(cell.text) for cell in (self.value, self.unit))


Row = Sequence[Entry]  # what one row prints: an entry for each column of figures


def heads_a_column(text: str) -> bool:
    """Whether *text* says what a column of such a table holds."""
    name = without_spaces(text)
    return any(one.fullmatch(name) for one in (_OF_LABELS, _OF_UNITS, _OF_CODES, _OF_FIGURES))


def _is_known(head: str) -> bool:
    return heads_a_column(head) or _BESIDES.search(head) is not None


def header_of(grid: Grid) -> tuple[int, list[Column]]:
    """The number of the first row below the header, and the columns of figures it names."""
    for number, row in enumerate(grid.rows[:3]):
        heads = {cell.column: without_spaces(cell.text) for cell in row if cell.text}
        figures = [column for column, head in heads.items() if _OF_FIGURES.fullmatch(head)]
        if figures and any(_OF_LABELS.fullmatch(head) for head in heads.values()):
            others = {column for column, head in heads.items() if not _is_known(head)}
            figures += _with_figures(others, grid.rows[number + 1 :])
            return number + 1, list(_columns(heads, sorted(figures)))
    return 0, []


def _with_figures(columns: set[int], rows: Sequence[Sequence[GridCell]]) -> set[int]:
    """Those of *columns*, headed in words of their own (市本级, 区县), that hold figures and nothing else."""
    printed = [cell for row in rows for cell in row if cell.column in columns and not is_blank(cell.text)]
    values = [(cell.column, value_of(cell, unit_in(cell))) for cell in printed]
    others = {column for column, value in values if value.number is None or value.doubt is not None}
    return {column for column, _ in values} - others


def _columns(heads: dict[int, str], figures: Sequence[int]) -> Iterator[Column]:
    """Each column of figures with the labels and the unit before it; labels behind figures begin anew.

    A header of labels stands over the columns without one behind it: of groups and of their items. A unit
    that stands behind the figures is theirs too.
    """
    labels: list[int] = []
    unit: int | None = None
    half = 0
    found: list[Column] = []
    repeated = {heads[column] for column in figures}
    for column, behind in pairwise([*sorted(heads), max(heads) + 1]):
        head = heads[column]
        counted = bool(found) and found[-1].half == half
        if column in figures:
            named = _OF_FIGURES.fullmatch(head)
            own = (named and named["unit"]) or ""
            shown = head if len(repeated) > 1 else ""
            found.append(Column(column, shown, tuple(labels), unit, half, own, max(heads)))
        elif _OF_UNITS.fullmatch(head) and counted:
            here = [one.half == half and one.unit is None for one in found]
            found = [replace(one, unit=column) if own else one for one, own in zip(found, here, strict=True)]
        elif _OF_UNITS.fullmatch(head):
            unit = column
        elif not _OF_CODES.fullmatch(head):
            labels, unit, half = ([], None, half + 1) if counted else (labels, unit, half)
            labels = [*labels, *range(column, behind)]
    yield from found


def _heading(row: Sequence[GridCell]) -> list[Entry]:
    """A label with an ordinal that stands alone in its row, in whatever column."""
    printed = [cell for cell in row if not is_blank(cell.text)]
    return [Entry(printed, None, None)] if len(printed) == 1 and is_placed(printed[0].text) else []


def _in_one(row: Sequence[GridCell], columns: Sequence[Column]) -> Iterator[Entry]:
    """What a row prints below a header; one whose cells stand beside their columns does not follow it.

    Such are cells behind the last column, and labels with an ordinal where units or figures should stand.
    """
    others = {place for column in columns for place in (column.at, column.unit)}
    follows = not any(
        (cell.column > columns[-1].end and not is_blank(cell.text))
        or (cell.column in others and is_placed(cell.text))
        for cell in row
    )
    return _under(row, columns) if follows else _alone(row)


def _under(row: Sequence[GridCell], columns: Sequence[Column]) -> Iterator[Entry]:
    """What a row prints below a header."""
    at = {place: cell for cell in row for place in range(cell.column, cell.column + cell.column_span)}
    for column in columns:
        cell = at.get(column.at)
        labels = [at[place] for place in column.labels if place in at]
        unit = at.get(column.unit) if column.unit is not None else None
        yield Entry(labels, None if cell in labels else cell, unit, column.head, column.counted)


def _alone(row: Sequence[GridCell]) -> Iterator[Entry]:
    """The figures of a row without a header: each that is the only one behind its label.

    Beside a unit whatever is printed stands for a figure; else only a number is one.
    """
    parts: list[list[GridCell]] = [[]]
    figures = False  # whether any stands behind the last label
    for cell in row:
        named = is_label(cell.text) and not is_unit(cell)
        if named and figures:
            parts.append([])
            figures = False
        parts[-1].append(cell)
        figures = figures or not (named or is_unit(cell) or is_blank(cell.text))
    yield from map(_lone, parts)


def _lone(cells: Sequence[GridCell]) -> Entry:
    """What the *cells* of a row say from one label to the next."""
    units = [cell for cell in cells if is_unit(cell)]
    labels = [cell for cell in cells if is_label(cell.text) and cell not in units]
    behind = [
        cell
        for cell in cells
        if labels and cell.column > labels[-1].column and cell not in units and cell.text
    ]
    figures = [cell for cell in behind if value_of(cell, unit_in(cell)).number is not None]
    is_figure = len(behind) == 1 and (units or figures)
    others = tuple(cell.column for cell in figures) if len(figures) > 1 else ()
    return Entry(labels, behind[0] if is_figure else None, units[0] if units else None, others=others)


def halves_of(rows: Sequence[Sequence[GridCell]], columns: Sequence[Column]) -> list[list[Row]]:
    """What the rows print, from top to bottom, in each half of a table that has two side by side."""
    if not columns:
        return [[list(_alone(row)) for row in without_codes(rows)]]
    numbers = sorted({column.half for column in columns})
    halves = [[column for column in columns if column.half == number] for number in numbers]
    if len(halves) > 1:
        return [[list(_under(row, half)) for row in rows] for half in halves]
    return [[_heading(row) or list(_in_one(row, columns)) for row in rows]]


def value_of(cell: GridCell, unit: str) -> Value:
    """What *cell* prints. Its *unit* behind the number is no doubt: 12 件."""
    kind = cell.locator.get("kind")
    value = read_value(cell.text, kind in WRAPPING)
    return without_unit(whole_only(value) if kind in MEASURED else value, unit)


def unit_in(cell: GridCell) -> str:
    """The unit that stands behind the figure of *cell*; empty without one."""
    found = _WITH_UNIT.fullmatch(one_line(cell.text))
    return found.group(1) if found else ""


def is_unit(cell: GridCell) -> bool:
    """Whether *cell* only names a unit."""
    return UNIT.fullmatch(one_line(cell.text)) is not None
