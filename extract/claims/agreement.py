"""What numbers of the prose say of each other, and the tables of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from extract.claims.metric import OF_THE_YEAR
from extract.claims.metrics import CHANNELS
from extract.form_tables import REQUEST_HEAD
from extract.model import Cell, Claim, Scope

_DENIED, _UNABLE, _NOT_PROCESSED = (
    tuple(f"request.{row.key}.total" for row in REQUEST_HEAD if row.group == group)
    for group in ("denied", "unable", "not_processed")
)
_NEW, _CARRIED_IN, _HANDLED = ("request.new.total", "request.carried_in.total", "request.total.total")
_GRANTED, _PARTIAL = ("request.granted.total", "request.partial.total")


def _tracks(column: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    name = "" if column == "total" else f"_{column}"
    direct, after = f"review.lawsuit_direct.{column}", f"review.lawsuit_after.{column}"
    return {
        f"review{name}": ((f"review.reconsideration.{column}",),),
        f"lawsuit{name}": ((direct, after),),
    }


# Metric → the sums of cells that count the same; a report may mean any of them.
_CELLS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "request_received": ((_NEW,), (_NEW, _CARRIED_IN)),
    "request_carried_in": ((_CARRIED_IN,),),
    "request_carried_out": (("request.carried_out.total",),),
    "request_answered": ((_HANDLED,),),
    "request_granted": ((_GRANTED,),),
    "request_partial": ((_PARTIAL,),),
    "request_disclosed": ((_GRANTED, _PARTIAL),),
    "request_denied": (_DENIED,),
    "request_unable": (_UNABLE,),
    "request_not_processed": (_NOT_PROCESSED,),
    **{
        name: cells
        for column in ("total", "upheld", "corrected", "other", "pending")
        for name, cells in _tracks(column).items()
    },
    **{
        name: ((f"disclosure.{name}.decisions",), (f"disclosure2019.{name}.decisions",))
        for name in ("licence", "penalty", "coercion")
    },
    "administrative_fees": (("disclosure.fees.amount",),),
    "rules_made": (("disclosure.rules.made",), ("disclosure2019.rules.new_made",)),
    "normative_documents_made": (
        ("disclosure.normative_documents.made",),
        ("disclosure2019.normative_documents.new_made",),
    ),
    "normative_documents_repealed": (("disclosure.normative_documents.repealed",),),
    "normative_documents_valid": (("disclosure.normative_documents.valid",),),
}
# The form prints fees in 万元; the prose is read in yuan.
_SCALES: Final[Mapping[str, int]] = {"administrative_fees": 10_000}
_PART = "partial"
_COMPARABLE = OF_THE_YEAR | {_PART}


# "领导信箱", "12345热线", "网民留言": where messages came in
_SOURCE = re.compile(r"信箱|热线|12345|12366|留言")
_SEVERAL_SOURCES = "messages"
# "网站访问量12万次，公众号阅读量3万次": what is read on the website is not that
_OF_ONE_SITE = "visits"


_ISSUES = "期"  # what stood in them is counted apart


def _thing(claim: Claim) -> tuple[str, str]:
    """What *claim* counts: its metric, and for messages where they came in, as it says before the number."""
    if claim.metric != _SEVERAL_SOURCES:
        return claim.metric, claim.unit if claim.unit == _ISSUES else ""
    before, _, behind = claim.text.partition(str(claim.number))
    named = _SOURCE.findall(before)[-1:] or _SOURCE.findall(behind)[:1]
    return claim.metric, "".join(named).replace("12345", "热线")


def without_contradictions(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """*claims*, those unsure of which another of the same thing shows that they are not the whole.

    One that is unsure itself and smaller may be a part: it shows nothing, but in the same sentence. Twice the
    same number of a channel in one paragraph may be of two accounts, and so may two parts in one sentence.
    """
    of_the_year = [claim for claim in claims if claim.qualifier in OF_THE_YEAR]
    accounts = Counter(
        (claim.metric, claim.number, repr(claim.locator)) for claim in of_the_year if claim.metric in CHANNELS
    )
    trusted: dict[tuple[str, str], set[int | float]] = defaultdict(set)
    beside: dict[tuple[tuple[str, str], str], set[int | float]] = defaultdict(set)
    greatest: dict[tuple[str, str], int | float] = defaultdict(int)
    for claim in of_the_year:
        thing = _thing(claim)
        greatest[thing] = max(greatest[thing], claim.number)
        if claim.scope is not Scope.UNSURE:
            trusted[thing].add(claim.number)
        if claim.scope is not Scope.UNSURE or claim.metric != _OF_ONE_SITE:
            beside[thing, claim.text].add(claim.number)

    parts: dict[tuple[str, str], set[int | float]] = defaultdict(set)
    for claim in claims:
        if claim.qualifier == _PART and claim.metric in CHANNELS:
            parts[claim.metric, claim.text].add(claim.number)

    came = _came(of_the_year)

    def contradicted(claim: Claim) -> bool:
        if claim.qualifier not in OF_THE_YEAR:
            return len(parts[claim.metric, claim.text]) > 1 if claim.qualifier == _PART else False
        if accounts[claim.metric, claim.number, repr(claim.locator)] > 1:
            return True
        if claim.metric == "request_answered" and claim.number > came.get(claim.text, claim.number):
            return True
        thing = _thing(claim)
        stated = trusted[thing], beside[thing, claim.text]
        others = any(len(numbers) > (claim.number in numbers) for numbers in stated)
        return others or claim.number < greatest[thing]

    return tuple(replace(claim, scope=Scope.UNSURE) if contradicted(claim) else claim for claim in claims)


def _came(claims: Sequence[Claim]) -> dict[str, int | float]:
    """How many requests each sentence says there were, from this year and the last; no more were answered.

    "提案12件，信息公开申请3件，办结15件": the 15 are of both.
    """
    received: dict[str, int | float] = {}
    carried: dict[str, int | float] = {}
    for claim in claims:
        came = received if claim.metric == "request_received" else carried
        if claim.metric in {"request_received", "request_carried_in"}:
            came[claim.text] = max(claim.number, came.get(claim.text, 0))
    return {text: number + carried.get(text, 0) for text, number in received.items()}


def is_unsure(claim: Claim, cells: Mapping[str, Cell], doubted: Collection[str]) -> bool:
    """Whether it is in doubt what *claim* covers, with what the tables say of it.

    A number that the tables print too is right whatever stands around it. One that they contradict is
    believed only where every word is known: it is more likely of something else than the report wrong.
    """
    if claim.qualifier not in _COMPARABLE or claim.metric not in _CELLS:
        return claim.scope is Scope.UNSURE
    scale = _SCALES.get(claim.metric, 1)
    printed = [
        round(sum(cells[cell].number or 0 for cell in one) * scale, 6)
        for one in _CELLS[claim.metric]
        if all(cell in cells and cells[cell].number is not None and cell not in doubted for cell in one)
    ]
    if claim.number in printed:
        return False
    if printed and claim.qualifier == "exact":
        return claim.scope is not Scope.SURE
    return claim.scope is Scope.UNSURE
