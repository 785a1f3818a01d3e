"""The printed text of a DOCX paragraph: runs, breaks, symbols, formulas; not what Word hides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from extract.readers.notation import RAISED, raised, struck
from extract.readers.unpack import Members

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
VAL = f"{W}val"
# Marks of what is not printed: tracked deletions, moved-away text; and w:rt, the reading above a character.
NOT_PRINTED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}delText", f"{W}pPr", f"{W}rPr", f"{W}rt", FALLBACK})
BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
PICTURES = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
# formulas that are more than a line of characters
BUILT_UP = tuple(f"{M}{name}" for name in ("f", "rad", "nary", "sSup", "sSub", "sSubSup", "m", "eqArr"))
HEADINGS = ("heading", "title", "标题")  # how the names of heading styles begin
OFF = frozenset({"0", "false", "off", "none"})
DIGITS = 4  # of a number in the machinery of a form; longer ones are damage
# " eq \\o(5)": Word draws what it says
_EQUATION = re.compile(r"\s*eq\s", re.IGNORECASE)
USUAL_SIZE = 21  # half-points of a run that has no size of its own
MOVED = 3  # a run moved by its size over this, or more, stands above or below the line
PICTURE, LOST = "\ufffc", "\ufffd"

Element = etree._Element


@dataclass(frozen=True, slots=True)
class Styles:
    """Ids of the styles that are headings, and of those that hide their text.

    ``numbers``: the lists whose paragraphs Word numbers or marks, each with its level.
    """

    headings: frozenset[str]
    hidden: frozenset[str]
    numbers: frozenset[tuple[str, str]] = frozenset()


def styles_of(members: Members) -> Styles:
    """What ``word/styles.xml`` says; nothing when there is none."""
    headings, hidden = set(), set()
    if "word/styles.xml" in members:
        for style in members.xml("word/styles.xml").iter(f"{W}style"):
            name = style.find(f"{W}name")
            named = name is not None and (name.get(VAL) or "").lower().startswith(
                ("heading", "title", "标题")
            )
            identity = style.get(f"{W}styleId") or ""
            if named or style.find(f"{W}pPr/{W}outlineLvl") is not None:
                headings.add(identity)
            if is_on(style.find(f"{W}rPr/{W}vanish")):
                hidden.add(identity)
    return Styles(frozenset(headings), frozenset(hidden), _numbers(members))


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


def is_on(switch: Element | None) -> bool:
    """True for a switch that is there and not set to off."""
    return switch is not None and (switch.get(VAL) or "").lower() not in OFF


def text_of(paragraph: Element, styles: Styles, in_cell: bool = False) -> str:
    """The text *paragraph* prints, without that of its text boxes.

    *in_cell*: a picture stands for a value there, and comes out as U+FFFC. Superscript digits come out as
    such, struck text and in a cell white text between tildes: none may be taken for part of a number. Nor
    may a cell be blank, or hold a figure alone, beside which Word prints the number of a list: U+FFFD.
    """
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    if style is not None and style.get(VAL) in styles.hidden:
        return ""
    text = "".join(_pieces(paragraph, styles, in_cell)).strip("\n")
    if in_cell and styles.numbers and not any(map(str.isalpha, text)) and _is_numbered(paragraph, styles):
        return LOST + text
    return text


def _is_numbered(paragraph: Element, styles: Styles) -> bool:
    number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
    level = paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")
    place = "0" if level is None else level.get(VAL) or "0"
    return number is not None and (number.get(VAL) or "", place) in styles.numbers


def _pieces(element: Element, styles: Styles, in_cell: bool) -> Iterator[str]:
    for child in element:
        if child.tag in NOT_PRINTED or child.tag == f"{W}txbxContent":
            continue
        if child.tag in (f"{W}t", f"{M}t"):
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[child.tag]
        elif child.tag == f"{W}sym":
            yield _symbol(child)
        elif child.tag == f"{W}fldChar":
            yield _chosen(child)
        elif child.tag == f"{W}instrText":  # the machinery of a field; only EQ has no result beside it
            yield LOST if in_cell and _EQUATION.match(child.text or "") else ""
        elif child.tag == f"{M}oMath" and next(child.iter(*BUILT_UP), None) is not None:
            yield LOST
        elif child.tag in PICTURES and next(child.iter(f"{W}txbxContent"), None) is None:
            yield PICTURE if in_cell else ""
        elif child.tag == f"{W}r":
            yield _run(child, styles, in_cell)
        else:
            yield from _pieces(child, styles, in_cell)


def _run(run: Element, styles: Styles, in_cell: bool) -> str:
    """The text of one run, with the marks its properties call for."""
    properties = run.find(f"{W}rPr")
    text = "".join(_pieces(run, styles, in_cell))
    if properties is None:
        return text
    style = properties.find(f"{W}rStyle")
    if is_on(properties.find(f"{W}vanish")) or (style is not None and style.get(VAL) in styles.hidden):
        return ""
    if _is_raised(properties):
        text = raised(text)
    crossed = is_on(properties.find(f"{W}strike")) or is_on(properties.find(f"{W}dstrike"))
    return struck(text) if crossed or (in_cell and _is_white(properties)) else text


def _is_raised(properties: Element) -> bool:
    """Printed above or below the line, as the mark of a note is: by its style, or moved far for its size."""
    aligned = properties.find(f"{W}vertAlign")
    if aligned is not None and aligned.get(VAL) in RAISED:
        return True
    moved = _half_points(properties, "position", 0)
    return bool(moved) and MOVED * moved >= _half_points(properties, "sz", USUAL_SIZE)


def _half_points(properties: Element, name: str, default: int) -> int:
    """How far a run is moved, up or down, or how large it is; *default* where it does not say so."""
    found = properties.find(f"{W}{name}")
    value = (found.get(VAL) or "").lstrip("+-") if found is not None else ""
    return int(value) if value.isascii() and value.isdigit() and len(value) <= DIGITS else default


def _is_white(properties: Element) -> bool:
    """Printed white, on what may be white: such figures are there to be unseen, or on a colour."""
    color = properties.find(f"{W}color")
    return color is not None and (color.get(VAL) or "").upper() == "FFFFFF"


def _chosen(field: Element) -> str:
    """What a drop-down field of an old form shows: the entry that was chosen, else the first."""
    choices = field.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    entries = [entry.get(VAL) or "" for entry in choices.iter(f"{W}listEntry")]
    numbers = (choices.find(f"{W}{name}") for name in ("result", "default"))
    number = next((found.get(VAL) or "" for found in numbers if found is not None), "0")
    chosen = int(number) if number.isascii() and number.isdigit() and len(number) < DIGITS else len(entries)
    return entries[chosen] if chosen < len(entries) else LOST


def clear_placeholders(root: Element) -> None:
    """Empty the content controls nobody filled in: what they show is 单击此处输入文字, or the like.

    Programs that fill them in without saying so write figures.
    """
    for control in root.iter(f"{W}sdt"):
        texts = list(control.iter(f"{W}t"))
        if is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr")) and not any(
            character.isdigit() for text in texts for character in text.text or ""
        ):
            for text in texts:
                text.text = None


def _symbol(element: Element) -> str:
    """A character of a symbol font: readable only where the font follows Unicode (private codes do not)."""
    try:
        code = int(element.get(f"{W}char") or "", 16)
    except ValueError:
        return LOST
    return chr(code) if 0x20 <= code < 0xD800 else LOST
