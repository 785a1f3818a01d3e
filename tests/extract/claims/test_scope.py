"""Which numbers of the prose are beyond doubt, and which are flagged: their sentence may narrow them."""

from __future__ import annotations

import pytest

from extract.claims import claim_issues, claims_of
from extract.claims.agreement import is_unsure
from extract.model import Cell, Claim, State
from extract.sections import Passage

ISSUER = "云岭县教育和体育局"


def claims(*passages: str, issuer: str = ISSUER) -> tuple[Claim, ...]:
    return claims_of([Passage(1, text, {}) for text in passages], 2023, issuer)


def flagged(*passages: str, issuer: str = ISSUER) -> list[tuple[str, int | float]]:
    found = claims(*passages, issuer=issuer)
    places = {place for one in claim_issues(found, ()) for place in one.cells}
    return [(one.metric, one.number) for n, one in enumerate(found, 1) if f"claim.{n}" in places]


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年，我局共主动公开政府信息57条。",
        "全年累计主动公开各类政府信息57条，其中网站40条、微信公众号17条。",
        "我局严格按照上级部署，加强组织领导，主动公开政府信息57条。",
        "在县委的领导下，将公开工作纳入考核，主动公开政府信息57条。",
        "截至2023年12月31日，通过县政府门户网站主动公开信息57条。",
        "通过“云岭教体”微信公众号发布（转发）信息57条，收到留言3条。",
        "利用云岭县人民政府网站，全年发布信息57条。",
        "通过网站、微信公众号等多种渠道，主动公开政府信息57条。",
        "县政府网站2023年发布通知公告、工作动态等各类信息57条。",
        "2023年，县教育和体育局共收到政府信息公开申请5件，均已按期答复。",
        "全年收到申请5件，其中予以公开3件、部分公开1件，不予公开1件。",
        "收到政府信息公开申请9件，上年结转1件，共办结8件，结转下年度2件。",
        "云岭教体微信公众号发布文章57篇，全年收到县长信箱来信3件。",
        "编印《云岭县人民政府公报》6期共600册。",
        "因政府信息公开引起的行政复议2件、行政诉讼1件。",
        "全年未收到申请，未发生因政府信息公开引发的行政复议、行政诉讼。",
        "全年办理行政许可26件、行政处罚3件。",
        "召开了“稳岗和用工”“云岭县城乡居民冬季清洁取暖补贴发放办法”“东湖片区老旧小区改造三年行动方案”"
        "“全县中小学秋季招生入学政策”“农村公路安全隐患排查整治”“山区供水保障工程进展”等新闻发布会6场。",
        "组织开展政务公开业务培训2次，制作政策解读材料3份。",
        "较上年减少3件，收到申请5件，同比下降37.5%。",
        "通过“云岭县人民政府网站”公开政务信息57条。",
        "通过县政府网站等多种渠道，主动公开政府信息57条。",
        "精准划定公开范围，主动公开政府信息57条。",
        "全年主动公开政府信息57条，内容涵盖政策文件12条、工作动态45条。",
        "组织业务培训3场次，参训60余人次。",
        "举办政务公开培训班2期200余人次。",
        "受理政府信息公开申请9件，上年转结1件。",
        "微信公众号（1个）发布信息149条。",
        "云岭县教体局微信公众账号发布信息149条。",
        "在各级媒体刊发稿件41篇。",
        "利用网站、微信公众号、电视等，共主动公开政府信息149条。",
        "制作文字、视频解读5个。",
        "因信息公开被申请行政复议2件，收到申请9件，上年结转1件。",
        "坚持“公开为常态，不公开为例外”的原则，主动公开政府信息57条。",
    ],
)
def test_words_that_narrow_nothing_leave_no_doubt(sentence: str) -> None:
    assert claims(sentence)
    assert flagged(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "doubted"),
    [
        # a kind, a column, a topic: not the whole of what was published there
        ("通过县政府网站发布工作动态165条。", [("channel_website", 165)]),
        ("通过县政府网站“助学”专栏发布信息16条。", [("channel_website", 16)]),
        ("教育栏目全年公开各类信息28条。", [("proactive_total", 28)]),
        ("通过网站主动公开各类政务信息27条，互动交流类信息52条。", [("channel_website", 27)]),
        ("县政府网站转载信息30条。", [("channel_website", 30)]),
        ("收到企业申请2件。", [("request_received", 2)]),
        # of a whole county, where a bureau reports
        ("全县主动公开政府信息300条。", [("proactive_total", 300)]),
        # of another body, those in time, what was taken up, other training
        ("县政府受理申请45件，乡镇受理7件。", [("request_received", 45)]),
        ("按期答复申请11件、延期答复2件。", [("request_answered", 11)]),
        ("征求意见9次，采纳意见33条。", [("opinions", 33)]),
        ("举办农民技能培训25期，培训1203人次。", [("training", 25), ("training_people", 1203)]),
        # what readers wrote, what came the year before
        ("公众号发布203条，点赞120次，留言33条。", [("messages", 33)]),
        ("依申请公开1件（上年结转），已办结。", [("request_received", 1)]),
        # by one means
        ("政务平台公开信息120条。", [("proactive_total", 120)]),
        # published, not made
        ("公开强制执行决定1件、行政处罚决定5件。", [("penalty", 5)]),
        # of disputes, of another matter, one kind of all
        ("新增行政复议2件，上年结转1件，审结3件。", [("request_carried_in", 1)]),
        ("行政处罚案件77件，听证3件，复议1件。", [("review", 1)]),
        ("图解政策12期，视频解读5个。", [("policy_interpretation", 5)]),
        ("发布解读回应9条。", [("policy_interpretation", 9)]),
        # what is held, or has been read in all
        ("门户网站共有信息9800条，全年新增560条。", [("channel_website", 9800)]),
        ("网站总点击量突破1000万人次，其中2023年120万人次。", [("visits", 10_000_000)]),
        ("行政处罚（简易程序）500件，（普通程序）77件。", [("penalty", 500)]),
        # things to come, of whatever year
        ("2024年计划培训6期、新增解读视频20个。", [("training", 6), ("policy_interpretation", 20)]),
        # asked for, or received
        ("转载新闻1317条，公开征集意见23条。", [("opinions", 23)]),
        # another body, or by one means
        ("市政府网站发布信息30条。", [("channel_website", 30)]),
        ("县公安局全年公开政府信息34条。", [("proactive_total", 34)]),
        ("我局充分发挥网站第一平台作用，全年主动公开信息34条。", [("proactive_total", 34)]),
        # part of the year, or of several, one occasion
        ("近三年来，主动公开政府信息300条。", [("proactive_total", 300)]),
        ("2023年1月至6月，公开政府信息30条。", [("proactive_total", 30)]),
        ("“十三五”期间，主动公开政府信息300条。", [("proactive_total", 300)]),
        ("宣传月里，公开政府信息30条。", [("proactive_total", 30)]),
        ("第四季度，我局收到政府信息公开申请3件。", [("request_received", 3)]),
        ("累计主动公开政府信息593条，其中本年度新增21条。", [("proactive_total", 593)]),
        ("主动公开政府信息累计593条。", [("proactive_total", 593)]),
        # parts of a list that is over, of something that is no metric, of another family
        ("收到申请9件，其中信函2件，按时办结9件。", [("request_answered", 9)]),
        ("主动公开信息20条，其中网站12条，收到来信7件。", [("messages", 7)]),
        # two things together
        ("发布解读及回应信息10条。", [("policy_interpretation", 10)]),
        # nobody can tell of what
        ("发布信息12条，阅读量300人次。", [("visits", 300)]),
        ("办理建议提案61件，办结率100%。", [("handled_rate", 100)]),
        ("公众号粉丝2万人，同比增长11%。", [("year_on_year", 11)]),
    ],
)
def test_any_other_word_casts_doubt(sentence: str, doubted: list[tuple[str, float]]) -> None:
    assert [one for one in flagged(sentence) if one in doubted] == doubted


