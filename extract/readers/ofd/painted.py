"""What of the text of an OFD page is seen on what is painted before it, and under what is painted after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from extract.readers.ofd.ink import covers, ink_of, is_ground, is_white, numbers_in
from extract.readers.sheet import Box, Character

SPECK, SLIM = 0.7, 0.18  # millimetres: lower print, and figures narrower, nobody reads

Element = etree._Element


@dataclass(slots=True)
class Painted:
    """The areas of a page that are filled: with another colour than white, and so that they hide text."""

    grounds: list[Box] = field(default_factory=list)
    colours: list[tuple[float, ...]] = field(default_factory=list)
    covering: list[tuple[int, Box]] = field(default_factory=list)

    def take(self, path: Element, order: int) -> None:
        """Note what *path* fills; *order*: how many objects are painted before it."""
        if is_ground(path):
            self.grounds.append(boundary_of(path))
            self.colours.append(ink_of(path))
        if covers(path):
            self.covering.append((order, boundary_of(path)))

    def seen(
        self, text: Element, printed: list[Character], images: Sequence[Box]
    ) -> tuple[list[Character], list[Character], list[Character]]:
        """Those of the *printed* characters of *text* that are seen, that may be, and that are not.

        White on white is meant for nobody; what is of the colour of its ground, tiny or clipped casts doubt.
        """
        if is_white(text):
            under = (*self.grounds, *images)
            shown = [one for one in printed if _is_on(one, under)]
            return shown, [], [one for one in printed if not _is_on(one, under)]
        ink, window = ink_of(text), _window(text)
        alike = [box for box, colour in zip(self.grounds, self.colours, strict=True) if ink and colour == ink]
        unseen = [
            one
            for one in printed
            if (one.bottom - one.top < SPECK or one.x1 - one.x0 < SLIM)
            or _is_on(one, alike)
            or (window is not None and not one.is_on(window))
        ]
        hidden = set(map(id, unseen))
        return [one for one in printed if id(one) not in hidden] if hidden else printed, unseen, []

    def hides(self, character: Character, order: int) -> bool:
        """Whether an area painted after a text lies over one of its characters."""
        return any(later > order and character.is_on(box) for later, box in self.covering)


def _window(text: Element) -> Box | None:
    """What the clip areas of a text object let see of it, where they are paths with a boundary."""
    path = next(text.iterfind(".//{*}Clips//{*}Path"), None)
    numbers = numbers_in(path.get("Boundary")) if path is not None else []
    if len(numbers) != 4:
        return None
    left, top, _, _ = boundary_of(text)
    x, y, wide, high = numbers
    return left + x, top + y, left + x + wide, top + y + high


def _is_on(character: Character, grounds: Sequence[Box]) -> bool:
    return any(map(character.is_on, grounds))


def boundary_of(element: Element) -> Box:
    """The box on the page that an object says it is in."""
    x, y, width, height = (*numbers_in(element.get("Boundary")), 0.0, 0.0, 0.0, 0.0)[:4]
    return x, y, x + width, y + height
