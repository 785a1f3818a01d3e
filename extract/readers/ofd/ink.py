"""How the objects of an OFD page are painted: shown or not, white, level or leaning (GB/T 33190, 8.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import atan2

from lxml import etree

from extract.readers.sheet import WHITE
from extract.readers.sheet.leaning import ASKEW, is_along, leaning

FARTHEST = 1e5  # millimetres: a hundred metres from the page's corner nothing is printed
NO = "false"
OPAQUE, FAINT = 255.0, 26.0  # ink that hides what is below it, and ink of which too little is seen

Element = etree._Element


def numbers_in(text: str | None) -> list[float]:
    """The numbers in an attribute; what is none, or could be on no page, ends the list."""
    numbers: list[float] = []
    for part in (text or "").split():
        try:
            number = float(part)
        except ValueError:
            break
        if not abs(number) <= FARTHEST:  # not a number compares with nothing
            break
        numbers.append(number)
    return numbers


def is_shown(text: Element) -> bool:
    """Whether a text object leaves any ink on the page."""
    if (text.get("Visible") or "").lower() == NO or _is_faint(text):
        return False
    if (text.get("Fill") or "").lower() == NO:
        return (text.get("Stroke") or NO).lower() != NO
    return not any(map(_is_faint, text.iter("{*}FillColor")))


def _is_faint(painted: Element) -> bool:
    return (*numbers_in(painted.get("Alpha")), OPAQUE)[0] < FAINT


def ink_of(painted: Element) -> tuple[float, ...]:
    """The colour an object is filled with, as the file says it; nothing where it says none."""
    color = next(painted.iter("{*}FillColor"), None)
    return tuple(numbers_in(color.get("Value"))) if color is not None else ()


def covers(path: Element) -> bool:
    """Whether a path is filled so that nothing below it is seen."""
    if (path.get("Fill") or NO).lower() == NO:
        return False
    painted = (path, *path.iter("{*}FillColor"))
    return all((*numbers_in(one.get("Alpha")), OPAQUE)[0] >= OPAQUE for one in painted)


def is_white(painted: Element) -> bool:
    """Whether an object is filled with white, said in RGB or in grey."""
    color = next(painted.iter("{*}FillColor"), None)
    values = numbers_in(color.get("Value")) if color is not None else []
    return len(values) in (1, 3) and min(values) >= WHITE


def is_ground(path: Element) -> bool:
    """Whether a path is filled with a colour on which white is seen."""
    return (path.get("Fill") or NO).lower() != NO and not is_white(path)


def along_most(texts: Sequence[Element]) -> list[Element]:
    """The text objects that run as most characters of the page do."""
    angles = [_angle(text) for text in texts]
    if not any(angles):
        return list(texts)
    letters = Counter[float]()
    for text, angle in zip(texts, angles, strict=True):
        letters[round(angle, 1)] += sum(len(code.text or "") for code in text.iter("{*}TextCode"))
    usual = letters.most_common(1)[0][0]
    return [text for text, angle in zip(texts, angles, strict=True) if is_along(angle, usual)]


def is_turned(text: Element) -> bool:
    """Whether a text object lies on a side of the page, or stands on its head: no watermark leans so."""
    return leaning(_angle(text)) < ASKEW


def _angle(text: Element) -> float:
    """By how much a text object is turned, in radians."""
    matrix = numbers_in(text.get("CTM"))
    return atan2(matrix[1], matrix[0]) if len(matrix) == 6 else 0.0
