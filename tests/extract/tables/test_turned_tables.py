"""Tables in blocks, on their side, or with row and column in one label: the same cells, the same figures."""

from __future__ import annotations

import pytest

from extract.model import Report
from extract.read import read_bytes
from tests.extract import pages

RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
FIGURES = [str(number) for number in pages.REVIEW]
DECISIONS = "本年处理决定数量"
FEES = "本年收费金额（单位：万元）"
LAWSUITS = "<tr><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>"


def tr(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def table(*rows: str) -> str:
    return f"<table>{''.join(rows)}</table>"


def one(name: str, span: int = 5) -> str:
    return f"<tr><td colspan={span}>{name}</td></tr>"


def block(name: str, start: int) -> str:
    """Five results of one track under its name."""
    return one(name) + tr(*RESULTS) + tr(*FIGURES[start : start + 5])


def results_down() -> str:
    """Three columns of labels, one of figures."""
    rows = []
    for number, figure in enumerate(FIGURES):
        outer = {0: "<td rowspan=5 colspan=2>行政复议</td>", 5: "<td rowspan=10>行政诉讼</td>"}.get(
            number, ""
        )
        inner = {5: "<td rowspan=5>未经复议直接起诉</td>", 10: "<td rowspan=5>复议后起诉</td>"}.get(
            number, ""
        )
        rows.append(f"<tr>{outer}{inner}<td>{RESULTS[number % 5]}</td><td>{figure}</td></tr>")
    return table(*rows)


REVIEWS = {
    "two blocks": table(
        block("行政复议", 0), one("行政诉讼", 10), LAWSUITS, tr(*RESULTS * 2), tr(*FIGURES[5:])
    ),
    "three blocks": table(
        block("行政复议", 0), one("行政诉讼"), block("未经复议直接起诉", 5), block("复议后起诉", 10)
    ),
    "two tables": table(block("行政复议", 0))
    + table(one("行政诉讼", 10), LAWSUITS, tr(*RESULTS * 2), tr(*FIGURES[5:])),
    "three tables below their names": "".join(
        f"<p>{name}</p>" + table(tr(*RESULTS), tr(*FIGURES[start : start + 5]))
        for name, start in (("（一）行政复议情况", 0), ("未经复议直接起诉", 5), ("复议后起诉", 10))
    ),
    "results down": results_down(),
    "results down, tracks across": table(
        "<tr><td rowspan=2></td><td rowspan=2>行政复议</td><td colspan=2>行政诉讼</td></tr>",
        tr("未经复议直接起诉", "复议后起诉"),
        *(tr(RESULTS[n], FIGURES[n], FIGURES[5 + n], FIGURES[10 + n]) for n in range(5)),
    ),
    "one row of header": table(
        "<tr><td colspan=5>行政复议</td>" + LAWSUITS.removeprefix("<tr>"),
        tr(*FIGURES),
    ),
    "results alone": table(tr(*RESULTS * 3), tr(*FIGURES)),
}
ACROSS = (
    tr("信息内容", "规章", "行政规范性文件")
    + tr("本年制发件数", "0", "3")
    + tr("本年废止件数", "0", "1")
    + tr("现行有效件数", "0", "12")
)
PAIRS = {
    "规章本年制发件数": "0",
    "规章本年废止件数": "0",
    "规章现行有效件数": "0",
    "行政规范性文件本年制发件数": "3",
    "行政规范性文件本年废止件数": "1",
    "行政规范性文件现行有效件数": "12",
    "行政许可本年处理决定数量": "245",
    "行政处罚本年处理决定数量": "31",
    "行政强制本年处理决定数量": "2",
    "行政事业性收费本年收费金额（万元）": "18.25",
}
DISCLOSURES = {
    "on its side": table(ACROSS)
    + table(tr("信息内容", "行政许可", "行政处罚", "行政强制"), tr(DECISIONS, "245", "31", "2"))
    + table(tr("信息内容", "行政事业性收费"), tr(FEES, "18.25")),
    "on its side below its article": table(
        tr("第二十条第（一）项", "规章", "行政规范性文件"),
        ACROSS.partition("</tr>")[2],
        tr("", "行政许可", "行政处罚", "行政强制"),
        tr(DECISIONS, "245", "31", "2"),
        tr("", "行政事业性收费"),
        tr(FEES, "18.25"),
    ),
    "row and column in one label": table(*(tr(label, figure) for label, figure in PAIRS.items())),
    "row and column in one label, blank cells behind": table(
        *(tr(label, figure, "", "") for label, figure in PAIRS.items())
    ),
    "articles in a column of their own": table(
        tr("", "信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        "<tr><td rowspan=2>第二十条第（一）项</td><td>规章</td><td>0</td><td>0</td><td>0</td></tr>",
        tr("行政规范性文件", "3", "1", "12"),
        f"<tr><td></td><td>信息内容</td><td colspan=3>{DECISIONS}</td></tr>",
        "<tr><td>第二十条第（五）项</td><td>行政许可</td><td colspan=3>245</td></tr>",
        "<tr><td rowspan=2>第二十条第（六）项</td><td>行政处罚</td><td colspan=3>31</td></tr>",
        "<tr><td>行政强制</td><td colspan=3>2</td></tr>",
        f"<tr><td></td><td>信息内容</td><td colspan=3>{FEES}</td></tr>",
        "<tr><td>第二十条第（八）项</td><td>行政事业性收费</td><td colspan=3>18.25</td></tr>",
    ),
}


def read(page: bytes) -> Report:
    return read_bytes(page)[1]


def named(report: Report) -> set[str]:
    return {cell for found in report.issues for cell in found.cells}


@pytest.mark.parametrize("review", REVIEWS.values(), ids=REVIEWS)
def test_a_review_table_in_another_shape(review: str) -> None:
    report = read(pages.page(review=review))
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()
    assert not named(report)


@pytest.mark.parametrize("disclosure", DISCLOSURES.values(), ids=DISCLOSURES)
def test_a_disclosure_table_in_another_shape(disclosure: str) -> None:
    report = read(pages.page(disclosure=disclosure))
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()
    assert not named(report)


def test_several_figures_beside_a_label_that_names_a_column_are_in_doubt() -> None:
    rows = [tr(label, figure, "7", "") for label, figure in PAIRS.items()]
    report = read(pages.page(disclosure=table(*rows)))
    disclosure = {cell for cell in pages.truth() if cell.startswith("disclosure.")}
    assert disclosure <= named(report)


def test_a_review_table_without_header_is_read_and_flagged() -> None:
    report = read(pages.page(review=table(tr(*FIGURES))))
    review = {cell for cell in pages.truth() if cell.startswith("review.")}
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()
    assert named(report) == review


def test_a_block_that_lost_a_figure_is_no_block() -> None:
    short = REVIEWS["three blocks"].replace(tr(*FIGURES[5:10]), tr(*FIGURES[5:9]))
    report = read(pages.page(review=short))
    review = {cell for cell in pages.truth() if cell.startswith("review.")}
    assert review <= named(report)


def test_a_block_printed_twice_is_read_as_neither() -> None:
    twice = table(block("行政复议", 0), block("行政复议", 5), block("复议后起诉", 10))
    report = read(pages.page(review=twice))
    review = [cell for cell in pages.truth() if cell.startswith("review.")]
    assert all(cell in named(report) for cell in review)


def test_a_turned_table_that_lost_a_figure_is_flagged() -> None:
    short = DISCLOSURES["on its side"].replace(tr("本年废止件数", "0", "1"), tr("本年废止件数", "1"))
    report = read(pages.page(disclosure=short))
    wrong = {cell for cell, number in pages.truth().items() if report.cells[cell].number != number}
    assert wrong
    assert wrong <= named(report)


@pytest.mark.parametrize("row", [("本年制发件数", "0", "0", "3"), ("", "0", "3")])
def test_figures_below_a_turned_header_that_do_not_fit_it_are_no_rows(row: tuple[str, ...]) -> None:
    broken = DISCLOSURES["on its side"].replace(tr("本年制发件数", "0", "3"), tr(*row))
    report = read(pages.page(disclosure=broken))
    upper = {cell for cell in pages.truth() if cell.startswith(("disclosure.rules", "disclosure.norm"))}
    assert upper <= named(report)
