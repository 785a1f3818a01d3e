"""What the prose says: sections, claims with their traps, fee statements, contacts."""

from __future__ import annotations

import pytest

from extract.claims import claims_of
from extract.contacts import MARK, redact
from extract.fees import fee_statement
from extract.model import Section
from extract.quantities import chinese_number
from extract.readers import text
from extract.sections import Passage, prose_of


def claims(sentence: str) -> list[tuple[str, int | float, str]]:
    return [(one.metric, one.number, one.qualifier) for one in claims_of([Passage(1, sentence, {})])]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全年主动公开政府信息 312 条。", [("proactive_total", 312, "exact")]),
        ("主动公开信息近 600 条。", [("proactive_total", 600, "less_than")]),
        ("主动公开信息14万余条。", [("proactive_total", 140000, "more_than")]),
        ("到目前累计主动公开政府信息100条。", [("proactive_total", 100, "stock")]),
        ("截至2023年12月31日，主动公开政府信息88条。", [("proactive_total", 88, "exact")]),
        (
            "主动公开信息 75 条，其中网站20条，微信公众号55条。",
            [
                ("proactive_total", 75, "exact"),
                ("channel_website", 20, "partial"),
                ("channel_wechat", 55, "partial"),
            ],
        ),
        ("视频号发布10期(浏览量达 18612 次)。", [("channel_video", 10, "exact"), ("visits", 18612, "exact")]),
        ("全年收到政府信息公开申请一件。", [("request_received", 1, "exact")]),
        ("本年度未收到政府信息公开申请。", [("request_received", 0, "exact")]),
        ("未发生行政复议、行政诉讼。", [("review", 0, "exact"), ("lawsuit", 0, "exact")]),
        ("举办第七期政务公开培训班。", []),
        ("举办新闻发布会12场。", [("press_conference", 12, "exact")]),
        ("主动公开率达90.2%。", [("disclosure_rate", 90.2, "exact")]),
        ("提高主动公开意识，完成2项任务。", []),
        (
            "受理申请1,019件，答复1,005件（含上年度结转申请8件，另有22件顺延到下年度答复）。",
            [
                ("request_received", 1019, "exact"),
                ("request_answered", 1005, "exact"),
                ("request_carried_in", 8, "partial"),
                ("request_carried_out", 22, "partial"),
            ],
        ),
    ],
)
def test_claims(sentence: str, expected: list[tuple[str, int | float, str]]) -> None:
    assert claims(sentence) == expected


@pytest.mark.parametrize(
    ("numeral", "number"), [("一", 1), ("十", 10), ("二十三", 23), ("一百零五", 105), ("两", 2)]
)
def test_chinese_numerals(numeral: str, number: int) -> None:
    assert chinese_number(numeral) == number


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
    ],
)
def test_fee_statement(said: str, name: str, amount: int | None) -> None:
    found = fee_statement([Section(6, "六、其他需要报告的事项", said, {})])
    assert (found["class"], found["amount_yuan"]) == (name, amount)


def test_no_section_six_is_not_silence() -> None:
    assert fee_statement([])["class"] == "no_section"


@pytest.mark.parametrize(
    "said",
    [
        "联系电话：0000-7000055；邮编：000000",
        "电子邮箱：nobody@example.cn",
        "请与我镇联系，地址：青禾路1号。",
        "咨询请拨打13800000000。",
    ],
)
def test_contact_data_is_left_out_visibly(said: str) -> None:
    text_, kinds = redact(said)
    assert MARK in text_
    assert kinds
    assert not any(secret in text_ for secret in ("7000055", "nobody", "青禾路1号", "13800000000"))


def test_figures_and_document_numbers_are_no_contacts() -> None:
    said = "依据国办函〔2020〕109号，全年公开信息1234567条，收费3940元。"
    assert redact(said) == (said, ())


def sections(source: str) -> list[tuple[int, str]]:
    return [(section.number, section.text) for section in prose_of(text.read(source.encode())).sections]


def test_sections_by_wording_whatever_their_ordinal() -> None:
    source = (
        "标题\n一、工作基本情况\n甲\n三、行政机关主动公开政府信息情况\nl六、存在问题及改进措施\n乙\n"
        "七、其他报告的事项\n丙\n"
    )
    assert sections(source) == [(1, "甲"), (2, ""), (5, "乙"), (6, "丙")]


def test_a_subheading_with_the_words_of_a_section_is_none() -> None:
    source = "一、总体情况\n（一）主动公开政府信息情况\n甲\n二、主动公开政府信息情况\n乙\n"
    assert [number for number, _ in sections(source)] == [1, 2]


def test_a_whole_report_in_one_paragraph() -> None:
    source = (
        "一、总体情况。甲。二、主动公开政府信息情况。乙。五、存在的主要问题及改进情况。丙。"
        "六、其他需要报告的事项。无。"
    )
    assert [number for number, _ in sections(source)] == [1, 2, 5, 6]


def test_a_heading_broken_over_two_lines() -> None:
    assert [number for number, _ in sections("三、收到和处理政府信息\n公开申请情况\n甲\n")] == [3]


def test_a_sentence_cut_by_a_page_is_put_together() -> None:
    source = (
        "一、总体情况\n重点公开乡村振兴、惠农政策等方面内容，切实提升群众对相关政\n\n- 3 -\n\n策的知晓率。\n"
    )
    assert sections(source) == [(1, "重点公开乡村振兴、惠农政策等方面内容，切实提升群众对相关政策的知晓率。")]


def test_signature_is_no_part_of_section_six() -> None:
    assert sections("六、其他需要报告的事项\n无\n青禾镇人民政府\n2024年1月9日\n") == [(6, "无")]
