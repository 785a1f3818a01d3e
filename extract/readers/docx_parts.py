"""The parts of a DOCX package: which one holds the text, and the pages it takes in whole."""

from __future__ import annotations

from collections.abc import Callable

from extract.model import Document
from extract.readers import html, mhtml, text
from extract.readers.sniff import container_of
from extract.readers.unpack import Members

MAIN = "word/document.xml"
PACKAGE_LINKS = "_rels/.rels"
# What a document may take in whole, by container
CHUNKS: dict[str, Callable[[bytes], Document]] = {"html": html.read, "mhtml": mhtml.read, "text": text.read}


def main_part(members: Members) -> str:
    """The name of the part with the text: the package may call it document2.xml."""
    if MAIN in members or PACKAGE_LINKS not in members:
        return MAIN
    linked = (
        (link.get("Target") or "").lstrip("/")
        for link in members.xml(PACKAGE_LINKS)
        if (link.get("Type") or "").endswith("/officeDocument")
    )
    return next((target for target in linked if target in members), MAIN)


def chunks_of(members: Members, main: str) -> dict[str, Document]:
    """Pages and texts that the document takes in whole (altChunk), by the id of their link."""
    folder, _, name = main.rpartition("/")
    links = f"{folder}/_rels/{name}.rels"
    if links not in members:
        return {}
    found: dict[str, Document] = {}
    for link in members.xml(links):
        target = (link.get("Target") or "").lstrip("/")
        part = target if target in members else f"{folder}/{target}"
        if (link.get("Type") or "").endswith("/aFChunk") and part in members:
            data = members.read(part)
            container = container_of(data)
            if container in CHUNKS:
                found[link.get("Id") or ""] = CHUNKS[container](data)
    return found
