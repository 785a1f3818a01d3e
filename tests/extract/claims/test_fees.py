"""The statement on the information handling fee in section six."""

from __future__ import annotations

import pytest

from extract.claims.fees import fee_issues, fee_statement
from extract.model import Section


@pytest.mark.parametrize(
    ("said", "name", "amount"),
    [
        ("无", "only_wu", None),
        ("无。", "only_wu", None),
        ("本年度我单位未收取信息处理费。", "none_charged", None),
        ("2023 年无收取信息处理费情况。", "none_charged", None),
        ("未开展信息处理费收取工作。", "none_charged", None),
        ("全年实际收取信息处理费共计400元。", "charged", 400),
        ("有 1 件申请收取信息处理费 380 元。", "charged", 380),
        ("收取信息处理费0元。", "none_charged", None),
        ("将继续推进政务公开。", "silent", None),
        ("共发出收费通知3件，总金额900元，实际收取信息处理费0元。", "none_charged", None),
        ("共发出收费通知3件，总金额2600元，实际收取的总金额300元。", "charged", 300),
        ("发出收费通知1件，涉及金额4400元，实收0元。", "none_charged", None),
        ("超过30件的，按100元/件收取。本年度收取信息处理费1.24万元。", "charged", 12400),
        ("收取处理费人民币贰佰元。", "charged", None),
        ("全年行政事业性收费62.785万元。", "silent", None),
        ("全年行政事业性收费62.785万元；未收取信息处理费。", "none_charged", None),
        ("未发出收费通知，没有收费。", "none_charged", None),
        ("无政府信息公开信息处理费收取情况。", "none_charged", None),
        ("信息处理费：0", "none_charged", None),
        ("政府信息公开免收费。", "none_charged", None),
        ("本年度没有其他需要报告的事项。", "only_wu", None),
        ("2023年我局没有需要报告的其他事项。", "only_wu", None),
        ("无其它需要报告事项", "only_wu", None),
        ("我局暂无其他事项需要报告。", "only_wu", None),
        ("云岭县青禾镇2023年度无其他重要事项需要报告。", "only_wu", None),
        ("没有需要报告的其他事项和信息处理费收取情况。", "none_charged", None),
        ("本年度信息处理费收费0万元。", "none_charged", None),
        # a rate is no amount
        ("信息处理费收取标准为每件100元。", "silent", None),
        ("收取标准为每件100元，全年收取信息处理费300元。", "charged", 300),
        # of another year, waived, or asked for and not paid
        ("2022年收取信息处理费200元，2023年未收取。", "none_charged", None),
        ("上年度收取信息处理费500元，本年度收取信息处理费300元。", "charged", 300),
        ("未收取信息处理费，减免费用200元。", "none_charged", None),
        ("发出收费通知5份，涉及金额5400元，申请人均未缴纳。", "none_charged", None),
    ],
)
def test_fee_statement(said: str, name: str, amount: int | None) -> None:
    found = fee_statement([Section(6, "六、其他需要报告的事项", said, {})], 2023)
    assert (found["class"], found["amount_yuan"]) == (name, amount)


@pytest.mark.parametrize(
    ("said", "name", "unclear"),
    [
        ("全年共收取信息处理费160元，其中按件计费100元、按量计费60元。", "charged", False),
        ("发出收费通知3件，总金额2600元，实际收取300元。", "charged", False),
        ("超过30件的，按100元/件收取。本年度收取信息处理费1.24万元。", "charged", False),
        ("共2件收取信息处理费，其中按件收费100元，按量收费60元。", "charged", True),
        ("按件收费100元，按量收费60元，合计160元。", "charged", True),
        ("县本级收取信息处理费100元。各镇收取信息处理费60元。", "charged", True),
        ("全县收取信息处理费160元。", "charged", True),
        ("对申请人免收信息处理费。", "none_charged", False),
        ("未向任何申请人收取检索、复制、邮寄等成本费用。", "none_charged", False),
        # words that are not known are no silence; what a document is called says nothing
        ("收取信息处理费共计：/元。", "silent", True),
        ("信息处理费征收工作按规定执行。", "silent", True),
        ("严格执行《政府信息公开信息处理费管理办法》。", "silent", False),
        ("全年行政事业性收费62.785万元。", "silent", False),
        ("将继续推进政务公开。", "silent", False),
    ],
)
def test_what_is_not_told_for_sure_is_flagged(said: str, name: str, unclear: bool) -> None:
    sections = [Section(6, "六、其他需要报告的事项", said, {})]
    statement = fee_statement(sections, 2023)
    assert statement["class"] == name
    issues = fee_issues(statement, sections, 2023, "云岭县教育和体育局")
    assert [(one.code, one.cells) for one in issues] == [("fee_unclear", ("fee_statement",))] * unclear


def test_no_section_six_is_not_silence() -> None:
    assert fee_statement([])["class"] == "no_section"


def test_a_long_run_of_names_is_judged_at_once() -> None:
    said = "云岭县教育局" * 2000
    assert fee_statement([Section(6, "六、其他需要报告的事项", said, {})])["class"] == "silent"


@pytest.mark.parametrize(
    ("said", "cases"),
    [
        ("对3件申请收取信息处理费1290元。", 3),
        ("信息处理费按件收取1件，金额30元。", 1),
        # people are no cases
        ("向1名申请人收取信息处理费380元。", None),
        ("向1名申请人收取信息处理费380元，涉及申请3件。", 3),
        # asked to pay, and paid
        ("发出收费通知4件，总金额900元，实际收取信息处理费300元，缴费2件。", 2),
        ("共发出收费通知4件，其中2件已缴费，收取信息处理费300元。", 2),
        ("发出收费通知4件，实际收取信息处理费300元。", None),
    ],
)
def test_cases_of_the_fee(said: str, cases: int | None) -> None:
    assert fee_statement([Section(6, "六、其他需要报告的事项", said, {})], 2023)["cases"] == cases


@pytest.mark.parametrize(
    ("said", "year", "name", "amount"),
    [
        ("未收取检索、复制、邮寄等费用。", 2015, "none_charged", None),
        ("收取复制费120元。", 2015, "charged", 120),
        ("本年度没有发生收费情况。", 2015, "none_charged", None),
        ("无政府信息公开的收费及减免情况。", 2015, "none_charged", None),
        ("因未收到申请，未产生依申请信息检索、复印、邮递等成本费用。", 2010, "none_charged", None),
        ("收取诉讼费用200元，公开了收费目录。", 2015, "no_section", None),
        ("未收取检索、复制、邮寄等费用。", 2021, "no_section", None),
        ("四、收费及减免情况\n无。", 2012, "none_charged", None),
        ("四、政府信息公开的收费及减免情况\n2012年收费120元。", 2012, "charged", 120),
        ("（三）收费情况\n暂未收费。\n（四）咨询情况\n无。", 2012, "none_charged", None),
        ("（三）收费目录公开情况\n公开目录3条。\n（四）咨询情况\n无。", 2012, "no_section", None),
        ("（三）收费情况：未收取费用", 2012, "none_charged", None),
    ],
)
def test_fees_before_2019_stand_anywhere(said: str, year: int, name: str, amount: int | None) -> None:
    section = Section(3, "三、政府信息依申请公开办理情况", f"收到申请2件，均已答复。\n{said}", {})
    found = fee_statement([section], year)
    assert (found["class"], found["amount_yuan"]) == (name, amount)
    six = Section(6, "六、其他需要报告的事项", "无", {})
    assert fee_statement([section, six], year)["class"] == "only_wu"
