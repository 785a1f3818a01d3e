"""The parts of a DOCX package: which one holds the text, and the pages it takes in whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

from lxml import etree

from extract.errors import UnreadableError
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


def linked(members: Members, main: str, kind: str) -> Iterator[tuple[str, str]]:
    """Id and name of every part that *main* links to as *kind*."""
    folder, _, name = main.rpartition("/")
    links = f"{folder}/_rels/{name}.rels"
    for link in members.xml(links) if links in members else ():
        target = (link.get("Target") or "").lstrip("/")
        part = target if target in members else f"{folder}/{target}"
        if (link.get("Type") or "").endswith(f"/{kind}") and part in members:
            yield link.get("Id") or "", part


def headers_of(members: Members, main: str) -> list[etree._Element]:
    """What is printed at the top of pages: a title may stand there alone. A broken one is left out."""
    found: list[etree._Element] = []
    for _, part in sorted(linked(members, main, "header")):
        with suppress(UnreadableError):
            found.append(members.xml(part))
    return found


def chunks_of(members: Members, main: str) -> dict[str, Document]:
    """Pages and texts that the document takes in whole (altChunk), by the id of their link."""
    found: dict[str, Document] = {}
    for link, part in linked(members, main, "aFChunk"):
        data = members.read(part)
        container = container_of(data)
        if container in CHUNKS:
            found[link] = CHUNKS[container](data)
    return found
