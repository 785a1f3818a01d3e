"""Read a specimen and judge it; count over many; reduce a failure to its smallest set of breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from extract.errors import ExtractError
from extract.read import read_bytes
from tests.synthetic.corpus import Specimen, without
from tests.synthetic.judge import REJECTED, Verdict, judge


def read_verdict(specimen: Specimen) -> Verdict:
    """What became of the cells; an error the reader raises on purpose counts as a rejection."""
    try:
        _, report = read_bytes(specimen.data)
    except ExtractError:
        return REJECTED
    return judge(report, specimen.truth)


@dataclass
class Tally:
    """Cells counted over many documents."""

    documents: int = 0
    exact: int = 0
    exact_flagged: int = 0
    flagged: int = 0
    silent: int = 0
    rejected: int = 0
    legible: int = 0
    legible_exact: int = 0
    blamed: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)

    def add(self, specimen: Specimen, verdict: Verdict) -> None:
        """Count one document."""
        self.documents += 1
        self.exact += verdict.exact
        self.exact_flagged += verdict.exact_flagged
        self.flagged += verdict.flagged
        self.silent += len(verdict.silent)
        self.rejected += verdict.rejected
        if specimen.legible:
            self.legible += verdict.cells
            self.legible_exact += verdict.exact
            self.alarms.update(verdict.alarms)
            self.lost.update(verdict.lost)
        trouble = verdict.flagged + verdict.exact_flagged + len(verdict.silent)
        if trouble:
            self.blamed.update(dict.fromkeys((*specimen.breaks, *specimen.written), trouble))

    @property
    def cells(self) -> int:
        """All cells judged."""
        return self.exact + self.exact_flagged + self.flagged + self.silent

    @property
    def unflagged_exact(self) -> float:
        """Share of cells exact and without a flag, where the source itself is beyond doubt."""
        return self.legible_exact / self.legible if self.legible else 0.0

    def __str__(self) -> str:
        return (
            f"{self.documents:>9} {self.cells:>9} {self.unflagged_exact:>9.4%} "
            f"{self.flagged + self.exact_flagged:>9} {self.silent:>7} {self.rejected:>8}"
        )


def silent_or_rejected(verdict: Verdict) -> bool:
    """The failures that must never be."""
    return bool(verdict.silent) or verdict.rejected


def alarmed(verdict: Verdict) -> bool:
    """Cells named by an issue, right or not."""
    return bool(verdict.alarms or verdict.lost)


def smallest(specimen: Specimen, failing: Callable[[Verdict], bool]) -> tuple[Specimen, Verdict]:
    """The same document with as few breaks as still make it fail."""
    verdict = read_verdict(specimen)
    for name in specimen.breaks:
        fewer = without(specimen, name)
        again = read_verdict(fewer)
        if failing(again):
            specimen, verdict = fewer, again
    return specimen, verdict
