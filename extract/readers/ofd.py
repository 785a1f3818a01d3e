"""OFD (GB/T 33190) → Document: its XML places every character and line, as a PDF does."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from extract.errors import UnreadableError
from extract.model import Block, Document, Locator
from extract.readers.gridding import Locate
from extract.readers.layout import blocks_of
from extract.readers.ofd_page import FARTHEST, OfdPage
from extract.readers.sheet import Box
from extract.readers.unpack import Members

MILLIMETRES_PER_POINT = 25.4 / 72
A4: Box = (0.0, 0.0, 210.0, 297.0)
MAX_PAGES = 1_000

Element = etree._Element


def read(data: bytes) -> Document:
    """Blocks of every page; locators in millimetres, origin top-left.

    Raises UnreadableError when broken, without pages, or beyond the bounds.
    """
    with Members(data) as members:
        pages = list(_pages(members))
        if not pages:
            raise UnreadableError("OFD 没有任何页面。 The OFD has no pages.")
        if len(pages) > MAX_PAGES:
            raise UnreadableError(
                f"OFD 有 {len(pages)} 页，超过上限 {MAX_PAGES} 页，不读。 "
                f"The OFD has {len(pages)} pages, more than the limit of {MAX_PAGES}; not read."
            )
        blocks: list[Block] = []
        for number, page in enumerate(pages, 1):
            blocks += blocks_of(page.sheet(number), _locator(number), MILLIMETRES_PER_POINT)
    return Document("ofd", tuple(blocks), len(pages))


def _locator(page: int) -> Locate:
    def locate(box: Box, confidence: float | None) -> Locator:
        return {"kind": "ofd", "page": page, "box": [round(value, 2) for value in box]}

    return locate


def _pages(members: Members) -> Iterator[OfdPage]:
    """The pages of every document in the package, in order."""
    root = members.xml("OFD.xml")
    for entry in _all(root, "DocRoot"):
        document_path = (entry.text or "").strip().lstrip("/")
        document = members.xml(document_path)
        base = posixpath.dirname(document_path)
        area = next(_all(document, "PhysicalBox"), None)
        default = _box(area) or A4
        templates = {
            template.get("ID"): _path(base, template.get("BaseLoc"))
            for template in _all(document, "TemplatePage")
        }
        for page in _all(document, "Page"):
            location = page.get("BaseLoc")
            if location:
                yield _page(members, _path(base, location), templates, default)


def _page(members: Members, path: str, templates: dict[str | None, str], default: Box) -> OfdPage:
    content = members.xml(path)
    own = _box(next(_all(content, "PhysicalBox"), None))
    layers = [content]
    for use in _all(content, "Template"):
        template = templates.get(use.get("TemplateID"))
        if template is not None and template in members:
            layers.insert(0, members.xml(template))
    return OfdPage(own or default, layers)


def _path(base: str, location: str | None) -> str:
    location = (location or "").strip()
    return (
        location.lstrip("/")
        if location.startswith("/")
        else posixpath.normpath(posixpath.join(base, location))
    )


def _all(element: Element, name: str) -> Iterator[Element]:
    return element.iter(f"{{*}}{name}")


def _box(element: Element | None) -> Box | None:
    """``x y width height`` as a box from the page's own origin."""
    try:
        _, _, width, height = (
            float(part) for part in ((element.text if element is not None else "") or "").split()
        )
    except ValueError:
        return None
    return (0.0, 0.0, width, height) if 0 < width <= FARTHEST and 0 < height <= FARTHEST else None
