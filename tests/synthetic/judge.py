"""Compare what a reader reports with the truth: exact, flagged, or silently wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from extract.model import Cell, Report, State
from tests.synthetic.truth import Truth, visible

# A state that says of itself that nothing could be read needs no further flag.
LOUD = (State.UNREADABLE,)
OTHER_ROWS = ("other", "other_no_correction", "other_fee_unpaid", "other_other")


@dataclass(frozen=True, slots=True)
class Wrong:
    """One cell a reader got wrong without a word."""

    cell: str
    expected: Mapping[str, Any] | None
    got: Cell | None

    def __str__(self) -> str:
        got = (self.got.raw, str(self.got.state), self.got.number) if self.got else None
        wanted = tuple(self.expected.values()) if self.expected else None
        return f"{self.cell}: printed {wanted}, read {got}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the cells of one document."""

    exact: int  # right and not flagged
    exact_flagged: int  # right and flagged
    flagged: int  # wrong or absent, and flagged
    silent: tuple[Wrong, ...]
    alarms: tuple[str, ...] = ()  # codes of the issues that name a right cell, once per cell
    lost: tuple[str, ...] = ()  # codes of the issues that name a cell which was not read right
    rejected: bool = False  # the whole document was said not to be a report, or not to be readable

    @property
    def cells(self) -> int:
        return self.exact + self.exact_flagged + self.flagged + len(self.silent)


REJECTED = Verdict(0, 0, 0, (), rejected=True)


def bare(text: str | None) -> str | None:
    """Printed text without white space and invisible marks: line breaks inside a cell are no figures."""
    return None if text is None else "".join(visible(text).split())


def judge(report: Report, truth: Truth) -> Verdict:
    """Every cell of the truth, and every cell the report has beyond it."""
    if report.kind != "report":
        return REJECTED
    codes = _codes(report)
    exact = exact_flagged = flagged = 0
    alarms: list[str] = []
    lost: list[str] = []
    silent: list[Wrong] = []
    for cell_id, expected in truth.items():
        got = report.cells.get(cell_id)
        if got is not None and is_exact(got, expected):
            exact_flagged += cell_id in codes
            alarms += codes.get(cell_id, [])
            exact += cell_id not in codes
        elif _is_flagged(cell_id, report, codes) or (got is not None and got.state in LOUD):
            flagged += 1
            lost += codes.get(cell_id, ["state"])
        else:
            silent.append(Wrong(cell_id, expected, got))
    for cell_id, got in report.cells.items():
        if cell_id not in truth and cell_id not in codes and got.number is not None:
            silent.append(Wrong(cell_id, None, got))
    return Verdict(exact, exact_flagged, flagged, tuple(silent), tuple(alarms), tuple(lost))


def _codes(report: Report) -> dict[str, list[str]]:
    """Cell id → codes of the issues that name it."""
    codes: dict[str, list[str]] = {}
    for issue in report.issues:
        for cell_id in issue.cells:
            codes.setdefault(cell_id, []).append(issue.code)
    return codes


def _is_flagged(cell_id: str, report: Report, codes: Collection[str]) -> bool:
    """Whether an issue names the cell, or those the report has in its place.

    其他处理 is one row or three, the disclosure table of one edition or the other: where a report was taken
    for the other kind, the flag names what it has.
    """
    if cell_id.startswith("disclosure") and cell_id not in report.cells:
        return cell_id in codes or any(issue.code == "edition_unsure" for issue in report.issues)
    row, _, column = cell_id.removeprefix("request.").partition(".")
    if row not in OTHER_ROWS or cell_id in report.cells:
        return cell_id in codes
    return any(f"request.{other}.{column}" in codes for other in OTHER_ROWS)


def is_exact(got: Cell, expected: Mapping[str, Any]) -> bool:
    """Whether raw text (but for white space), state and number are what the source prints."""
    return (
        bare(got.raw) == bare(expected["raw"])
        and got.state == expected["state"]
        and got.number == expected["number"]
    )
