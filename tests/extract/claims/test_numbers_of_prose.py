"""Numbers of the prose with what stands around them: which are beyond doubt, flagged, or left out."""

from __future__ import annotations

import pytest

from tests.extract.claims.sentences import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a body is for narrows nothing of what it publishes; half of it does
        ("全年微信发布商务信息263条。", ["channel_wechat=263"]),
        ("云岭商务网站发稿569条。", ["channel_website=569"]),
        ("2023年1—12月，在政府信息公开专栏发布信息31条。", ["channel_website=31"]),
        (
            "我局在市政府网站发布工作动态、商贸流通、通知公告等信息共计334条。",
            ["channel_website=334"],
        ),
        ("压紧压实责任，综合运用多种方式，主动公开政府信息57条。", ["proactive_total=57"]),
        ("市商务局在市委的领导下，公开信息共计298条。", ["proactive_total=298"]),
        ("全年主动公开规划计划、财政预决算等各类政府信息58条。", ["proactive_total=58"]),
        ("主动公开政府信息31件，向档案馆报送信息31份。", ["proactive_total=31"]),
        # several channels together, then each
        (
            "在网站和微信平台公布信息202条，其中网站公布194条，微信公众号公布8条。",
            ["channel_website=194 partial", "channel_wechat=8 partial"],
        ),
        (
            "网站、微信、微博共发布信息90条，其中网站（含转发）19条，微信（含转发）51条，微博（含转发）20条。",
            ["channel_website=19 partial", "channel_wechat=51 partial", "channel_weibo=20 partial"],
        ),
        # an account, and what it published
        ("“云岭商务”微信公众号，共发布信息216条。", ["channel_wechat=216"]),
        ("在云岭商务微信公众号自媒体发布694条。", ["channel_wechat=694"]),
        ("“云岭商务”微信公众号保持常态化运营，全年发布信息502篇。", ["channel_wechat=502"]),
        ("2023年，共公开各类商务信息1870条。", ["proactive_total=1870"]),
        ("截至12月31日止，我局主动公开政府信息共161条。", ["proactive_total=161"]),
        ("“云岭商务”抖音公众号发布视频16条。", ["channel_video=16"]),
        ("局门户网站共发布商务各类信息42条。", ["channel_website=42"]),
        ("召开2场新闻发布会、录制在线访谈12期。", ["press_conference=2", "online_interview=12"]),
        # one after the other
        (
            "“云岭商务”微信、微博分别发布信息18条、23条，阅读总量18万次。",
            ["channel_wechat=18", "channel_weibo=23", "?visits=180000"],
        ),
        (
            "官方微博、微信和抖音分别发布82条、34条、41条。",
            ["channel_weibo=82", "channel_wechat=34", "channel_video=41"],
        ),
        ("行政复议、行政诉讼分别为2件、0件。", ["review=2", "lawsuit=0"]),
        (
            "2023年，依托市政府门户网站作为官方发布平台，更新发布信息200条。",
            ["channel_website=200"],
        ),
        (
            "全年通过门户网站、微博、微信公众号等渠道公开各类信息254条，其中政府网站发布信息254条。",
            ["proactive_total=254", "channel_website=254 partial"],
        ),
        ("通过云岭日报、云岭电视台等主流媒体公开信息60条。", ["channel_media=60"]),
        (
            "通过“云岭商务”微信公众号发布44期、刊发稿件116篇，微信视频号发布5期。",
            ["channel_wechat=44", "channel_wechat=116", "channel_video=5"],
        ),
        # where messages came in
        ("2023年我局承办工单共120件，已全部办结。", ["messages=120"]),
        (
            "收到局长信箱来信158件，12345热线转办工单150件。",
            ["messages=158", "messages=150"],
        ),
        # what the year before is compared with
        (
            "2023年受理政府信息公开申请22件，比2022年（31件）下降29%，答复22件。",
            ["request_received=22", "year_on_year=-29 change", "request_answered=22"],
        ),
        # a sentence that goes on from the one before
        (
            "全年收到政府信息公开申请326件。已办结322件，结转2024年办理4件。",
            ["request_received=326", "request_answered=322", "request_carried_out=4"],
        ),
        ("（二）答复情况。14件申请全部按期答复。", ["request_answered=14"]),
        # none at all
        ("目前未收到依申请公开请求。", ["request_received=0"]),
        ("2023年，依申请公开零申请。", ["request_received=0"]),
        ("全年无一例因政府信息公开申请行政复议、提起行政诉讼发生。", ["review=0", "lawsuit=0"]),
        ("没有因政府信息公开引起的行政复议、行政诉讼以及行政申诉。", ["review=0", "lawsuit=0"]),
        # the results of reviews
        (
            "因政府信息公开申请行政复议72件，其中维持46件、纠错11件、其他15件。",
            [
                "review=72",
                "review_upheld=46 partial",
                "review_corrected=11 partial",
                "review_other=15 partial",
            ],
        ),
        # what is read on the website, and elsewhere
        ("全年网站访问量12万次，公众号阅读量3万次。", ["visits=120000", "?visits=30000"]),
    ],
)
def test_numbers_that_are_beyond_doubt(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in brackets, what a number is of alone: one ground of several
        (
            "收到申请45件，其中，予以公开19件，不予公开（属于内部事务信息）1件，"
            "无法提供（本机关不掌握）17件，无法提供（没有现成信息）2件。",
            ["request_received=45", "request_granted=19 partial"],
        ),
        # half of what a body is for
        ("全年微信发布商业信息263条。", ["?channel_wechat=263"]),
        ("在市政府网站公开商场、超市等信息34条。", ["?channel_website=34"]),
        ("2023年1—6月，在市商务局网站发布信息313条。", ["?channel_website=313"]),
        ("计划全年公开信息58条。", ["?proactive_total=58"]),
        # a site that the number is not of alone
        ("以市政府门户网站为主要平台，公开信息200条。", []),
        ("通过政府网站、新闻发布会和其他媒体公开信息40条。", ["?proactive_total=40"]),
        # one source twice
        ("收到网民留言158条，回复留言150条。", ["?messages=158", "?messages=150"]),
        ("收到12345工单158件，办结12345工单150件。", ["?messages=158", "?messages=150"]),
        # two sites
        ("市政府网站访问量12万次，商务网站访问量3万次。", ["?visits=120000", "?visits=30000"]),
        ("在市政府网站发布防汛动态、预警公告等信息34条。", ["?channel_website=34"]),
        ("精心策划展会专题，发布信息30条。", ["?proactive_total=30"]),
        ("全年行政复议零申请。", []),
        ("通过门户网页和政务新媒体，发布各类信息800余条。", ["?proactive_total=800 more_than"]),
        ("截至目前，2023年度主动公开政府信息共计393条。", ["?proactive_total=393"]),
        ("截至目前，主动公开政府信息共计393条。", ["proactive_total=393 stock"]),
        ("微信公众号发布44期，市政府网站刊发稿件116篇。", ["channel_wechat=44", "channel_website=116"]),
        ("微信公众号发布44条，刊发稿件116篇。", ["channel_wechat=44"]),
        # one after the other, but not as many, or two of one kind
        ("微信、微博分别发布信息18条。", []),
        ("行政许可、行政处罚分别有12件、3件被复议。", []),
        ("市政府网站、商务网站分别发布信息18条、23条。", []),
        ("网站、微信分别收到留言18条、23条。", ["?messages=18"]),
        ("2023年，共公开各类惠农信息187条。", ["?proactive_total=187"]),
        ("通过省政府网站专栏和市商务局网站主动公开各类信息153条。", ["?channel_website=153"]),
        # two parts of one channel
        (
            "网站、微信公众号共发布信息202条，其中市商务局网站公布94条，市政府网站公布80条。",
            ["?channel_website=94 partial", "?channel_website=80 partial"],
        ),
        # a sentence behind one on something else
        ("全年受理低保申请326件。已办结322件。", []),
        ("受理信访326件，申请公开2件。已办结322件。", []),
        ("全年办理工单326件。已办结322件。", ["messages=326"]),
    ],
)
def test_numbers_that_are_flagged_or_left_out(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_whole_behind_its_parts() -> None:
    text = (
        "（一）主动公开情况。在市政府网站主动公开信息252条（其中：概况信息8条、动态信息244条）；"
        "在“云岭商务”微信公众号推送信息77条，全年共计公开政务信息329条。"
    )
    assert "channel_wechat=77" in read(text)
    assert any(one.endswith("proactive_total=329") for one in read(text))
