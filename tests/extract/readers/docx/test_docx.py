"""The DOCX reader, on files python-docx writes and on the corners it cannot write."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document as WordDocument

from extract.errors import UnreadableError
from extract.readers import docx

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
RESTART = '<w:vMerge w:val="restart"/>'
WIDE = '<w:gridSpan w:val="2"/>'
ABSURD = '<w:gridSpan w:val="99999999"/>'


def raw(body: str) -> bytes:
    """A DOCX of the given body markup."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr(
            "word/document.xml", f"<w:document {WORD} {MORE}><w:body>{body}</w:body></w:document>"
        )
    return buffer.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:r>{properties}<w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_prose_headings_and_tables_come_in_order() -> None:
    made = WordDocument()
    made.add_heading("一、总体情况", level=1)
    made.add_paragraph("本年主动公开 12 条。")
    table = made.add_table(rows=2, cols=2)
    for index, text in enumerate(("规章", "1", "规范性文件", "2")):
        table.cell(index // 2, index % 2).text = text
    made.add_paragraph("二、其他")
    buffer = io.BytesIO()
    made.save(buffer)
    document = docx.read(buffer.getvalue())
    assert [type(block).__name__ for block in document.blocks] == [
        "Paragraph",
        "Paragraph",
        "Grid",
        "Paragraph",
    ]
    assert [p.heading for p in document.paragraphs] == [True, False, False]
    assert [[c.text for c in row] for row in document.grids[0].rows] == [["规章", "1"], ["规范性文件", "2"]]
    assert document.grids[0].rows[1][1].locator == {"kind": "docx", "table": 1, "row": 2, "column": 2}


def test_merged_cells_span_columns_and_rows() -> None:
    rows = (
        f"<w:tr>{cell('三', RESTART)}{cell('申请人', WIDE)}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('1')}{cell('2')}</w:tr>"
    )
    grid = docx.read(raw(f"<w:tbl>{rows}</w:tbl>")).grids[0]
    top, bottom = grid.rows
    assert top[0] is bottom[0] and top[0].row_span == 2
    assert (top[1].column, top[1].column_span) == (1, 2)
    assert [c.column for c in bottom] == [0, 1, 2]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = f"<w:tbl><w:tr>{cell('内一')}{cell('内二')}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{paragraph('外')}{inner}</w:tc>{cell('右')}</w:tr></w:tbl>"
    grids = docx.read(raw(outer)).grids
    assert [[c.text for c in grid.rows[0]] for grid in grids] == [["外", "右"], ["内一", "内二"]]


def test_a_table_of_one_cell_is_only_a_frame() -> None:
    inner = f"<w:tbl><w:tr>{cell('规章')}{cell('1')}</w:tr></w:tbl>"
    frame = f"<w:tbl><w:tr><w:tc>{paragraph('题目')}{inner}</w:tc></w:tr></w:tbl>"
    document = docx.read(raw(frame))
    assert [p.text for p in document.paragraphs] == ["题目"]
    assert len(document.grids) == 1


def test_what_word_does_not_print_is_not_read() -> None:
    body = (
        "<w:p><w:r><w:t>共</w:t></w:r><w:del><w:r><w:delText>61</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>62</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>件</w:t></w:r></w:p>"
    )
    assert [p.text for p in docx.read(raw(body)).paragraphs] == ["共62件"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框内文字')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>框外</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert [p.text for p in docx.read(raw(body)).paragraphs] == ["框外", "框内文字"]


@pytest.mark.parametrize(
    ("run", "printed"),
    [
        ('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>', "295¹"),
        ('<w:r><w:rPr><w:position w:val="8"/><w:sz w:val="12"/></w:rPr><w:t>1</w:t></w:r>', "295¹"),
        ('<w:r><w:rPr><w:position w:val="-2"/></w:rPr><w:t>8</w:t></w:r>', "2958"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>9</w:t></w:r></w:rt></w:ruby></w:r>", "295"),
        (r"<w:r><w:instrText> EQ \o(5) </w:instrText></w:r>", "295\ufffd"),
        ("<w:r><w:instrText> =SUM(LEFT) </w:instrText></w:r>", "295"),
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>88</w:t></w:r>", "295~~88~~"),
        ('<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>88</w:t></w:r>', "29588"),
        ('<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>88</w:t></w:r>', "295~~88~~"),
        ('<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>88</w:t></w:r>', "29588"),
        ("<w:r><w:drawing/></w:r>", "295\ufffc"),
        (f"<m:oMath {MATH}><m:r><m:t>7</m:t></m:r></m:oMath>", "2957"),
        (f"<m:oMath {MATH}><m:f><m:num/></m:f></m:oMath>", "295\ufffd"),
        (f"<w:r><w:pict><w:txbxContent>{paragraph('4')}</w:txbxContent></w:pict></w:r>", "295\n4"),
    ],
)
def test_nothing_that_looks_otherwise_is_taken_for_part_of_a_number(run: str, printed: str) -> None:
    value = f"<w:tc><w:p><w:r><w:t>295</w:t></w:r>{run}</w:p></w:tc>"
    grid = docx.read(raw(f"<w:tbl><w:tr>{cell('总计')}{value}</w:tr></w:tbl>")).grids[0]
    assert grid.rows[0][1].text == printed


@pytest.mark.parametrize(
    ("chosen", "printed"),
    [
        ('<w:result w:val="1"/>', "14"),
        ("", "0"),
        ('<w:default w:val="2"/>', "27"),
        ('<w:result w:val="9"/>', "\ufffd"),
        ('<w:result w:val="x"/>', "\ufffd"),
    ],
)
def test_a_drop_down_field_prints_the_chosen_entry(chosen: str, printed: str) -> None:
    entries = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in (0, 14, 27))
    field = f"<w:r><w:fldChar><w:ffData><w:ddList>{chosen}{entries}</w:ddList></w:ffData></w:fldChar></w:r>"
    value = f"<w:tc><w:p>{field}</w:p></w:tc>"
    grid = docx.read(raw(f"<w:tbl><w:tr>{cell('总计')}{value}</w:tr></w:tbl>")).grids[0]
    assert grid.rows[0][1].text == printed


@pytest.mark.parametrize(("text", "printed"), [("单击此处输入文字。", ""), ("36", "36")])
def test_a_control_nobody_filled_in_is_blank(text: str, printed: str) -> None:
    control = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph(text)}</w:sdtContent></w:sdt>"
    )
    grid = docx.read(raw(f"<w:tbl><w:tr>{cell('总计')}<w:tc>{control}</w:tc></w:tr></w:tbl>")).grids[0]
    assert grid.rows[0][1].text == printed


