"""The fields of a Word file: of their code nothing is printed, nor of the fields that stand in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from extract.readers.docx.names import W

# " =SUM(LEFT)": a formula, whose result stands behind it
_FORMULA = re.compile(r"\s*=")
EQUATION = "eq"  # the code of what Word draws, and has no result in the file

Element = etree._Element


def settle_fields(root: Element) -> None:
    """Empty what stands in the code of a field, and let formulas without result be what cannot be read."""
    if next(root.iter(f"{W}fldChar", f"{W}fldSimple"), None) is None:
        return
    fields: list[list[Element] | None] = []  # the code of each open one, None from where its result begins
    unprinted: list[Element] = []  # what stands in the code of one that may not end
    for element in [*root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t", f"{W}sym", f"{W}fldSimple")]:
        kind = element.get(f"{W}fldCharType")
        if element.tag == f"{W}fldSimple":
            _without_result(element)
        elif kind == "begin":
            fields.append([])
        elif kind in ("separate", "end") and fields:
            code = fields.pop()
            if kind == "separate":
                fields.append(None)
            if all(one is None for one in fields):
                _empty(unprinted)
                if kind == "end":
                    _end(code or ())
        elif element.tag == f"{W}instrText" and fields and fields[-1] is not None:
            fields[-1].append(element)
        elif element.tag in (f"{W}t", f"{W}sym") and any(code is not None for code in fields):
            unprinted.append(element)


def _empty(unprinted: list[Element]) -> None:
    for element in unprinted:
        element.tag, element.text = f"{W}instrText", None
    unprinted.clear()


def _end(code: Sequence[Element]) -> None:
    """End a field, of which there is but *code* and no result."""
    if code and _FORMULA.match("".join(one.text or "" for one in code)):
        code[0].text = f"{EQUATION} "


def _without_result(field: Element) -> None:
    if _FORMULA.match(field.get(f"{W}instr") or "") and next(field.iter(f"{W}t"), None) is None:
        run = etree.SubElement(field, f"{W}r")
        etree.SubElement(run, f"{W}instrText").text = f"{EQUATION} "
