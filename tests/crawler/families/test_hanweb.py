"""The four forms of Hanweb: jpage, JPAAS, newer art paths, the annual-report module."""

from __future__ import annotations

import json
from datetime import date
from urllib.parse import parse_qs, urlsplit

from crawler.families import family
from crawler.families.base import Entry, ListPage, PageRequest
from tests.crawler.families.pages import page

COLUMN = "http://www.sim.gov.cn/col/col6924/index.html"
RECORD = """<record><![CDATA[<li><a title="新镇{y}年年报" href="/art/{y}/1/31/art_6924_{n}.html">新镇..</a>
<span>{y}-
01-
31</span></li>]]></record>"""
GROUP = """<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&webid=54&path=/
&columnid=6924&unitid=22&webname=%25E6%2596%25B0&permissiontype=0"></a>]]></nextgroup>""".replace("\n", "")
SCRIPT = (
    "<script>$('#22').jpage({perPage:1, totalRecord:4, proxyUrl:'/module/web/jpage/dataproxy.jsp'})</script>"
)


def store(years: range) -> str:
    records = "".join(RECORD.format(y=year, n=year) for year in years)
    return f"<datastore>{GROUP}<recordset>{records}</recordset></datastore>"


def jpage(text: str, request: PageRequest | None = None) -> ListPage:
    asked = request or family("hanweb_jpage").first_request(COLUMN)
    return family("hanweb_jpage").read_list(page(asked.url, text, state=asked.state))


def test_jpage_records_are_cut_out_of_the_script_and_the_next_window_is_asked_for() -> None:
    listed = jpage(f'<script type="text/xml">{store(range(2021, 2024))}</script>{SCRIPT}')
    assert listed.entries[0] == Entry(
        "http://www.sim.gov.cn/art/2021/1/31/art_6924_2021.html", "新镇2021年年报", date(2021, 1, 31)
    )
    assert (len(listed.entries), listed.declared_total) == (3, 4)
    assert listed.next is not None
    query = parse_qs(urlsplit(listed.next.url).query)
    assert (query["startrecord"], query["endrecord"], query["perpage"]) == (["4"], ["6"], ["1"])
    assert (query["columnid"], query["unitid"], query["webname"]) == (["6924"], ["22"], ["新"])
    last = jpage(store(range(2024, 2025)), listed.next)
    assert (len(last.entries), last.next, last.declared_total) == (1, None, 4)


def test_jpage_an_empty_datastore_is_never_no_reports() -> None:
    listed = jpage(f'<script type="text/xml">{store(range(2021, 2024))}</script>{SCRIPT}')
    assert jpage("<datastore><recordset></recordset></datastore>", listed.next).problem == "empty_datastore"
    printed = "".join(
        f'<li><a href="/art/{y}/1/31/art_6924_{y}.html">{y}年年报</a></li>' for y in range(2021, 2025)
    )
    listed = jpage(f'<ul>{printed}</ul><script type="text/xml">{store(range(0))}</script>{SCRIPT}')
    assert (len(listed.entries), listed.next, listed.problem) == (4, None, None)


def test_jpage_without_a_total_goes_on_until_a_window_is_empty() -> None:
    first = jpage(f'<script type="text/xml">{store(range(2021, 2024))}</script>')
    assert first.next is not None and first.declared_total is None
    second = jpage(store(range(2024, 2025)), first.next)
    assert len(second.entries) == 1 and second.next is not None
    last = jpage(store(range(0)), second.next)
    assert (last.entries, last.next, last.problem) == ((), None, None)


def test_jpage_constants_may_stand_in_the_script_alone() -> None:
    script = SCRIPT.replace("perPage:1", "perPage:1, columnid:'6924', unitid: 22, webid:54")
    record = RECORD.format(y=2021, n=2021)
    listed = jpage(f'<script type="text/xml"><recordset>{record}</recordset></script>{script}')
    assert listed.next is not None
    query = parse_qs(urlsplit(listed.next.url).query)
    assert (query["columnid"], query["unitid"], query["webid"]) == (["6924"], ["22"], ["54"])


def test_jpage_without_a_proxy_says_that_it_cannot_go_on() -> None:
    listed = jpage(
        '<script>x({totalRecord:9})</script><a href="/art/2021/1/31/art_6924_1.html">2020年年报</a>'
    )
    assert (len(listed.entries), listed.problem) == (1, "parameters_missing")


UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit"
QUERY = "{'parseType':'bulidstatic','webId':'3301','tplSetId':'9f','tagId':'list','pageId':'12'}"


def jpaas_first() -> PageRequest:
    chosen = family("hanweb_jpaas")
    listed = chosen.read_list(page(COLUMN, f'<div url="{UNIT}" queryData="{QUERY}"></div>', state={}))
    assert listed.next is not None
    return listed.next


def jpaas(request: PageRequest, years: range, total: int = 4) -> ListPage:
    rows = "".join(f'<li><a href="//www.sim.gov.cn/art/{y}.html">{y}年年报</a></li>' for y in years)
    text = json.dumps(
        {"success": True, "data": {"html": f'<ul>{rows}</ul><div count="{total}" rows="2"></div>'}}
    )
    return family("hanweb_jpaas").read_list(page(request.url, text, state=request.state))


def test_jpaas_pages_by_param_json() -> None:
    request = jpaas_first()
    query = parse_qs(urlsplit(request.url).query)
    assert (query["webId"], query["tagId"]) == (["3301"], ["list"])
    assert json.loads(query["paramJson"][0])["pageNo"] == 1
    first = jpaas(request, range(2021, 2023))
    assert [entry.url for entry in first.entries] == [
        "http://www.sim.gov.cn/art/2021.html",
        "http://www.sim.gov.cn/art/2022.html",
    ]
    assert first.next is not None
    assert json.loads(parse_qs(urlsplit(first.next.url).query)["paramJson"][0])["pageNo"] == 2
    second = jpaas(first.next, range(2023, 2025))
    assert (second.next, second.declared_total, second.problem) == (None, 4, None)


def test_jpaas_the_same_page_again_is_told() -> None:
    first = jpaas(jpaas_first(), range(2021, 2023))
    assert first.next is not None
    assert jpaas(first.next, range(2021, 2023)).problem == "page_echo"
    assert jpaas(first.next, range(0)).problem == "empty_datastore"


def test_jpaas_without_a_count_goes_on_until_a_page_is_empty() -> None:
    text = json.dumps({"data": {"html": '<li><a href="/art/1.html">2023年年报</a></li>'}})
    request = jpaas_first()
    first = family("hanweb_jpaas").read_list(page(request.url, text, state=request.state))
    assert first.next is not None and first.declared_total is None
    empty = page(first.next.url, '{"data": {"html": ""}}', state=first.next.state)
    assert family("hanweb_jpaas").read_list(empty) == ListPage(())


def test_jpaas_answers_that_are_no_list() -> None:
    request = jpaas_first()
    chosen = family("hanweb_jpaas")
    refused = page(request.url, '{"success": false, "data": null}', state=request.state)
    assert chosen.read_list(refused).problem == "not_a_payload"
    assert chosen.read_list(page(COLUMN, "<p></p>", state={})).problem == "parameters_missing"


def test_newer_hanweb_lists_are_anchors() -> None:
    name = "art_c50e6c6501734f22aec2345ed16b0a0f.html"
    text = f'<ul><li><a href="./art/2025/{name}">雄街道2024年度报告</a><span>2025-01-16</span></li></ul>'
    listed = family("hanweb_art").read_list(page("https://www.sim.gov.cn/xgjd/zfxxgknb/", text))
    assert listed.entries == (
        Entry(
            f"https://www.sim.gov.cn/xgjd/zfxxgknb/art/2025/{name}", "雄街道2024年度报告", date(2025, 1, 16)
        ),
    )


def test_the_report_module_lists_the_years_of_its_body() -> None:
    url = "http://www.sim.gov.cn/module/xxgk/xxgkAnnualReport.jsp?area=0010&fbtime=2024"
    text = """<h1>海区审计局2024年政府信息公开工作年度报告</h1><select><option value="2023">2023年</option>
      <option value="">请选择</option></select>
      <a href="?area=0010&fbtime=2022">2022年度</a><a href="?area=0099&fbtime=2021">别的单位</a>"""
    listed = family("hanweb_module", {"years": [2019]}).read_list(page(url, text))
    assert [(entry.url[-4:], entry.title) for entry in listed.entries] == [
        ("2024", "海区审计局2024年政府信息公开工作年度报告"),
        ("2023", "2023年"),
        ("2022", "2022年度"),
        ("2019", "2019年"),
    ]
    assert {parse_qs(urlsplit(entry.url).query)["area"][0] for entry in listed.entries} == {"0010"}
