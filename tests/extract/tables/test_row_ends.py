"""Rows with blank cells at an end that the rows around them, or their header, account for."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from extract.form import EDITION_2021, request_cells
from extract.read import read_bytes
from tests.extract.layouts.documents import html, joined, text
from tests.extract.layouts.tables import (
    Line,
    Row,
    Rows,
    request_header_html,
    request_header_text,
    request_html,
    request_text,
    table_html,
)
from tests.extract.tables.test_cells_as_lines import misread, named, one_line_each, printed_as, totals_only
from tests.extract.unlike import COLUMNS, HEADINGS, RESULTS, page

ENDS = (".natural_person", ".enterprise", ".other", ".total")


def some_blank(cell: str, figure: str) -> str:
    """Every third row prints nothing in one of its columns, the first and the last among them."""
    return "" if cell.startswith("request.") and int(figure) % 9 < 3 and cell.endswith(ENDS) else figure


def blank_totals(cell: str, figure: str) -> str:
    return "" if cell.startswith("request.") and cell.endswith(".total") else figure


def request_doubts(report: bytes, figures: dict[str, str]) -> set[str]:
    """The rows of the request table that an issue names; nothing is misread."""
    read = read_bytes(report)[1]
    assert not misread(read, figures) - named(read)
    return {cell.rpartition(".")[0] for cell in named(read) if cell.startswith("request.")}


def test_rows_that_all_end_at_one_column_have_lost_no_cell() -> None:
    """Without spans, rows with one label have more blank cells behind it than those with three."""
    figures = printed_as(some_blank)
    rows = [[*line.labels, *line.values] for line in request_text(figures)]
    for header in (request_header_text(), []):
        assert not request_doubts(html(figures, request=table_html([*header, *rows])), figures)


@pytest.mark.parametrize("change", [some_blank, totals_only, blank_totals])
def test_rows_of_seven_cells_under_the_seven_names_are_whole_though_others_stand_beside(
    change: Callable[[str, str], str],
) -> None:
    """The header and the rows outside of the groups have a column of labels less than all others."""
    figures = printed_as(change)
    narrow = [
        [cell.replace("colspan=3", "colspan=2").replace('colspan="3"', 'colspan="2"') for cell in row]
        for row in (
            *request_header_html(),
            *([*line.labels, *line.values] for line in request_html(figures)),
        )
    ]
    assert not request_doubts(html(figures, request=table_html(narrow)), figures)


def test_a_blank_row_is_blank_in_whatever_order_its_header_names_the_columns() -> None:
    figures = printed_as(lambda cell, figure: "" if cell.startswith("request.") else figure)
    header = request_header_text()
    header[2][4], header[2][5] = header[2][5], header[2][4]
    rows = [[*line.labels, *line.values] for line in request_text(figures)]
    assert not request_doubts(html(figures, request=table_html([*header, *rows])), figures)


def test_a_header_of_another_order_beside_rows_of_seven_cells_tells_their_order() -> None:
    """As above, and two of the names have changed places, with their figures."""
    figures = printed_as(lambda _, figure: figure)
    header = [[cell.replace('colspan="3"', 'colspan="2"') for cell in row] for row in request_header_html()]
    header[2][0], header[2][1] = header[2][1], header[2][0]
    rows = []
    for line in request_html(figures):
        first, one, other, *rest = line.values
        labels = [cell.replace('colspan="3"', 'colspan="2"') for cell in line.labels]
        rows.append([*labels, first, other, one, *rest])
    assert not request_doubts(html(figures, request=table_html([*header, *rows])), figures)


RAGGED = [
    ["<td colspan=2></td>", "自然人", "", "<td colspan=3>法人或其他组织</td>", "总计"],
    ["<td colspan=2></td>", *COLUMNS[1:6], ""],
]


def test_totals_alone_below_their_name_are_totals_however_the_other_names_stand() -> None:
    figures = printed_as(totals_only)
    rows = [[f"<td colspan=2>{line.name}</td>", *line.values[1:]] for line in request_text(figures)]
    assert not request_doubts(html(figures, request=table_html([*RAGGED, *rows])), figures)
    rows[3][-2:] = rows[3][:-3:-1]  # the figure of one stands in the column before
    read = read_bytes(html(figures, request=table_html([*RAGGED, *rows])))[1]
    assert {cell for cell in figures if cell.startswith("request.")} <= named(read)


def test_blank_cells_behind_some_rows_whose_totals_add_up_are_none_of_theirs() -> None:
    whole, blanks = ("2", "0", "1", "0", "0", "0", "3"), ("2", "", "1", "0", "", "", "3")
    number = count()
    printed = {
        cell: text
        for row in EDITION_2021.request_rows()
        for cell, text in zip(request_cells(row.key), blanks if next(number) % 2 else whole, strict=True)
    }
    figures = printed_as(lambda cell, figure: printed.get(cell, figure))
    rows = [[*line.labels, *line.values, *[""] * ("" in line.values)] for line in request_html(figures)]
    assert not request_doubts(html(figures, request=table_html([*request_header_html(), *rows])), figures)


def test_rows_of_text_that_print_what_all_others_print_are_whole_however_they_end() -> None:
    figures, number = printed_as(totals_only), count()
    rows = [[*line.labels, *line.values, *[""] * (next(number) % 5 == 0)] for line in request_text(figures)]
    rows = [["", *row] if row[2] else row for row in rows]  # these stand beside their header
    assert not request_doubts(text(figures, request=joined([*request_header_text(), *rows])), figures)


def test_totals_alone_with_a_blank_line_behind_each_row_and_behind_the_header_are_totals() -> None:
    figures = printed_as(totals_only)

    def closed(line: Line) -> Row:
        return [line.name, *line.values, ""]

    report = one_line_each(figures, closed)
    headed = report.replace("总计\n一、".encode(), "总计\n\n一、".encode())
    assert headed != report
    assert not request_doubts(headed, figures)
    assert len(request_doubts(report, figures)) == 25  # the blank line may be the cell before the values


def test_a_year_in_brackets_over_a_page_is_no_figure() -> None:
    figures = printed_as(lambda _, figure: figure)
    rows: Rows = [["（2023年度）"], *request_header_text()]
    body = [[*line.labels, *line.values] for line in request_text(figures)]
    table = [*rows, *body[:10], *rows, *body[10:]]
    report = read_bytes(html(figures, request=table_html(table)))[1]
    assert not misread(report, figures)
    assert "row_unknown" not in {found.code for found in report.issues}


def test_the_rows_beside_one_that_a_page_cut_below_its_label_are_whole() -> None:
    figures = printed_as(lambda _, figure: figure)
    lines = request_html(figures)
    rows = [[*line.labels, *line.values] for line in lines]
    at = next(number for number, line in enumerate(lines) if line.name.startswith("6."))
    rows[at : at + 1] = [[*lines[at].labels, *[""] * 7], ["", *lines[at].values]]
    header = [[cell.replace('rowspan="20"', 'rowspan="21"') for cell in row] for row in request_header_html()]
    doubts = request_doubts(html(figures, request=table_html([*header, *rows])), figures)
    assert "request.denied_casefile" not in doubts


def test_a_number_that_a_page_cut_off_its_label_is_not_the_last_cell_of_the_row_above() -> None:
    figures = printed_as(lambda _, figure: figure)
    fourth, fifth = "4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息"

    def cut(line: Line) -> Row:
        label = f"（{line.name[0]}）{line.name[2:]}" if line.name in (fourth, fifth) else line.name
        if line.name == fifth:
            return ["（5）", *line.values, *COLUMNS, label[3:], *[""] * 7]
        return [label, *line.values]

    report = read_bytes(one_line_each(figures, cut))[1]
    assert set(request_cells("not_processed_reissue")) <= named(report) or not misread(report, figures)
    assert not misread(report, figures) - named(report)


CROOKED = (
    "行政复议||||||||||行政诉讼||||||||||||||||||",
    "结果维持||结果纠正||其他结果||尚未审结||总计||未经复议直接起诉||||||||||复议后起诉||||||||",
    "||||||||||结果||结果||其他||尚未||总计||结果|结果|||其他||尚未||总计",
    "||||||||||维持|纠正|||结果||审结|||维持|||纠正||结果||审结||",
    "{}||{}||{}||{}||{}||{}||{}||{}||{}||{}||{}||{}||{}||{}||{}",
)


def test_a_figure_beside_the_name_of_a_result_in_pieces_is_in_doubt() -> None:
    """Each line of the table has its own columns: the first half of a name may head another cell."""
    figures = printed_as(lambda _, figure: figure)
    printed = (figures[cell] for cell in figures if cell.startswith("review."))
    lines = [line.replace("|", "\t") for line in (*CROOKED[:-1], CROOKED[-1].format(*printed))]
    report = text(figures, review=lines).decode()
    read = read_bytes(page(f"<pre>{report}</pre>"))[1]
    assert not misread(read, figures) - named(read)


def test_names_of_results_over_several_lines_leave_out_a_column_under_no_name() -> None:
    figures = printed_as(lambda _, figure: figure)
    printed = [figures[cell] for cell in figures if cell.startswith("review.")]
    first, second = ["结果", "结果", "其他", "尚未", "总计"], ["维持", "纠正", "结果", "审结", ""]
    rows = [
        ["", "", "行政", *[""] * 7, "行政", *[""] * 5],
        ["", "", "复议", *[""] * 7, "诉讼", *[""] * 5],
        [*first, "", "", "直接起诉", *[""] * 5, "后起诉", "", ""],
        [*second, *RESULTS, "", *RESULTS],
        [*printed[:10], "", *printed[10:]],
    ]
    report = read_bytes(html(figures, review=table_html(rows)))[1]
    assert not misread(report, figures)
    assert not {cell for cell in named(report) if cell.startswith("review.")}


@pytest.mark.parametrize("spaced", [False, True])
def test_a_blank_line_ends_a_row_where_none_parts_tables_from_headings(spaced: bool) -> None:
    blanks = {"disclosure.normative_documents.made", "review.lawsuit_after.total"}
    blank = "空"
    report = one_line_each(
        printed_as(lambda cell, figure: blank if cell in blanks else "0"),
        lambda line: [line.name, *line.values],
    )
    lines = [line for line in report.decode().splitlines() if line]
    heading = next(number for number, line in enumerate(lines) if line.startswith("五、"))
    if spaced:
        lines.insert(3, "")
        lines = [part for line in lines for part in (["", line] if line in HEADINGS else [line])]
    assert lines[heading - 1] == blank or spaced
    read = read_bytes("\n".join(line.replace(blank, "") for line in lines).encode())[1]
    assert bool(blanks & named(read)) == spaced
    assert {cell for cell in blanks if read.cells[cell].number is not None} == set()
