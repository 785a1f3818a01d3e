"""Wordings of bureaus and townships: what is read, what is flagged (``?``), what is left out."""

from __future__ import annotations

import pytest

from tests.extract.claims.sentences import read

TOWN = "云岭县东湖镇人民政府"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # by several means, some of them named: the whole
        (
            "全年通过局门户网站、云岭商务微信公众号等平台公开发布信息716条。",
            ["proactive_total=716"],
        ),
        (
            "利用局网站、宣传栏、显示屏等载体，紧紧围绕全市中心工作，全年主动公开信息320余条。",
            ["proactive_total=320 more_than"],
        ),
        ("通过网站、微信公众号等新媒体平台发布信息42条。", []),
        ("通过政府网站、政府信息公开平台，主动公开各类政府信息184条。", ["channel_website=184"]),
        ("通过村民大会、微信公众号，公开信息12条。", []),
        ("通过门户网站及时、主动公开发布各类信息87条。", ["channel_website=87"]),
        ("局官方微博信息发布量1904条。", ["channel_weibo=1904"]),
        ("全年主动公开政府信息共计2718条次。", ["proactive_total=2718"]),
        ("主动公开工作动态、通知公告、政策文件等政府信息217条。", ["proactive_total=217"]),
        ("主动公开涉及市场保供、促消费等方面信息96条。", ["?proactive_total=96"]),
        (
            "微信公众号推送信息61期247条。",
            ["channel_wechat=61", "channel_wechat=247"],
        ),
        (
            "全年公开信息531条，其中主动公开509条，依申请公开22条。",
            ["?proactive_total=531", "?request_received=22 partial"],
        ),
        ("“云岭商务”新浪微博共发布信息973条。", ["channel_weibo=973"]),
        ("截至2023年12月，我局共主动公开政府信息531条。", ["proactive_total=531"]),
        ("各级主流媒体刊发我局宣传报道340余篇。", ["channel_media=340 more_than"]),
        ("在政府门户网站主动公开和转发各类信息共计184条。", ["channel_website=184"]),
        ("通过官方微博、官方微信公众号新媒体平台发布信息245条。", ["channel_new_media=245"]),
        ("利用新媒体微信公众号发布信息89条。", ["channel_wechat=89"]),
        ("通过“云岭商务”“云岭招商”微信公众号公开908条。", ["channel_wechat=908"]),
        ("公文主动公开率达41.3%。", ["disclosure_rate=41.3"]),
        # what was added up over years, whatever follows
        (
            "截至2023年底累计主动公开政府信息412条，全文电子化率达100%。其中，本年度新增的主动公开政府信息31条。",
            ["proactive_total=412 stock"],
        ),
        (
            "全年累计主动公开信息412条，其中新增政策解读9条。",
            ["?proactive_total=412", "policy_interpretation=9 partial"],
        ),
        # requests: what became of them, and how they came
        (
            "收到申请9件；答复完毕7件，2件结转下年答复。",
            [
                "request_received=9",
                "request_answered=7",
                "request_carried_out=2",
            ],
        ),
        (
            "收到申请4件，3件为网络申请，1件为信函申请。",
            ["request_received=4", "request_online=3", "request_letter=1"],
        ),
        ("收到申请4件，其中3件为网络申请和信函申请。", ["request_received=4"]),
        ("收到申请8件，其中在线提交5件。", ["request_received=8", "request_online=5 partial"]),
        ("受理申请8件，已完成依申请公开申请7件。", ["request_received=8", "?request_answered=7"]),
        ("收到申请9件，转结下年度继续办理2件。", ["request_received=9", "request_carried_out=2"]),
        ("办结申请8件，无申请件结转到下一年度。", ["request_answered=8", "request_carried_out=0"]),
        ("受理申请17件，其中通过来信收到申请件3件。", ["request_received=17", "request_letter=3 partial"]),
        ("受理公民、法人提出的政府信息公开申请63宗。", ["request_received=63"]),
        ("我局未收到依申请公开政府信息，上年结转申请2件。", ["request_carried_in=2", "request_received=0"]),
        ("未收到公民、法人或其他组织通过平台、传真、信函等形式的政府信息公开申请。", ["request_received=0"]),
        ("未收到信函形式的政府信息公开申请。", []),
        ("收到申请8件。其中，已主动公开和同意公开的5件。", ["request_received=8"]),
        (
            "收到依申请公开件19封，其中12封申请人主动撤销申请。",
            ["request_received=19", "request_withdrawn=12 partial"],
        ),
        ("保障公民、法人和其他组织依法获取政府信息的权利，共受理申请9件。", ["request_received=9"]),
        (
            "收到申请11件，申请事项主要集中在规划计划、建设项目等方面，办结8件，结转下年度办理3件。",
            ["request_received=11", "request_answered=8", "request_carried_out=3"],
        ),
        ("收到申请11件，8件已按规定在法定期限内予以答复。", ["request_received=11", "request_answered=8"]),
        # a reply to a request, among what was published
        (
            "全年主动公开政府信息46条。其中，通知公告41条，回复网络申请公开事项5条。",
            ["proactive_total=46", "?request_online=5 partial"],
        ),
        # decisions put on a website, and the rate of other things
        (
            "在信用网站上传公示行政处罚214项，行政许可36项，行政强制4项。",
            ["?licence=36", "?coercion=4"],
        ),
        ("主动公开我局办理的建议提案7件，公开率达到100%。", ["?disclosure_rate=100"]),
        # letters may be a part of what was published, or not
        (
            "网站发布信息640条，其中政策解读12条，收到网民留言9份。",
            ["channel_website=640", "policy_interpretation=12 partial", "?messages=9 partial"],
        ),
        ("全年收到群众来信23封。", ["messages=23"]),
        # none
        ("本年度未制发规范性文件，无行政复议诉讼。", ["review=0", "lawsuit=0", "normative_documents_made=0"]),
        ("未制定规章和规范性文件。", ["normative_documents_made=0"]),
        ("未出台规范性文件和重要政策措施。", ["?normative_documents_made=0"]),
        ("未制定规范性文件管理办法。", []),
    ],
)
def test_wordings(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_a_town() -> None:
    assert read("我镇未收到申请。2023年度全镇未制定规范性文件。", TOWN) == [
        "request_received=0",
        "normative_documents_made=0",
    ]
