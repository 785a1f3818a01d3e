"""What reports count in their prose: the metrics of claims, by the words around the number (quirks.md §5)."""

from __future__ import annotations

from extract.claims.form_metrics import FORM_METRICS
from extract.claims.metric import Metric
from extract.claims.request_metrics import REQUEST_METRICS

_ITEMS = "条件篇份个则项期 条次"
_POSTS = "条件篇份则项期 条次"  # 微信公众号20个 are accounts, 网站栏目4个 columns
# "收到微博投诉12条", "媒体采访40次", "订阅数224个", "制作新媒体作品49篇", "省政府网站采用
# 信息9条": nothing that was published there;
# "网站公开规章13件", "概况类信息5条": one kind of what was
_NOT_PUBLISHED = (
    r"收到|受理|案件|来访|申请|投诉|处罚|许可|强制|评论|采访|粉丝|关注|订阅(?!号)|制作|规章|规范性文件|(?<!各)类信息|文件\s*$|"
    r"上报|报送|采用(?:我[^，。；]{0,6})?(?:信息|稿件|文章)|录用"
)
# "主动公开政府信息", "公开各类政务信息共", "发布信息总数", right before the number: the whole
_TOTAL = (
    r"(?<!其[他它])(?<!法定)(?<!规定)(?<!应)(?<!应当)(?:主动(?:向社会)?公开(?:了|的)?(?:各类|各项|各种|全部)?(?:的)?(?:政府|政务|公开|有效)*(?:信息|内容)?|"
    r"(?<!不予)(?<!免[于予])(?<!法定主动)(?<!应主动)(?<!应当主动)(?<!其[他它])(?:公开|发布|公布)(?:、更新)?(?:了|的)?(?:各类|各项|各种|全部)?(?:的)?(?:政府|政务|公开|主动公开)*(?:类)?信息|"
    r"(?<!主动)(?:公开|发布)了?各类[\u4e00-\u9fff]{2,4}信息|"
    r"(?:主动公开[^，。；]{2,40}|(?:公开|发布)[^，。；]{2,80})等各[类项种](?:政府|政务)?信息|主动公开[^，。；\d]{2,80}等(?:方面)?的?(?:政府|政务)?信息|主动公开新增信息|主动发布(?:各类|各项)?(?:政府|政务)信息|"
    r"(?:政府|政务)信息(?:主动)?公开)(?:的)?(?:总数|总量|数量|条数|数|量)?[共总合累]?[计有]?(?:达到?|为)?[:：\s]*$"
)
# "举办了2期培训", "编印6期公报": the number stands before what was held or printed
_HELD = r"(?:开展|举办|组织|举行|召开|录制)了?"
_PRINTED = r"(?:编印|编发|出版|发行|印发|刊发|编辑)了?"
# "同比", "较上年": what a rate compares with; "较上年增加8件，增长25%": that of the clause before
_COMPARED = r"同比|[较比](?:上年|去年|上一年|20\d\d年)|与(?:上年|去年|上一年|20\d\d年)度?(?:同期)?相比"
# In order of precedence: a channel before the total it is part of, a result before the request.
METRICS = (
    Metric(
        "year_on_year",
        "同比变化",
        "change on the year before",
        "%",
        rf"{_COMPARED}|^\s*(?:增长|上升|提高|下降|减少|降低|[增降]幅)了?[为达]?\s*$",
        never=r"分别",  # "网上申请80件、信函申请30件，同比分别增长12%、5%": each of one kind
        needs=rf"(?:{_COMPARED})[^，；]*(?:，[^，；]*)?$",
    ),
    Metric("handled_rate", "办结率", "rate of completion", "%", r"(?:办结|答复|回复|办理)率"),
    Metric("disclosure_rate", "主动公开率", "rate of disclosure", "%", r"公开率"),
    Metric(
        "visits",
        "访问量",
        "visits",
        "次 人次",
        r"(?:访问|浏览|点击|阅读|播放)(?:总)?(?:量|次数|数|人次)?",
        never=r"接待|来访|咨询访问",
    ),
    Metric(
        "new_media_accounts",
        "政务新媒体账号数",
        "new media accounts",
        "个家",
        r"新媒体(?:账号|平台)?|账号",
        never=r"关闭|关停|注销|清理|新(?:开通|开设|增|建|注册)",
    ),
    Metric(
        "gazette_issues",
        "政府公报期数",
        "gazette issues",
        "期",
        r"公报",
        rf"{_PRINTED}◇[^，。；、\d]{{0,12}}公报",
    ),
    Metric("gazette_copies", "政府公报册数", "gazette copies", "册份", r"公报|赠阅"),
    Metric(
        "press_conference",
        "新闻发布会",
        "press conferences",
        "场次期个 场次",
        r"新闻发布会|新闻通气会|发布会|新闻发布活动",
        r"◇[^，。；0-9、]{0,6}(?:发布会|新闻发布活动)",
    ),
    Metric(
        "online_interview",
        "在线访谈",
        "online interviews",
        "场次期个 场次",
        r"在线访谈|访谈",
        rf"{_HELD}◇(?:在线|网上|网络|政务)*访谈(?!节目)",
    ),
    Metric(
        "policy_interpretation",
        "政策解读",
        "policy interpretations",
        "篇件个份次条期项 件次",
        r"解读(?!情况|[^，。；、\d]{0,4}(?:培训|专栏|会议))",
        r"(?:发布|制作|公开|推出|进行|开展)了?◇[^，。；0-9]{0,8}解读",
        never=r"解读(?:[、，].*)?等[^，。；]{0,16}信息|(?:制定|制发|出台|印发|报道)\s*$|文件(?:及|和|、|与)[^，。；]{0,4}解读",
    ),
    Metric(
        "consultations",
        "征集意见",
        "public consultations",
        "期次件项个",
        r"征集(?:调查|意见)?|意见征集|民意调查",
        rf"{_HELD}◇(?:网上|在线|公开|民意|意见)*征集",
        never=r"信息|作品|线索|稿件",
    ),
    Metric(
        "opinions",
        "收到意见",
        "opinions received",
        "条件个次",
        r"(?:收到|征集|采纳)[^，。；、]{0,10}(?:意见|建议)",
        never=r"人大|政协|代表|委员|提案|司法|检察",
    ),
    Metric(
        "messages",
        "留言信件",
        "messages and letters",
        "件条个次份封",
        r"留言|信箱|来信|信件|12345|热线|诉求|政民互动|工单",
        r"(?:收到|受理|回复|答复)了?◇(?:网民|网友|群众|公众|市民|各类)*(?:留言|来信|诉求)",
        never=r"发布|推送|推文|信件申请|来信(?:方式|形式|渠道)?(?:收到|接收|提交|提出)?申请|申请(?:来信|信件)|依申请公开|通报|行风|公布|参加[^，。；]*热线|公开(?:各类)?(?:政府)?信息\s*$",
    ),
    Metric(
        "training",
        "培训",
        "training sessions",
        "次期场 场次",
        r"培训",
        rf"{_HELD}◇[^，。；、和及与\d]{{0,14}}培训",
    ),
    Metric(
        "training_people",
        "培训人次",
        "people trained",
        "人 人次",
        r"[培参受]训|参培",
        r"◇(?:参训|受训|参培|(?:参加|接受)了?[^，。；、\d]{0,8}培训)",
    ),
    Metric(
        "meetings",
        "会议",
        "meetings",
        "次场 场次",
        r"会议(?!公开|信息|图解|纪要)|召开(?=[^，。；：]*会)",
        r"召开了?◇[^，。；：\d]{0,12}会",
        never=r"报道|直播|旁听|听证",
    ),
    Metric(
        "channel_wechat",
        "微信公众号发布",
        "published on WeChat",
        _POSTS,
        r"微信(?!视频号|工作群|群)|(?<!微博)(?<!抖音)(?<!头条)公众号",
        never=_NOT_PUBLISHED,
    ),
    Metric("channel_weibo", "微博发布", "published on Weibo", _POSTS, r"微博", never=_NOT_PUBLISHED),
    Metric(
        "channel_video",
        "视频号发布",
        "published as video",
        _ITEMS,
        r"视频号|抖音|快手|短视频",
        never=_NOT_PUBLISHED,
    ),
    Metric(
        "channel_new_media",
        "政务新媒体发布",
        "published on government new media",
        _POSTS,
        r"新媒体|[两双]微",
        never=_NOT_PUBLISHED,
    ),
    Metric(
        "channel_notice_board",
        "公示栏公开",
        "posted on notice boards",
        _ITEMS,
        r"(?<!双)(?:公示|公开|公告|宣传)栏(?!目)",
        never=_NOT_PUBLISHED,
    ),
    Metric(
        "channel_media",
        "其他媒体发布",
        "published in other media",
        _ITEMS,
        r"报纸|电视|广播|报刊|今日头条|头条号|百家号|强国号|人民号|(?<![新自])媒体",
        never=_NOT_PUBLISHED,
    ),
    Metric(
        "channel_website",
        "网站发布",
        "published on websites",
        _POSTS,
        r"网站|门户网|(?:政府|政务|公开|信息|公众)网(?!络)|网(?=(?:全年|年内|共|累计|主动|新增|和)*(?:公开|发布|更新))|官网|网页|主页|网上平台|(?:信息|政务)公开(?:平台|专栏)|采购网",
        never=_NOT_PUBLISHED,
    ),
    *REQUEST_METRICS,
    *FORM_METRICS,
    Metric("accountability", "责任追究", "officials held to account", "", ""),
    Metric(
        "proactive_total",
        "主动公开总数",
        "published on own initiative",
        "条件篇份则项 条次",
        _TOTAL,
        r"(?:公开|发布)了?◇(?:各类|主动公开|政府|政务)*信息",
        never=r"公文类|文件类|领域|曝光|申请|收到|接收|受理|APP|客户端|小程序",
    ),
)
BY_ID = {metric.id: metric for metric in METRICS}
TOTAL = METRICS[-1]
"""The whole of what was published, where no channel or kind is named."""
CHANNELS = frozenset(metric.id for metric in METRICS if metric.id.startswith("channel_"))
ACTS = frozenset(
    metric.id
    for metric in METRICS
    if (metric.id.startswith("request_") and metric.id != "request_disclosed")
    or metric.id
    in ("review", "lawsuit", "licence", "penalty", "coercion", "normative_documents", "proactive_total")
)
"""Metrics whose words stand in one another's phrases (被申请行政复议): the last one named is meant."""
