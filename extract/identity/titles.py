"""The title of a report, and the issuing body it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

from extract.identity.bodies import BODY_END
from extract.identity.dates import YEAR_IN_WORDS, years_in
from extract.model import Document, Locator, Paragraph
from extract.text import one_line, simplified, without_spaces

# What makes a line the title: 政府信息公开工作年度报告, 政府信息公开年报, 信息公开工作情况报告
_TITLE = re.compile(
    r"(?:政府|政务|校务|办事|企业)?信息公开(?:工作)?(?:情况)?(?:的)?(?:(?:19|20)\d\d)?(?:年度?)?(?:工作)?(?:年度)?(?:情况)?(?:的)?"
    r"(?:报告|年报)|政务公开(?:工作)?(?:(?:19|20)\d\d)?年度报告"
)
_LONGEST_TITLE = 80
_TITLE_LINES = 60
_TOP_LINES = 20
_LONGEST_CANDIDATE = 45
# "政府信息公开工作年度报告（2023年度）", "…年报（图片版）": what follows the word is not the issuer
_YEAR_IN_TITLE = re.compile(
    r"(?:19|20)\d\d\s*(?:年度?|(?=政府|政务|信息))|" + YEAR_IN_WORDS.pattern + "年度?"
)
# "关于印发…的通知", "公布", "发布": words around the title that are not the issuer
_NOT_ISSUER = re.compile(
    r"^(?:[关關][于於]|公布|发布|更正|勘误|修订|(?:一图读懂|图解|图说)[:：|｜]?|附件\d*[:：]?|(?:标题|题目|名称|题名)[:：]?|\d{1,2}[.、](?=[\u4e00-\u9fff])|【[^】]*】)+|(?:[关關][于於](?:印发|公布|发布|报送|编制|做好)?(?:[本我](?:单位|机关|部门|街道|[局委办厅院区县市镇乡]))?|的)$|\d+年?度?$"
)
# "（2023年度）", "2023年", "(二〇二三年)": a line below the title
_YEAR_ALONE = re.compile(rf"[（(]?(?:(?:19|20)\d\d年?|{YEAR_IN_WORDS.pattern}年)度?[)）]?")
_LONGEST_YEAR = 16
# "某县政府办公室关于印发《某县人民政府": whose report it is, not who sends it out
_SENT_OUT = re.compile(
    r"^.*?[关關][于於](?:印发|印發|公布|发布|發布|转发|报送|上报|公开)[《〈“]?(?=[\u4e00-\u9fff]{3})(?![本我])"
)
# "2022—2023年": years of which a report of one year cannot be
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)[-—–~～至到]((?:19|20)\d\d)年")
# "本单位2023年…", "我局2023年…", "公开目录 政府信息公开年报": words in the place of a name
_NOBODY = re.compile(
    r"(?:本年度?)?[本我全](?:单位|机关|部门|地区|[局委办厅院区县市镇乡州旗省]|街道)(?:人民政府|办事处)?|(?:切实)?做好|本级(?:政府)?(?:[（(]机关[)）])?|公开目录|栏目|目录|标题|名称"
)
# "某大学2022-2023学年": the year of a university is no part of its name
_ACADEMIC_YEAR = re.compile(
    r"(?:19|20)\d\d\s*[-—–~～至到/]+\s*(?:19|20)?\d\d\s*(?:学年?度?$|学年度?)|(?:19|20)\d\d\s*学年?度?$"
)
# "首页>信息公开>年报>云岭县…": the way to a page, printed before its title
_CRUMBS = re.compile(r"^.*[>＞»›]")
# "政府信息公开年报": a column such a way leads to
_COLUMN = re.compile(r"(?:政府|政务)?信息公开(?:工作)?年(?:度?)(?:工作)?(?:报告|报)")
# "2023年1月-12月", "1月1日至12月31日"
_MONTHS = re.compile(r"\d{1,2}月(?:\d{1,2}日)?[-—~至到]+\d{1,2}月(?:\d{1,2}日|份)?$")
# "云岭县人民政府门户网站 部门 云岭县水利局": the way to a page without its signs
_PORTAL = re.compile(
    r"^.*门户网站(?:首页|部门|政府信息公开)*(?=[\u4e00-\u9fff]{3,}[府局委办厅院处会室镇乡道]$)"
)
# "11/21/26, 11:09 AM": what a browser prints above a page
_STAMP = re.compile(r"^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s*\d{1,2}:\d{2}\s*(?:[AaPp][Mm])?\s*")
# "大中小某县教育局2023年…", "【字体：大 中 小】": the choice of letters above a text
_LETTERS = re.compile(
    r"^(?:[【\[(（]?字(?:体|号)(?:大小)?[:：]?)?\s*[【\[(（]?大\s*中\s*小(?![学型微])\s*[】\])）]?\s*(?=.{8})"
)
# "标题：某县教育局2023年…", "• 名称: 某县教育局2023年… 发布日期: 2024年1月20日": a row of a page's own table
_LABELLED = re.compile(
    r"^(?:[•·●■◆▪*-]\s*)?(?:标\s*题|名\s*称)(?:\s*[:：]\s*|\s+)(.{8,}?)(?:\s+(?:发布|公开|发文)(?:日期|时间)\s*[:：]?.*)?$"
)
# "上一篇：某县财政局2022年…", "下一条": the way to other pages
_PAGER = re.compile(r"[\s【\[<«‹]*[上下前后]一[篇条则页个]")
# "上一篇：", "【下一条】": the title of the page it leads to is in the next line
_PAGER_ALONE = re.compile(r"[\s【\[<«‹]*[上下前后]一[篇条则][\s】\]>»›:：]*")
# What may stand above a title and is no part of it: a sentence, "发布机构 某县", "2024-01-20"
_NOT_ABOVE = re.compile(r"[。：:，,]|索引|发布|日期|首页|\d{4}[-/.]\d")
# "发布时间：2024-01-20", "来源：某县教育局", "【字体：大 中 小】": the line below a page's own title
_PUT_UP = re.compile(
    r"[\[【（(]?(?:(?:发布|公开|发文|生成)?(?:时间|日期|机构|单位)|来\s*源|信息来源|字体|浏览|作者)\s*[:：]"
)
# "云岭县", "临江市": a line of its own above the lines of a title
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,11}[省市县区州旗盟]")
# "…信息公开工作年度报⏎告", "某县教育局⏎2023年…": a title too long for one line; Chinese puts no space there
_BROKEN = re.compile(r"(?<=[\u4e00-\u9fff\d])[^\S\n]*\n\s*(?=[\u4e00-\u9fff\d])")
_SITE_TAIL = re.compile(r"[-_|—–].*$")
# "法治政府建设暨": another report in the same title
_ANOTHER_REPORT = re.compile(r"(?:法治政府建设|依法行政|政务公开|政府网站)(?:工作)?(?:情况)?[暨及和与]$")
# "根据《…条例》，现将我局2023年度政府信息公开情况报告如下", "公开目录 政府信息公开年报 发布日期 2024-01-20"
_NO_TITLE = re.compile(r"[，,；;]|根据|现将|如下|公开目录|索引号|发布日期|发布机构")
# The name of a public body: 某县教育局, 某镇人民政府, 某街道办事处
BODY = re.compile(r"[\u4e00-\u9fff]{2,24}" + BODY_END)
# "某县2024年政府信息公开工作年度报告（教育局）": the body behind the words of the title
_BODY_BEHIND = re.compile(r"[（(](" + BODY.pattern + r")[)）]$")


@dataclass(frozen=True, slots=True)
class Title:
    """What may be the title of a report, and where it is printed; by how much it says, from 0 to 3.

    ``heads_page``: whether the line below says when and by whom a page was put up.
    """

    text: str
    locator: Locator | None
    fullness: float
    heads_page: bool = False


def titles_of(document: Document, preamble: Sequence[Paragraph]) -> list[Title]:
    """The fullest titles: headings or short lines above the sections, else what the container calls it.

    Several, in the order of print, where they say equally much.
    """
    paragraphs = document.paragraphs[:_TITLE_LINES]
    lines = list(preamble) or list(compress(paragraphs, own_lines(paragraphs)))
    if len(lines) > _TITLE_LINES:  # menus stand between the top of a page and its article
        lines = [*lines[:_TOP_LINES], *lines[_TOP_LINES - _TITLE_LINES :]]
    printed = [
        Title(whole, first.locator, _fullness(whole) + 0.5 * first.heading, _PUT_UP.match(below) is not None)
        for whole, first, below in _printed_titles(lines)
    ]
    most = max((title.fullness for title in printed), default=0.0)
    best = [title for title in printed if title.fullness == most]
    named = [document.metadata.get(key, "") for key in ("ArticleTitle", "h1", "title", "Title")]
    above = document.metadata.get("above", "").split("\n")[::-1]  # the nearest first
    for said in (*named, *[*compress(above, _own(above))][::-1]):
        text = _SITE_TAIL.sub("", one_line(said))
        if is_title(text) and (fullness := _fullness(text)) > most:
            best, most = [Title(text, None, fullness)], fullness
    return best


def _printed_titles(lines: Sequence[Paragraph]) -> Iterator[tuple[str, Paragraph, str]]:
    """Every line that is a title, and two or three short ones that make one; its place; what is below."""
    texts = [*(_line_of(paragraph) for paragraph in lines), ""]
    for position, paragraph in enumerate(lines):
        if is_title(texts[position]):
            whole = _with_line_above(texts, position) + _year_below(texts[position], texts[position + 1])
            yield whole, paragraph, texts[position + 1]
            continue
        for end in (position + 2, position + 3):
            parts = texts[position:end]
            if any(_NOT_ABOVE.search(part) for part in parts[:-1]):
                break
            if all(len(part) <= _LONGEST_CANDIDATE for part in parts) and is_title("".join(parts)):
                above = texts[position - 1] if position and _PLACE.fullmatch(texts[position - 1]) else ""
                yield "".join([above, *parts]), paragraph, texts[min(end, len(lines))]
                break


def _line_of(paragraph: Paragraph) -> str:
    """A paragraph in one line, without what pages print around a title."""
    text = _once(paragraph.text.strip())
    unbroken = _BROKEN.sub("", text) if "\n" in text else text
    return _once(_LABELLED.sub(r"\1", _LETTERS.sub("", _STAMP.sub("", one_line(unbroken)))))


def _once(text: str) -> str:
    """A line without its repetition: some pages print their title twice in one line, or in two."""
    half = len(text) // 2
    return text[:half] if text[half : half + 1] in (" ", "\n") and text[:half] == text[half + 1 :] else text


def _fullness(title: str) -> float:
    """How much a title says: the name of a column (政府信息公开年报) says neither who nor when."""
    return 0.1 + (issuer_of(title) is not None) + bool(title_years(title))


def is_pager(text: str) -> bool:
    """Whether a line leads to the page before or behind: 上一篇：某县财政局2022年政府信息公开工作年度报告."""
    return _PAGER.match(text) is not None


def own_lines(lines: Sequence[Paragraph]) -> list[bool]:
    """Which of *lines* are the page's own: no link, no pager, nor the title below a bare 上一篇："""
    own = _own([line.text for line in lines])
    return [here and not line.link for here, line in zip(own, lines, strict=True)]


