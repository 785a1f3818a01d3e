from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ElementTree

import httpx
import pytest

from archive.site import smoke

Uids = dict[tuple[str, int], str]
CITY = "淮安市人民政府"
PAGES = (
    *smoke.PAGES,
    "/nianbao",
    "/nianbao/report",
    "/nianbao/request",
    "/nianbao/cell?_size=5",
    "/nianbao?sql=select+1",
)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_and_says_how_fresh_it_is(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text[-500:]
    assert 'lang="zh-CN"' in answer.text
    assert "2025-02-01" in answer.text  # the release, in the footer of every page


def cell_html(page: str, cell_id: str) -> str:
    found = re.search(rf'<td id="{re.escape(cell_id)}".*?</td>', page, re.DOTALL)
    assert found, cell_id
    return found[0]


def test_the_report_page_prints_the_form_and_never_shows_a_blank_as_zero(
    client: httpx.Client, uids: Uids
) -> None:
    page = client.get(f"/report/{uids[CITY, 2024]}").text
    printed = cell_html(page, "request.new.total")
    assert ">30</a>" in printed and "/cell/request.new.total" in printed
    assert ">96171.6</a>" in cell_html(page, "disclosure.fees.amount")
    for cell_id, words in (
        ("request.denied_process.total", "空白"),
        ("request.partial.legal", "缺格"),
        ("disclosure.rules.made", "斜杠"),
    ):
        absent = cell_html(page, cell_id)
        assert "absent" in absent and words in absent and ">0<" not in absent
    assert "absent" not in cell_html(page, "request.denied_law.total")
    assert ">0</a>" in cell_html(page, "request.denied_law.total")
    assert "三、本年度办理结果" in page and "（一）予以公开" in page


def test_findings_stand_beside_the_figures_they_concern(client: httpx.Client, uids: Uids) -> None:
    page = client.get(f"/report/{uids[CITY, 2024]}").text
    assert "source_error" in cell_html(page, "request.new.total")
    assert 'class="finding source_error"' in page and "31 ≠ 30" in page
    assert "row_short" in page
    clean = client.get(f"/report/{uids[CITY, 2023]}").text
    assert "勾稽关系全部成立" in clean


def test_the_2019_form_is_printed_as_the_2019_form(client: httpx.Client, uids: Uids) -> None:
    page = client.get(f"/report/{uids['淮安市教育局', 2023]}").text
    assert "第二十条第（九）项" in page and "政府集中采购" in page
    assert "（六）其他处理" in cell_row(page, "request.other.total")
    assert 'id="disclosure.fees.amount"' not in page


def test_what_is_said_of_the_fee_is_shown_with_its_doubt(client: httpx.Client, uids: Uids) -> None:
    page = client.get(f"/report/{uids['淮安市教育局', 2023]}").text
    (said,) = re.findall(r'<p id="fee_statement">.*?</p>', page)
    assert "收取 160 元" in said and 'class="issue"' in said and 'class="flag"' in said
    plain = client.get(f"/report/{uids[CITY, 2023]}").text
    (said,) = re.findall(r'<p id="fee_statement">.*?</p>', plain)
    assert "未收取" in said and "元" not in said and "flag" not in said


def test_figures_before_2019_are_shown_with_their_labels_and_places(client: httpx.Client, uids: Uids) -> None:
    uid = uids["淮安市档案局", 2016]
    page = client.get(f"/report/{uid}").text
    assert f'href="/report/{uid}/cell/fact.1#here">1,204</a>' in page and "二、收到申请总数" in page
    assert "勾稽关系全部成立" not in page  # nothing was there to check
    assert 'class="flag"' in cell_row(page, "fact.1") and 'class="flag"' not in cell_row(page, "fact.2")
    assert "— · 横线" in cell_row(page, "fact.2")
    assert 'class="flag"' in cell_row(page, "claim.1")  # recognised, and checked by nothing else
    assert "累计" in cell_row(page, "claim.1").partition("历年")[0]  # not what one year brought
    place = client.get(f"/report/{uid}/cell/fact.1")
    assert place.status_code == 200 and "<code>1,204</code>" in place.text
    assert "横线" in client.get(f"/report/{uid}/cell/fact.2").text
    assert client.get(f"/report/{uid}/cell/fact.3").status_code == 404
    lines = csv.DictReader(io.StringIO(client.get(f"/report/{uid}.csv").text))
    assert [(line["cell_id"], line["row_zh"], line["number"], line["state"]) for line in lines] == [
        ("fact.1", "二、收到申请总数", "1204", "number"),
        ("fact.2", "二、收到申请总数｜（一）当面", "", "dash"),
    ]
    assert client.get(f"/report/{uid}.json").json()["facts"][0]["raw"] == "1,204"


def cell_row(page: str, cell_id: str) -> str:
    return next(row for row in page.split("<tr>") if f'id="{cell_id}"' in row)


def test_a_cell_page_carries_everything_needed_to_quote_it(client: httpx.Client, uids: Uids) -> None:
    page = client.get(f"/report/{uids[CITY, 2024]}/cell/request.new.total").text
    report = client.get(f"/report/{uids[CITY, 2024]}.json").json()["report"]
    for part in (report["url"], report["sha256"], report["fetched"][:10], "request.new.total"):
        assert part in page
    assert client.get(f"/report/{uids[CITY, 2024]}/cell/request.nothing.total").status_code == 404


def test_a_report_downloads_as_json_and_as_csv_that_no_spreadsheet_runs(
    client: httpx.Client, uids: Uids
) -> None:
    base = f"/report/{uids[CITY, 2024]}"
    document = client.get(f"{base}.json").json()
    assert document["cells"]["request.new.total"]["number"] == 30
    assert document["cells"]["request.partial.legal"]["number"] is None
    assert document["cells"]["request.new.total"]["locator"]["kind"] == "html"
    plain, excel = client.get(f"{base}.csv"), client.get(f"{base}.excel.csv")
    assert not plain.content.startswith(b"\xef\xbb\xbf") and excel.content.startswith(b"\xef\xbb\xbf")
    lines = {line["cell_id"]: line for line in csv.DictReader(io.StringIO(plain.text))}
    assert lines["request.new.total"]["raw"] == "30" and lines["request.new.total"]["url"].startswith("http")
    assert lines["request.denied_process.total"]["number"] == ""


def test_formulas_are_defused_in_the_excel_export_and_raw_elsewhere(client: httpx.Client) -> None:
    sql = "select+'%3D1%2B1'+as+a,+-5+as+b"
    assert client.get(f"/nianbao.excelcsv?sql={sql}").text == "\ufeffa,b\r\n'=1+1,-5\r\n"
    assert "=1+1" in client.get(f"/nianbao.csv?sql={sql}").text.replace("'=1", "")


@pytest.mark.parametrize(
    ("query", "hits"),
    [("诉讼", 2), ("行政诉讼", 1), ("行政复议", 1), ("魑魅魍魉饕餮", 0), ("教育局", 1), ("1065", 1)],
)
def test_search_finds_exactly_what_is_there(client: httpx.Client, query: str, hits: int) -> None:
    page = client.get("/search", params={"q": query}).text
    assert f"<strong>{hits}</strong> 份报告" in page
    assert ("<mark>" in page) == (hits > 0 and query != "教育局")
    table = client.get("/nianbao/report.json", params={"_search": query, "_shape": "objects"}).json()
    assert table["filtered_table_rows_count"] == hits


def test_search_never_fails_whatever_is_typed(client: httpx.Client) -> None:
    for query in ('"', "*", "NEAR(", "a OR", "\x00", "𠮷", "审", "<script>", "  "):
        answer = client.get("/search", params={"q": query})
        assert answer.status_code == 200 and "<script>" not in answer.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 3),
        ("六类申请人", 2),  # a word of the rule
        ("ADD UP", 2),
        ("1065", 3),  # a word of the report
        ("六类申请人 1065", 2),
        ("六类申请人 龘靐", 0),
        ("龘靐", 0),
        ("' OR 1=1 --", 0),
        ('"', 0),
        ("<script>", 0),
    ],
)
def test_findings_are_searched_by_rule_and_report(client: httpx.Client, query: str, found: int) -> None:
    page = client.get("/findings", params={"q": query}).text
    listed = page.partition("<tbody>")[2].partition("</tbody>")[0]
    assert listed.count("<tr><th") == found and "<script>" not in listed


def test_an_address_that_is_none_is_told_in_both_languages(client: httpx.Client) -> None:
    for path in ("/nothing", "/nianbao/nothing", "/nianbao/report/0"):
        answer = client.get(path)
        assert answer.status_code == 404 and "这个网址没有页面" in answer.text, path


def test_unknown_things_are_a_404_with_a_sentence(client: httpx.Client) -> None:
    for path in (
        "/report/nothing",
        "/body/nothing",
        "/division/nothing",
        "/original/" + "0" * 64,
        "/nothing",
    ):
        answer = client.get(path)
        assert answer.status_code == 404 and "没有" in answer.text


def test_the_feed_is_well_formed(client: httpx.Client) -> None:
    root = ElementTree.fromstring(client.get("/changes.atom").content)
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"


def test_pages_that_are_no_reports_are_listed_with_their_reason(client: httpx.Client) -> None:
    page = client.get("/status").text
    assert "http://www.test-portal.gov.cn/2024/3.html" in page
