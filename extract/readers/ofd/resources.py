"""The files a document of an OFD package draws with, pictures and fonts, by their ids (GB/T 33190, 7.9)."""

from __future__ import annotations

import posixpath

from lxml import etree

from extract.readers.unpack import Members

Element = etree._Element


def image_files(members: Members, document: Element, base: str) -> dict[str, str]:
    """The id of each picture of a *document* → the file in the package that holds it."""
    return _files(members, document, base, "MultiMedia", "MediaFile")


def font_files(members: Members, document: Element, base: str) -> dict[str, str]:
    """The id of each font that the package carries → its file."""
    return _files(members, document, base, "Font", "FontFile")


def _files(members: Members, document: Element, base: str, kind: str, name: str) -> dict[str, str]:
    files: dict[str, str] = {}
    for listed in (*document.iter("{*}PublicRes"), *document.iter("{*}DocumentRes")):
        path = posixpath.normpath(posixpath.join(base, (listed.text or "").strip()))
        if path in members:
            root = members.xml(path)
            folder = posixpath.join(posixpath.dirname(path), root.get("BaseLoc") or "")
            for one in root.iter(f"{{*}}{kind}"):
                for file in one.iter(f"{{*}}{name}"):
                    files[one.get("ID") or ""] = posixpath.normpath(
                        posixpath.join(folder, (file.text or "").strip())
                    )
    return files
