from __future__ import annotations

import json
from datetime import date

from crawler.families import family
from crawler.families.base import Entry, ListPage, PageRequest
from tests.crawler.families.pages import page

URL = "https://www.sim.gov.cn/fys/c101501/common_list.shtml"
SEARCH = "/searchList/0aa51?_isAgg=true&_isJson=true&_pageSize=1&_template=index&page=1"


def read(text: str, request: PageRequest | None = None, **options: object) -> ListPage:
    chosen = family("ucap", options)
    asked = request or chosen.first_request(URL)
    return chosen.read_list(page(asked.url, text, state=asked.state))


def test_a_printed_list_with_the_one_based_script() -> None:
    text = """<li><a href="/fys/c101501/202601/c04_281137.shtml">鸭乡2025年年报</a>
      <span>2026-01-20</span></li>
      <script>createPageHTML('page_div', 2, 1, 'common_list', 'shtml', 16)</script>"""
    listed = read(text)
    assert listed.entries == (
        Entry(
            "https://www.sim.gov.cn/fys/c101501/202601/c04_281137.shtml", "鸭乡2025年年报", date(2026, 1, 20)
        ),
    )
    assert (listed.declared_total, listed.declared_pages) == (16, 2)
    assert listed.next is not None and listed.next.url.endswith("/c101501/common_list_2.shtml")


def test_a_list_behind_the_json_search() -> None:
    def results(*rows: dict[str, str]) -> str:
        return json.dumps({"data": {"total": 2, "rows": 1, "results": rows}})

    first = read(f"<div id=list></div><script>query('{SEARCH}')</script>").next
    assert first is not None and first.url == f"https://www.sim.gov.cn{SEARCH}"
    listed = read(
        results({"title": "新源2024年年报", "url": "/x/202501/1.shtml", "publishedTimeStr": "2025-03-01"}),
        first,
    )
    assert listed.entries == (
        Entry("https://www.sim.gov.cn/x/202501/1.shtml", "新源2024年年报", date(2025, 3, 1)),
    )
    assert listed.next is not None and listed.next.url.endswith("page=2")
    assert read(results(), listed.next).problem == "empty_datastore"
    last = read(results({"title": "b", "url": "/x/2.shtml"}), listed.next)
    assert (last.next, last.declared_total, last.problem) == (None, 2, None)
    assert read("<html>", first).problem == "not_a_payload"


def test_a_search_that_answers_html_and_a_search_named_in_the_options() -> None:
    first = read("<p></p>", search="/es-search/search/9f?_template=ucap/list_ejs&_pageSize=1").next
    assert first is not None and "/es-search/search/9f?" in first.url
    rows = '<li><a href="/x/202501/c04_1.shtml">2024年年报</a></li><p>共1条</p>'
    listed = read(rows, first)
    assert (len(listed.entries), listed.next, listed.declared_total) == (1, None, 1)
    uncounted = read(rows.replace("共1条", ""), first)
    assert uncounted.next is not None and uncounted.next.url.endswith("page=2")
    assert read("<p></p>", uncounted.next).next is None


def test_a_list_loaded_as_a_fragment() -> None:
    following = read("<script>$('#list').load('/xinyuan/list_1.shtml')</script>").next
    assert following is not None and following.url == "https://www.sim.gov.cn/xinyuan/list_1.shtml"
