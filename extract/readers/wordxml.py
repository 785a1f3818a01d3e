"""Word documents saved as one XML file (Word 2003 XML, flat OPC) → Document."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from extract.errors import UnreadableError
from extract.model import Document
from extract.readers import docx
from extract.readers.docx.names import W
from extract.readers.ooxml import packed

_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_WORD_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
# Word 2003 has the vocabulary of DOCX in another namespace, with this one element spelt differently.
_MERGE = (b"w:vmerge", b"w:vMerge")


def read(data: bytes) -> Document:
    """Blocks as of the same document in DOCX. Raises UnreadableError when the XML is broken."""
    if _WORD_2003 in data:
        data = data.replace(_WORD_2003, W.strip("{}").encode()).replace(*_MERGE)
        return replace(docx.read(packed({"word/document.xml": data})), container="wordxml")
    return replace(docx.read(packed(_parts(data))), container="wordxml")


def _parts(data: bytes) -> dict[str, bytes]:
    """The XML parts of a flat package by name."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(
            f"Word XML 文件损坏（{error}）。 The Word XML file is broken ({error})."
        ) from error
    parts: dict[str, bytes] = {}
    for part in root.iter(f"{_PACKAGE}part") if root is not None else ():
        content = part.find(f"{_PACKAGE}xmlData/*")
        if content is not None:
            parts[(part.get(f"{_PACKAGE}name") or "").lstrip("/")] = etree.tostring(content)
    return parts
