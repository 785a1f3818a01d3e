"""Bytes of a page → text. Declarations lie too often to be believed first."""

from __future__ import annotations

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# charset=big5, <meta charset="Big5-HKSCS">
BIG5 = re.compile(rb"charset\s*=\s*[\"']?big5", re.IGNORECASE)
DECLARED_WITHIN = 4096  # bytes
LONGEST_SEQUENCE = 4  # bytes of one character, in UTF-8 and in GB 18030


def decode(body: bytes, content_type: str = "") -> str:
    """*body* as text: byte order mark, else valid UTF-8, else declared Big5, else GB 18030.

    A character cut off at the very end does not speak against UTF-8. Never fails: what no rule can read
    becomes U+FFFD.
    """
    for bom, name in BOMS:
        if body.startswith(bom):
            return body.decode(name, "replace")
    if _is_utf8(body):
        return body.decode("utf-8", "replace")
    declared = body[:DECLARED_WITHIN] + b" " + content_type.encode("ascii", "replace")
    return body.decode("big5hkscs" if BIG5.search(declared) else "gb18030", "replace")


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(body) - LONGEST_SEQUENCE and error.reason == "unexpected end of data"
    return True
