"""Title and issuer wherever a report prints them."""

from __future__ import annotations

import io

import pytest
from docx import Document as WordDocument

from extract.model import Report
from extract.read import read_bytes
from tests.extract import pages

REST = pages.page().decode().partition("</h1>")[2]


def report(head: str) -> Report:
    page = f"<html><head><meta charset=utf-8></head><body>{head}{REST}"
    return read_bytes(page.encode(), "page.html")[1]


@pytest.mark.parametrize(
    "lines",
    [
        ("云岭县水利局", "2023年政府信息公开工作年度报告"),
        ("云岭县水利局", "2023年", "政府信息公开工作年度报告"),
        ("云岭县", "水利局", "2023年", "政府信息公开工作年度报告"),
        ("首页", "云岭县水利局2023年政府信息公开工作年度报告"),
        ("大中小云岭县水利局2023年政府信息公开工作年度报告",),
        ("标　　题 云岭县水利局2023年政府信息公开工作年度报告",),
        ("• 索引号：00231/2024-0007", "• 名称：云岭县水利局2023年政府信息公开工作年度报告"),
        ("【字体：大 中 小】云岭县水利局2023年政府信息公开工作年度报告",),
        ("云岭县水利局", "关于2023年政府信息公开年度报告"),
        ("云岭县水利局2023年政府信息公开工作年度报告", "日期:2024-01-29", "云岭县水利局政府信息公开年报"),
        ("云 岭 县 水 利 局 2 0 2 3 年 政 府 信 息 公 开 工 作 年 度 报 告",),
        ("云岭县水利局2023年法治政府建设暨政府信息公开工作年度报告",),
        ("云岭县2023年政府信息公开工作年度报告（水利局）",),
        ("云岭县水利局二O二三年度政府信息公开工作年度报告",),
        ("云岭县水利局2023年度政府信息公开工作年度报告（公开版）",),
        ("云岭县水利局2023年政府信息公开年报 云岭县水利局2023年政府信息公开年报",),
        ("云岭县水利局", "政府信息公开工作年度报告", "（2023年度）"),
        ("云岭县水利局政府信息公开工作年度报告", "二〇二三年"),
        ("云岭县人民政府办公室关于印发《云岭县水利局2023年政府信息公开工作年度报告》的通知",),
        ("关于公布云岭县水利局2023年政府信息公开工作年度报告的公告",),
        ("云岭县水利局关于公布本单位2023年政府信息公开工作年度报告的公告",),
    ],
)
def test_a_title_names_issuer_and_year_however_it_is_set(lines: tuple[str, ...]) -> None:
    found = report("".join(f"<p>{line}</p>" for line in lines))
    assert (found.issuer, found.year_signals["title"], found.year) == ("云岭县水利局", 2023, 2023)


@pytest.mark.parametrize("issuer", ["云岭县水利局", "云岭经济开发区", "云岭县产业园区", "云岭县城关税务所"])
@pytest.mark.parametrize("between", [" ", "", "</p><p>"])
def test_a_title_without_a_name_takes_it_from_the_signature_and_says_so(issuer: str, between: str) -> None:
    signature = f"{issuer}{between}2024年1月20日"
    page = pages.page(title="2023年政府信息公开工作年度报告", fees=f"无。</p><p>{signature}")
    found = read_bytes(page, "page.html")[1]
    assert (found.issuer, found.dates["signed"]) == (issuer, "2024-01-20")
    assert "issuer_missing" in {issue.code for issue in found.issues}


def test_a_title_that_stands_only_in_the_page_header_of_a_word_file_is_found() -> None:
    word = WordDocument()
    word.sections[0].header.paragraphs[0].text = "云岭县水利局2023年政府信息公开工作年度报告"
    for line in ("一、总体情况", "主动公开信息20条。", "五、存在的主要问题及改进情况", "更新不及时。"):
        word.add_paragraph(line)
    buffer = io.BytesIO()
    word.save(buffer)
    found = read_bytes(buffer.getvalue(), "report.docx")[1]
    assert (found.issuer, found.year_signals["title"]) == ("云岭县水利局", 2023)


