"""The report page: the form as the state prints it, what does not add up, and where everything was
taken from.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from archive.site import form_view, originals, words
from archive.site.pages.shared import Row, address, argument, first, not_found, parsed, render, rows

REPORT = """SELECT r.*, b.kind AS kind, p.name AS portal_name, p.host AS portal_host, s.bytes, s.pages,
  s.content_type
  FROM report r JOIN body b ON b.id = r.body_id JOIN portal p ON p.id = r.portal_id
  JOIN resource s ON s.id = r.resource_id WHERE r.uid = :uid"""
CELLS = "SELECT cell_id, number, raw, state, locator FROM cell WHERE report_id = :id"
FINDINGS = """SELECT f.*, d.title_zh, d.title_en, d.severity, d.basis, o.uid AS other_uid,
  o.year AS other_year
  FROM finding f JOIN check_definition d ON d.id = f.check_id LEFT JOIN report o ON o.id = f.other_report_id
  WHERE f.report_id = :id ORDER BY f.verdict = 'not_assessable', f.check_id, f.item"""
ISSUES = """SELECT code, severity, responsibility, message_zh, message_en, cells, locator FROM issue
  WHERE report_id = :id ORDER BY severity, position"""
SECTIONS = "SELECT * FROM section WHERE report_id = :id ORDER BY position"
CLAIMS = "SELECT * FROM claim WHERE report_id = :id ORDER BY position"
FACTS = "SELECT * FROM fact WHERE report_id = :id ORDER BY position"
SOURCES = """SELECT s.*, r.sha256, r.container, r.bytes FROM report_source s
  JOIN resource r ON r.id = s.resource_id
  WHERE s.report_id = :id ORDER BY s.first_seen, s.url"""
VERSIONS = """SELECT v.*, r.sha256 FROM report_version v JOIN resource r ON r.id = v.resource_id
  WHERE v.report_id = :id ORDER BY v.number DESC"""
YEARS = (
    "SELECT uid, year FROM report WHERE body_id = :body AND scope = :scope AND year IS NOT NULL ORDER BY year"
)
FEE = "fee_statement"  # as the reader names what section six says of the fee, beside the cells
NOTICE = "notice"  # severity of a check that does not say two figures contradict each other


@dataclass(slots=True)
class Figure:
    """One cell of the form as the page prints it: text, place, and what is to be said about it."""

    cell_id: str
    raw: str | None
    state: str
    href: str | None
    marks: list[int] = field(
        default_factory=list
    )  # numbers of the findings and issues listed beside the table
    verdict: str = ""

    @property
    def is_number(self) -> bool:
        return self.state == "number"

    @property
    def classes(self) -> str:
        """CSS classes: absent for everything that is not a printed number."""
        missing = "missing" if self.state in ("missing_cell", "missing_row", "unreadable") else ""
        return " ".join(filter(None, ("" if self.is_number else "absent", missing, self.verdict)))


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding or an issue, numbered as the cells it concerns refer to it."""

    number: int
    group: str  # finding, notice (a finding that says nothing is wrong with a figure), issue
    kind: str  # the verdict of a finding, the severity of an issue
    row: Row
    cells: tuple[str, ...]


async def load(datasette: Any, uid: str) -> Row:
    """The report named *uid*. Raises NotFound."""
    report = await first(datasette, REPORT, {"uid": uid})
    if report is None:
        raise not_found(f"没有编号为 {uid} 的报告。", f"There is no report {uid}.")
    return parsed(report, "year_signals", "legal_basis")


async def page(datasette: Any, request: Any) -> Any:
    """``/report/<uid>``."""
    report = await load(datasette, argument(request, "uid"))
    key = {"id": report["id"]}
    figures = await figures_of(datasette, report)
    facts = await facts_of(datasette, report)
    remarks = _remarks(await rows(datasette, FINDINGS, key), await rows(datasette, ISSUES, key))
    claims = [{**row, "figure": _of_claim(row)} for row in await rows(datasette, CLAIMS, key)]
    fee = _fee(report)
    shown = figures | {one["figure"].cell_id: one["figure"] for one in (*facts, *claims)} | {FEE: fee}
    for remark in remarks:
        _mark(shown, remark)
    return await render(
        datasette,
        request,
        "report.html",
        report=report,
        tables=form_view.tables(report["edition"], figures)
        if report["edition"] in words.EDITIONS and figures
        else (),
        figures=shown,
        remarks=remarks,
        sections=await rows(datasette, SECTIONS, key),
        claims=claims,
        fee=fee,
        facts=facts,
        sources=await rows(datasette, SOURCES, key),
        versions=await rows(datasette, VERSIONS, key),
        years=await rows(datasette, YEARS, {"body": report["body_id"], "scope": report["scope"]}),
    )


async def figures_of(datasette: Any, report: Row) -> dict[str, Figure]:
    """Every cell of *report* by its id."""
    base = address("report", report["uid"], "cell")
    found = await rows(datasette, CELLS, {"id": report["id"]})
    return {
        row["cell_id"]: Figure(
            row["cell_id"], row["raw"], row["state"], _place(f"{base}/{row['cell_id']}", row["locator"])
        )
        for row in found
    }


async def facts_of(datasette: Any, report: Row) -> list[Row]:
    """The labelled figures of a report before 2019, each as ``figure`` and the ``cell`` that shows it."""
    base = address("report", report["uid"], "cell")
    found = await rows(datasette, FACTS, {"id": report["id"]})
    return [{**row, **_fact(f"fact.{row['position']}", row, base)} for row in found]


def _fact(cell_id: str, row: Row, base: str) -> Row:
    place = _place(f"{base}/{cell_id}", row["locator"])
    figure = Figure(cell_id, row["raw"], row["state"], place)
    return {"figure": figure, "cell": form_view.FormCell(cell_id=cell_id)}


def _of_claim(row: Row) -> Figure:
    return Figure(f"claim.{row['position']}", str(row["number"]), "number", None)


def _fee(report: Row) -> Figure:
    yuan = report["fee_yuan"]
    return Figure(FEE, None if yuan is None else f"{yuan:g}", "blank" if yuan is None else "number", None)


def _place(page: str, locator: str | None) -> str | None:
    """The page of a cell; where its place is shown as text, scrolled to it."""
    if locator is None:
        return None
    shown = originals.shown_as(json.loads(locator), None)
    return page if shown == originals.PAGED else f"{page}#here"


def _remarks(findings: list[Row], issues: list[Row]) -> list[Remark]:
    """Findings (contradictions before notices) and issues, numbered through."""
    ordered = sorted(findings, key=lambda row: row["severity"] == NOTICE)
    return [
        Remark(
            number,
            _group(row),
            row.get("verdict") or row["severity"],
            row,
            tuple(json.loads(row["cells"] or "[]")),
        )
        for number, row in enumerate([*ordered, *issues], 1)
    ]


def _group(row: Row) -> str:
    if "verdict" not in row:
        return "issue"
    return NOTICE if row["severity"] == NOTICE else "finding"


def _mark(figures: dict[str, Figure], remark: Remark) -> None:
    if remark.group == NOTICE:
        return
    for cell_id in remark.cells:
        if cell_id in figures:
            figure = figures[cell_id]
            # What cannot be checked is the fault of the cell without a number, not of its neighbours.
            if remark.kind == "not_assessable" and figure.is_number:
                continue
            figure.marks.append(remark.number)
            # The gravest first: findings come before issues, and a source error outranks a doubt.
            figure.verdict = figure.verdict or (remark.kind if remark.kind in words.VERDICTS else "issue")
