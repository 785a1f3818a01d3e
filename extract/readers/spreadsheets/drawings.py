"""What floats over the cells of an XLSX sheet: boxes, shapes and pictures."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping

from lxml import etree

from extract.readers.notation import REPLACEMENT, struck
from extract.readers.spreadsheets.blocks import Place
from extract.readers.spreadsheets.number_format import is_figure
from extract.readers.whole import whole_number

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK = "xl/workbook.xml"
_TABULAR = 3  # texts in a row of a table without borders
_MOST = 2_000  # cells that one drawing is followed over; a report's largest table has 280
_ROW, _COLUMN = 18.0 * 12_700, 60.0 * 12_700  # EMU, where a drawing says its size and not the cell it ends in

Element = etree._Element
Parts = Mapping[str, bytes]


def covered_cells(parts: Parts) -> dict[str, frozenset[Place]]:
    """By the name of its sheet, the cells that something lies over."""
    if not any(name.startswith("xl/drawings/") for name in parts):
        return {}
    found: dict[str, frozenset[Place]] = {}
    for name, part in _sheets(parts):
        places: set[Place] = set()
        for kind, drawing in _links(parts, part).values():
            root = _tree(parts, drawing) if kind == "drawing" else None
            for anchor in root if root is not None else ():
                places.update(_under(anchor))
        found[name] = frozenset(places)
    return found


def doubted(
    texts: Mapping[Place, str], framed: Container[Place], covered: Iterable[Place]
) -> Iterator[tuple[Place, str]]:
    """The texts of *covered* cells as what they are, no sure figures; blank ones in tables are lost."""
    rows = Counter(row for row, _ in texts)
    for place in covered:
        text = texts.get(place, "")
        if text:
            yield place, struck(text) if is_figure(text) else text
        elif place in framed or any(rows[place[0] + step] >= _TABULAR for step in (-1, 0, 1)):
            yield place, REPLACEMENT


def _sheets(parts: Parts) -> Iterator[tuple[str, str]]:
    """Name and part of every sheet."""
    root, links = _tree(parts, _WORKBOOK), _links(parts, _WORKBOOK)
    for sheet in root.iter(f"{_SHEET}sheet") if root is not None else ():
        link = links.get(sheet.get(_LINK) or "")
        if link is not None:
            yield sheet.get("name") or "", link[1]


def _links(parts: Parts, part: str) -> dict[str, tuple[str, str]]:
    """Kind and part of what *part* links to, by the id of the link."""
    folder, name = posixpath.split(part)
    root = _tree(parts, f"{folder}/_rels/{name}.rels")
    return {
        link.get("Id") or "": (
            (link.get("Type") or "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, link.get("Target") or "")).lstrip("/"),
        )
        for link in (root if root is not None else ())
    }


def _tree(parts: Parts, name: str) -> Element | None:
    if name not in parts:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    return etree.fromstring(parts[name], parser)


def _under(anchor: Element) -> Iterator[Place]:
    """The cells that a drawing lies over: from the one it begins in to the one it ends in."""
    if anchor.find(f"{_DRAWING}graphicFrame") is not None:  # a chart has figures of its own
        return
    begin, end = anchor.find(f"{_DRAWING}from"), anchor.find(f"{_DRAWING}to")
    if begin is None:
        return
    top, left = _number(begin, "row"), _number(begin, "col")
    if end is not None:
        bottom, right = _number(end, "row"), _number(end, "col")
        bottom -= bottom > top and _number(end, "rowOff") == 0
        right -= right > left and _number(end, "colOff") == 0
    else:
        size = anchor.find(f"{_DRAWING}ext")
        wide, high = (whole_number(size.get(name)) if size is not None else 0 for name in ("cx", "cy"))
        bottom, right = top + int(high / _ROW), left + int(wide / _COLUMN)
    if (bottom - top + 1) * (right - left + 1) <= _MOST:
        yield from ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


def _number(place: Element, name: str) -> int:
    return whole_number(place.findtext(f"{_DRAWING}{name}"))
