"""Whether a number of the prose may be of another topic than its metric, or of another body."""

from __future__ import annotations

import re

from extract.claims.known_words import plain
from extract.identity.bodies import governs

# "行政复议2件，上年结转1件": behind a review that is a review, until requests are named again
_DISPUTE = re.compile(r"复议|诉讼")
_REQUEST = "申请"
# "收到行政复议申请12件", "申请行政复议": no request for information
_REQUEST_OF_DISPUTE = re.compile(r"(?:复议|诉讼)申请|申请(?=(?:行政)?(?:复议|诉讼))")
# "厅门户网站访问量2100万人次；发布信息3.2万条": of the channel that the part before speaks of
_OF_CHANNEL = re.compile(r"(?:网站|公众号|微博|抖音|视频号|微信)[^；。]*；(?P<own>[^；]*)$")
_OF_ALL = re.compile(r"主动公开|[共总]|累计|合计|全[年省市县区州旗镇乡]|[我本]|各[类项种]")
# "行政处罚案件77件，听证3件，复议1件": whose review it is
_DECISION = re.compile(r"行政(?:处罚|许可|强制|执法)|查处|执法")
_DISCLOSURE = re.compile(r"公开|申请")
# "网站共有信息9800条", "信息总量9800条": what is held, not what one year brought
_HELD = re.compile(r"(?:[共现存]有|总量|库存)(?:各类|政府|政务|公开|的)*(?:信息)?(?:共|达|为)*$")
# "政务平台公开信息120条": by one means; not "各平台"
_ONE_PLATFORM = re.compile(r"(?<!网站)(?<!各)(?:政务|官方|服务)平台")
_PUBLISHED = ("channel_", "proactive_total")
# "突破1000万人次，其中2023年120万人次": more than a year's
_OF_WHICH_THIS_YEAR = re.compile(r"[，；（]其中[，：]?(?:本年|今年|当年|20\d\d年)")
# "公开信息687条，其中主动公开668条": more than was published on its own initiative
_OF_WHICH_PROACTIVE = re.compile(r"[，；（。]其中[，：]?(?:属于)?主动公开(?:政府|政务)?(?:信息)?\d")
# "（简易程序）500件，（普通程序）77件": what is in brackets tells the parts apart
_NEXT_IN_BRACKETS = re.compile(r"[、，]（[^（）]{1,20}）\d")
# "公众号发布203条，点赞120次，留言33条": what readers wrote under posts
_READERS = re.compile(r"点赞|粉丝|阅读|转发\d|评论|弹幕")
# "依申请公开1件（上年结转）": none of this year's
_CARRIED_IN = re.compile(r"（[^（）\d]{0,4}(?:上一?年|去年|20\d\d年)[^（）\d]{0,4}(?:结转|转结)[^（）\d]*）")
# "收到书面申请0件": those that came one way; not "网络、书面等形式"
_ONE_WAY = re.compile(
    r"(?<![、和或及与])(?:书面|口头|传真|电子邮件|纸质|表单)(?!(?:件|形式|方式|申请)?[、等和或及与])"
)
# "按期答复11件、延期答复2件": those in time are not all
_LATE = re.compile(r"(?:延期|逾期|超期)[^，。；]{0,6}\d")
# "县政府受理申请45件", where a bureau reports; not "县政府网站"
_GOVERNMENT = re.compile(r"[省市县区州旗]政府(?!网|门户|信息)")
# "举办农民技能培训25期，培训1203人次": what people were trained in
_OTHER_TRAINING = re.compile(
    r"(?:技能|农民|就业|创业|安全|消防|执法|党员|职工|企业|教师|医务|网格|普法|种植|养殖)[^，。；]{0,8}培训"
)
# "全县": more than one of its bureaus
_WHOLE_AREA = re.compile(r"全[省市县区州旗盟]")
# "公开强制执行决定1件、行政处罚决定5件", "上传公示处罚26项，行政许可7项": published, not made
_MADE_PUBLIC = re.compile(
    r"(?:公开|公示|公布|归集|上传)[^，。；]*(?:[，；](?:行政)?(?:许可|处罚|强制)[^，。；]*)*$"
)
# "公开建议提案答复6件，公开率100%": the rate of those
_OTHER_RATE = re.compile(r"建议|提案|预算|决算|名单|结果|行政(?:许可|处罚)")
_DECISIONS = frozenset({"licence", "penalty", "coercion"})
# "制作图解69个、短视频12条": made, whoever publishes them
_MADE = re.compile(r"(?:制作|拍摄|录制)[^，。；]*$")
_OF_DISPUTES = ("review", "lawsuit")
# "视频解读5个": one kind of all; not "文字、视频解读"
_ONE_KIND = re.compile(
    r"(?<![、和及与])(?:视频|图文|文字|图表|图片|音频|动漫|动画|H5)(?:类|版|式|形式|化)?的?(?:政策)?解读"
)
# "其中网上申请20件，同比增长30%", "访问量比上年增加20万次，增长7%": of a part, or of another thing
_CHANGE_OF_ELSE = re.compile(
    r"其中[^；）]*$|(?:访问|浏览|点击|阅读|满意|[结复]率|留言|诉求|热线|粉丝)[^，；）]*(?:，[^，；）]*)?$"
)
_CHANGE = "year_on_year"
_ANSWERS = "回应"  # "解读回应9条": of both together
_INTERPRETATION = "policy_interpretation"

