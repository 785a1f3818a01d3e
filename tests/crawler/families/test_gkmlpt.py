from __future__ import annotations

import json
from datetime import date
from typing import Any

from crawler.families import family
from crawler.families.base import Attachment, Entry, ListPage
from tests.crawler.families.pages import page

BASE = "https://www.sim.gov.cn/zhen/gkmlpt"
SOURCE = f"{BASE}/annualreport"
TREE: list[dict[str, Any]] = [
    {"id": 1, "name": "政策", "jump_url": "", "children": []},
    {
        "id": 2,
        "name": "法定主动公开",
        "children": [
            {"id": 3, "name": "年报（区）", "jump_url": "http://other.gov.cn/", "children": []},
            {"id": 5173, "name": "政府信息公开年报", "jump_url": "", "children": []},
        ],
    },
]
INDEX = f"<script>window._CONFIG = {{SID: '200113', TREE: {json.dumps(TREE)}, X: 1}}</script>"


def index(url: str = SOURCE, text: str = INDEX, **options: object) -> ListPage:
    chosen = family("gkmlpt", options)
    request = chosen.first_request(url)
    return chosen.read_list(page(request.url, text, state=request.state))


def articles(
    listed: ListPage, status: int = 200, count: int = 2, rows: list[dict[str, Any]] | None = None
) -> ListPage:
    assert listed.next is not None
    text = json.dumps({"classify": {"id": 5173, "name": "年报", "post_count": count}, "articles": rows or []})
    return family("gkmlpt").read_list(page(listed.next.url, text, state=listed.next.state, status=status))


def test_the_index_gives_site_id_and_column() -> None:
    listed = index()
    assert listed.entries == () and listed.problem is None
    assert listed.next is not None
    assert listed.next.url == f"{BASE}/api/all/5173?page=1&sid=200113"


def test_a_column_can_be_named_in_the_address_or_in_the_options() -> None:
    for listed in (index(f"{SOURCE}#2"), index(column=2), index(column="法定")):
        assert listed.next is not None and "/api/all/2?" in listed.next.url


def test_a_column_named_by_number_needs_no_tree() -> None:
    listed = index(f"{SOURCE}#2629", text="window._CONFIG = {SID: '175', TREE: [{id: 1}]}")
    assert listed.next is not None and listed.next.url == f"{BASE}/api/all/2629?page=1&sid=175"


def test_no_column_and_no_tree_are_named_problems() -> None:
    assert index(column="没有这一栏").problem == "column_not_found"
    assert index(text="<html></html>").problem == "parameters_missing"


def test_entries_carry_issuer_and_china_date_and_the_site_s_own_scheme() -> None:
    rows = [
        {
            "title": "南镇 2023 年年报",
            "url": "http://www.sim.gov.cn/zhen/gkmlpt/content/5/5173/mpost_5173165.html",
            "publisher": "南镇",
            "date": 1705248000,  # 2024-01-15 00:00 in China
        },
        {
            "title": "旧年报",
            "post_url": "http://other.gov.cn/post_1.html",
            "date": 0,
            "created_at": "2013-03-05 08:00:00",
        },
    ]
    listed = articles(index(), rows=rows)
    assert listed.entries == (
        Entry(f"{BASE}/content/5/5173/post_5173165.html", "南镇 2023 年年报", date(2024, 1, 15), "南镇"),
        Entry("http://other.gov.cn/post_1.html", "旧年报", date(2013, 3, 5)),
    )
    assert (listed.declared_total, listed.next) == (2, None)


def test_a_missing_second_page_is_the_normal_end_but_a_missing_first_is_not() -> None:
    listed = articles(index(), count=3, rows=[{"title": "a", "url": "/1.html"}])
    assert listed.next is not None
    chosen = family("gkmlpt")
    second = page(listed.next.url, "", state=listed.next.state, status=404)
    assert chosen.accepts(second)
    assert chosen.read_list(second) == ListPage(entries=())
    first = index().next
    assert first is not None
    assert not chosen.accepts(page(first.url, "", state=first.state, status=404))


def test_several_columns_are_read_one_after_the_other_and_their_counts_added() -> None:
    tree = [{"id": 7, "name": "年报"}, {"id": 8, "name": "年度报告"}]
    first = articles(
        index(text=f"SID: '1', TREE: {json.dumps(tree)}"), count=1, rows=[{"title": "a", "url": "/1.html"}]
    )
    assert first.next is not None and "/api/all/8?page=1" in first.next.url
    second = articles(first, count=1, rows=[{"title": "b", "url": "/2.html"}])
    assert (second.declared_total, second.next) == (2, None)


def test_an_answer_that_is_no_payload_is_a_problem() -> None:
    request = index().next
    assert request is not None
    assert (
        family("gkmlpt").read_list(page(request.url, "<html>", state=request.state)).problem
        == "not_a_payload"
    )


def test_both_shapes_of_detail_page() -> None:
    detail = {
        "title": "南镇2023年年报",
        "publisher": "南镇",
        "date": 1705248000,
        "content": "<p><a href='/zhen/attachment/0/1/2/3.pdf'>年报</a></p>",
        "attachment": [{"url": "/zhen/attachment/0/1/2/4.doc", "name": "年报.doc"}],
    }
    escaped = json.dumps(detail).replace("<", "\\u003C").replace(">", "\\u003E")
    text = f'<script>window._CONFIG = {{DETAIL: {escaped}}}</script><h1 class="content-title">x</h1>'
    read = family("gkmlpt").read_detail(page(f"{BASE}/content/5/5173/post_1.html", text))
    assert (read.title, read.issuer, read.published) == ("南镇2023年年报", "南镇", date(2024, 1, 15))
    assert read.attachments == (
        Attachment("https://www.sim.gov.cn/zhen/attachment/0/1/2/3.pdf", "年报"),
        Attachment("https://www.sim.gov.cn/zhen/attachment/0/1/2/4.doc", "年报.doc"),
    )
    classic = '<h1>花镇2024年年报</h1>发布时间：2025-01-20<div class="articleBox"><p>正文</p></div>'
    read = family("gkmlpt").read_detail(page("https://www.sim.gov.cn/nb/content/post_10097535.html", classic))
    assert (read.title, read.published) == ("花镇2024年年报", date(2025, 1, 20))
