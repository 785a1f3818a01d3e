"""Whether what stands before a number of the prose moves it: to part of the year, others, or one means."""

from __future__ import annotations

import re

from extract.claims.known_words import plain
from extract.claims.metric import OF_THE_YEAR, Metric
from extract.claims.metrics import TOTAL
from extract.claims.scope_words import MEANS, NO_PLANS, OWN_AREA, PLANS, SHIFTS
from extract.claims.setting import Said, Setting
from extract.text import TITLES

# "全年", "2023 年": words that name the period something was added up over
_PERIOD = re.compile(r"全年|年内|本年|当年|今年|年度|20\d\d\s*年|截[至止]")
# "云岭省人民政府", "云岭省": who reports of the whole province
_OF_PROVINCE = re.compile(r"[\u4e00-\u9fff]{2,3}省(?:人民政府)?\Z")
_OF_THE_YEAR = OF_THE_YEAR | {"partial"}


def _without_kinds(text: str) -> str:
    """*text* without the kinds of information that are called plans: 公开规划计划、财政信息."""
    for kind in NO_PLANS if "计划" in text else ():
        text = text.replace(kind, "")
    return text


def is_shifted(metric: Metric, qualifier: str, said: Said, setting: Setting) -> bool:
    """Whether what stands before moves the number to part of the year, other bodies, or one means."""
    earlier = "，".join(said.earlier)
    before = _without_kinds(plain(earlier, metric))
    own = OWN_AREA if _OF_PROVINCE.match(setting.issuer) else frozenset()
    if qualifier in _OF_THE_YEAR and any(word in before for word in SHIFTS if word not in own):
        return True
    if "累计" in said.own:
        dated = _PERIOD.search(f"{setting.earlier}{said.before}")
        if dated is None or "新增" in said.rest:
            return True
    if any(word in _without_kinds(said.own) or word in before for word in PLANS):
        return True
    if metric is not TOTAL:
        return False
    last = "" if "主动公开" in said.own else setting.earlier.rstrip("。").rpartition("。")[2]
    near = setting.heading + before + plain(TITLES.sub("", last), TOTAL)
    return any(word in near for word in MEANS)