def test_what_stands_above_and_before_may_narrow_a_whole() -> None:
    assert flagged("（四）平台建设情况", "全年主动公开政府信息57条。") == [("proactive_total", 57)]
    assert flagged("我局开通了微信公众号。全年发布信息57条。") == [("proactive_total", 57)]
    assert flagged("我局开通了微信公众号。全年主动公开政府信息57条。") == []
    assert claims("门户网站", "全年发布信息57条。") == ()


def test_numbers_of_the_same_thing_that_differ_are_both_doubted() -> None:
    both = [("proactive_total", 57), ("proactive_total", 60)]
    assert flagged("我局主动公开信息57条。", "全年主动公开信息60条。") == both
    assert flagged("我局主动公开信息57条。", "全年主动公开信息57条。") == []
    # one that may be of a part says nothing against a greater one, but against a smaller one
    assert flagged("通过网站公开信息57条。", "通过网站公开招生信息6条。") == [("channel_website", 6)]
    assert len(flagged("召开培训会1次。", "组织部门网站管理员培训2次。")) == 2


def test_the_body_goes_by_its_full_and_its_short_name() -> None:
    for name in ("云岭县教育和体育局", "县教育和体育局", "县教体局", "教体局"):
        assert flagged(f"2023年{name}主动公开信息57条。") == []
    assert flagged("2023年县公安局主动公开信息57条。") == [("proactive_total", 57)]
    assert flagged("东湖镇政府主动公开信息57条。", issuer="云岭县东湖镇") == []
    assert flagged("东湖街道办主动公开信息57条。", issuer="云岭县东湖街道") == []


