"""Under which labels a label stands, by the ordinals they are printed with."""

from __future__ import annotations

from extract.facts import facts_of
from extract.model import Document, Paragraph
from tests.extract.facts.tables import HEADS, headings, read, table


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
