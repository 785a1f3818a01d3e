"""Whether a number of what was published is of one channel alone, of all of them, or of neither."""

from __future__ import annotations

import re

from extract.claims.metric import Metric
from extract.claims.metrics import BY_ID, CHANNELS, METRICS, TOTAL

_TOTAL_WORDS = re.compile(TOTAL.before)
_NEW_MEDIA = BY_ID["channel_new_media"]
_WORDS_OF_CHANNELS = {metric.id: re.compile(metric.before) for metric in METRICS if metric.id in CHANNELS}
# "通过网站、公示栏及其他渠道", "各类平台": all channels together; "广播等其他方式" are the rest of them
_ALL_CHANNELS = re.compile(
    r"(?:网[^，。；]{0,30}(?:其他|其它)|各类|各种|多种|线上线下)[^，。；]{0,4}(?:渠道|方式|形式|平台|途径|载体)|"
    r"网[^，。；]{0,30}(?:和|及|与)其[他它][^，。；]{0,4}(?:媒体|媒介)"
)
# "通过广播等其他方式公开", "此外，公开政府信息42条": the rest, not the whole
_THE_REST = re.compile(r"(?:其[他它])(?:渠道|方式|形式|平台|途径|载体)|此外|另外|还(?:通过|利用|在|以|有)")
# "通过农业信息平台公开", "通过县政府网公开", "在“中国·云岭”公开": one means
_BY_ONE_MEANS = re.compile(
    r"(?:通过|利用|依托|借助|运用|在)[^，。；]{1,30}(?:平台|系统|专栏|栏目|模块|板块|屏|群|网|媒体|账号|报|台|端)|"
    r"“[^”]{1,24}”(?:上|(?:全年|共|累计)*(?:发布|推送|转发))|在(?:“[^”]{1,24}”|[^，。；]{1,20}目录)"
)
# "，政务公开信息20条": the next item of a list, and a kind of what was published
_LISTED_KIND = re.compile(r"\s*[，、](?:政务公开|政务动态|工作动态)类?信息")
# "新开设“双语专栏”，自开设至今发布信息": what that column published
_OPENED = re.compile(r"(?:开设|开通|新设|推出)[^。；]*(?:专栏|专题|栏目|专区)[^，。；]{0,2}，自[^，。；]*$")
# "通过县政府门户网站，主动公开政府信息20条", "在市政府网站，我局主动公开信息18条"
_BY_MEANS_OF = re.compile(
    r"(?:通过|利用|依托|借助|运用)[^。；]*$|在[^，。；、]{1,20}(?:网站|专栏|公众号|微博)上?，[^。；]*$"
)
# "通过网站、微信公众号等渠道，累计主动公开政府信息": all channels, by examples
_BY_SEVERAL = re.compile(
    r"(?:通过|利用|依托|借助|运用)[^。；]*网[^。；]*、[^。；]*等(?:[^，。；、]{0,8}(?:渠道|方式|形式|平台|途径|载体|媒体)(?:，(?:紧紧|紧密)?(?:围绕|聚焦|结合|针对)[^，。；\d]{2,60})?)?，?"
    r"(?:(?:累计|共|全年|新增)*主动公开|(?:累计|共计?|合计)(?:公开|发布)|(?:公开|发布)了?各[类项种](?:政府|政务)?信息)[^，。；]*$|"
    r"(?:通过|利用|依托|借助|运用)[^。；]*网[^。；]*、[^。；]*等(?![^，。；、]{0,4}新媒体)[^，。；、]{0,8}(?:渠道|方式|形式|平台|途径|载体)，?"
    r"(?:累计|共|全年|主动|公开|及时|向社会)*(?:公开|发布)(?:各类)?(?:政府|政务)?信息[共总合计达累]*$"
)
# "通过门户网站和政务新媒体，主动发布各类信息": all that is published, as far as it is said by what
_BY_TWO = re.compile(
    r"(?:通过|利用|依托|借助|运用)[^。；，、]*网[^。；，、]{0,8}[和及与][^。；，、]{2,16}，?"
    r"(?:累计|共|全年|新增|主动)*(?:公开|发布)了?各[类项种](?:政府|政务)?信息[^，。；]*$"
)
# "央视、人民日报等主流媒体": the media, some of them named
_ALL_MEDIA = re.compile(r"等[^，。；、]{0,6}(?<!新)媒体")
# "微信公众号", "政务新媒体", "公示栏": of several means one that is no website
_NO_WEBSITE = re.compile(r"微|媒|公众号|客户端|(?<!专)栏(?!目)|报|大厅|会")
# "，通过微博发布": the next means, which the number before is not of
_BY_ANOTHER = re.compile(r"\s*[，；](?:并|另|同时|还)?(?:通过|利用|依托|在)")
# "通过政府信息公开专栏，主动公开政府信息", "依托门户网站作为发布平台，更新发布信息",
# "“云岭发布”微信公众号，全年发布信息": the clause before names the one means, this one what was published
_BY_ONE_CHANNEL = re.compile(
    r"(?:(?:通过|利用|依托|借助|运用|在)(?:[^，。；、和及]{2,24}(?:网站?|平台|专栏)[、和与])?[^，。；、和及]{2,30}(?:网站|门户网|专栏|公众号|微信|微博|公[示告]栏|信息公开平台)"
    r"(?:平台|上)?(?:“[^“”]{1,24}”)?(?:作为[^，。；主第]{2,10}(?:平台|渠道|载体))?|"
    r"(?:(?<=[，。；])|\A)(?:[^，。；“”\d]{0,12}[局委办厅院镇乡]|街道)?“[^“”]{1,24}”(?:官方|政务)*(?:微信公众号|公众号|微信|微博|抖音号|视频号))，"
    r"(?:[^，。；、通在]{1,16}[局委办厅院县市区镇乡])?(?:累计|共|全年|向社会|主动|新增|更新)*(?:公开|发布)[^，。；]*$"
)
# "“云岭医保”公众号粉丝2万人，全年发布信息84篇": what is called the whole is of that account
OF_ACCOUNT = re.compile(
    r"(?:公众号|微博|微信|抖音号?|视频号|头条号)[^，。；]{0,12}(?:粉丝|关注|订阅|用户|运[营转行]|常态)[^；]*$"
)
# "利用微信、抖音等政务新媒体，全年发布信息"
_BY_NEW_MEDIA = re.compile(
    r"(?:通过|利用|依托|借助|运用|在)[^，。；]{2,40}等[^，。；、]{0,4}新媒体(?:平台|账号|渠道)?上?，"
    r"(?:累计|共|全年|向社会|主动|新增)*(?:公开|发布)[^，。；]*$"
)
# "“云岭政府网”微信公众号": the name of an account is no channel of its own
_ACCOUNT_NAME = re.compile(r"“[^“”]{1,24}”(?=(?:官方)?(?:政务)?(?:微信|微博|公众号|视频号|抖音|今日头条))")
# "云岭政府网微信公众号": the name of an account too; not "官网微信公众号", which may be both
_SITE_OF_ACCOUNT = re.compile(r"(?<!官)(?<!门户)网(?=微[信博])")
# "新媒体发布微信31条", "利用新媒体微信公众号": what kind of channel the one named behind it is
_KIND_OF_CHANNEL = re.compile(r"(?:政务)?新媒体(?:平台)?(?:发布)?(?=微信|微博|公众号|视频号|抖音)")
# "微信公众号等新媒体平台", "信函、邮寄等途径": named as an example of several
_AMONG_OTHERS = re.compile(r"等[^，。；]{0,8}(?:渠道|方式|形式|平台|途径|载体|媒体)")
# "微信公众号、抖音等政务新媒体", "官方微博、微信公众号新媒体平台": all new media, some of them named
_ALL_NEW_MEDIA = re.compile(
    r"等[^，。；、]{0,4}新媒体|[、和及与][^，。；、]{0,8}(?:公众号|微[信博]|抖音号?|视频号)新媒体"
)
_ARE_NEW_MEDIA = frozenset({"channel_wechat", "channel_weibo", "channel_video", "channel_new_media"})
# "公开各类政府信息42条、机构信息6条": the whole, then its kinds
_OF_ALL_KINDS = re.compile(r"各[类项种]")
# "发布办事指南、政策解读等各类信息": what somebody published, by whatever channel
_BY_EXAMPLES = re.compile(r"(?<!主动)(?:公开|发布)[^，。；]{2,80}等各[类项种]")
_VERB = re.compile(r"(?:公开|发布|更新|公布|推送)了?")
# "各类信息", "政府信息": what is published, of whatever kind; not "机构信息", "通知公告"
_ANY_KIND = re.compile(
    r"(?:[全本][省市县区镇乡]|各类|各项|各种|主动公开|政府|政务|相关|有效|公开|的)*类?"
    r"(?:信息|稿件|推文|文章|内容|消息|作品|微信|微博|视频|短视频|图文)?(?:总数|数量?)?"
)
# "工作动态、公告等信息", "招生政策、公告等群众关心关注的信息共计": what is published, by examples
_KINDS = re.compile(r"等[^，。；、]{0,12}(?:信息|内容|稿件|文章)(?:总数|数量?)?[共计]*$")
# "工作动态、公告等各类信息": all of it
_ALL_KINDS = re.compile(r"等各[类项种](?:政府|政务)?信息[共计]*$")
# "、预算信息16条", "，公告56条", "，采购金额18.6万元": the next kind of a list
_NEXT_KIND = re.compile(
    r"\s*[、，](?!其中|包[括含]|涵盖|含|[^，。；、\d]{0,12}全年|[^，。；、]{0,12}(?:推送|刊发|通过|号|(?:目录|平台|栏目|专栏)发布)|(?:共|并|已|及时)?(?:收到|回复|答复|办理|受理))[^，。；、\d]{2,16}(?:\d+余?[条件篇份则项]|[\d.]+万元)"
)
# "通过信息公开平台公开677条，其中，网站387条": a platform that has other channels is all of them
_PLATFORM = re.compile(r"公开平台[^，。；]*$")
# "均通过网站发布，其中包含机构信息2条": kinds of what the clause before names
_PARTS = re.compile(r"其中|包[括含]")
# "6个类别": sorts, not things that were published
_SORTS = re.compile(r"(?:大?类别?|栏目|板块|专栏|专题|领域|方面|账号|平台|渠道)")
# "微信发布信息115“云岭旅游”发布信息80条": a number that lost its unit, and maybe more
_LOST_UNIT = re.compile(r"信息\d+(?![\d年])")
# "网站、微信分别发布40条、17条", "网站、微信分别为40条、17条"; not "分别为网站40条、微信17条"
_ONE_AFTER_THE_OTHER = re.compile(r"分别(?:(?![为是有])|[为是有]?$)")
_OF_WHICH = re.compile(r"\s*[，（]?其中")
# "公众号发布44期、刊发稿件116篇", "公众号发布44期116篇": what stood in the issues
_IN_ISSUES = re.compile(
    r"[，、](?:共|累计|合计)?(?:推送|刊发|发布|编发)(?:各类|政务|图文)*(?:信息|稿件|图文|文章|推文|消息)?(?:共|累计)?"
)
_ISSUES = "期"


