"""What each number of a sentence counts: the metric named nearest to it, if it is of that alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.claims.asides import without_remarks
from extract.claims.carried import topic_before
from extract.claims.changes import is_compared_with
from extract.claims.channels import comes_in_issues, goes_on_in_issues, of_channel
from extract.claims.metric import Metric
from extract.claims.metrics import ACTS, BY_ID, CHANNELS, METRICS, TOTAL
from extract.claims.quantities import Quantity, quantities_in
from extract.claims.respective import told_in_turn
from extract.claims.shared import OF_EACH, RESPECTIVELY, TOGETHER, WAYS, metrics_sharing, ways_in

_NEVER = "(?!)"
_CompiledMetric = tuple[Metric, re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]
_COMPILED: tuple[_CompiledMetric, ...] = tuple(
    (
        metric,
        re.compile(metric.before),
        re.compile(metric.around or _NEVER),
        re.compile(metric.never or _NEVER),
        re.compile(metric.needs),
    )
    for metric in METRICS
)
_WORDS = {metric.id: (words, around) for metric, words, around, *_ in _COMPILED}
_UNITS = {
    metric.id: frozenset(metric.units.partition(" ")[0]) | set(metric.units.split(" ")[1:])
    for metric in METRICS
}
_CLAUSE = re.compile(r"[，：（]")
# not "及时、主动公开", "准确、全面发布"
_LISTED = re.compile(r"[，：（]|(?<!及时)(?<!准确)(?<!全面)(?<!规范)(?<!高效)(?<!有序)、")
# "不予公开（属于过程性信息）1件": what the number is of alone
_REMARK_BEFORE = re.compile(r"（[^（）\d]*）\s*\Z")
_OF_SOME = re.compile(r"属于|部分|仅|只")
# "且3件不属于…", "其中3件已答复", "2件结转下年": a number that opens its clause counts what stands behind it
_OPENING = re.compile(r"\s*(?:且|另|另有|还有|有|其余|剩余|其中|其中有)?\s*")
# "通过新闻发布会、在线访谈，与群众交流393次": named as a means in a clause before
_AS_MEANS = re.compile(r"(?:通过|利用|依托|借助|运用)[^，。；]*$")
# "件结转下年度，已办理的": what stands right behind the number before
_BEHIND_LAST = re.compile(r"^[^，：（]+(?=[，：（])")
# "条留言和" before a number: what is named there is the last number's
_AND_AT_END = re.compile(r"(?:[、和与或]|以?及)\s*\Z")
# "、", "和": between the things of a list; not "召开和参加"
_AND = re.compile(r"[、和](?!参加|参与)|(?<!以)及(?!时)|(?<!参)与|或")
# "留言、来信、咨询": of one kind, whatever stands beside them
_ALIKE = frozenset({"messages", "visits"})
# "新收申请9件，共办理申请8件": handled, where those that came are counted already
_HANDLED = re.compile(r"(?:办理|处理|完成)(?![^，；]*(?:收到|受理|新收))[^，；]*$")
_RECEIVED, _ANSWERED = BY_ID["request_received"], BY_ID["request_answered"]
# "在门户网站围绕7个方面发布信息14条": how many sorts there are begins nothing new
_SORTS = re.compile(r"方面|领域|类别")
# "受理并办结申请2件": of those that came and of those that were answered
_RECEIVED_AND_ANSWERED = re.compile(
    r"(?:受理|收到|接收|接到)[，并且和及、]*(?:已|全部|均|按时|按期|依法|规范|及时)*(?:办结|答复|回复|办理)[^，。；]{0,16}申请[^，。；]{0,6}$"
)
# "行政复议11收到办件33条": a number that lost its unit stands between the words and the number
_LOST_UNIT = re.compile(
    r"(?<![\d.“第A-Za-z])\d+(?=收到|受理|新收|分别|予以|不予|部分|无法|行政|结转|答复|办结|现行|废止|制发|公开|发布|全部|均)"
)
_LONGEST_CONTEXT = 80
_LONGEST_BEHIND = 30
# Characters of a clause that names nothing itself: "全县累计举办"
_LONGEST_BARE = 8
# "行政复议351件，其中结果维持72件": whose results they are; "复议后起诉" is a lawsuit
_TRACK = re.compile(r"复议|诉讼|起诉")
# "涉行政复议、行政诉讼案件43件，结果维持31件": of both together
_TRACKS_TOGETHER = re.compile(
    r"复议(?:案件)?(?:[1-9]\d*[件宗起例个次])?[、，和及与或](?:提起)?(?:行政)?诉讼(?:案件)?(?:[1-9]\d*[件宗起例个次])?"
    r"(?=[^\d]*(?:其中|\Z))(?!.*(?:复议|诉讼|起诉))"
)
# "行政复议5宗、行政诉讼0宗，其中维持2宗": what there was none of has no results
_NONE_OF_TRACK = re.compile(r"(?:行政)?(?:复议|诉讼)(?:案件)?0[件宗起例个次]")
_OUTCOME = re.compile(r"(?:review|lawsuit)_")


@dataclass(frozen=True, slots=True)
class _Named:
    """A metric, and where its words stand in the context they were looked for in."""

    metric: Metric
    start: int
    end: int


def counted_in(sentence: str, earlier: str = "") -> Iterator[tuple[Metric, Quantity]]:
    """The numbers of one sentence (see :func:`extract.text.prose`) with the metrics they are of, in order.

    *earlier*: what its paragraph says before it.
    """
    before = 0
    received = False
    topic = topic_before(sentence, earlier)
    issues: Metric | None = None
    quantities = quantities_in(sentence)
    told = told_in_turn(sentence, quantities)
    for quantity in quantities:
        found = (
            (told[quantity.start][0],)
            if quantity.start in told
            else _metrics_of(sentence, before, quantity, topic)
        )
        if issues is not None and goes_on_in_issues(sentence[before : quantity.start]):
            found = (issues,)
        issues = next((one for one in found if comes_in_issues(one, quantity.unit)), None)
        for metric in found:
            topic = ""
            again = received and metric is _RECEIVED and _HANDLED.search(sentence[before : quantity.start])
            yield _ANSWERED if again else metric, quantity
            if metric is _ANSWERED and _RECEIVED_AND_ANSWERED.search(sentence[before : quantity.start]):
                yield _RECEIVED, quantity
            received = received or metric is _RECEIVED
        if _SORTS.match(sentence, quantity.end) is None and not is_compared_with(sentence, quantity.start):
            before = quantity.end


def names_it(metric: Metric, clause: str, behind: str) -> bool:
    """Whether *clause*, or it and what stands *behind* the number, has the words of *metric* itself."""
    words, around = _WORDS[metric.id]
    return words.search(clause) is not None or around.search(f"{clause}◇{behind}") is not None


def _metrics_of(sentence: str, before: int, quantity: Quantity, topic: str) -> tuple[Metric, ...]:
    """The metric named nearest to a number: in its own clause, then anywhere since the last number.

    Several where one number is said of each (行政复议、行政诉讼均为0件), none where it is of them together.
    """
    said = topic + sentence[: quantity.start]
    since = without_remarks(sentence[max(before, quantity.start - _LONGEST_CONTEXT) : quantity.start])
    own = since.rpartition("；")[2]
    if before and len(own) == len(since):
        own = _BEHIND_LAST.sub("", own)
        own = "" if _AND_AT_END.search(own) else own
    clause = _CLAUSE.split(own)[-1]
    behind = sentence[quantity.end : quantity.end + _LONGEST_BEHIND]
    for context in dict.fromkeys(_contexts(own, clause)):
        named = _named(context, clause, behind, quantity.unit, said)
        if named is None:
            continue
        if _LOST_UNIT.search(context, named.end):
            return ()
        if (sharing := metrics_sharing(clause, quantity.number)) is not None:
            return tuple(BY_ID[name] for name in sharing)
        if named.metric.id in CHANNELS and (
            (quantity.unit == "件" and "申请" in said) or (quantity.unit == "个" and clause.endswith("号"))
        ):
            return ()  # 已通过网站公开1件: how a request was answered; 抖音号1个: an account
        if named.metric.id in WAYS and len(ways_in(clause)) > 1:
            return (_RECEIVED,) if names_it(_RECEIVED, clause, "") else ()
        figures = sentence[quantity.start : quantity.end]
        if _of_several(named, context, clause) or _together(named, clause, figures, quantity.unit):
            return ()
        return of_channel(named.metric, clause, since, behind)
    return ()


def _contexts(own: str, clause: str) -> tuple[str, ...]:
    """Where the words of a number are looked for, the nearest first."""
    return (clause,) if _OPENING.fullmatch(clause) else (_LISTED.split(own)[-1], clause, own)


def _is_of_track(metric: Metric, said: str) -> bool:
    """Whether the result that *metric* counts is one of what was named last, reviews or lawsuits."""
    named = [] if _TRACKS_TOGETHER.search(said) else _TRACK.findall(_NONE_OF_TRACK.sub("", said))
    return bool(named) and metric.id.startswith("review_" if named[-1] == "复议" else "lawsuit_")


def _named(context: str, clause: str, behind: str, unit: str, said: str) -> _Named | None:
    """The first metric whose words stand in *context*; of several acts the one named last."""
    best: _Named | None = None
    with_behind = f"{context}◇{behind}"
    for metric, words, around, never, needs in _counted_in(unit):
        if best is not None and not _may_replace(metric, best.metric):
            continue
        places = [one.span() for one in words.finditer(context)]
        beside = around.search(with_behind) if metric.around else None
        if beside is not None:
            places.append((len(context), len(context)))
        if not places or (best is not None and places[-1][1] <= best.end) or never.search(clause):
            continue
        if metric.id.startswith("request_") and said.endswith("）") and _is_narrowed(said, never):
            continue
        matched = said if beside is None else said + beside.group()
        if needs.search(matched) and (_OUTCOME.match(metric.id) is None or _is_of_track(metric, said)):
            best = _Named(metric, *places[-1])
    return best


def _is_narrowed(said: str, never: re.Pattern[str]) -> bool:
    """Whether the remark that *said* ends with has words that make the number a count of something else."""
    remark = _REMARK_BEFORE.search(said)
    return remark is not None and any(words.search(remark.group()) for words in (never, _OF_SOME))


@cache
def _counted_in(unit: str) -> tuple[_CompiledMetric, ...]:
    """The metrics that are counted in *unit*, in order of precedence."""
    return tuple(one for one in _COMPILED if unit in _UNITS[one[0].id])


def _may_replace(metric: Metric, best: Metric) -> bool:
    """Whether *metric*, named later than *best*, is what the number counts: 网页等形式的依申请公开3件."""
    if metric.id not in ACTS:
        return False
    return best.id in ACTS or (best.id in CHANNELS and metric is not TOTAL)


def _of_several(named: _Named, context: str, clause: str) -> bool:
    """Whether a number is of what is listed behind the words too, or what they name is but a means."""
    if named.metric.id in CHANNELS or named.metric is TOTAL or OF_EACH.search(clause):
        return False
    if RESPECTIVELY.search(clause):
        return True
    if named.metric.id not in _ALIKE and "、" in _CLAUSE.split(context[named.end :])[0]:
        return True
    in_clause_before = len(context) > len(clause) and not named.metric.id.startswith("request_")
    return in_clause_before and (
        len(clause) > _LONGEST_BARE or _AS_MEANS.search(context[: named.start]) is not None
    )


def _together(named: _Named, clause: str, figures: str, unit: str) -> bool:
    """Whether *figures* are of several things together: 新闻发布会和在线访谈5场, 会议、培训共3次."""
    metric = named.metric
    if named.start == named.end:  # named behind the number: 召开…2场新闻发布会
        return False
    if (
        metric.id in CHANNELS
        or metric.id in ACTS
        or metric.id == "request_disclosed"
        or OF_EACH.search(clause)
    ):
        return False
    things = _AND.split(clause if TOGETHER.match(figures) else _LISTED.split(clause)[-1])
    return len(things) > 1 and any(
        words.search(one)
        for one in things
        for other, words, *_ in _counted_in(unit)
        if other is not metric and other.id not in CHANNELS and other is not TOTAL
    )
