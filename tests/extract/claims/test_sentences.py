"""Claims of single sentences, as reports write them, and the numerals in them."""

from __future__ import annotations

import pytest

from extract.claims.quantities import chinese_number
from tests.extract.claims.sentences import Claims, claims


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全年主动公开政府信息 312 条。", [("proactive_total", 312, "exact")]),
        ("主动公开信息近 600 条。", [("proactive_total", 600, "less_than")]),
        ("主动公开信息14万余条。", [("proactive_total", 140000, "more_than")]),
        ("到目前累计主动公开政府信息100条。", [("proactive_total", 100, "stock")]),
        ("截至2023年12月31日，主动公开政府信息88条。", [("proactive_total", 88, "exact")]),
        (
            "主动公开信息 75 条，其中网站20条，微信公众号55条。",
            [
                ("proactive_total", 75, "exact"),
                ("channel_website", 20, "partial"),
                ("channel_wechat", 55, "partial"),
            ],
        ),
        ("视频号发布10期(浏览量达 18612 次)。", [("channel_video", 10, "exact"), ("visits", 18612, "exact")]),
        ("全年收到政府信息公开申请一件。", [("request_received", 1, "exact")]),
        ("本年度未收到政府信息公开申请。", [("request_received", 0, "exact")]),
        ("未发生行政复议、行政诉讼。", [("review", 0, "exact"), ("lawsuit", 0, "exact")]),
        ("举办第七期政务公开培训班。", []),
        ("举办新闻发布会12场。", [("press_conference", 12, "exact")]),
        ("主动公开率达90.2%。", [("disclosure_rate", 90.2, "exact")]),
        ("提高主动公开意识，完成2项任务。", []),
        (
            "受理申请1,019件，答复1,005件（含上年度结转申请8件，另有22件顺延到下年度答复）。",
            [
                ("request_received", 1019, "exact"),
                ("request_answered", 1005, "exact"),
                ("request_carried_in", 8, "partial"),
                ("request_carried_out", 22, "partial"),
            ],
        ),
        # the act named last is what is counted
        ("因政府信息公开申请行政复议0件。", [("review", 0, "exact")]),
        ("被申请行政复议3件，未经复议直接起诉2件。", [("review", 3, "exact"), ("lawsuit", 2, "exact")]),
        (
            "2件结转下年答复；全年被申请行政复议1件。",
            [("request_carried_out", 2, "exact"), ("review", 1, "exact")],
        ),
        ("未作出行政强制;作出694宗行政许可。", [("licence", 694, "exact")]),
        ("以信函、传真和网页申请等形式的依申请公开3件。", [("request_received", 3, "exact")]),
        ("接收网络方式提交政府信息公开5件。", [("request_received", 5, "exact")]),
        (
            "收到8项依申请公开，未发生依申请公开行政复议。",
            [("request_received", 8, "exact"), ("review", 0, "exact")],
        ),
        (
            "收到申请195件，上年结转3件，公开答复191件，转下年度办理7件。",
            [
                ("request_received", 195, "exact"),
                ("request_carried_in", 3, "exact"),
                ("request_answered", 191, "exact"),
                ("request_carried_out", 7, "exact"),
            ],
        ),
        ("受理网民留言60条，公开答复28条。", [("messages", 60, "exact")]),
        # none of one thing is not none of another
        ("行政执法均无被申请行政复议。", [("review", 0, "exact")]),
        ("全年未发生因依申请公开办理不当引发的投诉。", []),
        ("全年未收到行政许可申请。", []),
        ("无正当理由大量反复申请的，依法不予处理。", []),
        # one category is not the whole, nor is a document about decisions a decision
        ("其中政府信息公开年报1条、信息公开指南1条，行政许可信息55项。", []),
        ("公开惠企政策文件26件，每季度公示救助申请及发放情况信息一条。", []),
        ("因信息公开引发行政争议11件。", []),
        ("规范性文件等主动公开信息63件。", [("proactive_total", 63, "exact")]),
        ("全年公开401条信息。", [("proactive_total", 401, "exact")]),
        (
            "新增主动公开政府信息311条，累计主动公开政府信息达3174条。",
            [("proactive_total", 311, "exact"), ("proactive_total", 3174, "stock")],
        ),
        ("印发部门规范性文件1份。", [("normative_documents", 1, "exact")]),
        # several channels together are none of them
        ("通过官方微信、微博平台公开政府信息2809条。", []),
        ("通过县政府网站及乡公示栏公开信息71条。", []),
        ("微信公众号等新媒体平台发布信息4979条。", [("channel_new_media", 4979, "exact")]),
        ("通过网站、公众号及其他渠道主动公开政府信息130余条。", [("proactive_total", 130, "more_than")]),
        ("开通“青禾发布”公众号，发布信息64条，订阅数224个。", []),
        ("通过掌上青禾APP发布信息716条。", []),
        ("收到微博投诉12条，媒体采访40次。", []),
        ("政务微博公众号发布信息48条。", [("channel_weibo", 48, "exact")]),
        ("不予公开信息数0条。", [("request_denied", 0, "exact")]),
        ("及时发布政策解读、防疫警示、就诊指南等各类信息315条。", []),
        ("开展县政府网站满意度测评1次。", []),
        (
            "受理申请212件，其中网站申请195件。",
            [("request_received", 212, "exact"), ("request_online", 195, "partial")],
        ),
        ("共有新媒体账号33个，其中微信公众号20个、微博12个。", [("new_media_accounts", 33, "exact")]),
        ("通过网站、微信公众号等平台，向社会公开要闻、文件等政府信息共计4891条。", []),
        ("通过“三务公开”平台公开信息154条。", []),
        ("通过县人民政府网公开信息23条。", [("channel_website", 23, "exact")]),
        # a number that opens its clause does not count what the clause before it names
        ("8件按申请全部予以公开，1件公开部分内容。", []),
        (
            "答复申请98件（含上年度转结申请8件，另有5件申请转结下年度办理）。",
            [
                ("request_answered", 98, "exact"),
                ("request_carried_in", 8, "partial"),
                ("request_carried_out", 5, "partial"),
            ],
        ),
        # a remark in brackets is over where it closes
        ("主动公开规章13件(含修改4件)，规范性文件42件。", [("normative_documents", 42, "exact")]),
    ],
)
def test_claims(sentence: str, expected: Claims) -> None:
    assert claims(sentence, None) == expected


@pytest.mark.parametrize(
    ("numeral", "number"), [("一", 1), ("十", 10), ("二十三", 23), ("一百零五", 105), ("两", 2)]
)
def test_chinese_numerals(numeral: str, number: int) -> None:
    assert chinese_number(numeral) == number
