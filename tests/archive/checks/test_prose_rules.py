"""Sentences against tables, as reports write them: contradictions are found, and the traps are none."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from archive import load
from crawler.workspace import Workspace
from extract.claims import claim_issues, claims_of
from extract.read import _claim_json as claim_json
from extract.sections import Passage
from tests.archive import factory
from tests.archive.built import open_db
from tests.archive.factory import World

YEAR = 2024
# 26 new and 4 carried in, 29 handled and 1 carried out; 7 reviews, 3 lawsuits and 2 after a review.
FIGURES: dict[str, float] = {
    "request__new__total": 26,
    "request__carried_in__total": 4,
    "request__granted__total": 12,
    "request__partial__total": 3,
    "request__denied_state_secret__total": 2,
    "request__denied_internal__total": 3,
    "request__unable_not_held__total": 6,
    "request__not_processed_repeat__total": 1,
    "request__other_other__total": 2,
    "request__total__total": 29,
    "request__carried_out__total": 1,
    "review__reconsideration__upheld": 4,
    "review__reconsideration__corrected": 1,
    "review__reconsideration__other": 1,
    "review__reconsideration__pending": 1,
    "review__reconsideration__total": 7,
    "review__lawsuit_direct__upheld": 3,
    "review__lawsuit_direct__total": 3,
    "review__lawsuit_after__corrected": 2,
    "review__lawsuit_after__total": 2,
    "disclosure__rules__made": 1,
    "disclosure__normative_documents__made": 5,
    "disclosure__normative_documents__repealed": 2,
    "disclosure__normative_documents__valid": 40,
    "disclosure__licence__decisions": 694,
    "disclosure__penalty__decisions": 106,
    "disclosure__coercion__decisions": 10,
    "disclosure__fees__amount": 26.55,
}

# What a report may write without contradicting the table above.
TRUE = (
    "2024年，我局共收到政府信息公开申请26件，上年结转4件。",
    "全年共处理政府信息公开申请30件（含上年度结转申请4件），办结29件，结转下年度1件。",
    "收到政府信息公开申请20余件。",
    "收到政府信息公开申请近30件。",
    "2023年收到政府信息公开申请12件，2024年收到政府信息公开申请26件。",
    "收到政府信息公开申请26件，比上年增加8件，同比增长44.4%。",
    "较去年的18件增加8件，收到申请26件。",
    "截至目前，累计受理政府信息公开申请210件。",
    "收到政府信息公开申请26件，其中网络申请20件、信函申请5件、当面申请1件。",
    "收到政府信息公开申请26件，其中自然人申请21件、商业企业申请5件。",
    "收到公民、法人和其他组织的政府信息公开申请26件。",
    "受理低保申请380件、不动产登记申请5000件。",
    "收到行政复议申请7件。",
    "办理人大建议、政协提案12件，答复群众咨询310件。",
    "共办理答复29件，其中予以公开12件、部分公开3件、不予公开5件、无法提供6件、不予处理1件。",
    "予以公开及部分公开15件，不予公开5件。",
    "不予公开5件，其中属于国家秘密2件、内部事务信息3件。",
    "信访类申请10件，其中予以公开1件。",
    "依申请公开政府信息12件。",
    "未收到以信函方式提出的政府信息公开申请。",
    "没有逾期答复的政府信息公开申请。",
    "无正当理由大量反复申请0件。",
    "无因政府信息公开申请引发的举报。",
    "因政府信息公开被申请行政复议7件，其中结果维持4件、结果纠正1件、其他结果1件、尚未审结1件。",
    "政府信息公开行政诉讼5件，其中结果维持3件，结果纠正2件。",
    "政府信息公开行政诉讼中，未经复议直接起诉3件、复议后起诉2件。",
    "政府信息公开行政复议、行政诉讼共12件。",
    "全年办理行政复议案件120件，开展行政复议听证15次。",
    "全年办理行政复议案件120件，其中涉及政府信息公开7件。",
    "公开行政复议决定书35件。",
    "负责人出庭应诉18件。",
    "没有因政府信息公开行政复议被纠正的案件。",
    "作出行政许可决定694件、行政处罚106件、行政强制10件。",
    "公开行政许可信息1200件、行政处罚信息300件，发布行政许可事项30件。",
    "行政许可 694 件，同比减少12件。",
    "收取行政事业性收费26.55万元。",
    "收取行政事业性收费265500元。",
    "收取行政事业性收费26.6万元。",
    "减免行政事业性收费120万元。",
    "制定规范性文件5件，废止规范性文件2件，现行有效规范性文件40件。",
    "公开规范性文件12件。",
    "2022年制定规范性文件9件。",
)
# Sentence → (rule, what it says, what the table says).
FALSE: dict[str, tuple[str, float, float]] = {
    "2024年，我局共收到政府信息公开申请25件。": ("prose_requests", 25, 26),
    "收到政府信息公开申请18件，同比增长5%。": ("prose_requests", 18, 26),
    "本年度未收到政府信息公开申请。": ("prose_requests", 0, 26),
    "上年结转5件。": ("prose_results", 5, 4),
    "共收到申请26件，结转下年度3件。": ("prose_results", 3, 1),
    "收到政府信息公开申请26件，答复25件。": ("prose_results", 25, 29),
    "予以公开11件。": ("prose_results", 11, 12),
    "部分公开4件。": ("prose_results", 4, 3),
    "予以公开及部分公开12件，占41.4%。": ("prose_results", 12, 15),
    "不予公开2件。": ("prose_results", 2, 5),
    "无法提供5件。": ("prose_results", 5, 6),
    "不予处理9件。": ("prose_results", 9, 1),
    "办结申请29件，其中予以公开13件。": ("prose_results", 13, 12),
    "因政府信息公开被申请行政复议6件。": ("prose_reviews", 6, 7),
    "未发生行政复议。": ("prose_reviews", 0, 7),
    "政府信息公开行政复议7件，其中结果纠正2件。": ("prose_reviews", 2, 1),
    "政府信息公开行政诉讼4件。": ("prose_lawsuits", 4, 5),
    "没有发生行政诉讼。": ("prose_lawsuits", 0, 5),
    "政府信息公开行政诉讼5件，其中结果维持4件。": ("prose_lawsuits", 4, 3),
    "作出行政许可决定690件。": ("prose_licences", 690, 694),
    "实施行政处罚100件。": ("prose_penalties", 100, 106),
    "实施行政强制9件。": ("prose_coercions", 9, 10),
    "收取行政事业性收费265.5万元。": ("prose_fees", 265.5, 26.55),
    "制定规范性文件6件。": ("prose_documents", 6, 5),
    "废止规范性文件3件。": ("prose_documents", 3, 2),
    "制定规章2件。": ("prose_documents", 2, 1),
    "现行有效规范性文件41件。": ("prose_documents", 41, 40),
}


Found = dict[str, list[tuple[str, float, float, str]]]


def contradictions(
    sentences: Iterable[str], root: Path, figures: dict[str, Any], edition: str = "2021"
) -> Found:
    """Sentence → (rule, left, right, verdict) of what the prose rules find; each in a report of its own."""
    world = World()
    for number, sentence in enumerate(sentences):
        passage = Passage(1, sentence, {"kind": "text", "line": 1})
        document = factory.extract(
            f"淮安市第{number}局",
            YEAR,
            figures=factory.cells(edition, **figures),
            edition=edition,
            claims=[claim_json(claim) for claim in claims_of([passage], YEAR)],
            sections={1: sentence},
        )
        world.add(document, f"http://www.test-portal.gov.cn/{number}.html")
    load.build_from(world, Workspace(root))
    db = open_db(Workspace(root))
    found: Found = {text: [] for (text,) in db.execute("SELECT text FROM section")}
    query = """SELECT s.text, f.check_id, f."left", f."right", f.verdict FROM finding f
               JOIN section s ON s.report_id = f.report_id
               WHERE f.check_id GLOB 'prose_*' ORDER BY f.check_id, f.item"""
    for text, *finding in db.execute(query):
        found[text].append(tuple(finding))
    return found


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    return contradictions((*TRUE, *FALSE), tmp_path_factory.mktemp("prose"), FIGURES)


@pytest.mark.parametrize("sentence", TRUE)
def test_no_contradiction_is_seen_in(found: Found, sentence: str) -> None:
    assert found[sentence] == []


@pytest.mark.parametrize("sentence", FALSE)
def test_a_contradiction_is_found_in(found: Found, sentence: str) -> None:
    assert found[sentence] == [(*FALSE[sentence], "source_error")]


# The parts of a row are printed, its total is blank: 258 persons, 12 enterprises, 1 law firm, 1 other.
BLANK_TOTALS: dict[str, Any] = {
    "request__new__total": 859,
    "request__carried_in__total": 18,
    "request__granted__natural_person": 258,
    "request__granted__enterprise": 12,
    "request__granted__legal": 1,
    "request__granted__other": 1,
    "request__granted__total": None,
    "request__partial__natural_person": 3,
    "request__partial__total": None,
    "request__unable_not_held__natural_person": 265,
    "request__unable_not_held__total": None,
    "request__unable_must_create__natural_person": 72,
    "request__unable_must_create__total": None,
    "request__unable_unclear__total": None,
    "request__total__natural_person": 805,
    "request__total__total": None,
    "request__carried_out__total": 72,
    "review__reconsideration__total": None,
}


def test_a_blank_total_is_no_excuse_for_less_than_its_printed_parts(tmp_path: Path) -> None:
    """258 of 275 were granted: whatever a blank stands for, it makes no sum smaller."""
    less = (
        "答复申请805件（含上年度结转申请18件，另有72件申请顺延到下年度答复），"
        "其中予以公开及部分公开258件，占33.9%，无法提供265件。"
    )
    same, more, unknown = "予以公开及部分公开275件。", "予以公开280件。", "因政府信息公开被申请行政复议3件。"
    found = contradictions((less, same, more, unknown), tmp_path, BLANK_TOTALS, "2019")
    assert found[less] == [
        ("prose_results", 258, 275, "source_error"),
        ("prose_results", 265, 337, "source_error"),
    ]
    assert found[same] == []
    assert found[more] == [("prose_results", 280, 272, "not_assessable")]
    assert found[unknown] == [("prose_reviews", 3, 0, "not_assessable")]


def test_a_report_of_a_whole_area_may_speak_of_its_parts(tmp_path: Path) -> None:
    parts = (
        "市本级收到政府信息公开申请3件。",
        "市政府办公室受理政府信息公开申请3件，予以公开1件。",
        "市级部门行政许可3件。",
    )
    whole = "全市共收到政府信息公开申请25件。"
    world = World()
    for number, sentence in enumerate((*parts, whole)):
        passage = Passage(1, sentence, {"kind": "text", "line": 1})
        claims = [claim_json(claim) for claim in claims_of([passage], YEAR)]
        county = ("清江浦区", "淮阴区", "涟水县", "盱眙县")[number]
        document = factory.extract(f"{county}人民政府", YEAR, figures=factory.cells(**FIGURES), claims=claims)
        world.add(document, f"http://www.test-portal.gov.cn/{number}.html")
    load.build_from(world, Workspace(tmp_path))
    query = """SELECT r.scope, f.detail FROM finding f JOIN report r ON r.id = f.report_id
               WHERE f.check_id GLOB 'prose_*'"""
    assert [tuple(row) for row in open_db(Workspace(tmp_path)).execute(query)] == [("aggregated_area", whole)]


def test_a_second_statement_that_agrees_excuses_a_part_but_not_a_whole(tmp_path: Path) -> None:
    part = "收到政府信息公开申请26件。\n征地方面收到政府信息公开申请9件。"
    whole = "收到政府信息公开申请26件。\n全年共收到政府信息公开申请9件。"
    found = contradictions((part, whole), tmp_path, FIGURES)
    assert found[part] == []
    assert found[whole] == [("prose_requests", 9, 26, "source_error")]


def test_a_recognised_sentence_that_disagrees_may_be_misread(tmp_path: Path) -> None:
    sentence = "全年共收到政府信息公开申请9件。"
    recognised = {"kind": "image", "page": 1, "box": [0, 0, 9, 9], "dpi": 200, "confidence": 0.98}
    claims = claims_of([Passage(1, sentence, recognised)], YEAR)
    issues = [factory.issue(found.code, *found.cells) for found in claim_issues(claims, ())]
    document = factory.extract(
        year=YEAR, figures=factory.cells(**FIGURES), claims=[claim_json(claims[0])], issues=issues
    )
    world = World()
    world.add(document, "http://www.test-portal.gov.cn/1.html")
    load.build_from(world, Workspace(tmp_path))
    query = "SELECT verdict FROM finding WHERE check_id = 'prose_requests'"
    assert [tuple(row) for row in open_db(Workspace(tmp_path)).execute(query)] == [("parse_suspect",)]
