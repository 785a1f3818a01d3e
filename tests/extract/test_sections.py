"""The sections of a report, by the wording of their headings, and the prose in them."""

from __future__ import annotations

import pytest

from extract.model import Document, Paragraph
from extract.readers import html, text
from extract.sections import prose_of


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


def test_a_heading_and_its_short_text_in_one_paragraph() -> None:
    page = (
        "<p>五、存在的主要问题及改进情况<br>人手少。</p><p>六、其他需要报告的事项<br>未收取信息处理费。</p>"
    )
    found = prose_of(html.read(f"<html><body><div>{page}</div></body></html>".encode())).sections
    assert [(one.number, one.text) for one in found] == [(5, "人手少。"), (6, "未收取信息处理费。")]


def test_a_heading_in_a_row_of_a_sheet() -> None:
    assert [
        number for number, _ in sections("规章\t0\t0\n三、收到和处理政府信息公开申请情况\t\t\n总计\t0\t0\n")
    ] == [3]


def test_short_sentences_in_the_rows_of_a_table_are_prose() -> None:
    rows = (
        "五、存在的主要问题及改进情况",
        "公开内容不够丰富。",
        "六、其他需要报告的事项",
        "未收取信息处理费。",
    )
    page = f"<table>{''.join(f'<tr><td>{row}</td><td></td></tr>' for row in rows)}</table>"
    sections = prose_of(html.read(page.encode())).sections
    assert [(one.number, one.text) for one in sections] == [(5, rows[1]), (6, rows[3])]


def test_what_a_page_prints_below_the_report_takes_no_text_with_it() -> None:
    said = "未收取信息处理费。\n主办：云岭县青禾镇人民政府 网站标识码：3600000012"
    document = Document(
        "pdf", (Paragraph("六、其他需要报告的事项", {}), Paragraph(said, {}), Paragraph("首页", {}))
    )
    assert [one.text for one in prose_of(document).sections] == ["未收取信息处理费。"]


@pytest.mark.parametrize(
    "headings",
    [
        "第一部分 总体情况|第二部分 主动公开政府信息情况|第五部分 存在的主要问题|第六部分 其他事项",
        "壹、总体情况|贰、主动公开政府信息情况表|伍、问题和改进|陆、其他需要报告的事项",
        "一、总体情况|二、主动公开政府信息情况（单位：件）|五、存在的主要问题和2024年改进措施|六、其他",
        "一、基本情况|二、政府信息主动公开情况|五、主要问题及改进情况|六、其它需要报告的事项",
        "一、基本工作情况|二、主动公开政府信息情况|五、存在的问题及改进情况|六、其他需要报告的事项",
    ],
)
def test_sections_however_they_are_titled(headings: str) -> None:
    source = "".join(f"{heading}\n按条例规定办理各项工作。\n" for heading in headings.split("|"))
    assert [number for number, _ in sections(f"标题\n{source}")] == [1, 2, 5, 6]


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("六、其他需要报告的事项：无", "无"),
        ("六、其他需要报告的事项（无）", "（无）"),
        ("六、其他需要报告的事项 未收取信息处理费", "未收取信息处理费"),
        ("六、其他需要报告的事项——无。", "无。"),
    ],
)
def test_a_heading_runs_on_into_a_few_words(printed: str, said: str) -> None:
    assert sections(f"标题\n一、总体情况\n按条例规定办理各项工作。\n{printed}\n")[-1] == (6, said)


def test_the_word_for_other_is_a_heading_with_its_ordinal_only() -> None:
    assert [number for number, _ in sections("一、总体情况\n办理各项工作。\n其他\n0\n")] == [1]


def test_a_heading_broken_over_two_lines() -> None:
    assert [number for number, _ in sections("三、收到和处理政府信息\n公开申请情况\n甲\n")] == [3]


def test_a_sentence_cut_by_a_page_is_put_together() -> None:
    source = (
        "一、总体情况\n重点公开乡村振兴、惠农政策等方面内容，切实提升群众对相关政\n\n- 3 -\n\n策的知晓率。\n"
    )
    assert sections(source) == [(1, "重点公开乡村振兴、惠农政策等方面内容，切实提升群众对相关政策的知晓率。")]


def test_a_heading_the_form_does_not_know_is_no_part_of_the_sentence_below() -> None:
    source = "一、总体情况\n甲。\n二、政府信息公开的收费及减免情况说明\n2014年，收到1起。\n"
    assert sections(source) == [(1, "甲。\n二、政府信息公开的收费及减免情况说明\n2014年，收到1起。")]


def test_the_heading_of_fees_is_no_cell_of_a_table() -> None:
    source = "三、依申请公开政府信息情况\n收到1件。\n四、政府信息公开的收费及减免情况\n无。\n"
    assert sections(source) == [(3, "收到1件。\n四、政府信息公开的收费及减免情况\n无。")]


def test_headings_before_2019() -> None:
    source = "二、依申请公开和不予公开政府信息情况\n收到1件。\n五、存在的主要问题及下步工作安排\n乙\n"
    assert sections(source) == [(3, "收到1件。"), (5, "乙")]


def test_signature_is_no_part_of_section_six() -> None:
    assert sections("六、其他需要报告的事项\n无\n青禾镇人民政府\n2024年1月9日\n") == [(6, "无")]
