"""Read a layout with every pattern of figures and list the cells that are silently wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from extract.read import read_bytes
from tests.extract.layouts.figures import PATTERNS
from tests.extract.layouts.registry import Layout
from tests.extract.unlike import doubted, silent
from tests.synthetic.truth import state_of
from tests.synthetic.values import Figures

SEEDS = 1  # of each pattern in the tests: a layout is drawn once per pattern, in half a second


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the cells of one report; ``silent``: cell id → (printed, read)."""

    pattern: str
    seed: int
    kind: str
    silent: dict[str, object]
    flagged: int


def verdicts(layout: Layout, seeds: int) -> Iterator[Verdict]:
    """*layout* with each pattern of figures and each seed; no document is read twice."""
    seen: set[tuple[bytes, tuple[str, ...]]] = set()
    for pattern, draw in PATTERNS.items():
        if pattern in layout.left_out:
            continue
        for seed in range(seeds):
            random = Random(f"{layout.name}/{pattern}/{seed}")
            figures = draw(random)
            data = layout.write(figures, random)
            document = (data, tuple(figures.values()))
            if document not in seen:
                seen.add(document)
                yield verdict(pattern, seed, data, figures)


def verdict(pattern: str, seed: int, data: bytes, figures: Figures) -> Verdict:
    """The cells of *data*, which prints *figures*; a report read without any table says so once, for all."""
    report = read_bytes(data)[1]
    if not report.cells and any(issue.code == "no_tables" for issue in report.issues):
        return Verdict(pattern, seed, report.kind, {}, len(figures))
    wrong = silent(report, {cell_id: state_of(text)[1] for cell_id, text in figures.items()})
    return Verdict(pattern, seed, report.kind, wrong, len(doubted(report) & set(figures)))
