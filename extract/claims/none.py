"""Plain statements in prose that there was none of something: 未收到政府信息公开申请."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from extract.claims.year_said import of_another_year

# one of these is in each of the statements below
_NO = ("未", "没", "无", "零申请")
_SAYS_NONE = (*_NO, "不存在", "不涉及")
# "未收到政府信息公开申请", "没有接到任何形式的…申请", "无依申请公开", "零申请";
# not "未发生因依申请公开引起的投诉", "无上年结转的申请"
_NO_REQUEST = re.compile(
    r"(?:(?:未|没有|尚未)(?:曾|有)?(?:收到|接收到?|接到|受理|产生|发生|出现|涉及|有)|(?:没有|无(?!法|正当|效|关|论|需|偿)))"
    r"(?![^，。；]{0,200}(?:信函|当面|现场|网络|网上|在线|传真|邮件|撤回|逾期|超期|补正|秘密|隐私|不予|部分公开|无法|重复|"
    r"大量|不明确|疑难|复杂|规范|违规|违法|错误|瑕疵|结转|转结|顺延|遗留)[^，。；]{0,200}申请)"
    r"[^，。；因被许救]{0,26}?(?:申请公开|公开申请|依申请公开|依申请|申请件|申请)"
    r"(?!人|(?:公开)?(?:政府信息)?(?:的)?(?:方面|工作|办理(?!事项|情况|件)|引[发起]|行政|复议|诉讼|提起|投诉|举报|收费|费用|被|而|过程|答复|逾期|超期|不当|件?结转|件?转结))|"
    r"(?<!复议)(?<!诉讼)零申请(?![量率人])"
)
# "通过信函、传真等形式提交的", before 申请: in no way at all
_IN_ANY_WAY = re.compile(
    r"(?:通过|以|利用)[^，。；]{2,40}等(?:各种|多种|任何)?(?:形式|方式|渠道|途径)(?:提交|提出|递交)?的?(?=[^，。；]{0,12}申请)"
)
# "未", "没有"; before what there was none of
_NOT = r"(?:未|没有|不存在|不涉及|无|尚未)"
# "未发生", "没有", "无"; not "未经复议", "未按期答复，被申请行政复议"
_NONE = rf"{_NOT}(?!经|法|正当|按|及时|能|依法|在规定|如期|履行|作出|答复|告知|提供|公开)"
# "没有被纠正的复议", "未发生因答复不当引发的复议": none of those is not none at all
_NOT_LOST = r"(?![^。；]{0,200}(?:纠正|纠错|败诉|撤销|超期|逾期|不当|不及时|不规范|不到位))"
# Up to what there was none of; not "未被诉讼，4宗被行政复议", where some are counted in between
_UNCOUNTED = r"(?:(?!\d+[件宗起例])[^。；])"
# "未发生因政府信息公开引发的行政复议、行政诉讼", "无行政复议和行政诉讼案件"; not "未经复议直接起诉"
_NO_REVIEW = re.compile(
    rf"{_NONE}{_NOT_LOST}{_UNCOUNTED}{{0,30}}(?:行政复议|的复议|复议[、和及与或](?:行政)?诉讼|诉讼[、和及与或]复议)(?!后)"
)
# "未发生针对本机关的复议、诉讼和申诉"
_NO_LAWSUIT = re.compile(
    rf"{_NONE}{_NOT_LOST}{_UNCOUNTED}{{0,40}}(?:行政诉讼|提起诉讼|复议(?:案件?)?[、和及与或]?诉讼|的(?:相关)?诉讼)"
)
# "无上年结转申请", "没有2022年度结转的申请"
_NO_CARRIED_IN = re.compile(rf"{_NOT}有?[^，。；\d]{{0,8}}(?:上一?年度?|20\d\d年度?)(?:结转|转结|遗留)")
# "无结转下年度继续办理件", "没有结转到2024年办理的申请"
_NO_CARRIED_OUT = re.compile(
    rf"{_NOT}有?(?:申请件?|需要?)?(?:结转|转结|顺延)(?:到|至|为|入)?(?:下一?年|次年|20\d\d年)"
)
# "未制发规范性文件", "未制定规章和规范性文件"; not "未制定规范性文件清理计划"
_NO_NORMATIVE_DOCUMENT = re.compile(
    r"(?:未|没有)(?:曾|新|再)?(?:制定|制发|出台|印发|发布){1,2}(?:新的?|任何|行政法规、|(?:政府|部门)?规章(?:[、和及与]|以及)|部门|行政)*规范性文件"
    r"(?=[，。；、：）和及与或]|\Z|的?情况)"
)
# "未出现因政府信息公开问题责任追究的情况"
_NO_ACCOUNTABILITY = re.compile(r"(?:未|没有|无|尚未)[^，。；]{0,24}(?:责任追究|追责|问责|被追究)")
_CLAUSE_END = re.compile(r"[，。；：]")
_NAMES_ITS_YEAR = frozenset({"request_carried_in", "request_carried_out"})


def says_none(text: str) -> bool:
    """Whether *text* may say that there was none of something."""
    return any(word in text for word in _SAYS_NONE)


def none_said(part: str, counted: Collection[str], year: int | None) -> Iterator[tuple[str, str, str]]:
    """Metric and qualifier of each statement in *part* that there was none, but for what its sentence counts.

    With each its clause, up to the end of what there was none of.

    *part*: part of a sentence, as :func:`extract.text.prose` gives it; *counted*: the metrics with a number
    there; *year*: the report's.
    """
    if not says_none(part):
        return
    if "等" in part:
        part = _IN_ANY_WAY.sub("", part)
    stated = (
        ("request_received", _NO_REQUEST, any(map(_is_of_new_requests, counted))),
        ("request_carried_in", _NO_CARRIED_IN, "request_carried_in" in counted),
        ("request_carried_out", _NO_CARRIED_OUT, "request_carried_out" in counted),
        ("review", _NO_REVIEW, "review" in counted),
        ("lawsuit", _NO_LAWSUIT, "lawsuit" in counted),
        ("normative_documents_made", _NO_NORMATIVE_DOCUMENT, "normative_documents_made" in counted),
        ("accountability", _NO_ACCOUNTABILITY, False),
    )
    for metric, words, already in stated:
        found = None if already else words.search(part)
        if found is not None:
            another = metric not in _NAMES_ITS_YEAR and of_another_year(part[: found.start()], year)
            yield metric, "other_period" if another else "exact", _clause(part, found)


def _is_of_new_requests(metric: str) -> bool:
    """Whether a number of *metric* says that some came; not 未收到申请，上年结转1件."""
    return metric.startswith("request_") and not metric.startswith("request_carried")


def _clause(part: str, found: re.Match[str]) -> str:
    """The clause that ends with what there was none of, with those before it that the no stands in."""
    end = _CLAUSE_END.search(part, found.end())
    said = part if end is None else part[: end.start()]
    start = found.end()
    while True:
        start = max(said.rfind(sign, 0, start) for sign in "，：")
        if start < found.start() or any(word in said[start + 1 : found.end()] for word in _NO):
            return said[start + 1 :]
