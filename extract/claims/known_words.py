"""Whether a clause of the prose is made of known words alone (see :mod:`extract.claims.scope_words`)."""

from __future__ import annotations

import re

from extract.claims.metric import Metric
from extract.claims.metrics import TOTAL
from extract.claims.scope_words import HOW
from extract.identity.bodies import governs

# "截至2023年12月30日", "截止12月底", "2023年1月1日至12月31日", "1月至12月": the year, to its end
_WHOLE_YEAR = re.compile(
    r"截[至止]到?(?:20\d\d年)?(?:12月(?:3[01]日|[底末份]|(?!\d))|年?底|年末)止?|"
    r"(?:自|从)?(?:20\d\d年)?1月1日[起至到—-]+(?:20\d\d年)?12月31日止?|1月?份?[至到—–~-]+12月份?"
)
# "“云岭发布”微信公众号", "《云岭县政府网》", "微信公众号“云岭发布”": how a site, an account is called;
# "“助企”“稳岗”等新闻发布会": what some of all are called
_CALLED = re.compile(
    r"(?:“[^“”]{1,24}”、?){1,4}(?=(?:官方|政务|门户|新浪)*(?:微信|微博|公众号|视频号|抖音|快手|头条|新媒体|网站|网))|"
    r"《[^《》]{1,20}(?:网|公报)》|(?:、?“[^“”]*”)+(?=等)|"
    r"(?:(?<=公众号)|(?<=微信)|(?<=微博)|(?<=视频号)|(?<=抖音)|(?<=新媒体))“[^“”]{1,24}”"
)
# "“云岭县人民政府网站”": a name in quotation marks
_QUOTED_SITE = re.compile(r"“([^“”]{0,16}(?:网站|政府网|门户网|政务网))”")
# "通过网站、微信公众号等渠道", "通过县政府网站等多种渠道": by all means, some of them named
_BY_SEVERAL = re.compile(
    r"(?:通过|利用|依托|借助|运用|在)[^，。；、]{1,40}等(?:多种|各种|各类|多个|不同)?(?:渠道|方式|形式|途径)|"
    r"(?:通过|利用|依托|借助|运用|在)[^，。；]{1,150}、[^，。；]{1,60}等[^，。；、]{0,8}"
    r"(?:渠道|平台|载体|媒体|方式|形式|途径)|"
    r"(?:通过|利用|依托|借助|运用)[^，。；、]{1,40}(?:以及|及|和|与)其[他它][^，。；、]{0,4}(?:渠道|平台|媒体|媒介|方式|途径)|"
    r"(?:通过|利用|依托|借助|运用)[^，。；、]{1,40}、[^，。；]{1,30}等(?:(?=主动公开)|$)"
)
# "通过云岭日报、云岭电视台等主流媒体": the media, some of them named
_BY_MEDIA = re.compile(r"(?:通过|利用|依托|借助|运用|在)[^，。；]{1,80}等(?=[^，。；、]{0,6}(?<!新)媒体)")
_BY_MANY = {TOTAL.id: _BY_SEVERAL, "channel_media": _BY_MEDIA}
# "公民、法人和其他组织", "公民、法人": everybody who may ask
_EVERYBODY = re.compile(r"公民、法人(?:(?:[和或及与、]|以及|或者)*(?:其[他它])?(?:社会|非法人)?组织)?")
# "发布工作动态、通知公告等各类": of every kind, some of them named
_OF_ALL_KINDS = re.compile(r"(?<=[开布])了?[^，。；\d]{2,80}?等(?=各[类项种])")
# "发布工作动态、通知公告等信息": of all kinds too, if those named are what every body publishes
_BY_KINDS = re.compile(
    r"(?<=[开布送新])了?(?=(?:[^，。；]*、)?(?:日常|各类|本?单位|部门)*(?:业务工作|工作动态|政务动态|领导动态|通知公告|公[示告]公[示告]|政策文件|政策法规|"
    r"部门文件|政府文件|(?:财政)?预决算|人事信息|机构职能|[时政]政要闻)[、等])[^，。；\d]{2,40}?、"
    r"[^，。；\d]{2,60}?(?:等(?=(?:政府|政务)?(?:信息|内容|图文|稿件)(?:共计|累计|总计|共)?\Z)|信息等\Z)"
)
_ITEMS = ("信息", "内容", "图文", "稿件", "共", "计", "等")
# "（一）", "1、": before the first words
_ORDINAL = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])+")
# "2023年度", "2023": the report's own year narrows nothing
_YEAR = re.compile(r"(20\d\d)年?度?")
# "云岭县" before 政府网站: whose website it is
_OF_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,6}(?=[省市县区州旗镇乡](?:人民政府|政府|门户网|政务网)|"
    r"政府(?:信息公开|门户)?网|政务网)"
)
# "云岭市商务局": what a bureau is for
_FIELD = re.compile(r"(?:.*[省市县区州旗盟])?([\u4e00-\u9fff]{2,10}?)(?:局|委员会|委|厅)\Z")
# "全市各级行政机关", "全市政府系统": all that a government reports for
_ALL_BODIES = re.compile(
    r"\A全[省市县区州旗](?:各级)?(?:行政机关|政府系统|(?:政府|行政)?各?(?:部门|单位)|政府部门|政府)(?!网|门户|信息)"
)
_ENDS_OF_NAMES = frozenset("局委会街办室厅院处署所站队心道镇乡县市区州旗盟省府部司")
_ACCOUNTS = ("微信", "微博", "公众号", "官方", "政务", "视频号", "抖音", "发布", "网站")
_LEVELS = "省市县区州旗盟"
_LONGEST_WORD = 9
_NO_QUOTES = str.maketrans("", "", "“”")
_OF_TWO_YEARS = ("request_carried", "year_on_year")  # what names another year by its nature


