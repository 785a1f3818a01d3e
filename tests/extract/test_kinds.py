"""What a page is, when it is no report; and reports that hold more, or something else, than one report."""

from __future__ import annotations

import re

import pytest

from extract.model import Report
from extract.read import read_bytes
from tests.extract import pages

REPORT = pages.page().decode()
HEAD = "<html><head><meta charset=utf-8></head><body>"
TITLE = "云岭县青禾镇2023年政府信息公开工作年度报告"
BLANK = re.sub(r">[\d.]+<", "><", REPORT)


def page(*body: str, title: str = "临江县人民政府") -> str:
    paragraphs = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in body)
    return f"<html><head><meta charset=utf-8><title>{title}</title></head><body>{paragraphs}</body></html>"


def table(*rows: tuple[str, str]) -> str:
    return f"<table>{''.join(f'<tr><td>{name}</td><td>{figure}</td></tr>' for name, figure in rows)}</table>"


def read(text: str) -> Report:
    return read_bytes(text.encode())[1]


def codes(report: Report) -> set[str]:
    return {found.code for found in report.issues}


NOT_REPORTS = {
    "a report on a quarter": (
        "other",
        "一段时间",
        REPORT.replace("2023年政府信息公开工作年度报告", "2023年第四季度政府信息公开情况报告"),
    ),
    "a digest with a table": (
        "news",
        "新闻",
        page(
            "<h1>一图读懂：全县2024年政府信息公开年度报告</h1>",
            table(("指标", "数量"), ("新收申请", "312"), ("予以公开", "120")),
        ),
    ),
    "a digest with a row of the form": (
        "news",
        "新闻",
        page(
            "<h1>图解：临江县2024年政府信息公开工作年度报告</h1>",
            table(("规章", "0"), ("行政规范性文件", "12"), ("行政许可", "245")),
        ),
    ),
    "a note of correction": (
        "news",
        "新闻",
        page(f"<h1>关于更正{TITLE}的说明</h1>", "年度报告中“行政许可245件”应为“行政许可254件”，特此更正。"),
    ),
    "a page that is gone": ("other", "不存在", page("您访问的页面不存在或已被删除！5秒后返回首页")),
    "a bare 404": ("other", "不存在", page("nginx", title="404 Not Found")),
    "a server that fails": ("other", "故障", page("HTTP Status 500 – Internal Server Error")),
    "a login": ("other", "登录", page("用户登录", "请登录后查看")),
    "a firewall": (
        "other",
        "拦截",
        page("您的访问请求可能对网站造成安全威胁，请求已被管理员设置的策略阻断。"),
    ),
    "a check of the visitor": ("other", "验证", page("请完成以下验证后继续访问", title="安全验证")),
    "a title and a file": (
        "other",
        "附件",
        page(f"<h1>{TITLE}</h1>", f"附件：{TITLE}.pdf"),
    ),
    "an announcement with the report attached, among the titles of others": (
        "other",
        "附件",
        page(
            *(f"<h1>{TITLE}</h1>", TITLE, f"根据条例要求，现公布{TITLE}。", f"附件：{TITLE}.pdf"),
            "上一篇：云岭县财政局2022年政府信息公开工作年度报告",
            title=TITLE,
        ),
    ),
    "a report with its year taken out": (
        "template",
        "格式",
        page(
            "本报告由区中小企业局编制，统计期限自年1月1日起，至年12月31日止。",
            "一、概述",
            "年，我局开展了工作。",
            "二、政府信息主动公开情况",
            "公开信息31条。",
            "三、政府信息依申请公开情况",
            "无。",
        ),
    ),
    "a report on the rule of law": (
        "other",
        "法治政府建设",
        page(
            "云岭县2023年度法治政府建设情况报告",
            "2023年，云岭县推进依法行政，主动公开政府信息。",
            "一、总体情况",
            "办理行政复议案件8件。",
            "二、存在的主要问题",
            "执法力量不足。",
            "三、其他需要报告的事项",
            "无。",
        ),
    ),
    "a summary of the work": (
        "other",
        "工作总结",
        page(
            "2023年，我局按照政务公开工作要求开展工作，现将工作总结如下：",
            "一、基本情况",
            "成立政务公开工作领导小组。",
            "二、依申请公开情况",
            "收到申请1件。",
            "三、存在的问题及下一步工作打算",
            "人员不足。",
        ),
    ),
    "news of what a report says": (
        "news",
        "新闻",
        page(
            f"<h1>云岭县发布{TITLE}</h1>",
            "27日，云岭县正式向社会发布年度报告。报告显示，全年公开政府信息3102条，收到政府信息公开申请31件。",
        ),
    ),
    "a university's that is not named in its title": (
        "university",
        "高等学校",
        page(
            "<h1>2020年度信息公开工作年度报告</h1>",
            "按照《高等学校信息公开办法》的规定，现将我校2020年度信息公开工作情况报告如下：",
            "一、概述",
            "学校党委高度重视。",
            "二、主动公开情况",
            "公开信息412条。",
            "三、依申请公开情况",
            "无。",
        ),
    ),
    "an empty shell": ("empty", "没有可读", page("<div id=app></div>")),
    "a form without a body's name": (
        "template",
        "格式",
        BLANK.replace("云岭县青禾镇2023年", "（单位名称）2023年"),
    ),
    "a form with a line to fill in": (
        "template",
        "格式",
        BLANK.replace("云岭县青禾镇2023年", "______2023年"),
    ),
    "the form itself": (
        "template",
        "全空",
        BLANK.replace(TITLE, "政府信息公开工作年度报告（样式）"),
    ),
}


