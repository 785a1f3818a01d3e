"""The whole and its parts, and what there was none of: what a sentence counts beside its numbers."""

from __future__ import annotations

import pytest

from extract.claims import claims_of
from extract.sections import Passage
from tests.extract.claims.sentences import Claims, claims, exact


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("县政府网站公开机构职能信息3条、预决算信息16条、人事信息2条。", []),
        ("在门户网站公开通知公告63条、建议办理3条。", []),
        ("县政府网站发布信息120条，接受电话咨询12次。", exact(channel_website=120)),
        ("通过政府信息公开专栏主动公开信息72条，各类文件28条。", exact(channel_website=72)),
        ("微信公众号发布微信70条、抖音号发布短视频8条。", exact(channel_wechat=70, channel_video=8)),
        ("其他公开信息35条等。", []),
        ("公开机构职能类信息1条，其他应当主动公开的政府信息3条。", []),
        ("全年公开各类政府信息350条、通知公告26条。", exact(proactive_total=350)),
        (
            "微信公众号公开动态信息80条，我镇全年公开政府信息23条。",
            exact(channel_wechat=80, proactive_total=23),
        ),
        ("通过县政府网站发布信息6个类别，42个栏目。", []),
        ("在法定主动公开目录发布信息29条。", []),
        ("县水利局网站、“两微一条”共发布信息400余条。", []),
        ("县政府网站采用信息22条、省水利厅采用信息34条。", []),
        ("微信公众号发布原创内容23篇，转载法律法规7篇。", []),
        ("免于公开信息0条。", []),
        (
            "主动公开政府信息11条，均通过县政府网站发布，其中包含机构职能、领导信息类2条。",
            exact(proactive_total=11),
        ),
        (
            "通过门户网站公开信息114条，其中指南1条；按照法定规定主动公开信息12条；年报1条。",
            exact(channel_website=114),
        ),
        (
            "主动公开信息114条，其中指南1条；公开政府信息12条。",
            exact(proactive_total=114),
        ),
        ("在“中国·云岭”公开政府信息221条。", []),
        ("公开意见征集及反馈信息11件。", []),
        (
            "县政府网站公开全县各类信息共计340条，包括人事信息12条。",
            exact(channel_website=340),
        ),
        ("网站子站动态信息6条、法定主动公开信息105条。", [("channel_website", 6, "exact")]),
        ("社会保障公开信息2条、就业信息80条。", []),
        ("此外，还通过张贴告示公开政府信息42条。", []),
        ("利用广播、展板等其他方式公开政府信息22条。", []),
        ("通过网站、公示栏及其他渠道公开政府信息600条。", exact(proactive_total=600)),
        ("合理设置信息公开栏目6项。", []),
        (
            "通过信息公开平台公开政府信息90条，其中，网站50条、微信公众号40条。",
            [
                ("proactive_total", 90, "exact"),
                ("channel_website", 50, "partial"),
                ("channel_wechat", 40, "partial"),
            ],
        ),
        ("发布规范性文件及其他文件29件。", []),
        (
            "制发规范性文件2件，废止1件，现行有效14件。",
            exact(normative_documents_made=2, normative_documents_repealed=1, normative_documents_valid=14),
        ),
        ("制发规范性文件2件，制定规章3件，废止1件。", exact(normative_documents_made=2, rules_made=3)),
        ("阅读量达100余万次。", [("visits", 1_000_000, "more_than")]),
        ("截至2023年底，主动公开政府信息80条。", exact(proactive_total=80)),
        ("截至2023年12月，主动公开政府信息80条。", exact(proactive_total=80)),
        ("截至目前，主动公开政府信息80条。", [("proactive_total", 80, "stock")]),
        ("目前，我镇通过公众号发布信息，全年通过微信公众号发布信息31条。", exact(channel_wechat=31)),
        # the clause before names the one means
        ("通过政府信息公开专栏，主动公开政府信息57条，其中文件9件。", exact(channel_website=57)),
        ("通过门户网站、微信公众号等平台，累计主动公开政府信息57条。", exact(proactive_total=57)),
        ("此外，通过门户网站、公告栏等渠道主动公开政府信息57条。", []),
        ("通过公告栏、电子屏等方式公开信息57条。", []),
        (
            "通过门户网站、政务微信等主动公开政府信息57条，其中微信12条。",
            [("proactive_total", 57, "exact"), ("channel_wechat", 12, "partial")],
        ),
        ("依托门户网站、微信公众号等平台共发布信息940余条。", [("proactive_total", 940, "more_than")]),
        (
            "通过门户网站、信息公开网等主动公开信息57条，通过微博发布信息12条。",
            exact(channel_website=57, channel_weibo=12),
        ),
        ("县政府门户网包括各镇专栏共计发布各类信息57条。", exact(channel_website=57)),
        ("在县政府门户网站围绕7个方面发布信息14条。", exact(channel_website=14)),
        ("街道通过政务公开专栏主动发布各类政府信息57条。", exact(channel_website=57)),
        # what documents are, not what became of requests
        ("共制作政府信息80条，其中依申请公开信息9条，不予公开信息12条。", []),
        # "解读" is said of the policies, not of what is counted
        ("深入解读重要政策，2023年制定4份文件。", []),
        ("发布专项解读，共获报道22篇。", []),
        ("收到依申请公开64件，下年度继续办理8件。", exact(request_received=64, request_carried_out=8)),
        ("主动公开通知公告、政策解读等各类政府信息57条。", exact(proactive_total=57)),
        ("向社会公布政府信息57条。", exact(proactive_total=57)),
        ("主动向社会公开政府信息57条。", exact(proactive_total=57)),
        ("全年累计公开政府信息570项。", exact(proactive_total=570)),
        # the name of an account is no channel
        ("“云岭县政府网”微信公众号推送信息31条，关注人数2万人。", exact(channel_wechat=31)),
        ("在云岭微信公众号公布动态信息31条，收到留言12条。", exact(channel_wechat=31, messages=12)),
        (
            "其中，网站公开31条、微博12条，总阅读量达8万次。",
            [
                ("channel_website", 31, "partial"),
                ("channel_weibo", 12, "partial"),
                ("visits", 80_000, "exact"),
            ],
        ),
        (
            "清理规范性文件，本年度制发0件，废止1件，现行有效5件。",
            exact(normative_documents_made=0, normative_documents_repealed=1, normative_documents_valid=5),
        ),
        # what a list of powers holds was not decided
        ("目前已公开了本局的3项行政许可、8项行政处罚。", []),
        ("按照新媒体集约化要求，关闭2个账号。", []),
        ("参加行风热线2次。", []),
    ],
)
def test_the_whole_and_its_parts(sentence: str, expected: Claims) -> None:
    assert claims(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # that nothing was carried over does not say that nothing came
        ("本年无上年结转政府信息公开申请。", exact(request_carried_in=0)),
        ("没有2022年度结转的申请。", exact(request_carried_in=0)),
        ("没有结转下年度办理的政府信息公开申请。", exact(request_carried_out=0)),
        ("收到申请4件，无结转2024年继续办理件。", exact(request_received=4, request_carried_out=0)),
        ("未发生针对本机关的复议、诉讼和申诉。", exact(review=0, lawsuit=0)),
        ("无涉及信息公开的行政复议、诉讼案件。", exact(review=0, lawsuit=0)),
        ("不存在因政府信息公开引起的行政复议和行政诉讼情况。", exact(review=0, lawsuit=0)),
        ("全部按时办理，未被行政诉讼，4宗被行政复议结果维持。", exact(lawsuit=0)),
        # none for one reason is not none
        ("未发生因答复不当引发的投诉、复议或诉讼。", []),
    ],
)
def test_what_there_was_none_of(sentence: str, expected: Claims) -> None:
    assert claims(sentence) == expected


def test_a_passage_headed_by_a_channel_counts_no_whole() -> None:
    assert claims("（一）县政府网站主页。下设若干栏目，2023年共主动公开政府信息57条。") == []
    assert claims("（一）云岭县公安局门户网站政府信息公开情况。累计发布信息57条。") == []
    heading = Passage(1, "（一）云岭县公安局门户网站信息公开情况。", {})
    assert claims_of([heading, Passage(1, "全年累计发布信息57条。", {})], 2023) == ()
    assert claims("（一）主动公开。2023年共主动公开政府信息57条。") == exact(proactive_total=57)
