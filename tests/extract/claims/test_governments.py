"""Numbers in the prose of governments and of reports before 2019, of which the form had no tables yet."""

from __future__ import annotations

import pytest

from extract.claims.agreement import is_unsure
from extract.model import Cell, Claim, Scope, State
from tests.extract.claims import sentences


def read(text: str, issuer: str = "云岭县人民政府", year: int = 2023) -> list[str]:
    """The claims of *text* in a government's report."""
    return sentences.read(text, issuer, year)


@pytest.mark.parametrize(
    "text",
    [
        "全县共清理2003年以来的政府信息36210条，其中主动公开信息21040条，依申请公开信息11020条，"
        "不予公开信息4150条。",
        "清理出政府信息8120件，其中依申请公开信息1130件；不予公开信息740件。",
        "全年形成应公开信息312条，其中属于依申请公开的41条，不予公开的6条。",
        "录入目录的有215条：主动公开类170条，依申请公开类42条，不予公开类3条。",
    ],
)
def test_how_documents_may_be_disclosed_is_no_count_of_requests(text: str) -> None:
    assert not [one for one in read(text, year=2009) if "request_" in one]


def test_requests_are_counted_where_information_was_but_put_in_order() -> None:
    text = "梳理各类政府信息，全年收到政府信息公开申请14件，其中予以公开9件。"
    assert read(text) == ["request_received=14", "request_granted=9 partial"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what came, no way it came
        ("全年收到依申请公开信件27件，已办结25件。", ["request_received=27", "request_answered=25"]),
        ("收到政府信息公开申请信件4件。", ["request_received=4"]),
        (
            "收到政府信息公开申请27件，其中信件申请6件。",
            ["request_received=27", "request_letter=6 partial"],
        ),
        # an account that is called as the site
        ("云岭县政府网微信公众号推送信息607条。", ["?channel_wechat=607"]),
        # what is done is no part of what is published
        (
            "公开信息812条，其中工作动态406条，开展征集调查5次。",
            ["proactive_total=812", "consultations=5"],
        ),
        (
            "公开信息812条，其中工作动态406条，开展网上调查、民意征集5次。",
            ["proactive_total=812", "consultations=5"],
        ),
        # how they came, and what became of them
        (
            "收到依申请公开信件27件，其中线上依申请公开信件19件。",
            ["request_received=27", "request_online=19 partial"],
        ),
        ("收到政府信息公开申请27件，办结完成27件。", ["request_received=27", "request_answered=27"]),
        ("受理并规范答复依申请公开申请8件。", ["request_answered=8", "request_received=8"]),
        # numbers in turn, in issues, of a rate without its year
        (
            "通过“云岭发布”微博、微信公众号全年分别累计发布信息41条、58条。",
            ["channel_weibo=41", "channel_wechat=58"],
        ),
        ("“云岭发布”微信公众号全年发布信息217期806条。", ["channel_wechat=217", "channel_wechat=806"]),
        (
            "收到政府信息公开申请36件，较上年增加9件，增长33.3%。",
            ["request_received=36", "year_on_year=33.3 change"],
        ),
        (
            "收到政府信息公开申请36件，其中网上申请20件，同比增长30%。",
            ["request_received=36", "request_online=20 partial", "?year_on_year=30 change"],
        ),
        (
            "收到政府信息公开申请36件，网站访问量比上年增长7%。",
            ["request_received=36", "?year_on_year=7 change"],
        ),
        (
            "收到政府信息公开申请36件，其中网上申请20件、信函申请16件，同比分别增长12%、5%。",
            ["request_received=36", "request_online=20 partial", "request_letter=16 partial"],
        ),
        (
            "举办政务公开培训2期，186人次参训。",
            ["training=2", "training_people=186"],
        ),
        # the number before what it counts
        (
            "全年开展4次在线访谈，举办2期政务公开培训，组织6次网上意见征集，编印12期《云岭县人民政府公报》。",
            ["online_interview=4", "training=2", "consultations=6", "gazette_issues=12"],
        ),
        ("全年举办2期电工培训班。", ["?training=2"]),
        # a day before the end of the year
        ("截至2023年12月30日，全县主动公开政府信息3017条。", ["proactive_total=3017"]),
        # an area has but one gazette
        (
            "县政府网站公开县政府办公室文件17件；编辑出版政府公报6期。",
            ["gazette_issues=6"],
        ),
    ],
)
def test_numbers_of_governments(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # its government is no other body than the office that answers for it
        (
            "2023年，县政府及县政府办公室共收到政府信息公开申请61件，上年结转4件；全年答复60件，结转下年度5件。",
            [
                *("request_received=61", "request_carried_in=4"),
                *("request_answered=60", "request_carried_out=5"),
            ],
        ),
        (
            "受理公众向县政府（县政府办公室）提出的申请61件，申请内容主要涉及征地拆迁等方面，答复60件。",
            ["request_received=61", "request_answered=60"],
        ),
        (
            "2023年，全县共收到政府信息公开申请61件，答复60件。",
            ["?request_received=61", "?request_answered=60"],
        ),
        # a whole, as its kinds add up to it
        (
            "通过县政府网站公开信息5206条，公开概况类信息84条，政务动态类信息2017条，目录信息3105条。",
            ["channel_website=5206"],
        ),
        (
            "通过县政府网站公开信息5206条，公开概况类信息84条，政务动态类信息2017条，目录信息3104条。",
            ["?channel_website=5206"],
        ),
    ],
)
def test_numbers_of_the_office_of_a_government(text: str, expected: list[str]) -> None:
    assert read(text, "云岭县人民政府办公室") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2012年我镇没有依申请公开政府信息办理事项。", ["request_received=0"]),
        (
            "在已经答复的9件申请中，同意公开7件，同意部分公开2件。",
            ["request_answered=9", "request_granted=7", "request_partial=2"],
        ),
    ],
)
def test_numbers_before_2019(text: str, expected: list[str]) -> None:
    assert read(text, "云岭县东湖镇", 2012) == expected


def test_an_amount_is_exactly_what_is_printed() -> None:
    assert read("行政事业性收费总金额1730.663169万元。") == ["administrative_fees=17306631.69"]


def test_fees_of_the_table_are_in_another_unit_than_those_of_the_prose() -> None:
    claim = Claim("administrative_fees", 17306631.69, "元", False, "…", {}, "exact", Scope.UNSURE)
    cell = Cell("1730.663169", State.NUMBER, 1730.663169, {})
    assert not is_unsure(claim, {"disclosure.fees.amount": cell}, ())


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("收到建议提案12件，信息公开申请3件，办结15件。", "?request_answered=15"),
        ("收到信息公开申请36件，办结38件。", "?request_answered=38"),
        ("收到信息公开申请36件，上年结转2件，办结38件。", "request_answered=38"),
        ("收到信息公开申请36件，办结35件。", "request_answered=35"),
    ],
)
def test_more_requests_answered_than_came_may_be_of_other_things(text: str, answered: str) -> None:
    assert read(f"2023年，我县{text}")[-1] == answered
