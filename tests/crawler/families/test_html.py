from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.families.article import read_article
from crawler.families.base import Attachment
from crawler.families.html import date_in_url, link_by_text, links, normalise_url, parse, parse_date
from tests.crawler.families.pages import page

BASE = "http://www.sim.gov.cn/xxgk/nb/"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("./202601/t1.html", "http://www.sim.gov.cn/xxgk/nb/202601/t1.html"),
        ("../fj/P0.pdf", "http://www.sim.gov.cn/xxgk/fj/P0.pdf"),
        ("//img.sim.gov.cn/a.pdf", "http://img.sim.gov.cn/a.pdf"),
        ("/a.jsp;JSESSIONID=0A1B?id=3&tdsourcetag=s_pctim", "http://www.sim.gov.cn/a.jsp?id=3"),
        ("/a.html?ddtab=true#top", "http://www.sim.gov.cn/a.html"),
        ("/a\\b.html", "http://www.sim.gov.cn/a/b.html"),
        ("/附件/年报.pdf", "http://www.sim.gov.cn/%E9%99%84%E4%BB%B6/%E5%B9%B4%E6%8A%A5.pdf"),
        ("HTTP://WWW.SIM.GOV.CN/a?catid=25&id=20482", "http://www.sim.gov.cn/a?catid=25&id=20482"),
        ("javascript:void(0)", None),
        ("mailto:a@b.gov.cn", None),
        ("#", None),
        ("http://[broken/", None),
        (None, None),
    ],
)
def test_addresses_are_made_absolute_and_keep_what_is_identity(
    href: str | None, expected: str | None
) -> None:
    assert normalise_url(BASE, href) == expected


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(href: str) -> None:
    once = normalise_url(BASE, href)
    assert once is None or normalise_url(BASE, once) == once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-13 11:34", date(2026, 1, 13)),
        ("发布时间：2026年1月8日", date(2026, 1, 8)),
        ("2026.01.05 09:00:00", date(2026, 1, 5)),
        ("2026-\n01-\n23", date(2026, 1, 23)),
        ("2026-13-40", None),
        ("01-13", None),
        ("", None),
    ],
)
def test_dates_in_text(text: str, expected: date | None) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.gov.cn/nb/202601/t20260113_2042365.htm", date(2026, 1, 13)),
        ("http://a.gov.cn/2026/01-08/1371044.html", date(2026, 1, 8)),
        ("http://a.gov.cn/art/2024/1/22/art_122_41.html", date(2024, 1, 22)),
        ("http://a.gov.cn/html/12927/413412.html", None),
    ],
)
def test_dates_in_addresses(url: str, expected: date | None) -> None:
    assert date_in_url(url) == expected


def test_list_lines_give_full_title_and_the_date_beside_them() -> None:
    text = """<div class="nav"><a href="/gk/2020-01-01.html">公开</a></div><ul>
      <li><a href="./1.html" title="清水镇2025年政府信息公开工作年度报告">清水镇2025年政府信息公...</a>
        <span>2026-01-06</span></li>
      <li><a href="./2.html" title="2025-01-09">清水镇2024年年报</a><em>2025-\n01-09</em></li>
      <li><a href="./3.html"><span>2024-01-05</span>清水镇2023年年报</a></li></ul>"""
    assert [(link.title, link.published) for link in links(parse(text), BASE)] == [
        ("清水镇2025年政府信息公开工作年度报告", date(2026, 1, 6)),
        ("清水镇2024年年报", date(2025, 1, 9)),
        ("清水镇2023年年报", date(2024, 1, 5)),
    ]


def test_a_moved_column_is_found_by_the_text_of_its_link() -> None:
    parent = page(BASE, '<ul><li><a href="2024n/">2024年</a></li><li><a href="2024n78/">2025年</a></li></ul>')
    assert link_by_text(parent, "2025年") == BASE + "2024n78/"
    assert link_by_text(parent, "2026年") is None


