"""Figures that a line break or a lost border put outside of their cell: no other is read in their place."""

from __future__ import annotations

import re

import pytest

from extract.form import ONE_OTHER_ROW, request_cells
from extract.model import GridCell, State
from extract.read import read_bytes
from extract.tables.labels import REQUEST_TARGETS
from extract.tables.lines import Line
from extract.tables.match import match
from tests.extract import pages, text_pages
from tests.extract.fuzz.child import faults_of
from tests.extract.fuzz.model import Damaged, Reach
from tests.extract.fuzz.papers import printed_in
from tests.extract.fuzz.targets import valid
from tests.extract.unlike import named_by


def faults(data: bytes, part: str) -> list[tuple[str, str]]:
    """What is silently wrong in a damaged print of *part*, all of whose words are still there in order."""
    outcome, found = faults_of(Damaged(data, Reach.ORDER, "", printed_in(part)), twice=False)
    assert outcome == "report"
    return found


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [("3116", "3123"), ("3165", "3172"), ("4292", "4299"), ("数量", "3081"), ("", "3130")],
)
def test_a_figure_that_a_line_break_parts_from_its_row(before: str, after: str, gap: str) -> None:
    text = valid("text", "denied", 0).data.decode()
    parted = re.sub(rf"{before}\t+{after}", f"{before}{gap}{after}", text, count=1)
    assert faults(parted.encode(), "denied") == []
    # and a blank cell in its place, so that the row is as wide as the others
    closed = re.sub(rf"{before}\t+{after}\b", f"\t{before}{gap}{after}", text, count=1)
    assert faults(closed.encode(), "denied") == []


def test_a_page_number_beside_a_whole_row_raises_no_doubt() -> None:
    text = valid("text", "denied", 0).data.decode().replace("\n三、本年度", "\n\n7\n\n三、本年度")
    document, report = read_bytes(text.encode())
    assert sum(hasattr(block, "rows") for block in document.blocks) == 2
    assert named_by(report, "row_ambiguous") == set()
    assert report.cells["request.carried_in.total"].number == 3172


def test_a_page_number_beside_a_row_with_a_blank_cell_raises_one() -> None:
    text = (
        valid("text", "denied", 0)
        .data.decode()
        .replace("3130", "")
        .replace("\n三、本年度", "\n\n7\n\n三、本年度")
    )
    _, report = read_bytes(text.encode())
    assert named_by(report, "row_ambiguous") == set(request_cells("carried_in"))


@pytest.mark.parametrize("place", [1, 5, 10, 14])
def test_figures_of_the_review_table_that_fall_into_the_line_of_its_header(place: int) -> None:
    text = valid("text", "review", 0).data.decode()
    figures = [str(4306 + 7 * number) for number in range(15)]
    row = "\t".join(figures)
    fallen = "\t" + "\t".join(figures[:place]) + "\n" + "\t".join(figures[place:])
    assert faults(text.replace("\n" + row, fallen).encode(), "review") == []


@pytest.mark.parametrize("first", [0, 3, 6, 13])
@pytest.mark.parametrize("blank", [0, 14])
def test_two_figures_in_one_cell_and_none_in_another(first: int, blank: int) -> None:
    """Each cell in between holds its neighbour's figure, though the row has as many cells as the header."""
    figures = [str(4306 + 7 * number) for number in range(15)]
    cells = [*figures[:first], f"{figures[first]} {figures[first + 1]}", *figures[first + 2 :]]
    cells.insert(blank, "")
    html = valid("html", "review", 0).data.decode()
    row = re.search(r"<tr>(?:(?!</?tr>).)*4306.*?</tr>", html, re.DOTALL)
    assert row is not None
    made = "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    assert faults(html.replace(row[0], made).encode(), "review") == []
    text = valid("text", "review", 0).data.decode()
    assert faults(text.replace("\t".join(figures), "\t".join(cells)).encode(), "review") == []


@pytest.mark.parametrize("lost", ["\ufffe", "\uffff", "&#xFFFE;", "&#65535;", "&#0065534 "])
def test_what_is_no_character_in_a_page(lost: str) -> None:
    html = valid("html", "review", 0).data.decode()
    for words in (f"<tr>{lost}a", f"<br>{lost}</td><tr>"):
        assert faults(html.replace("<tr>", words, 1).encode("utf-16"), "review") == []
    _, report = read_bytes(html.replace("4306", f"43{lost}06").encode())
    assert report.cells["review.reconsideration.upheld"].state is State.UNREADABLE


@pytest.mark.parametrize("control", ["&#11;", "&#x1F;", "&#X0b", "&#1;", "\x01", "\x0b"])
def test_control_characters_in_a_page_print_nothing(control: str) -> None:
    html = valid("html", "review", 0).data.decode()
    marked = html.replace(">4306<", f">{control}4306{control}<").replace("<p>", f"<br>{control}<p>{control}")
    outcome, found = faults_of(Damaged(marked.encode(), Reach.QUIET, "", printed_in("review")), twice=False)
    assert (outcome, found) == ("report", [])