def _own(lines: Sequence[str]) -> list[bool]:
    own: list[bool] = []
    alone = False
    for line in lines:
        own.append(not is_pager(line) and not (alone and is_title(line)))
        alone = _PAGER_ALONE.fullmatch(line) is not None
    return own


def is_title(text: str) -> bool:
    """Whether a line is the title of a report: it ends in 信息公开工作年度报告 or its like."""
    if ("报" not in text and "報" not in text) or is_pager(text):  # most lines of a page are without 报
        return False
    whole = simplified(without_spaces(text))
    bare = _CRUMBS.sub("", whole)
    if bare != whole and _COLUMN.fullmatch(bare) is not None:
        return False
    if len(bare) > _LONGEST_TITLE or "。" in bare:
        return False
    found = _TITLE.search(bare)
    return found is not None and not _NO_TITLE.search(bare) and len(bare) - found.end() <= 16


def _with_line_above(texts: Sequence[str], position: int) -> str:
    """The title with the line above it, where the title is broken over two lines."""
    text = texts[position]
    if position == 0 or issuer_of(text) is not None:
        return text
    above = texts[position - 1]
    if 2 <= len(above) <= _LONGEST_CANDIDATE and not _NOT_ABOVE.search(above) and not is_title(above):
        return above + text
    return text