def of_channel(found: Metric, clause: str, since: str, behind: str) -> tuple[Metric, ...]:
    """*found*, unless the number may be of other channels too: then the whole, if it says so, or none.

    *clause*: what stands before the number in its clause; *since*: since the last number; *behind*: what
    stands behind it.
    """
    if found.id not in CHANNELS and found is not TOTAL:
        return (found,)
    if _ONE_AFTER_THE_OTHER.search(clause) or _SORTS.match(behind) or _LOST_UNIT.search(clause):
        return ()
    whole = _TOTAL_WORDS.search(clause) is not None
    if whole and (_ALL_CHANNELS.search(since) or _is_by_several(since, behind)):
        return (TOTAL,)
    in_clause = found is TOTAL or found.id in channels_in(clause)
    if not in_clause and _PARTS.search(clause):
        return ()
    named = clause if in_clause else since
    several = channels_in(named)
    if several == {"channel_media"} and _ALL_MEDIA.search(named):
        pass
    elif len(several) > 1 or _AMONG_OTHERS.search(named):
        if _ALL_NEW_MEDIA.search(named) is None or not several <= _ARE_NEW_MEDIA:
            return ()
        found = _NEW_MEDIA
    if found is TOTAL:
        return _whole_or_channel(clause, since, behind)
    if _PLATFORM.search(clause) and _OF_WHICH.match(behind) and channels_in(behind):
        return (TOTAL,) if whole else ()
    *verbs, published = _VERB.split(clause)
    of_any_kind = _ANY_KIND.fullmatch(published) is not None or _ALL_KINDS.search(published) is not None
    if not in_clause and not of_any_kind and _KINDS.search(published) is None:
        return ()
    after = _NEXT_KIND.match(behind) if verbs and not of_any_kind else None
    return (found,) if after is None or channels_in(after.group()) else ()


