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
    "bet365",
    "365bet",
    "beat365",
    "365体育",
    "威廉希尔",
    "williamhill",
    "尊龙网",
    "尊龙ag",
    "尊龙凯时",
    "UedBet",
    "ag旗舰厅",
    "ibet国际",
    "足彩app",
    "凯发国际",
    "凯发娱乐",
    "买球平台",
    "买球官网",
    "办证刻章",
    "开云手机",
    "免费图库",
    "利博官网",
    "福彩app",
    "亚博足彩",
    "亚博体育",
    "开云线上",
    "篮球比分直播",
    "足球比分直播",
    "国产精品一区",
    "申博sunbet",
    "申博信用网",
    "澳门金沙城",
    "欧洲杯足球网",
    "投注官网",
    "六合宝典",
    "开云体育",
    "手机官网入口",
    "(中国)官方网站",
    "（中国）官方网站",
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
FOREIGN = re.compile("|".join(re.escape(word) for word in _WORDS))


_UNSEEN = re.compile("|".join(re.escape(word) for word in _UNSEEN_WORDS))


def foreign_words(hidden: str) -> tuple[str, ...]:
    """The foreign words in what a page carries without showing it, each once."""
    return tuple(dict.fromkeys(_UNSEEN.findall(hidden)))
