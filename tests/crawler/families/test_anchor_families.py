"""Families whose lists are anchors: what is theirs beyond the common base."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.families import family
from crawler.families.base import Entry, ListPage, PageRequest
from tests.crawler.families.pages import page

UUID = "8aef2fa0-cc14-409e-9f68-fbdba00a0c72"


@pytest.mark.parametrize(
    ("name", "url", "href"),
    [
        (
            "hebei_columns",
            f"https://a.gov.cn/columns/{UUID}/index.html",
            f"/columns/{UUID}/202101/15/{UUID}.html",
        ),
        ("vsb", "http://a.gov.cn/zfxxgk/zfxxgknb.htm", "/info/14423/1395492.htm"),
        ("lonsun", "https://a.gov.cn/public/column/29641?type=3", "/public/29641/51305266.html"),
        ("anhui_mvc", "https://a.gov.cn/XxgkAnnualReport/showList/650/page_1.html", "/Xxgknb/show/5403.html"),
        (
            "phpcms",
            "http://a.gov.cn/index.php?m=content&c=index&a=lists&catid=271",
            "/index.php?m=content&c=index&a=show&catid=271&id=2",
        ),
        ("epoint", "http://a.gov.cn/govxxgk/nb/govlist.html", f"/showinfo.html?infoGuid={UUID}"),
        ("generic", "http://a.gov.cn/class/HFLDAALF", "/2026/01-08/1371044.html"),
        ("browser", "http://a.gov.cn/zfxxgknb/", "/doc/2026/01/23/4722822.shtml"),
    ],
)
def test_every_family_lists_its_own_articles(name: str, url: str, href: str) -> None:
    link = f'<a href="{href.replace("&", "&amp;")}">东镇2025年年度报告</a>'
    text = f"<ul><li>{link}<span>2026-01-08</span></li></ul>"
    listed = family(name).read_list(page(url, text))
    assert listed == ListPage(
        (Entry(f"{url.split('/')[0]}//a.gov.cn{href}", "东镇2025年年度报告", date(2026, 1, 8)),)
    )


def test_vsb_follows_the_next_anchor_whichever_way_the_pages_run() -> None:
    text = """<ul><li><a href="../info/1/2.htm">2025年年报</a></li></ul>
      <script>_simple_list_gotopage_fun(3,"u13_goto",2)</script>
      <span class="p_next"><a href="nb/2.htm">&gt;</a></span>"""
    listed = family("vsb").read_list(page("http://a.gov.cn/gk/nb.htm", text))
    assert listed.next is not None and listed.next.url == "http://a.gov.cn/gk/nb/2.htm"
    assert listed.declared_pages == 3
    cut = text.replace('<a href="nb/2.htm">&gt;</a>', "")
    assert family("vsb").read_list(page("http://a.gov.cn/gk/nb.htm", cut)).problem == "pager_unfollowable"


def test_lonsun_pages_by_page_index() -> None:
    url = "https://a.gov.cn/public/column/7731?type=3&timeFrame=2022"
    text = """<a href="/public/7731/1.html">2021年年报</a>
      <script>Ls.pagination({pageIndex:1,pageCount:2,total:9})</script>"""
    listed = family("lonsun").read_list(page(url, text))
    assert listed.next is not None and listed.next.url == f"{url}&pageIndex=2"
    assert (listed.declared_total, listed.declared_pages) == (9, 2)
    assert family("lonsun").read_list(page(listed.next.url, text, number=2)).problem == "page_echo"


def test_anhui_mvc_counts_pages_in_the_address() -> None:
    url = "https://a.gov.cn/XxgkAnnualReport/showList/650/page_1.html"
    listed = family("anhui_mvc").read_list(page(url, '<a href="/Xxgknb/show/1.html">年报</a>共2页'))
    assert listed.next is not None and listed.next.url.endswith("/650/page_2.html")
    last = family("anhui_mvc").read_list(page(listed.next.url, "共2页", number=2))
    assert last.next is None and last.problem is None


def phpcms(ids: range, total: int, following: int, request: PageRequest | None = None) -> ListPage:
    base = "/index.php?m=content&amp;c=index&amp;a="
    rows = "".join(f'<li><a href="{base}show&amp;catid=271&amp;id={n}">{n}年年报</a></li>' for n in ids)
    link = f"{base}lists&amp;catid=271&amp;page={following}"
    pager = f'<div id="pages"><a>{total}条</a><a href="{link}">下一页</a></div>'
    asked = request or family("phpcms").first_request(
        "http://a.gov.cn/index.php?m=content&c=index&a=lists&catid=271"
    )
    return family("phpcms").read_list(page(asked.url, rows + pager, state=asked.state))


def test_phpcms_ends_where_the_next_page_is_the_page_itself() -> None:
    first = phpcms(range(2020, 2022), 3, 2)
    assert first.next is not None and first.next.url.endswith("catid=271&page=2")
    last = phpcms(range(2022, 2023), 3, 2, first.next)
    assert (last.next, last.declared_total, len(last.entries)) == (None, 3, 1)


@pytest.mark.parametrize("beyond", [range(2020, 2022), range(0)], ids=["repeats the last page", "is empty"])
def test_phpcms_a_page_beyond_the_end_is_normal_only_when_all_records_were_seen(beyond: range) -> None:
    whole = phpcms(range(2020, 2022), 2, 2)
    short = phpcms(range(2020, 2022), 5, 2)
    assert whole.next is not None and short.next is not None
    ended = phpcms(beyond, 2, 3, whole.next)
    assert (ended.entries, ended.next, ended.problem) == ((), None, None)
    assert phpcms(beyond, 5, 3, short.next).problem == "page_echo"


def test_a_script_pager_nobody_can_follow_can_be_described_in_the_options() -> None:
    text = '<a href="/1.html">2024年年报</a><a href="javascript:gotopage(2)">下一页</a> 共3页'
    url = "https://a.gov.cn/col/18073_668815/index.html"
    assert family("generic").read_list(page(url, text)).problem == "pager_unfollowable"
    listed = family("generic", {"pages": "index_{n}.html"}).read_list(page(url, text))
    assert listed.next is not None and listed.next.url == "https://a.gov.cn/col/18073_668815/index_2.html"


def test_a_list_that_is_only_a_redirection_is_followed_but_not_for_ever() -> None:
    trs = family("trs")
    asked = trs.first_request("http://a.gov.cn/jdgk/")
    for _ in range(2):
        shell = page(asked.url, "<script>window.location.replace('./jgxx_2044/')</script>", state=asked.state)
        listed = trs.read_list(shell)
        assert listed.entries == () and listed.problem is None and listed.next is not None
        assert listed.next.url == f"{asked.url}jgxx_2044/"
        asked = listed.next
    shell = page(asked.url, '<meta http-equiv="refresh" content="0;url=../">', state=asked.state)
    assert trs.read_list(shell).problem == "redirect_shell"


def test_an_article_that_is_only_a_redirection_is_no_article() -> None:
    trs, url = family("trs"), "http://a.gov.cn/nb/202601/t20260113_1.html"
    deleted = page(url, '<meta http-equiv="refresh" content="0; url=../">')
    assert trs.read_detail(deleted).problem == "redirect_shell"
    whole = page(url, f"<script>location.href='https://a.gov.cn/'</script><p>{'正文' * 1200}</p>")
    assert trs.read_detail(whole).problem is None


def test_only_the_browser_family_needs_a_browser() -> None:
    assert family("browser").needs_browser and not family("generic").needs_browser
