"""What is none of a thing, a part of it, or of another year, as real reports word it."""

from __future__ import annotations

import pytest

from extract.claims import claim_issues, claims_of
from extract.model import Section
from extract.sections import Passage
from tests.extract.claims.sentences import Claims, claims

NONE_OF_BOTH = [("review", 0, "exact"), ("lawsuit", 0, "exact")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # that none was refused, late or of one kind does not say that none came
        ("本年没有不予公开的依申请公开件。", []),
        ("我局未收到涉及个人隐私的政府信息公开申请。", []),
        ("没有出现办理不规范的政府信息公开申请。", []),
        ("未发生依申请公开方面的行政复议和行政诉讼。", NONE_OF_BOTH),
        ("我镇没有公民、法人和其他组织提出政府信息公开申请。", [("request_received", 0, "exact")]),
        # what was not done in time brought a review; none is not stated
        ("因未按时答复申请人，被提起行政复议，已办结。", []),
        ("未及时公开被申请行政复议，均已整改。", []),
        ("未被申请行政复议、提起行政诉讼。", NONE_OF_BOTH),
        # a letter that asks is a request; a topic of requests is no licence
        (
            "收到申请9件，其中当面申请7件，来信申请2件。",
            [
                ("request_received", 9, "exact"),
                ("request_in_person", 7, "partial"),
                ("request_letter", 2, "partial"),
            ],
        ),
        ("受理政府信息公开申请5件，其中规划许可类3件。", [("request_received", 5, "exact")]),
        # a list of parts goes on behind its semicolons, until another begins
        (
            "利用本单位门户网站主动公开政府信息188条，其中：公示类信息1条；政策解读1条；规划信息1条。",
            [("channel_website", 188, "exact"), ("policy_interpretation", 1, "partial")],
        ),
        (
            "网站公开政府信息188条，其中：公示类信息1条；二是制作政策解读4条。",
            [("channel_website", 188, "exact"), ("policy_interpretation", 4, "exact")],
        ),
        (
            "公开信息560条；其中，机构职能12条；财政信息33条；政策解读9篇。",
            [("proactive_total", 560, "exact"), ("policy_interpretation", 9, "partial")],
        ),
        # as many came
        ("收到政府信息公开申请3项全部予以公开。", [("request_received", 3, "exact")]),
        ("共办结行政许可事项91件。", [("licence", 91, "exact")]),
        # results named behind their numbers
        (
            "收到依申请公开5件，其中3件予以公开、1件部分公开、1件无法提供。",
            [
                ("request_received", 5, "exact"),
                ("request_granted", 3, "partial"),
                ("request_partial", 1, "partial"),
                ("request_unable", 1, "partial"),
            ],
        ),
        (
            "收到申请8件，5件予以公开或部分公开，3件无法提供。",
            [("request_received", 8, "exact"), ("request_unable", 3, "exact")],
        ),
        (
            "被申请行政复议5宗、行政诉讼0宗，其中2宗维持原答复，1宗结果纠正。",
            [
                ("review", 5, "exact"),
                ("lawsuit", 0, "exact"),
                ("review_upheld", 2, "partial"),
                ("review_corrected", 1, "partial"),
            ],
        ),
        # asked for in two ways together
        ("网络和信函申请9件。", []),
        ("通过网站和信函收到政府信息公开申请9件。", [("request_received", 9, "exact")]),
        ("通过信函收到政府信息公开申请3件。", [("request_letter", 3, "exact")]),
        # what documents are
        ("全年制发公文96份，其中主动公开40份，依申请公开16份，不予公开40份。", []),
        ("共发文96件，其中不公开文件90件，依申请公开6件。", []),
        (
            "分别为政府网站51条，政务微信96条。",
            [("channel_website", 51, "exact"), ("channel_wechat", 96, "exact")],
        ),
        # of several channels, one after the other
        ("县政府门户网站、部门网站分别发布信息431条和221条。", []),
        ("建有网站1个、抖音号1个。", []),
        ("新闻发布会：全年召开5场。", [("press_conference", 5, "exact")]),
        ("召开2次专题会议。", [("meetings", 2, "exact")]),
        # those of this year alone
        ("新开通政务新媒体账号3个，注销8个。", []),
        # of both tracks together
        ("被行政复议5宗、行政诉讼3宗，其中维持2宗。", [("review", 5, "exact"), ("lawsuit", 3, "exact")]),
        (
            "收到申请12条，其中：收到邮递依申请公开1条，网络申请公开11条。",
            [
                ("request_received", 12, "exact"),
                ("request_letter", 1, "partial"),
                ("request_online", 11, "partial"),
            ],
        ),
        # what a document is called counts nothing
        ("解读了《云岭县10件惠企实事》，开展解读3次。", [("policy_interpretation", 3, "exact")]),
        ("开展“解读100条”宣传。", []),
        # the year something is compared with is not the year of what follows
        (
            "收到申请22起，比2022年（31起）有所下降，答复22起。",
            [("request_received", 22, "exact"), ("request_answered", 22, "exact")],
        ),
        (
            "去年收到申请3件，今年收到申请5件。",
            [("request_received", 3, "other_period"), ("request_received", 5, "exact")],
        ),
    ],
)
def test_what_is_said_of_requests_and_disputes(sentence: str, expected: Claims) -> None:
    assert claims(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("云岭政务网发布信息107条。", [("channel_website", 107, "exact")]),
        ("在县政府网站、公报公开规章13件。", []),
        ("制作新媒体作品49篇。", []),
        ("县政府网站发布动态类信息133条，发布文件79件。", []),
        ("县政府网站发布各类信息133条。", [("channel_website", 133, "exact")]),
        ("县政府网站发布了72条准确的政策解读。", [("policy_interpretation", 72, "exact")]),
        ("发布政策文件及解读信息82条。", []),
        ("公开重要政策解读、促进就业举措等群众关心的信息共计86条。", []),
        ("收到人大代表建议12件，办理政协委员意见3件。", []),
        ("收到群众意见12条。", [("opinions", 12, "exact")]),
    ],
)
def test_what_is_published_is_counted_as_what_it_is(sentence: str, expected: Claims) -> None:
    assert claims(sentence) == expected


def test_text_without_an_end_takes_time_in_proportion_to_its_length() -> None:
    endless = "主动公开政府信息20条，通过网站公开5条，" * 20_000
    assert claims(endless) == []
    assert len(claims(endless[:2_000])) > 50


@pytest.mark.parametrize("scale", ["", "万", "亿"])
def test_what_no_body_can_count_is_no_claim(scale: str) -> None:
    """JSON and SQLite hold no such whole number either: the report would be lost with it."""
    assert claims(f"主动公开政府信息1{'0' * 14}{scale}条。") == (
        [("proactive_total", 10**14, "exact")] if not scale else []
    )


def test_numbers_of_recognised_prose_are_flagged() -> None:
    printed = Passage(1, "收到政府信息公开申请3件。", {"kind": "text", "line": 1})
    scanned = Passage(
        2, "因政府信息公开被申请行政复议8件。", {"kind": "image", "page": 1, "confidence": 0.99}
    )
    (found,) = claim_issues(claims_of([printed, scanned], 2023), ())
    assert (found.code, found.cells) == ("claims_recognised", ("claim.2",))
    assert claim_issues(claims_of([printed], 2023), ()) == ()
    fees = Section(6, "六、其他需要报告的事项", "未收取信息处理费。", scanned.locator)
    assert [found.cells for found in claim_issues((), [fees])] == [("fee_statement",)]