def test_an_article_is_read_from_the_national_meta_tags_first() -> None:
    text = """<html><head><meta name="ArticleTitle" content="城管局2025年政府信息公开工作年度报告">
      <meta name="PubDate" content="2026-01-13 11:34"><meta name="ContentSource" content="城市管理局"></head>
      <body><h1>另一个标题</h1><p>发布时间：2026-01-14 来源：别处</p>
      <div class=TRS_Editor><p>正文</p></div>
      <div class="fj">附件下载 <a href="./P020260113.pdf">年报.pdf</a></div></body></html>"""
    detail = read_article(page(BASE + "202601/t20260113_1.html", text))
    assert (detail.title, detail.published, detail.issuer) == (
        "城管局2025年政府信息公开工作年度报告",
        date(2026, 1, 13),
        "城市管理局",
    )
    assert detail.attachments == (Attachment(BASE + "202601/P020260113.pdf", "年报.pdf"),)


def test_an_article_without_meta_tags_is_read_from_what_it_prints() -> None:
    text = """<body><h1>二〇二五年年报</h1><table><tr><td>发布机构</td><td>清水镇人民政府</td>
      <td>公开日期</td><td>2026-02-02</td></tr></table>信息来源于网络</body>"""
    detail = read_article(page("http://a.gov.cn/html/1/2.html", text))
    assert (detail.title, detail.issuer, detail.published) == (
        "二〇二五年年报",
        "清水镇人民政府",
        date(2026, 2, 2),
    )


def test_files_behind_scripts_frames_and_download_routes_are_found() -> None:
    text = """<div id="vsb_content"><p>见附件</p></div>
      <a href="javascript:void(0)" onclick="download('/u/2024.docx')">下载Word</a>
      <a href="/module/download/downfile.jsp?classid=0&filename=ab">附件：年报</a>
      <a href="/download/">下载中心</a><a href="/help.html">办事指南下载</a>
      <iframe src="/pdf/viewer.html?file=/u/2024.pdf"></iframe>"""
    found = [file.url for file in read_article(page("http://a.gov.cn/info/1/2.htm", text)).attachments]
    assert found == [
        "http://a.gov.cn/u/2024.docx",
        "http://a.gov.cn/module/download/downfile.jsp?classid=0&filename=ab",
        "http://a.gov.cn/download/",
        "http://a.gov.cn/u/2024.pdf",
    ]


def test_scanned_pages_count_as_files_only_when_they_are_the_report() -> None:
    scan = '<div class=TRS_Editor><img src="./W02026.jpg"></div>'
    illustrated = f"<div class=TRS_Editor><p>{'我镇主动公开。' * 60}</p><img src='./W02026.jpg'></div>"
    url = "http://a.gov.cn/nb/202601/t20260113_1.html"
    assert [file.url for file in read_article(page(url, scan)).attachments] == [
        "http://a.gov.cn/nb/202601/W02026.jpg"
    ]
    assert read_article(page(url, illustrated)).attachments == ()


def test_pictures_in_place_of_the_tables_count_as_files() -> None:
    """The prose of the form's sections, and no table nor any row of one: 海丰县 prints its tables so."""
    prose = "<p>三、收到和处理政府信息公开申请情况</p>" + "<p>我镇主动公开。</p>" * 60
    row = "<p>四、结转下年度继续办理 0 0 0 0 0 0 0</p>"
    for more, found in (("", 1), (row, 0), ("<table><tr><td>0</td></tr></table>", 0)):
        text = f"<div class=TRS_Editor>{prose}<img src='./W02026.jpg'>{more}</div>"
        read = read_article(page("http://a.gov.cn/nb/202601/t20260113_1.html", text))
        assert len(read.attachments) == found


def test_an_empty_page_is_no_error() -> None:
    assert read_article(page("http://a.gov.cn/1.html", "")).title is None
