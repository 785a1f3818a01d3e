"""The words around a number of the prose that leave no doubt what it covers (:mod:`extract.claims.scope`).

A clause of these words alone counts the whole of its metric, for the body that reports and the year it
reports on. Any other word may narrow that (a column, a topic, another body), so the number is flagged. Add a
word only if it narrows nothing, whatever it stands beside.
"""

from __future__ import annotations

from typing import Final

# When, how many, in what manner: of whatever is counted
_ANY: Final = """
全年 全年度 本年 本年度 年度 当年 年内 今年 今年以来 本年以来 以来 一年来 一年内 年 度 内 中 期间 共 一共
共计 合计 总计 累计 总 总数 总量 数 数量 件数 条数 计 达 达到 达到了 为 有 了 约 均 也 都 是 近 则 分别
数为 数达 先后 已 已经 并 并且 还 同时 新 新增 全部 全面 及时 依法 依规 主动 按时 按期 按要求 按规定 积极 规范
认真 有序 严格 在 的 于 由 向 对 和 与 及 以及 或 或者 等 、 一是 二是 三是 四是 五是 六是 七是 其中
其中有 含 包含 包括 情况 工作 方面 开展 进行 局 委 厅 院 镇 乡 街道
"""
# "我局", "本机关", "全县": the body that reports, or its area
_OWN: Final = frozenset(
    who + body
    for who in "我本全"
    for body in (
        *"省市县区州旗盟镇乡街局委办厅院处",
        "街道",
        "中心",
        "单位",
        "机关",
        "部门",
        "街道办",
        "管委会",
        "政府",
    )
)
# Whatever is published, however it is called, and by what means
_PUBLISHED: Final = """
主动公开 主动发布 公开 公开了 发布 发布了 公布 更新 推送 文字、图片、视频 发布量 发布总量 推送量 发文量 发送
发布和转发 发布及转发 公开和转发 主动公开和转发
发布转发 发布转载 推出 编发 审核 刊发 发稿 刊登 上传 公示 面向 社会 向社会 对外 政府信息 政务信息
政府信息公开 政务公开 信息公开 信息 各类 各项 各种 各类信息 政务 有效 相关 内容 稿件 推文 文章 图文 文字
图片 编辑 消息 作品 信息量 微信 通过 利用 依托 借助 运用 作为 先后 上 平台 渠道 途径 载体 形式 方式 官方
多种 多渠道 不同 全平台 各渠道 各平台 账号 开办的 开设的 运营的
"""
_CHANNELS: Final = {
    "channel_website": """
网站 网站上 网页 政府网站 门户网站 政府门户网站 人民政府网站 官网 官方网站 政府网 政务网 政务网站
政府门户网 门户网 信息公开网 政府信息公开网 公众信息网 网 门户 镇政府 乡政府 人民政府 政府 信息公开平台
政府信息公开平台 信息公开网站 政府信息公开网站 信息公开专栏 政府信息公开专栏 政务公开专栏 政务信息公开专栏
政府信息公开目录 信息公开目录 政务外网 行政网站
""",
    "channel_wechat": """
微信 公众号 微信公众号 公众账号 微信公众平台 公众平台 微信平台 新媒体 政务新媒体 政务微信 官方 订阅号 自媒体
各公众号 各微信公众号
""",
    "channel_weibo": "微博 政务微博 官方微博 新浪微博 新浪 腾讯微博 微博公众号 微博公众平台",
    "channel_video": "视频号 微信视频号 抖音 抖音号 快手 快手号 视频 短视频 短片 官方抖音 抖音公众号",
    "channel_notice_board": "镇村 公示栏 公开栏 公告栏 宣传栏 政务公开栏 信息公开栏 政府信息公开栏 张贴",
    "channel_new_media": """
新媒体 政务新媒体 新媒体平台 政务新媒体平台 账号 矩阵 两微 微信 公众号 微信公众号 微博 视频号 抖音 抖音号 快手
今日头条
""",
    "channel_media": """
公众号 媒体 主流媒体 各级 各大 今日头条 头条号 报纸 电视 广播 报刊 新闻媒体 新闻报刊 新闻报道 宣传报道
相关报道 新闻稿件 宣传稿件 宣传文章
""",
}
# "局微信公众号", "县政府网站": whose channel it is does not matter
_WHOSE: Final = "政府部门 镇 乡 街道 局 委 厅 院 部门 单位"
# Requests for information, how they came, what became of them
_REQUESTS: Final = """
社会各界 线下 收到 接到 接收 接收到 受理 新收 新收到 处理 依申请公开 依申请 政府信息公开申请 信息公开申请
申请公开 公开申请 政府公开信息 申请 申请表 申请件 申请书 政府信息 政务信息 政府信息公开 信息公开 公开 信息
群众 公众 各类
事项 件 提出 提交 递交 诉求 要求 需求 请求 来信 来函 有效 办件 办理 办理完毕 办理完成 答复 答复了 答复完毕
书面答复 书面回复 办结 回复
完成 完成答复 处理完毕 处理完成 予以公开 予以 同意公开 同意 部分公开 不予公开 无法提供 不予处理 不予 部分
其他处理 余 其余 剩余 剩下 另 另有 上年 上年度 上一年 上一年度 结转 转结 转入 转 至 到 下年 下年度 下一年
下一年度 次年 继续 本机关 撤回 撤销 申请人 自行 自愿 结果 办理结果 处理结果 撤件 审查 审核 经 沟通 后 妥善
现 现已 办结完成 不同意
市政府 县政府 区政府 同意全部公开 全部公开 有关 数为 网络 网上 线上 在线 互联网 平台 网站 政府网站 门户网站
信函 信件 邮寄 邮政 纸质 邮件 电子邮件 表单 当面 现场 书面 口头 通过 以 渠道 方式 形式 途径 情形 法定 规定
期限 时限 时间 未 没有 尚未 无 未曾 不存在 零 未有 发生 产生 涉及 出现 办结率 答复率 回复率 办理率 率 案件
"""
_APPLICANTS: Final = (
    "目前 截至目前 公民 法人 其他组织 其它组织 社会组织 社会团体 公司 企业 个人 社会公众 公众 群众 任何"
)
APPLICANTS: Final = frozenset(_APPLICANTS.split())
"""Who asks: that none of them did is said of all."""
# Reviews, lawsuits, and who was held to account
_DISPUTES: Final = """
因 政府 政府信息公开 信息公开 政务公开 依申请公开 政府信息公开申请 政府信息公开类 信息公开类 公开 申请 引发
引起 导致 产生 发生 出现 新发生 被 提起 提出 提请 申请人 针对 有关 相关 关于 不服 答复 行政复议 行政诉讼
复议 诉讼 起诉 未经复议 直接 复议后 案例 案件 案 件 受理 收到 接到 办理
涉及 涉 未 没有 无 尚未 未曾 不存在 维持
结果维持 纠正 结果纠正 被纠正 纠错 其他结果 结果 尚未审结 未审结 审结 举报 投诉 申诉 咨询 问题 行政申诉 一例
一起 一件 情形 事件 事项 事务 行为 责任追究 追责 问责 不履行 义务 而发生 被追究 责任 追究 而 要求 请求 任何
政府信息 现象
"""
# Decisions and documents: what the form's first table counts
_DECISIONS: Final = """
办理 办结 作出 做出 实施 下达 处理 行政许可 行政处罚 行政强制 决定 决定书 处理决定 梳理出 行政 许可 处罚
强制 案件 行政事业性收费 收费 收取 金额 制发 制定 印发 出台 发布 确定 废止 规章 政府规章 行政规范性文件
规范性文件 现行 继续 现行有效 继续有效 有效 本年制发 本年废止 未 没有 行政法规
"""
# What else reports count
_OTHERS: Final = """
发布 公开 通过 文字 图片 图表 图文 视频 音频 动漫 动画 问答 H5 形式 方式 多种 多渠道 多形式 制发 解答 制作
制作了 推出 编制 撰写 本级 转载 政策解读 政策解读件 解读 解读件 政策 政策文件 文件 材料 解读材料 解读信息
解读稿件 稿件 信息 文章 图解 各类 相关 配套 重要 举办 举办了 召开 召开了 组织 组织了 组织召开 组织开展
组织举办 举行 开展了 新闻发布会 新闻通气会 新闻发布活动 新闻 发布会 在线访谈 访谈 在线 网上 线上 线下 活动
培训 培训会 培训班 业务培训 专题培训 专题 业务 政务公开 政府信息公开 信息公开 推进会 工作会议 会议 专题会议
专项 工作会 知识 参训 参培 受训 人员 参训人员 培训人员 市政府 县政府 区政府 省政府 基层 高质量 12345
政务服务 政务服务热线 政务服务便民热线 便民热线 政府服务热线 工单 征集 征集到 意见征集 征集意见 征集调查
民意征集 征求 公开征集 意见 建议 公众 群众 民意 调查 采纳 收到 留言 网民 网友 来信 网络 信箱 县长信箱
市长信箱 区长信箱 局长信箱 领导信箱 热线 市民 咨询 投诉 诉求 回应 信件 回复 答复 办理 受理 处理 办结 县长
有效 有效信件 承办 交办 转办 交办事项 转办事项 接到 网络信件 群众来件 政务热线 政府热线 各级领导信箱 12366
录制 向社会 各类型 类型 多样化 市长 区长 局长 书记 网民留言 群众留言 访问量 浏览量 点击量 阅读量 总访问量
总浏览量
总阅读量 互联网 浏览次数 访问次数 点击次数 各级各类政策解读
访问 浏览 阅读 网站 政府网站 门户网站 官网 局 政务新媒体 新媒体 账号 开设 开通 运维 运营 政府公报 公报 编印
编发 刊发 编辑 出版 发行 免费 赠阅 主动公开率 公开率 公文主动公开率
"""
# What a rise or a fall since last year, or last year's number, is said with
_COMPARED: Final = """
较 比 同比 较上年 比上年 较去年 比去年 与上年 与去年 上年 去年 上年度 相比 同期 申请数量 增长 增加 上升 提高
减少 下降 降低 回落 增幅 降幅
"""
_FOLLOWERS: Final = "粉丝 粉丝数 关注 关注人数 关注量 用户 人数 订阅"
_FAMILIES: Final = (
    (("request_", "handled_rate"), _REQUESTS),
    (("review", "lawsuit", "accountability"), _DISPUTES),
    (("licence", "penalty", "coercion", "administrative_fees", "rules_", "normative_"), _DECISIONS),
    (("proactive_total", "channel_"), _PUBLISHED),
)
_COMPARES: Final = frozenset({"change", "other_period"})  # qualifiers


