"""Layouts that no mutation of a clean table makes: hidden cells, bars without frame, figures side by side."""

from __future__ import annotations

import re
import time

import pytest

from extract.contacts import redact
from extract.form import request_cells, review_cells
from extract.read import read_bytes
from tests.extract.fuzz.targets import valid
from tests.extract.unlike import (
    ABOVE,
    BELOW,
    FIGURES,
    HEADINGS,
    TITLE,
    article,
    named_by,
    read,
    review,
    silent,
)
from tests.extract.unlike import disclosure as disclosure_table
from tests.extract.unlike import request as request_table

HIDDEN = (
    '<td style="display: none">9</td>',
    '<td hidden="">9</td>',
    "<td style='DISPLAY:none' colspan=2></td>",
)
REVIEW = [
    cell for track in ("reconsideration", "lawsuit_direct", "lawsuit_after") for cell in review_cells(track)
]


def without_totals(cell_id: str, figure: str) -> str:
    return "" if cell_id.endswith(".total") else figure


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("place", [0, 3, 6])
def test_a_cell_the_page_does_not_show_moves_no_figure(hidden: str, place: int) -> None:
    def with_hidden(table: str) -> str:
        cell = r"<td>\d*</td>"
        row = rf"(<tr><td>[^<]*</td>(?:{cell}){{{place}}})((?:{cell})*</tr>)"
        return re.sub(row, rf"\1{hidden}\2", table)

    made = with_hidden(request_table(without_totals))
    assert made.count(hidden) == 25
    report = read(article(second=made))
    truth = {cell: figure for cell, figure in FIGURES.items() if not cell.endswith(".total")}
    assert silent(report, truth) == {}
    assert named_by(report, "row_ambiguous") == named_by(report, "row_shifted") == set()
    path = report.cells["request.partial.other"].locator or {}
    assert path["path"].endswith("td[8]" if place < 6 else "td[7]")


@pytest.mark.parametrize("more", ["{}<td></td>", "<td></td>{}"])
def test_a_review_row_of_one_blank_cell_too_many_is_in_doubt(more: str) -> None:
    table = review(write=without_totals)
    row = re.findall(r"<tr>.*?</tr>", table)[-1]
    report = read(article(third=table.replace(row, "<tr>" + more.format(row[4:-5]) + "</tr>")))
    assert named_by(report, "row_ambiguous") | named_by(report, "row_shifted") == set(REVIEW)


