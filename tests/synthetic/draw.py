"""Draw the figures of one report: balanced, and distributed as real ones are (mostly zeros, a few large)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Final

from tests.synthetic import blank_form as form

COLUMN_SHARES: Final = {
    "natural_person": 80,
    "enterprise": 12,
    "research": 1,
    "welfare": 2,
    "legal": 4,
    "other": 1,
}
ROW_SHARES: Final = {
    "granted": 42,
    "partial": 8,
    "denied_state_secret": 0.3,
    "denied_law": 0.5,
    "denied_safety": 0.3,
    "denied_third_party": 1,
    "denied_internal": 1.5,
    "denied_process": 2,
    "denied_casefile": 1,
    "denied_query": 1.5,
    "unable_not_held": 22,
    "unable_must_create": 4,
    "unable_unclear": 1.5,
    "not_processed_petition": 3,
    "not_processed_repeat": 2,
    "not_processed_publication": 0.3,
    "not_processed_mass": 0.3,
    "not_processed_reissue": 0.3,
    "other_no_correction": 3,
    "other_fee_unpaid": 0.3,
    "other_other": 5,
    "other": 8,
}
PEOPLE: Final = tuple(COLUMN_SHARES)


@dataclass(frozen=True, slots=True)
class Previous:
    """What the year before left: requests carried over per column, documents in force."""

    carried_out: Mapping[str, int] = field(default_factory=dict)
    rules_valid: int = 0
    documents_valid: int = 0


@dataclass(frozen=True, slots=True)
class Scale:
    """How busy a body is."""

    requests: int = 20
    reviews: int = 1
    documents: int = 3
    rules: int = 0
    licences: int = 0
    penalties: int = 0
    coercions: int = 0
    fees: float = 0.0  # 万元


def _spread(random: Random, count: int, shares: Mapping[str, float]) -> dict[str, int]:
    drawn = dict.fromkeys(shares, 0)
    for key in random.choices(list(shares), weights=list(shares.values()), k=count):
        drawn[key] += 1
    return drawn


def _around(random: Random, typical: int) -> int:
    return random.randint(typical * 7 // 10, typical * 13 // 10) if typical else 0


def draw_requests(random: Random, scale: Scale, previous: Previous, one_row_other: bool) -> dict[str, int]:
    """Table 3; for every column new + carried_in = total + carried_out, and every row adds up."""
    new = _spread(random, _around(random, scale.requests), COLUMN_SHARES)
    rows = form.result_rows(one_row_other)
    shares = {row: ROW_SHARES[row] for row in rows}
    numbers: dict[str, int] = {}
    for person in PEOPLE:
        carried_in = previous.carried_out.get(person, 0)
        due = new[person] + carried_in
        carried_out = random.randint(0, max(1, due // 15)) if due else 0
        column = _spread(random, due - carried_out, shares)
        column |= {"new": new[person], "carried_in": carried_in, "carried_out": carried_out}
        column["total"] = due - carried_out
        numbers |= {f"request.{row}.{person}": count for row, count in column.items()}
    for row in form.request_rows(one_row_other):
        numbers[f"request.{row}.total"] = sum(numbers[f"request.{row}.{person}"] for person in PEOPLE)
    return numbers


def draw_reviews(random: Random, scale: Scale) -> dict[str, int]:
    """Table 4; the five outcomes of a track add up."""
    numbers: dict[str, int] = {}
    for track, _ in form.REVIEW_TRACKS:
        cases = _spread(
            random, random.randint(0, scale.reviews), {"upheld": 6, "corrected": 1, "other": 2, "pending": 1}
        )
        numbers |= {f"review.{track}.{outcome}": count for outcome, count in cases.items()}
        numbers[f"review.{track}.total"] = sum(cases.values())
    return numbers


def draw_disclosure_2021(random: Random, scale: Scale, previous: Previous) -> dict[str, int | float]:
    """Table 2 of the 2021 edition; documents in force follow from the year before."""
    made = random.randint(0, scale.documents)
    repealed = random.randint(0, max(0, min(scale.documents, previous.documents_valid)))
    rules = random.randint(0, scale.rules)
    return {
        "disclosure.rules.made": rules,
        "disclosure.rules.repealed": 0,
        "disclosure.rules.valid": previous.rules_valid + rules,
        "disclosure.normative_documents.made": made,
        "disclosure.normative_documents.repealed": repealed,
        "disclosure.normative_documents.valid": previous.documents_valid + made - repealed,
        "disclosure.licence.decisions": _around(random, scale.licences),
        "disclosure.penalty.decisions": _around(random, scale.penalties),
        "disclosure.coercion.decisions": _around(random, scale.coercions),
        "disclosure.fees.amount": round(scale.fees * random.uniform(0.8, 1.2), 4),
    }


def draw_disclosure_2019(random: Random, scale: Scale) -> dict[str, int | float]:
    """Table 2 of the 2019 edition; 本年增/减 is signed."""
    numbers: dict[str, int | float] = {}
    for cell in form.DISCLOSURE_2019:
        _, _, column = cell.partition(".")
        if column == "items_change":
            numbers[f"disclosure2019.{cell}"] = random.choice((0, 0, 0, 1, 2, -1))
        elif column == "items_previous":
            numbers[f"disclosure2019.{cell}"] = random.randint(0, 40) if scale.licences else 0
        else:
            numbers[f"disclosure2019.{cell}"] = 0
    made = random.randint(0, scale.documents)
    numbers |= {
        "disclosure2019.normative_documents.new_made": made,
        "disclosure2019.normative_documents.new_published": made,
        "disclosure2019.normative_documents.total_published": made + scale.documents * 3,
        "disclosure2019.licence.decisions": _around(random, scale.licences),
        "disclosure2019.penalty.decisions": _around(random, scale.penalties),
        "disclosure2019.coercion.decisions": _around(random, scale.coercions),
        "disclosure2019.procurement.projects": random.randint(0, 6),
        "disclosure2019.procurement.amount": random.randint(0, 900_000),
    }
    return numbers


def draw(
    random: Random, scale: Scale, edition: str, one_row_other: bool, previous: Previous | None = None
) -> dict[str, int | float]:
    """All cells of one report."""
    before = previous or Previous(documents_valid=scale.documents * 3)
    disclosure = (
        draw_disclosure_2021(random, scale, before)
        if edition == "2021"
        else draw_disclosure_2019(random, scale)
    )
    return {
        **disclosure,
        **draw_requests(random, scale, before, one_row_other),
        **draw_reviews(random, scale),
    }


def leaves(numbers: Mapping[str, int | float]) -> Previous:
    """What a year's figures hand to the next year."""
    return Previous(
        {person: int(numbers[f"request.carried_out.{person}"]) for person in PEOPLE},
        int(numbers.get("disclosure.rules.valid", 0)),
        int(numbers.get("disclosure.normative_documents.valid", 0)),
    )


def printed(number: int | float) -> str:
    """A number as officials print it: no separators, no trailing zeros."""
    return f"{number:.4f}".rstrip("0").rstrip(".") if isinstance(number, float) else str(number)
