"""Statistics tables of before 2019 whose cells are paragraphs."""

from __future__ import annotations

import pytest

from extract.model import Report
from extract.read import read_bytes

HEADER = "统计指标 / 单位 / 统计数"
ROWS = (
    "一、主动公开情况",
    "（一）主动公开信息数 / 条 / 126",
    "其中：规范性文件数 / 条 / 3",
    "二、依申请公开情况",
    "（一）收到申请数 / 件 / 9",
    "1.当面申请数 / 件 / 2",
    "2.网络申请数 / 件 / 7",
)
FACTS = [
    ("一、主动公开情况", "（一）主动公开信息数", "126", "条"),
    ("一、主动公开情况｜（一）主动公开信息数", "其中：规范性文件数", "3", "条"),
    ("二、依申请公开情况", "（一）收到申请数", "9", "件"),
    ("二、依申请公开情况｜（一）收到申请数", "1.当面申请数", "2", "件"),
    ("二、依申请公开情况｜（一）收到申请数", "2.网络申请数", "7", "件"),
]


def page(*rows: str) -> str:
    """A report with a paragraph for each cell of *rows*, parted by strokes."""
    cells = "".join(f"<p>{cell}</p>" for row in rows for cell in row.split(" / "))
    prose = "县政府推进信息公开，完善目录和制度。" * 40
    return f"<h1>云岭县2016年政府信息公开工作年度报告</h1><p>2016年，{prose}</p>{cells}<p>填报日期：1月</p>"


def read(*rows: str) -> Report:
    return read_bytes(page(*rows).encode())[1]


def facts(report: Report) -> list[tuple[str, str, str, str]]:
    return [(fact.heading, fact.label, fact.raw, fact.unit) for fact in report.facts]


@pytest.mark.parametrize(
    "rows",
    [
        (HEADER, *ROWS),
        (HEADER, *(row if " / " in row else f"{row} / — / —" for row in ROWS)),
        (f"{HEADER.replace('单位', '代码 / 单位')}", *(row.replace(" / ", " / 07 / ", 1) for row in ROWS)),
        (HEADER, *(row.replace(" / ", " ") for row in ROWS)),
    ],
    ids=["bare", "signs beside headings", "codes", "rows"],
)
def test_the_cells_are_read_row_by_row(rows: tuple[str, ...]) -> None:
    report = read(*rows)
    assert facts(report) == FACTS
    assert report.issues == ()


def test_without_header_a_row_is_a_label_its_unit_and_a_figure() -> None:
    assert [fact[1:] for fact in facts(read(*ROWS))] == [fact[1:] for fact in FACTS]


def test_units_in_the_labels_and_figures_of_two_years() -> None:
    rows = [f"{label}（{unit}） / {raw} / 1{raw}" for _, label, raw, unit in FACTS]
    report = read("指标名称 / 2015年 / 2016年", *rows)
    assert [(fact.label, fact.number) for fact in report.facts][:2] == [
        ("（一）主动公开信息数（条）｜2015年", 126),
        ("（一）主动公开信息数（条）｜2016年", 1126),
    ]


def test_a_row_whose_blank_cell_left_nothing_is_blank() -> None:
    report = read(HEADER, *ROWS, "3.信函申请数 / 件", "4.传真申请数 / 件 / 0")
    assert facts(report)[-2:] == [
        FACTS[-1],
        ("二、依申请公开情况｜（一）收到申请数", "4.传真申请数", "0", "件"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (HEADER, *ROWS, "3.信函申请数 / 件 / 2 / 5"),
        (HEADER, *ROWS, "3.信函申请数 / 2"),
        ("指标 / 单位 / 上年数 / 本年数", *(f"{row} / 1" for row in ROWS[1:3]), "受理数 / 件 / 2", *ROWS[4:]),
        (HEADER, *ROWS[:5]),
    ],
    ids=["a figure too many", "no unit", "one of two figures", "too few rows"],
)
def test_what_may_be_read_in_two_ways_is_not_read(rows: tuple[str, ...]) -> None:
    report = read(*rows)
    assert report.facts == ()
    assert "no_tables" in {found.code for found in report.issues}