# "公开征集意见23条": asked for in as many notices, or received; "开通账号3个": in all, or this year
_TWO_SENSES: Final = {
    "opinions": "公开征集 征集意见 意见征集 民意征集 征集调查 征集 采纳",
    "new_media_accounts": "开设 开通 新增 新",
}


# "其中维持2件、其他1件": the other results, not other reviews
_OTHER_RESULTS: Final = "其他 其它 其他情形 其他情况"


def family_of(metric: str) -> int:
    """Which family a metric is of: those of one are parts of each other."""
    return next((n for n, (names, _) in enumerate(_FAMILIES) if metric.startswith(names)), len(_FAMILIES))


def words_of(metric: str, qualifier: str) -> frozenset[str]:
    """The words that leave no doubt what a number of *metric* covers."""
    family = family_of(metric)
    own = _FAMILIES[family][1] if family < len(_FAMILIES) else _OTHERS
    compared = _COMPARED if qualifier in _COMPARES or metric == "year_on_year" else ""
    channel = f"{_WHOSE} {_CHANNELS[metric]}" if metric in _CHANNELS else ""
    results = _OTHER_RESULTS if metric.endswith("_other") else ""
    words = _OWN.union(_ANY.split(), own.split(), channel.split(), compared.split(), results.split())
    return words.difference(_TWO_SENSES.get(metric, "").split())


