"""One report of before 2019 from one seed: its table in one of the shapes seen, in any container."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final, NamedTuple

from tests.synthetic.breaks import over_pages
from tests.synthetic.corpus import WRITERS
from tests.synthetic.paper import Block, Box, Paper, Prose, Table
from tests.synthetic.statistics.indicators import Indicator, indicators
from tests.synthetic.story import PLACES

NAME: Final = "statistics"
UNIT_BEHIND: Final = "unit_behind_label"
GROUPED: Final = "grouped"
OWN_FIGURE: Final = "总数"  # what a group itself counts, in the first of its rows
SHAPES: Final = (
    "plain",
    "codes",
    UNIT_BEHIND,
    "two_figures",
    "side_by_side",
    "no_header",
    "headings_span",
    GROUPED,
)
HEADS: Final = (
    ("统计指标", "单位", "统计数"),
    ("指标名称", "计量单位", "数量"),
    ("统 计 指 标", "单 位", "统 计 数"),
)
YEARS_BESIDE: Final = (("本年度", "历年累计"), ("2016年", "2017年"), ("上年数", "本年数"))
# What stands in place of a figure
SIGNS: Final = ("", "", "/", "—", "-", "无")
NO_UNIT: Final = ("——", "", "—")


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure, or the sign in its place; the labels it stands under, the head of its column."""

    above: tuple[str, ...]
    label: str
    head: str
    raw: str
    unit: str
    group: str = ""  # printed once, beside all its rows: in front of the label, or on the page before


@dataclass(frozen=True, slots=True)
class Sheet:
    """One made-up report and the figures its table prints."""

    seed: int
    container: str
    data: bytes
    figures: tuple[Figure, ...]
    made: tuple[str, ...]  # the table's shape, and what the container's writer did


class _Line(NamedTuple):
    """One row of the table: its indicator and what it prints in each column of figures."""

    indicator: Indicator
    values: tuple[str, ...]


def make(seed: int, container: str) -> Sheet:
    """The document of *seed*; *container* as in the corpus of the form."""
    random = Random(f"{seed}/statistics")
    shape = random.choice(SHAPES)
    heads = random.choice(YEARS_BESIDE) if shape == "two_figures" else ("",)
    signs = random.random() < 0.5
    lines = [_drawn(random, indicator, len(heads), signs) for indicator in indicators()]
    table, figures = _table(random, shape, lines, heads), _figures(lines, heads, shape)
    if shape == GROUPED:
        table, figures = _grouped(random, lines)
    paper = _report(random, table)
    made = [f"shape:{shape}"]
    if shape != GROUPED and random.random() < 0.3:
        at = random.randint(8, len(table.rows) - 8)
        paper = over_pages(paper, NAME, (at,), repeat_header=random.random() < 0.5)
        made.append("pages")
    data, written = WRITERS[container](Random(f"{seed}/writer"), paper)
    return Sheet(seed, container, data, tuple(figures), (*made, *written))


def _drawn(random: Random, indicator: Indicator, columns: int, signs: bool) -> _Line:
    if indicator.unit is None:
        return _Line(indicator, (random.choice(NO_UNIT[1:]) if signs else "",) * columns)
    return _Line(indicator, tuple(_value(random, indicator.unit, signs) for _ in range(columns)))


def _value(random: Random, unit: str, signs: bool) -> str:
    if signs and random.random() < 0.3:
        return random.choice(SIGNS)
    if unit == "万元":
        return random.choice(("0", "0.0", "3.25", "12.5"))
    number = random.choice(
        (0, 0, random.randint(1, 9), random.randint(10, 999), random.randint(1000, 99_999))
    )
    return f"{number:,}" if random.random() < 0.2 else str(number)


def _figures(lines: Sequence[_Line], heads: Sequence[str], shape: str) -> list[Figure]:
    """What a reader must find: blanks are left out."""

    def printed(label: str) -> str:
        unit = units[label] if shape == UNIT_BEHIND else None
        return f"{label}（{unit}）" if unit else label

    units = {line.indicator.label: line.indicator.unit for line in lines}
    return [
        Figure(tuple(map(printed, above)), printed(label), head, value, unit or "")
        for (label, unit, above), values in lines
        for head, value in zip(heads, values, strict=True)
        if value
    ]


