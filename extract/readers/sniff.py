"""What container some bytes are, judged by their content alone."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from extract.errors import UnreadableError
from extract.readers.text.wide import wide_encoding

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
# magic bytes → how people call the archive, which no library here unpacks within limits
PACKED: tuple[tuple[bytes, str], ...] = (
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
)
# magic bytes → how people call the thing
UNSUPPORTED: tuple[tuple[bytes, str], ...] = (
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
ZIP_MEMBERS = (("xl/workbook.xml", "xlsx"), ("OFD.xml", "ofd"))
# word/document.xml, word/document2.xml: the package says which, in its relationships
WORD_MEMBER = re.compile(r"word/document\d*\.xml")
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
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
# "MIME-Version: 1.0 … Content-Type: multipart/related": a page saved with its pictures in one file
MHTML_SIGN = re.compile(
    rb"(?:[A-Za-z][A-Za-z-]*:.*\r?\n(?:[ \t].*\r?\n)*)*?"
    rb"(?:MIME-Version|Snapshot-Content-Location|Content-Type:\s*(?:multipart/related|text/html))",
    re.IGNORECASE,
)
# what the root of an XML file that is no page is called → container
XML_ROOTS = (
    (re.compile(rb"<(?:\w+:)?wordDocument[\s>]|<pkg:package[\s>]"), "wordxml"),
    (re.compile(rb"<office:document\s[^>]*opendocument\.spreadsheet"), "fods"),
    (re.compile(rb"<office:document[\s>]"), "fodt"),
    (re.compile(rb"<(?:\w+:)?UOF[\s>]"), "uof"),  # the national office format, GB/T 20916
    (re.compile(rb"<(?:\w+:)?Workbook[\s>][^>]*office:spreadsheet|office:spreadsheet[^>]*>"), "xmlsheet"),
)
HEAD = 8192


def container_of(data: bytes) -> str:
    """A key of :data:`extract.readers.READERS`: html, pdf, docx, xlsx, …

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
    if any(WORD_MEMBER.fullmatch(name) for name in names):
        return "docx"
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
    for magic, kind in PACKED:
        if data.startswith(magic):
            raise UnreadableError(
                f"这是 {kind} 压缩包，不能直接读；请先解压，再读里面的文件。 "
                f"This is a {kind} archive, which is not read; unpack it and read the files in it."
            )
    for magic, kind in UNSUPPORTED:
        if data.startswith(magic):
            raise UnreadableError(
                f"这是 {kind} 文件，年报不以此格式发布，不读。 "
                f"This is a {kind} file, no container reports come in; not read."
            )
    narrow = data.replace(b"\x00", b"") if data.startswith(WIDE_MARKS) or wide_encoding(data) else data
    if MHTML_SIGN.match(data.lstrip()[:HEAD]):
        return "mhtml"
    if narrow.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<?xml"):
        for root, container in XML_ROOTS:
            if root.search(narrow[:HEAD]):
                return container
    if JSON_SIGN.match(narrow):
        return "json"
    if HTML_SIGN.search(narrow):
        return "html"
    if LINE_BREAK.search(narrow) and not MARKDOWN_RULE.search(narrow):
        return "html"
    return "text"  # its reader decodes, and refuses what is binary
