"""Whether a document is an annual report at all, and if not, what it is, with the reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.foreign import FOREIGN
from extract.identity.titles import is_pager, issuer_of, title_years
from extract.issues import issue
from extract.model import Document, Grid, Issue, Section, State
from extract.nothing import no_report
from extract.tables import Tables
from extract.text import simplified, without_spaces

# Stands between the texts of a document while their white space is taken out, all at once.
_BETWEEN = "\0"
_LEAST_REPORT = 600
_LONGEST_NEWS = 3000
_REPORT_SECTIONS = 3
_REPORT_TABLES = 2
_LIST_ENTRIES = 4
_NOTICE_LINES = 12
# 信息公开工作年度报告, 信息公开年报, 政务公开工作年度报告
_TITLE = re.compile(r"(?:信息公开|政务公开).{0,14}(?:报告|年报)")
# A title that names neither body nor year
_BARE_TITLE = re.compile(r"(?:政府|政务)?信息公开(?:工作)?(?:年度报告|年报)(?:格式)?(?:[（(].{0,8}[）)])?")
# Placeholders of the form: "XX年政府信息公开工作年度报告", "××市", "（文字描述）", "（样表）"
_PLACEHOLDER = re.compile(
    r"[X×ＸxＸ○〇＿_]{2,}(?:年|省|市|县|区|局|镇|乡|单位|部门|机关)|请与行政机关规范全称联系|"
    r"（此处|（文字描述|[（(]样表|[\[【（(](?:单位|机关|部门)(?:名称|全称)[)）】\]]|_{3,}\s*(?:19|20)\d\d年"
)
# "统计期限自年1月1日起": a report to copy from, its year taken out
_YEARLESS = re.compile(r"自年1月1日起?[,，]?(?:至|到)年12月31日")
# "政府信息公开年度工作报告范文": a model to copy from
_MODEL = re.compile(r"范文|模板|模版|样本|样例|参考文本")
# "第一条", "第二条" at the start of a line: rules about reports; not "第二十条第（一）项" of the form
_ARTICLE = re.compile(r"(?:^|[\n。；])(第[一二三四五六七八九十]{1,3}条)(?!例|第)")
_LEAST_ARTICLES = 3
# The form's hint under section six; a report replaces it, a template keeps it.
_HINT = re.compile(r"收取信息处理费情况在此处报告|该部分为文字描述|此部分以文字形式报告")
# A university's report follows another form: by academic year, with 校务公开.
_UNIVERSITY = re.compile(r"(?:大学|学院|高等专科学校)(?:\d{4}|信息公开|学校办公室|[\-—－]|20)")
_ACADEMIC = re.compile(
    r"学年度?.{0,12}信息公开|高等学校信息公开(?:办法|事项清单)|校务公开|师生员工|招生考试信息"
)
# "《高等学校信息公开办法》…编制2022-2023学年…年度报告", "《…清单》…将我校2020年度": how one begins
_OF_UNIVERSITIES = re.compile(r"高等学校信息公开(?:办法|事项清单)(?:.*学年|[^。]*[我本]校)")
# "云岭县2023年度法治政府建设情况报告": another report, or one on all the work, in a line of its own
_ANOTHER = re.compile(
    r"[^，。：]{0,40}(?:法治政府建设|依法行政|政府网站|绩效)[^，。：]{0,8}(?:报告|报表)|[^，。：]{0,30}政务公开[^，。：]{0,8}总结"
)
# "现将工作总结如下": how a summary without a title begins
_SUMMARY = re.compile(r"^[^\0]{0,200}总结(?:汇报)?如下")
# "年度报告", "年报": what an annual report calls itself
_ANNUAL = re.compile(r"年度?报告|年报|信息公开(?:工作)?(?:情况)?报告|信息公开(?:工作)?情况")
# What is written *about* reports: meetings, notices, training, publication news.
_NEWS = re.compile(
    r"记者|讯[）)（(]|近日|日前|召开.{0,30}(?:会议|部署会|培训会)|关于(?:做好|开展|印发|报送|编制|认真).{0,40}(?:通知|方案|公告)|"
    r"各(?:镇|乡|街道|县|区|部门|单位).{0,16}(?:[:：]|要|请)|本报(?!告)|通讯员|图为|据悉|报告(?:显示|透露)"
)
_NEWS_TITLE = re.compile(
    r"一图|图解|图说|读懂|更正|勘误|召开|部署|培训|推进会|通知|启动|开展|完成|圆满|举行|学习|解读|发布会|公布了|有序|积极|扎实|做好"
)
# "关于做好2023年政府信息公开工作年度报告编制发布工作的通知"
_NOTICE = re.compile(r"^.{0,40}关于.{2,60}(?:通知|公告|通报|方案|函)$")
# "关于更正…年度报告的公告", "…年度报告（更正版）"
_CORRECTION = re.compile(r"更正|勘误|修订")
# "國務(wù)院", "信息(xī)公開(kāi)": pronunciation injected by a cloning site; 客户端（app） bears no tone
_PINYIN = re.compile(r"[\u4e00-\u9fff][（(][a-zü]{0,4}[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ][a-z]{0,3}[)）]")
_LEAST_PINYIN = 3
_OPENING = 300  # characters in which a page without a title says whose it is


@dataclass(frozen=True, slots=True)
class Kind:
    """What a document is, and why: report, news, list, template, university, clone, empty, other."""

    name: str
    reason: str
    reason_en: str


def kind_of(document: Document, title: str | None, sections: Sequence[Section], tables: Tables) -> Kind:
    """Recognise the document, with the reason in Chinese and in English."""
    texts = without_spaces(_BETWEEN.join(_texts(document))).split(_BETWEEN)
    text = simplified("\n".join(texts))
    bare = not tables.found and len(sections) < _REPORT_SECTIONS
    if (nothing := no_report(document, text, title, bare)) is not None:
        return Kind(*nothing)
    return (
        _clone(text)
        or _template(text, title, tables)
        or _university(text, title, tables)
        or _notice(texts, title, sections, tables)
        or _rules(text, tables)
        or (_another(texts, text, tables) if title is None and len(sections) <= _REPORT_SECTIONS else None)
        or _report(title, sections, tables)
        or _list(texts)
        or _report_without_tables(text, title)
        or _news(text, title)
        or Kind(
            "other", "既没有年报的表格，也没有年报的各个部分", "neither the report's tables nor its sections"
        )
    )


def correction_issues(title: str | None) -> tuple[Issue, ...]:
    """An issue for a report that says in its title that it corrects an earlier one."""
    return (issue("correction"),) if title is not None and _CORRECTION.search(title) else ()


def _texts(document: Document) -> list[str]:
    texts: list[str] = []
    for block in document.blocks:
        texts += (
            [cell.text for row in block.rows for cell in row] if isinstance(block, Grid) else [block.text]
        )
    return texts


def _clone(text: str) -> Kind | None:
    foreign = FOREIGN.search(text)
    if foreign is not None:
        return Kind("clone", f"正文混入了外来文字“{foreign.group()}”", "foreign text in the report")
    if len(_PINYIN.findall(text)) >= _LEAST_PINYIN:
        return Kind("clone", "正文混入了拼音，是仿冒网站的副本", "pinyin injected by a cloning site")
    return None


def _template(text: str, title: str | None, tables: Tables) -> Kind | None:
    """The blank form: not one number in its tables, and placeholders, hints, or neither issuer nor year."""
    if _has_numbers(tables):
        return None
    if tables.found and (title is None or _BARE_TITLE.fullmatch(without_spaces(title))):
        return Kind("template", "表格全空，也没有机关和年度", "tables without a figure, no issuer, no year")
    if title is not None and (model := _MODEL.search(title)) is not None:
        return Kind("template", f"标题说是“{model.group()}”", "a model to copy from, by its title")
    found = (
        _PLACEHOLDER.search(text) or _HINT.search(text) or (_YEARLESS.search(text) if title is None else None)
    )
    if found is not None:
        return Kind("template", f"是没有填写的格式：“{found.group()}”", "the blank form, not filled in")
    return None


def _has_numbers(tables: Tables) -> bool:
    return any(cell.state is State.NUMBER for cell in tables.cells.values())


def _notice(
    texts: Sequence[str], title: str | None, sections: Sequence[Section], tables: Tables
) -> Kind | None:
    """A notice that orders reports to be written; it may quote the form. One above a report only sends it."""
    titles = [text for text in texts[:_NOTICE_LINES] if _NOTICE.match(text)]
    if not titles or _has_numbers(tables):
        return None
    followed = title is not None and len(sections) > _REPORT_SECTIONS and "关于" not in simplified(title)
    if followed and title_years(title) and issuer_of(title) is not None:
        return None
    return Kind("news", f"是通知：“{titles[0][:40]}”", "a notice")


def _rules(text: str, tables: Tables) -> Kind | None:
    """Rules in articles on how reports are to be written."""
    articles = set() if tables.found else set(_ARTICLE.findall(text))
    if len(articles) >= _LEAST_ARTICLES and "第一条" in articles:
        return Kind("other", f"是有 {len(articles)} 条以上条文的制度", "rules, in articles")
    return None


def _another(texts: Sequence[str], text: str, tables: Tables) -> Kind | None:
    """Another report, or a summary of the work on disclosure that calls itself no annual report."""
    if tables.found:
        return None
    named = next((line for line in texts[:_NOTICE_LINES] if _ANOTHER.fullmatch(line)), None)
    if named is not None:
        return Kind("other", f"是另一种报告：“{named[:40]}”", "another report, not the one on disclosure")
    if _SUMMARY.search(text) and not _ANNUAL.search(text):
        return Kind("other", "是工作总结，不是年度报告", "a summary of work, not an annual report")
    return None


def _university(text: str, title: str | None, tables: Tables) -> Kind | None:
    if "request" in tables.found and "disclosure" in tables.found:
        return None
    if _ACADEMIC.search(text) is None:
        return None
    opening = without_spaces(title or text[:_OPENING])
    if _OF_UNIVERSITIES.search(text[:_OPENING]) or _UNIVERSITY.search(opening) or "学年" in (title or ""):
        return Kind(
            "university",
            "高等学校的信息公开年度报告，用的是另一种格式",
            "a university's report, another form",
        )
    return None


def _report(title: str | None, sections: Sequence[Section], tables: Tables) -> Kind | None:
    """A report has a table of the form, or most of its sections; a few rows in common make none."""
    told = title is not None and not _NEWS_TITLE.search(title) and len(tables.found) >= _REPORT_TABLES
    if told or _whole_tables(tables) or (tables.found and len(sections) >= _REPORT_SECTIONS):
        return Kind(
            "report", f"有年报的 {len(tables.found)} 张表格", f"has {len(tables.found)} of its tables"
        )
    if len(sections) >= _REPORT_SECTIONS:
        return Kind("report", f"有年报的 {len(sections)} 个部分", f"has {len(sections)} of its sections")
    return None


def _whole_tables(tables: Tables) -> bool:
    """Whether at least one table is there with half of its cells or more."""
    printed = Counter[str]()
    of_form = Counter[str]()
    for cell_id, cell in tables.cells.items():
        table = cell_id.partition(".")[0]
        of_form[table] += 1
        printed[table] += cell.raw is not None
    return any(printed[table] * 2 >= count for table, count in of_form.items())


def _report_without_tables(text: str, title: str | None) -> Kind | None:
    titled = (
        title is not None
        and _TITLE.search(simplified(without_spaces(title)))
        and not _NEWS_TITLE.search(title)
    )
    if titled and len(text) >= _LEAST_REPORT and not _NEWS.search(text[:400]):
        return Kind("report", "标题和篇幅是年报", "title and length of an annual report")
    return None


def _list(texts: Sequence[str]) -> Kind | None:
    """A page of links to reports: many short lines that are all titles."""
    lines = {text for line in texts for text in line.split("\n") if len(text) < 60 and _TITLE.search(text)}
    titles = {(issuer_of(line), *title_years(line)) for line in lines if not is_pager(line)}
    if len(titles) >= _LIST_ENTRIES:
        return Kind(
            "list", f"是年报的列表，有 {len(titles)} 个标题", f"a list of {len(titles)} report titles"
        )
    return None


def _news(text: str, title: str | None) -> Kind | None:
    written_about = _NEWS.search(text) or _NEWS_TITLE.search(title or "")
    if written_about and "信息公开" in text + (title or "") and len(text) <= _LONGEST_NEWS:
        return Kind("news", "是关于年报或信息公开的新闻、通知", "news or a notice about reports")
    return None
