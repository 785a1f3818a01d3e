"""HTML and what carries it: charsets, spans, layout, hidden text, scripts, and paths that can be followed."""

from __future__ import annotations

import json

import pytest
from lxml import etree

from extract.model import Document, Grid
from extract.readers import html
from tests import truth
from tests.extract import pages


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def rows(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030", "utf-16", "utf-8-sig"])
def test_any_charset(encoding: str) -> None:
    page = (
        "<html><body><p>青禾镇政府信息公开</p><table><tr><td>规章</td><td>0</td></tr></table></body></html>"
    )
    document = html.read(page.encode(encoding))
    assert texts(document) == ["青禾镇政府信息公开"]
    assert rows(document.grids[0]) == [["规章", "0"]]


def test_utf8_that_declares_gbk_is_utf8() -> None:
    page = '<html><head><meta charset="gb2312"></head><body><p>涞水县</p></body></html>'
    assert texts(html.read(page.encode())) == ["涞水县"]


def test_damaged_bytes_are_said_to_be_damaged() -> None:
    document = html.read("<p>青禾镇</p>".encode("gbk") + b"\xff\xff<p>x</p>")
    assert [issue.code for issue in document.issues] == ["charset_damaged"]


@pytest.mark.parametrize("two", ["2", "'2 '", "2px", "+2", "2.5"])
def test_spans_are_expanded(two: str) -> None:
    page = f"<table><tr><td rowspan={two}>a</td><td colspan={two}>b</td></tr><tr><td>c</td><td>d</td></tr>"
    grid = html.read(f"{page}</table>".encode()).grids[0]
    assert [(cell.text, cell.row, cell.column) for cell in grid.rows[1]] == [
        ("a", 0, 0),
        ("c", 1, 1),
        ("d", 1, 2),
    ]
    assert grid.width == 3


def test_a_layout_table_is_no_table() -> None:
    inner = "<table><tr><td>规章</td><td>0</td></tr></table>"
    page = f"<table><tr><td><p>一、总体情况</p><p>正文</p>{inner}</td></tr></table>"
    document = html.read(page.encode())
    assert texts(document) == ["一、总体情况", "正文"]
    assert [rows(grid) for grid in document.grids] == [[["规章", "0"]]]


def test_a_table_inside_pre() -> None:
    document = html.read("<pre>规章\t0\t0\t0\n行政规范性文件\t1\t2\t3</pre>".encode())
    assert rows(document.grids[0]) == [["规章", "0", "0", "0"], ["行政规范性文件", "1", "2", "3"]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("1<span>2</span>", "12"),
        ("12<sup>1</sup>", "12¹"),
        ("<del>3</del>5", "~~3~~5"),
        ("12<span style='vertical-align:super'>1</span>", "12¹"),
        ("12<a href='#note1'>1</a>", "12¹"),
        ("<a href='#note1'>12</a>", "12"),
        ("12<a href='#'>1</a>", "121"),
        ("7<span style='DISPLAY: none'>8</span>", "7"),
        ("<p>1</p><p>2</p>", "1\n2"),
        ("1<br>2", "1\n2"),
        ("<input value=6>", "6"),
        ("<img src=x.png>", "\ufffc"),
        ("<!-- 9 -->4<script>5</script>", "4"),
    ],
)
def test_what_a_cell_prints(cell: str, text: str) -> None:
    page = f"<table><tr><td>规章</td><td>{cell}</td></tr></table>"
    assert html.read(page.encode()).grids[0].rows[0][1].text == text


def test_menus_and_footers_are_left_out() -> None:
    menu = "<ul>" + "".join(f"<li><a href=/{n}>栏目{n}</a></li>" for n in range(30)) + "</ul>"
    prose = "<p>" + "青禾镇公开了信息。" * 40 + "</p>"
    page = f"<html><body><div>{menu}</div><div id=zoom>{prose}</div><footer>版权所有</footer></body></html>"
    assert len(texts(html.read(page.encode()))) == 1


def test_gkmlpt_keeps_its_article_in_a_script() -> None:
    detail = json.dumps(
        {"DETAIL": {"title": "青禾镇2023年政府信息公开工作年度报告", "content": pages.page().decode()}}
    )
    page = f"<html><body><div id=app></div><script>window._CONFIG = {detail};</script></body></html>"
    document = html.read(page.encode())
    assert texts(document)[0] == "青禾镇2023年政府信息公开工作年度报告"
    assert len(document.grids) == 3
    assert document.grids[0].locator["part"] == "script"


def test_a_json_reply() -> None:
    reply = json.dumps({"data": [{"title": "年报", "body": pages.page().decode()}]})
    document = html.read(reply.encode())
    assert len(document.grids) == 3
    assert document.grids[0].locator["part"] == "$.data[0].body"


def test_metadata_and_publication_date() -> None:
    page = (
        "<html><head><title>标题-站名</title><meta name=ArticleTitle content=年报></head>"
        "<body><p>发布时间：2024/1/17 10:30</p></body></html>"
    )
    metadata = html.read(page.encode()).metadata
    assert metadata["ArticleTitle"] == "年报"
    assert metadata["published"] == "2024-01-17"


@pytest.mark.parametrize(
    ("above", "published"),
    [
        ("成文日期：2024-01-12 发布日期：2024-01-17", "2024-01-17"),
        ("公文生成日期:2024-01-12</p><p>时间:2024-01-17 16:40", "2024-01-17"),
        ("来源：青禾镇 日期：2024年1月17日", "2024-01-17"),
        ("成文日期：2024年1月12日", None),
        ("信息提供日期 : 2024-01-17 09:43来源 : 青禾镇", "2024-01-17"),
        ("统计时间段2023年1月1日", None),
    ],
)
def test_the_day_it_was_written_is_not_the_day_it_was_published(above: str, published: str | None) -> None:
    page = f"<html><body><p>{above}</p><p>一、总体情况</p><p>会议时间：2023年5月3日</p></body></html>"
    assert html.read(page.encode()).metadata.get("published") == published