def _year_below(title: str, below: str) -> str:
    """The line *below* a title that names no year, where it is a year alone."""
    year = _YEAR_ALONE.fullmatch(without_spaces(below)) if len(below) <= _LONGEST_YEAR else None
    return "" if year is None or title_years(title) else below


def issuer_of(title: str | None) -> str | None:
    """The title without year and without the words every title has."""
    if title is None:
        return None
    bare = without_spaces(title)
    found = _TITLE.search(simplified(bare))
    head = _CRUMBS.sub("", bare[: found.start()] if found else bare)
    name = _YEAR_IN_TITLE.sub("", head)
    name = re.sub(r"^(?:19|20)\d\d(?=[\u4e00-\u9fff])|[（(][^（）()]*(?:版|年)[)）]", "", name)
    name = _SENT_OUT.sub("", name)
    name = _NOT_ISSUER.sub("", _ACADEMIC_YEAR.sub("", name)).strip("《》“”\"'、,，-—_:：#*★•●·■◆▪| ")
    name = _PORTAL.sub("", name)
    name = re.sub(r"(?:19|20)\d\d$|年度$|政务$|(?<=[府局委会室处])文件$", "", _MONTHS.sub("", name))
    name = _ANOTHER_REPORT.sub("", name)
    if found and (behind := _BODY_BEHIND.match(bare, found.end())) is not None:
        name += behind.group(1)
    if name.endswith("人民"):  # 某镇人民政府信息公开: the words of the title share 政府
        name += "政府"
    named = len(name) >= 2 and re.search(r"[\u4e00-\u9fff]", name) and not _NOBODY.fullmatch(simplified(name))
    return name if named else None


def title_years(title: str | None) -> list[int]:
    """The years a title names, with or without 年."""
    if title is None:
        return []
    bare = without_spaces(title)
    if (both := _YEARS.search(bare)) is not None:
        return [int(year) for year in both.groups()]
    return years_in(bare) or [int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", bare)]
