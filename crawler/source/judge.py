"""How a source run ended, and why. Anything short of the whole list and every document is not complete."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from crawler import outcome
from crawler.outcome import Reason, SourceOutcome, reason, reason_of_fetch

LOOK_BACK_RUNS = 3
SHRINK_ALLOWED = 0.7  # of what the last complete run listed


@dataclass(slots=True)
class Evidence:
    """What is known of a source at the end of its run. ``lines`` counts list lines, ``listed`` addresses."""

    declared: int | None = None
    lines: int = 0
    listed: int = 0
    pages: int = 0
    fetched: int = 0
    failed_page: int | None = None  # the list page that could not be had
    failed_outcome: str | None = None
    problem: str | None = None
    detail: str = ""
    missing: list[str] = field(default_factory=list)  # the outcomes of documents that could not be had
    vanished: int = 0
    interrupted: bool = False
    window_closed: str | None = None  # the window that closed while there was still something to ask for
    gone_before: int = 0  # runs in a row, before this one, that found the list gone
    expected: int | None = None
    listed_before: int | None = None  # by the last complete run
    empty_reason: str | None = None
    empty_until: date | None = None


def judge(found: Evidence, today: date) -> tuple[SourceOutcome, Reason | None]:
    """The outcome of a source run and its reason; only a complete one has none."""
    if found.interrupted:
        return SourceOutcome.INCOMPLETE, reason("interrupted")
    if found.window_closed is not None:
        return SourceOutcome.INCOMPLETE, reason("window_closed", detail=found.window_closed)
    if found.failed_outcome is not None and found.failed_page in (None, 1):
        return _unreachable(found.failed_outcome, found.gone_before)
    for verdict in (_list_problem(found), _emptiness(found, today), _shortfall(found)):
        if verdict:
            return verdict
    return SourceOutcome.COMPLETE, None


def _unreachable(failed: str, gone_before: int) -> tuple[SourceOutcome, Reason]:
    is_gone = failed in (outcome.GONE, outcome.SOFT_404)
    if is_gone and gone_before >= LOOK_BACK_RUNS - 1:
        return SourceOutcome.GONE, reason("gone")
    return outcome.source_outcome_of_fetch(failed), reason_of_fetch(failed)


def _list_problem(found: Evidence) -> tuple[SourceOutcome, Reason] | None:
    short = SourceOutcome.INCOMPLETE if found.listed else SourceOutcome.FAILED
    if found.failed_outcome is not None:
        cause = reason_of_fetch(found.failed_outcome)
        if found.failed_outcome.startswith("blocked:"):
            return SourceOutcome.BLOCKED, cause
        return short, reason("list_page_failed", page=found.failed_page, first=cause.code)
    if found.problem is not None:
        return short, reason(found.problem, page=found.pages, detail=found.detail)
    return None


def _emptiness(found: Evidence, today: date) -> tuple[SourceOutcome, Reason] | None:
    if found.lines:
        return None
    if found.empty_reason and found.empty_until and today <= found.empty_until:
        return SourceOutcome.DECLARED_EMPTY, reason("declared_empty", detail=found.empty_reason)
    return SourceOutcome.FAILED, reason("nothing_listed")


def _shortfall(found: Evidence) -> tuple[SourceOutcome, Reason] | None:
    if found.missing and not found.fetched and all(item.startswith("blocked:") for item in found.missing):
        return SourceOutcome.BLOCKED, reason_of_fetch(found.missing[0])
    why: Reason | None = None
    if found.declared is not None and found.declared != found.lines:
        why = reason("count_mismatch", declared=found.declared, listed=found.lines)
    elif found.missing:
        first = reason_of_fetch(found.missing[0]).code
        why = reason("documents_missing", listed=found.listed, missing=len(found.missing), first=first)
    elif found.expected is not None and found.listed < found.expected:
        why = reason("fewer_than_expected", listed=found.listed, expected=found.expected)
    elif found.vanished:
        why = reason("vanished", missing=found.vanished)
    elif found.listed_before and found.listed < SHRINK_ALLOWED * found.listed_before:
        why = reason("fewer_than_before", listed=found.listed, expected=found.listed_before)
    return (SourceOutcome.INCOMPLETE, why) if why else None
