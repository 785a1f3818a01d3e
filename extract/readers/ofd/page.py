"""The content of one OFD page as a Sheet: text codes to characters, path objects to ruling lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from extract.errors import UnreadableError
from extract.readers.ofd.glyphs import Digits, is_mixed
from extract.readers.ofd.ink import along_most, is_shown, is_turned, numbers_in
from extract.readers.ofd.notes import take_notes
from extract.readers.ofd.painted import Painted, boundary_of
from extract.readers.sheet import Box, Character, Sheet
from extract.readers.sheet.strokes import leans, rules_along

THIN = 1.0  # millimetres: a filled shape thinner than this is a drawn line
STRAIGHT = 0.25  # millimetres a line may lean
ASCENT, DESCENT = 0.86, 0.14  # share of the size above and below the baseline
NARROW = 0.5  # width of a Latin character as a share of the size, where no advance says better
MAX_OBJECTS = 100_000
MAX_REPEAT = 10_000  # of one delta ("g 5 3.1")

Element = etree._Element
Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a page shows a picture, and the id of its resource."""

    box: Box
    resource: str


@dataclass(frozen=True, slots=True)
class OfdPage:
    """The size of a page and the XML of its layers, templates first; ``files``: of its pictures, by id.

    ``notes``: what was put on it later, stamps and remarks. ``mixed``: digits whose glyphs may be others'.
    """

    size: Box
    layers: list[Element]
    files: Mapping[str, str]
    notes: Sequence[Element] = ()
    mixed: Digits = frozenset()

    @property
    def pictures(self) -> list[Picture]:
        """Every picture on the page."""
        shown = (element for layer in self.layers for element in layer.iter("{*}ImageObject"))
        return [Picture(boundary_of(element), element.get("ResourceID") or "") for element in shown]

    def sheet(self, number: int) -> Sheet:
        """Characters and ruling lines in millimetres; text that leans against the rest is a watermark."""
        sheet = Sheet(number, self.size[2], self.size[3], [], [])
        texts: dict[Element, int] = {}  # and how many objects are painted before each
        painted = Painted()
        for seen, element in enumerate(self._objects(number)):
            name = str(element.tag).rpartition("}")[2]
            if name == "TextObject":
                if is_shown(element):
                    texts[element] = seen
                else:
                    sheet.unseen += _digits(_characters(element))
            elif name == "PathObject":
                _draw(element, sheet)
                painted.take(element, seen)
            elif name == "ImageObject":
                sheet.images.append(boundary_of(element))
                sheet.marks.append(boundary_of(element))
            elif name == "CompositeObject":
                sheet.marks.append(boundary_of(element))
        upright = set(along_most([*texts]))
        for element, order in texts.items():
            if element in upright:
                self._print(element, order, painted, sheet)
            else:
                _leave_out(element, sheet)
        take_notes(self.notes, sheet)
        return sheet

    def _objects(self, number: int) -> Iterator[Element]:
        """Every element of the layers, in the order in which they are painted."""
        objects = (element for layer in self.layers for element in layer.iter(etree.Element))
        for seen, element in enumerate(objects):
            if seen > MAX_OBJECTS:
                raise UnreadableError(
                    f"OFD 第 {number} 页的对象超过上限，不读。 "
                    f"Page {number} of the OFD holds more objects than the limit of {MAX_OBJECTS}; not read."
                )
            yield element

    def _print(self, element: Element, order: int, painted: Painted, sheet: Sheet) -> None:
        """Write the text of *element* on *sheet*: what is seen of it, and the digits that are in doubt."""
        printed, doubtful, unseen = painted.seen(element, [*_characters(element)], sheet.images)
        sheet.characters += printed
        sheet.unread += _digits(doubtful)
        sheet.unseen += _digits(unseen)
        sheet.unread += [one for one in _digits(printed) if painted.hides(one, order)]
        if self.mixed:
            sheet.unread += [one for one in _digits(printed) if is_mixed(element, one.text, self.mixed)]


def _leave_out(element: Element, sheet: Sheet) -> None:
    """Keep of text that leans against the rest the figures: a cell may hold one that is not read."""
    printed = [*_characters(element)]
    if is_turned(element):
        sheet.unread += _digits(printed)
    elif all(one.text.isdigit() for one in printed):  # words are a watermark
        sheet.unseen += printed


