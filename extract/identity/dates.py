"""Years and dates as reports print them: Chinese numerals, lost 年 and 月, doubled digits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.identity.bodies import BODY_END
from extract.model import Document
from extract.text import plain, simplified

# Zeros of years in words: 〇 and what looks like it, a circle, a Latin or a Greek letter
_ZEROS = "〇○◯零OoΟο0"
_DIGITS = str.maketrans(_ZEROS + "一二三四五六七八九元", "0" * len(_ZEROS) + "1234567891")
# "2023年", "2023 年度", "二〇二三年"
_YEAR = re.compile(r"((?:19|20)(?<![\d〔\[(（]..)\s?\d\s?\d)\s*年")
# "二〇二三" before 年
YEAR_IN_WORDS = re.compile(rf"(?:二[{_ZEROS}]|一九)[{_ZEROS}一二三四五六七八九]{{2}}(?=年)")
# "十二月", "三十一日", "元月", "廿五日"
_CHINESE_DAY = re.compile(
    r"(?:[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九元])(?=[月日])"
)
_IN_WORDS = re.compile(f"{YEAR_IN_WORDS.pattern}|{_CHINESE_DAY.pattern}")
# "三年", "十月", "元月": without it no date is in words
_LAST_IN_WORDS = re.compile(rf"[{_ZEROS}一二三四五六七八九十元廿卅][年月日]")
# "2023年1月1日至2023年12月31日", "2019年1月1日起，到12月31日止", "2023.1.1-2023.12.31",
# "2025 1 1日至20251231日", "202020年12月31日", "至12月31止"
# "至", "——", "，截至", "至当年"
_UNTIL = r"\s*(?:截?至|截止到?|到|—|–|-|~|～)+\s*(?:[当同本]年)?"
_PERIOD = re.compile(
    r"(?P<printed>(?P<left>(?:19|20)\d{2,4}\s*[年.\-/]?\s*\d{1,4}\s*[月.\-/]?\s*\d{0,2}\s*日?\s*"
    r"(?:[0零]时|0?0:00)?(?:[（(]含[)）])?(?:起始?|开始|始)?[，,]?)" + _UNTIL + r"(?P<right>"
    r"(?:(?:19|20)\d{2,4}\s*[年.\-/]?)?\s*\d{1,4}\s*[月.\-/]?\s*\d{0,2}\s*(?:日(?!期[:：])|(?<=月\d\d)(?=止))))|"
    r"(?P<first>(?:19|20)\d\d(?P<mark>[./-])\d{1,2}(?P=mark)\d{1,2})" + _UNTIL + r"(?P<second>"
    r"(?:(?:19|20)\d\d(?P=mark))?\d{1,2}(?P=mark)\d{1,2})(?!\d)"
)
# "自", "期限为：" before its first date
_SINCE = re.compile(r"(?:自|从|由|为|期限(?:是|为)?[:：]?)\Z")
_LONGEST_SINCE = 4
# "所列数据的统计期限自", "统计时间段为", "报告时限": before a statistical period, so near
_CALLED_PERIOD = re.compile(r"统计|数据|期限|时限|时间段|报告期|年度报告|涵盖")
_NEAR = 30
# "2023年1月1日零时起，": what an end of a period carries besides its date
_BESIDE_DATE = re.compile(r"(?:[0零]时|0?0:00)?(?:[（(]含[)）])?(?:起始?|开始|始|止)?[，,]?$")
# "2023年1月至12月", "2023年1月-2023年12月份": months that make a whole year
_MONTHS = re.compile(rf"(?P<year>(?:19|20)\d\d)年0?1月份?起?[，,]?{_UNTIL}(?:(?P=year)年)?12月份?(?!\d)")
# A date on a line of its own at the end, or behind the name of a body: "2024年1月20日", "（2024.1.20）",
# "二〇二四年元月二十日", "某县教育局 2024年1月20日", "某县教育局2024年1月20日"
_SIGNED = re.compile(
    r"^\s*(?:[\u4e00-\u9fff]{2,24}" + BODY_END + r"\s*)?[（(]?"
    r"((?:19|20)\d\d)\s*[年.]\s*(\d{1,2})\s*[月.]\s*(\d{1,2})\s*日?[)）]?\s*$"
)
_LONGEST_SIGNED = 60


_PUBLISHED_KEYS = ("PubDate", "pubdate", "published", "createDate", "publishdate")
_DATE = re.compile(r"((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})")
_TOP_LINES = 16
# "发布日期：2024-01-20", "日期: 2024-01-20", "来源：某县教育局 2024-01-20 09:15"
_PUT_UP = re.compile(
    r"[日时来](?:(?:(?<=发布.)|(?<=公开.)|(?<=发文.)|(?<=发表.))[期间]\s*[:：]?\s*"
    + _DATE.pattern
    + r"|(?<![^\s:：].)[期间]\s*[:：]\s*"
    + _DATE.pattern
    + r"|源\s*[:：]\s*[^\d\s]{2,30}\s+"
    + _DATE.pattern
    + r"\s+\d{1,2}:\d\d)"
)
# "• 2024-01-20": a line that is nothing but a date
_PUT_UP_ITEM = re.compile(rf"(?m:^)•\s*{_DATE.pattern}[^\S\n]*(?m:$)")
# "2024-01-20 09:15 云岭县教育局", "2024-01-20 09:15 来源：云岭县教育局", "• 2024-01-20 09:15", "2024-01-20
# 来源: 本网": its own line
_PUT_UP_LINE = re.compile(
    r"((?:19|20)\d\d)(?<![^\s•·]\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"\s+(?:\d{1,2}:\d\d(?::\d\d)?(?:\s+(?:来源\s*[:：]\s*)?[\u4e00-\u9fff]{2,20}[府局委办厅院处心镇乡])?|"
    r"来源\s*[:：]\s*[\u4e00-\u9fff]{2,20})[^\S\n]*(?m:$)"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A statistical period as printed; the ends are ISO dates, None where the print is malformed."""

    printed: str
    start: str | None
    end: str | None

    @property
    def year(self) -> int | None:
        """The calendar year the period covers; None when it is malformed or not within one year."""
        if self.start is None or self.end is None or self.start[:4] != self.end[:4]:
            return None
        return int(self.start[:4])

    @property
    def whole_year(self) -> bool:
        """Whether it runs from 1 January to 31 December of one year."""
        return (
            self.year is not None and (self.start or "")[4:] == "-01-01" and (self.end or "")[4:] == "-12-31"
        )


