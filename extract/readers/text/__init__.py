"""Plain text and Markdown → Document; the locator of a cell is its line and column among the separators."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from extract.errors import UnreadableError
from extract.issues import issue
from extract.model import Block, Document, Locator
from extract.readers.text.lines import blocks_of
from extract.readers.text.separated import csv_blocks
from extract.readers.text.wide import wide_encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# <meta charset="big5">, <meta … content="text/html; charset=Big5-HKSCS">, <?xml encoding="big5"?>
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_BIG5 = frozenset({"big5", "big5-hkscs", "big5hkscs", "x-big5"})
_UTF16 = frozenset({"utf-16", "utf-16le", "utf-16be"})
_HEAD = 4096
_SIMPLIFIED = re.compile(r"公开|政府|信息|年度")
_TRADITIONAL = re.compile(r"公開|政府|信息|年度")
# What stands for a lost character, and what no encoding of a text holds (a byte order mark turned round)
_LOST = ("\ufffd", "\ufffe", "\uffff")
# More control characters than this share, and it is no text.
_BINARY_SHARE = 0.02
_LEAST_GAPS = 5  # lines with wide gaps in a text that may have tables of columns so parted
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> str:
    """*data* as text: byte order mark, UTF-16 or -32 without one, valid UTF-8, Big5, else GB 18030.

    What is lost comes out as U+FFFD.
    Never latin-1, which succeeds on anything. Valid UTF-8 wins over a declaration, for pages that declare GBK
    and are not. Raises UnreadableError for binary data.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if (wide := wide_encoding(data)) is not None:
        return data.decode(wide, "replace")
    declared = _DECLARED.search(data[:_HEAD])
    name = declared.group(1).decode("ascii").lower() if declared else ""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode(name if name in _BIG5 | _UTF16 else _national(data), "replace")
    if len(_CONTROL.findall(text[:_HEAD])) > _BINARY_SHARE * min(len(text), _HEAD):
        raise UnreadableError("这不是文本文件，请检查文件。 This is not a text file; check the file.")
    return text


def _national(data: bytes) -> str:
    """GB 18030, unless only Big5 makes words of *data* that every report has."""
    gb, big5 = (data.decode(encoding, "ignore") for encoding in ("gb18030", "big5"))
    return "big5" if _TRADITIONAL.search(big5) and not _SIMPLIFIED.search(gb) else "gb18030"


def damaged(text: str) -> bool:
    """Whether decoding lost characters."""
    return any(lost in text for lost in _LOST)


def _locate(line: int, column: int | None) -> Locator:
    return (
        {"kind": "text", "line": line} if column is None else {"kind": "text", "line": line, "column": column}
    )


def read(data: bytes) -> Document:
    """Read plain text or Markdown. Raises UnreadableError when the bytes are no text."""
    text = decode(data)
    issues = (issue("charset_damaged"),) if damaged(text) else ()
    if (blocks := csv_blocks(text, _locate)) is not None:
        return Document("text", blocks, issues=issues)
    # str.splitlines would also split at form feeds, and the line numbers would not be an editor's.
    lines = (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "").replace("\u2028", "\n").split("\n")
    )
    return Document("text", _aligned(lines) or blocks_of(lines, _locate), issues=issues)


def _aligned(lines: Sequence[str]) -> tuple[Block, ...] | None:
    """The blocks of *lines* where blanks alone part the columns of tables; None where nothing hints at it."""
    if sum("   " in line for line in lines) < _LEAST_GAPS:
        return None
    from extract.readers.text.aligned import aligned_blocks  # few texts need what reads pages

    return aligned_blocks(lines, _locate)
