"""Hostile documents: small files that want far more memory or time than any report."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable


def pdf(content: bytes, filters: str = "") -> bytes:
    """A PDF of one page with the given content stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters.encode(), content),
    ]
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def blanks(megabytes: int) -> bytes:
    """So many megabytes of spaces, packed."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes)) + packer.flush()


def one_large_stream() -> bytes:
    return pdf(blanks(300), "/Filter/FlateDecode")


def nested_streams() -> bytes:
    packed = zlib.compress(zlib.compress(blanks(600), 9), 9)
    return pdf(packed, "/Filter[/FlateDecode/FlateDecode/FlateDecode]")


def endless_text() -> bytes:
    content = b"BT /F1 1 Tf " + b"(" + b"A" * 400_000 + b") Tj ET"
    return pdf(zlib.compress(content, 9), "/Filter/FlateDecode")


def many_rectangles() -> bytes:
    content = b"".join(b"%d %d 2 2 re S\n" % (5 + 9 * (n % 64), 5 + 9 * (n // 64)) for n in range(4_000))
    return pdf(zlib.compress(content, 9), "/Filter/FlateDecode")


def many_lines() -> bytes:
    level = b"".join(b"0 %d m 595 %d l S\n" % (n, n) for n in range(4, 840, 4))
    upright = b"".join(b"%d 0 m %d 842 l S\n" % (n, n) for n in range(4, 590, 4))
    return pdf(zlib.compress(level + upright, 9), "/Filter/FlateDecode")


def zipped_docx() -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("word/document.xml", "w") as member,
    ):
        for _ in range(400):
            member.write(b" " * 1_000_000)
    return buffer.getvalue()


def deep_html() -> bytes:
    return b"<html><body>" + b"<div>" * 200_000 + b"x"


def wide_html() -> bytes:
    return b"<table><tr><td colspan=1000 rowspan=65000>1</td></tr></table>" * 2_000


BOMBS: dict[str, Callable[[], bytes]] = {
    "one_large_stream": one_large_stream,
    "nested_streams": nested_streams,
    "endless_text": endless_text,
    "many_rectangles": many_rectangles,
    "many_lines": many_lines,
    "zipped_docx": zipped_docx,
    "deep_html": deep_html,
    "wide_html": wide_html,
}