def with_subtotal(label: str, *figures: int) -> bytes:
    """A report with a row more below those of （四）无法提供."""
    cells = "".join(f"<td>{figure}</td>" for figure in figures)
    below = "<tr><td colspan=3>1.信访举报投诉类申请"
    row = f"<tr><td colspan=3>{label}</td>{cells}</tr>"
    return pages.page(pages.request_table().replace(below, row + below))


def test_the_sum_of_a_group_by_its_name_and_figures_casts_no_doubt() -> None:
    _, report = read_bytes(with_subtotal("小计", 8, 1, 0, 0, 1, 0, 10))
    assert named_by(report, "row_unknown") == set()


@pytest.mark.parametrize(
    ("label", "figures"), [("小计", (8, 1, 0, 0, 1, 0, 11)), ("另有", (8, 1, 0, 0, 1, 0, 10))]
)
def test_a_row_that_is_no_sum_or_not_called_one_casts_doubt(label: str, figures: tuple[int, ...]) -> None:
    _, report = read_bytes(with_subtotal(label, *figures))
    assert named_by(report, "row_unknown") == {
        *request_cells("unable_unclear"),
        *request_cells("not_processed_petition"),
    }


def with_parts(*parts: tuple[str, int, int], carried_in: list[str] | None = None) -> bytes:
    """A report with rows more below the first of the request table, each with its figures and their sum."""
    table = pages.request_table({"carried_in": carried_in} if carried_in else None)
    second = "<tr><td colspan=3>二、上年结转"
    nothing = "<td>0</td>" * 4
    rows = (
        f"<tr><td colspan=3>{label}</td><td>{one}</td><td>{other}</td>{nothing}<td>{one + other}</td></tr>"
        for label, one, other in parts
    )
    assert second in table
    return pages.page(table.replace(second, "".join(rows) + second))


@pytest.mark.parametrize(
    "parts", [(("其中：网上申请", 30, 2), ("信函申请", 10, 3)), (("其中，当面提交", 7, 0),)]
)
def test_rows_that_tell_parts_of_the_one_above_cast_no_doubt(parts: tuple[tuple[str, int, int], ...]) -> None:
    _, report = read_bytes(with_parts(*parts))
    assert named_by(report, "row_unknown") == set()
    assert report.cells["request.new.total"].number == 48


@pytest.mark.parametrize(
    "page",
    [
        with_parts(("其中：网上申请", 30, 2), ("信函申请", 11, 3)),  # more than there are
        with_parts(("网上申请", 30, 2)),
        with_parts(("其中：网上申请", 3, 0), carried_in=[""] * 7),
    ],
)
def test_other_rows_below_it_cast_doubt(page: bytes) -> None:
    _, report = read_bytes(page)
    assert named_by(report, "row_unknown") >= set(request_cells("new"))


@pytest.mark.parametrize("glued", ["3", " 3", "-", "/"])
def test_a_figure_or_sign_at_the_end_of_a_label_casts_doubt_on_its_row(glued: str) -> None:
    values = ["", *["0"] * 6]
    table = pages.request_table({"not_processed_repeat": values})
    _, report = read_bytes(pages.page(table.replace("2.重复申请<", f"2.重复申请{glued}<")))
    assert {*request_cells("not_processed_repeat")} <= named_by(report, "row_ambiguous")


def test_figures_below_the_line_of_the_review_table_may_be_the_ends_of_its_own() -> None:
    """16 above 2 is 162, in the columns of a text file that are too narrow for it; its sums hold without."""
    printed = "\t".join(str(number) for number in pages.REVIEW)
    for broken in (f"{printed}\n2\t2", f"7\t2\n{printed}"):
        report = text_pages.read(text_pages.text_of(pages.printed_row).replace(printed, broken))
        assert text_pages.named(report) >= {cell for cell in report.cells if cell.startswith("review.")}


def test_figures_at_the_end_of_a_page_may_be_those_of_the_label_on_the_next() -> None:
    """Of a row that a page cuts the figures may be on the one, the label on the other; the rest is blank."""
    blank = [""] * 7
    rows = {"denied_state_secret": blank, "denied_law": blank}
    label = "<tr><td colspan=3></td>"
    row = label + "<td></td><td></td><td>4</td><td></td><td></td><td></td><td>4</td></tr>"
    nothing = label + "<td></td>" * 7 + "</tr>"
    below = "<tr><td colspan=3>2.其他法律行政法规禁止公开"
    table = pages.request_table(rows).replace(below, f"{row}{nothing}</table><table>{below}")
    _, report = read_bytes(pages.page(table))
    doubted = {cell for found in report.issues for cell in found.cells}
    assert {f"request.{key}.{column}" for key in rows for column in ("research", "total")} <= doubted


