"""Loose facts of tables before 2019 that are headed in ways of their own, or not at all."""

from __future__ import annotations

import pytest

from extract.model import Report
from extract.read import read_bytes

Row = tuple[str, ...]


def read(*rows: Row, year: int = 2016) -> Report:
    """The report of *year* with one table."""
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    prose = "县政府推进信息公开，完善目录和制度。" * 40
    page = f"<h1>云岭县{year}年政府信息公开工作年度报告</h1><p>{year}年，{prose}</p><table>{table}</table>"
    return read_bytes(page.encode())[1]


@pytest.mark.parametrize(
    ("rows", "facts"),
    [
        (  # labels and figures in turn
            (("主动公开信息数", "126", "网站点击数", "18612"), ("收到申请数", "3", "答复数", "2")),
            [("主动公开信息数", 126), ("网站点击数", 18612), ("收到申请数", 3), ("答复数", 2)],
        ),
        ((("主动公开信息数", "126", "包括转发的40条"),), [("主动公开信息数", 126)]),
        (
            (("网站点击数", "18612", "20001", "答复数", "2"),),
            [("答复数", 2)],
        ),  # which of the two, nothing says
        ((("1", "主动公开信息数", "126"),), [("主动公开信息数", 126)]),
    ],
)
def test_each_figure_goes_by_the_label_right_before_it(rows: tuple[Row, ...], facts: list[Row]) -> None:
    report = read(*rows)
    assert [(fact.label, fact.number) for fact in report.facts] == facts
    assert [found for found in report.issues if found.cells] == []


def test_labels_with_ordinals_side_by_side_without_header_are_doubted() -> None:
    """They go on downwards: what each stands under is told by none of the two orders for sure."""
    report = read(("1.网站公开数", "12", "（二）收到申请数", "3"), ("2.微博公开数", "8", "1.当面申请数", "1"))
    doubted = {cell for found in report.issues if found.code == "label_in_parts" for cell in found.cells}
    assert doubted == {"fact.1", "fact.2", "fact.3", "fact.4"}


@pytest.mark.parametrize(
    ("rows", "facts"),
    [
        ((("专项经费", "3.5万元"), ("检索费", "120元")), [("专项经费", 3.5, "万元"), ("检索费", 120, "元")]),
        ((("满意率", "98.5%"), ("网站公开数", "126条")), [("满意率", 98.5, "%"), ("网站公开数", 126, "条")]),
        (
            (("公开类别", "数量（条）", "占比"), ("机构职能", "12", "10%"), ("政策法规", "30", "25%")),
            [("机构职能", 12, "条"), ("政策法规", 30, "条")],
        ),
        (
            (("指标", "代码", "本期实际", "本年累计", "单位"), ("现场接待人数", "02", "2", "16", "人次")),
            [("现场接待人数｜本期实际", 2, "人次"), ("现场接待人数｜本年累计", 16, "人次")],
        ),
        ((("申请方式", "数量", "备注"), ("网络", "2", "含重复1件")), [("网络", 2, "")]),
        ((("申请方式", "数量", "备注"), ("网络", "2", "1")), [("网络", 2, "")]),
        (
            (("指标名称", "单位", "县本级", "乡镇", "合计"), ("主动公开信息数", "条", "12", "30", "42")),
            [
                ("主动公开信息数｜县本级", 12, "条"),
                ("主动公开信息数｜乡镇", 30, "条"),
                ("主动公开信息数｜合计", 42, "条"),
            ],
        ),
    ],
)
def test_the_unit_stands_beside_the_figure_in_its_header_or_behind(
    rows: tuple[Row, ...], facts: list[tuple[str, float, str]]
) -> None:
    report = read(*rows)
    assert [(fact.label, fact.number, fact.unit) for fact in report.facts] == facts
    assert [found for found in report.issues if found.cells] == []


CODED = (
    ("主动公开信息数", "条", "01", "126"),
    ("网站点击数", "人次", "02", "18612"),
    ("新增规范性文件数", "条", "03", ""),
    ("收到申请数", "件", "05", "3"),
    ("答复数", "件", "06", "2"),
    ("复议数", "件", "07", ""),
)


def test_codes_of_rows_are_no_figures() -> None:
    report = read(*CODED)
    assert [(fact.label, fact.number) for fact in report.facts] == [
        ("主动公开信息数", 126),
        ("网站点击数", 18612),
        ("收到申请数", 3),
        ("答复数", 2),
    ]
    assert "figures_unheaded" not in {found.code for found in report.issues}


@pytest.mark.parametrize("rows", [CODED[:3], tuple((a, b, d or "9", c) for a, b, c, d in CODED)])
def test_a_column_that_may_be_no_codes_leaves_open_what_a_lone_figure_is(rows: tuple[Row, ...]) -> None:
    """Too few to tell; or no figures stand behind them, and they may be these."""
    report = read(*rows, ("信访数", "件", "12", ""))
    assert {found.code for found in report.issues} >= {"figures_unheaded"}
    doubted = {cell for found in report.issues for cell in found.cells}
    assert doubted == {f"fact.{number}" for number in range(1, len(report.facts) + 1)}


def test_rows_left_out_for_want_of_a_header_are_told_of() -> None:
    rows = (("公开数", "12", "130"), ("申请数", "3", "17"), ("答复数", "2", "15"))
    (found,) = [found for found in read(*rows).issues if found.code == "figures_unheaded"]
    assert "公开数、申请数、答复数" in found.message_zh
    assert read(*rows[:2]).facts == ()


RESULTS = (("处理结果", "数量"), ("同意公开", "2"), ("不同意公开", "1"))


def test_a_few_rows_that_go_by_names_of_the_form_are_facts_before_there_was_one() -> None:
    report = read(*RESULTS)
    assert (report.edition, report.cells) == ("pre2019", {})
    assert [(fact.label, fact.number) for fact in report.facts] == [("同意公开", 2), ("不同意公开", 1)]


def test_since_then_they_are_what_is_left_of_it() -> None:
    report = read(*RESULTS, year=2022)
    doubted = {cell for found in report.issues for cell in found.cells}
    assert "request.granted.natural_person" in doubted
    assert report.facts == ()
