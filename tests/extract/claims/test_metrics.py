"""By which words a number of the prose is of a metric, and by which it is of another or of none."""

from __future__ import annotations

import pytest

from tests.extract.claims.sentences import Claims, claims, exact


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # what is said of requests in the words of letters, and of letters that are no letters
        ("收到依申请公开方面的诉求4件。", exact(request_received=4)),
        ("按月通报留言办理情况12次。", []),
        # how requests came
        (
            "收到依申请公开31件，其中通过网络平台接收27件。",
            [("request_received", 31, "exact"), ("request_online", 27, "partial")],
        ),
        ("收到政府信息公开申请0件次。", exact(request_received=0)),
        ("因本机关不掌握等原因无法提供22件。", exact(request_unable=22)),
        ("受理政府信息公开申请86件，办理完成78件。", exact(request_received=86, request_answered=78)),
        (
            "受理申请9件，余8件转2024年度办理；行政复议6件。",
            exact(request_received=9, request_carried_out=8, review=6),
        ),
        # what documents are made for
        ("不予公开信息有10条，主要是人事安排。", []),
        ("制作、获取的政府信息64条，依申请公开文件12条、不予公开文件36条。", []),
        # fewer than the year before, and none
        (
            "没有收到政府信息公开申请，受理数量较上年度减少1件。",
            [("request_received", -1, "change"), ("request_received", 0, "exact")],
        ),
        ("由于本机关不掌握相关政府信息而无法提供29件。", exact(request_unable=29)),
        ("受理申请36件，结转上年后新收到申请31件。", exact(request_received=36)),
        # who withdrew them, behind the number
        (
            "处理依申请公开2件，其中一件申请人主动撤销。",
            [("request_received", 2, "exact"), ("request_withdrawn", 1, "partial")],
        ),
        (
            "收到要求公开信息的申请7件，其中1件属执法案卷，6件申请人主动撤件。",
            [("request_received", 7, "exact"), ("request_withdrawn", 6, "partial")],
        ),
    ],
)
def test_requests(sentence: str, expected: Claims) -> None:
    assert claims(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # what a channel publishes about is none of its channels
        (
            "通过县政府网站、政务新媒体等多种渠道，及时发布文旅动态、广播电视、执法监督等各类信息共计252条。",
            exact(proactive_total=252),
        ),
        # columns of a website
        (
            "通过局网站发布信息825条，其中双公示栏发布信息68条，政务公开栏发布信息94条。",
            exact(channel_website=825),
        ),
        ("县政府网站公开信息80条，信息公开目录发布各类稿件24篇。", exact(channel_website=80)),
        ("微信公众号发布微信70条、头条号发布信息12条。", exact(channel_wechat=70, channel_media=12)),
        ("“云岭人社”微信视频号发布视频51条。", exact(channel_video=51)),
        ("利用新媒体微信公众号发布信息89条。", exact(channel_wechat=89)),
        ("通过微信工作群公开200余条。", []),
        ("“云岭医保”微信公众号粉丝用户1万人，全年共发布信息47篇。", exact(channel_wechat=47)),
        (
            "“云岭发布”微信公众号（1个）发布信息149条；抖音号（2个）发布信息46条。",
            exact(channel_wechat=149, channel_video=46),
        ),
        ("“云岭发布”微信公众号保持常态化运营，全年发布信息47篇。", exact(channel_wechat=47)),
        ("通过网站、官方微博、电视、报刊等，共主动公开政府信息159条。", exact(proactive_total=159)),
        ("借助微信公众号平台“云岭发布”，全年发布信息392条。", exact(channel_wechat=392)),
        ("在“云岭教体”微信公众号发布信息1511条次。", exact(channel_wechat=1511)),
        ("上报县政府网站政府信息19条。", []),
        ("截至12月31日，累计主动公开政府信息达96条。", exact(proactive_total=96)),
        ("本年度公开的信息已编目，截至12月31日，累计主动公开政府信息达96条。", exact(proactive_total=96)),
        ("公文类政府信息主动公开数4件。", []),
        ("其他应主动公开的政府信息29件。", []),
        ("共发布、更新各类信息56条。", exact(proactive_total=56)),
        ("新媒体发布微信42条，微博53条。", exact(channel_wechat=42, channel_weibo=53)),
        ("通过微信公众号等新媒体发布信息42条。", exact(channel_new_media=42)),
        ("利用微信、抖音等政务新媒体，全年发布信息42条。", exact(channel_new_media=42)),
        ("通过网站、微信公众号等新媒体发布信息42条。", []),
        ("通过微信公众号、广播等新媒体发布信息42条。", []),
        (
            "全年政务新媒体发布信息42条，其中微信30条。",
            [("channel_new_media", 42, "exact"), ("channel_wechat", 30, "partial")],
        ),
        ("通过街道子网站主动公开政府采购19项，采购金额18.6万元，政策文件2条。", []),
        # by an account that is named alone, and a kind behind what a site published
        ("“云岭发布”发布信息316条。", []),
        ("“云岭普法”全年推送信息56条。", []),
        ("县水利信息网发布水利信息84条，政务公开信息13条。", []),
        ("在县政府门户网站，县水利局主动公开信息62条。", exact(channel_website=62)),
        (
            "县水利局公开信息62条，县移民办主动公开政府信息31条，县地震局公开信息8条。",
            exact(proactive_total=62),
        ),
        # by one part of a site, or counted over years
        ("新开设“双语专栏”，自开设至今共发布政务信息100余条。", []),
        ("聚焦两大模块，本年度共在这两个模块发布391条信息。", []),
        ("共发布300件主动公开信息。", exact(proactive_total=300)),
        (
            "截至2023年12月31日，累计主动公开政府信息1380条。本年度主动公开政府信息47条。",
            [("proactive_total", 1380, "stock"), ("proactive_total", 47, "exact")],
        ),
    ],
)
def test_channels(sentence: str, expected: Claims) -> None:
    assert claims(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("组织开展政策解读50余件次。", [("policy_interpretation", 50, "more_than")]),
        ("组织召开和参加新闻发布会19场。", exact(press_conference=19)),
        ("向社会征集作品2期。", []),
        ("开展征集调查6次，收到意见61次。", exact(consultations=6, opinions=61)),
        ("全年制定1件行政规范性文件。", exact(normative_documents=1)),
        (
            "新发布规范性文件4件，确定继续有效的规范性文件33件。",
            exact(normative_documents=4, normative_documents_valid=33),
        ),
        ("全年共清查规范性文件11件。", []),
        ("政策解读培训2期。", exact(training=2)),
        ("公开信息的其中一项：编印公报4期，召开新闻发布会2场。", exact(gazette_issues=4, press_conference=2)),
        ("行政规范性文件废止14件。", exact(normative_documents_repealed=14)),
        ("规范性文件修订2件，规范性文件合法性审查14件。", []),
        ("全年公示行政许可197件、一般程序行政处罚60件。", []),
        ("全年公开部门规章和规范性文件14件，行政处罚3项。", []),
        ("全年公开规范性文件3件，行政处罚处理决定6件。", exact(normative_documents=3, penalty=6)),
        ("全年公布行政许可28个、行政处罚18个。", []),
        ("全年通过平台公开行政许可28件，行政处罚18件。", []),
        ("全年不涉及行政复议和行政诉讼。", exact(review=0, lawsuit=0)),
        ("全年接待咨询访问46人次。", []),
        ("进行5条政策解读。", exact(policy_interpretation=5)),
        ("全年收到37条网民留言。", exact(messages=37)),
        ("全年发布工作动态84条，公开审批结果9条，公布留言办理情况37条。", []),
        ("未发生因信息公开引起的相关诉讼。", exact(lawsuit=0)),
        ("均已按时回复，未引起行政诉讼或复议。", exact(review=0, lawsuit=0)),
        ("公众号现有1万人关注，发布文章45篇，总阅读量33万次。", exact(visits=330_000)),
    ],
)
def test_other_metrics(sentence: str, expected: Claims) -> None:
    assert claims(sentence) == expected
