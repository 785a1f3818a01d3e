"""The six sections, however their headings are worded, numbered, or run together with their text."""

from __future__ import annotations

import pytest

from extract.claims.fees import fee_statement
from extract.headings import section_named
from extract.model import Section
from extract.readers import html
from extract.sections import prose_of

TEXTS = ("主动公开信息20条。", "见表一。", "见表二。", "见表三。", "一是更新不及时。二是将逐月核对。")
NAMES = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
)
NUMBERED = tuple(f"{ordinal}、{name}" for ordinal, name in zip("一二三四五", NAMES, strict=True))


def sections(headings: tuple[str, ...], last: str, between: str = "</p><p>") -> tuple[Section, ...]:
    """The sections of a page with the first five under *headings* and *last* behind them."""
    parts = [part for pair in zip(headings, TEXTS, strict=True) for part in pair]
    page = f"<html><meta charset=utf-8><body><p>{between.join([*parts, last])}</p></body></html>"
    return prose_of(html.read(page.encode())).sections


@pytest.mark.parametrize(
    ("last", "text", "fee"),
    [
        ("六、无其他需要报告的事项", "无其他需要报告的事项", "only_wu"),
        ("六、本机关无其他需要报告的事项。", "本机关无其他需要报告的事项。", "only_wu"),
        ("六、没有需要报告的其他事项。", "没有需要报告的其他事项。", "only_wu"),
        ("六、无其他报告事项。未收取信息处理费。", "无其他报告事项。未收取信息处理费。", "none_charged"),
        ("六、其他需要报告的事项：无", "无", "only_wu"),
        ("六、其他需要报告的事项（无）", "（无）", "only_wu"),
        ("六、其他需要报告的事项无。", "无。", "only_wu"),
        ("六、其他需要报告的事项未收取信息处理费。", "未收取信息处理费。", "none_charged"),
        ("六、其他需要报告的事项及信息处理费情况</p><p>未收取。", "未收取。", "none_charged"),
        ("六、需报告的其他事项</p><p>无", "无", "only_wu"),
        ("六 其他事项</p><p>无", "无", "only_wu"),
        ("★六、其他需要告知的事项</p><p>无", "无", "only_wu"),
    ],
)
def test_the_last_section_keeps_its_text_whatever_its_heading(last: str, text: str, fee: str) -> None:
    found = sections(NUMBERED, last)
    assert [section.text for section in found] == [*TEXTS, text]
    assert fee_statement(found)["class"] == fee


DIGITS = tuple(f"{number}.{name}" for number, name in enumerate(NAMES, 1))
PARTS = tuple(f"第{heading[0]}部分 {heading[2:]}" for heading in NUMBERED)
BRACKETED = tuple(f"（{heading[0]}）{heading[2:]}" for heading in NUMBERED)
HALF_BRACKETED = tuple(f"{heading[0]}）{heading[2:]}" for heading in NUMBERED)
UNMARKED = tuple(heading.replace("、", "", 1) for heading in NUMBERED)


@pytest.mark.parametrize("headings", [NUMBERED, NAMES, DIGITS, PARTS, BRACKETED, HALF_BRACKETED, UNMARKED])
def test_sections_are_found_by_any_ordinal(headings: tuple[str, ...]) -> None:
    found = sections(headings, "六、其他需要报告的事项：无")
    assert [(section.number, section.text) for section in found] == list(enumerate((*TEXTS, "无"), 1))


@pytest.mark.parametrize("headings", [NUMBERED, NAMES, DIGITS, PARTS, UNMARKED])
def test_sections_are_found_in_one_paragraph_of_many_lines(headings: tuple[str, ...]) -> None:
    found = sections(headings, "六、其他需要报告的事项：无", "<br>")
    assert [(section.number, section.text) for section in found] == list(enumerate((*TEXTS, "无"), 1))


def test_headings_that_run_on_into_their_text_end_where_the_text_begins() -> None:
    headings = (*NUMBERED[:4], "五、存在的问题及改进措施及下一步打算。")
    found = sections(headings, "六、其他需要报告的事项无。", "")
    assert [section.text for section in found] == [*TEXTS, "无。"]


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("一、信息公开工作总体情况", 1),
        ("一、我局2023年政府信息公开工作总体情况", 1),
        ("一、2018年政府信息公开工作要点落实情况", 1),
        ("一、落实我市2017年政务公开工作要点情况", 1),
        ("一、政府信息公开情况", 1),
        ("二、本年度主动公开政府信息情况", 2),
        ("三、收到及处理政府信息公开申请", 3),
        ("三、政府信息公开申请收到和处理情况", 3),
        ("四、政府信息公开行政诉讼、行政复议情况", 4),
        ("五、存在的薄弱环节及改进措施", 5),
        ("五、政务公开工作中存在的问题与对策建议", 5),
        ("六、其他有关情况", 6),
    ],
)
def test_a_heading_is_known_by_its_words(heading: str, number: int) -> None:
    named = section_named(heading)
    assert named is not None and (named[0], named[1] > 0) == (number, True)


@pytest.mark.parametrize("line", ["（二）改进情况", "其他情况", "工作情况", "2.其他情况", "主动公开政府信息"])
def test_a_line_that_may_be_anything_is_no_heading_without_its_ordinal(line: str) -> None:
    named = section_named(line)
    assert named is None or named[1] <= 0


def test_ten_thousand_headings_are_weighed_at_once() -> None:
    page = "<meta charset=utf-8>" + "<p>一、总体情况<p>二、主动公开政府信息情况" * 5_000
    assert [section.number for section in prose_of(html.read(page.encode())).sections] == [1, 2]


@pytest.mark.parametrize(
    ("first", "text"),
    [
        ("（一）主动公开</p><p>公开49条。", "公开49条。"),
        ("一、政府信息主动公开情况</p><p>公开49条。", "公开49条。"),
        ("（一）做好主动公开。公开49条。", "公开49条。"),
        ("一、网站总体公开情况</p><p>公开49条。", "公开49条。"),
    ],
)
def test_section_one_is_found_by_its_first_part_where_its_heading_is_missing(first: str, text: str) -> None:
    page = f"<meta charset=utf-8><p>现报告如下。</p><p>{first}</p>" + "".join(
        f"<p>{one}" for one in NUMBERED[1:]
    )
    found = prose_of(html.read(page.encode())).sections
    assert [section.number for section in found] == [1, 2, 3, 4, 5]
    assert found[0].text == text


def test_a_list_of_contents_is_no_report_of_empty_sections() -> None:
    contents = "".join(f"<p>{heading}" for heading in (*NUMBERED, "六、其他需要报告的事项"))
    body = "".join(f"<p>{heading}<p>{text}" for heading, text in zip(NUMBERED, TEXTS, strict=True))
    page = f"<meta charset=utf-8><p>目录{contents}{body}<p>六、其他需要报告的事项<p>无"
    found = prose_of(html.read(page.encode())).sections
    assert [section.text for section in found] == [*TEXTS, "无"]


def test_short_text_behind_a_heading_in_the_same_line_is_its_text() -> None:
    found = sections((*NUMBERED[:4], "五、存在的主要问题及改进情况 不足。"), "六、其他需要报告的事项 无")
    assert (found[4].heading, found[4].text[:3]) == ("五、存在的主要问题及改进情况", "不足。")


def test_a_heading_whose_letters_stand_apart_is_whole() -> None:
    apart = tuple(" ".join(heading) for heading in NUMBERED[:5])
    found = sections(apart, "六、其他需要报告的事项 无")
    assert tuple(one.heading for one in found[:5]) == apart