def years_in(text: str) -> list[int]:
    """Every year that *text* names with 年, in printed order; those of document numbers 〔2021〕 are not."""
    half = YEAR_IN_WORDS.sub(lambda found: found.group().translate(_DIGITS), plain(text))
    return [int("".join(found.group(1).split())) for found in _YEAR.finditer(half)]


def period_in(text: str) -> Period | None:
    """The statistical period in *text*: the first called one, else the first whole year or broken date.

    Other spans of days (a campaign of a month) are none. None when there is none.
    """
    printed = re.sub(r"\s+", "", plain(text))
    half, origin = _in_digits(printed)
    whole: Period | None = None
    for found in _PERIOD.finditer(half):
        left = found["left"] or found["first"]
        start = _iso(_BESIDE_DATE.sub("", left), None)
        first, last = found.span("printed" if found["printed"] else 0)
        end = _iso(found["right"] or found["second"], start)
        period = Period(printed[origin[first] : origin[last]], start, end)
        begins = _beginning(found)
        if _CALLED_PERIOD.search(half, max(0, begins - _NEAR), begins):
            return period
        broken = period.end is None and half.startswith(("自", "从"), begins)
        whole = whole or (period if period.whole_year or broken else None)
    return whole or _months_in(half, printed, origin)


def _beginning(period: re.Match[str]) -> int:
    """Where a period begins, the word before its first date included: it is looked up, not searched for."""
    start = period.start()
    since = _SINCE.search(period.string, max(0, start - _LONGEST_SINCE), start) if period["printed"] else None
    return start if since is None else since.start()


def _months_in(half: str, printed: str, origin: Sequence[int]) -> Period | None:
    """The statistical period in whole months, where they make a year."""
    for found in _MONTHS.finditer(half):
        if _CALLED_PERIOD.search(half, max(0, found.start() - _NEAR), found.start()):
            as_printed = printed[origin[found.start()] : origin[found.end()]]
            return Period(as_printed, f"{found['year']}-01-01", f"{found['year']}-12-31")
    return None


def _in_digits(text: str) -> tuple[str, Sequence[int]]:
    """*text* with its dates in digits, and for each of its characters, and its end, the place in *text*."""
    if _LAST_IN_WORDS.search(text) is None:
        return text, range(len(text) + 1)
    parts: list[str] = []
    origin: list[int] = []
    done = 0
    for found in _IN_WORDS.finditer(text):
        digits = _arabic(found.group())
        parts += [text[done : found.start()], digits]
        origin += [*range(done, found.start()), *[found.start()] * len(digits)]
        done = found.end()
    return "".join([*parts, text[done:]]), [*origin, *range(done, len(text) + 1)]


def signed_date(text: str) -> str | None:
    """The ISO date when *text* is a date and nothing else (the signature line of a report)."""
    if len(text.strip()) > _LONGEST_SIGNED:
        return None
    found = _SIGNED.match(_in_digits(plain(text).strip())[0])
    return None if found is None else _checked(*(int(part) for part in found.groups()))


def _iso(text: str, start: str | None) -> str | None:
    """One end of a period as an ISO date; the year of *start* where it names none. Never repaired."""
    digits = re.fullmatch(r"(?:((?:19|20)\d\d)[年.\-/])?(\d{1,2})[月.\-/](\d{1,2})日?(?:起|开始|止)?", text)
    if digits is None or (digits.group(1) is None and start is None):
        return None
    year = int(digits.group(1) or (start or "")[:4])
    return _checked(year, int(digits.group(2)), int(digits.group(3)))


def _checked(year: int, month: int, day: int) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def _arabic(numeral: str) -> str:
    """A Chinese numeral up to 39, or a row of digits: 二十一 → 21, 二〇二四 → 2024, 十 → 10, 元 → 1."""
    numeral = numeral.replace("廿", "二十").replace("卅", "三十")
    if "十" not in numeral:
        return numeral.translate(_DIGITS)
    tens, _, ones = numeral.partition("十")
    return str(int(tens.translate(_DIGITS) or 1) * 10 + int(ones.translate(_DIGITS) or 0))


def published_date(document: Document) -> str | None:
    """The day a page says it was put up, by its metadata or above its text."""
    for key in _PUBLISHED_KEYS:
        found = _DATE.search(document.metadata.get(key, ""))
        if found:
            year, month, day = (int(part) for part in found.groups())
            return f"{year:04d}-{month:02d}-{day:02d}"
    top = "\n".join(paragraph.text for paragraph in document.paragraphs[:_TOP_LINES])
    half = simplified(plain(top))
    found = _PUT_UP.search(half) or _PUT_UP_LINE.search(half)
    if found is None and "•" in half:
        found = _PUT_UP_ITEM.search(half)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part)
    return f"{year:04d}-{month:02d}-{day:02d}"
