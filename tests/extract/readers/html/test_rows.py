"""The rows of a web page's table as they are printed: top to bottom, without those that print nothing."""

from __future__ import annotations

from extract.model import Grid
from extract.readers import html


def rows(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def test_a_foot_written_before_the_rows_is_printed_below_them() -> None:
    page = (
        "<table><thead><tr><td>项目</td></tr></thead><tfoot><tr><td>（七）总计</td></tr></tfoot>"
        "<tbody><tr><td>3.其他</td></tr></tbody></table>"
    )
    assert rows(html.read(page.encode()).grids[0]) == [["项目"], ["3.其他"], ["（七）总计"]]


def test_a_row_that_states_the_widths_of_columns_is_none() -> None:
    measure = "<tr height=0><td width=57></td><td width=57></td></tr>"
    page = f"<table><tr><td>规章</td><td>0</td></tr>{measure}</table>"
    assert [row for row in rows(html.read(page.encode()).grids[0]) if row] == [["规章", "0"]]
    blank = page.replace("<td width=57></td></tr>", "<td width=57>&nbsp;</td></tr>")
    assert len(html.read(blank.encode()).grids[0].rows[-1]) == 2


def read(table: str) -> list[list[str]]:
    return rows(html.read(f"<table>{table}</table>".encode()).grids[0])


def test_no_cell_goes_on_beyond_the_head_or_the_body_it_stands_in() -> None:
    body = "<tbody><tr><td>规章</td><td>3</td><td>4</td></tr></tbody>"
    for tall in ("thead", "tbody"):
        head = f"<{tall}><tr><td rowspan=9>项目</td><td>制发</td><td>废止</td></tr></{tall}>"
        assert read(head + body) == [["项目", "制发", "废止"], ["规章", "3", "4"]]
    within = "<tr><td rowspan=9>项目</td><td>1</td></tr><tr><td>2</td></tr>"
    assert read(within) == [["项目", "1"], ["项目", "2"]]


def test_cells_that_stand_in_no_row_are_one() -> None:
    assert read("<td>规章<td>3<td>4<tr><td>其他<td>5<td>6") == [["规章", "3", "4"], ["其他", "5", "6"]]
    assert read("<tbody><td>规章<td>3<!-- --><td>4</tbody>") == [["规章", "3", "4"]]


def test_what_has_a_line_of_its_own_joins_no_figure_beside_it() -> None:
    lines = "<span style='display:block'>12</span><span style='display:block'>3</span>"
    assert read(f"<tr><td>规章<td>{lines}") == [["规章", "12\n3"]]
    alone = "<span style='display:block'>123</span>"
    assert read(f"<tr><td>规章<td>{alone}") == [["规章", "123"]]


def test_what_stands_in_an_element_for_other_programs_is_not_printed() -> None:
    formula = "<semantics><mn>15</mn><annotation encoding='application/x-tex'>15</annotation></semantics>"
    assert read(f"<tr><td>规章<td><math>{formula}</math><td><noframes>9</noframes>4") == [["规章", "15", "4"]]