def test_the_year_of_a_document_that_is_cited_is_not_the_reports() -> None:
    said = "根据《云岭县2022年政务公开工作要点》公开20条，截至2023年12月办结。"
    found = read_bytes(pages.page(title="云岭县水利局政府信息公开年度报告", overview=said), "page.html")[1]
    assert found.year is None
    assert "year_missing" in {issue.code for issue in found.issues}


@pytest.mark.parametrize("title", ["云岭县水利局2022—2023年政府信息公开工作年度报告"])
def test_a_title_of_two_years_is_of_neither(title: str) -> None:
    found = report(f"<h1>{title}</h1>")
    assert (found.issuer, found.year) == ("云岭县水利局", None)
    assert "year_conflict" in {issue.code for issue in found.issues}


@pytest.mark.parametrize("year", ["202年", "20233年"])
def test_a_broken_year_is_no_part_of_the_name(year: str) -> None:
    assert report(f"<h1>云岭县水利局{year}政府信息公开工作年度报告</h1>").issuer == "云岭县水利局"


def test_the_body_that_wrote_a_report_is_named_above_its_sections() -> None:
    head = (
        "<h1>2023年政府信息公开工作年度报告</h1><p>本报告由云岭县水利局根据国办公开办函〔2021〕30号编制。</p>"
    )
    found = report(head)
    assert found.issuer == "云岭县水利局"
    assert found.legal_basis == ("国办公开办函〔2021〕30号",)
    assert "issuer_missing" in {issue.code for issue in found.issues}


@pytest.mark.parametrize(
    ("said", "issuer", "year"),
    [
        ("特编制并向社会公布云岭县水利局2023年度政府信息公开年度报告如下：", "云岭县水利局", 2023),
        ("现编制并发布本单位2023年政府信息公开工作年度报告。", None, 2023),
        ("本报告是根据条例要求，由云岭县信访办编制的2023年度报告。", "云岭县信访办", 2023),
        ("由云岭县水利局编制的2023年云岭县水利局信息公开工作年度报告。", "云岭县水利局", 2023),
        ("编制本年度我局政府信息公开工作报告。", None, None),
        ("我局编制完成了2023年政府信息公开工作年度报告。", None, 2023),
        ("按照通知要求，由云岭县水利局编制完成本报告。", "云岭县水利局", None),
        ("按照条例要求，云岭县水利局根据工作实际情况编制2023年度报告。", "云岭县水利局", 2023),
        ("结合2023年云岭县水利局政府信息公开工作实际，编制发布本报告。", "云岭县水利局", 2023),
        ("结合我局政府信息公开工作实际，现编制本报告。", None, None),
        ("根据2023年云岭县水利局信息公开工作实际编制而成。", "云岭县水利局", 2023),
        ("按照条例，云岭县水利局结合实际，认真编制了2023年度报告。", "云岭县水利局", 2023),
        ("云岭县水利局2023年政府信息公开工作年度报告根据条例编制。", "云岭县水利局", 2023),
        ("由云岭高新区根据条例编制2023年度报告。", "云岭高新区", 2023),
        ("由云岭县工业园区编制的2023年度报告。", "云岭县工业园区", 2023),
        ("由云岭县供销合作社联合社编制的2023年度报告。", "云岭县供销合作社联合社", 2023),
        ("依据条例，云岭县水利局编制年度报告由六部分组成。", "云岭县水利局", None),
        ("現公布我鄉人民政府2023年政府信息公開工作情況。", None, 2023),
        ("特公布2023年度本级政府（机关）信息公开年度报告。", None, 2023),
        ("2023年，我局落实信息公开工作，现将本年度工作报告如下。", None, 2023),
        ("为落实《关于做好2022年政府信息公开工作的通知》，编制本报告。", None, None),
    ],
)
def test_a_report_without_a_title_says_whose_it_is_and_of_which_year(
    said: str, issuer: str | None, year: int | None
) -> None:
    text = f"{said}\n一、总体情况\n我局召开会议。\n五、存在的问题及改进情况\n无。\n六、其他需要报告的事项\n无"
    found = read_bytes(text.encode(), "page.txt")[1]
    assert (found.issuer, found.year) == (issuer, year)


