"""A whole report as text with tables of tabs: what the tests of text tables break and read."""

from __future__ import annotations

from collections.abc import Callable

from extract.form import EDITION_2021, GROUPS, Row
from extract.model import Report
from extract.read import read_bytes
from tests.extract import pages

Values = list[str]
_CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
HEADER = [
    [_CORNER, "", "", "申请人情况", "", "", "", "", "", ""],
    ["", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"],
    ["", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""],
]
_REVIEW = [
    ["行政复议", "", "", "", "", "行政诉讼", *[""] * 9],
    [
        *["结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉"],
        *[""] * 4,
        "复议后起诉",
        *[""] * 4,
    ],
    [*[""] * 5, *["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 2],
]
DISCLOSURE = [
    ["第二十条第（一）项", "", "", ""],
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "0", "0", "0"],
    ["行政规范性文件", "3", "1", "12"],
    ["第二十条第（五）项", "", "", ""],
    ["信息内容", "本年处理决定数量", "", ""],
    ["行政许可", "245", "", ""],
    ["第二十条第（六）项", "", "", ""],
    ["信息内容", "本年处理决定数量", "", ""],
    ["行政处罚", "31", "", ""],
    ["行政强制", "2", "", ""],
    ["第二十条第（八）项", "", "", ""],
    ["信息内容", "本年收费金额（单位：万元）", "", ""],
    ["行政事业性收费", "18.25", "", ""],
]


def labels_of(row: Row, first: bool) -> list[str]:
    """The three label columns of the request table, as a page prints them."""
    if row.group is None:
        return [row.printed, "", ""]
    if row.group == "results":
        return ["三、本年度办理结果" if row.key == "granted" else "", row.printed, ""]
    group = next(group for group in GROUPS if group.key == row.group)
    return ["", group.ordinal + group.label if first else "", row.printed]


def full(labels: Values, values: Values) -> Values:
    """Every column of the grid is a cell."""
    return [*labels, *values]


def shifted(labels: Values, values: Values) -> Values:
    """Rows without a label in the third column stand one cell further left."""
    return [*labels, *values] if labels[2] else [*labels[:2], *values, ""]


def text_of(
    values_of: Callable[[Row], Values],
    place: Callable[[Values, Values], Values] = full,
    review: Values | None = None,
) -> str:
    """A whole report as text with tab-separated tables."""
    rows, group = [*HEADER], None
    for row in EDITION_2021.request_rows():
        rows.append(place(labels_of(row, row.group != group), values_of(row)))
        group = row.group
    printed = [str(number) for number in pages.REVIEW] if review is None else review
    tables = (DISCLOSURE, rows, [*_REVIEW, printed])
    two, three, four = ("\n".join("\t".join(row) for row in table) for table in tables)
    return (
        "云岭县青禾镇2023年政府信息公开工作年度报告\n一、总体情况\n2023年，青禾镇主动公开政府信息120条。\n"
        f"二、主动公开政府信息情况\n{two}\n三、收到和处理政府信息公开申请情况\n{three}\n"
        f"四、政府信息公开行政复议、行政诉讼情况\n{four}\n五、存在的主要问题及改进情况\n更新不够及时。\n"
        "六、其他需要报告的事项\n2023年未收取信息处理费。\n"
    )


def read(text: str) -> Report:
    return read_bytes(text.encode())[1]


def named(report: Report) -> set[str]:
    return {cell for found in report.issues for cell in found.cells}


def without_totals(row: Row) -> Values:
    return [*pages.printed_row(row)[:-1], ""]


def totals_only(row: Row) -> Values:
    return [*[""] * 6, pages.printed_row(row)[-1]]
