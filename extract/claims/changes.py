"""Numbers that say by how much something rose or fell: 增加11件 is 11, 同比下降4.3% is -4.3."""

from __future__ import annotations

import re

from extract.claims.metric import Metric

CHANGE = "change"
# "同比", "较上年", "较2022年的88件": what a rate of change is told with
_RATE = "year_on_year"
_RISE = r"增加|增长|上升|提高|提升|上涨|(?<!最)多|升"
# not "至少3次"
_FALL = r"减少|下降|回落|降低|下滑|下跌|负增长|(?<![至最不])少|(?<!升)降"
# "同比增加", "减少了", "降幅为": right before a number; not "减少为", "下降到"
_CHANGED = re.compile(rf"(?:(?:{_RISE}|(?P<fell>{_FALL}))了?|(?:[增涨]幅|(?P<fall>降幅))[为是]?)\s*$")
# "同比增长−4.3%", "同比−4.3%"; not "1—12%"
_MINUS = re.compile(r"(?:同比|[较比]上?去?年|增长|增加|增幅|变化|变动|为)[为是约]?\s*(?:[−–—]|负)\s*$")
# "较2022年的", "比上年（", "与去年同期的": right before the number compared with
_COMPARED_WITH = re.compile(r"[较比与](?:上年|去年|上一年|20\d\d年)度?(?:同期)?的?[（\s]*$")
_LONGEST = 16  # characters of what says so, and the blanks behind it
# "较2022年", "比2021年度": the year a rate compares with
_THAN = re.compile(r"[较比与同](20\d\d)年")


def change_before(said: str) -> int:
    """1 where *said*, the text before a number, says that something rose by it, -1 fell, 0 neither."""
    near = said[-_LONGEST:]
    if _MINUS.search(near):
        return -1
    found = _CHANGED.search(near)
    return 0 if found is None else -1 if found["fell"] or found["fall"] else 1


def is_of_last_year(metric: Metric, said: str, year: int | None) -> bool:
    """Whether a rate of change compares with the year before *year*, as far as *said* tells."""
    than = _THAN.findall(said) if metric.id == _RATE else []
    return not than or year is None or int(than[-1]) == year - 1


def is_compared_with(sentence: str, start: int) -> bool:
    """Whether the number at *start* is what another year's was: it begins nothing new."""
    said = sentence[max(0, start - _LONGEST) : start]
    return said.endswith(("年", "期", "度", "的", "（", " ")) and _COMPARED_WITH.search(said) is not None
