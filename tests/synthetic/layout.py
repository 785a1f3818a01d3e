"""Figures → the three tables as the state prints them, in the wording of one publisher."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.synthetic import blank_form as form
from tests.synthetic.paper import Box, Table

Figures = Mapping[str, str]  # cell id → the printed text; an absent id is a cell the source does not print


@dataclass(frozen=True, slots=True)
class Wording:
    """How one publisher words and shapes the form; the defaults are the official wording of 2021."""

    edition: str = "2021"
    one_row_other: bool = False
    replace: Mapping[str, str] = field(default_factory=dict)  # official label → printed label
    year_in_headers: int | None = None  # 本年（2023）制发件数
    total_in_second_row: bool = False  # 总计 stands beside 法人或其他组织, not beside 申请人情况

    def label(self, official: str) -> str:
        """The label as this publisher prints it."""
        printed = self.replace.get(official, official)
        if self.year_in_headers and printed.startswith("本年"):
            printed = f"本年（{self.year_in_headers}）{printed[2:]}"
        return printed


def disclosure_table(figures: Figures, wording: Wording) -> Table:
    """Table 2: four grid columns in the 2021 edition and in the 2019 edition."""
    rows = (
        _disclosure_2021(figures, wording)
        if wording.edition == "2021"
        else _disclosure_2019(figures, wording)
    )
    return Table(tuple(rows), "disclosure")


def _header(wording: Wording, *labels: str) -> tuple[Box, ...]:
    boxes = [Box(wording.label(label), header=True) for label in ("信息内容", *labels)]
    boxes[-1] = Box(boxes[-1].text, columns=4 - len(labels), header=True)
    return tuple(boxes)


def _item(wording: Wording, ordinal: str) -> tuple[Box, ...]:
    return (Box(wording.label(f"第二十条第（{ordinal}）项"), columns=4, header=True),)


def _values(figures: Figures, wording: Wording, label: str, *ids: str) -> tuple[Box, ...]:
    boxes = [Box(wording.label(label))]
    for position, cell_id in enumerate(ids):
        span = 4 - len(ids) if position == len(ids) - 1 else 1
        boxes.append(Box(figures.get(cell_id, ""), columns=span, cell_id=cell_id))
    return tuple(boxes)


def _disclosure_2021(figures: Figures, wording: Wording) -> list[tuple[Box, ...]]:
    def stock(label: str, name: str) -> tuple[Box, ...]:
        return _values(
            figures,
            wording,
            label,
            *(f"disclosure.{name}.{column}" for column in ("made", "repealed", "valid")),
        )

    def single(label: str, cell: str) -> tuple[Box, ...]:
        return _values(figures, wording, label, f"disclosure.{cell}")

    return [
        _item(wording, "一"),
        _header(wording, "本年制发件数", "本年废止件数", "现行有效件数"),
        stock("规章", "rules"),
        stock("行政规范性文件", "normative_documents"),
        _item(wording, "五"),
        _header(wording, "本年处理决定数量"),
        single("行政许可", "licence.decisions"),
        _item(wording, "六"),
        _header(wording, "本年处理决定数量"),
        single("行政处罚", "penalty.decisions"),
        single("行政强制", "coercion.decisions"),
        _item(wording, "八"),
        _header(wording, "本年收费金额（单位：万元）"),
        single("行政事业性收费", "fees.amount"),
    ]


def _disclosure_2019(figures: Figures, wording: Wording) -> list[tuple[Box, ...]]:
    def cells(label: str, name: str, *columns: str) -> tuple[Box, ...]:
        return _values(figures, wording, label, *(f"disclosure2019.{name}.{column}" for column in columns))

    stock = ("new_made", "new_published", "total_published")
    items = ("items_previous", "items_change", "decisions")
    item_headers = ("上一年项目数量", "本年增/减", "处理决定数量")
    return [
        _item(wording, "一"),
        _header(wording, "本年新制作数量", "本年新公开数量", "对外公开总数量"),
        cells("规章", "rules", *stock),
        cells("规范性文件", "normative_documents", *stock),
        _item(wording, "五"),
        _header(wording, *item_headers),
        cells("行政许可", "licence", *items),
        cells("其他对外管理服务事项", "other_services", *items),
        _item(wording, "六"),
        _header(wording, *item_headers),
        cells("行政处罚", "penalty", *items),
        cells("行政强制", "coercion", *items),
        _item(wording, "八"),
        _header(wording, *item_headers[:2]),
        cells("行政事业性收费", "fees", *items[:2]),
        _item(wording, "九"),
        _header(wording, "采购项目数量", "采购总金额"),
        cells("政府集中采购", "procurement", "projects", "amount"),
    ]


def request_table(figures: Figures, wording: Wording) -> Table:
    """Table 3: three label columns and seven value columns under a three-row header."""
    rows = [*_request_header(wording)]

    def line(row: str, *labels: Box) -> tuple[Box, ...]:
        values = [
            Box(figures[cell_id], cell_id=cell_id)
            for cell_id in (f"request.{row}.{column}" for column, _ in form.COLUMNS)
            if cell_id in figures
        ]
        return (*labels, *values)

    groups = _printed_groups(figures, wording)
    results = 3 + wording.one_row_other + sum(len(members) for _, members in groups)
    rows.append(line("new", Box(wording.label(form.NEW), columns=3)))
    rows.append(line("carried_in", Box(wording.label(form.CARRIED_IN), columns=3)))
    outer = Box(wording.label(form.RESULTS), rows=results)
    rows.append(line("granted", outer, Box(wording.label(form.GRANTED), columns=2)))
    rows.append(line("partial", Box(wording.label(form.PARTIAL), columns=2)))
    for group, members in groups:
        for position, (row, label) in enumerate(members):
            labels = [Box(wording.label(group), rows=len(members))] if position == 0 else []
            rows.append(line(row, *labels, Box(wording.label(label))))
    if wording.one_row_other:
        rows.append(line("other", Box(wording.label(form.OTHER), columns=2)))
    rows.append(line("total", Box(wording.label(form.TOTAL), columns=2)))
    rows.append(line("carried_out", Box(wording.label(form.CARRIED_OUT), columns=3)))
    return Table(tuple(rows), "request", header_rows=3)


def _printed_groups(figures: Figures, wording: Wording) -> list[tuple[str, list[tuple[str, str]]]]:
    """The groups of rows; a row without a single figure is a row the source left out."""
    groups = form.GROUPS if wording.one_row_other else (*form.GROUPS, form.OTHER_GROUP)
    printed = {cell.rpartition(".")[0] for cell in figures}
    return [
        (group, [member for member in members if f"request.{member[0]}" in printed])
        for group, members in groups
    ]


def _request_header(wording: Wording) -> list[tuple[Box, ...]]:
    names = [wording.label(label) for _, label in form.COLUMNS]
    corner = Box(wording.label(form.CORNER), rows=3, columns=3, header=True)
    person = Box(names[0], rows=2, header=True)
    inner = tuple(Box(name, header=True) for name in names[1:6])
    if wording.total_in_second_row:
        return [
            (corner, Box("申请人情况", columns=7, header=True)),
            (person, Box("法人或其他组织", columns=5, header=True), Box(names[6], rows=2, header=True)),
            inner,
        ]
    return [
        (corner, Box("申请人情况", columns=6, header=True), Box(names[6], rows=3, header=True)),
        (person, Box("法人或其他组织", columns=5, header=True)),
        inner,
    ]


def review_table(figures: Figures, wording: Wording) -> Table:
    """Table 4: fifteen value cells in one row under a three-row header."""
    outcomes = [wording.label(label) for _, label in form.REVIEW_OUTCOMES]
    values = tuple(
        Box(figures.get(cell_id, ""), cell_id=cell_id)
        for cell_id in (
            f"review.{track}.{key}" for track, _ in form.REVIEW_TRACKS for key, _ in form.REVIEW_OUTCOMES
        )
    )
    rows = (
        (Box("行政复议", columns=5, header=True), Box("行政诉讼", columns=10, header=True)),
        (
            *(Box(name, rows=2, header=True) for name in outcomes),
            Box("未经复议直接起诉", columns=5, header=True),
            Box("复议后起诉", columns=5, header=True),
        ),
        tuple(Box(name, header=True) for name in outcomes * 2),
        values,
    )
    return Table(rows, "review", header_rows=3)