def test_what_stands_behind_all_tables_of_a_sheet_is_no_second_line_of_figures() -> None:
    printed, blanks = "\t".join(str(number) for number in pages.REVIEW), "\t" * 14
    signed = f"{printed}\n五、存在的主要问题{blanks}\n2024年1月21日{blanks}\n{blanks}"
    report = text_pages.read(text_pages.text_of(pages.printed_row).replace(printed, signed))
    assert not any(cell.startswith("review.") for cell in text_pages.named(report))


def _with(rows: dict[str, list[str]], old: str, new: str) -> set[str]:
    """The cells named by issues of a report in which *old* of the request table's HTML is *new*."""
    table = pages.request_table(rows)
    assert old in table
    _, report = read_bytes(pages.page(table.replace(old, new)))
    return {cell for found in report.issues for cell in found.cells}


def test_the_end_of_another_label_beside_a_rows_own_makes_its_figures_doubtful() -> None:
    """Without ruling lines 作, the second line of the label above, was joined to the label below it."""
    figures = ["0", "0", "0", "4", "0", "0", "4"]
    row = "<tr><td colspan=3>2.没有现成信息需要另行制作</td>" + "<td>0</td>" * 7 + "</tr>"
    own = "3.补正后申请内容仍不明确"
    named = _with(
        {"unable_unclear": figures}, f"{row}<tr><td colspan=3>{own}", f"<tr><td colspan=3>作<br>{own}"
    )
    assert "request.unable_unclear.welfare" in named
    assert not _with({}, f"<td colspan=3>{own}", f"<td colspan=3>（四）无法提供<br>{own}")
    assert not _with({}, "只计这一情形，不计其他情形）", "只计这一情形，不计<br>其他情形）")


def test_figures_between_two_labels_without_any_are_of_neither_surely() -> None:
    """As pdftotext prints them: each label over several lines, its figures below, a blank row without."""
    text = text_pages.text_of(pages.printed_row)
    above = next(line for line in text.split("\n") if "2.申请人逾期" in line)
    below = next(line for line in text.split("\n") if "3.其他" in line)
    label = "2.申请人逾期未按收费通知要求缴纳费用、\n行政机关不再处理其政府信息公开申请"
    broken = f"{label}\n0\t0\t0\t0\t0\t0\t0\n3.其他"
    named = text_pages.named(text_pages.read(text.replace(f"{above}\n{below}", broken)))
    assert "request.other_other.total" in named


def test_an_empty_line_is_no_blank_cell_where_other_rows_lack_cells() -> None:
    """One cell to a line, blank ones without: the empty line behind 7 is the end of a page."""
    lines = ["第二十条第（一）项", "信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    text = "\n".join(
        [
            *("云岭县青禾镇2023年政府信息公开工作年度报告", "一、总体情况", "二、主动公开政府信息情况"),
            *(*lines, "规章", "8", "7", "", "行政规范性文件", "7233", "第二十条第（五）项", "信息内容"),
            *("本年处理决定数量", "行政许可", "245", "三、收到和处理政府信息公开申请情况", "无。"),
        ]
    )
    named = text_pages.named(text_pages.read(text))
    assert {"disclosure.rules.made", "disclosure.normative_documents.made"} <= named


def test_the_number_of_a_row_opens_it_in_whatever_pieces_its_label_stands() -> None:
    """版物 | 4.无, the figures by 4.无: of row 4, and none of row 3, which is blank."""
    pieces = ["3.要", "求提", "供公", "开出", "版物", "4.无", "正当", "理由", "大量", "反复", "申请"]

    def line(piece: str) -> Line:
        values = ["1", *"00000", "1"] if piece == "4.无" else [""] * 7
        cells = [GridCell(value, 0, n, 1, 1, {}) for n, value in enumerate((piece, *values))]
        return Line((cells[0],), tuple(cells[1:]), 0, True, 8)

    figures = pieces.index("4.无")
    rows = match([line(piece) for piece in pieces], REQUEST_TARGETS).rows
    assert not any({figures - 1, figures} <= {*row.lines} for row in rows)


def test_what_a_page_leaves_of_a_group_is_no_row_of_the_same_name() -> None:
    figures = ["4", "0", "0", "0", "0", "0", "4"]
    table = pages.request_table({"other": figures}, ONE_OTHER_ROW).replace("（六）其他处理<", "（六）其他<")
    _, report = read_bytes(pages.page(table))
    named = {cell for found in report.issues for cell in found.cells}
    assert not {cell for cell in report.cells if cell.startswith("request.other_other.")} - named


def test_figures_on_the_page_below_the_line_of_the_review_table_may_be_the_ends_of_its_own() -> None:
    review = pages.review_table() + "<p>5 3 8 1</p>"
    _, report = read_bytes(pages.page(review=review))
    named = {cell for found in report.issues for cell in found.cells}
    assert {cell for cell in report.cells if cell.startswith("review.")} <= named
