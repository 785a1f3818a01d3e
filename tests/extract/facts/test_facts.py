"""Reports before 2019: the figures of their tables as loose facts."""

from __future__ import annotations

import pytest

from extract.facts import facts_of
from extract.model import Document, State
from extract.read import read_bytes, report_json
from extract.readers import text as text_reader
from extract.show import show
from tests.extract.facts.tables import HEADS, read, table


def test_a_report_before_2019_keeps_its_figures_as_loose_facts() -> None:
    rows = (
        "<tr><td>指标名称</td><td>单位</td><td>数量</td></tr>"
        "<tr><td>一、主动公开政府信息数</td><td>条</td><td>1,204</td></tr>"
        "<tr><td>1.政府网站公开数</td><td>条</td><td>880</td></tr>"
        "<tr><td>二、收到申请总数（件）</td><td></td><td>17</td></tr>"
    )
    page = (
        "<html><head><meta charset=utf-8></head><body><h1>云岭县2016年政府信息公开工作年度报告</h1>"
        f"<p>2016年，{'县政府推进信息公开，完善目录和制度。' * 40}</p><table>{rows}</table></body></html>"
    )
    _, report = read_bytes(page.encode())
    assert (report.kind, report.edition, report.cells) == ("report", "pre2019", {})
    assert [(fact.label, fact.number, fact.unit) for fact in report.facts] == [
        ("一、主动公开政府信息数", 1204, "条"),
        ("1.政府网站公开数", 880, "条"),
        ("二、收到申请总数（件）", 17, "件"),
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [["指标", "代码", "单位", "本年", "历年累计"], ["主动公开数", "11", "条", "1200", "9000"]],
            [("主动公开数｜本年", 1200), ("主动公开数｜历年累计", 9000)],
        ),
        ([["指标", "代码", "单位", "数量"], ["主动公开数", "11", "条", "1200"]], [("主动公开数", 1200)]),
        ([["序号", "指标", "数量"], ["1", "主动公开数", "1200"]], [("主动公开数", 1200)]),
        ([["主动公开数", "1200", "9000"]], []),  # which of the two, nothing says
    ],
)
def test_several_figures_of_a_row_are_told_apart_by_their_headers(
    rows: list[list[str]], expected: list[tuple[str, int]]
) -> None:
    text = "\n".join("\t".join(row) for row in rows)
    document = text_reader.read(f"云岭县2010年政府信息公开年度报告\n{text}\n".encode())
    assert [(fact.label, fact.number) for fact in facts_of(document)[0]] == expected


def loose(*rows: tuple[str, ...]) -> list[tuple[str, int | float | None, str]]:
    """The facts of a report of 2016 with one table."""
    return [(fact.label, fact.number, fact.unit) for fact in read(*rows).facts]


def test_a_code_beside_a_label_is_no_figure() -> None:
    rows = (("一、主动公开情况", "01", "——", ""), ("1.网站公开数", "02", "条", "880"))
    assert loose(("指标名称", "代码", "计量单位", "统计数"), *rows) == [("1.网站公开数", 880, "条")]


def test_figures_of_several_columns_carry_their_heads() -> None:
    rows = (("指标名称", "单位", "本期实际", "本年累计"), ("网站公开数", "条", "12", "880"))
    assert loose(*rows) == [("网站公开数｜本期实际", 12, "条"), ("网站公开数｜本年累计", 880, "条")]


def test_two_halves_of_a_table_side_by_side() -> None:
    heads = ("指标名称", "计量单位", "统计数") * 2
    row = ("网站公开数", "条", "880", "收到申请数", "件", "6")
    assert loose(heads, row) == [("网站公开数", 880, "条"), ("收到申请数", 6, "件")]


def test_without_header_two_figures_behind_a_label_are_none() -> None:
    assert loose(("网站公开数", "12", "880"), ("收到申请数", "件", "6")) == [("收到申请数", 6, "件")]


def test_what_is_printed_in_place_of_a_figure_is_kept_as_printed_but_for_blanks() -> None:
    rows = (
        ("当面申请数", "件", "—"),
        ("传真申请数", "件", "/"),
        ("网络申请数", "件", "无"),
        ("信函", "件", ""),
    )
    report = read(HEADS, *rows)
    assert [(fact.raw, fact.state, fact.number) for fact in report.facts] == [
        ("—", State.DASH, None),
        ("/", State.SLASH, None),
        ("无", State.WORD, None),
    ]


def test_beside_a_unit_whatever_is_printed_stands_for_a_figure_where_a_page_lost_the_header() -> None:
    rows = (("当面申请数", "件", "无"), ("传真申请数", "件", "—"), ("网络申请数", "无"), ("备注", "见上文"))
    assert [(fact.label, fact.raw) for fact in read(*rows).facts] == [
        ("当面申请数", "无"),
        ("传真申请数", "—"),
    ]


def test_the_later_form_is_missed_only_in_reports_of_its_years() -> None:
    row = ("收到申请数", "件", "5")
    codes = {year: {found.code for found in read(HEADS, row, year=year).issues} for year in (2016, 2022)}
    assert "no_tables" not in codes[2016]
    assert "no_tables" in codes[2022]
    assert "no_tables" in {found.code for found in read(year=2016).issues}


def test_the_terminal_shows_them_under_their_headings_with_flags() -> None:
    rows = (("一、申请情况", "", ""), ("1.当面申请数", "件", "1 2"), ("2.传真申请数", "件", "—"))
    text = "<h1>云岭县2016年政府信息公开工作年度报告</h1>" + "县政府推进信息公开，完善目录和制度。" * 40
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (HEADS, *rows))
    data = f"{text}<table>{table}</table>".encode()
    shown = show(report_json(*read_bytes(data), data)).splitlines()
    start = shown.index("原表中的数字 facts")
    assert [line.split() for line in shown[start + 1 : start + 4]] == [
        ["一、申请情况"],
        ["1.当面申请数", "1", "2", "!", "件"],
        ["2.传真申请数", "—", "件"],
    ]


def test_an_item_under_the_header_of_units_shows_that_its_row_is_wider() -> None:
    head = ("统计指标", "单位", "数量", "")
    rows = (("三、依申请公开情况", "（一）收到申请数", "件", ""), ("1.当面申请数", "件", "4", ""))
    facts, _ = facts_of(Document("text", (table(head, *rows),)))
    assert [(fact.heading, fact.label, fact.raw) for fact in facts] == [
        ("三、依申请公开情况｜（一）收到申请数", "1.当面申请数", "4")
    ]


def test_a_row_wider_than_its_header_is_read_by_itself() -> None:
    head = ("统计指标", "单位", "数量")
    rows = (("三、依申请公开情况", "（一）收到申请数", "件", "9"), ("1.当面申请数", "件", "4"))
    facts, _ = facts_of(Document("text", (table(head, *rows),)))
    assert [(fact.label, fact.number) for fact in facts] == [
        ("三、依申请公开情况 （一）收到申请数", 9),
        ("1.当面申请数", 4),
    ]


def test_a_table_printed_for_each_screen_is_read_once() -> None:
    one = table(("指标名称", "数量"), ("收到申请数", "8"), ("办结申请数", "8"))
    assert len(facts_of(Document("html", (one, one)))[0]) == 2
