"""Resolving printed issuers: one example per rule, and what must never happen whatever is printed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.divisions import load
from archive.resolve import Resolution, resolve
from archive.resolve.places import inside, scope_of

LAISHUI, SHAPOTOU, SHUICHENG, PUYANG = "130623", "640502", "520204", "410928"


def _path(found: Resolution) -> str:
    return "/".join(found.division_path)


@pytest.mark.parametrize(
    ("printed", "portal", "path", "kind"),
    [
        ("镇罗镇人民政府", SHAPOTOU, "宁夏回族自治区/中卫市/沙坡头区/镇罗镇", "town"),
        ("滨河镇2023年政府信息公开工作年度报告", SHAPOTOU, "宁夏回族自治区/中卫市/沙坡头区/滨河镇", "town"),
        ("区教育局2022年政府信息公开工作年度报告", SHAPOTOU, "宁夏回族自治区/中卫市/沙坡头区", "dept"),
        ("沙坡头区人民政府办公室", SHAPOTOU, "宁夏回族自治区/中卫市/沙坡头区", "gov"),
        ("水城县杨梅乡2019年年报", SHUICHENG, "贵州省/六盘水市/水城县/杨梅彝族苗族回族乡", "town"),
        ("杨梅乡2022年年报", SHUICHENG, "贵州省/六盘水市/水城区/杨梅彝族苗族回族乡", "town"),
        ("益阳市生态环境局安化分局", "430923", "湖南省/益阳市/安化县", "vert"),
        ("市生态环境局安化分局", "430923", "湖南省/益阳市/安化县", "vert"),
        ("国家税务总局涞水县税务局", LAISHUI, "河北省/保定市/涞水县", "vert"),
        ("经济开发区管委会", LAISHUI, "河北省/保定市/涞水县", "zone"),
        ("东风场", "360921", "江西省/宜春市/奉新县/东风垦殖场", "farm"),
        ("第八师石河子市152团", "659001", "新疆维吾尔自治区/石河子市/兵团一五二团", "farm"),
        ("乡镇企业局", SHAPOTOU, "宁夏回族自治区/中卫市/沙坡头区", "dept"),
        ("县残联", LAISHUI, "河北省/保定市/涞水县", "dept"),
        ("镇罗镇中心卫生院", SHAPOTOU, "宁夏回族自治区/中卫市/沙坡头区/镇罗镇", "dept"),
        ("中国证券监督管理委员会", "000000", "中华人民共和国", "dept"),
        ("机关服务中心", "000000", "中华人民共和国", "dept"),
        ("淄博高新区中埠镇", "370303", "山东省/淄博市/张店区/中埠镇", "town"),
    ],
)
def test_inside_a_known_portal_the_name_decides(printed: str, portal: str, path: str, kind: str) -> None:
    found = resolve(printed, portal_division=portal)
    assert (_path(found), found.kind) == (path, kind)


@pytest.mark.parametrize(
    ("printed", "path"),
    [
        ("江苏淮安市淮阴区2023年政府信息公开工作年度报告", "江苏省/淮安市/淮阴区"),
        ("民和县教育局", "青海省/海东市/民和回族土族自治县"),
        ("恩施州财政局", "湖北省/恩施土家族苗族自治州"),
        ("科右中旗巴彦淖尔苏木", "内蒙古自治区/兴安盟/科尔沁右翼中旗/巴彦淖尔苏木"),
        ("五华区人民政府普吉街道办事处", "云南省/昆明市/五华区/普吉街道"),
        ("东莞市虎门镇", "广东省/东莞市/虎门镇"),
        ("西咸新区底张街道办事处", "陕西省/咸阳市/渭城区/底张街道"),
        ("毕节市教育局2009年政府信息公开年度报告", "贵州省/毕节地区/毕节市"),
        ("毕节市教育局2023年政府信息公开年度报告", "贵州省/毕节市"),
        ("退役军人事务部2023年政府信息公开工作年度报告", "中华人民共和国"),
        ("上海市公安局徐汇分局2023年政府信息公开工作年度报告", "上海市/徐汇区"),
        ("北京市规划和自然资源委员会海淀分局2022年政府信息公开工作年度报告", "北京市/海淀区"),
    ],
)
def test_a_place_the_text_names_decides_without_a_portal(printed: str, path: str) -> None:
    assert _path(resolve(printed)) == path


def test_a_district_whose_name_ends_like_a_zone_is_none() -> None:
    found = resolve("商丘市梁园区平台街道2022年政府信息公开工作年度报告")
    assert found.abstained or found.division_path[2] == "梁园区"


@pytest.mark.parametrize(
    ("printed", "host", "path"),
    [
        ("朝阳区教育局", "www.bjchy.gov.cn", "北京市/朝阳区"),
        ("市教育局", "www.changsha.gov.cn", "湖南省/长沙市"),
        ("城关镇人民政府", "yunyang.shiyan.gov.cn", "湖北省/十堰市/郧阳区/城关镇"),
        ("太仓高新区", "www.taicang.gov.cn", "江苏省/苏州市/太仓市"),
        ("广州番禺经济技术开发区管委会", "www.panyu.gov.cn", "广东省/广州市/番禺区"),
        ("长春净月高新区管委会", "www.changchun.gov.cn", "吉林省/长春市"),
        ("三川镇", "www.cncx.gov.cn", "四川省/广元市/苍溪县/三川镇"),
        ("正阳街道办事处", "www.xixianxinqu.gov.cn", "陕西省/咸阳市/渭城区/正阳街道"),
    ],
)
def test_the_host_chooses_among_namesakes(printed: str, host: str, path: str) -> None:
    found = resolve(printed, host=host)
    assert _path(found) == path
    assert found.confidence <= 0.9


@pytest.mark.parametrize(
    ("printed", "known", "reason"),
    [
        ("", {}, "no_issuer"),
        ("2023年政府信息公开工作年度报告", {}, "no_issuer"),
        ("南村镇", {}, "ambiguous"),
        ("朝阳区教育局", {}, "ambiguous"),
        ("区教育局", {"host": "www.wuchangshi.example"}, "unknown_body"),
        ("清河头乡", {"host": "www.laishui.gov.cn"}, "unconfirmed"),
        ("大理经济技术开发区管理委员会", {"host": "www.yndali.gov.cn"}, "ambiguous"),
        ("县教育局", {"host": "www.dax.gov.cn"}, "unknown_body"),
        ("园艺场", {"host": "1.25.240.11"}, "ambiguous"),
        ("涑水县涑水镇", {}, "unknown_body"),
        ("东风垦殖场", {}, "unconfirmed"),
        ("金华山风景区管委会", {}, "unknown_body"),
        ("东湖高新区", {"host": "www.wehdz.gov.cn"}, "unconfirmed"),
        ("易县教育局", {"portal_division": LAISHUI}, "outside_portal"),
        ("中卫市人民政府", {"portal_division": SHAPOTOU}, "outside_portal"),
        ("某某县教育局", {"portal_division": LAISHUI}, "unknown_body"),
        ("市教育局", {"portal_division": LAISHUI}, "unknown_body"),
        ("北京证监局", {"portal_division": "000000"}, "unknown_body"),
        ("退役军人事务部", {"portal_division": LAISHUI}, "outside_portal"),
        ("涞水县新龙镇", {"portal_division": LAISHUI}, "township_not_listed"),
    ],
)
def test_it_abstains_and_says_why(printed: str, known: dict[str, str], reason: str) -> None:
    found = resolve(printed, **known)  # type: ignore[arg-type]
    assert found.abstained
    assert (found.basis, found.division_id, found.division_path) == (reason, None, ())
    assert (found.kind, found.confidence) == ("unknown", 0.0)


def test_an_abstention_brings_its_candidates() -> None:
    found = resolve("南村镇2021年政府信息公开工作年度报告")
    assert ("广东省", "广州市", "番禺区", "南村镇") in [other.division_path for other in found.alternatives]
    near = resolve("涞水县娄庄镇", portal_division=LAISHUI)
    assert near.alternatives[0].division_path[-1] == "娄村镇"


def test_lookalikes_count_only_inside_a_known_county() -> None:
    assert resolve("涑水县涑水镇").abstained
    found = resolve("涑水县涑水镇", portal_division=LAISHUI)
    assert found.division_path[-2:] == ("涞水县", "涞水镇")
    assert found.confidence <= 0.85


def test_a_body_keeps_its_id_through_a_rename_of_its_county() -> None:
    before = resolve("水城县杨梅乡2019年政府信息公开工作年度报告")
    after = resolve("水城区杨梅乡2022年政府信息公开工作年度报告")
    assert before.division_id != after.division_id
    assert before.body_id == after.body_id


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("水城县教育局2023年年报", "水城区教育局"),
        ("水城区教育局2015年年报", "水城县教育局"),
        ("水城区教育局2019年年报", "水城区教育局"),
    ],
)
def test_the_division_is_that_of_the_reports_year_give_or_take_one(printed: str, name: str) -> None:
    assert resolve(printed).body_name == name


def test_two_spellings_of_a_department_are_one_body() -> None:
    ids = {resolve(f"涞水县{name}").body_id for name in ("卫健委", "卫生健康委", "卫生健康委员会")}
    assert len(ids) == 1
    assert resolve("涞水县税务局").body_id == resolve("国家税务总局涞水县税务局").body_id


def test_the_government_and_its_office_are_two_bodies() -> None:
    government, office = resolve("龙游县人民政府"), resolve("龙游县人民政府办公室")
    assert government.division_id == office.division_id
    assert government.body_id != office.body_id


def test_the_source_names_the_issuer_when_the_title_does_not() -> None:
    found = resolve(
        "2023年政府信息公开工作年度报告",
        portal_division=SHAPOTOU,
        source_division="640502104",
        source_issuer="镇罗镇人民政府",
    )
    assert found.body_name == "沙坡头区镇罗镇人民政府"


@pytest.mark.parametrize(
    ("printed", "listed", "name"),
    [
        ("附件一", "沙坡头区教育局", "沙坡头区教育局"),
        ("区教育局", "沙坡头区教育局", "沙坡头区教育局"),
        ("某某镇", "沙坡头区教育局", None),
        ("滨河镇", "镇罗镇人民政府", "沙坡头区滨河镇人民政府"),
    ],
)
def test_the_list_speaks_only_where_the_text_names_nobody(
    printed: str, listed: str, name: str | None
) -> None:
    found = resolve(printed, portal_division=SHAPOTOU, source_issuer=listed)
    assert (None if found.abstained else found.body_name) == name


def test_a_title_on_a_townships_own_list_may_name_another_township() -> None:
    found = resolve("滨河镇人民政府", portal_division=SHAPOTOU, source_division="640502104")
    assert found.division_path[-1] == "滨河镇"


def test_a_townships_own_list_speaks_of_the_township_not_of_its_county() -> None:
    known = {"portal_division": SHAPOTOU, "source_division": "640502104"}
    assert resolve("镇人民政府", **known).body_name == "沙坡头区镇罗镇人民政府"  # type: ignore[arg-type]
    unclear = resolve("教育局", **known)  # type: ignore[arg-type]
    assert (unclear.abstained, unclear.basis) == (True, "unknown_body")
    assert unclear.alternatives[0].division_path[-1] == "沙坡头区"
    assert resolve("沙坡头区教育局", **known).body_name == "沙坡头区教育局"  # type: ignore[arg-type]


def test_a_code_newer_than_the_lists_widens_instead_of_failing() -> None:
    known = scope_of("640502999")
    assert known is not None
    assert known.name == "沙坡头区"
    assert scope_of("no code") is None


WORDS = (
    *(
        "涞水县",
        "涑水",
        "沙坡头区",
        "中卫市",
        "城关镇",
        "东街街道",
        "镇",
        "乡",
        "街道办事处",
        "人民政府",
        "区",
        "县",
        "市",
    ),
    *(
        "教育局",
        "委",
        "开发区",
        "管委会",
        "2023年",
        "政府信息公开",
        "工作年度报告",
        "国家税务总局",
        "分局",
        "(",
        "》",
        "1",
        "a",
        " ",
    ),
)
TEXTS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=7).map("".join))


@settings(max_examples=400, deadline=None)
@given(
    TEXTS, st.sampled_from([LAISHUI, SHAPOTOU, SHUICHENG, PUYANG, "130600", "640000", "640502104", "442000"])
)
def test_nothing_resolves_outside_the_portals_division(printed: str, portal: str) -> None:
    found = resolve(printed, portal_division=portal)
    scope = scope_of(portal)
    assert scope is not None
    if not found.abstained:
        assert found.division_id is not None
        assert inside(load().rows[found.division_id], scope)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.one_of(st.none(), st.text(max_size=20)), st.one_of(st.none(), st.text(max_size=12)))
def test_any_text_gets_an_answer_and_the_same_one_twice(
    printed: str, host: str | None, portal: str | None
) -> None:
    first = resolve(printed, host=host, portal_division=portal, source_division=portal, source_issuer=printed)
    again = resolve(printed, host=host, portal_division=portal, source_division=portal, source_issuer=printed)
    assert first == again
    assert first.abstained == (first.division_id is None)