def test_a_path_leads_to_the_cell_it_names() -> None:
    data = truth.load("shuyang_fgj_2023").document.read_bytes()
    tree = etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))
    checked = 0
    for grid in html.read(data).grids:
        for row in grid.rows:
            for cell in row:
                (found,) = tree.xpath(cell.locator["path"])
                assert "".join("".join(found.itertext()).split()) == "".join(cell.text.split())
                checked += 1
    assert checked > 200


def test_an_empty_body() -> None:
    assert html.read(b"<html></html>").blocks == ()


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<span style='text-decoration: line-through'>88</span>469", "~~88~~469"),
        ("<span dir=rtl style='unicode-bidi:bidi-override'>964</span>", "~~964~~"),
        ("<bdo dir='rtl'>964</bdo>", "~~964~~"),
        ("<span style='font-size:0'>88</span>829", "829"),
        ("<span style='color:#FFFFFF'>7</span>5", "~~7~~5"),
        ("5<font color='#FFFFFF'>7</font>", "5~~7~~"),
        ("5<span style='position:absolute;clip:rect(0 0 0 0)'>7</span>", "5"),
        ("5<span style='display:block;overflow:hidden;max-height:0'>7</span>", "5"),
        ("5<span style='visibility:collapse'>7</span>", "5"),
        ("5<span class='note sr-only'>7</span>", "5~~7~~"),
        ("<ruby>414<rt>9</rt></ruby>", "414"),
        ("<textarea>284</textarea>", "284"),
        ("<select><option>1<option selected>2</select>", "2"),
    ],
)
def test_struck_white_and_chosen_figures(cell: str, text: str) -> None:
    page = f"<table><tr><td>规章</td><td>{cell}</td></tr></table>"
    assert html.read(page.encode()).grids[0].rows[0][1].text == text


@pytest.mark.parametrize("holder", ['<iframe srcdoc="{}"></iframe>', "<textarea>{}</textarea>"])
def test_a_report_inside_a_frame_or_a_form_field(holder: str) -> None:
    escaped = pages.page().decode().replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    document = html.read(f"<html><body>{holder.format(escaped)}</body></html>".encode())
    assert len(document.grids) == 3


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (".n3::before{content:'15'}", '<i class="n3"></i>'),
        ("td b.v:after { content: attr(data-n); }", '<b class="v" data-n="15"></b>'),
    ],
)
def test_a_figure_that_only_the_styles_print_is_unreadable_not_blank(rule: str, value: str) -> None:
    table = f"<table><tr><td>规章</td><td>{value}</td><td><i></i></td><td>4</td></tr></table>"
    assert rows(html.read(f"<style>{rule}</style>{table}".encode()).grids[0]) == [["规章", "\ufffd", "", "4"]]


def test_column_names_that_the_styles_print_on_phones_are_no_figures() -> None:
    style = "<style>@media(max-width:600px){td::before{content:attr(data-title)}}</style>"
    cells = "<td>规章</td><td data-title='自然人'></td><td data-title='总计'>4</td>"
    assert rows(html.read(f"{style}<table><tr>{cells}</tr></table>".encode()).grids[0]) == [["规章", "", "4"]]


@pytest.mark.parametrize(
    "value",
    [
        "<svg><text>5</text></svg>",
        "<canvas></canvas>",
        "<object data='5.swf'></object>",
        "<script>document.write('5')</script>",
        "<button>5</button>",
    ],
)
def test_a_cell_that_holds_only_a_picture_is_not_blank(value: str) -> None:
    page = f"<table><tr><td>规章{value}</td><td>{value}</td><td>4{value}</td><td></td></tr></table>"
    assert rows(html.read(page.encode()).grids[0]) == [["规章", "\ufffc", "4", ""]]


def test_a_cell_that_a_script_fills_in_is_unreadable_not_blank() -> None:
    script = "<script>document.getElementById('c12').innerHTML = figures[12];</script>"
    cells = "<td>规章</td><td id='c12'></td><td><b id='c13'></b></td><td>4</td>"
    assert rows(html.read(f"<table><tr>{cells}</tr></table>{script}".encode()).grids[0]) == [
        ["规章", "\ufffd", "", "4"]
    ]


def test_a_field_of_any_kind_shows_its_text() -> None:
    fields = "<td><input type=tel value=15></td><td><input type=hidden value=9></td>"
    page = f"<table><tr><td>规章</td>{fields}<td>4</td></tr></table>"
    assert rows(html.read(page.encode()).grids[0]) == [["规章", "15", "", "4"]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<td v-text="row.total"></td>', "\ufffd"),
        ('<td><el-input :value="row.total"></el-input></td>', "\ufffd"),
        ('<td><span data-value="12"></span></td>', "\ufffd"),
        ('<td v-text="row.total">7</td>', "7"),
        ("<td><span></span></td>", ""),
    ],
)
def test_a_cell_that_a_template_fills_is_not_blank(cell: str, text: str) -> None:
    page = f"<table><tr><td>规章</td>{cell}<td v-text='x'>0</td></tr></table>"
    assert html.read(page.encode()).grids[0].rows[0][1].text == text


def test_a_cell_is_never_less_high_than_what_it_prints() -> None:
    page = "<table><tr style='{0}'><td style='{0}'>规章</td></tr></table>".format("height:0;overflow:hidden")
    assert rows(html.read(page.encode()).grids[0]) == [["规章"]]
