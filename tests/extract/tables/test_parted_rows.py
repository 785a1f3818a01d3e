"""Rows whose label a page breaks over lines: their figures beside another piece of it are no other row's."""

from __future__ import annotations

import pytest

from extract.form import EDITION_2021, request_cells
from extract.model import Document, Grid, GridCell, Locator, Paragraph
from extract.read import read_bytes
from extract.readers.layout.running import without_running
from extract.tables import read_tables
from extract.tables.halves import beside_a_piece
from extract.tables.labels import REQUEST_TARGETS
from extract.tables.lines import Line
from extract.tables.match import Matched
from tests.extract import pages
from tests.extract.unlike import named_by


def test_figures_of_a_row_that_a_page_parts_from_its_label_are_no_blank_row() -> None:
    """A label of one character to the line begins on one page, with the figures, and ends on the next."""
    table = pages.request_table({"other_no_correction": [""] * 7})
    row = "<tr><td colspan=3>1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请</td>"
    assert row in table
    begun = "".join(
        f"<p>{part}</p>" for part in ["(六 4 0 0 0 1 0 5\n)", *"其他处", "理1", ".申", *"请人无正当理"]
    )
    ended = "<br>".join("由逾期不补正、行政机关不再处理其政府信息公开申请")
    parted = table.replace(row, f"</table>{begun}<table><tr><td colspan=3>{ended}</td>")
    _, report = read_bytes(pages.page(parted))
    assert report.cells["request.other_no_correction.total"].raw == ""
    assert {*request_cells("other_no_correction")} <= named_by(report, "row_unknown")


def test_figures_of_a_group_may_be_those_of_the_row_that_is_named_below_them() -> None:
    """Each page ends in the middle of a label, whose characters stand below each other behind the figures."""

    def cells(key: str) -> str:
        return "".join(f"<td>{figure}</td>" for figure in pages.FIGURES[key])

    def below(label: str) -> str:
        return "</table>" + "".join(f"<p>{one}</p>" for one in label) + "<table>"

    table = pages.request_table()
    granted, partial = (
        f"<tr><td colspan=3>{row.printed}</td>{cells(row.key)}</tr>"
        for row in EDITION_2021.request_rows()
        if row.key in {"granted", "partial"}
    )
    assert granted + partial in table
    parted = (
        f"<tr><td colspan=3>三、本年度办理结果</td>{cells('granted')}</tr>{below('（一）予以公开')}"
        f"<tr><td colspan=3></td>{cells('partial')}</tr>{below('（二）部分公开')}"
    )
    _, report = read_bytes(pages.page(table.replace(granted + partial, parted)))
    doubted = {cell for found in report.issues for cell in found.cells}
    for key in ("granted", "partial"):
        printed = [report.cells[cell].number for cell in request_cells(key)]
        assert printed == [*pages.FIGURES[key]] or {*request_cells(key)} <= doubted


@pytest.mark.parametrize(("kind", "doubted"), [("pdf", True), ("html", False)])
def test_figures_beside_the_second_line_of_a_label_may_be_those_of_the_first(
    kind: str, doubted: bool
) -> None:
    rows = [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "0", "0", "0"],
        ["行政规范性文件（指以本机关名", "", "", ""],
        ["义印发、标题为“办法”“细则”的公", "1", "1", "4"],
        ["文）", "", "", ""],
    ]
    place: Locator = {"kind": kind, "page": 1, "box": [0.0, 0.0, 1.0, 1.0]}
    grid = Grid(
        tuple(
            tuple(GridCell(text, number, column, 1, 1, place) for column, text in enumerate(row))
            for number, row in enumerate(rows)
        ),
        place,
    )
    tables = read_tables(Document(kind, (grid,)))
    assert tables.cells["disclosure.normative_documents.made"].raw == ""
    assert ("disclosure.normative_documents.made" in tables.doubted) is doubted


def row(label: str, figures: object, spans: str = " colspan=3") -> str:
    values = figures if isinstance(figures, tuple) else ("",) * 7
    return f"<tr><td{spans}>{label}</td>{''.join(f'<td>{one}</td>' for one in values)}</tr>"


def unsaid(table: str, *keys: str) -> list[str]:
    """The rows with these *keys* that are read otherwise than printed, and not doubted."""
    _, report = read_bytes(pages.page(table))
    doubted = {cell for found in report.issues for cell in found.cells}
    return [
        key
        for key in keys
        if [report.cells[cell].number for cell in request_cells(key)] != [*pages.FIGURES[key]]
        and not {*request_cells(key)} <= doubted
    ]


def printed(key: str) -> str:
    label = next(one.printed for one in EDITION_2021.request_rows() if one.key == key)
    return row(label, tuple(pages.FIGURES.get(key, (0,) * 7)))


def test_a_row_outside_of_its_grid_ends_no_table() -> None:
    """What stands between it and the next label of the form is of the table still."""
    figures = pages.FIGURES["granted"]
    carried = " ".join(map(str, pages.FIGURES["carried_in"]))
    between = (
        f"</table><p>二、上年结转政府信息公开申请数量 {carried}</p><table>"
        f"{row('三、本年度办（一）', figures)}{row('理结果', ('',) * 6 + (6,))}{row('予以公开', None)}"
    )
    table = pages.request_table()
    rows = printed("carried_in") + printed("granted")
    assert rows in table
    assert unsaid(table.replace(rows, between), "carried_in", "granted") == []


@pytest.mark.parametrize(("label", "parted"), [("量", True), ("理结果", True), ("二、上年结转", False)])
def test_figures_above_a_name_beside_the_end_of_another_may_be_of_the_row_before(
    label: str, parted: bool
) -> None:
    def line(label: str, figure: str) -> Line:
        cells = [
            GridCell(text, 0, at, 1, 1, {"kind": "pdf"}) for at, text in enumerate([label, *[figure] * 7])
        ]
        return Line(tuple(cells[:1]), tuple(cells[1:]), 0, True, 8)

    target = next(one for one in REQUEST_TARGETS if one.key == "carried_in")
    body = [line(label, "3"), line("二、上年结转政府信息公开申请数量", "")]
    assert beside_a_piece(Matched(target, (0, 1), 1.0), body) is parted


@pytest.mark.parametrize("figures", ["/ /", "0 1"])
def test_the_last_figures_of_a_row_may_stand_in_a_line_of_their_own(figures: str) -> None:
    table = pages.request_table({"denied_query": ["1", "0", "0", "0", "0", "", ""]})
    label = "<tr><td colspan=3>1.本机关不掌握相关政府信息</td>"
    assert label in table
    parted = table.replace(label, f"</table><p>{figures}</p><table>{label}")
    _, report = read_bytes(pages.page(parted))
    assert report.cells["request.denied_query.total"].raw == ""
    assert {*request_cells("denied_query")} <= named_by(report, "row_ambiguous")


def test_figures_in_the_margins_of_several_pages_are_no_running_lines() -> None:
    """Nothing but a page's number is: 0 0 3 and 0 0 5 are rows that stand in no table."""

    def paragraph(text: str, page: int) -> Paragraph:
        return Paragraph(text, {"kind": "pdf", "page": page, "box": [60.0, 40.0, 300.0, 52.0]})

    blocks = [
        paragraph(text, page)
        for page, row in enumerate(("0 0 3", "0 0 5", "/ /"), 1)
        for text in (row, f"- {page} -", "朔源市教育局")
    ]
    kept = without_running(blocks, dict.fromkeys((1, 2, 3), 842.0))
    assert [block.text for block in kept if isinstance(block, Paragraph)] == ["0 0 3", "0 0 5", "/ /"]
