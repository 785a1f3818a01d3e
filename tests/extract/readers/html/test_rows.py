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
