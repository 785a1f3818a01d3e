"""Advertising that no government writes: what betrays a cloned page or one that was broken into.

赌场 and 彩票 alone are words of a police report and are not here.
"""

from __future__ import annotations

import re

_WORDS = (
    "注册送",
    "开户送",
    "真人视讯",
    "真人娱乐",
    "在线娱乐",
    "娱乐城",
    "新葡京",
    "太阳城集团",
    "威尼斯人官网",
    "裸聊",
    "成人视频",
    "av在线",
    "办证刻章",
)
# What may be named in an honest report, but not where nobody sees it
_UNSEEN_WORDS = (
    *_WORDS,
    "博彩",
    "百家乐",
    "时时彩",
    "六合彩",
    "北京赛车",
    "体育投注",
    "足球投注",
    "老虎机",
    "私服",
    "代开发票",
)
FOREIGN = re.compile("|".join(_WORDS))


def unseen_words(source: str, shown: str) -> list[str]:
    """The foreign words that stand in the *source* of a page but not in what it shows."""
    return [word for word in _UNSEEN_WORDS if word in source and word not in shown]