def test_the_body_that_wrote_a_report_may_be_named_in_section_one() -> None:
    text = "一、总体情况\n本年度报告依据条例要求，由云岭县水利局编制。\n六、其他需要报告的事项\n无"
    assert read_bytes(text.encode(), "page.txt")[1].issuer == "云岭县水利局"


def test_the_way_to_a_page_is_no_part_of_the_name() -> None:
    title = "云岭县人民政府门户网站 部门 云岭县水利局2023年政府信息公开工作年度报告"
    assert report(f"<h1>{title}</h1>").issuer == "云岭县水利局"


def test_a_title_in_a_row_of_the_pages_own_table() -> None:
    line = "名 称: 云岭县水利局2023年政府信息公开工作年度报告 发布日期: 2024年01月21日"
    found = report(f"<p>{line}</p>")
    assert (found.title, found.dates["published"]) == (
        "云岭县水利局2023年政府信息公开工作年度报告",
        "2024-01-21",
    )


def test_signs_around_a_title_are_no_part_of_the_name() -> None:
    assert report("<h1>• 云岭县水利局2023年政府信息公开工作年度报告</h1>").issuer == "云岭县水利局"


@pytest.mark.parametrize(
    ("cited", "legal_basis"),
    [
        ("《中华人民共和国政府信息公开条例》(国令第711号)", ("国令第711号",)),
        ("《中华人民共和国政府信息公开条例》（国务院令 711 号）", ("国务院令711号",)),
        ("《關於印發年度報告格式的通知》(國辦公開辦函〔2021〕30號)", ("國辦公開辦函〔2021〕30號",)),
        ("《中华人民共和国政府信息公开条例》（国务院第492号令）", ("国务院第492号令",)),
        ("《绩效考核办法》（云府办〔2023〕4号）", ()),
        ("云府办〔2023〕4号《绩效考核办法》", ()),
        ("云府办〔2023〕4号《政务公开工作要点》", ("云府办〔2023〕4号",)),
        ("《公开办法》。\n文号：云水〔2023〕4号\n按条例", ()),
        ("《公开办法》。\n（云水〔2023〕4号）\n按条例", ()),
    ],
)
def test_the_documents_on_disclosure_that_a_report_cites(cited: str, legal_basis: tuple[str, ...]) -> None:
    text = f"云岭县水利局2023年政府信息公开工作年度报告\n一、总体情况\n根据{cited}要求编制。"
    assert read_bytes(text.encode(), "page.txt")[1].legal_basis == legal_basis


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("发布日期：2024-01-29", "2024-01-29"),
        ("发布时间：\n2024-01-29 10:36", "2024-01-29"),
        ("日期：2024-01-29 来源：", "2024-01-29"),
        ("作者：办公室 时间：2024年1月29日", "2024-01-29"),
        ("来源：云岭县水利局 2024-01-29 09:18 【字体：", "2024-01-29"),
        ("發布日期:2024-01-29 17:50:13", "2024-01-29"),
        ("发布日期\n2024-01-29", "2024-01-29"),
        ("发表日期：2024-01-29", "2024-01-29"),
        ("2024-01-29 17:21 云岭县水利局", "2024-01-29"),
        ("2024-01-29 17:21 来源:云岭县水利局", "2024-01-29"),
        ("2024-01-29 来源：本网", "2024-01-29"),
        ("• 2024-01-29 17:21", "2024-01-29"),
        ("• 2024-01-29", "2024-01-29"),
        ("2024-01-29", None),
        ("作者:日期:2024-01-29", "2024-01-29"),
        ("成文日期：2024-01-29", None),
        ("生成日期：2024-01-29", None),
        ("来源：云岭县水利局《公报》2024-01-29", None),
    ],
)
def test_the_date_a_page_saved_as_text_was_put_up(line: str, published: str | None) -> None:
    said = f"云岭县水利局2023年政府信息公开工作年度报告\n{line}\n一、总体情况\n2023年，主动公开政府信息12条。"
    assert read_bytes(said.encode(), "page.txt")[1].dates["published"] == published


