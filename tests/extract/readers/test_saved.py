"""One report in every way an office or a browser saves it: read the same, figure by figure."""

from __future__ import annotations

import io
import quopri
import re
import zipfile
from base64 import encodebytes
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.styles import Border, Side

from extract.read import read_bytes
from extract.readers.sniff import container_of
from tests.extract import pages
from tests.extract.text_pages import text_of

HTML = pages.page().decode()
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"
# <p>…</p>, <h1>…</h1>, <table>…</table> of the page
BLOCK = re.compile(r"<(h1|p|table)>(.*?)</\1>")
ROW, CELL = re.compile(r"<tr>(.*?)</tr>"), re.compile(r"<td([^>]*)>(.*?)</td>")


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(attributes: str, text: str) -> str:
    span = re.search(r"colspan=(\d+)", attributes)
    properties = f'<w:gridSpan w:val="{span.group(1)}"/>' if span else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def row(html: str) -> str:
    return f"<w:tr>{''.join(cell(*found) for found in CELL.findall(html))}</w:tr>"


def body() -> str:
    """The page as the body of a Word document."""
    parts = []
    for tag, content in BLOCK.findall(HTML):
        rows = "".join(row(found) for found in ROW.findall(content))
        parts.append(f"<w:tbl>{rows}</w:tbl>" if tag == "table" else paragraph(content))
    return "".join(parts)


def document(content: str, namespace: str = WORD) -> str:
    return f'<w:document xmlns:w="{namespace}" xmlns:r="{LINKS}"><w:body>{content}</w:body></w:document>'


def packed(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def links(kind: str, target: str) -> str:
    return f'<Relationships><Relationship Id="r1" Type="{LINKS}/{kind}" Target="{target}"/></Relationships>'


def with_chunk(data: bytes) -> bytes:
    return packed(
        {
            "word/document.xml": document('<w:altChunk r:id="r1"/>'),
            "word/_rels/document.xml.rels": links("aFChunk", "part.mht"),
            "word/part.mht": data,
        }
    )


def mhtml(encoding: str, charset: str = "utf-8") -> bytes:
    content = HTML.encode(charset)
    encoded = quopri.encodestring(content) if encoding == "quoted-printable" else encodebytes(content)
    head = (
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        '\tboundary="--part"\r\n\r\n----part\r\nContent-Type: text/html\r\n'
        f"Content-Transfer-Encoding: {encoding}\r\n\r\n"
    )
    return head.encode() + encoded + b"\r\n----part--\r\n"


def flat_package() -> bytes:
    part = f'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{document(body())}</pkg:xmlData></pkg:part>'
    return f'<?xml version="1.0"?><pkg:package xmlns:pkg="{PACKAGE}">{part}</pkg:package>'.encode()


def word_2003() -> bytes:
    head = f'<?xml version="1.0"?><w:wordDocument xmlns:w="{WORD_2003}">'
    return f"{head}<w:body>{body()}</w:body></w:wordDocument>".encode()


def in_layout_table() -> str:
    return f"<w:tbl><w:tr><w:tc>{paragraph('')}</w:tc><w:tc>{body()}</w:tc></w:tr></w:tbl>"


def with_deleted_cell() -> str:
    deleted = f"<w:tc><w:tcPr><w:cellDel/></w:tcPr>{paragraph('999')}</w:tc>"
    kept = cell(" colspan=3", "245")
    return body().replace(kept, deleted + kept)


SAVED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "Word": ("docx", lambda: packed({"word/document.xml": document(body())})),
    "Word, strict": ("docx", lambda: packed({"word/document.xml": document(body(), STRICT)})),
    "Word, text in a part of another name": (
        "docx",
        lambda: packed(
            {
                "_rels/.rels": links("officeDocument", "word/document2.xml"),
                "word/document2.xml": document(body()),
            }
        ),
    ),
    "Word around a page": ("docx", lambda: with_chunk(HTML.encode("gb18030"))),
    "Word around a saved page": ("docx", lambda: with_chunk(mhtml("quoted-printable"))),
    "Word, a table that arranges the page": (
        "docx",
        lambda: packed({"word/document.xml": document(in_layout_table())}),
    ),
    "Word, a tracked deletion of a cell": (
        "docx",
        lambda: packed({"word/document.xml": document(with_deleted_cell())}),
    ),
    "Word in one file": ("wordxml", flat_package),
    "Word 2003 XML": ("wordxml", word_2003),
    "MHTML, quoted-printable": ("mhtml", lambda: mhtml("quoted-printable")),
    "MHTML, base64": ("mhtml", lambda: mhtml("base64")),
    "MHTML, GB 18030": ("mhtml", lambda: mhtml("base64", "gb18030")),
}


