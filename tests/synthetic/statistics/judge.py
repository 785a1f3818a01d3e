"""Compare a report's loose facts with the figures its table prints."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field, replace

from extract.errors import ExtractError
from extract.facts.outline import BETWEEN
from extract.model import Fact, Report
from extract.read import read_bytes
from tests.synthetic.judge import bare
from tests.synthetic.statistics.draw import Figure, Sheet
from tests.synthetic.truth import state_of

Said = tuple[str, str | None, str, int | float | None, str]  # label, raw, state, number, unit
NOTHING_READ = "no_tables"  # the issue of a report whose table was not seen to be one


@dataclass(slots=True)
class Verdict:
    """What became of the figures of one report."""

    exact: int = 0  # right and not flagged
    unheaded: int = 0  # of these: without all labels they stand under
    flagged: int = 0  # flagged, right or not
    lost: list[Figure] = field(default_factory=list)  # neither kept nor flagged
    wrong: list[Fact] = field(default_factory=list)  # kept without a flag, and not printed so

    @property
    def silent(self) -> bool:
        """Whether anything is wrong or lost without a word."""
        return bool(self.lost or self.wrong)


def read_verdict(sheet: Sheet) -> Verdict:
    """Read *sheet* and judge what became of its figures."""
    try:
        _, report = read_bytes(sheet.data)
    except ExtractError:
        return Verdict(flagged=len(sheet.figures))
    if any(issue.code == NOTHING_READ for issue in report.issues):
        return Verdict(flagged=len(sheet.figures), wrong=list(report.facts))
    return _judged(report, sheet)


def _judged(report: Report, sheet: Sheet) -> Verdict:
    doubted = {cell for issue in report.issues for cell in issue.cells}
    sure: defaultdict[Said, list[Fact]] = defaultdict(list)
    unsure: set[str] = set()
    for number, fact in enumerate(report.facts, 1):
        if f"fact.{number}" in doubted:
            unsure.add(_name(fact.label))
        else:
            sure[_read(fact)].append(fact)
    verdict = Verdict()
    for figure in sheet.figures:
        _judge(figure, sure, unsure, verdict)
    verdict.wrong += [fact for facts in sure.values() for fact in facts]
    return verdict


def _judge(figure: Figure, sure: dict[Said, list[Fact]], unsure: set[str], verdict: Verdict) -> None:
    """Count *figure*, and take the fact it is from *sure*. A sign beside a heading is no loss."""
    for form in _forms(figure):
        said, heading = _printed(form), _name(BETWEEN.join(form.above))
        facts = [fact for fact in sure.get(said, []) if heading.endswith(_name(fact.heading))]
        if facts:
            fact = max(facts, key=lambda fact: len(fact.heading))
            sure[said].remove(fact)
            verdict.exact += 1
            verdict.unheaded += _name(fact.heading) != heading
            return
    if any(label and (label in said[0] or said[0] in label) for label in unsure):  # or a part of it, or more
        verdict.flagged += 1
    elif figure.unit:
        verdict.lost.append(figure)


def _forms(figure: Figure) -> list[Figure]:
    """*figure* as it reads with its group in front of the label, and with the group on another page."""
    if not figure.group:
        return [figure]
    beside = replace(figure, label=f"{figure.group} {figure.label}")
    return [beside, replace(figure, above=(figure.group, *figure.above))]


def _name(text: str) -> str:
    """A label without white space and the width of its marks: those of a picture are not told apart."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _read(fact: Fact) -> Said:
    return _name(fact.label), bare(fact.raw), str(fact.state), fact.number, fact.unit


def _printed(figure: Figure) -> Said:
    label = f"{figure.label}{BETWEEN}{figure.head}" if figure.head else figure.label
    return _name(label), bare(figure.raw), *state_of(figure.raw), figure.unit
