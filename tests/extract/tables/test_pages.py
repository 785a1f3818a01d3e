"""A request table over several pages: the header of the first tells where the columns of the next are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.model import GridCell, Locator
from extract.read import read_bytes
from extract.tables.columns import Columns
from extract.tables.headers import request_columns
from extract.tables.lines import Line
from extract.tables.pages import carried_over
from extract.tables.place import place_all
from extract.tables.place.ends import usual_ends
from tests.extract import pages

NAMES = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
WIDE = 30.0


def _cells(texts: Sequence[str], first: int, left: float, kind: str = "pdf") -> tuple[GridCell, ...]:
    """One row of drawn cells from grid column *first* on, the first of them *left* points from the edge."""

    def locator(number: int) -> Locator:
        x0 = left + WIDE * number
        return {"kind": kind, "page": 1, "box": [x0, 100.0, x0 + WIDE, 120.0]}

    return tuple(GridCell(text, 1, first + n, 1, 1, locator(n)) for n, text in enumerate(texts))


def _header() -> Columns:
    line = Line(_cells(NAMES, 2, 200.0), (), 1, True, 9)
    return request_columns([line], [line])


def _line(first: int, left: float, fragment: int = 2, kind: str = "pdf") -> Line:
    return Line((), _cells("1000001", first, left, kind), fragment, True, 8)


def test_cells_with_the_sides_of_the_header_above_stand_in_its_columns() -> None:
    below = carried_over(_header(), [_line(3, 200.5)])
    assert below.intervals == tuple((column, column + 1) for column in range(3, 10))
    again = carried_over(below, [_line(0, 200.0, fragment=3)])
    assert again.intervals == tuple((column, column + 1) for column in range(7))
    wider_border = carried_over(_header(), [_line(3, 201.5)])
    assert wider_border.intervals == below.intervals


def test_a_column_the_form_does_not_have_is_none_of_it_on_the_next_page_either() -> None:
    header = Line(_cells((*NAMES, "上年总计"), 2, 200.0), (), 1, True, 10)
    columns = request_columns([header], [header])
    line = Line((), _cells("10000019", 3, 200.0), 2, True, 10)
    below = carried_over(columns, [line])
    assert (columns.ignored, below.ignored) == ({9}, {10})
    assert "".join(cell.text for cell in below.fit(line, 11) or ()) == "1000001"


def test_an_order_that_no_row_confirms_is_not_believed_over_the_page() -> None:
    names = ("商业企业", "科研机构", "社会公益组织", "自然人", "法律服务机构", "其他", "总计")
    header = Line(_cells(names, 2, 200.0), (), 1, True, 9)
    columns = request_columns([header], [header])
    lines = [_line(5, 290.0, fragment) for fragment in (1, 1, 2, 2)]
    over = carried_over(columns, lines[2:])
    placed = place_all(lines, [columns, columns, over, over], 7)
    assert [placement.doubtful for placement in placed] == [tuple(range(7))] * 4


def test_a_figure_in_a_cell_over_several_rows_that_a_page_cuts_is_of_none_surely() -> None:
    header = _header()
    tall = [cell._replace(row_span=3 if n == 2 else 1) for n, cell in enumerate(_cells("11 1111", 2, 200.0))]
    cut = Line((), tuple(cell._replace(text=cell.text.strip()) for cell in tall), 2, True, 9)
    lines = [_line(2, 200.0, 1), cut, cut, _line(2, 200.0)]
    placed = place_all(lines, [header] * 4, 7)
    assert [placement.doubtful for placement in placed] == [(2,), (2,), (2,), ()]
    assert {placement.doubt for placement in placed} == {"cell_merged", None}


def test_cells_of_other_sides_or_another_fragment_do_not() -> None:
    header = _header()
    for lines in (
        [_line(3, 204.0)],
        [_line(3, 215.0), _line(3, 200.0, fragment=3)],
        [_line(3, 200.0, 2, "docx")],
    ):
        below = carried_over(header, lines)
        assert (below.intervals, below.above) == (None, header.intervals)


def test_the_lines_of_a_page_end_where_its_own_lines_do() -> None:
    header = _header()
    lines = [*[_line(2, 200.0, 1)] * 2, *[_line(3, 200.0)] * 9]
    columns = [*[header] * 2, *[carried_over(header, lines[2:])] * 9]
    assert usual_ends(lines, columns) == {1: 9, 2: 10}
    elsewhere = [*[_line(2, 200.0, 1, "docx")] * 2, *[_line(3, 200.0, 2, "docx")] * 9]
    assert usual_ends(elsewhere, columns) == {1: 10, 2: 10}


def test_the_halves_of_a_header_that_a_page_cuts_are_one_header() -> None:
    names = ("自然人", "其他", "科研", "社会", "法律", "商业", "总计")
    rest = ("", "", "机构", "公益组织", "服务机构", "企业", "")
    above = Line(_cells(names, 2, 200.0), (), 1, True, 9)
    own = Line(_cells(rest, 3, 200.5), (), 2, True, 10)
    columns = request_columns([above, own], [_line(3, 200.0)])
    assert columns.intervals == tuple((column, column + 1) for column in range(3, 10))
    assert (columns.order, columns.suspect) == ((0, 5, 2, 3, 4, 1, 6), False)
    away = Line(_cells(rest, 3, 215.0), (), 2, True, 10)
    elsewhere = request_columns([above, away], [_line(3, 215.0)])
    assert elsewhere.suspect


def test_a_whole_header_on_the_page_before_tells_the_columns_of_a_longer_grid() -> None:
    header = Line(_cells((*NAMES, ""), 1, 200.0), (), 1, True, 9)
    columns = request_columns([header], [_line(3, 200.5)])
    assert columns.intervals == tuple((column, column + 1) for column in range(3, 10))
    assert request_columns([header], [_line(3, 215.0)]).intervals is None


def test_a_blank_cell_behind_is_none_of_the_row_where_each_value_is_drawn_below_its_header() -> None:
    texts = ("", "1", "", "0", "0", "0", "", "")
    for left, kind, fits in ((200.0, "pdf", True), (215.0, "pdf", False), (200.0, "docx", False)):
        line = Line((), _cells(texts, 2, left, kind), 1, True, 10)
        assert (_header().fit(line, 9) is not None) is fits


@pytest.mark.parametrize(("label", "end"), [("2.重复申请", "申请"), ("3.危及“三安全一稳定”", "稳定”")])
def test_a_name_cut_by_a_page_goes_on_there_though_its_end_is_as_well_a_piece_of_a_header(
    label: str, end: str
) -> None:
    row = f"<tr><td colspan=3>{label}</td>"
    above, _, below = pages.request_table().partition(row)
    figures, _, rest = below.partition("</tr>")
    blank = f"<tr><td colspan=3>{end}</td>{'<td></td>' * 7}</tr>"
    cut = f"<tr><td colspan=3>{label.removesuffix(end)}</td>{figures}</tr></table><table>{blank}{rest}"
    _, report = read_bytes(pages.page(above + cut))
    assert {cell: value.number for cell, value in report.cells.items()} == pages.truth()
    assert report.issues == ()
