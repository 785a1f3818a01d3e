"""Layouts that once broke the reader, each on a report whose 200 figures are all unlike.

A cell is right when it holds the figure, or when an issue names it; wrong and unnamed is what must not be.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml

from extract.form import EDITION_2021, OTHER_ROWS, request_cells
from extract.read import read_bytes
from tests.extract.unlike import (
    ABOVE,
    AFTER,
    COLUMNS,
    DIRECT,
    FIGURES,
    HEADINGS,
    RECONSIDERATION,
    TITLE,
    article,
    disclosure,
    named_by,
    paragraphs,
    read,
    request,
    review,
    silent,
    written,
)

INSIDE_A_CELL = {
    "struck by style": '<span style="text-decoration: line-through">88</span>{}',
    "of no size": '<span style="font-size:0">88</span>{}',
    "hidden": '<span style="display:none">88</span>{}',
    "annotated": "<ruby>{}<rt>9</rt></ruby>",
    "deleted": "<del>88</del>{}",
    "with a note mark": "{}<sup>1</sup>",
    "in a text field": "<textarea>{}</textarea>",
    "in a choice": "<select><option>1</option><option selected>{}</option></select>",
    "in a conditional comment": "<!--[if gte mso 9]>99<![endif]-->{}<o:p>&nbsp;</o:p>",
}


@pytest.mark.parametrize("pattern", INSIDE_A_CELL.values(), ids=INSIDE_A_CELL)
def test_what_is_not_the_figure_is_never_joined_to_it(pattern: str) -> None:
    report = read(written(lambda _, figure: pattern.format(figure)))
    assert silent(report) == {}


def test_no_figure_of_a_row_short_of_a_cell_goes_unnamed() -> None:
    missing = "request.partial.research"
    report = read(article(second=request(without=missing)))
    assert named_by(report, "row_short") == set(request_cells("partial"))
    assert silent(report) == {}


@pytest.mark.parametrize(
    "tracks",
    [(RECONSIDERATION, AFTER, DIRECT), (DIRECT, AFTER, RECONSIDERATION)],
    ids=["suits", "review last"],
)
def test_tracks_in_another_printed_order(tracks: tuple[str, str, str]) -> None:
    assert silent(read(article(third=review(tracks)))) == {}


def test_two_tables_with_other_figures_are_both_doubted() -> None:
    last_year = {cell_id: figure + 1000 for cell_id, figure in FIGURES.items()}
    report = read(paragraphs("附去年数据：") + request(figures=last_year) + article())
    assert silent(report) == {}


def test_fees_headed_in_yuan_are_named() -> None:
    report = read(article(first=disclosure(fee_header="本年收费金额（单位：元）")))
    assert any("disclosure.fees.amount" in issue.cells for issue in report.issues)


def test_rows_in_another_printed_order() -> None:
    rows = request().split("<tr>")
    rows[4], rows[5] = rows[5], rows[4]
    assert "二、" in rows[4]
    assert silent(read(article(second="<tr>".join(rows)))) == {}


def test_a_row_printed_twice_with_other_figures_is_named() -> None:
    rows = request().split("<tr>")
    partial = next(place for place, row in enumerate(rows) if "部分公开" in row)
    rows.insert(partial, re.sub(r">(\d+)<", r">9\1<", rows[partial]))
    report = read(article(second="<tr>".join(rows)))
    assert set(request_cells("partial")) <= {cell for issue in report.issues for cell in issue.cells}
    assert silent(report) == {}


def test_a_header_that_lost_a_cell_moves_no_column_unnoticed() -> None:
    broken = request().replace("<td colspan=5>法人或其他组织</td>", "")
    assert silent(read(article(second=broken))) == {}


CARRIERS = {
    "a frame": lambda: f'<iframe srcdoc="{html.escape(article())}"></iframe>',
    "a text field": lambda: (
        f'<textarea id="content" style="display:none">{html.escape(article())}</textarea>'
    ),
    "a template script": lambda: f'<script type="text/html">{article()}</script>',
}


@pytest.mark.parametrize("body", CARRIERS.values(), ids=CARRIERS)
def test_the_body_of_a_report_in_another_element(body: Callable[[], str]) -> None:
    report = read(body())
    assert {cell_id: cell.number for cell_id, cell in report.cells.items()} == FIGURES


def test_the_chrome_of_the_page_names_neither_title_nor_issuer() -> None:
    chrome = (
        "<ul><li>首页</li><li>政府信息公开年报</li></ul>"
        "<table><tr><td>发布机构</td><td>临江县人民政府办公室</td></tr></table>"
    )
    related = "".join(
        f"<li><a>临江县教育局{year}年政府信息公开工作年度报告</a></li>" for year in (2019, 2020, 2023)
    )
    report = read(f"{chrome}<div class=TRS_Editor>{article()}</div><ul>{related}</ul>", TITLE + "_网站")
    assert (report.issuer, report.year) == ("临江县发展和改革局", 2024)
    assert silent(report) == {}


BLANK = re.compile(r">\d+<")
NOT_REPORTS = {
    "list": "<h1>政府信息公开年报</h1><ul>"
    + "".join(
        f'<li><a href="{year}.html">临江县教育局{year}年政府信息公开工作年度报告</a>'
        f"<span>{year + 1}-01-20</span></li>"
        for year in range(2008, 2025)
    )
    + "</ul>",
    "news": "<h1>关于做好2024年政府信息公开工作年度报告编制发布工作的通知</h1>"
    + paragraphs(
        "各镇人民政府、县政府各部门：",
        "现将有关事项通知如下：",
        "一、总体情况",
        "文字描述有关情况。",
        *HEADINGS,
    )
    + paragraphs("五、存在的主要问题及改进情况", "六、其他需要报告的事项", "临江县人民政府办公室"),
    "other": "<h1>临江县2024年部门预算公开</h1><p>现将我局部门预算予以公开，接受社会监督，单位为万元。</p>"
    "<table><tr><td>项目</td><td>金额</td></tr><tr><td>行政事业性收费</td><td>312</td></tr></table>",
    "template": BLANK.sub("><", article()).replace(TITLE, "政府信息公开工作年度报告").replace("2024", ""),
}


@pytest.mark.parametrize(("kind", "body"), NOT_REPORTS.items(), ids=NOT_REPORTS)
def test_pages_that_are_no_report(kind: str, body: str) -> None:
    report = read(body, "临江县人民政府")
    assert (report.kind, dict(report.cells)) == (kind, {})


def test_gambling_that_a_body_fought_does_not_make_its_report_a_clone() -> None:
    report = read(article().replace("全年主动公开", "查处地下赌场2个，整治校园周边彩票销售点，全年主动公开"))
    assert report.kind == "report"
    assert silent(report) == {}


WORD = "http://schemas.openxmlformats.org"
NAMESPACES = (
    f'xmlns:w="{WORD}/wordprocessingml/2006/main" xmlns:m="{WORD}/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RUN = "<w:r><w:t>{}</w:t></w:r>"


def word(cell_xml: str) -> bytes:
    """A DOCX with the request table; *cell_xml* is the paragraph of a figure, {} its text."""
    document = docx.Document()
    for text in (TITLE, *ABOVE, HEADINGS[1]):
        document.add_paragraph(text)
    rows = EDITION_2021.request_rows(OTHER_ROWS)
    table = document.add_table(len(rows) + 1, 8)
    for cell, text in zip(table.rows[0].cells, ["（本列数据的勾稽关系）", *COLUMNS], strict=True):
        cell.text = text
    for printed, row in zip(table.rows[1:], rows, strict=True):
        cells = printed.cells
        cells[0].text = row.printed
        for cell, cell_id in zip(cells[1:], request_cells(row.key), strict=True):
            filled = f"<w:tc {NAMESPACES}>{cell_xml.format(FIGURES[cell_id])}<w:p/></w:tc>"
            for paragraph in parse_xml(filled):
                cell._tc.append(paragraph)
            cell._tc.remove(cell._tc.p_lst[0])
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


IN_WORD = {
    "deleted": "<w:p><w:del w:id='1' w:author='a'><w:r><w:delText>77</w:delText></w:r></w:del>"
    + RUN
    + "</w:p>",
    "raised": "<w:p>"
    + RUN
    + "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r></w:p>",
    "struck": "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>88</w:t></w:r>" + RUN + "</w:p>",
    "hidden": "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>88</w:t></w:r>" + RUN + "</w:p>",
    "formula": "<w:p><m:oMath><m:r><m:t>{}</m:t></m:r></m:oMath></w:p>",
    "nested table": "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p>" + RUN + "</w:p></w:tc></w:tr></w:tbl>",
    "picture": "<w:p><w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r></w:p>",
    "text box": "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>"
    + RUN
    + "</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
}


@pytest.mark.parametrize("cell_xml", IN_WORD.values(), ids=IN_WORD)
def test_figures_in_the_cells_of_word(cell_xml: str) -> None:
    _, report = read_bytes(word(cell_xml), "report.docx")
    assert silent(report, {c: n for c, n in FIGURES.items() if c.startswith("request.")}) == {}


@pytest.mark.parametrize(("number_format", "state"), [(";;;", "blank"), ("General", "number")])
def test_a_sheet_is_read_as_it_prints(number_format: str, state: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for text in (TITLE, *ABOVE, HEADINGS[1]):
        sheet.append([text])
    sheet.append(["（本列数据的勾稽关系）", *COLUMNS])
    for row in EDITION_2021.request_rows(OTHER_ROWS):
        sheet.append([row.printed, *(FIGURES[cell_id] for cell_id in request_cells(row.key))])
        sheet.cell(sheet.max_row, 6).number_format = number_format
    kept = io.BytesIO()
    book.save(kept)
    _, report = read_bytes(kept.getvalue(), "report.xlsx")
    named = {cell for issue in report.issues for cell in issue.cells if issue.code.startswith("row")}
    legal = [request_cells(row.key)[4] for row in EDITION_2021.request_rows(OTHER_ROWS)]
    assert {report.cells[cell_id].state.value for cell_id in legal if cell_id not in named} == {state}
    rest = {c: n for c, n in FIGURES.items() if c.startswith("request.") and c not in legal}
    assert silent(report, rest) == {}
