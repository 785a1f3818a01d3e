"""What the prose says: sections, claims with their traps, fee statements, contacts."""

from __future__ import annotations

import pytest

from extract.claims import claims_of
from extract.claims.quantities import chinese_number
from extract.contacts import MARK, redact
from extract.model import Document, Paragraph
from extract.read import read_bytes
from extract.readers import html, text
from extract.sections import Passage, prose_of
from tests.extract import pages


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
        # the act named last is what is counted
        ("因政府信息公开申请行政复议0件。", [("review", 0, "exact")]),
        ("被申请行政复议3件，未经复议直接起诉2件。", [("review", 3, "exact"), ("lawsuit", 2, "exact")]),
        (
            "2件结转下年答复；全年被申请行政复议1件。",
            [("request_carried_out", 2, "exact"), ("review", 1, "exact")],
        ),
        ("未作出行政强制;作出694宗行政许可。", [("licence", 694, "exact")]),
        ("以信函、传真和网页申请等形式的依申请公开3件。", [("request_received", 3, "exact")]),
        ("接收网络方式提交政府信息公开5件。", [("request_received", 5, "exact")]),
        (
            "收到8项依申请公开，未发生依申请公开行政复议。",
            [("request_received", 8, "exact"), ("review", 0, "exact")],
        ),
        (
            "收到申请195件，上年结转3件，公开答复191件，转下年度办理7件。",
            [
                ("request_received", 195, "exact"),
                ("request_carried_in", 3, "exact"),
                ("request_answered", 191, "exact"),
                ("request_carried_out", 7, "exact"),
            ],
        ),
        ("受理网民留言60条，公开答复28条。", [("messages", 60, "exact")]),
        # none of one thing is not none of another
        ("行政执法均无被申请行政复议。", [("review", 0, "exact")]),
        ("全年未发生因依申请公开办理不当引发的投诉。", []),
        ("全年未收到行政许可申请。", []),
        ("无正当理由大量反复申请的，依法不予处理。", []),
        # one category is not the whole, nor is a document about decisions a decision
        ("其中政府信息公开年报1条、信息公开指南1条，行政许可信息55项。", []),
        ("公开惠企政策文件26件，每季度公示救助申请及发放情况信息一条。", []),
        ("因信息公开引发行政争议11件。", []),
        ("规范性文件等主动公开信息63件。", [("proactive_total", 63, "exact")]),
        ("全年公开401条信息。", [("proactive_total", 401, "exact")]),
        (
            "新增主动公开政府信息311条，累计主动公开政府信息达3174条。",
            [("proactive_total", 311, "exact"), ("proactive_total", 3174, "stock")],
        ),
        ("印发部门规范性文件1份。", [("normative_documents", 1, "exact")]),
        # several channels together are none of them
        ("通过官方微信、微博平台公开政府信息2809条。", []),
        ("通过县政府网站及乡公示栏公开信息71条。", []),
        ("微信公众号等新媒体平台发布信息4979条。", [("channel_new_media", 4979, "exact")]),
        ("通过网站、公众号及其他渠道主动公开政府信息130余条。", [("proactive_total", 130, "more_than")]),
        ("开通“青禾发布”公众号，发布信息64条，订阅数224个。", []),
        ("通过掌上青禾APP发布信息716条。", []),
        ("收到微博投诉12条，媒体采访40次。", []),
        ("政务微博公众号发布信息48条。", [("channel_weibo", 48, "exact")]),
        ("不予公开信息数0条。", [("request_denied", 0, "exact")]),
        ("及时发布政策解读、防疫警示、就诊指南等各类信息315条。", []),
        ("开展县政府网站满意度测评1次。", []),
        (
            "受理申请212件，其中网站申请195件。",
            [("request_received", 212, "exact"), ("request_online", 195, "partial")],
        ),
        ("共有新媒体账号33个，其中微信公众号20个、微博12个。", [("new_media_accounts", 33, "exact")]),
        ("通过网站、微信公众号等平台，向社会公开要闻、文件等政府信息共计4891条。", []),
        ("通过“三务公开”平台公开信息154条。", []),
        ("通过县人民政府网公开信息23条。", [("channel_website", 23, "exact")]),
        # a number that opens its clause does not count what the clause before it names
        ("8件按申请全部予以公开，1件公开部分内容。", []),
        (
            "答复申请98件（含上年度转结申请8件，另有5件申请转结下年度办理）。",
            [
                ("request_answered", 98, "exact"),
                ("request_carried_in", 8, "partial"),
                ("request_carried_out", 5, "partial"),
            ],
        ),
        # a remark in brackets is over where it closes
        ("主动公开规章13件(含修改4件)，规范性文件42件。", [("normative_documents", 42, "exact")]),
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
    "said",
    [
        "联系电话：0000-7000055；邮编：000000",
        "电子邮箱：nobody@example.cn",
        "请与我镇联系，地址：青禾路1号。",
        "咨询请拨打13800000000。",
        "请与办公室联系（地址为青禾路1号，电话0000-7000055）",
        "邮编000000，电话0000—7000055。",
        "联系人张禾，联系电话为0000-7000055、7000055",
        "如有疑问请致电7000055。",
        "电话:00007000055",
        "传真7000055",
        "电话：０９５５－７０００００５５",
        "联系方式：7000055",
        "联系人 张禾 7000055",
        "联系电话（传真）：7000055",
        "电话号码是7000055",
        "+86 955 7000055",
        "400-700-0055",
        "邮  编：700005，地  址：云岭县青禾路1号",
        "请联系办公室（地址青禾路1号，电话;7000055）",
        "电话0000--7000055",
        "郵編:700005，電話:7000055，傳真:7000055",
        "办公室主任 7000055",
        "公布了一部电话（办公室：7000055）",
        "部门领导：某某 办公室（法制科）主任（科长） 7000055\n工作人员：某某",
    ],
)
def test_contact_data_is_left_out_visibly(said: str) -> None:
    text_, kinds = redact(said)
    assert MARK in text_
    assert kinds
    assert not any(secret in text_ for secret in ("7000055", "nobody", "青禾路1号", "13800000000", "张禾"))


def test_contact_data_is_left_out_of_claims_and_fee_statements_too() -> None:
    said = "全年主动公开政府信息120条（咨询电话0955-7000055）。"
    report = read_bytes(pages.page(overview=said, fees=f"未收取信息处理费，联系电话：7000055，{said}"))[1]
    published = [claim.text for claim in report.claims] + [str(report.fee_statement["text"])]
    assert report.claims
    assert not any("7000055" in text_ for text_ in published)


def test_figures_and_document_numbers_are_no_contacts() -> None:
    said = "依据国办函〔2020〕109号，全年公开信息1234567条，收费3940元，12345热线受理7000055件，网站地址为http://q.cn。"
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


def test_headings_before_2019() -> None:
    source = "二、依申请公开和不予公开政府信息情况\n收到1件。\n五、存在的主要问题及下步工作安排\n乙\n"
    assert sections(source) == [(3, "收到1件。"), (5, "乙")]


def test_signature_is_no_part_of_section_six() -> None:
    assert sections("六、其他需要报告的事项\n无\n青禾镇人民政府\n2024年1月9日\n") == [(6, "无")]
