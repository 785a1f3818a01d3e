"""Reports before 2019: the figures of their tables as loose facts."""

from __future__ import annotations

import pytest

from extract.facts import facts_of
from extract.model import Document, Grid, GridCell, Paragraph, Report, State
from extract.read import read_bytes, report_json
from extract.readers import html
from extract.readers import text as text_reader
from extract.show import show


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


def read(*rows: tuple[str, ...], year: int = 2016) -> Report:
    """The report of *year* with one table."""
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    prose = "县政府推进信息公开，完善目录和制度。" * 40
    page = f"<h1>云岭县{year}年政府信息公开工作年度报告</h1><p>{year}年，{prose}</p><table>{table}</table>"
    return read_bytes(page.encode())[1]


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


HEADS = ("统计指标", "单位", "统计数")


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


def test_a_doubtful_figure_is_flagged_and_so_is_one_that_cannot_be_read() -> None:
    rows = (("当面申请数", "件", "1 2"), ("传真申请数", "件", "约30"), ("网络申请数", "件", "3O5"))
    report = read(HEADS, ("收到申请数", "件", "42件"), *rows)
    assert [fact.number for fact in report.facts] == [42, 12, 30, None]
    doubts = {found.cells: found.code for found in report.issues if found.cells}
    assert doubts == {
        ("fact.2",): "number_spaced",
        ("fact.3",): "number_with_residue",
        ("fact.4",): "cell_unreadable",
    }


def test_a_figure_that_was_not_surely_recognised_is_flagged() -> None:
    cells = [
        [GridCell(text, at, column, 1, 1, {"kind": "image"}, sure) for column, (text, sure) in enumerate(row)]
        for at, row in enumerate(
            (
                [("统计指标", 0.99), ("统计数", 0.99)],
                [("收到申请数", 0.7), ("17", 0.95)],
                [("举报数", 1), ("3", 0.6)],
            )
        )
    ]
    grid = Grid(tuple(map(tuple, cells)), {"kind": "image"})
    facts, issues = facts_of(Document("image", (grid,)))
    assert [fact.number for fact in facts] == [17, 3]
    assert [(found.code, found.cells) for found in issues] == [("low_confidence", ("fact.2",))]


def test_beside_a_unit_whatever_is_printed_stands_for_a_figure_where_a_page_lost_the_header() -> None:
    rows = (("当面申请数", "件", "无"), ("传真申请数", "件", "—"), ("网络申请数", "无"), ("备注", "见上文"))
    assert [(fact.label, fact.raw) for fact in read(*rows).facts] == [
        ("当面申请数", "无"),
        ("传真申请数", "—"),
    ]


