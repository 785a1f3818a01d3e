"""What is claimed by a sentence, for the tests of claims."""

from __future__ import annotations

from extract.claims import claims_of
from extract.sections import Passage

Claims = list[tuple[str, int | float, str]]  # metric, number, qualifier


def claims(sentence: str, year: int | None = 2023, issuer: str | None = None) -> Claims:
    """The claims of *sentence* as a passage of its own, in a report of *year*."""
    found = claims_of([Passage(1, sentence, {})], year, issuer)
    return [(one.metric, one.number, one.qualifier) for one in found]


def exact(**numbers: int | float) -> Claims:
    """Claims of just these *numbers*, by metric."""
    return [(metric, number, "exact") for metric, number in numbers.items()]
