"""A review table with a line for each track: its results stand under the names its header prints."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from extract.model import Report
from extract.read import read_bytes
from tests.extract import unlike

RESULTS = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "total": "总计",
}
USUAL = tuple(RESULTS)
TOTAL_FIRST = ("total", "upheld", "corrected", "other", "pending")
TRACKS = (
    ("行政复议", "reconsideration"),
    ("未经复议直接起诉", "lawsuit_direct"),
    ("复议后起诉", "lawsuit_after"),
)


def table(results: Sequence[str], tracks: Sequence[tuple[str, str]], corner: str = "<td></td>") -> str:
    """One row for each track, the results in the given order across."""
    rows = corner + "".join(f"<td>{RESULTS[result]}</td>" for result in results)
    for name, track in tracks:
        figures = (unlike.FIGURES[f"review.{track}.{result}"] for result in results)
        rows += f"</tr><tr><td>{name}</td>" + "".join(f"<td>{figure}</td>" for figure in figures)
    return f"<table><tr>{rows}</tr></table>"


def as_page(review: str) -> Report:
    return unlike.read(unlike.article(third=review))


def as_text(review: str) -> Report:
    lines = [unlike.TITLE, *unlike.ABOVE]
    tables = (unlike.disclosure(), unlike.request(), review)
    for heading, one in zip(unlike.HEADINGS, tables, strict=True):
        rows = re.findall(r"<tr>(.*?)</tr>", one)
        lines += [heading, *("\t".join(re.findall(r"<td[^>]*>(.*?)</td>", row)) for row in rows)]
    return read_bytes("\n".join([*lines, *unlike.BELOW]).encode(), "report.txt")[1]


@pytest.mark.parametrize("results", [USUAL, TOTAL_FIRST], ids=["usual", "total first"])
@pytest.mark.parametrize("tracks", [TRACKS, TRACKS[::-1]], ids=["in order", "reversed"])
def test_results_are_read_by_the_header_over_them(
    results: tuple[str, ...], tracks: tuple[tuple[str, str], ...]
) -> None:
    for report in (as_page(table(results, tracks)), as_text(table(results, tracks))):
        assert unlike.silent(report) == {}
        assert {issue.code for issue in report.issues if not issue.code.startswith("sum_")} == set()


def test_a_header_that_lost_its_corner_leaves_every_result_in_doubt() -> None:
    report = as_page(table(TOTAL_FIRST, TRACKS, corner=""))
    assert unlike.silent(report) == {}
    assert len(unlike.named_by(report, "row_ambiguous")) == len(RESULTS) * len(TRACKS)


@pytest.mark.parametrize("corner", ["类型", "类别", ""])
@pytest.mark.parametrize("form", ["行政诉讼（{}）", "行政诉讼-{}", "（二）{}情况"])
def test_tracks_under_names_of_their_own(corner: str, form: str) -> None:
    first, *suits = TRACKS
    tracks = (first, *((form.format(name), track) for name, track in suits))
    review = table(USUAL, tracks, corner=f"<td>{corner}</td>")
    for report in (as_page(review), as_text(review)):
        assert unlike.silent(report) == {}
        assert {issue.code for issue in report.issues if not issue.code.startswith("sum_")} == set()


def test_names_among_the_figures_leave_none_beyond_doubt() -> None:
    """Where two tables are printed over each other, the one's header stands in the other's cells."""
    figures = "".join(
        f"<td>{name}</td>" for name in ["", "3", "3", "", *RESULTS.values(), "", "1", "", "", "", ""]
    )
    table = unlike.review().rpartition("<tr>")[0] + f"<tr>{figures}</tr></table>"
    report = as_page(table)
    cells = {cell for cell in unlike.FIGURES if cell.startswith("review.")}
    assert cells <= unlike.doubted(report)
