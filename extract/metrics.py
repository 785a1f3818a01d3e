"""What reports count in their prose: the metrics of claims, by the words around the number (quirks.md §5)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing that reports count. ``before``: words that stand before the number, the nearest clause
    first; ``after``: words right behind it; ``units``: what it is counted in."""

    id: str
    zh: str
    en: str
    units: str
    before: str
    after: str = ""


_ITEMS = "条件篇份个则项次期"
_CASES = "件条份宗起个次例"
# In order of precedence: a channel before the total it is part of, a result before the request.
METRICS = (
    Metric("year_on_year", "同比变化", "change on the year before", "%", r"同比|比上年|较上年|较去年|比去年"),
    Metric("handled_rate", "办结率", "rate of completion", "%", r"(?:办结|答复|回复|办理)率"),
    Metric("disclosure_rate", "主动公开率", "rate of disclosure", "%", r"公开率"),
    Metric(
        "visits", "访问量", "visits", "次人次", r"(?:访问|浏览|点击|阅读|播放)(?:总)?(?:量|次数|数|人次)?"
    ),
    Metric(
        "new_media_accounts", "政务新媒体账号数", "new media accounts", "个家", r"新媒体(?:账号|平台)?|账号"
    ),
    Metric("gazette_issues", "政府公报期数", "gazette issues", "期", r"公报"),
    Metric("gazette_copies", "政府公报册数", "gazette copies", "册份", r"公报|赠阅|发放|印发"),
    Metric(
        "press_conference",
        "新闻发布会",
        "press conferences",
        "场次期个",
        r"新闻发布会|新闻通气会|发布会",
        r"(?:政策)?(?:新闻)?发布会",
    ),
    Metric("online_interview", "在线访谈", "online interviews", "场次期个", r"在线访谈|访谈"),
    Metric("policy_interpretation", "政策解读", "policy interpretations", "篇件个份次条期", r"解读"),
    Metric(
        "consultations",
        "征集意见",
        "public consultations",
        "期次件项个",
        r"征集(?:调查|意见)?|意见征集|民意调查",
    ),
    Metric(
        "opinions",
        "收到意见",
        "opinions received",
        "条件个",
        r"(?:收到|征集|采纳)[^，。；]{0,10}(?:意见|建议)",
    ),
    Metric(
        "messages",
        "留言信件",
        "messages and letters",
        "件条个次",
        r"留言|信箱|来信|信件|12345|热线|诉求|政民互动",
    ),
    Metric("training", "培训", "training sessions", "次期场", r"培训"),
    Metric("training_people", "培训人次", "people trained", "人次人", r"培训"),
    Metric("meetings", "会议", "meetings", "次场", r"会议|召开"),
    Metric("channel_wechat", "微信公众号发布", "published on WeChat", _ITEMS, r"微信|公众号"),
    Metric("channel_weibo", "微博发布", "published on Weibo", _ITEMS, r"微博"),
    Metric("channel_video", "视频号发布", "published as video", _ITEMS, r"视频号|抖音|快手|短视频"),
    Metric(
        "channel_notice_board",
        "公示栏公开",
        "posted on notice boards",
        _ITEMS,
        r"公示栏|公开栏|公告栏|宣传栏",
    ),
    Metric(
        "channel_media",
        "其他媒体发布",
        "published in other media",
        _ITEMS,
        r"报纸|电视|广播|报刊|今日头条|媒体",
    ),
    Metric("channel_website", "网站发布", "published on websites", _ITEMS, r"网站|门户网|网页|网上平台"),
    Metric("request_withdrawn", "申请撤回", "requests withdrawn", _CASES, r"撤回|撤销|撤件"),
    Metric(
        "request_carried_out",
        "结转下年度",
        "requests carried to next year",
        _CASES,
        r"(?:结转|顺延)(?:到|至|为)?(?:下一?年|次年|20\d\d年)|(?<!上年)(?<!上年度)(?<!上一年度)结转",
        r"[^，。；]{0,24}(?:结转|顺延|转)(?:到|至|为|入)?(?:下一?年|次年|20\d\d年)",
    ),
    Metric("request_carried_in", "上年结转", "requests carried in", _CASES, r"上一?年度?结转|结转上年"),
    Metric(
        "request_online",
        "网络申请",
        "requests online",
        _CASES,
        r"(?:网络|网上|在线|平台)[^，。；]{0,6}申请|网络申请",
    ),
    Metric(
        "request_letter",
        "信函申请",
        "requests by letter",
        _CASES,
        r"(?:信函|邮寄|书信|邮政)(?:申请|方式)?|纸质申请",
    ),
    Metric(
        "request_in_person", "当面申请", "requests in person", _CASES, r"(?:当面|现场)(?:申请|提交|提出)?"
    ),
    Metric("request_granted", "予以公开", "requests granted", _CASES, r"予以公开|同意公开"),
    Metric("request_partial", "部分公开", "requests granted in part", _CASES, r"部分公开"),
    Metric("request_denied", "不予公开", "requests denied", _CASES, r"不予公开"),
    Metric("request_unable", "无法提供", "information not available", _CASES, r"无法提供"),
    Metric("request_not_processed", "不予处理", "requests not processed", _CASES, r"不予处理"),
    Metric(
        "request_answered",
        "答复申请",
        "requests answered",
        _CASES,
        r"申请[^。；]{0,40}(?:答复|办结|回复|办理完毕|办理)|(?:答复|办结|回复)[^，。；]{0,12}申请|^(?:已|均已|全部)?(?:答复|办结|按时答复)",
    ),
    Metric(
        "request_received",
        "收到申请",
        "requests received",
        _CASES,
        r"(?:受理|收到|接收|接到|新收|收件)[^。；]{0,24}申请|依申请公开[^，。；]{0,14}|申请[^，。；]{0,8}(?:受理|收到|接收|接到)?|"
        r"(?:受理|收到)依?申请",
    ),
    Metric("review", "行政复议", "administrative reviews", _CASES, r"行政复议|复议"),
    Metric("lawsuit", "行政诉讼", "lawsuits", _CASES, r"行政诉讼|诉讼|应诉"),
    Metric("licence", "行政许可", "licensing decisions", "件宗条项个次", r"行政许可|许可"),
    Metric("penalty", "行政处罚", "penalty decisions", "件宗条起个次", r"行政处罚|处罚"),
    Metric("coercion", "行政强制", "coercive measures", "件宗条起个次", r"行政强制"),
    Metric("normative_documents", "规范性文件", "normative documents", "件个份部", r"规范性文件"),
    Metric(
        "proactive_total",
        "主动公开总数",
        "published on own initiative",
        "条件篇份则",
        r"主动公开(?!意识|工作|制度|目录|栏)|公开(?:发布)?(?:各类|各项)?(?:政府|政务)?信息|发布(?:各类|各项)?(?:政府|政务)?(?:公开)?信息|"
        r"(?:政府|政务)信息(?:公开)?(?:总数|总量|共|数)?|信息公开",
    ),
)
