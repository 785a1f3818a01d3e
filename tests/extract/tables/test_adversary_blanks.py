"""Blank cells that hide what a row lost or cut in two: such rows say that they are in doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extract.form import EDITION_2021, OTHER_ROWS, request_cells, review_cells
from extract.model import Report
from extract.read import read_bytes
from tests.extract.unlike import (
    ABOVE,
    BELOW,
    COLUMNS,
    FIGURES,
    HEADINGS,
    RESULTS,
    TITLE,
    article,
    named_by,
    read,
    request,
    review,
)

ROWS = EDITION_2021.request_rows(OTHER_ROWS)
TRACKS = ("reconsideration", "lawsuit_direct", "lawsuit_after")


def unnamed(report: Report, truth: Mapping[str, str]) -> dict[str, tuple[str, str | None]]:
    """The cells that are read otherwise than *truth* has them, and not named."""
    named = {cell for found in report.issues for cell in found.cells}
    return {
        cell: (text, report.cells[cell].raw)
        for cell, text in truth.items()
        if cell not in named and (report.cells[cell].raw or "") != text
    }


def test_a_row_that_lost_a_figure_and_has_the_blank_cell_others_have_behind() -> None:
    head, *rows = re.split(r"(?=<tr>)", request())[1:]
    made = [row.replace("</tr>", "<td></td></tr>") if at % 2 else row for at, row in enumerate(rows)]
    at = next(number for number, row in enumerate(made) if "信访举报投诉" in row)
    lost = FIGURES["request.not_processed_petition.research"]
    made[at] = made[at].replace(f"<td>{lost}</td>", "").replace("<td></td>", "")
    made[at] = made[at].replace("</tr>", "<td></td></tr>")
    report = read(article(second="<table>" + "".join([head, *made])))
    truth = {cell: str(figure) for cell, figure in FIGURES.items()}
    truth["request.not_processed_petition.research"] = ""
    assert unnamed(report, truth) == {}


def test_a_review_row_two_blank_cells_too_wide_with_a_figure_in_two_cells() -> None:
    figure = FIGURES["review.reconsideration.upheld"]
    last = FIGURES["review.lawsuit_after.total"]
    table = review().replace(f"<td>{figure}</td>", f"<td>{str(figure)[:1]}</td><td>{str(figure)[1:]}</td>")
    table = table.replace(f"<td>{last}</td>", "<td></td><td></td>")
    report = read(article(third=table))
    truth = {cell: str(FIGURES[cell]) for track in TRACKS for cell in review_cells(track)}
    assert unnamed(report, truth | {"review.lawsuit_after.total": ""}) == {}


def test_text_whose_first_column_and_last_cells_are_blank_in_every_line() -> None:
    lines = [
        "\t".join(["项目", *COLUMNS, ""]),
        *("\t".join([row.printed, "", *figures_of(row.key)[1:], ""]) for row in ROWS),
    ]
    text = "\n".join([TITLE, *ABOVE, HEADINGS[1], *lines, *BELOW])
    truth = {
        cell: "" if cell.endswith(".natural_person") else str(FIGURES[cell])
        for row in ROWS
        for cell in request_cells(row.key)
    }
    assert unnamed(read_bytes(text.encode())[1], truth) == {}


def test_a_label_whose_number_stayed_on_the_page_before() -> None:
    rows = ["\t".join([row.printed, *figures_of(row.key)]) for row in ROWS]
    at = next(number for number, row in enumerate(ROWS) if row.key == "denied_process")
    ordinal, rest = rows[at][:1], rows[at][1:]
    label, *figures = rest.split("\t")
    rows[at] = "\n\n".join(["\t".join([ordinal, *figures]), "\t".join([label, *[""] * 7])])
    text = "\n".join([TITLE, *ABOVE, HEADINGS[1], "\t".join(["项目", *COLUMNS]), *rows, *BELOW])
    truth = {cell: str(FIGURES[cell]) for row in ROWS for cell in request_cells(row.key)}
    assert unnamed(read_bytes(text.encode())[1], truth) == {}


def test_a_table_without_totals_in_which_some_rows_have_a_figure_in_two_cells() -> None:
    rows = re.split(r"(?=<tr>)", request(lambda cell, figure: "" if cell.endswith(".total") else figure))
    made = [row.replace("</tr>", "<td></td></tr>") if "rowspan" not in row else row for row in rows]
    truth = {cell: "" if cell.endswith(".total") else str(figure) for cell, figure in FIGURES.items()}
    for key in ("granted", "denied_law", "unable_unclear"):
        figure = str(FIGURES[f"request.{key}.enterprise"])
        at = next(number for number, row in enumerate(made) if f"<td>{figure}</td>" in row)
        cut = made[at].replace(f"<td>{figure}</td>", f"<td>{figure[:1]}</td><td>{figure[1:]}</td>")
        made[at] = cut.replace("<td></td></tr>", "</tr>")
    report = read(article(second="".join(made)))
    assert unnamed(report, truth) == {}


def figures_of(key: str) -> list[str]:
    return [str(FIGURES[cell]) for cell in request_cells(key)]


def test_figures_in_a_label_from_above_leave_the_row_in_doubt() -> None:
    """A ruling line is lost: two figures stand with the header above them, and two blank cells before."""
    names = "".join(f"<td>{name}</td>" for name in RESULTS * 3)
    tracks = (
        "<tr><td></td><td></td><td colspan=5>行政复议</td><td colspan=9>行政诉讼</td></tr>"
        "<tr><td></td><td></td><td colspan=5></td><td colspan=5>未经复议直接起诉</td>"
        "<td colspan=4>复议后起诉</td></tr>"
    )
    figures = "".join(f"<td>{4306 + 7 * number}</td>" for number in range(13))
    table = (
        f"<table>{tracks}<tr><td></td><td></td>{names[: names.rindex('<td>尚')]}"
        "<td rowspan=2>尚未审结 总计<br>4397 4404</td></tr>"
        f"<tr><td></td><td></td>{figures}</tr></table>"
    )
    report = read(article(third=table))
    assert {cell for cell in FIGURES if cell.startswith("review.")} <= named_by(report, "row_ambiguous")