@pytest.mark.parametrize(("container", "make"), SAVED.values(), ids=SAVED)
def test_a_report_saved_in_any_way(container: str, make: Callable[[], bytes]) -> None:
    found, report = read_bytes(make())
    assert found.container == container
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()
    assert (report.issuer, report.year, len(report.sections)) == ("云岭县青禾镇", 2023, 6)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [HTML, re.sub(r"<[^>]+>", "\n", HTML)], ids=["page", "text"])
def test_wide_characters_without_a_mark(encoding: str, text: str) -> None:
    found, report = read_bytes(text.encode(encoding))
    assert found.container == ("html" if text is HTML else "text")
    assert report.issuer == "云岭县青禾镇"
    assert not found.issues


def test_big5_that_declares_nothing() -> None:
    text = "政府信息公開工作年度報告，本機關主動公開政府信息。" * 3
    assert read_bytes(text.encode("big5"))[0].paragraphs[0].text == text


@pytest.mark.parametrize(
    ("head", "container"),
    [
        (
            b'<?xml version="1.0"?>'
            b'<office:document office:mimetype="application/vnd.oasis.opendocument.text">',
            "fodt",
        ),
        (
            b'<?xml version="1.0"?>'
            b'<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">',
            "fods",
        ),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "xmlsheet",
        ),
        (b'<?xml version="1.0"?><uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof">', "uof"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">', "html"),
    ],
)
def test_documents_in_xml_by_their_root(head: bytes, container: str) -> None:
    assert container_of(head) == container


def sheet(strict: bool = False, percent: bool = False) -> bytes:
    """The report on one sheet, every cell of it framed."""
    workbook, line = Workbook(), Side(style="thin")
    for number, printed in enumerate(text_of(pages.printed_row).strip().split("\n"), 1):
        for column, text in enumerate(printed.split("\t"), 1):
            placed = workbook.active.cell(number, column)
            placed.value = float(text) if text.replace(".", "").isdigit() else text or None
            placed.border = Border(left=line, right=line, top=line, bottom=line)
            if percent and text == "31":
                placed.number_format = "0%"
    buffer = io.BytesIO()
    workbook.save(buffer)
    if not strict:
        return buffer.getvalue()
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(buffer) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    usual, other = f'"{namespace}"', '"http://purl.oclc.org/ooxml/spreadsheetml/main"'
    return packed({name: content.replace(usual, other) for name, content in members.items()})


@pytest.mark.parametrize("strict", [False, True])
def test_a_report_on_one_framed_sheet(strict: bool) -> None:
    report = read_bytes(sheet(strict))[1]
    assert {cell: found.number for cell, found in report.cells.items()} == pages.truth()
    assert (report.issuer, report.year, len(report.sections)) == ("云岭县青禾镇", 2023, 6)


def test_a_figure_shown_as_a_percentage_is_flagged() -> None:
    report = read_bytes(sheet(percent=True))[1]
    assert report.cells["disclosure.penalty.decisions"].raw == "3100%"
    assert {cell for found in report.issues for cell in found.cells} == {"disclosure.penalty.decisions"}
