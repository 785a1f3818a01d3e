"""What was put on a page of an OFD file later (GB/T 33190, 15): remarks, stamps, marks. It is not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from posixpath import dirname, join, normpath

from lxml import etree

from extract.readers.ofd.ink import NO
from extract.readers.ofd.painted import boundary_of
from extract.readers.sheet import Character, Sheet
from extract.readers.unpack import Members

_NO_PRINT = frozenset({"Watermark", "Link"})

Element = etree._Element


def notes_of(members: Members, document: Element, base: str) -> dict[str, list[Element]]:
    """The notes of each page, by its id."""
    listed = next(document.iter("{*}Annotations"), None)
    index = normpath(join(base, (listed.text or "").strip())) if listed is not None else ""
    found: dict[str, list[Element]] = {}
    for page in members.xml(index).iter("{*}Page") if index in members else ():
        place = next(page.iter("{*}FileLoc"), None)
        path = normpath(join(dirname(index), ((place.text if place is not None else "") or "").strip()))
        if path in members:
            found.setdefault(page.get("PageID") or "", []).extend(members.xml(path).iter("{*}Annot"))
    return found


def take_notes(notes: Sequence[Element], sheet: Sheet) -> None:
    """Enter what *notes* show, figures and drawings, among what is not read of the *sheet*."""
    for note in notes:
        if note.get("Type") in _NO_PRINT or (note.get("Visible") or "").lower() == NO:
            continue
        for look in note.iter("{*}Appearance"):
            left, top, _, _ = boundary_of(look)
            sheet.unread += _figures(look, left, top)
            for drawn in look.iter("{*}PathObject", "{*}ImageObject"):
                x0, above, x1, below = boundary_of(drawn)
                sheet.marks.append((left + x0, top + above, left + x1, top + below))


def _figures(look: Element, left: float, top: float) -> Iterator[Character]:
    """A figure for each text with digits, where it stands."""
    for text in look.iter("{*}TextObject"):
        printed = "".join(code.text or "" for code in text.iter("{*}TextCode"))
        if any(map(str.isdigit, printed)):
            x0, above, x1, below = boundary_of(text)  # often wider than what is printed
            x1 = min(x1, x0 + len(printed) * (below - above))
            yield Character(printed, left + x0, top + above, left + x1, top + below, top + below)
