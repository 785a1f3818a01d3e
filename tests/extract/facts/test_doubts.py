"""Facts whose figure, or whose label, is doubtful."""

from __future__ import annotations

import pytest

from extract.facts import facts_of
from extract.model import Document, Grid, GridCell
from extract.readers import html
from tests.extract.facts.tables import HEADS, read, table


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


def test_the_rows_beside_parts_of_a_group_are_doubted() -> None:
    head = ("统计指标", "", "单位", "数量")
    rows = (
        ("八、机构建设", "（一）专门机构数", "个", "1"),
        ("九、政府信息公开", "（一）召开会议次数", "次", "3"),
    )
    parts = (("会议和培训情况", "（二）培训次数", "次", "4"), ("", "（三）接受培训人员数", "人次", "2"))
    _, issues = facts_of(Document("pdf", (table(head, *rows, *parts),)))
    assert [issue.cells for issue in issues] == [("fact.2",), ("fact.3",)]
