"""Wordings of headers and rows that offices use in place of the form's, read without a doubt."""

from __future__ import annotations

import re

import pytest

from tests.extract.unlike import FIGURES, article, disclosure, named_by, read, request, silent

FORM = article(disclosure(), request())


@pytest.mark.parametrize(
    "changed",
    [
        {"本年制发件数": "本年度制发数", "本年废止件数": "本年废止数", "现行有效件数": "现行有效数"},
        {"本年制发件数": "本年新制发件数"},
        {"本年制发件数": "2024年制发件数", "本年处理决定数量": "2024年处理决定数量"},
        {"现行有效件数": "现行有效件数（历史累计）"},
        {"本年制发件数": "本年度制发文件数", "本年废止件数": "2024年废止文件数"},
        {"现行有效件数": "截至2024年底现行有效件数（含以前年度的8件）"},
        {"现行有效件数": "现行有效件", "本年制发件数": "本年制发件数（件）"},
        {"本年处理决定数量": "本年处理决定件数"},
        {"本年处理决定数量": "处理决定数（指2024年的办件量，不含撤回的-3件）"},
        {"信息内容": "信息类别"},
        {"3.其他": "3 其他", "2.重复申请": "2　重复申请", "1.属于国家秘密": "1 属于国家秘密"},
        {"信息内容": "内容", "本年处理决定数量": "处理决定数"},
        {"本年收费金额": "本年收费总金额"},
        {">规章<": ">部门规章<"},
        {">规章<": ">政府规章<"},
        {"科研机构": "科研院所", "法律服务机构": "法律服务组织", "社会公益组织": "社会公益机构"},
        {"本年新收政府信息公开申请数量": "2024年新收政府信息公开申请数量"},
    ],
)
def test_a_wording_of_its_own_is_read_as_the_forms(changed: dict[str, str]) -> None:
    page = FORM
    for printed, worded in changed.items():
        assert printed in page
        page = page.replace(printed, worded)
    report = read(page)
    assert silent(report) == {}
    assert {issue.code for issue in report.issues if not issue.code.startswith("sum_")} == set()
    assert report.edition == "2021"


def test_columns_of_other_years_in_another_order_are_in_doubt() -> None:
    names = {"本年制发件数": "2023年现行有效件数", "本年废止件数": "2024年制发件数"}
    page = FORM.replace("<td>现行有效件数", "<td>2024年废止件数")
    for printed, worded in names.items():
        page = page.replace(printed, worded)
    documents = {cell for cell in FIGURES if cell.startswith(("disclosure.rules", "disclosure.normative"))}
    assert documents <= named_by(read(page), "row_ambiguous")


def test_a_fee_column_in_yuan_is_named_so() -> None:
    page = FORM.replace("本年收费金额（单位：万元）", "本年收费金额（单位：元）")
    assert named_by(read(page), "unit_differs") == {"disclosure.fees.amount"}


def test_a_blank_copy_of_the_request_table_is_no_second_reading_of_it() -> None:
    blank = re.sub(r"<td>\d+</td>", "<td></td>", request())
    for tables in (blank + request(), request() + blank):
        report = read(article(second=tables))
        assert silent(report) == {}
        assert {issue.code for issue in report.issues if not issue.code.startswith("sum_")} == set()


def test_two_copies_with_other_figures_are_flagged_wherever_a_blank_one_stands() -> None:
    blank, zeros = (re.sub(r"<td>\d+</td>", f"<td>{text}</td>", request()) for text in ("", "0"))
    report = read(article(second=request() + blank + zeros))
    assert "table_repeated" in {issue.code for issue in report.issues}
