"""The strict edition of Office Open XML (ISO/IEC 29500-1) in the words of the transitional one."""

from __future__ import annotations

import io
import zipfile

_STRICT = b"http://purl.oclc.org/ooxml/"
# Only the names of these vocabularies differ in what the readers look at.
_NAMES = (
    (b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)


def is_strict(xml: bytes) -> bool:
    """Whether a member is written in the strict edition."""
    return _STRICT in xml


def transitional(xml: bytes) -> bytes:
    """*xml* with the names of the transitional edition."""
    if is_strict(xml):
        for strict, usual in _NAMES:
            xml = xml.replace(_STRICT + strict, usual)
    return xml


def packed(members: dict[str, bytes]) -> bytes:
    """A ZIP file of *members*, as a reader of Office files expects it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()