def _digits(characters: Iterable[Character]) -> list[Character]:
    return [one for one in characters if one.text.isdigit()]


def _transform(element: Element) -> Matrix:
    """From the object's own space to the page: its CTM, then the corner of its boundary."""
    left, top, _, _ = boundary_of(element)
    numbers = numbers_in(element.get("CTM"))
    a, b, c, d, e, f = numbers if len(numbers) == 6 else IDENTITY
    return a, b, c, d, e + left, f + top


def _apply(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _characters(element: Element) -> Iterator[Character]:
    matrix = _transform(element)
    size = (*numbers_in(element.get("Size")), 0.0)[0]
    scale = (*numbers_in(element.get("HScale")), 1.0)[0]
    x = y = 0.0
    for code in element.iter("{*}TextCode"):
        x = (*numbers_in(code.get("X")), x)[0]
        y = (*numbers_in(code.get("Y")), y)[0]
        text = (code.text or "").strip("\n\r")
        across, down = _deltas(code.get("DeltaX")), _deltas(code.get("DeltaY"))
        for index, letter in enumerate(text):
            yield _character(letter, matrix, x, y, size, scale, _at(across, index))
            x += _at(across, index) or 0.0
            y += _at(down, index) or 0.0


def _character(
    letter: str, matrix: Matrix, x: float, y: float, size: float, scale: float, advance: float | None
) -> Character:
    width = size * scale * (1.0 if letter >= "\u2e80" else NARROW)
    if advance and 0 < advance < width:
        width = advance
    ax, ay = _apply(matrix, x, y - ASCENT * size)
    bx, by = _apply(matrix, x + width, y + DESCENT * size)
    _, base = _apply(matrix, x, y)
    return Character(letter, min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), base)


def _deltas(text: str | None) -> list[float]:
    """Advances between characters; ``g 3 5.2`` stands for three times 5.2 (GB/T 33190, 11.3)."""
    parts = (text or "").split()
    deltas: list[float] = []
    index = 0
    while index < len(parts):
        if parts[index] == "g" and index + 2 < len(parts):
            count, value = numbers_in(" ".join(parts[index + 1 : index + 3])) or (0.0, 0.0)
            deltas += [value] * min(int(count), MAX_REPEAT)
            index += 3
        else:
            deltas += numbers_in(parts[index])
            index += 1
    return deltas


def _at(values: list[float], index: int) -> float | None:
    return values[index] if index < len(values) else None


def _draw(element: Element, sheet: Sheet) -> None:
    """Note the straight lines that one path object draws, and its other shapes."""
    matrix = _transform(element)
    stroked = element.get("Stroke", "true").lower() != "false"
    filled = element.get("Fill", "false").lower() == "true"
    data = next(element.iter("{*}AbbreviatedData"), None)
    for points in _subpaths(data.text if data is not None else None) if stroked or filled else ():
        shown = [_apply(matrix, x, y) for x, y in points]
        sheet.rules.extend(rules_along(shown, stroked, THIN, STRAIGHT))
        if leans(shown, STRAIGHT):
            xs, ys = [x for x, _ in shown], [y for _, y in shown]
            sheet.marks.append((min(xs), min(ys), max(xs), max(ys)))


# operator of AbbreviatedData → how many numbers follow, and which of them is the end point
OPERATORS = {"S": (2, 0), "M": (2, 0), "L": (2, 0), "Q": (4, 2), "B": (6, 4), "A": (7, 5), "C": (0, 0)}


def _subpaths(text: str | None) -> Iterator[list[Point]]:
    """``M 0 0 L 10 0 L 10 5 C`` → the points of each subpath."""
    parts = (text or "").split()
    points: list[Point] = []
    index = 0
    while index < len(parts):
        operator = parts[index]
        if operator not in OPERATORS:
            index += 1
            continue
        count, end = OPERATORS[operator]
        numbers = numbers_in(" ".join(parts[index + 1 : index + 1 + count]))
        index += 1 + count
        if operator == "C" and points:
            points.append(points[0])
        elif len(numbers) == count and count:
            if operator in "SM" and len(points) > 1:
                yield points
            points = ([] if operator in "SM" else points) + [(numbers[end], numbers[end + 1])]
    if len(points) > 1:
        yield points
