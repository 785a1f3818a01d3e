"""Letters under the codes of their look-alikes read as what they show."""

from __future__ import annotations

import pytest

from extract.form import request_cells
from extract.model import Document, Grid, GridCell, Paragraph
from extract.read import read_bytes
from extract.readers.letters import LETTERS, with_letters
from tests.extract import pages

# As PDF files name the letters of the form, and programs copy them out of there
_NAMED = str.maketrans("一二人行自八方用文止工山水力大小民西页", "⼀⼆⼈⾏⾃⼋⽅⽤⽂⽌⼯⼭⽔⼒⼤⼩⺠⻄⻚")


def test_a_page_written_in_radicals_reads_as_one_written_in_letters() -> None:
    title = "大山县西水镇人民政府2023年政府信息公开工作年度报告"
    page = pages.page(title=title, overview="2023年主动公开政府信息120条。")
    _, plain = read_bytes(page)
    _, report = read_bytes(page.decode().translate(_NAMED).encode())
    assert {cell: value.number for cell, value in report.cells.items()} == pages.truth()
    assert report.issues == plain.issues == ()
    assert (report.title, report.issuer, report.year) == (title, "大山县西水镇人民政府", 2023)
    assert [section.text for section in report.sections] == [section.text for section in plain.sections]


def test_a_cell_over_several_rows_stays_one() -> None:
    cell = GridCell("⾏政复议", 0, 0, 2, 1, {})
    grid = Grid(((cell,), (cell,)), {})
    (read,) = with_letters(Document("html", (grid,), metadata={"ArticleTitle": "⼯作"})).grids
    assert read.rows[0][0].text == "行政复议"
    assert read.rows[0][0] is read.rows[1][0]


def test_documents_without_look_alikes_stay_themselves() -> None:
    document = Document("text", (Paragraph("一、总体情况①１", {}),))
    assert with_letters(document) is document


@pytest.mark.parametrize("space", ["\ue5e5", "\u2800", "\u3164"])
def test_spaces_under_other_codes_are_blank(space: str) -> None:
    table = pages.request_table({"new": ["40", space, "", space * 2, "0" + space, space + "8", "48"]})
    _, report = read_bytes(pages.page(table))
    cells = [report.cells[cell] for cell in request_cells("new")]
    assert [cell.raw for cell in cells] == ["40", "", "", "", "0", "8", "48"]


def test_the_space_of_a_gbk_page_is_blank() -> None:
    table = pages.request_table({"new": ["40", "5", "\ue5e5", "0", "2", "1", "48"]})
    page = pages.page(table.replace("商业", "商业\ue5e5")).decode().replace("utf-8", "gbk").encode("gb18030")
    assert b"\xa3\xa0" in page
    _, report = read_bytes(page)
    assert [report.cells[cell].raw for cell in request_cells("new")] == ["40", "5", "", "0", "2", "1", "48"]
    assert report.issues == ()


def test_marks_that_only_choose_a_glyph_are_no_text() -> None:
    table = pages.request_table({"new": ["40\ufe0f", "5", "0", "0", "2\u034f", "1", "48"]})
    _, report = read_bytes(pages.page(table))
    assert [report.cells[cell].number for cell in request_cells("new")] == [40, 5, 0, 0, 2, 1, 48]
    assert report.issues == ()


def test_every_look_alike_is_one_letter() -> None:
    assert {len(letter) for letter in LETTERS.values()} == {1}
    assert chr(0xF967).translate(LETTERS) == "不"