def test_the_ordinals_tell_under_which_labels_one_stands() -> None:
    labels = (
        *(
            "一、行政复议数量",
            "（一）被依法纠错数",
            "（二）其他情形数",
            "二、行政诉讼数量",
            "（一）被依法纠错数",
        ),
        *("1.网站公开数", "其中：政策文件数", "公报公开数"),
    )
    report = read(HEADS, *((label, "件", "5") for label in labels))
    assert [fact.heading for fact in report.facts] == [
        "",
        "一、行政复议数量",
        "一、行政复议数量",
        "",
        "二、行政诉讼数量",
        "二、行政诉讼数量｜（一）被依法纠错数",
        "二、行政诉讼数量｜（一）被依法纠错数｜1.网站公开数",
        "",
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


def headings(*rows: tuple[str, ...]) -> list[tuple[str, str]]:
    """Heading and label of each fact of a report of 2016 with one table."""
    return [(fact.heading, fact.label) for fact in read(*rows).facts]


def test_a_header_repeated_on_the_next_page_does_not_end_the_outline() -> None:
    head, rows = (
        ("指标名称", "单位", "数量"),
        [("三、依申请公开情况", "", ""), ("（一）收到申请数", "件", "9")],
    )
    below = [("1.当面申请数", "件", "4"), ("2.网络申请数", "件", "5")]
    grids = [table(head, *rows), table(head, *below)]
    facts, _ = facts_of(Document("html", tuple(grids)))
    assert [fact.heading for fact in facts][1:] == ["三、依申请公开情况｜（一）收到申请数"] * 2


def test_another_table_below_its_own_header_begins_anew() -> None:
    head, rows = (
        ("指标名称", "单位", "数量"),
        [("三、依申请公开情况", "", ""), ("（一）收到申请数", "件", "9")],
    )
    facts, _ = facts_of(Document("html", (table(head, *rows), table(head, ("（五）培训次数", "次", "2")))))
    assert [fact.heading for fact in facts] == ["三、依申请公开情况", ""]


def test_a_heading_is_one_in_whatever_column_and_between_tables() -> None:
    rows = (("（一）收到申请数", "件", "9"), ("", "四、行政复议数量", ""), ("（一）维持数", "件", "1"))
    assert headings(("指标名称", "单位", "数量"), *rows)[1] == ("四、行政复议数量", "（一）维持数")
    between = Paragraph("五、行政诉讼数量", {})
    blocks = (table(("指标名称", "单位", "数量"), *rows), between, table(("（一）维持数", "件", "2")))
    assert facts_of(Document("html", blocks))[0][-1].heading == "五、行政诉讼数量"


def test_the_middle_row_of_a_label_in_parts_is_doubted() -> None:
    rows = (("（一）召开政府信息", "", ""), ("公开工作会议或专题", "次", "8"), ("会议数", "", ""))
    report = read(("指标名称", "单位", "数量"), *rows, ("（二）培训次数", "次", "2"))
    assert [(issue.code, issue.cells) for issue in report.issues if issue.code == "label_in_parts"] == [
        ("label_in_parts", ("fact.1",))
    ]
    assert [fact.number for fact in report.facts] == [8, 2]


def test_headings_without_ordinals_are_no_parts_of_a_label() -> None:
    rows = (("依申请公开", "", ""), ("收到申请", "件", "8"), ("行政复议", "", ""), ("维持", "件", "1"))
    assert all(issue.code != "label_in_parts" for issue in read(("指标名称", "单位", "数量"), *rows).issues)


def test_two_labels_in_one_cell_are_doubted() -> None:
    rows = (("（一）召开会议次数\n九、会议和培训情况", "次", "8"), ("（二）培训次数", "次", "2"))
    facts, issues = facts_of(Document("pdf", (table(("指标名称", "单位", "数量"), *rows),)))
    assert [(issue.code, issue.cells) for issue in issues] == [("label_in_parts", ("fact.1",))]
    assert facts[1].heading == ""


@pytest.mark.parametrize(("reach", "doubted"), [(2, []), (9, ["fact.3", "fact.4"])])
def test_what_a_group_takes_in_that_reaches_over_the_next_is_doubted(reach: int, doubted: list[str]) -> None:
    rows = (
        "<tr><td colspan=2>统计指标</td><td>单位</td><td>数量</td></tr>"
        f"<tr><td rowspan={reach}>三、依申请公开情况</td><td>（一）收到申请数</td><td>件</td><td>9</td></tr>"
        "<tr><td>（二）办结申请数</td><td>件</td><td>4</td></tr>"
        "<tr><td rowspan=2>四、行政复议数量</td><td>（一）维持数</td><td>件</td><td>8</td></tr>"
        "<tr><td>（二）纠错数</td><td>件</td><td>7</td></tr>"
    )
    facts, issues = facts_of(html.read(f"<table>{rows}</table>".encode()))
    assert [fact.raw for fact in facts][:2] == ["9", "4"]
    assert [cell for found in issues for cell in found.cells] == doubted


def test_groups_beside_their_items_are_part_of_the_label() -> None:
    head = ("统计指标", "", "单位", "数量")
    rows = (("三、依申请公开情况", "（一）收到申请数", "件", "9"), ("", "1.当面申请数", "件", "4"))
    facts, _ = facts_of(Document("text", (table(head, *rows),)))
    assert [(fact.heading, fact.label) for fact in facts] == [
        ("", "三、依申请公开情况 （一）收到申请数"),
        ("三、依申请公开情况｜（一）收到申请数", "1.当面申请数"),
    ]


def test_a_group_beside_the_middle_of_its_rows_heads_none() -> None:
    head = ("统计指标", "", "单位", "数量")
    rows = (
        ("七、收取的费用", "", "万元", "0"),
        ("", "（一）专门机构数", "个", "1"),
        ("", "（二）查阅点数", "个", "3"),
    )
    middle = (("八、机构建设", "（三）工作人员数", "人", "4"), ("", "1.专职人员数", "人", "2"))
    facts, _ = facts_of(Document("pdf", (table(head, *rows, *middle),)))
    assert {fact.heading for fact in facts} == {""}


def test_the_rows_beside_parts_of_a_group_are_doubted() -> None:
    head = ("统计指标", "", "单位", "数量")
    rows = (
        ("八、机构建设", "（一）专门机构数", "个", "1"),
        ("九、政府信息公开", "（一）召开会议次数", "次", "3"),
    )
    parts = (("会议和培训情况", "（二）培训次数", "次", "4"), ("", "（三）接受培训人员数", "人次", "2"))
    _, issues = facts_of(Document("pdf", (table(head, *rows, *parts),)))
    assert [issue.cells for issue in issues] == [("fact.2",), ("fact.3",)]


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


def table(*rows: tuple[str, ...]) -> Grid:
    """A table of cells without spans."""
    cells = (
        tuple(GridCell(text, number, column, 1, 1, {"kind": "html"}) for column, text in enumerate(row))
        for number, row in enumerate(rows)
    )
    return Grid(tuple(cells), {"kind": "html"})
