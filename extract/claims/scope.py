"""Whether a number of the prose is beyond doubt the whole of what it counts, for this body and this year.

Which metric a number is of is told by the words nearest to it (:mod:`extract.claims.counted`). What else its
sentence says may narrow it: a column of the website, one topic, another body, part of the year. There is no
end to such words, so those that narrow nothing are listed (:mod:`extract.claims.scope_words`); any other
casts doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.claims.carried import is_carried_over, is_of_body_before
from extract.claims.changes import is_compared_with
from extract.claims.channels import channels_in, goes_on_in_issues
from extract.claims.counted import names_it
from extract.claims.known_words import is_known, plain, says_how
from extract.claims.metric import Metric
from extract.claims.metrics import CHANNELS, TOTAL
from extract.claims.quantities import Quantity, adds_up, quantities_in
from extract.claims.respective import told_in_turn
from extract.claims.scope_words import (
    ACTS,
    ALL_ELSE,
    APPLICANTS,
    BY,
    ITEMS,
    NEEDED,
    OTHER,
    OTHER_MEANS,
    PUBLISHED,
    REPORTED,
    STAGES,
    family_of,
    words_of,
)
from extract.claims.setting import Said, Setting
from extract.claims.shifts import is_shifted
from extract.claims.topics import is_of_another_body, is_of_another_topic
from extract.model import Scope

_words = cache(words_of)
_CLAUSE = re.compile(r"[，；：（）。]")
# "（转发）", "（含专栏）": a remark without a number is of the words before it; "“公开为常态，不公开为例外”":
# what is quoted ends no clause; "较2022年的31件下降", "比2022年（31起）下降": the number compared with
_ASIDE = re.compile(
    r"（[^（）\d]*）|“[^“”\d]{0,40}，[^“”\d]{0,40}”|"
    r"(?<=年)的?（?\d{1,7}[件条起宗份]）?(?=(?:减少|增加|下降|增长|上升))"
)
# "其中，网站12条": parts of what the sentence before counts
_OF_BEFORE = re.compile(r"\s*其中")
# "…6件，", "6件和行政诉讼3件", "6期共600册", "2期200余人次": where what belongs to a number ends
_END_OF_TAIL = re.compile(r"[，；：（）。、]|[和及与][^，。；]{0,14}\d|共\d|\d[\d,.]*余?[件条篇份次场期人]")
# "网站20条，微信30条，全年共计公开政务信息": all that were counted before it
_SUMMED = re.compile(r"(?:全年|年内|本年度?|20\d\d年)(?:共计|累计|合计|总计)(?:主动)?公开")
# "44期" before "116篇": in how many issues
_ISSUES_BEFORE = re.compile(r"\d[\d,]*余?期\Z")
# "2场新闻发布会、录制在线访谈": what stands right behind the number before is that one's
_BEHIND_LAST = re.compile(r"\A[^、，：；（）和及与\d]{2,12}、(?=.)")
# "公众号粉丝2万人", "公众号保持常态化运营", "申请内容主要涉及征地": who reads an account, that it is kept,
# and what was asked for narrows nothing
_KEPT = re.compile(
    r"(?:(?<=公众号)|(?<=微博)|(?<=抖音号)|(?<=视频号)|^)(?:总?粉丝|关注人?[数量]|订阅[数量]|保持|常态)[^，；。]*$|"
    r"^(?:申请(?:公开)?的?)?(?:(?:内容|事项|信息)(?:主要|大多|均|多)?|主要)(?:涉及|集中[于在])[^，；。]*$"
)
# "，其中", "，包括", "，主要": parts of the number before follow
_PARTS_FOLLOW = re.compile(r"\s*(?:其中|(?:信息|公开)?(?:内容)?(?:包[括含]|含|涵盖|主要|分别|具体))")
# "12件", "40.5%": another number of the sentence
_FIGURE = re.compile(
    r"\d[\d,.]*\s*[万千]?余?\s*(?:人次|件次|条次|万元|[件条篇个份次场期项册宗起例人元%部则批名封])"
)
# "、公告5条", "，征集结果等各类信息52条": the next number, what it counts, and in what
_NEXT_FIGURE = re.compile(
    r"[、，](?P<kind>[^，；。（\d]{0,60})\d[\d,.]*[万千]?余?(?P<unit>人次|件次|条次|万元|.)?"
)
# "主动公开信息61条。", before its parts
_PUBLISHED = re.compile(r"(?:公开|发布)[^，。；]*\d")
# "解读及回应信息", "会议和培训": two things counted together
_AND = re.compile(r"[和及与]")
# "受理并办结": one act
_RECEIVED_AND_ANSWERED = re.compile(
    r"(?:受理|收到|接收|接到)[并和及、]*(?:已|全部|按时|按期|依法|规范|及时)*(?=办结|答复|回复)"
)
_ONE_BODYS = ("gazette_issues",)  # an area has but one gazette, and who else is spoken of puts out none
# "2件结转下年答复": when they will be answered is no act of this year
_CARRIED_OUT = re.compile(r"(?<=结转)[到至]?(?:下一?年度?|次年|20\d\d年)?(?:继续)?(?:答复|办结|办理)")
_LONGEST_BEFORE = 300  # what is said further off is not read: a hostile sentence is all numbers
_LONGEST_TAIL = 30


@dataclass(frozen=True, slots=True)
class _Counted:
    """One number of a sentence with its metric, and the end of the number before it (0: there is none)."""

    metric: Metric
    quantity: Quantity
    qualifier: str
    last_end: int
    before: tuple[Metric, ...]  # what the sentence counts before it
    of_before: bool  # whether the sentence counts parts of what the one before it counts


def scopes_of(
    counted: Sequence[tuple[Metric, Quantity, str]], sentence: str, setting: Setting
) -> list[Scope]:
    """How sure it is that each number (with metric and qualifier) covers what they say."""
    of_before = _OF_BEFORE.match(sentence) is not None
    found = quantities_in(sentence) if counted else []
    ends = [one.end for one in found if not is_compared_with(sentence, one.start)]
    told = told_in_turn(sentence, found)
    scopes: list[Scope] = []
    for metric, quantity, qualifier in counted:
        part = sentence.rfind("；", 0, quantity.start)
        last = max((end for end in ends if part < end < quantity.start), default=0)
        before = tuple(one for one, other, _ in counted if other.start < quantity.start)
        own = told[quantity.start][1] if quantity.start in told else None
        one = _Counted(metric, quantity, qualifier, 0 if own else last, before, of_before)
        scopes.append(_scope_of(one, sentence, setting, own))
    return scopes


def _scope_of(counted: _Counted, sentence: str, setting: Setting, own: str | None = None) -> Scope:
    said = _said(counted, sentence)
    if own is not None:  # 微信、微博分别发布信息18条、23条
        said = replace(said, own=own)
    if not (_is_known(said.own, counted, setting) and _is_known(said.tail, counted, setting)):
        return Scope.UNSURE
    if is_carried_over(setting.earlier, said.before, setting.year, setting.issuer):
        return Scope.UNSURE
    if counted.metric.id not in _ONE_BODYS and is_of_body_before(said.before, setting.issuer):
        return Scope.UNSURE
    if is_of_another_topic(counted.metric.id, said.before, said.own, said.rest):
        return Scope.UNSURE
    if _competes(counted, said, setting) or _is_listed(counted, said):
        return Scope.UNSURE
    if is_shifted(counted.metric, counted.qualifier, said, setting):
        return Scope.UNSURE
    unknown = [one for one in said.earlier if not _is_known(_FIGURE.sub("", one), counted, setting)]
    if all(_FIGURE.search(one) or _says_how(one, counted, setting) for one in unknown):
        return Scope.LIKELY if unknown else Scope.SURE
    return Scope.UNSURE


def scope_of_none(metric: str, said: str, setting: Setting) -> Scope:
    """The same for a statement that there was none: *said* from the start of its clause to its end."""
    known = is_known(
        said.replace("，", ""), _words(metric, "exact") | APPLICANTS, None, setting.issuer, setting.year
    )
    known = known and not is_carried_over(setting.earlier, said, setting.year, setting.issuer)
    return Scope.SURE if known else Scope.UNSURE


def _said(counted: _Counted, sentence: str) -> Said:
    quantity = counted.quantity
    start = max(sentence.rfind("；", 0, quantity.start) + 1, quantity.start - _LONGEST_BEFORE)
    *earlier, own = _CLAUSE.split(_ASIDE.sub("", sentence[start : quantity.start]))
    own = _ISSUES_BEFORE.sub("", own)
    if counted.last_end:
        beside = len(_ASIDE.sub("", sentence[max(start, counted.last_end) : quantity.start]))
        of_last = max(0, len(own) - beside)
        earlier += [own[:of_last]] if of_last else []
        own = _BEHIND_LAST.sub("", own[of_last:]) if len(own) >= beside else own
    if own.endswith("累"):  # "累计345条": the word before the number is read with it
        own += "计"
    behind = sentence[quantity.end : quantity.end + _LONGEST_TAIL]
    end = _END_OF_TAIL.search(behind)
    length = len(behind) if end is None else end.start()
    before = sentence[max(0, quantity.start - _LONGEST_BEFORE) : quantity.start]
    earlier = [kept for one in earlier if (kept := _KEPT.sub("", one))]
    return Said(before, own, behind[:length], earlier, sentence[quantity.end + length :][:_LONGEST_BEFORE])


def _is_known(text: str, counted: _Counted, setting: Setting) -> bool:
    if is_of_another_body(counted.metric.id, text, setting.issuer):
        return False
    words = _words(counted.metric.id, counted.qualifier)
    return is_known(text, words, counted.metric, setting.issuer, setting.year)


def _says_how(text: str, counted: _Counted, setting: Setting) -> bool:
    words = _words(counted.metric.id, counted.qualifier)
    return says_how(text, words, setting.issuer, setting.year)


def _competes(counted: _Counted, said: Said, setting: Setting) -> bool:
    """Whether another number, or another metric, may be what is counted."""
    metric = counted.metric
    if metric.id in CHANNELS:
        of_issues = metric in counted.before[-1:] and goes_on_in_issues(said.own)
        named = of_issues or metric.id in channels_in(said.own)
    else:
        named = names_it(metric, said.own, said.tail)
    if family_of(metric.id) == OTHER and _AND.search(plain(said.own)):
        return True
    if counted.qualifier == "partial":
        return not named or not _is_part(counted, said.own, said.before, setting.earlier)
    if counted.last_end and (not named or (metric is TOTAL and _SUMMED.match(said.own) is None)):
        return True
    requests = metric.id.startswith("request_")
    everything = setting.earlier + said.before if requests else "".join(said.earlier) + said.own
    if metric.id in NEEDED and not any(word in everything for word in NEEDED[metric.id]):
        return True
    if not named and not (said.earlier and _is_known(said.earlier[-1], counted, setting)):
        return True
    acts = _CARRIED_OUT.sub("", _RECEIVED_AND_ANSWERED.sub("", said.own) + said.tail)
    return requests and sum(any(word in acts for word in act) for act in ACTS) > 1


def _is_part(counted: _Counted, own: str, before: str, earlier: str) -> bool:
    """Whether the number, said to be part of another, can be: not 信息20条，其中网站12条，收到留言3条."""
    metric = counted.metric
    if not counted.last_end or counted.of_before:
        whole = earlier.rstrip("。").rpartition("。")[2] if counted.of_before else ""
        return "申请" in whole or not metric.id.startswith("request_") or _PUBLISHED.search(whole) is None
    if metric.id in STAGES and "余" not in own:
        return False  # the list of its parts is over
    if not counted.before:  # what is counted first is no metric, but maybe of several channels together
        return metric.id in channels_in(before.rpartition("其中")[0])
    families = {family_of(one.id) for one in counted.before}
    kinds = PUBLISHED in families and metric.id == "policy_interpretation"
    return kinds or metric in counted.before or family_of(metric.id) in families - {OTHER}


def _is_listed(counted: _Counted, said: Said) -> bool:
    """Whether the number is one of a list of kinds: 公开信息20条、公告5条."""
    metric, rest = counted.metric, said.rest
    if family_of(metric.id) != PUBLISHED or counted.qualifier == "partial" or rest[:1] not in ("、", "，"):
        return False
    if adds_up(rest, counted.quantity.number, ITEMS):
        return False
    following = _NEXT_FIGURE.match(rest)
    if following is None or _PARTS_FOLLOW.match(rest, 1):
        return rest[:1] == "、"
    if following["unit"] not in ITEMS:
        return False
    kind = following["kind"]
    if channels_in(kind) or is_known(kind, OTHER_MEANS, None, "", None):  # parts of the whole, or other means
        return metric is TOTAL and ("主动公开" not in said.own or any(word in said.own for word in BY))
    acts = any(word in kind for act in (*ACTS, REPORTED) for word in act)
    return not acts and not is_known(kind, ALL_ELSE, None, "", None)