PUBLISHED: Final = family_of("proactive_total")
OTHER: Final = len(_FAMILIES)
"""What is of no family: the members have nothing in common."""
ALL_ELSE: Final = _OWN.union(
    *(words.split() for words in (_ANY, _REQUESTS, _DISPUTES, _DECISIONS, _OTHERS, _COMPARED, _FOLLOWERS))
)
"""Words of what is counted beside what is published: a number among them is of no kind of that."""
ITEMS: Final = frozenset("条篇件份则个项期")
"""What things published are counted in."""
BY: Final = ("通过", "利用", "依托", "借助", "运用", "在")
"""What a means is named with."""
_MEANS: Final = "网 微信 公众号 微博 媒体 平台 系统 栏 目录 专区 屏 客户端 APP 报刊 电视 广播"
MEANS: Final = tuple(_MEANS.split())
"""What something is published by: named before a whole, that may be the whole of these alone."""
_HOW: Final = """
按照 根据 依据 围绕 坚持 落实 贯彻 切实 进一步 不断 加强 扎实 聚焦 深入 持续 结合 为 确保 做好 强化 优化
完善 健全 推进 推动 畅通 细化 拓宽 拓展 丰富 提高 提升 增强 遵循 执行 履行 秉持 对照 着力 大力 紧紧 紧扣
充分 全方位 多渠道 多措并举 满足 解决 保障 精准 科学 创新 深化 统筹 夯实 压实 注重 始终 坚决 管理 运营 立足
紧盯 加大 加快 严格 认真 规范 全面 积极 及时 依法 依规 主动 有序 以 未 采用 通过 利用 依托 借助 所有 据统计
此外 另外 高度 牢固 狠抓 明确 从 均 已 全部 截至目前 将 把 邀请 成立 建立 印发 修订 安排 配备 压紧 落细 落小
抓实 抓细 抓牢 筑牢 严把 严守 综合 梳理 对标 突出重点 准确 把握 高质量 高标准 高效 全力 努力 践行 秉承
本着 牢牢 牢记 遵照 参照 响应 加力 密切 方便 便于 动态更新 动态调整 扩大 增加 改进 改善 杜绝 防止 防范 分平台
申请内容 申请事项 主要涉及 主要集中
"""
HOW: Final = tuple(_HOW.split())
"""What a clause begins with that only says in what way, or with what aim, something was done."""
_SHIFTS: Final = """
期间 活动 季度 上半年 下半年 每月 每年 每周 每季 目前 至今 迄今 历年 往年 任务 计划 力争 目标 下达 全省
全国 各镇 各乡 各街道 各部门 各单位 下属 直属 辖区
"""
SHIFTS: Final = tuple(_SHIFTS.split())
"""What makes a sentence speak of part of a year, of other bodies, or of what was meant to be done."""
NO_PLANS: Final = ("规划计划", "计划规划", "规划、计划", "计划总结", "计划生育")
"""Kinds of information: nothing that is planned."""
PLANS: Final = ("计划", "力争", "争取", "预计", "下一步")
"""What speaks of things to come, of whatever year."""
OWN_AREA: Final = frozenset({"全省"})
"""Those that shift nothing where a province reports."""
NEEDED: Final = {
    **dict.fromkeys(
        ("request_granted", "request_partial", "request_disclosed", "request_denied", "request_unable"),
        ("申请",),
    ),
    "visits": ("网站", "官网", "门户"),
    "handled_rate": ("申请",),
    "year_on_year": ("申请", "主动公开"),
    "normative_documents": ("制发", "制定", "印发", "出台"),
}
"""Without one of these words nobody can tell what the metric is of: a site or one article, requests or
letters, publication or followers, documents that were made or that were put on the website."""
OTHER_MEANS: Final = frozenset(
    (*_ANY.split(), *_PUBLISHED.split(), "其他", "其它", "移动", "手机", "APP", "客户端", "小程序")
)
"""Words of what is published by other means than was named before."""
ACTS: Final = (
    ("收到", "受理", "接收", "接到", "新收"),
    ("答复", "办结", "回复", "办理完毕"),
    ("结转", "转入", "顺延"),
    ("撤回", "撤销"),
)
"""What is done with requests: a clause that names two of these does not tell which is counted."""
REPORTED: Final = ("报送", "上报", "报道", "投稿")
"""What is done with news for others to publish: no kind of what was published."""
STAGES: Final = frozenset({"request_received", "request_answered", "request_carried_out"})
"""What follows a list of the parts of all requests, rather than stands in it."""
