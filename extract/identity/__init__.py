"""Who reports, for which year: issuer, every year signal, dates, documents cited (form.md §9)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.identity.dates import Period, period_in, published_date, signed_date, years_in
from extract.identity.issuers import issuer_elsewhere
from extract.identity.rivals import own_title
from extract.identity.titles import issuer_of, title_years, titles_of
from extract.issues import issue
from extract.model import Document, Issue, Locator, Paragraph, Section
from extract.text import TITLES, plain, simplified, without_spaces

# "国办公开办函〔2021〕30号", "国务院令第711号", "国办函〔2020〕109 号"
# "国务院令 711 号", "国令第711号", "国务院第492号令"
_LEGAL = re.compile(
    r"[〔﹝\[（(【]\s*(?:19|20)\d\d\s*[〕﹞\]）)】]\s*\d+\s*[号號]|"
    r"[国國](?:(?:[务務]院)?令\s*第?\s*\d+\s*[号號]|[务務]院第\s*\d+\s*[号號]令)"
)
_ORDER = re.compile(r"[国國]")
# "《…关于印发绩效考核办法的通知》（某府办〔2020〕4号)": the document a number is of
_TITLE_BEFORE = re.compile(
    r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》[^《》。；（()）]{0,6}[（(][\u4e00-\u9fff]{0,8}$"
)
# "2024年政务公开工作要点": documents on disclosure
_ON_DISCLOSURE = re.compile(r"信息公开|政务公开|政务(?:服务)?工作要点|年度?报告?|处理费")
_LONGEST_TITLE_BEFORE = 120
# "某办发〔2022〕4号《关于规范公文处理的通知》"
_TITLE_BEHIND = re.compile(r"《([^《》]*)》")
# "发文字号：某府办", a line "（某府办〔2020〕4号）": before or around the number of the document itself
_OWN_NUMBER = re.compile(
    r"(?:文号|字号|编号)\s*[:：]?\s*[\u4e00-\u9fff]{0,8}$|(?:^|\n)\s*[（(]?[\u4e00-\u9fff]{2,8}$"
)
_LINE_ENDS = re.compile(r"\s*[)）]?\s*(?:\n|$)")
# "国办公开办函" before 〔2021〕30号: who issued the document
_LEGAL_ISSUER = re.compile(r"[\u4e00-\u9fff]{2,8}$")
# "根据国办函", "和国办公开办函": words before the name of a document's issuer
_BEFORE_NAME = re.compile(r"^.*(?:根据|依据|按照|落实|执行|通知|[和及与的])")
# "《关于做好2022年政府信息公开工作年度报告编制工作的通知》"
_QUOTED_NOTICE = re.compile(r"《[^《》]*(?:通知|意见|要点|方案|办法|规定|条例|安排)》")
# before the sections: "特公布云岭县2022年度政府信息公开工作年度报告", "现将2022年政府信息公开情况",
# "编制2022年度报告", "2025年，我局…，现将本年度工作情况报告如下"
_ANNOUNCED_YEAR = re.compile(
    r"((?:19|20)\d\d)年(?:度?(?=[^，。；,;\d]{0,24}(?:信息公开|年度报告|年报))|(?=度报告|[，,][^。]{0,200}现将本年度))"
)
# "较2022年", "自2021年以来", "2020年前", "2022年1月1日", "结转至2025年", "2022年结转1件", "2019年修订的":
# a year that is compared with, part of a date, the next one, the one before, or that of the law
_COMPARED = re.compile(
    r"(?:较|比|与|同|自|从|截至|截止到?|于|原|继|(?:结转|转结|顺延|转入|件转|宗转)(?:到|至|入)?)\s*(?:19|20)\d\d\s*年|(?:19|20)\d\d\s*年度?(?:以来|起|以?前|之前|底前|\s*\d{1,2}\s*月|(?:相比|同期)|"
    r"(?:结转|转结|遗留)(?![至到入下])|新?修[订正][的后版])"
)
# A sentence that only plans ahead: "2024年，我局将…", "下一步"
_PLAN = re.compile(r"将(?:继续|进一步|尝试|以|着力|按照|不断)|下一步|计划|打算")


@dataclass(frozen=True, slots=True)
class Identity:
    """Title, issuer as printed, year with all its signals, dates, documents cited."""

    title: str | None
    title_locator: Locator | None
    issuer: str | None
    year: int | None
    year_signals: Mapping[str, int | list[int]]
    dates: Mapping[str, str | None]
    legal_basis: tuple[str, ...]
    issues: tuple[Issue, ...]


def identify(document: Document, preamble: Sequence[Paragraph], sections: Sequence[Section]) -> Identity:
    """Everything the report says about itself. The year is null where its signals contradict each other."""
    prose = "\n".join(section.text for section in sections)
    own, unsure = own_title(titles_of(document, preamble), prose, set(_body_years(sections, "", "")))
    title, locator = (own.text, own.locator) if own else (None, None)
    opening = "\n".join(paragraph.text for paragraph in preamble)
    narrative = f"{opening}\n{prose}"
    period = period_in(narrative)
    published = published_date(document)
    signals = _signals(title, _body_years(sections, narrative, opening), sections, period, published)
    year, issues = _year(signals)
    if period is not None:
        issues.extend(_period_issues(period))
    issuer = issuer_of(title)
    if unsure:
        issues.append(issue("title_unsure", (), locator, printed=title))
    if title is None:
        issues.append(issue("title_missing"))
    elif issuer is None:
        issues.append(issue("issuer_missing", (), locator))
    issuer = issuer or issuer_elsewhere(document, preamble)
    dates = {
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "period_printed": period.printed if period else None,
        "published": published,
        "signed": _signed(document),
    }
    return Identity(title, locator, issuer, year, signals, dates, _legal_basis(narrative), tuple(issues))


def _signed(document: Document) -> str | None:
    dates = (signed_date(paragraph.text) for paragraph in reversed(document.paragraphs[-12:]))
    return next((date for date in dates if date), None)


def _signals(
    title: str | None,
    counts: Counter[int],
    sections: Sequence[Section],
    period: Period | None,
    published: str | None,
) -> dict[str, int | list[int]]:
    """Every year the report names, by where it stands."""
    signals: dict[str, int | list[int]] = {}
    titled = sorted(set(title_years(title)))
    if titled:
        signals["title"] = titled[0] if len(titled) == 1 else titled
    if counts:
        signals["body"] = _own_year(counts, [*titled, *([period.year] if period and period.year else [])])
    if period is not None and period.year is not None:
        signals["period"] = period.year
    plan = _plan_year(sections)
    if plan is not None:
        signals["section_6_plan"] = plan
    if published is not None:
        signals["published_minus_1"] = int(published[:4]) - 1
    return signals


def _body_years(sections: Sequence[Section], narrative: str, preamble: str) -> Counter[int]:
    """How often the first section names each year as its own (all prose without one), or else the preamble.

    Years it compares with (较2022年, 自2022年以来) and those of documents it cites are not its own.
    """
    first = next((section.text for section in sections if section.number == 1 and section.text), narrative)
    own = Counter(years_in(_COMPARED.sub("", TITLES.sub("", plain(first)))))
    if own:
        return own
    announced = _ANNOUNCED_YEAR.findall(_QUOTED_NOTICE.sub("", simplified(without_spaces(preamble))))
    return Counter(int(year) for year in announced)


def _own_year(counts: Counter[int], titled: Sequence[int]) -> int:
    """The year the prose is about: the title's unless another is named more than twice as often.

    The year after it, named but once, is one of plans: 编制2024年工作思路.
    """
    year, most = max(counts.items(), key=lambda one: (one[1], one[0]))
    own = next((one for one in titled if counts[one] * 2 >= most or (one + 1 == year and most == 1)), None)
    return year if own is None else own


def _plan_year(sections: Sequence[Section]) -> int | None:
    """A year that section six plans for: a sign that its text was left over from another report."""
    last = next((section.text for section in sections if section.number == 6), "")
    for sentence in re.split(r"[。\n]", last):
        years = years_in(sentence)
        if years and _PLAN.search(sentence):
            return years[0]
    return None


def _year(signals: Mapping[str, int | list[int]]) -> tuple[int | None, list[Issue]]:
    """The agreed year: title and period must not contradict each other, nor the body a lone title."""
    said = ", ".join(f"{name} {value}" for name, value in signals.items())
    title, body, period = (signals.get(name) for name in ("title", "body", "period"))
    firm = {year for year in (title, period) if isinstance(year, int)}
    if isinstance(title, list) or len(firm) > 1:
        return None, [issue("year_conflict", signals=said)]
    if not firm and body is None:
        return None, [issue("year_missing")]
    if not firm:
        assert isinstance(body, int)
        return body, []
    year = firm.pop()
    if body is None or body == year:
        return year, []
    if title is not None and period is not None:
        return year, [issue("year_mention_differs", signals=said)]
    return None, [issue("year_conflict", signals=said)]


def _period_issues(period: Period) -> list[Issue]:
    if period.start is None or period.end is None or period.end < period.start:
        return [issue("period_malformed", printed=period.printed)]
    return [] if period.whole_year else [issue("period_not_a_year", printed=period.printed)]


def _legal_basis(narrative: str) -> tuple[str, ...]:
    half = plain(narrative)
    found: dict[str, None] = {}
    for match in _LEGAL.finditer(half):
        issuer = _LEGAL_ISSUER.search(half, max(0, match.start() - 8), match.start())
        before = half[max(0, match.start() - _LONGEST_TITLE_BEFORE) : match.start()]
        own = _OWN_NUMBER.search(before)
        behind = _TITLE_BEHIND.match(half, match.end())
        own = own and _LINE_ENDS.match(half, match.end())
        if own or _is_of_something_else(_TITLE_BEFORE.search(simplified(before)), behind):
            continue
        if _ORDER.match(match.group()):
            found[without_spaces(match.group())] = None
        elif issuer is not None:
            found[without_spaces(_BEFORE_NAME.sub("", issuer.group()) + match.group())] = None
    return tuple(found)


def _is_of_something_else(*titles: re.Match[str] | None) -> bool:
    """Whether one of *titles*, next to a number, is of a document that is not on disclosure."""
    return any(one and _ON_DISCLOSURE.search(simplified(one.group(1))) is None for one in titles)
