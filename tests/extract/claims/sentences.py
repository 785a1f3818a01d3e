"""What is claimed by a sentence, for the tests of claims."""

from __future__ import annotations

from extract.claims import claim_issues, claims_of
from extract.sections import Passage

Claims = list[tuple[str, int | float, str]]  # metric, number, qualifier


def claims(sentence: str, year: int | None = 2023, issuer: str | None = None) -> Claims:
    """The claims of *sentence* as a passage of its own, in a report of *year*."""
    found = claims_of([Passage(1, sentence, {})], year, issuer)
    return [(one.metric, one.number, one.qualifier) for one in found]


def exact(**numbers: int | float) -> Claims:
    """Claims of just these *numbers*, by metric."""
    return [(metric, number, "exact") for metric, number in numbers.items()]


def read(text: str, issuer: str = "云岭市商务局", year: int = 2023) -> list[str]:
    """``metric=number`` of each claim of *text*, flagged ones behind ``?``, their qualifier but exact."""
    found = claims_of([Passage(1, text, {})], year, issuer)
    flagged = {place for one in claim_issues(found, ()) for place in one.cells}
    return [
        f"{'?' if f'claim.{n}' in flagged else ''}{one.metric}={one.number}"
        + ("" if one.qualifier == "exact" else f" {one.qualifier}")
        for n, one in enumerate(found, 1)
    ]