def number(value: int) -> Cell:
    return Cell(str(value), State.NUMBER, value, {})


def test_a_number_that_the_table_prints_too_is_borne_out() -> None:
    (claim,) = claims("通过政务服务大厅共收到政府信息公开申请5件。")
    assert is_unsure(claim, {}, ())
    assert not is_unsure(claim, {"request.new.total": number(5)}, ())
    assert is_unsure(claim, {"request.new.total": number(5)}, {"request.new.total"})
    assert is_unsure(claim, {"request.new.total": number(6)}, ())


def test_a_number_that_the_table_contradicts_needs_every_word_to_be_known() -> None:
    table = {"request.new.total": number(8)}
    (plain,) = claims("2023年，我局共收到政府信息公开申请5件。")
    (likely,) = claims("严格落实各项规定，共收到政府信息公开申请5件。")
    assert not is_unsure(plain, table, ())
    assert not is_unsure(likely, {}, ())
    assert is_unsure(likely, table, ())


def test_the_issue_names_the_claim() -> None:
    found = claims("我局主动公开信息57条。", "通过网站发布工作动态6条。")
    (issue,) = claim_issues(found, ())
    assert (issue.code, issue.severity.value, issue.cells) == ("claim_scope", "warning", ("claim.2",))
    assert issue.message_zh == "正文数字的统计范围不能确定，请核对原句。"


def test_mended_attributions() -> None:
    """A year in a remark is not the number's, and no rate is a part."""

    def said(sentence: str) -> list[tuple[str, float, str]]:
        return [(one.metric, one.number, one.qualifier) for one in claims(sentence)]

    assert said("新发生行政复议2件（其中1件为2022年的申请），结果维持1件。")[-1][2] == "exact"
    assert said("收到申请9件，其中信函2件，办结率100%。")[-1] == ("handled_rate", 100, "exact")


def test_where_the_years_contradict_each_other_all_numbers_are_in_doubt() -> None:
    found = claims("全年主动公开政府信息57条，收到申请5件。")
    (issue,) = claim_issues(found, (), year_in_doubt=True)
    assert (issue.code, issue.cells) == ("claims_year", ("claim.1", "claim.2"))


@pytest.mark.parametrize(
    "issuer", ["云岭经济技术开发区", "云岭经济技术开发区管委会", "云岭经济技术开发区管理委员会"]
)
def test_a_zone_is_its_committee(issuer: str) -> None:
    for said in ("园区", "经开区管委会", "云岭经济技术开发区管委会", "开发区", "我管委会", "管委会"):
        assert flagged(f"2023年，{said}共收到政府信息公开申请5件。", issuer=issuer) == []


