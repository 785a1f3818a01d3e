from __future__ import annotations

import base64

import pytest

from crawler.families.html import parse
from crawler.families.pager import Pager, anchor_pager, read_pager, script_pager
from tests.crawler.families.pages import page

URL = "http://a.gov.cn/nb/"


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ('createPageHTML(9, 0, "index", "html")', Pager(URL + "index_1.html", 1, 9)),
        ('createPageHTML(9, 8, "index", "html")', Pager(None, 9, 9)),
        ('createPageHTML(3, 1, "index", "shtml", "black2", 41)', Pager(URL + "index_2.shtml", 2, 3, 41)),
        ("createPageHTML('paging', 4, 1, 'index', 'html', 55)", Pager(URL + "index_2.html", 1, 4, 55)),
        ("createPageHTML('page_div', 22, 22, 'common_list', 'shtml', 325)", Pager(None, 22, 22, 325)),
        (
            'var countPage = 2; var currentPage = 0; createPageHTML(countPage, currentPage, "index", "html")',
            Pager(URL + "index_1.html", 1, 2),
        ),
        ("var currentPage=0; var countPage=3;", Pager(URL + "index_1.html", 1, 3)),
    ],
)
def test_page_scripts_are_told_apart_by_argument_types(script: str, expected: Pager) -> None:
    definition = "function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){}"
    assert script_pager(page(URL, f"<script>{definition}{script}</script>")) == expected


def test_a_pager_hidden_in_base64_is_read() -> None:
    hidden = base64.b64encode(b'<script>createPageHTML(2, 0, "index", "html");</script>').decode()
    assert script_pager(page(URL, f'<div data-pager="{hidden}"></div>')) == Pager(URL + "index_1.html", 1, 2)


def test_a_script_pager_that_cannot_be_made_out_is_not_taken_for_none() -> None:
    request = page(URL, "<script>createPageHTML(total(), now(), name);</script>".replace("()", ""))
    assert read_pager(request, parse(request.text)).unreadable
    assert not read_pager(page(URL, "<ul></ul>"), parse("<ul></ul>")).unreadable


def test_a_page_without_a_script_has_no_script_pager() -> None:
    assert script_pager(page(URL, "<ul></ul>")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '共13条 共2页 <a href="/channels/1_2.html">下一页</a>',
            Pager("http://a.gov.cn/channels/1_2.html", None, 2, 13),
        ),
        ('<span class="p_next"><a href="x/1.htm">&gt;&gt;</a></span>', Pager(URL + "x/1.htm")),
        ('第1/3页 <a href="javascript:;">下页</a>', Pager(None, None, 3)),
        ("共 4 条 <span>下一页</span>", Pager(None, None, None, 4)),
        ('<p><b>1</b> <a href="index_1.html">2</a></p>', Pager(URL + "index_1.html", None, 2)),
        ('<ul><li class="on">1</li><li><a href="javascript:go(2)">2</a></li></ul>', Pager(None, None, 2)),
        ('<p>共 9 件</p><a href="/2.html">2</a>', Pager()),
    ],
)
def test_anchors_and_printed_totals(text: str, expected: Pager) -> None:
    request = page(URL, text)
    assert anchor_pager(request, parse(request.text)) == expected
