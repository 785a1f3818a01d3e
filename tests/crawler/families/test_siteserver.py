from __future__ import annotations

from datetime import date

from crawler.families import family
from crawler.families.base import Entry
from tests.crawler.families.pages import page

URL = "https://www.sim.gov.cn/channels/32577.html"


def test_a_channel_and_its_second_page() -> None:
    text = """<ul><li><span>2024-01-09</span>
      <a href="/contents/32577/50747.html">蒲街道2023年年度报告</a></li></ul>
      共5条 共2页 <a href="/channels/32577_2.html">下一页</a>"""
    listed = family("siteserver").read_list(page(URL, text))
    assert listed.entries == (
        Entry("https://www.sim.gov.cn/contents/32577/50747.html", "蒲街道2023年年度报告", date(2024, 1, 9)),
    )
    assert listed.next is not None
    assert (listed.next.url, listed.next.state) == (
        "https://www.sim.gov.cn/channels/32577_2.html",
        {"page": 2},
    )
    assert (listed.declared_total, listed.declared_pages) == (5, 2)


def test_declared_pages_without_an_address_are_a_problem() -> None:
    text = '<a href="/contents/1/2.html">2023年年报</a> 共2页 <a href="javascript:go(2)">下一页</a>'
    assert family("siteserver").read_list(page(URL, text)).problem == "pager_unfollowable"


def test_metadata_is_a_definition_list() -> None:
    text = """<h1>蒲街道2023年年度报告</h1><dl><dt>发布机构：</dt><dd>蒲街道办事处</dd>
      <dt>发布日期：</dt><dd>2024-01-09</dd></dl>
      <p><a href="/upload/files/2024/1/231.pdf">年报</a></p>"""
    detail = family("siteserver").read_detail(page("https://www.sim.gov.cn/contents/1/2.html", text))
    assert (detail.issuer, detail.published) == ("蒲街道办事处", date(2024, 1, 9))
    assert [file.url for file in detail.attachments] == ["https://www.sim.gov.cn/upload/files/2024/1/231.pdf"]
