"""What numbers of the prose say of each other, and the tables of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from extract.form_tables import REQUEST_HEAD
from extract.metric import OF_THE_YEAR
from extract.metrics import CHANNELS
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
_COMPARABLE = OF_THE_YEAR | {"partial"}


def without_contradictions(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """*claims*, those unsure of which another of the same thing shows that they are not the whole.

    One that is unsure itself and smaller may be a part: it shows nothing, but in the same sentence. Twice the
    same number of a channel in one paragraph may be of two accounts.
    """
    of_the_year = [claim for claim in claims if claim.qualifier in OF_THE_YEAR]
    accounts = Counter(
        (claim.metric, claim.number, repr(claim.locator)) for claim in of_the_year if claim.metric in CHANNELS
    )
    trusted: dict[str, set[int | float]] = defaultdict(set)
    beside: dict[tuple[str, str], set[int | float]] = defaultdict(set)
    greatest: dict[str, int | float] = defaultdict(int)
    for claim in of_the_year:
        beside[claim.metric, claim.text].add(claim.number)
        greatest[claim.metric] = max(greatest[claim.metric], claim.number)
        if claim.scope is not Scope.UNSURE:
            trusted[claim.metric].add(claim.number)

    def contradicted(claim: Claim) -> bool:
        if accounts[claim.metric, claim.number, repr(claim.locator)] > 1:
            return True
        stated = trusted[claim.metric], beside[claim.metric, claim.text]
        others = any(len(numbers) > (claim.number in numbers) for numbers in stated)
        return others or claim.number < greatest[claim.metric]

    return tuple(
        replace(claim, scope=Scope.UNSURE)
        if claim.qualifier in OF_THE_YEAR and contradicted(claim)
        else claim
        for claim in claims
    )


def is_unsure(claim: Claim, cells: Mapping[str, Cell], doubted: Collection[str]) -> bool:
    """Whether it is in doubt what *claim* covers, with what the tables say of it.

    A number that the tables print too is right whatever stands around it. One that they contradict is
    believed only where every word is known: it is more likely of something else than the report wrong.
    """
    if claim.qualifier not in _COMPARABLE or claim.metric not in _CELLS:
        return claim.scope is Scope.UNSURE
    printed = [
        sum(cells[cell].number or 0 for cell in one)
        for one in _CELLS[claim.metric]
        if all(cell in cells and cells[cell].number is not None and cell not in doubted for cell in one)
    ]
    if claim.number in printed:
        return False
    if printed and claim.qualifier == "exact":
        return claim.scope is not Scope.SURE
    return claim.scope is Scope.UNSURE
