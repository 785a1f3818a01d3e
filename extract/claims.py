"""Numbers in prose, each with what it counts and the sentence it stands in (quirks.md §5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.metrics import METRICS, Metric
from extract.model import Claim
from extract.quantities import Quantity, quantities_in
from extract.sections import Passage
from extract.text import prose

_COMPILED = tuple(
    (metric, re.compile(metric.before), re.compile(metric.after or "(?!)")) for metric in METRICS
)
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_CLAUSE = re.compile(r"[，,、：:（(]")
# From here on the numbers of a sentence are parts of the one before it.
_PARTIAL = re.compile(r"其中|含(?!义)|包括|包含")
# "到目前累计", "截至年底累计", "历年": a stock, not what one year brought
_STOCK = re.compile(
    r"(?:目前|至今|迄今|历年|开通以来|建站以来|截[至止][^，。]{0,14}|现有|现存)(?:已|，)?(?:累计|共|有)?"
)
_YEAR_TO_DATE = re.compile(r"截[至止]到?\s*(?:20\d\d年)?\s*(?:12月31日|年底|年末)")
# "未收到政府信息公开申请", "没有接到任何形式的…申请", "无依申请公开"
_NO_REQUEST = re.compile(
    r"(?:未|没有|无|尚未)(?:曾|有)?(?:收到|接到|接收|受理|产生|发生|出现|涉及)?[^，。；]{0,26}(?:申请公开|公开申请|依申请|申请件|申请)(?!人)"
)
# "未发生因政府信息公开引发的行政复议、行政诉讼", "无行政复议和行政诉讼案件"
_NO_REVIEW = re.compile(r"(?:未|没有|无|尚未)[^。；]{0,30}行政复议")
_NO_LAWSUIT = re.compile(r"(?:未|没有|无|尚未)[^。；]{0,40}行政诉讼")
# "未出现因政府信息公开问题责任追究的情况"
_NO_ACCOUNTABILITY = re.compile(r"(?:未|没有|无|尚未)[^，。；]{0,24}(?:责任追究|追责|问责|被追究)")
_LONGEST_CONTEXT = 80


def claims_of(passages: Sequence[Passage]) -> tuple[Claim, ...]:
    """Every number of a known metric, and every plain statement that there was none (as 0)."""
    return tuple(claim for passage in passages for claim in _claims_in(passage))


def _claims_in(passage: Passage) -> Iterator[Claim]:
    for match in _SENTENCE.finditer(passage.text):
        sentence = match.group().strip()
        half = prose(sentence)
        found = list(_counted(half))
        for metric, quantity, qualifier in found:
            yield Claim(
                metric.id,
                quantity.number,
                quantity.unit,
                quantity.qualifier != "exact",
                sentence,
                passage.locator,
                qualifier,
            )
        yield from _none_stated(half, sentence, passage, {metric.id for metric, _, _ in found})


def _counted(sentence: str) -> Iterator[tuple[Metric, Quantity, str]]:
    """The numbers of one sentence with their metrics and qualifiers."""
    before = 0
    partial = _PARTIAL.search(sentence)
    for quantity in quantities_in(sentence):
        metric = _metric_of(sentence, before, quantity)
        if metric is not None:
            yield metric, quantity, _qualifier(sentence, quantity, partial)
        before = quantity.end


def _metric_of(sentence: str, before: int, quantity: Quantity) -> Metric | None:
    """The metric named nearest to a number: in its own clause, then anywhere since the last number."""
    whole = sentence[max(before, quantity.start - _LONGEST_CONTEXT) : quantity.start]
    clause = _CLAUSE.split(whole)[-1]
    behind = sentence[quantity.end : quantity.end + 30]
    for context in (clause, whole):
        for metric, words, after in _COMPILED:
            if quantity.unit not in _units(metric):
                continue
            if words.search(context) or after.match(behind):
                return metric
    return None


def _units(metric: Metric) -> tuple[str, ...]:
    singles = tuple(metric.units.replace("人次", ""))
    return ("人次", *singles) if "人次" in metric.units else singles


def _qualifier(sentence: str, quantity: Quantity, partial: re.Match[str] | None) -> str:
    if partial is not None and partial.start() < quantity.start:
        return "partial"
    stock = _STOCK.search(sentence[: quantity.start])
    if stock is not None and not _YEAR_TO_DATE.search(sentence[: quantity.start]):
        return "stock"
    return quantity.qualifier


def _none_stated(half: str, sentence: str, passage: Passage, counted: set[str]) -> Iterator[Claim]:
    """Statements that there was none of something, where no number of it is given."""
    stated = (
        ("request_received", _NO_REQUEST, "件", any(name.startswith("request_") for name in counted)),
        ("review", _NO_REVIEW, "件", "review" in counted),
        ("lawsuit", _NO_LAWSUIT, "件", "lawsuit" in counted),
        ("accountability", _NO_ACCOUNTABILITY, "件", False),
    )
    for metric, words, unit, already in stated:
        if not already and words.search(half):
            yield Claim(metric, 0, unit, False, sentence, passage.locator, "exact")
