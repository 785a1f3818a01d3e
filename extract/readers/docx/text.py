"""The printed text of a DOCX paragraph: runs, breaks, symbols, formulas; not what Word hides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from extract.readers.docx.ink import is_out_of_place
from extract.readers.docx.names import VAL, W
from extract.readers.docx.styles import PLAIN, Look, Styles, is_on, look_of
from extract.readers.notation import REPLACEMENT, raised, struck, struck_figure
from extract.readers.whole import whole_number

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Marks of what is not printed: tracked deletions, moved-away text; and w:rt, the reading above a character.
NOT_PRINTED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}delText", f"{W}pPr", f"{W}rPr", f"{W}rt", FALLBACK})
BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
PICTURES = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
# formulas that are more than a line of characters
BUILT_UP = tuple(f"{M}{name}" for name in ("f", "rad", "nary", "sSup", "sSub", "sSubSup", "m", "eqArr"))
# " eq \\o(5)": Word draws what it says; so are formulas without result (``fields.py``)
_EQUATION = re.compile(r"\s*eq\s", re.IGNORECASE)
PICTURE = "\ufffc"

Element = etree._Element


def text_of(paragraph: Element, styles: Styles, in_cell: bool = False) -> str:
    """The text *paragraph* prints, without that of its text boxes.

    *in_cell*: a picture stands for a value there, and comes out as U+FFFC. Superscript digits come out as
    such, struck text and in a cell unseen text between tildes: none may be taken for part of a number. Nor
    may a cell be blank, or hold a figure alone, beside which Word prints the number of a list: U+FFFD.
    """
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    look = PLAIN if style is None else styles.looks.get(style.get(VAL) or "", PLAIN)
    text = "".join(_pieces(paragraph, styles, in_cell, look)).strip("\n")
    if in_cell and text and is_out_of_place(paragraph):
        text = struck_figure(text)
    if in_cell and styles.numbers and not any(map(str.isalpha, text)) and _is_numbered(paragraph, styles):
        return REPLACEMENT + text
    return text


def _is_numbered(paragraph: Element, styles: Styles) -> bool:
    number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
    level = paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")
    place = "0" if level is None else level.get(VAL) or "0"
    return number is not None and (number.get(VAL) or "", place) in styles.numbers


def _pieces(element: Element, styles: Styles, in_cell: bool, look: Look) -> Iterator[str]:
    """The texts in *element*. *look*: of the paragraph they stand in."""
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
            yield REPLACEMENT if in_cell and _EQUATION.match(child.text or "") else ""
        elif child.tag == f"{M}oMath" and next(child.iter(*BUILT_UP), None) is not None:
            yield REPLACEMENT
        elif child.tag in PICTURES and next(child.iter(f"{W}txbxContent"), None) is None:
            yield PICTURE if in_cell else ""
        elif child.tag == f"{W}bdo" and in_cell and child.get(VAL) == "rtl":
            yield struck("".join(_pieces(child, styles, in_cell, look)))
        elif child.tag == f"{W}r":
            yield _run(child, styles, in_cell, look)
        else:
            yield from _pieces(child, styles, in_cell, look)


def _run(run: Element, styles: Styles, in_cell: bool, around: Look) -> str:
    """The text of one run, marked as its properties, its style and the paragraph *around* it say."""
    properties = run.find(f"{W}rPr")
    text = "".join(_pieces(run, styles, in_cell, around))
    if properties is None:
        look = around
    else:
        style = properties.find(f"{W}rStyle")
        own = PLAIN if style is None else styles.looks.get(style.get(VAL) or "", PLAIN)
        look = look_of(properties).over(own).over(around)
    if look.hidden:
        return ""
    if look.raised:
        text = raised(text)
    return struck(text) if look.struck or (in_cell and look.unseen) else text


def _chosen(field: Element) -> str:
    """What a drop-down field of an old form shows: the entry that was chosen, else the first."""
    choices = field.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    entries = [entry.get(VAL) or "" for entry in choices.iter(f"{W}listEntry")]
    numbers = (choices.find(f"{W}{name}") for name in ("result", "default"))
    number = next((found.get(VAL) or "" for found in numbers if found is not None), "0")
    chosen = whole_number(number, default=len(entries))
    return entries[chosen] if chosen < len(entries) else REPLACEMENT


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
        return REPLACEMENT
    return chr(code) if 0x20 <= code < 0xD800 else REPLACEMENT