def test_a_value_in_a_table_of_one_cell_inside_the_cell_is_its_text() -> None:
    inner = f"<w:tbl><w:tr>{cell('42')}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr>{cell('总计')}<w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    (grid,) = docx.read(raw(outer)).grids
    assert [c.text for c in grid.rows[0]] == ["总计", "42"]


def test_a_deleted_row_is_left_out() -> None:
    rows = (
        f"<w:tr>{cell('规章')}{cell('1')}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('旧行')}{cell('9')}</w:tr>"
        f"<w:tr><w:trPr><w:hidden/></w:trPr>{cell('隐藏行')}{cell('9')}</w:tr>"
        f"<w:tr>{cell('规范性文件')}{cell('2')}</w:tr>"
    )
    grid = docx.read(raw(f"<w:tbl>{rows}</w:tbl>")).grids[0]
    assert [row[0].text for row in grid.rows] == ["规章", "规范性文件"]


@pytest.mark.parametrize(
    "data",
    [raw("")[:80], raw(f"<w:tbl><w:tr>{cell('x', ABSURD)}</w:tr></w:tbl>")],
)
def test_broken_and_absurd_files_are_one_clear_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="。 "):
        docx.read(data)


def test_what_stands_at_the_top_of_pages_is_kept_apart_from_the_text() -> None:
    word = WordDocument()
    word.add_paragraph("一、总体情况")
    word.sections[0].header.paragraphs[0].text = "云岭县青禾镇2023年政府信息公开工作年度报告"
    buffer = io.BytesIO()
    word.save(buffer)
    document = docx.read(buffer.getvalue())
    assert [p.text for p in document.paragraphs] == ["一、总体情况"]
    assert document.metadata == {"above": "云岭县青禾镇2023年政府信息公开工作年度报告"}


def test_a_broken_page_header_does_not_lose_the_text() -> None:
    word = WordDocument()
    word.add_paragraph("一、总体情况")
    word.sections[0].header.paragraphs[0].text = "页眉"
    whole, broken = io.BytesIO(), io.BytesIO()
    word.save(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            target.writestr(name, b"<w:hdr" if "header" in name else source.read(name))
    assert [p.text for p in docx.read(broken.getvalue()).paragraphs] == ["一、总体情况"]


@pytest.mark.parametrize(
    ("text", "list_number", "level_text", "printed"),
    [
        ("", "1", "%1.", "\ufffd"),
        ("0", "1", "%1.", "\ufffd0"),
        ("属于国家秘密", "1", "%1.", "属于国家秘密"),
        ("0", "0", "%1.", "0"),
        ("0", "1", "", "0"),
    ],
)
def test_the_number_of_a_list_is_not_lost(text: str, list_number: str, level_text: str, printed: str) -> None:
    number = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_number}"/></w:numPr></w:pPr>'
    value = f"<w:tc><w:p>{number}<w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
    body = f"<w:tbl><w:tr>{cell('规章')}{value}</w:tr></w:tbl>"
    level = f'<w:lvl w:ilvl="0"><w:lvlText w:val="{level_text}"/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="4">{level}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>'
    packed = io.BytesIO(raw(body))
    with zipfile.ZipFile(packed, "a") as target:
        target.writestr("word/numbering.xml", f"<w:numbering {WORD}>{lists}</w:numbering>")
    assert docx.read(packed.getvalue()).grids[0].rows[0][1].text == printed
