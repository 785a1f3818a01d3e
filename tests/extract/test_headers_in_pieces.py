"""Column headers that come in pieces: narrow columns name themselves a character or two per line."""

from __future__ import annotations

from itertools import zip_longest

from extract.form import request_cells
from extract.read import read_bytes
from tests.extract import pages

NAMES = (
    "自然人",
    "商业企业",
    "法律服务机构",
    "社会公益组织",
    "科研机构",
    "其他",
    "总计",
)  # not the form's order


def header_of(names: tuple[str, ...]) -> str:
    """A header row for every character of the longest of *names*."""
    lines = zip_longest(*names, fillvalue="")
    return "".join(
        "<tr><td colspan=3></td>" + "".join(f"<td>{character}</td>" for character in line) + "</tr>"
        for line in lines
    )


def test_a_header_one_character_a_line_tells_the_columns() -> None:
    table = pages.request_table({"new": ["40", "5", "2", "0", "0", "1", "48"]})
    _, report = read_bytes(pages.page(table.replace(pages.HEADER, header_of(NAMES))))
    assert [report.cells[cell].number for cell in request_cells("new")] == [40, 5, 0, 0, 2, 1, 48]
    assert "columns_reordered" in {issue.code for issue in report.issues}


def test_a_header_whose_words_are_not_whole_and_not_in_order_leaves_its_columns_in_doubt() -> None:
    """A row of fixed height cut the names off; none is whole."""
    cut = ("自然人", "业", "其他", "织社会", "法律", "科研", "计")
    header = "<tr><td colspan=3></td>" + "".join(f"<td>{name}</td>" for name in cut) + "</tr>"
    _, report = read_bytes(pages.page(pages.request_table().replace(pages.HEADER, header)))
    doubtful = {cell for issue in report.issues for cell in issue.cells}
    assert set(request_cells("new")) <= doubtful


def test_a_header_whose_words_are_not_whole_but_in_order_leaves_nothing_in_doubt() -> None:
    cut = ("自然人", "商业", "科研", "社会公益", "法律服务", "其他", "总计")
    header = "<tr><td colspan=3></td>" + "".join(f"<td>{name}</td>" for name in cut) + "</tr>"
    _, report = read_bytes(pages.page(pages.request_table().replace(pages.HEADER, header)))
    assert report.issues == ()
