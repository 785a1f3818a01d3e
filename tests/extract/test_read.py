"""The published object: its shape, what is no report, what cannot be read, and the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.cli import read as read_command
from extract.errors import UnreadableError
from extract.identity import identify
from extract.identity.dates import period_in
from extract.issues import ISSUES, issue
from extract.model import Document, Issue
from extract.read import read_bytes, read_file, report_json
from tests.extract import pages

KEYS = [
    "source",
    "kind",
    "title",
    "issuer",
    "year",
    "edition",
    "dates",
    "legal_basis",
    "cells",
    "sections",
    "claims",
    "facts",
    "fee_statement",
    "issues",
    "fingerprint",
    "extractor",
]


def test_the_published_object(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(pages.page())
    found = read_file(path)
    assert list(found)[: len(KEYS)] == KEYS
    assert set(found["cells"]["request.new.total"]) == {"raw", "state", "number", "locator"}
    assert found["cells"]["request.new.total"]["locator"]["kind"] == "html"
    assert json.loads(json.dumps(found)) == found


def test_same_bytes_same_object() -> None:
    data = pages.page()
    first, second = (report_json(*read_bytes(data), data) for _ in range(2))
    assert json.dumps(first, sort_keys=True) == json.dumps(second, sort_keys=True)


def test_fingerprint_is_of_what_is_said_not_of_where() -> None:
    def fingerprint(data: bytes) -> str:
        return str(report_json(*read_bytes(data), data)["fingerprint"])

    plain = pages.page()
    moved = plain.replace(b"<body>", b"<body><div><div>").replace(b"</body>", b"</div></div></body>")
    assert fingerprint(moved) == fingerprint(plain)
    assert fingerprint(plain.replace(b"<td>245</td>", b"<td>246</td>")) == fingerprint(plain)
    assert fingerprint(plain.replace(b">245<", b">246<")) != fingerprint(plain)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<h1>首页</h1><p>" + "欢迎访问本网站，今日天气晴朗。" * 5 + "</p>", "other"),
        (
            "<h1>我区召开政府信息公开培训会</h1>"
            "<p>近日，我区召开政府信息公开年度报告编制培训会，各单位参加。</p>",
            "news",
        ),
        ("".join(f"<p><a>青禾镇{year}年政府信息公开年度报告</a></p>" for year in range(2015, 2024)), "list"),
        (
            "<h1>政府信息公开年度工作报告范文</h1><p>一、概述</p><p>主动公开信息5928条。</p><p>二、主动公开政府信息情况</p>"
            "<p>如上。</p><p>三、存在的主要问题及改进情况</p><p>更新不及时。</p>",
            "template",
        ),
        (
            "<h1>青禾镇信息公开年度报告制度</h1><p>第一条 根据条例，制定本制度。</p><p>第二条 报告包括：</p>"
            "<p>一、主动公开政府信息的情况</p><p>二、收到和处理政府信息公开申请情况</p><p>三、存在的主要问题及改进情况</p>"
            "<p>四、其他需要报告的事项</p><p>第三条 本制度自发布之日起施行。</p>",
            "other",
        ),
        ("<p></p>", "empty"),
        (
            "<h1>青禾学院2022—2023学年信息公开年度报告</h1><p>根据《高等学校信息公开办法》，学校公开招生考试信息，"
            "面向师生员工推进校务公开。</p>",
            "university",
        ),
    ],
)
def test_what_is_no_report_says_what_it_is(body: str, kind: str) -> None:
    data = f"<html><head><meta charset=utf-8></head><body>{body}</body></html>".encode()
    _, report = read_bytes(data)
    assert report.kind == kind
    assert report.kind_reason
    assert ("not_a_report" in {issue.code for issue in report.issues}) == (kind != "report")
    assert bool(report.cells) == (kind == "report")


def test_a_report_of_an_older_outline_that_calls_itself_this_report_is_no_news() -> None:
    said = f"青禾镇编制本报告。\n一、组织领导\n{'成立领导小组，明确专人负责。' * 80}"
    read = read_bytes(f"青禾镇2018年政府信息公开工作年度报告\n{said}".encode(), "a.txt")[1]
    assert read.kind == "report"


def test_a_blank_form_is_a_template() -> None:
    table = pages.request_table({row: [""] * 7 for row in pages.row_keys()})
    data = pages.page(table, pages.review_table([""] * 15), "", "XX县XXXX年政府信息公开工作年度报告")
    assert read_bytes(data)[1].kind == "template"


@pytest.mark.parametrize(
    "injected", ["某某娱乐城", "bet365网站", "尊龙网平台", "开云手机官网入口·(中国)官方网站"]
)
def test_text_injected_by_a_cloning_site_is_noticed(injected: str) -> None:
    report = read_bytes(pages.page(overview=f"2023年，{injected}主动公开信息3条。"))[1]
    assert report.kind == "clone"


def test_an_empty_file() -> None:
    with pytest.raises(UnreadableError):
        read_bytes(b"", "empty.html")


def test_a_report_without_tables_says_so() -> None:
    data = (
        "一、总体情况\n2023年公开3条。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
        "四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n无\n六、其他需要报告的事项\n无\n"
    ).encode()
    _, report = read_bytes(data)
    assert report.kind == "report"
    assert report.cells == {}
    assert "no_tables" in {found.code for found in report.issues}


@pytest.mark.parametrize(
    ("title", "overview", "year", "code"),
    [
        ("青禾镇2023年政府信息公开工作年度报告", "2023年公开3条。", 2023, None),
        ("青禾镇二〇二三年政府信息公开工作年度报告", "本年公开3条。", 2023, None),
        ("青禾镇政府信息公开工作年度报告", "2023年公开3条。", 2023, None),
        ("青禾镇2023年政府信息公开工作年度报告", "2024年公开3条，2024年受理0件。", None, "year_conflict"),
        ("青禾镇2023年政府信息公开工作年度报告", "较2022年增加，2023年公开3条。", 2023, None),
        ("青禾镇2023年政府信息公开工作年度报告", "截至2023年底公开3条，办理2022年结转件1件。", 2023, None),
        ("青禾镇2023年政府信息公开工作年度报告", "1件结转至2024年办理。", 2023, None),
        ("青禾镇2023年政府信息公开工作年度报告", "清理2019年前的文件。", 2023, None),
        ("青禾镇2023年政府信息公开工作年度报告", "余1件转2024年度办理。", 2023, None),
        ("青禾镇2023年政府信息公开工作年度报告", "公开了2024年工作思路。", 2023, None),
        ("青禾镇2023年政府信息公开工作年度报告", "收到申请3件，2022年度结转1件。", 2023, None),
        ("青禾镇2023年政府信息公开工作年度报告", "落实2019年新修订的条例，公开3条。", 2023, None),
        ("青禾镇2023年政府信息公开工作年度报告", "2022年收到9件，1件转入下年。", None, "year_conflict"),
        (
            "青禾镇2023年政府信息公开工作年度报告",
            "统计期限为2022年1月1日至2022年12月31日。",
            None,
            "year_conflict",
        ),
        (
            "青禾镇2020年政府信息公开工作年度报告",
            "自2020年1月1日起至202020年12月31日止。2020年公开3条。",
            2020,
            "period_malformed",
        ),
    ],
)
def test_year(title: str, overview: str, year: int | None, code: str | None) -> None:
    _, report = read_bytes(pages.page(title=title, overview=overview))
    assert report.year == year
    codes = {found.code for found in report.issues}
    assert code in codes if code else not any(found.startswith(("year", "period")) for found in codes)


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("统计期限自2023年1月1日起，至2023年12月31日止", ("2023-01-01", "2023-12-31")),
        ("数据时限为2023.1.1-2023.12.31", ("2023-01-01", "2023-12-31")),
        ("自2023-01-01至2023-12-31", ("2023-01-01", "2023-12-31")),
        ("自2023-01-01-2023-12-31", ("2023-01-01", "2023-12-31")),
        ("2023年1月1日-12月31日", ("2023-01-01", "2023-12-31")),
        ("统计期限：2023/1/1-12/31", ("2023-01-01", "2023-12-31")),
        ("统计期限2023年1-12月31日", (None, None)),
        ("自2023年1月1日零时至12月31日24时", ("2023-01-01", "2023-12-31")),
        ("统计期限自2023年5月1日至2023年12月31日", ("2023-05-01", "2023-12-31")),
        (
            "2023年5月1日至5月31日开展宣传月活动。本报告统计期限为2023年1月1日至2023年12月31日",
            ("2023-01-01", "2023-12-31"),
        ),
        ("2023年5月1日至5月31日开展宣传月活动", None),
    ],
)
def test_the_statistical_period_is_told_from_other_spans_of_days(
    said: str, ends: tuple[str, str] | None
) -> None:
    period = period_in(said)
    assert (None if period is None else (period.start, period.end)) == ends


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("云岭县青禾镇 2023 年政府信息公开 工作年度报告", "云岭县青禾镇"),
        ("2023年云岭县青禾镇人民政府信息公开工作年度报告", "云岭县青禾镇人民政府"),
        ("云岭县教育局2021政府信息公开年度报告", "云岭县教育局"),
        ("云岭县教育局政府信息公开工作2025年度报告", "云岭县教育局"),
        ("2025云岭县大河乡2025年度政府信息公开工作年度报告", "云岭县大河乡"),
        ("云岭市2019年政府信息公开工作年度报告（图片版）", "云岭市"),
        ("首页&gt;信息公开&gt;年报&gt;云岭县青禾镇2023年政府信息公开工作年度报告", "云岭县青禾镇"),
        ("标题：云岭县青禾镇2023年政府信息公开工作年度报告", "云岭县青禾镇"),
        ("名  称 云岭县青禾镇2023年政府信息公开工作年度报告", "云岭县青禾镇"),
        ("1.云岭县青禾镇2023年政府信息公开工作年度报告.docx", "云岭县青禾镇"),
        ("云岭县青禾镇2023年1月-12月政府信息公开工作年度报告", "云岭县青禾镇"),
        ("云岭县青禾镇人民政府文件<br>2023年政府信息公开工作年度报告", "云岭县青禾镇人民政府"),
        ("图解：云岭县青禾镇二○二三年度政府信息公开工作年度报告", "云岭县青禾镇"),
    ],
)
def test_issuer_as_printed(title: str, issuer: str) -> None:
    assert read_bytes(pages.page(title=title))[1].issuer == issuer


@pytest.mark.parametrize(
    "line",
    [
        "根据《中华人民共和国政府信息公开条例》，现将我办2022年度政府信息公开情况报告如下：",
        "公开目录 政府信息公开年报 发布日期 2024-01-30",
    ],
)
def test_a_line_that_only_mentions_the_report_is_not_its_title(line: str) -> None:
    page = pages.page().replace(b"h1>", b"p>").replace(b"</p><p>", f"</p><p>{line}</p><p>".encode(), 1)
    report = read_bytes(page)[1]
    assert (report.issuer, report.year) == ("云岭县青禾镇", 2023)


@pytest.mark.parametrize(
    ("above", "issuer"),
    [
        ("来源：云岭县教育局 浏览次数：12", "云岭县教育局"),
        ("发布机构:云岭县青禾镇人民政府", "云岭县青禾镇人民政府"),
        ("现公布2023年度本单位政府信息公开工作年度报告。", None),
        ("现将云岭县青禾镇2023年度政府信息公开情况报告如下：", "云岭县青禾镇"),
        ("特向社会公布2023年青禾乡人民政府政府信息公开工作情况报告。", "青禾乡人民政府"),
        ("编制本报告，现公布云岭市人民政府2023年度政府信息公开工作报告。", "云岭市人民政府"),
        ("编制本报告,现公布云岭市人民政府2023年度政府信息公开工作报告。", "云岭市人民政府"),
        ("现公开县政府办公室2023年政府信息公开工作年度报告。", "县政府办公室"),
        ("按照政务公开办公室关于政府信息公开工作年度报告的要求编制。", None),
        ("由云岭经济开发区管委会结合有关数据编制。", "云岭经济开发区管委会"),
        ("由云岭县审批服务办公室（交易办公室）编制的年度报告。", "云岭县审批服务办公室"),
        ("云岭县外事办公室编制形成本年度报告。全文发布于“中国云岭”网站政府信息公开年度报告专栏。", None),
        ("根据有关规定，云岭县外事办公室编制形成本年度报告。", "云岭县外事办公室"),
        ("您现在的位置 首页 &gt; 政务公开 &gt; 信息公开工作年度报告", None),
        ("来源：本站原创", None),
    ],
)
def test_the_issuer_of_a_report_whose_title_names_nobody(above: str, issuer: str | None) -> None:
    page = pages.page(title="2023年政府信息公开工作年度报告").replace(
        b"<p>", f"<p>{above}</p><p>".encode(), 1
    )
    report = read_bytes(page)[1]
    assert report.issuer == issuer
    assert "issuer_missing" in {found.code for found in report.issues}


def test_the_command_prints_json_and_a_table_for_people(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(pages.page())
    as_json = CliRunner().invoke(read_command, [str(path), "--json"])
    assert json.loads(as_json.output)["year"]["value"] == 2023
    for_people = CliRunner().invoke(read_command, [str(path)])
    assert "一、本年新收政府信息公开申请数量" in for_people.output
    assert "云岭县青禾镇" in for_people.output


def test_every_issue_code_can_be_said() -> None:
    class Facts(dict[str, str]):
        def __missing__(self, key: str) -> str:
            return key

    for code, kind in ISSUES.items():
        found = Issue(code, kind.severity, kind.zh.format_map(Facts()), kind.en.format_map(Facts()))
        assert found.message_zh.endswith("。"), code
        assert found.message_en.endswith("."), code
    with pytest.raises(KeyError):
        issue("no_such_code")


def test_an_empty_document_has_no_identity() -> None:
    found = identify(Document("text", ()), (), ())
    assert (found.title, found.issuer, found.year) == (None, None, None)