def _table(random: Random, shape: str, lines: Sequence[_Line], heads: Sequence[str]) -> Table:
    names, unit_name, figure_name = random.choice(HEADS)
    empty = random.choice(NO_UNIT)
    rows = [_row(shape, number, line, empty) for number, line in enumerate(lines, 1)]
    header = [names, unit_name, *([figure_name] if shape != "two_figures" else heads)]
    if shape == "codes":
        header.insert(1, "代码")
    if shape == UNIT_BEHIND:
        header.remove(unit_name)
    if shape == "side_by_side":
        half = (len(rows) + 1) // 2
        blank = (Box(""),) * len(header)
        right = [*rows[half:], *[blank] * (2 * half - len(rows))]
        rows, header = [(*a, *b) for a, b in zip(rows[:half], right, strict=True)], header * 2
    if shape == "no_header":
        return Table(tuple(rows), NAME)
    return Table((tuple(Box(text, header=True) for text in header), *rows), NAME, header_rows=1)


def _row(shape: str, number: int, line: _Line, empty: str) -> tuple[Box, ...]:
    label, unit, _ = line.indicator
    values = [Box(value, cell_id=f"{number}.{at}") for at, value in enumerate(line.values)]
    if shape == UNIT_BEHIND:
        return Box(f"{label}（{unit}）" if unit else label), *values
    if shape == "headings_span" and unit is None and not any(line.values):
        return (Box(label, columns=2 + len(values)),)
    code = [Box(f"{number:02d}")] if shape == "codes" else []
    return Box(label), *code, Box(unit or empty), *values


def _grouped(random: Random, lines: Sequence[_Line]) -> tuple[Table, list[Figure]]:
    """Two columns of labels: a group beside all of its rows, its own figure in the first."""
    names, unit_name, figure_name = random.choice(HEADS)
    header = (Box(names, columns=2, header=True), Box(unit_name, header=True), Box(figure_name, header=True))
    rows: list[tuple[Box, ...]] = [header]
    figures: list[Figure] = []
    for group in _groups(lines):
        name = group[0].indicator.label
        shown = [line for line in group if line.indicator.unit or line is not group[0]]
        for line in shown:
            (label, unit, above), value = line.indicator, line.values[0]
            item = OWN_FIGURE if label == name else label
            values = Box(unit or ""), Box(value, cell_id=f"{len(rows)}.0")
            if len(shown) == 1:
                rows.append((Box(name, columns=2), *values))
            else:
                first = [Box(name, rows=len(shown))] if line is shown[0] else []
                rows.append((*first, Box(item), *values))
            printed, beside = (name, "") if len(shown) == 1 else (item, name)
            if value:
                figures.append(Figure(above[1:], printed, "", value, unit or "", beside))
    return Table(tuple(rows), NAME, header_rows=1), figures


def _groups(lines: Sequence[_Line]) -> list[list[_Line]]:
    """The lines under each outermost heading, that first."""
    groups: list[list[_Line]] = []
    for line in lines:
        if not line.indicator.above and line.indicator.label[1:2] == "、":
            groups.append([])
        groups[-1].append(line)
    return groups


def _report(random: Random, table: Table) -> Paper:
    place, year = random.choice(PLACES), random.randint(2014, 2018)
    blocks: list[Block] = [
        Prose(f"{place}{year}年政府信息公开工作年度报告", level=1),
        Prose(f"本报告由概述、主动公开情况、依申请公开情况等部分组成，统计期限为{year}年1月1日至12月31日。"),
        Prose("一、概述", level=2),
        Prose(f"{year}年，我单位完善制度，主动公开政府信息{random.randint(20, 3000)}条。"),
        Prose("二、存在的主要问题和改进措施", level=2),
        Prose("部分栏目更新不够及时。下一步，将逐月核对。"),
        Prose(f"附表：政府信息公开情况统计表（{year}年度）"),
        table,
    ]
    if random.random() < 0.5:
        blocks.append(Prose("单位负责人：  审核人：  填报人：  填报日期："))
    return Paper(tuple(blocks))
