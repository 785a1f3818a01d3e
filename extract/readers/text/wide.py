"""Text in UTF-16 or UTF-32 without a byte order mark, recognised by what it decodes to."""

from __future__ import annotations

import re

_ENCODINGS = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_HEAD = 4096
# What reports are written in: Chinese characters and punctuation, full-width forms, printable ASCII
_USUAL = re.compile(r"[\t\r\n -~\u2014\u2018-\u201d\u2026\u3000-\u3011\u4e00-\u9fff\uff01-\uff5e\u00a0]")
_LEAST_USUAL = 0.95


def wide_encoding(data: bytes) -> str | None:
    """The encoding of wide characters *data* is in; None for anything else, as any text without null."""
    head = data[:_HEAD]
    if b"\x00" not in head:
        return None
    for encoding in _ENCODINGS:
        whole = head[: len(head) // 4 * 4]
        try:
            text = whole.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text and len(_USUAL.findall(text)) >= _LEAST_USUAL * len(text):
            return encoding
    return None
