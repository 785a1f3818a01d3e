"""What the styles and lists of a Word file say of its text: headings, what is hidden, struck out, raised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from extract.readers.docx.ink import is_unseen
from extract.readers.docx.names import VAL, W
from extract.readers.notation import RAISED
from extract.readers.unpack import Members
from extract.readers.whole import whole_number

OFF = frozenset({"0", "false", "off", "none"})
HEADINGS = ("heading", "title", "标题")  # how the names of heading styles begin
USUAL_SIZE = 21  # half-points of a run that has no size of its own
LOWEST = 60  # twips: three points show nothing of a figure
MOVED = 3  # a run moved by its size over this, or more, stands above or below the line
DEEPEST = 20  # styles that go back to one another

Element = etree._Element


@dataclass(frozen=True, slots=True)
class Look:
    """How text is printed, as far as it says whether it is read. None: not said here."""

    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    unseen: bool | None = None  # white, of the colour of its ground, or too small to be seen

    def over(self, other: Look) -> Look:
        """This one, and *other* where it says nothing."""
        return Look(
            other.hidden if self.hidden is None else self.hidden,
            other.struck if self.struck is None else self.struck,
            other.raised if self.raised is None else self.raised,
            other.unseen if self.unseen is None else self.unseen,
        )


PLAIN: Final = Look()


@dataclass(frozen=True, slots=True)
class Styles:
    """Ids of the styles that are headings, and the look of those that have one.

    ``numbers``: the lists whose paragraphs Word numbers or marks, each with its level.
    """

    headings: frozenset[str]
    looks: Mapping[str, Look]
    numbers: frozenset[tuple[str, str]] = frozenset()


def styles_of(members: Members) -> Styles:
    """What ``word/styles.xml`` and ``word/numbering.xml`` say; nothing when there is none."""
    headings: set[str] = set()
    styles: dict[str, Element] = {}
    if "word/styles.xml" in members:
        for style in members.xml("word/styles.xml").iter(f"{W}style"):
            name = style.find(f"{W}name")
            identity = style.get(f"{W}styleId") or ""
            named = name is not None and (name.get(VAL) or "").lower().startswith(HEADINGS)
            if named or style.find(f"{W}pPr/{W}outlineLvl") is not None:
                headings.add(identity)
            styles[identity] = style
    looks = {identity: look for identity in styles if (look := _look_of_style(identity, styles)) != PLAIN}
    return Styles(frozenset(headings), looks, _numbers(members))


def look_of(properties: Element | None) -> Look:
    """What the properties of a run or a style (w:rPr) say."""
    if properties is None:
        return PLAIN
    crossed = [_switch(properties, name) for name in ("strike", "dstrike")]
    struck = True if True in crossed else next((one for one in crossed if one is not None), None)
    return Look(_switch(properties, "vanish"), struck, _is_raised(properties), is_unseen(properties))


def is_on(switch: Element | None) -> bool:
    """True for a switch that is there and not set to off."""
    return switch is not None and (switch.get(VAL) or "").lower() not in OFF


def is_hidden_row(row: Element) -> bool:
    """True for rows that were deleted (tracked), are hidden, or lower than print: Word shows none."""
    height = row.find(f"{W}trPr/{W}trHeight")
    if (
        height is not None
        and height.get(f"{W}hRule") == "exact"
        and 0 < whole_number(height.get(VAL)) < LOWEST
    ):
        return True
    return row.find(f"{W}trPr/{W}del") is not None or is_on(row.find(f"{W}trPr/{W}hidden"))


def _look_of_style(identity: str, styles: Mapping[str, Element]) -> Look:
    look = PLAIN
    for style in _with_those_before(identity, styles):
        look = look.over(look_of(style.find(f"{W}rPr")))
    return look


def _with_those_before(identity: str, styles: Mapping[str, Element]) -> Iterator[Element]:
    """A style, then what it is based on, as far as the file holds that."""
    for _ in range(DEEPEST):
        style = styles.get(identity)
        if style is None:
            return
        yield style
        based = style.find(f"{W}basedOn")
        identity = "" if based is None else based.get(VAL) or ""


def _switch(properties: Element, name: str) -> bool | None:
    found = properties.find(f"{W}{name}")
    return None if found is None else is_on(found)


def _is_raised(properties: Element) -> bool | None:
    """Above or below the line, as the mark of a note is: by its alignment, or moved far for its size."""
    aligned = properties.find(f"{W}vertAlign")
    if aligned is not None and aligned.get(VAL) in RAISED:
        return True
    moved = _half_points(properties, "position", 0)
    if moved and MOVED * moved >= _half_points(properties, "sz", USUAL_SIZE):
        return True
    return None if aligned is None else False


def _half_points(properties: Element, name: str, default: int) -> int:
    """How far a run is moved, up or down, or how large it is; *default* where it does not say so."""
    found = properties.find(f"{W}{name}")
    return whole_number((found.get(VAL) or "").lstrip("+-"), default) if found is not None else default


def _numbers(members: Members) -> frozenset[tuple[str, str]]:
    """The lists of ``word/numbering.xml`` that print something before their paragraphs, with their levels."""
    if "word/numbering.xml" not in members:
        return frozenset()
    root = members.xml("word/numbering.xml")
    levels = {
        kind.get(f"{W}abstractNumId"): [
            level.get(f"{W}ilvl") or ""
            for level in kind.iter(f"{W}lvl")
            if (printed := level.find(f"{W}lvlText")) is not None and printed.get(VAL)
        ]
        for kind in root.iter(f"{W}abstractNum")
    }
    return frozenset(
        (number.get(f"{W}numId") or "", level)
        for number in root.iter(f"{W}num")
        if (kind := number.find(f"{W}abstractNumId")) is not None
        for level in levels.get(kind.get(VAL), ())
    )