@pytest.mark.parametrize(
    "pager",
    [
        "<p>上一篇：<a href=1>云岭县财政局2021年政府信息公开工作年度报告</a></p><p>下一篇：无</p>",
        "<p>下一条：云岭县财政局2021年政府信息公开工作年度报告</p>",
        "<p>前一篇：</p><p>云岭县财政局2021年政府信息公开工作年度报告</p>",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_the_title_of_another_page_that_this_one_leads_to_is_not_its_own(pager: str, above: bool) -> None:
    overview, end = "本年度主动公开政府信息120条。", "</body></html>"
    rest = pages.page(overview=overview).decode().partition("</h1>")[2].removesuffix(end)
    page = f"<html><head><meta charset=utf-8></head><body>{pager if above else ''}{rest}{pager}{end}"
    found = read_bytes(page.encode(), "page.html")[1]
    assert (found.title, found.issuer, found.year) == (None, None, None)
    assert {issue.code for issue in found.issues} >= {"title_missing", "year_missing"}
    assert found.sections[-1].text == "2023年未收取信息处理费。"


_OTHERS = ("云岭县财政局2021年政府信息公开工作年度报告", "云岭县审计局2020年政府信息公开年报")


def _listed(entry: str, around: str = "{}") -> str:
    return around.format("".join(entry.format(title) for title in _OTHERS))


_LISTS = {
    "list": _listed("<li><a href=t.html>{}</a></li>", "<ul>{}</ul>"),
    "dates": _listed("<li><a href=t.html>{}</a><span>2022-01-20</span></li>", "<ul>{}</ul>"),
    "cards": _listed("<a href=t.html><div>{}</div><div>2022-01-20</div></a>"),
    "lines": _listed("<a href=t.html>{}</a><br>", "<div>{}</div>"),
    "related": f"<p>相关阅读：<a href=t.html>{_OTHERS[0]}</a></p>",
    "heading": f"<h3><a href=t.html>{_OTHERS[0]}</a></h3>",
    "table": _listed(
        "<tr><td>·</td><td><a href=t.html>{}</a></td><td>2022-01-20</td></tr>", "<table>{}</table>"
    ),
    "script": _listed('<li onclick="show(1)">{}</li>', "<ul>{}</ul>"),
    "tabs": '<p><a href="javascript:show(1)">2021年政府信息公开年报</a> <a href=2.html>2020</a>',
    "bodies": "<ul><li><a href=1>云岭县财政局</a></li><li><a href=2>云岭县审计局</a></li></ul>",
}


@pytest.mark.parametrize("listed", _LISTS.values(), ids=_LISTS)
@pytest.mark.parametrize("apart", [True, False])
@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("", (None, None)),
        ("政府信息公开工作年度报告", (None, None)),
        ("2023年政府信息公开工作年度报告", (None, 2023)),
        ("云岭县水利局2023年政府信息公开工作年度报告", ("云岭县水利局", 2023)),
    ],
)
def test_links_to_other_reports_above_a_text_are_no_title_of_its_own(
    listed: str, apart: bool, own: str, said: tuple[str | None, int | None]
) -> None:
    rest = pages.page(overview="本年度主动公开政府信息120条。").decode().partition("</h1>")[2]
    text = f"<p>{own}</p>{rest}"
    body = f"<div>{listed}</div><div id=zoom>{text}</div>" if apart else listed + text
    found = read_bytes(
        f"<html><head><meta charset=utf-8></head><body>{body}</body></html>".encode(), "page.html"
    )[1]
    assert (found.issuer, found.year) == said
    codes = {issue.code for issue in found.issues}
    assert bool({"title_missing", "issuer_missing"} & codes) == (said[0] is None)


@pytest.mark.parametrize(
    "title",
    [
        "<h1><a href=this.html>{}</a></h1>",
        "<p><a name=top href=#>{}</a></p>",
        "<p><a href='javascript:void(0);'>{}</a></p>",
        "<p>云岭县水利局2023年<a href=word.html>政府信息公开</a>工作年度报告</p>",
    ],
)
def test_a_title_that_leads_nowhere_else_is_the_pages_own(title: str) -> None:
    rest = pages.page(overview="本年度主动公开政府信息120条。").decode().partition("</h1>")[2]
    own = title.format("云岭县水利局2023年政府信息公开工作年度报告")
    found = read_bytes(f"<html><head><meta charset=utf-8></head><body>{own}{rest}".encode(), "page.html")[1]
    assert (found.issuer, found.year) == ("云岭县水利局", 2023)
