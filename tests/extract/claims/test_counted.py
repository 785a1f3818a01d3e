"""What a number of a sentence is of: one thing, each of several, a part, or nothing that can be told."""

from __future__ import annotations

import pytest

from tests.extract.claims.sentences import Claims, claims, exact


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # together: of neither alone
        ("全年行政复议、行政诉讼共7件。", []),
        ("作出行政许可、行政处罚共计41件。", []),
        ("举办新闻发布会和在线访谈9场。", []),
        ("召开会议、举办培训共6次。", []),
        ("发布政策解读、宣传稿件230篇。", []),
        ("决策公开、政策解读、回应关切合计35条。", []),
        ("收到信件和政府信息公开申请共5件。", []),
        # respectively: the first number is not the last thing's
        ("行政许可、行政处罚、行政强制分别为12件、3件、0件。", exact(licence=12, penalty=3, coercion=0)),
        ("行政许可、行政处罚、行政强制分别为12件、3件。", []),
        # of each
        ("因政府信息公开引起的行政复议、行政诉讼均为0件。", exact(review=0, lawsuit=0)),
        ("发生行政复议和行政诉讼各2件。", exact(review=2, lawsuit=2)),
        ("行政许可、行政处罚、行政强制均为0件。", exact(licence=0, penalty=0, coercion=0)),
        ("答复率、办结率均为100%。", exact(handled_rate=100)),
        ("因行政许可、行政处罚引发的行政复议4件。", exact(review=4)),
        ("组织公众参与培训3次。", exact(training=3)),
    ],
)
def test_one_number_for_several_things(sentence: str, expected: Claims) -> None:
    assert claims(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # what stands behind a number is said of that number, not of the next
        (
            "收到申请9件，2件结转2024年办理，已办理的7件均不属于本机关。",
            exact(request_received=9, request_carried_out=2),
        ),
        ("新收政府信息公开申请30件，28件按期限答复办结。", exact(request_received=30, request_answered=28)),
        ("收到申请6件，其中4件由于重复申请不予处理。", exact(request_received=6)),
        ("收到政府信息公开申请8件，共办结8件。", exact(request_received=8, request_answered=8)),
        ("收到5条群众通过网站提交的申请。", exact(request_received=5)),
        (
            "共受理并办结政府信息公开申请4件。",
            exact(request_answered=4, request_received=4),
        ),
        ("全年收到依申请需要公开办理的情况0例。", exact(request_received=0)),
        ("共办理回复依申请公开事项23件。", exact(request_answered=23)),
        ("收到12起政府信息依申请公开。", exact(request_received=12)),
        ("收到和处理12件政府信息公开申请。", exact(request_received=12)),
        # a number that lost its unit stands before the number
        ("收到行政复议11收到平台办件33条。", []),
        (
            "办理依申请公开事项23件，其中网上政府信息公开申请件22件。",
            [("request_received", 23, "exact"), ("request_online", 22, "partial")],
        ),
        (
            "收到政府信息公开申请9件，其中通过互联网提交申请4件。",
            [("request_received", 9, "exact"), ("request_online", 4, "partial")],
        ),
        (
            "收到申请9件（其中信件申请6件）。",
            [("request_received", 9, "exact"), ("request_letter", 6, "partial")],
        ),
        (
            "收到申请9件，同意全部公开答复数5件，同意部分公开答复数3件，不同意公开答复数1件。",
            exact(request_received=9, request_granted=5, request_partial=3, request_denied=1),
        ),
        ("发生3起有关政府信息公开的行政复议案件。", exact(review=3)),
        ("自收到申请之日起20个工作日内予以答复。", []),
        ("收到申请6件，办结 5 件（其中1件由2022年结转）。", exact(request_received=6, request_answered=5)),
        ("收到申请6件，结转上年度申请0件。", exact(request_received=6, request_carried_in=0)),
        (
            "办结依申请公开8件，转接下年度办理2件。",
            exact(request_answered=8, request_carried_out=2),
        ),
        ("发布意见征集情况公告、意见采纳28条。", []),
        ("通过县网站互动栏目、领导信箱公开信息55条。", []),
        ("召开听证会1次。", []),
        ("以县政府网站为主阵地，新开设专栏4个。", []),
        ("微信订阅号发布信息64条。", exact(channel_wechat=64)),
        ("2022年结转至2023年2件，2023年受理申请12件。", exact(request_received=12)),
        ("微信发布信息115“云岭旅游”发布信息80条。", []),
        ("受理申请12件，结转上年度3件。", exact(request_received=12, request_carried_in=3)),
        ("受理申请12件，结转2024年度2件。", exact(request_received=12, request_carried_out=2)),
        ("涉及行政复议、行政诉讼案件43件，结果维持31件。", []),
        ("发生行政复议5件，结果维持3件。", exact(review=5, review_upheld=3)),
        ("在公示栏主动公开，云岭县法律援助中心受理援助案件213件。", []),
        ("通过门户网站受理市民咨询6件。", []),
        ("利用微博平台和工作群宣传，发布简报13篇。", []),
        ("在县政府网站，发布工作动态、公告等信息42条。", exact(channel_website=42)),
        ("云岭水利网主动公开信息264条。", exact(channel_website=264)),
        ("“园区服务平台”上发布信息32条。", []),
        ("公开政策文件3条，行政复议类信息24条。", []),
        ("主动公开行政复议决定4件。", []),
        (
            "受理政府信息公开申请91件（另有2件结转下年度继续办理）。",
            exact(request_received=91, request_carried_out=2),
        ),
        (
            "新受理政府信息公开申请17件，上年转结政府信息公开申请0件。",
            exact(request_received=17, request_carried_in=0),
        ),
        (
            "办理政府信息公开申请7件，其中部分公开1件，已通过网站公开2件。",
            [("request_received", 7, "exact"), ("request_partial", 1, "partial")],
        ),
        (
            "收到申请9件，其中网上申请5件，发生行政复议1件。",
            [("request_received", 9, "exact"), ("request_online", 5, "partial"), ("review", 1, "exact")],
        ),
        ("办结10条网站留言和5个依申请公开件。", []),
        ("服务热线发布微信42条。", exact(channel_wechat=42)),
        ("在信用网站公示行政处罚决定25项。", []),
        (
            "新收政府信息公开申请9件，连同上年结转的，共办理政府信息公开申请8件。",
            exact(request_received=9, request_answered=8),
        ),
        ("召开《关于加强和改进服务的措施》2场新闻发布会。", exact(press_conference=2)),
        ("三、回应解读情况 回应重大舆情数2次。", []),
        ("开展宣讲12场，现场解答群众疑问300余条。", []),
        ("邮寄宣传册200份。", []),
        ("依法撤销行政许可3件。", []),
        ("收到申请9件，申请人主动撤销2件。", exact(request_received=9, request_withdrawn=2)),
        # disputes over other matters
        ("我局因具体行政行为被提起行政诉讼2起。", []),
        ("全年办理行政复议案件58件。", []),
        ("依法办理涉及政府信息公开的行政复议27件。", exact(review=27)),
        (
            "未经复议直接起诉2件，复议后起诉1件。",
            [("lawsuit", 2, "partial"), ("lawsuit", 1, "partial")],
        ),
        # what the clause before names as a means, or for another thing
        ("通过新闻发布会、在线访谈等，相关部门与群众交流393次。", []),
        ("完善规范性文件公开平台，以县政府名义发布决定类公文4件。", []),
        ("公开取水许可、河道内活动审批等13项权力。", []),
        ("报道县政府常务会议25次。", []),
    ],
)
def test_whose_number_it_is(sentence: str, expected: Claims) -> None:
    assert claims(sentence) == expected
