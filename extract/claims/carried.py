"""What a sentence of the prose takes over from those before it in its paragraph: a year, or a body."""

from __future__ import annotations

import re

from extract.claims.year_said import of_another_year
from extract.identity.bodies import governs
from extract.text import TITLES, prose

# "今年", "全年": the sentence says itself when
_OWN_TIME = re.compile(r"今年|本年|当年")
_WHOLE_YEAR = re.compile(r"今年|本年|当年|全年|年度|20\d\d年")
# "第一季度公开信息30条。", "1—6月，收到申请3件。"
_PART_OF_YEAR = re.compile(
    r"季度|[上下]半年|宣传[月周日]|(?!(?<!\d)1月?[—–~至到-]+12月)\d{1,2}月?[—–~至到-]+\d{1,2}月(?!\d)"
)
# "全市各级行政机关公开信息1.2万条。", "县水文站公开信息30条。", before what is said of nobody
_OF_OTHERS = re.compile(
    r"(?:全[省市县区州旗盟]|各级(?![^，。；]{0,8}媒体)|下属|所属|直属|各部门|各单位|乡镇|镇村)[^。；]*\d[\d.]*万?余?[条件份篇个次]"
)
_OWN_BODY = re.compile(r"我|本(?!级)")
# "全县新收申请92件，上年结转3件": the clause that names nobody goes on from the one before
_OF_AREA = re.compile(
    r"(?:全[省市县区州旗盟](?!政府)|各级(?!媒体)|(?<!代表)[省市县区州旗]政府(?!网|门户|信息|办))[^，。；]*\d"
)
# "县政府及县政府办公室共收到", "向市政府（市政府办公厅）提交": what an office answers for is no other body's
_AND_ITS_OFFICE = re.compile(r"政府(?:[及和与、（]|以及)[^，；。\d]{0,8}办公[室厅]")
_OFFICE = ("办公室", "办公厅")
_CLAUSE = re.compile(r"[，；。]")
# "已办结8件，": the first words of a sentence behind one on requests
_ANSWERS = re.compile(
    r"\s*(?:其中[，：]?)?(?:目前|均|全部|已经?|按时|按期|依法|共|当年|全年)*(?:办结|答复|回复|办理完毕)+\d"
)
_REQUEST = "申请"
# "收到申请9件。"; not "受理信访、申请等9件。"
_ASKED = re.compile(
    r"(?:\A|。)(?![^。]*(?:信访|工单|提案|建议|留言|来信|热线|复议|诉讼|许可|处罚))"
    r"[^。]*(?:信息公开|依申请|公开申请|申请公开|(?:网上|网络|信函|当面)申请)[^。]*。\Z"
)


def topic_before(sentence: str, earlier: str) -> str:
    """申请 where *sentence* goes on from one on requests and does not name them again; else nothing."""
    if _ANSWERS.match(sentence) is None or _REQUEST in sentence:
        return ""
    return _REQUEST if _ASKED.search(prose(earlier).rstrip()) else ""


def is_of_body_before(before: str, issuer: str) -> bool:
    """Whether a clause of the sentence *before* a number is of others, and none after it names the issuer."""
    if governs(issuer):
        return False
    for clause in reversed(_CLAUSE.split(before)):
        if _OWN_BODY.search(clause) or (issuer and issuer in clause):
            return False
        if _OF_AREA.search(clause):
            return not issuer.endswith(_OFFICE) or _AND_ITS_OFFICE.search(clause) is None
    return False


def is_carried_over(earlier: str, before: str, year: int | None, issuer: str) -> bool:
    """Whether what stands *before* a number in its sentence leaves open that it is of another year or body.

    *earlier*: what its paragraph says before that sentence.
    """
    if not earlier:
        return False
    said = TITLES.sub("", earlier)
    dated = _OWN_TIME.search(before) or (year is not None and f"{year}年" in "".join(before.split()))
    if not dated and of_another_year(said, year):
        return True
    last = said.rstrip("。").rpartition("。")[2]
    if _PART_OF_YEAR.search(last) and not _WHOLE_YEAR.search(before):
        return True
    others = not governs(issuer) and _OF_OTHERS.search(last) is not None
    return others and not _OWN_BODY.search(before) and issuer not in before
