"""Numbers in prose, each with what it counts and the sentence it stands in (quirks.md §5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.metric import Metric
from extract.metrics import ACTS, CHANNELS, METRICS
from extract.model import Claim
from extract.quantities import Quantity, quantities_in
from extract.sections import Passage
from extract.text import prose
from extract.year_said import of_another_year

_NEVER = "(?!)"
_CompiledMetric = tuple[Metric, re.Pattern[str], re.Pattern[str], re.Pattern[str]]
_COMPILED: tuple[_CompiledMetric, ...] = tuple(
    (
        metric,
        re.compile(metric.before),
        re.compile(metric.around or _NEVER),
        re.compile(metric.never or _NEVER),
    )
    for metric in METRICS
)
# Every character of a metric's units is one, but for 人次.
_UNITS = {
    metric.id: frozenset(metric.units.replace("人次", "")) | ({"人次"} if "人次" in metric.units else set())
    for metric in METRICS
}
_TOTAL, _TOTAL_WORDS = next((one[0], one[1]) for one in _COMPILED if one[0].id == "proactive_total")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_PART = re.compile(r"[^；]+；?")
_CLAUSE = re.compile(r"[，：（]")
_LISTED = re.compile(r"[，、：（]")
# "（含上年度结转8件）": a remark that is over before the number
_REMARK = re.compile(r"（[^（）]*）")
# "通过网站、公示栏及其他渠道", "各类平台": all channels together
_ALL_CHANNELS = re.compile(
    r"(?:其他|其它|各类|各种|多种|线上线下)[^，。；]{0,4}(?:渠道|方式|形式|平台|途径|载体)"
)
# "且3件不属于…", "2件结转下年": a number that opens its clause counts what stands behind it
_OPENING = re.compile(r"\s*(?:且|另|另有|还有|有|其余|剩余)?\s*")
# "通过农业信息平台公开", "通过县政府网公开", "通过政务新媒体发布": one means of several
_BY_ONE_MEANS = re.compile(
    r"(?:通过|利用|依托|借助|运用|在)[^，。；]{1,30}(?:平台|系统|专栏|栏目|屏|群|网|媒体|账号|报|台|端)"
)
# "通过县政府门户网站，主动公开政府信息20条"
_BY_MEANS_OF = re.compile(r"(?:通过|利用|依托|借助|运用)[^。；]*$")
# "微信公众号等新媒体平台", "信函、邮寄等途径": named as an example of several
_AMONG_OTHERS = re.compile(r"等[^，。；]{0,8}(?:渠道|方式|形式|平台|途径|载体|媒体)")
# From here on the numbers of a sentence are parts of the one before it.
_PARTIAL = re.compile(r"其中|含(?!义)|包括|包含")
# "到目前累计", "截至年底累计", "历年": a stock, not what one year brought
_STOCK = re.compile(
    r"(?:目前|至今|迄今|历年|开通以来|建站以来|截[至止][^，。]{0,14}|现有|现存)(?:已|，)?(?:累计|共|有)?"
)
# "新增主动公开政府信息311条，累计主动公开政府信息达3174条": the second is what has been added up over years
_STOCK_AFTER_FLOW = re.compile(r"(?:新增|当年|本年度?)[^。]{0,40}\d[^。]{0,12}累计[^，。；\d]*$")
_YEAR_TO_DATE = re.compile(r"截[至止]到?\s*(?:20\d\d年)?\s*(?:12月31日|年底|年末)")
# "未", "没有", "尚未", "无": in each of the statements below
_SAYS_NONE = re.compile(r"[未没无]")
# "未收到政府信息公开申请", "没有接到任何形式的…申请", "无依申请公开"; not "未发生因依申请公开引起的投诉"
_NO_REQUEST = re.compile(
    r"(?:(?:未|没有|尚未)(?:曾|有)?(?:收到|接收到?|接到|受理|产生|发生|出现|涉及|有)|(?:没有|无(?!法|正当|效|关|论|需|偿)))"
    r"(?![^，。；]{0,200}(?:信函|当面|现场|网络|网上|在线|传真|邮件|撤回|逾期|超期|补正|秘密|隐私|不予|部分公开|无法|重复|"
    r"大量|不明确|疑难|复杂|规范|违规|违法|错误|瑕疵)[^，。；]{0,200}申请)"
    r"[^，。；因被许救]{0,26}?(?:申请公开|公开申请|依申请公开|依申请|申请件|申请)"
    r"(?!人|(?:公开)?(?:政府信息)?(?:的)?(?:方面|工作|办理|引[发起]|行政|复议|诉讼|提起|投诉|举报|收费|费用|被|而|过程|答复|逾期|超期|不当))"
)
# "未发生", "没有", "无"; not "未经复议", "未按期答复，被申请行政复议"
_NONE = r"(?:未|没有|无|尚未)(?!经|法|正当|按|及时|能|依法|在规定|如期|履行|作出|答复|告知|提供|公开)"
# "没有被纠正的复议": none of those is not none at all
_NOT_LOST = r"(?![^。；]{0,200}(?:纠正|纠错|败诉|撤销|超期|逾期))"
# "未发生因政府信息公开引发的行政复议、行政诉讼", "无行政复议和行政诉讼案件"; not "未经复议直接起诉"
_NO_REVIEW = re.compile(rf"{_NONE}{_NOT_LOST}[^。；]{{0,30}}行政复议(?!后)")
_NO_LAWSUIT = re.compile(rf"{_NONE}{_NOT_LOST}[^。；]{{0,40}}行政诉讼")
# "未出现因政府信息公开问题责任追究的情况"
_NO_ACCOUNTABILITY = re.compile(r"(?:未|没有|无|尚未)[^，。；]{0,24}(?:责任追究|追责|问责|被追究)")
_LONGEST_CONTEXT = 80
# What is longer is no sentence: what its first words say of a number at its end cannot be told.
_LONGEST_SENTENCE = 4_000
# "同比增加11件", "减少了3件": a difference, not an amount
_CHANGE = re.compile(r"(?:增加|增长|减少|下降|上升|回落|提高|降低|多|少|升|降)了?\s*$")
# "行政复议351件，其中结果维持72件": whose results they are; "复议后起诉" is a lawsuit
_TRACK = re.compile(r"复议|诉讼|起诉")
_OUTCOME = re.compile(r"(?:review|lawsuit)_")


def claims_of(passages: Sequence[Passage], year: int | None = None) -> tuple[Claim, ...]:
    """Every number of a known metric, and every plain statement that there was none (as 0).

    *year* is the report's: a number said of another one is qualified ``other_period``.
    """
    return tuple(claim for passage in passages for claim in _claims_in(passage, year))


def _claims_in(passage: Passage, year: int | None) -> Iterator[Claim]:
    for match in _SENTENCE.finditer(passage.text):
        sentence = match.group()
        if len(sentence) > _LONGEST_SENTENCE:
            continue
        half = prose(sentence)
        counted = list(_counted(half, year))
        for part in _PART.finditer(half):
            said = sentence[part.start() : part.end()].strip()
            inside = [one for one in counted if part.start() <= one[1].start < part.end()]
            for metric, quantity, qualifier in inside:
                yield Claim(
                    metric.id,
                    quantity.number,
                    quantity.unit,
                    quantity.qualifier != "exact",
                    said,
                    passage.locator,
                    qualifier,
                )
            known = {metric.id for metric, _, _ in counted}
            yield from _none_stated(part.group(), said, passage, known, year)


def _counted(sentence: str, year: int | None) -> Iterator[tuple[Metric, Quantity, str]]:
    """The numbers of one sentence with their metrics and qualifiers."""
    before = 0
    for quantity in quantities_in(sentence):
        metric = _metric_of(sentence, before, quantity)
        qualifier = _qualifier(sentence, quantity, year)
        if metric is not None and not (metric is _TOTAL and qualifier == "partial"):
            yield metric, quantity, qualifier
        before = quantity.end


def _metric_of(sentence: str, before: int, quantity: Quantity) -> Metric | None:
    """The metric named nearest to a number: in its own clause, then anywhere since the last number."""
    since = _REMARK.sub("", sentence[max(before, quantity.start - _LONGEST_CONTEXT) : quantity.start])
    own = since.rpartition("；")[2]
    clause = _CLAUSE.split(own)[-1]
    behind = sentence[quantity.end : quantity.end + 30]
    contexts = (clause,) if _OPENING.fullmatch(clause) else (_LISTED.split(own)[-1], clause, own)
    for context in dict.fromkeys(contexts):
        found = _named(context, clause, behind, quantity.unit, _track(sentence[: quantity.start]))
        if found is not None and found.needs in sentence[: quantity.start]:
            return _unless_joint(found, clause, since)
    return None


def _track(said: str) -> str:
    """Whether reviews or lawsuits were named last: ``review_`` or ``lawsuit_``, empty for neither."""
    named = _TRACK.findall(said)
    return ("review_" if named[-1] == "复议" else "lawsuit_") if named else ""


def _named(context: str, clause: str, behind: str, unit: str, track: str) -> Metric | None:
    """The first metric whose words stand in *context*; of several acts the one named last."""
    best: Metric | None = None
    place = -1
    for metric, words, around, never in _counted_in(unit):
        if best is not None and not _may_replace(metric, best):
            continue
        if _OUTCOME.match(metric.id) and not (track and metric.id.startswith(track)):
            continue
        starts = [one.start() for one in words.finditer(context)]
        if metric.around and around.search(f"{context}◇{behind}"):
            starts.append(len(context))
        if starts and starts[-1] > place and not never.search(clause):
            best, place = metric, starts[-1]
    return best


@cache
def _counted_in(unit: str) -> tuple[_CompiledMetric, ...]:
    """The metrics that are counted in *unit*, in order of precedence."""
    return tuple(one for one in _COMPILED if unit in _UNITS[one[0].id])


def _may_replace(metric: Metric, best: Metric) -> bool:
    """Whether *metric*, named later than *best*, is what the number counts: 网页等形式的依申请公开3件."""
    if metric.id not in ACTS:
        return False
    return best.id in ACTS or (best.id in CHANNELS and metric is not _TOTAL)


def _unless_joint(found: Metric, clause: str, since: str) -> Metric | None:
    """*found*, unless the number may be of other channels too: then the whole, if it says so, or none."""
    if found.id not in CHANNELS and found is not _TOTAL:
        return found
    whole = _TOTAL_WORDS.search(clause) is not None
    if whole and _ALL_CHANNELS.search(since):
        return _TOTAL
    named = clause if found is _TOTAL or found.id in _channels(clause) else since
    if len(_channels(named)) > 1 or _AMONG_OTHERS.search(named):
        return None
    if found is _TOTAL and _BY_ONE_MEANS.search(clause):
        return None
    if found is _TOTAL and _channels(since) and ("主动公开" not in clause or _BY_MEANS_OF.search(since)):
        return None
    return found


def _channels(text: str) -> set[str]:
    return {metric.id for metric, words, *_ in _COMPILED if metric.id in CHANNELS and words.search(text)}


def _qualifier(sentence: str, quantity: Quantity, year: int | None) -> str:
    if _CHANGE.search(sentence[: quantity.start]):
        return "change"
    if of_another_year(sentence[: quantity.start], year):
        return "other_period"
    before = _REMARK.sub("", sentence[: quantity.start].rpartition("；")[2])
    if _PARTIAL.search(before):
        return "partial"
    if _STOCK_AFTER_FLOW.search(before):
        return "stock"
    stock = _STOCK.search(before)
    if stock is not None and not _YEAR_TO_DATE.search(before):
        return "stock"
    return quantity.qualifier


def _none_stated(
    half: str, sentence: str, passage: Passage, counted: set[str], year: int | None
) -> Iterator[Claim]:
    """Statements that there was none of something, where no number of it is given."""
    if _SAYS_NONE.search(half) is None:
        return
    stated = (
        ("request_received", _NO_REQUEST, "件", any(name.startswith("request_") for name in counted)),
        ("review", _NO_REVIEW, "件", "review" in counted),
        ("lawsuit", _NO_LAWSUIT, "件", "lawsuit" in counted),
        ("accountability", _NO_ACCOUNTABILITY, "件", False),
    )
    for metric, words, unit, already in stated:
        found = None if already else words.search(half)
        if found is not None:
            qualifier = "other_period" if of_another_year(half[: found.start()], year) else "exact"
            yield Claim(metric, 0, unit, False, sentence, passage.locator, qualifier)
