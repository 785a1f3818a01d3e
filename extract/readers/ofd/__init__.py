"""OFD (GB/T 33190) → Document: its XML places every character and line, as a PDF does."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import itemgetter

from lxml import etree

from extract.errors import UnreadableError
from extract.model import Block, Document, Locator
from extract.readers.layout import blocks_and_last, blocks_of
from extract.readers.layout.beside import pages_of
from extract.readers.layout.running import without_running
from extract.readers.layout.text_layer import layer_issues, unread_pictures, without_pictures
from extract.readers.ofd.glyphs import doubtful_digits
from extract.readers.ofd.ink import FARTHEST
from extract.readers.ofd.notes import notes_of
from extract.readers.ofd.page import OfdPage
from extract.readers.ofd.pictures import recognised
from extract.readers.ofd.resources import font_files, image_files
from extract.readers.paged import Page, read_pages
from extract.readers.ruled.gridding import Locate
from extract.readers.sheet import Box
from extract.readers.unpack import Members
from extract.readers.unruled import Region

MILLIMETRES_PER_POINT = 25.4 / 72
A4: Box = (0.0, 0.0, 210.0, 297.0)
MAX_PAGES = 1_000

Element = etree._Element


def read(data: bytes) -> Document:
    """Blocks of every page; locators in millimetres, origin top-left, or as in scans.

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
        return _read(members, pages)


def _read(members: Members, pages: Sequence[OfdPage]) -> Document:
    blocks, issues = read_pages(len(pages), partial(_page_blocks, members, pages))
    heights = {number: page.size[3] for number, page in enumerate(pages, 1)}
    return Document("ofd", tuple(without_running(blocks, heights)), len(pages), issues=tuple(issues))


def _page_blocks(members: Members, pages: Sequence[OfdPage], number: int, above: Region | None) -> Page:
    """The page *number*, from 1; *above*: the last unruled table of the page before."""
    page = pages[number - 1]
    sheet = page.sheet(number)
    issues = list(layer_issues(sheet))
    boxes = unread_pictures(sheet)
    if not boxes:
        blocks: list[Block] = []
        for part in pages_of(sheet):
            found, above = blocks_and_last(part, _locator(number), MILLIMETRES_PER_POINT, above=above)
            blocks += found
        return blocks, issues, above
    rest = without_pictures(sheet, boxes)
    shown, unread = recognised(rest, boxes, page.pictures, page.files, members)
    written = blocks_of(rest, _locator(number), MILLIMETRES_PER_POINT)
    placed = [*((float(block.locator["box"][1]), block) for block in written), *shown]
    return [block for _, block in sorted(placed, key=itemgetter(0))], [*issues, *unread], None


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
        files = image_files(members, document, base)
        notes = notes_of(members, document, base)
        pages = [
            replace(
                _page(members, _path(base, location), templates, default, files),
                notes=notes.get(page.get("ID") or "", ()),
            )
            for page in _all(document, "Page")
            if (location := page.get("BaseLoc"))
        ]
        layers = [layer for page in pages for layer in page.layers]
        mixed = doubtful_digits(layers, font_files(members, document, base), members)
        yield from (replace(page, mixed=mixed) for page in pages)


def _page(
    members: Members,
    path: str,
    templates: dict[str | None, str],
    default: Box,
    files: Mapping[str, str],
) -> OfdPage:
    content = members.xml(path)
    own = _box(next(_all(content, "PhysicalBox"), None))
    layers = [content]
    for use in _all(content, "Template"):
        template = templates.get(use.get("TemplateID"))
        if template is not None and template in members:
            layers.insert(0, members.xml(template))
    return OfdPage(own or default, layers, files)


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
