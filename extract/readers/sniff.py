"""What container some bytes are, judged by their content alone."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from extract.errors import UnreadableError

# magic bytes at offset 0 → container
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "rtf"),
    (b"\xff\xd8\xff", "image"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
)
# magic bytes → how people call the thing
UNSUPPORTED: tuple[tuple[bytes, str], ...] = (
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
    (b"CAJ", "CAJ"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# name of a stream in an OLE file → container
OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
# what an OpenDocument file declares itself to be → container
OPEN_DOCUMENTS = (
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
)
# a member only this kind of ZIP has → container
ZIP_MEMBERS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("OFD.xml", "ofd"))
# <!DOCTYPE html>   <html lang="zh">   <table class="x">   <p style="…">   <?xml …?><html
HTML_SIGN = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|table|div|p|span|meta|script|h[1-6]|td)\b", re.IGNORECASE
)
# <br>: the only markup of a fragment, or a line break in a cell of a Markdown table
LINE_BREAK = re.compile(rb"<br\b", re.IGNORECASE)
# |---|:--:|
MARKDOWN_RULE = re.compile(rb"^\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*$", re.MULTILINE)
# {"data": {…}}   [{"title": …}]
JSON_SIGN = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*\{)")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def container_of(data: bytes) -> str:
    """html, json, text, pdf, docx, xlsx, xls, ofd, odt, ods, doc, rtf, image or zip.

    Raises UnreadableError for empty, encrypted and unsupported files, and ZIP files that are broken.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableError("文件是空的，没有内容可读。 The file is empty; there is nothing to read.")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if data.startswith(OLE):
        return _ole_kind(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image"
    for magic, container in MAGIC:
        if data.startswith(magic):
            return container
    return _text_kind(data)


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            declared = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as error:
        raise UnreadableError(
            f"压缩包（ZIP、DOCX、XLSX 或 OFD）损坏，打不开（{error}）。 "
            f"The ZIP-based file is broken and cannot be opened ({error})."
        ) from error
    for mimetype, container in OPEN_DOCUMENTS:
        if declared.startswith(mimetype):
            return container
    return next((container for member, container in ZIP_MEMBERS if member in names), "zip")


def _ole_kind(data: bytes) -> str:
    for stream, container in OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            if container == "encrypted":
                raise UnreadableError(
                    "Office 文件已加密，需要密码，不读。 "
                    "The Office file is encrypted and asks for a password; not read."
                )
            return container
    raise UnreadableError(
        "旧式 Office 文件里没有文字文档或表格，不读。 "
        "The OLE file holds neither a document nor a workbook; not read."
    )


def _text_kind(data: bytes) -> str:
    for magic, kind in UNSUPPORTED:
        if data.startswith(magic):
            raise UnreadableError(
                f"这是 {kind} 文件，年报不以此格式发布，不读。 "
                f"This is a {kind} file, no container reports come in; not read."
            )
    if JSON_SIGN.match(data):
        return "json"
    if HTML_SIGN.search(data.replace(b"\x00", b"") if data.startswith(UTF16_MARKS) else data):
        return "html"
    if LINE_BREAK.search(data) and not MARKDOWN_RULE.search(data):
        return "html"
    return "text"  # its reader decodes, and refuses what is binary