def _is_by_several(since: str, behind: str) -> bool:
    by = _BY_SEVERAL.search(since) or _BY_TWO.search(since)
    if by is None or _NO_WEBSITE.search(by.group()) is None:
        return False
    return _THE_REST.search(since) is None and _BY_ANOTHER.match(behind) is None


def _whole_or_channel(clause: str, since: str, behind: str) -> tuple[Metric, ...]:
    """The whole, or the one channel that the clause before names as the means."""
    if not _is_part(clause, since, behind):
        return (TOTAL,)
    if _THE_REST.search(since):
        return ()
    if _BY_NEW_MEDIA.search(since) and channels_in(since) <= _ARE_NEW_MEDIA:
        return (_NEW_MEDIA,)
    by = set()
    if one := _BY_ONE_CHANNEL.search(since):
        by = channels_in(one.group())
    elif OF_ACCOUNT.search(since):
        by = channels_in(since)
    return tuple(metric for metric in METRICS if metric.id in by) if len(by) == 1 else ()


def _is_part(clause: str, since: str, behind: str) -> bool:
    """Whether what is called published was published by one means, or is the rest or one kind."""
    if _BY_ONE_MEANS.search(clause) or _THE_REST.search(since) or _OPENED.search(since):
        return True
    if _BY_EXAMPLES.search(clause) or _LISTED_KIND.match(since):
        return True
    if behind.startswith("、") and _NEXT_KIND.match(behind) and not _OF_ALL_KINDS.search(clause):
        return True
    return bool(channels_in(since)) and ("主动公开" not in clause or _BY_MEANS_OF.search(since) is not None)


def channels_in(text: str) -> set[str]:
    """The channels *text* names."""
    text = _ACCOUNT_NAME.sub("", text) if "“" in text else text
    text = _SITE_OF_ACCOUNT.sub("", text) if "网微" in text else text
    text = _KIND_OF_CHANNEL.sub("", text)
    return {name for name, words in _WORDS_OF_CHANNELS.items() if words.search(text)}


def goes_on_in_issues(between: str) -> bool:
    """Whether the number behind *between* is of what stood in the issues that the number before it counts."""
    said = between.rstrip()
    return not said or (said.startswith(("，", "、")) and _IN_ISSUES.fullmatch(said) is not None)


def comes_in_issues(metric: Metric, unit: str) -> bool:
    """Whether *metric*, counted in *unit*, is a channel's issues."""
    return unit == _ISSUES and metric.id in CHANNELS