def plain(text: str, metric: Metric | None = None) -> str:
    """*text* without what narrows nothing but is no word: names of accounts, the year to its end."""
    text = _ORDINAL.sub("", _WHOLE_YEAR.sub("", text))
    if "“" in text or "《" in text:
        text = _QUOTED_SITE.sub(r"\1", _CALLED.sub("", text))
    if "法人" in text:
        text = _EVERYBODY.sub("", text)
    if "等" in text and metric is not None and metric.id in _BY_MANY:
        text = _BY_MANY[metric.id].sub("", text)
    if "等各" in text:
        return _OF_ALL_KINDS.sub("", text)
    return _BY_KINDS.sub("", text) if text.endswith(_ITEMS) and "等" in text else text


def is_known(text: str, words: frozenset[str], metric: Metric | None, issuer: str, year: int | None) -> bool:
    """Whether *text* is made of *words*, the names of the *issuer* and the *year* it reports on alone."""
    text = _bare(text, metric, year)
    if text.startswith("全") and governs(issuer):
        text = _ALL_BODIES.sub("", text)
    at = 0
    while at < len(text):
        length = max(_word_at(text, at, words), _name_at(text, at, issuer))
        if not length and metric is not None and metric.id == "channel_website":
            length = _place_at(text, at, issuer)
        length = length or _field_at(text, at, issuer)
        if not length:
            return False
        at += length
    return True


def says_how(text: str, words: frozenset[str], issuer: str, year: int | None) -> bool:
    """Whether *text*, a clause before, says in what way something was done: 我局严格按照《条例》要求."""
    text = _bare(text, None, year)
    under = text.endswith("下")
    at = 0
    while at < len(text):
        if text.startswith(HOW, at) or (under and text.startswith("在", at)):  # under whose guidance
            return True
        length = max(_word_at(text, at, words), _name_at(text, at, issuer))
        if not length:
            return False
        at += length
    return True


def _bare(text: str, metric: Metric | None, year: int | None) -> str:
    """*text* without blanks, names and the report's own year."""
    text = "".join(plain(text, metric).split()).rstrip(".").translate(_NO_QUOTES)
    if "20" not in text:
        return text
    other = metric is not None and metric.id.startswith(_OF_TWO_YEARS)
    return _YEAR.sub(lambda one: "" if other or year in (None, int(one[1])) else one[0], text)


def _word_at(text: str, at: int, words: frozenset[str]) -> int:
    """How long the longest of *words* is that stands at *at*."""
    lengths = range(min(_LONGEST_WORD, len(text) - at), 0, -1)
    return next((length for length in lengths if text[at : at + length] in words), 0)


def _name_at(text: str, at: int, issuer: str) -> int:
    """How long the issuer's name is that stands at *at*, in full or short: 县教体局 of 云岭县教育体育局."""
    best = seen = 0
    for length, character in enumerate(text[at:], 1):
        seen = issuer.find(character, seen) + 1
        if not seen:
            break
        if length > 1 and (character in _ENDS_OF_NAMES or text.startswith(_ACCOUNTS, at + length)):
            best = length
    return best


def _place_at(text: str, at: int, issuer: str) -> int:
    """How long the name of the place is that stands at *at*, whose website it is; none above the issuer's."""
    place = _OF_PLACE.match(text, at)
    if place is None:
        return 0
    level = next((sign for sign in reversed(text[at : place.end() + 1]) if sign in _LEVELS), "")
    above = level and level not in issuer and any(sign in issuer for sign in _LEVELS)
    return 0 if above else place.end() - at


def _field_at(text: str, at: int, issuer: str) -> int:
    """How long what the issuer is for is, where it stands at *at* before 信息: 商务信息 of a 商务局."""
    if text.find("信息", at + 2, at + 12) < 0:
        return 0
    field = _FIELD.match(issuer)
    if field is None or not text.startswith(field[1], at):
        return 0
    return len(field[1]) if text.startswith(("信息", "各类信息"), at + len(field[1])) else 0
