"""What a file is, by its content alone."""

from __future__ import annotations

import io
import zipfile

import pytest

from extract import readers
from extract.errors import UnreadableError
from extract.readers.sniff import OLE, container_of


def archive(*members: str, mimetype: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        if mimetype:
            packed.writestr("mimetype", mimetype)
        for member in members:
            packed.writestr(member, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "container"),
    [
        (b"%PDF-1.7\n%...", "pdf"),
        (b"\xef\xbb\xbf\n%PDF-1.4", "pdf"),
        (b"<!DOCTYPE html><p>x", "html"),
        ("<TABLE><tr><td>规章".encode("gb18030"), "html"),
        ("\ufeff<html>".encode("utf-16"), "html"),
        ("一、总体情况\n".encode(), "text"),
        (b'{"data": {"content": "<p>x"}}', "json"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\xff\xd8\xff\xe0....", "image"),
        (b"\x89PNG\r\n\x1a\n....", "image"),
        (b"RIFF....WEBPVP8 ", "image"),
        (archive("[Content_Types].xml", "word/document.xml"), "docx"),
        (archive("xl/workbook.xml"), "xlsx"),
        (archive("OFD.xml", "Doc_0/Document.xml"), "ofd"),
        (archive("年报.pdf"), "zip"),
        (archive("Thumbnails/a.png", mimetype="application/vnd.oasis.opendocument.text"), "odt"),
        (archive("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"), "ods"),
        (OLE + "WordDocument".encode("utf-16-le"), "doc"),
        (OLE + "Workbook".encode("utf-16-le"), "xls"),
    ],
)
def test_the_container_is_told_by_content(data: bytes, container: str) -> None:
    assert container_of(data) == container


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\x00", "empty"),
        (b"Rar!\x1a\x07\x01\x00", "RAR archive.*unpack"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "7-Zip archive.*unpack"),
        (b"CAJ", "CAJ"),
        (b"PK\x03\x04 cut short", "broken"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + b"\0" * 100, "neither"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_in_both_languages(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as caught:
        container_of(data)
    assert "\n" not in str(caught.value) and "。 " in str(caught.value)


def test_the_name_of_the_file_stands_in_the_error() -> None:
    with pytest.raises(UnreadableError, match=r"^年报\.pdf: "):
        readers.read(b"", "年报.pdf")
