"""Rows with blank cells in pages and texts that print a cell too many, or one figure in two cells."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from extract.form import EDITION_2021, OTHER_ROWS, request_cells, review_cells
from extract.model import Report, State
from extract.read import read_bytes
from tests.extract.text_pages import labels_of
from tests.extract.unlike import (
    ABOVE,
    BELOW,
    COLUMNS,
    FIGURES,
    HEADINGS,
    TITLE,
    article,
    disclosure,
    named_by,
    paragraphs,
    read,
    request,
    review,
    silent,
)

Truth = dict[str, str]
Row = list[str]
ROWS = EDITION_2021.request_rows(OTHER_ROWS)
TRACKS = ("reconsideration", "lawsuit_direct", "lawsuit_after")
SHARES = {"half": 0.5, "few": 0.1, "most": 0.9}
PATTERNS = (*SHARES, "totals only", "no totals")


def printed(pattern: str, seed: int) -> Truth:
    """What each cell prints: its figure, or nothing."""
    drawn = random.Random(f"{pattern}/{seed}")

    def is_blank(cell: str) -> bool:
        if pattern in SHARES:
            return drawn.random() < SHARES[pattern]
        return cell.endswith(".total") == (pattern == "no totals") and not cell.startswith("disclosure")

    return {cell: "" if is_blank(cell) else str(figure) for cell, figure in FIGURES.items()}


def unnamed(report: Report, truth: Truth) -> dict[str, tuple[str, str | None]]:
    """The cells of the request and the review table that are read otherwise than printed, and not named."""
    named = {cell for issue in report.issues for cell in issue.cells if not issue.code.startswith("sum_")}
    return {
        cell: (text, found.raw)
        for cell, text in truth.items()
        if cell not in named and ((found := report.cells[cell]).raw or "") != text
    }


def spaced(row: Row, drawn: random.Random) -> Row:
    return [cell for value in row for cell in (value, "")]


def spaced_between(row: Row, drawn: random.Random) -> Row:
    return spaced(row, drawn)[:-1]


def blank_at_either_end(row: Row, drawn: random.Random) -> Row:
    chance = drawn.random()
    return ["", *row] if chance < 0.2 else [*row, ""] if chance < 0.4 else row


def blank_anywhere(row: Row, drawn: random.Random) -> Row:
    place = drawn.randrange(len(row) + 1)
    return [*row[:place], "", *row[place:]] if drawn.random() < 0.3 else row


def cut_in_two(row: Row, drawn: random.Random) -> Row:
    whole = [place for place, value in enumerate(row) if len(value) == 3]
    if not whole or drawn.random() > 0.3:
        return row
    place = drawn.choice(whole)
    return [*row[:place], row[place][:1], row[place][1:], *row[place + 1 :]]


def page(change: Callable[[Row, random.Random], Row], truth: Truth, drawn: random.Random) -> str:
    """A page with one header row, in which *change* was done to the values of each row."""
    head = f"<tr><td>项目</td><td>{'</td><td>'.join(COLUMNS)}</td></tr>"
    rows = "".join(
        f"<tr><td>{row.printed}</td><td>{'</td><td>'.join(values)}</td></tr>"
        for row in ROWS
        for values in [change([truth[cell] for cell in request_cells(row.key)], drawn)]
    )
    figures = change([truth[cell] for track in TRACKS for cell in review_cells(track)], drawn)
    third = re.sub(r"(<td>\d+</td>)+", f"<td>{'</td><td>'.join(figures)}</td>", review())
    return article(disclosure(), f"<table>{head}{rows}</table>", third)


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("change", [spaced, spaced_between, blank_at_either_end, blank_anywhere, cut_in_two])
def test_a_cell_too_many_in_rows_of_a_page(change: Callable[[Row, random.Random], Row], pattern: str) -> None:
    for seed in range(3):
        drawn, truth = random.Random(seed), printed(pattern, seed)
        compared = {cell: text for cell, text in truth.items() if not cell.startswith("disclosure")}
        assert unnamed(read(page(change, truth, drawn)), compared) == {}


@pytest.mark.parametrize("pattern", [name for name in PATTERNS if name != "most"])
@pytest.mark.parametrize("stripped", [False, True])
def test_a_figure_cut_in_two_in_rows_of_text(stripped: bool, pattern: str) -> None:
    for seed in range(4):
        drawn, truth = random.Random(seed), printed(pattern, seed)
        lines = ["\t".join(["（本列数据的勾稽关系）", "", "", *COLUMNS])]
        for number, row in enumerate(ROWS):
            labels = labels_of(row, number == 0 or ROWS[number - 1].group != row.group)
            values = cut_in_two([truth[cell] for cell in request_cells(row.key)], drawn)
            lines.append("\t".join([*labels, *values]))
        lines = [line.rstrip("\t") for line in lines] if stripped else lines
        text = "\n".join([TITLE, *ABOVE, HEADINGS[1], *lines, "", *BELOW])
        compared = {cell: text for cell, text in truth.items() if cell.startswith("request")}
        assert unnamed(read_bytes(text.encode())[1], compared) == {}


def test_a_second_line_of_the_review_table_without_figures_leaves_both_in_doubt() -> None:
    doubled = review().replace("</table>", f"<tr>{'<td></td>' * 15}</tr></table>")
    report = read(article(third=doubled))
    assert named_by(report, "table_repeated") == {cell for track in TRACKS for cell in review_cells(track)}


def test_rows_that_print_nothing_are_blank_however_many_cells_they_have() -> None:
    ragged = request(lambda _, __: "").replace("</tr>", "<td></td></tr>")
    report = read(article(second=ragged.replace("<td></td></tr>", "</tr>", 12)))
    cells = [report.cells[cell] for row in ROWS for cell in request_cells(row.key)]
    assert {cell.state for cell in cells} == {State.BLANK}
    assert not [issue for issue in report.issues if issue.code.startswith("row_")]


def flattened(values: Callable[[str], str]) -> str:
    """A report each of whose cells is a paragraph."""
    cells = [cell for row in ROWS for cell in (row.printed, *map(values, request_cells(row.key)))]
    return article(second=paragraphs(*COLUMNS, *(cell or "&nbsp;" for cell in cells)))


def test_a_figure_in_two_pieces_among_paragraphs_is_one_cell() -> None:
    parted = {"request.partial.research": "3 04", "request.partial.total": ""}
    report = read(flattened(lambda cell: parted.get(cell, str(FIGURES[cell]))))
    assert "request.partial.research" in named_by(report, "number_spaced")
    assert silent(report, {cell: FIGURES[cell] for cell in FIGURES if cell not in parted}) == {}
    assert report.cells["request.partial.research"].number == 304


def test_a_blank_row_before_figures_under_a_new_header_is_in_doubt() -> None:
    """The page's end parted 予以公开 from its figures; those stand behind 其他, the header's last name."""
    cells: list[str] = []
    for row in ROWS:
        figures = [str(FIGURES[cell]) for cell in request_cells(row.key)]
        parted = row.key == "granted"
        header = ("总计", *COLUMNS[:6], "", "") if parted else ()
        cells += [row.printed, *(["&nbsp;"] * 7 if parted else []), *(one or "&nbsp;" for one in header)]
        cells += figures
    report = read(article(second=paragraphs(*COLUMNS, *cells)))
    assert silent(report) == {}


def laid_out(figures: dict[str, str]) -> str:
    """A report each of whose cells is a paragraph, with those that the labels of a row leave free."""
    cells: list[str] = []
    for number, row in enumerate(ROWS):
        first = number == 0 or ROWS[number - 1].group != row.group
        cells += [*labels_of(row, first), *(figures[cell] for cell in request_cells(row.key))]
    return article(second=paragraphs(*COLUMNS, *(cell or "&nbsp;" for cell in cells)))


@pytest.mark.parametrize("pattern", ["totals only", "no totals", "few"])
def test_blank_paragraphs_beside_labels_are_no_cells(pattern: str) -> None:
    truth = {cell: text for cell, text in printed(pattern, 0).items() if cell.startswith("request")}
    report = read(laid_out(truth))
    assert {cell: report.cells[cell].raw for cell in truth} == truth
    assert not named_by(report, "row_ambiguous") & set(truth)


@pytest.mark.parametrize("pattern", ["totals only", "no totals", "half"])
@pytest.mark.parametrize("added", [False, True])
def test_a_lost_blank_paragraph_leaves_rows_in_doubt(added: bool, pattern: str) -> None:
    for seed in range(4):
        drawn = random.Random(seed)
        truth = {cell: text for cell, text in printed(pattern, seed).items() if cell.startswith("request")}
        parts = laid_out(truth).split("<p>&nbsp;</p>")
        lost, put = sorted(drawn.sample(range(1, len(parts)), 2))
        body = "<p>&nbsp;</p>".join([*parts[: lost - 1], parts[lost - 1] + parts[lost], *parts[lost + 1 :]])
        if added:
            body = body.replace(parts[put], "<p>&nbsp;</p>" + parts[put], 1)
        assert unnamed(read(body), truth) == {}


def text_of(
    figures: dict[str, str], behind: Callable[[random.Random], str], order: tuple[int, ...] = tuple(range(7))
) -> str:
    drawn = random.Random(1)
    lines = ["\t".join(["（本列数据的勾稽关系）", "", "", *(COLUMNS[place] for place in order)])]
    for number, row in enumerate(ROWS):
        labels = labels_of(row, number == 0 or ROWS[number - 1].group != row.group)
        cells = request_cells(row.key)
        lines.append("\t".join([*labels, *(figures[cells[place]] for place in order)]) + behind(drawn))
    return "\n".join([TITLE, *ABOVE, HEADINGS[1], *lines, "", *BELOW])


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5, 6), (0, 5, 2, 3, 4, 1, 6)])
@pytest.mark.parametrize("pattern", ["totals only", "no totals"])
def test_rows_of_text_that_print_the_same_columns_stand_under_their_header(
    pattern: str, order: tuple[int, ...]
) -> None:
    truth = {cell: text for cell, text in printed(pattern, 0).items() if cell.startswith("request")}
    _, report = read_bytes(text_of(truth, lambda drawn: drawn.choice(["", "\t"]), order).encode())
    assert {cell: report.cells[cell].raw for cell in truth} == truth
    assert not named_by(report, "row_ambiguous") & set(truth)


@pytest.mark.parametrize("pattern", ["totals only", "no totals"])
@pytest.mark.parametrize("moved", ["\t（本列", "（本列数据的勾稽关系）\t"])
def test_a_header_of_text_beside_its_columns_places_no_figure(moved: str, pattern: str) -> None:
    truth = {cell: text for cell, text in printed(pattern, 0).items() if cell.startswith("request")}
    whole = text_of(truth, lambda drawn: "\t")
    text = whole.replace("（本列", moved) if moved.startswith("\t") else whole.replace(moved, moved[:-1], 1)
    assert text != whole
    assert unnamed(read_bytes(text.encode())[1], truth) == {}


def test_all_rows_of_a_page_print_the_same_columns_and_some_one_cell_more() -> None:
    ragged = request(lambda cell, figure: "" if cell.endswith(".total") else figure)
    report = read(article(second=ragged.replace("</tr>", "<td></td></tr>", 15)))
    cells = {cell: report.cells[cell].number for row in ROWS for cell in request_cells(row.key)}
    assert cells == {cell: None if cell.endswith(".total") else FIGURES[cell] for cell in cells}
    assert not named_by(report, "row_ambiguous") | named_by(report, "row_shifted")


def test_a_track_of_blank_paragraphs_beside_tracks_that_add_up() -> None:
    figures = ["&nbsp;"] * 5 + ["2", "0", "1", "0", "3", "0", "0", "0", "0", "0"]
    names = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    header = ["行政复议", "行政诉讼", *names, "未经复议直接起诉", "复议后起诉", *names, *names]
    report = read(article(third=paragraphs(*header, *figures)))
    assert not {cell for issue in report.issues for cell in issue.cells if cell.startswith("review")}
    assert report.cells["review.lawsuit_direct.total"].number == 3
    moved = read(article(third=paragraphs(*header, "&nbsp;", *figures[:-1])))
    assert len({cell for issue in moved.issues for cell in issue.cells if cell.startswith("review")}) == 15