@pytest.mark.parametrize(("kind", "reason", "text"), NOT_REPORTS.values(), ids=NOT_REPORTS)
def test_what_is_no_report_says_what_it_is(kind: str, reason: str, text: str) -> None:
    report = read(text)
    assert (report.kind, dict(report.cells)) == (kind, {})
    assert reason in report.kind_reason


def test_a_report_behind_the_letter_that_sends_it_is_one() -> None:
    headings = (
        "一、总体情况",
        "二、主动公开政府信息情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    )
    letter = "云岭县公安局关于报送2023年政府信息公开工作年度报告的函"
    body = [part for heading in headings for part in (heading, "按条例规定办理各项工作。")]
    title = "云岭县公安局2023年政府信息公开工作年度报告"
    assert read(page(letter, "县政府办公室：现报送年度报告。", title, *body)).kind == "report"
    assert read(page(letter, "县政府办公室：现报送年度报告。")).kind == "news"


def test_a_report_with_every_cell_blank_is_one() -> None:
    assert read(BLANK).kind == "report"


OTHERS = {"another year": ("2023", "2022"), "another body": ("青禾镇", "白石乡")}


@pytest.mark.parametrize(("own", "other"), OTHERS.values(), ids=OTHERS)
def test_of_two_reports_the_first_is_read_and_the_second_named(own: str, other: str) -> None:
    second = re.sub(r"<td>\d+</td>", "<td>9</td>", REPORT.removeprefix(HEAD)).replace(own, other)
    report = read(REPORT.removesuffix("</body></html>") + second)
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()
    assert (report.issuer, report.year) == ("云岭县青禾镇", 2023)
    assert codes(report) == {"several_reports"}


def test_a_report_printed_twice_is_one_report() -> None:
    report = read(REPORT.removesuffix("</body></html>") + REPORT.removeprefix(HEAD))
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()
    assert not codes(report)


def test_links_to_other_reports_are_no_second_report() -> None:
    links = "".join(f"<p><a>{TITLE.replace('2023', year)}</a></p>" for year in ("2022", "2021"))
    report = read(REPORT.replace("</body>", f"{links}</body>"))
    assert not codes(report)


def test_the_tables_of_a_report_under_their_own_title_are_no_second_report() -> None:
    requests = "<table" + REPORT.split("<table")[-2]
    own = f"<p>附表：{TITLE.replace('云岭县', '')}</p>"
    assert not codes(read(REPORT.replace(requests, own + requests)))


def test_a_corrected_report_says_so() -> None:
    report = read(REPORT.replace(TITLE, f"关于更正{TITLE}的公告"))
    assert (report.issuer, report.year, codes(report)) == ("云岭县青禾镇", 2023, {"correction"})


UNSEEN = {
    "off the page": '<div style="position:absolute;left:-9999px"><a>博彩网站大全 真人视讯</a></div></body>',
    "not displayed": '<div style="display:none">威尼斯人官网</div></body>',
}


@pytest.mark.parametrize("injected", UNSEEN.values(), ids=UNSEEN)
def test_text_hidden_in_a_page_is_told_and_not_read(injected: str) -> None:
    report = read(REPORT.replace("</body>", injected))
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()
    assert codes(report) == {"page_injected"}


def test_keywords_that_advertise_are_told() -> None:
    report = read(REPORT.replace("<head>", '<head><meta name=keywords content="太阳城集团">'))
    assert codes(report) == {"page_injected"}


def test_english_in_brackets_is_no_injected_pronunciation() -> None:
    told = "<p>政务客户端（app）、小程序（mini）和网页（web）一并公开，列数（item）。</p>"
    assert read(REPORT.replace("<p>", told + "<p>", 1)).kind == "report"


def test_injected_pronunciation_is_a_clone() -> None:
    told = "<p>國務(wù)院辦公廳關(guān)於信息公開(kāi)工作的要求。</p>"
    assert read(REPORT.replace("<p>", told + "<p>", 1)).kind == "clone"