# "镇微信公众号", "部门网站", "街道收到申请": bodies named by what they are alone
_BODY = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[年度日底由在过用托以及和]))(?P<body>政府部门|乡镇|镇村|镇|乡|街道|局|委|厅|院|部门|单位)"
    r"(?=主动|公开|发布|共|全年|累计|网|官|微|公众号|政务|公[示告]|视频|抖音|新媒体|收到|受理|办理|接到|召开|举办|组织|制作)"
)


def _is_own(body: str, issuer: str) -> bool:
    """Whether a body called *body* can be *issuer*: a county's government is no 镇 and no 局."""
    if body in ("部门", "政府部门", "单位"):
        return not issuer.endswith("政府")
    return body in issuer or (len(body) > 1 and any(sign in issuer for sign in body))


def is_of_another_body(metric: str, text: str, issuer: str) -> bool:
    """Whether *text* is of the whole area, its government or a part of it, where *issuer* is another."""
    if issuer and any(not _is_own(found["body"], issuer) for found in _BODY.finditer(text)):
        return True
    if "全" in text and not governs(issuer) and _WHOLE_AREA.search(plain(text)):
        return True
    return metric.startswith("request_") and "政府" not in issuer and _GOVERNMENT.search(text) is not None


def is_of_another_topic(metric: str, before: str, own: str, rest: str) -> bool:
    """Whether a number of *metric* may be of something else, by what stands before, beside and behind it."""
    if _OF_WHICH_THIS_YEAR.match(rest) or _NEXT_IN_BRACKETS.match(rest):
        return True
    if metric == "proactive_total" and _OF_WHICH_PROACTIVE.match(rest):
        return True
    if metric == "channel_video" and _MADE.search(before):
        return True
    if metric == _CHANGE and _CHANGE_OF_ELSE.search(before):
        return True
    if (
        metric == "proactive_total"
        and (part := _OF_CHANNEL.search(before))
        and not _OF_ALL.search(part["own"])
    ):
        return True
    if metric.startswith(_PUBLISHED):
        return _HELD.search(own) is not None or _ONE_PLATFORM.search(own) is not None
    if metric in _DECISIONS:
        return _MADE_PUBLIC.search(before) is not None
    if metric == "disclosure_rate":
        return _OTHER_RATE.search(before) is not None
    if metric == "training_people" and _OTHER_TRAINING.search(before):
        return True
    if metric == "messages" and _READERS.search(before):
        return True
    if metric == "request_received" and (_CARRIED_IN.match(rest) or _ONE_WAY.search(own)):
        return True
    if metric == "request_answered" and _LATE.search(rest):
        return True
    if metric.startswith("request_"):
        named = _REQUEST_OF_DISPUTE.sub("复议", before)
        return _DISPUTE.search(named.rpartition(_REQUEST)[2]) is not None
    if metric.startswith(_OF_DISPUTES):
        return _DECISION.search(before) is not None and _DISCLOSURE.search(before) is None
    return metric == _INTERPRETATION and (_ONE_KIND.search(own) is not None or _ANSWERS in own)