def test_a_province_reports_of_all_of_it() -> None:
    said = "全省召开新闻发布会57场。"
    assert flagged(said, issuer="云岭省") == []
    assert flagged(said, issuer="云岭省水利厅") == [("press_conference", 57)]


def test_the_same_number_of_two_accounts_is_the_whole_of_none() -> None:
    said = "抖音短视频账号发布信息46条；快手短视频账号发布信息46条。"
    assert flagged(said) == [("channel_video", 46), ("channel_video", 46)]


@pytest.mark.parametrize(
    ("said", "doubted"),
    [
        ("回顾2022年，工作取得进展。全年主动公开信息57条。", True),
        ("2022年，我局共收到申请12件。全部按期答复，未收到信函申请，主动公开信息57条。", True),
        ("2024年将继续加强公开。主动公开信息57条以上。", True),
        ("第一季度公开信息30条。主动公开信息57条。", True),
        ("全市各级行政机关公开信息1.2万条。主动公开信息57条。", True),
        # which says itself when and whose, or of a year that is compared with, or of a document
        ("2022年我局公开信息30条。2023年主动公开信息57条。", False),
        ("与2022年相比，工作有新提高。全年主动公开信息57条。", False),
        ("落实《云岭县2022年政务公开工作要点》。全年主动公开信息57条。", False),
        ("第一季度公开信息30条。全年主动公开信息57条。", False),
        ("我局落实全市政务公开要求。全年主动公开信息57条。", False),
    ],
)
def test_what_the_sentence_before_is_of(said: str, doubted: bool) -> None:
    assert (("proactive_total", 57) in flagged(said)) is doubted


@pytest.mark.parametrize(
    ("said", "doubted"),
    [
        ("全县新收政府信息公开申请57件，上年结转3件，办结8件。", [57, 3, 8]),
        ("县政府本级收到政府信息公开申请57件，办结8件。", [57, 8]),
        ("全县公开政府信息570条，同比增长3%。", [570, 3]),
        ("全县新收政府信息公开申请57件，我局收到3件，办结2件。", [57]),
        ("2023年，我局代表县政府收到政府信息公开申请57件，办结8件。", [57]),
        ("制作图解9个、短视频12条。", [12]),
        ("收到书面申请0件、网络申请1件。", [0]),
        ("局门户网站访问量达210万人次；发布信息320条。", [320]),
        ("局门户网站访问量达210万人次；全年主动公开政府信息320条。", []),
        ("收到行政复议申请12件，撤回2件。", [2]),
        ("申请行政复议12件，撤回2件。", [2]),
        ("通过网络、书面等形式收到政府信息公开申请5件。", []),
    ],
)
def test_what_the_clause_before_is_of(said: str, doubted: list[float]) -> None:
    assert [number for _, number in flagged(said)] == doubted
    of_the_county = "全县新收政府信息公开申请57件，上年结转3件，办结8件。"
    assert flagged(of_the_county, issuer="云岭县人民政府") == []


def test_that_there_was_none_may_be_said_of_another_year() -> None:
    assert flagged("2022年，工作取得进展。未收到政府信息公开申请。") == [("request_received", 0)]


@pytest.mark.parametrize(
    ("issuer", "others", "own"),
    [
        ("云岭县人民政府", ("镇", "街道", "局", "部门", "乡镇"), ("县政府", "我县")),
        ("云岭县青禾镇人民政府", ("局", "部门"), ("镇", "我镇")),
        ("云岭县教育和体育局", ("镇", "委"), ("局", "我局")),
    ],
)
def test_a_body_named_by_what_it_is_alone_is_the_issuer_or_another(
    issuer: str, others: tuple[str, ...], own: tuple[str, ...]
) -> None:
    for body in others:
        assert flagged(f"{body}微信公众号发布信息57条。", issuer=issuer) == [("channel_wechat", 57)]
    for body in own:
        assert flagged(f"{body}微信公众号发布信息57条。", issuer=issuer) == []
