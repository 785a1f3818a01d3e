"""Whatever a portal answers, a family gives a list page or a detail, never an exception."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.families import families
from crawler.families.base import Detail, ListPage, PageRequest
from tests.crawler.families.pages import page

URL = "http://a.gov.cn/gkmlpt/annualreport"
PIECES = [
    '<a href="/info/1/2.htm">2024年报</a>',
    '<a href="javascript:;">下一页</a>',
    "<script>createPageHTML(3, 0, 'index', 'html')</script>",
    "<script>createPageHTML(x, y)</script>",
    'SID: \'1\', TREE: [{"id": 5, "name": "年报"}]',
    'SID: \'1\', TREE: [1, {"name": "年报"}]',
    "channelid=1 chnlid=2",
    "<div queryData=\"{'tagId':'list'}\"></div>",
    "<record><![CDATA[<li>]]></record> totalRecord:9",
    "/module/web/jpage/dataproxy.jsp?columnid=1",
    "'/searchList/1?_isJson=true'",
    "2026-99-99",
    "<table><tr><td>",
    "\x00]]>",
]
KEYS = [
    "data",
    "docs",
    "articles",
    "classify",
    "post_count",
    "html",
    "count",
    "results",
    "total",
    "custom",
    "url",
]
VALUES = st.recursive(
    st.none() | st.integers(-2, 9) | st.sampled_from(["", "x", "/1.html", "http://[", "9"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)
PAYLOADS = st.one_of(
    st.fixed_dictionaries({"classify": VALUES | st.just({"post_count": 9}), "articles": VALUES}),
    st.fixed_dictionaries({"data": st.fixed_dictionaries({"html": VALUES, "count": VALUES})}),
    st.fixed_dictionaries({"data": st.fixed_dictionaries({"results": VALUES, "total": VALUES})}),
    st.fixed_dictionaries({"data": VALUES, "page": VALUES, "pageCount": VALUES, "recordCount": VALUES}),
    st.fixed_dictionaries({"custom": st.fixed_dictionaries({"data": VALUES})}),
    st.just({"custom": {"data": {"pdflist": [1, {"attachurl": None}, "x"]}}}),
    VALUES,
)
PAGES = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=6).map("".join)
ANSWERS = PAGES | PAYLOADS.map(json.dumps)


@pytest.mark.parametrize("name", sorted(families()))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(first=PAGES | st.sampled_from(PIECES), second=ANSWERS)
def test_strange_answers_are_told_not_raised(name: str, first: str, second: str) -> None:
    chosen = families()[name]()
    asked: PageRequest | None = chosen.first_request(URL)
    for text in (first, second, second):
        if asked is None:
            break
        listed = chosen.read_list(page(asked.url, text, state=asked.state))
        assert isinstance(listed, ListPage)
        assert all(entry.url.startswith("http") for entry in listed.entries)
        asked = listed.next
    detail = chosen.read_detail(page(URL, first))
    assert isinstance(detail, Detail)
    if detail.next:
        assert isinstance(chosen.read_detail(page(detail.next.url, second, state=detail.next.state)), Detail)