def test_two_tables_side_by_side_are_in_doubt() -> None:
    rows = re.findall(r"<tr>(.*?)</tr>", request_table())[3:]
    names = "".join(
        f"<td>{name}</td>"
        for name in ("项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    )
    beside = "".join(f"<tr>{left}{right}</tr>" for left, right in zip(rows[:12], rows[12:24], strict=True))
    report = read(article(second=f"<table><tr>{names * 2}</tr>{beside}</table>"))
    named = {cell for issue in report.issues for cell in issue.cells if not issue.code.startswith("sum_")}
    assert {cell for cell in FIGURES if cell.startswith("request.")} <= named


def test_a_track_that_was_moved_over_the_results_of_another() -> None:
    for moved in ("<tr><td colspan=5></td><td colspan=5></td>", "<tr><td colspan=5></td><td></td>"):
        report = read(article(third=review().replace("<tr>", moved, 1)))
        assert silent(report) == {}
        assert set(REVIEW) <= named_by(report, "row_ambiguous")


def bars(write: str, framed: bool) -> bytes:
    """The report with its tables between bars; the last column of the request table is blank."""

    def lines(table: str) -> list[str]:
        rows = (re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"<tr>(.*?)</tr>", table))
        return [f"| {write.join(row)} |" if framed else write.join(row) for row in rows]

    tables = (disclosure_table(), request_table(without_totals), review())
    parts = [
        line for heading, table in zip(HEADINGS, tables, strict=True) for line in (heading, *lines(table))
    ]
    return "\n".join([TITLE, *ABOVE, *parts, *BELOW]).encode()


@pytest.mark.parametrize("framed", [True, False])
def test_a_bar_at_the_end_of_a_line_frames_it_only_where_all_lines_have_one(framed: bool) -> None:
    _, report = read_bytes(bars(" | ", framed))
    truth = {cell: figure for cell, figure in FIGURES.items() if not cell.endswith(".total")}
    assert silent(report, truth) == {}
    assert not named_by(report, "row_short")


@pytest.mark.parametrize(
    ("cut", "rest"), [("3.危及“三安全一稳定", "”"), ("（", "一）予以公开"), ("4.", "保护第三方合法权益")]
)
def test_what_a_page_break_leaves_of_a_label_is_no_value(cut: str, rest: str) -> None:
    text = valid("text", "denied", 0).data.decode()
    row = next(line for line in text.split("\n") if cut + rest in line)
    cells = row.split("\t")
    at = next(place for place, cell in enumerate(cells) if cut + rest in cell)
    figures = ["", *cells[4:-1], ""]  # the first and the last cell blank
    first, second = list(cells[:3]), ["", "", ""]
    first[at], second[at] = first[at].removesuffix(rest), rest
    for above, below in (
        ([*first, *figures], [*second, *[""] * 7]),
        ([*first, *[""] * 7], [*second, *figures]),
    ):
        _, report = read_bytes(text.replace(row, "\t".join(above) + "\n" + "\t".join(below)).encode())
        key = {"4.": "denied_third_party", "（": "granted"}.get(cut, "denied_safety")
        named = {cell for issue in report.issues if not issue.code.startswith("sum_") for cell in issue.cells}
        printed = [report.cells[cell].raw or "" for cell in request_cells(key)]
        assert printed == figures or set(request_cells(key)) <= named


def test_a_space_behind_one_cell_per_line_is_no_blank_cell() -> None:
    """One of the fifteen figures is lost, and a blank line parts the table from the next heading."""
    results = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    figures = [str(FIGURES[cell]) for cell in REVIEW]
    lines = [
        "行政复议",
        "行政诉讼",
        *results,
        "未经复议直接起诉",
        "复议后起诉",
        *results * 2,
        *figures[:9],
        *figures[10:],
    ]
    text = "\n".join([TITLE, *ABOVE, HEADINGS[2], *lines, "", *BELOW])
    _, report = read_bytes(text.encode())
    named = {cell for issue in report.issues if not issue.code.startswith("sum_") for cell in issue.cells}
    assert set(REVIEW) <= named


@pytest.mark.parametrize("words", ["邮编", "电话", "地 址", "联 系 人", "010", "微信"])
def test_blanks_behind_the_beginning_of_contact_data_are_searched_once(words: str) -> None:
    started = time.process_time()
    redact(words + " " * 10_000)
    assert time.process_time() - started < 1


def test_a_long_line_of_blanks_is_parted_once() -> None:
    text = valid("text", "review", 0).data.decode()
    started = time.process_time()
    read_bytes(text.replace("及时公开", "及时left" + " " * 20_000 + "公开").encode())
    assert time.process_time() - started < 3


def every_third_row(table: str, pattern: str, put: str) -> tuple[str, int]:
    """*table* with *pattern* replaced by *put* in every third of its rows, and in how many."""
    rows = re.findall(r"<tr>.*?</tr>", table)
    for row in (changed := rows[5::3]):
        table = table.replace(row, re.sub(pattern, put, row, count=1))
    return table, len(changed)


def test_a_figure_cut_in_two_beside_a_blank_total_is_in_doubt() -> None:
    cut, rows = every_third_row(
        request_table(without_totals), r"<td>(\d)(\d+)</td>", r"<td>\1</td><td>\2</td>"
    )
    report = read(article(second=cut))
    truth = {cell: figure for cell, figure in FIGURES.items() if not cell.endswith(".total")}
    assert silent(report, truth) == {}
    assert len(named_by(report, "row_ambiguous") | named_by(report, "row_long")) == 7 * rows


def test_a_blank_cell_behind_a_row_whose_total_is_right_moves_nothing() -> None:
    ragged, rows = every_third_row(request_table(lambda _, __: "0"), r"</tr>", "<td></td></tr>")
    report = read(article(second=ragged))
    assert rows > 5
    assert not named_by(report, "row_ambiguous") | named_by(report, "row_shifted")
    assert {report.cells[cell].number for cell in request_cells("partial")} == {0}


def test_a_blank_row_with_but_the_end_of_its_label_at_the_top_of_a_page_is_in_doubt() -> None:
    """The page before, with its figures and the beginning of its label, is lost."""
    blank = "<td></td>" * 7
    first, _, rest = request_table().partition("<tr><td>6.属于四类过程性信息</td>")
    rest = rest[rest.index("</tr>") :]
    cut = f"{first}</table><table><tr><td>于四类过程性信息</td>{blank}{rest}"
    whole = f"{first}</table><table><tr><td>6.属于四类过程性信息</td>{blank}{rest}"
    row = set(request_cells("denied_process"))
    assert row <= named_by(read(article(second=cut)), "row_ambiguous")
    assert not row & named_by(read(article(second=whole)), "row_ambiguous")


@pytest.mark.parametrize("caption", ["", "<tr><td colspan=8>单位：件</td></tr>"])
def test_a_label_numbered_in_brackets_and_cut_by_a_page_is_one_row(caption: str) -> None:
    table = request_table().replace("5.要求行政机关", "（5）要求行政机关")
    header = "".join(re.findall(r"<tr>.*?</tr>", table)[:3])
    first, _, rest = table.partition("<tr><td>（5）要求行政机关")
    blank = "<td></td>" * 7
    cut = f"{first}<tr><td>（5）要求行</td>{blank}</tr></table><table>{caption}{header}<tr><td>政机关{rest}"
    report = read(article(second=cut))
    assert silent(report, FIGURES) == {}
    assert not [issue.code for issue in report.issues if issue.code.startswith("row_")]
