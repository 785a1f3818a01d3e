from __future__ import annotations

from datetime import date

from crawler.families import family
from crawler.families.base import Entry
from tests.crawler.families.pages import page

URL = "http://www.sim.gov.cn/zfxxgk/zfxxgknb/"
LIST = """<div class="breadcrumb"><a href="../">政府信息公开</a></div><ul class="list">
<li><a href="./202601/t20260113_2042365.htm" title="清水镇2025年政府信息公开工作年度报告">清水镇2025年...</a>
  <span>2026-01-12</span></li>
<li><a href="../../fj/202501/t20250117_1999.html">清水镇2024年政府信息公开工作年度报告</a>
  <span>2025-01-17</span></li>
<li><a href="./202401/P020240118.pdf">清水镇2023年政府信息公开工作年度报告</a><span>2024-01-18</span></li>
<li><a href="./qingshui-2022.txt">2022</a></li>
<li><a href="./2019nzfxxgkndbg/">2019年政府信息公开年度报告</a></li></ul>
<script>createPageHTML(2, 0, "index", "htm");</script>"""


def test_a_static_list_gives_articles_and_files_with_full_titles() -> None:
    trs = family("trs")
    listed = trs.read_list(page(URL, LIST))
    assert listed.entries == (
        Entry(
            URL + "202601/t20260113_2042365.htm", "清水镇2025年政府信息公开工作年度报告", date(2026, 1, 12)
        ),
        Entry(
            "http://www.sim.gov.cn/fj/202501/t20250117_1999.html",
            "清水镇2024年政府信息公开工作年度报告",
            date(2025, 1, 17),
        ),
        Entry(URL + "202401/P020240118.pdf", "清水镇2023年政府信息公开工作年度报告", date(2024, 1, 18)),
        Entry(URL + "qingshui-2022.txt", "2022"),
    )
    assert listed.next is not None and listed.next.url == URL + "index_1.htm"
    assert (listed.declared_pages, listed.declared_total, listed.problem) == (2, None, None)


def test_the_first_page_served_again_as_the_second_is_a_page_echo() -> None:
    listed = family("trs").read_list(page(URL + "index_1.htm", LIST, number=2))
    assert listed.problem == "page_echo"


def test_articles_with_a_directory_of_their_own_are_no_columns() -> None:
    text = """<ul><li><a href="/nb/2208851/index.html">清镇2025年度报告</a></li>
      <li><a href="/nb/2025/index.html">2025年度报告</a></li></ul>"""
    listed = family("generic").read_list(page(URL, text))
    assert [entry.title for entry in listed.entries] == ["清镇2025年度报告"]


def test_in_a_named_list_every_link_is_a_line_but_its_pager_is_not() -> None:
    text = """<div class="nav-right"><a href="/x/1.html">宋庄镇</a><a href="/x/2.html">潞城镇</a>
      <p><a href="?page=1">首页</a> 1 <a href="?page=2">2</a> <a href="?page=2">下一页</a></p></div>"""
    assert family("generic").read_list(page(URL, text)).entries == ()
    listed = family("generic", {"list": ".nav-right"}).read_list(page(URL, text))
    assert [entry.title for entry in listed.entries] == ["宋庄镇", "潞城镇"]
    assert listed.next is not None and listed.next.url == f"{URL}?page=2"


def test_options_narrow_a_shared_column_and_count_what_they_leave_out() -> None:
    text = """<div class="left"><a href="./202501/t20250101_9.htm">要闻</a></div><ul class="main">
      <li><a href="./202601/t20260113_1.htm">2025年政府信息公开工作年度报告</a></li>
      <li><a href="./202601/t20260114_2.htm">政府信息公开指南</a></li></ul>
      <script>createPageHTML('p', 1, 1, 'index', 'htm', 2)</script>"""
    listed = family("trs", {"list": "ul.main", "title": "年度报告"}).read_list(page(URL, text))
    assert [entry.url for entry in listed.entries] == [URL + "202601/t20260113_1.htm"]
    assert (listed.ignored, listed.declared_total) == (1, 2)
