"""Numbers that several things share: 行政复议、行政诉讼均为0件 is said of each, 共3件 of both together."""

from __future__ import annotations

import re

from extract.claims.metric import Metric

# "行政复议", "提起诉讼", "行政许可": what reports name together, each with its metric
_WORDS = {"复议": "review", "诉讼": "lawsuit", "许可": "licence", "处罚": "penalty", "强制": "coercion"}
_WORD = re.compile("|".join(_WORDS))
# "、行政", "或者提起行政": between two things of a list
_AND = re.compile(r"(?:案件|申请|案|决定)?(?:[、和及与或]|以及)[^，。；]{0,8}")
# "均为", "各", "都是": the number is said of each
OF_EACH = re.compile(r"[各均都][为是有计]?\s*\Z")
# "分别为2件、1件": the first number is of the first thing
RESPECTIVELY = re.compile(r"分别[为是有达计]?\s*\Z")
# "共3件", "合计 3 件": the number and the word before it
TOGETHER = re.compile(r"\s*(?:共|合计|总计|计)")


# "网络和信函申请9件": how requests come
WAYS = {
    "request_online": re.compile(r"网络|网上|网站|线上|在线|平台|互联网"),
    "request_letter": re.compile(r"信函|(?<!公开)(?<!申请)信件|邮寄|邮递|邮政|书信|纸质"),
    "request_in_person": re.compile(r"当面|现场|窗口"),
}
_OTHER_WAY = re.compile(r"传真|邮件|电话|口头")
# "未经复议直接起诉2件，复议后起诉1件": each is a part of the lawsuits
_ONE_TRACK = re.compile(r"(?:直接(?:起诉|提起)|复议后)[^，。；]*$")
_BOTH_TRACKS = re.compile(r"直接(?:起诉|提起).*复议后|复议后.*直接(?:起诉|提起)")


def is_one_track(metric: Metric, sentence: str, start: int) -> bool:
    """Whether the number at *start* is of one of the two tracks of lawsuits that *sentence* counts apart."""
    one = metric.id == "lawsuit" and _ONE_TRACK.search(sentence[:start]) is not None
    return one and _BOTH_TRACKS.search(sentence) is not None


def ways_in(clause: str) -> list[str]:
    """The ways of asking that *clause* names: a number behind several is of them together."""
    named = [way for way, words in WAYS.items() if words.search(clause)]
    return [*named, *_OTHER_WAY.findall(clause)[:1]]


def metrics_sharing(clause: str, number: int | float) -> tuple[str, ...] | None:
    """The metrics a number behind *clause* is said of each; none when it is said of several together.

    None when the clause ends in no list of such things.
    """
    named: list[str] = []
    end = 0
    for word in _WORD.finditer(clause):
        metric = _WORDS[word.group()]
        if named and (metric in named or _AND.fullmatch(clause, end, word.start()) is None):
            named = []
        named.append(metric)
        end = word.end()
    if len(named) < 2:
        return None
    return tuple(named) if not number or OF_EACH.search(clause) else ()


def thing_in(name: str) -> str | None:
    """The metric that *name* is the thing of, if it is of one alone."""
    named = {_WORDS[word] for word in _WORD.findall(name)}
    return named.pop() if len(named) == 1 else None
