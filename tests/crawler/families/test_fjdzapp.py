from __future__ import annotations

import json
from datetime import date
from typing import Any
from urllib.parse import parse_qs

from crawler.families import family
from crawler.families.base import Entry, ListPage, PageRequest
from tests.crawler.families.pages import page

URL = "https://www.sim.gov.cn/zfxxgk/zfxxgkndbg/"
SHELL = "<script>doc.search('/fjdzapp/search', {channelid: '229105', classsql: 'chnlid%3D1377'});</script>"
ROW = {
    "doctitle": "三江市2025年政府信息公开工作年度报告",
    "docpuburl": "http://www.sim.gov.cn/zfxxgk/zfxxgkndbg/202603/t20260305_2192644.htm",
    "docreltime": "2026.03.05 10:12:00",
    "sourcename": "三江市人民政府",
    "files": [
        {"appfile": "P02.docx", "_src": "/protect/P02.docx", "_href": "https://www.sim.gov.cn/x/P02.docx"}
    ],
}


def searched(shell: str = SHELL, **options: Any) -> PageRequest:
    chosen = family("fjdzapp", options)
    first = chosen.first_request(URL)
    listed = chosen.read_list(page(first.url, shell, state=first.state))
    assert listed.next is not None
    return listed.next


def answered(payload: Any, request: PageRequest | None = None) -> ListPage:
    asked = request or searched()
    return family("fjdzapp").read_list(page(asked.url, json.dumps(payload), state=asked.state))


def test_the_column_page_names_index_and_column_and_the_search_is_a_form() -> None:
    request = searched()
    assert (request.method, request.url) == ("POST", "https://www.sim.gov.cn/fjdzapp/search")
    assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
    form = parse_qs((request.body or b"").decode())
    assert (form["channelid"], form["classsql"], form["page"]) == (["229105"], ["chnlid=1377"], ["1"])
    assert int(form["prepage"][0]) <= 30


def test_the_second_dialect_and_options_that_name_what_the_page_does_not() -> None:
    form = parse_qs((searched(SHELL + "<!-- docs.jsp -->").body or b"").decode())
    assert form["templet"] == ["docs.jsp"]
    direct = family("fjdzapp", {"channelid": 516770, "chnlid": 9, "templet": "docs.jsp"}).first_request(URL)
    form = parse_qs((direct.body or b"").decode())
    assert (direct.method, form["channelid"], form["classsql"]) == ("POST", ["516770"], ["chnlid=9"])


def test_both_dialects_give_the_same_entries_and_the_public_file() -> None:
    for key in ("data", "docs"):
        listed = answered({"error": "", "page": 1, "pageCount": 2, "recordCount": 16, key: [ROW]})
        assert listed.entries == (
            Entry(
                "http://www.sim.gov.cn/zfxxgk/zfxxgkndbg/202603/t20260305_2192644.htm",
                "三江市2025年政府信息公开工作年度报告",
                date(2026, 3, 5),
                "三江市人民政府",
                ("https://www.sim.gov.cn/x/P02.docx",),
            ),
        )
        assert (listed.declared_total, listed.declared_pages) == (16, 2)
        assert listed.next is not None and parse_qs((listed.next.body or b"").decode())["page"] == ["2"]


def test_what_is_no_list_is_a_named_problem() -> None:
    assert answered({"error": "no"}).problem == "not_a_payload"
    assert answered({"page": 1, "recordCount": 3, "data": []}).problem == "empty_datastore"
    second = answered({"page": 1, "pageCount": 2, "recordCount": 2, "data": [ROW]}).next
    assert (
        answered({"page": 1, "pageCount": 2, "recordCount": 2, "data": [ROW]}, second).problem == "page_echo"
    )
    shell = family("fjdzapp").read_list(page(URL, "<html></html>", state={"url": URL}))
    assert shell.problem == "parameters_missing"
