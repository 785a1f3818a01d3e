"""Figures that styles, scripts or templates print and not the page's text: their cells are unreadable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.readers.html.text import Element, cell_around, compiled, mark_struck, raw_text
from extract.readers.notation import REPLACEMENT

# ".n3::before", "td span.v:after": a selector of what a rule prints beside an element
_BESIDE = re.compile(r":(?:before|after)\b", re.IGNORECASE)
# "content:'15'", "content: attr(data-value)"
_CONTENT = re.compile(r"content:\s*(?:attr\(\s*([\w-]+)|[\"'][^\"']*[0-9\\])", re.IGNORECASE)
# ".n3", ".el-icon_up"
_CLASS = re.compile(r"\.([\w-]+)")
# How scripts fill an element: innerHTML = 5, $("#c12").text(5)
_FILLS = (".innerHTML", ".innerText", ".textContent", ".html(", ".text(", ".append(")
# <td id="c12"></td>
_NAMED = compiled("descendant::*/@id/..")
# Attributes by which a script of the page fills an element: <td v-text="row.total"></td>
_BOUND = frozenset({"v-text", "v-html", "ng-bind", "data-bind", "data-value"})
_TEMPLATE_SIGNS = ("v-text", "v-html", "<el-", "-bind=", "data-value")  # each costs a search of the page
# <td></td>, <td><el-input></el-input></td>
_EMPTY_IN_CELLS = compiled("descendant::td[not(node())]|descendant::td//*[not(node())]")
# Classes by which the style sheets of common frameworks hide what is of them, there or on some screens
_UNSEEN_NAMES = """
    sr-only visually-hidden d-none visible-print visible-print-block visible-print-inline hidden-print
    d-print-inline d-print-none visible-xs hidden-xs visible-sm hidden-sm layui-hide is-hidden uk-hidden
    hidden-phone visible-phone visible-screen invisible hidden hide
"""
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_CLASSES = compiled("set:distinct(descendant::*/@class)")
_FIGURE = re.compile(r"\d")


def mark_generated(root: Element) -> None:
    """Put U+FFFD into the empty elements of table cells whose figure a rule of the page's styles prints."""
    attributes: set[str] = set()
    classes: set[str] = set()
    for selector, attribute in _rules(root):
        if attribute:
            attributes.add(attribute.lower())
        else:
            classes.update(_CLASS.findall(selector))
    if not attributes and not classes:
        return
    for table in root.iter("table"):
        for element in table.iter("td", "span", "i", "b", "em", "p", "div", "font"):
            if not raw_text(element).strip() and _is_generated(element, attributes, classes):
                element.text = REPLACEMENT


def mark_filled(root: Element, scripts: Iterable[str]) -> None:
    """The same for empty elements of cells that one of the *scripts* calls by name, to fill them in."""
    calling = "".join(script for script in scripts if any(sign in script for sign in _FILLS))
    for element in _NAMED(root) if calling else ():
        if _is_empty_in_cell(element) and _is_called(element.get("id") or "", calling):
            element.text = REPLACEMENT


def mark_unseen(root: Element) -> None:
    """Put a mark around what cells hold for some readers or screens alone, by the names of its class."""
    unseen = {names for names in _CLASSES(root) if not _UNSEEN.isdisjoint(names.split())}
    for element in root.iter("*") if unseen else ():
        if element.get("class") in unseen and (element.tag == "td" or cell_around(element) is not None):
            mark_struck(element)


def mark_unrendered(root: Element, source: str) -> None:
    """The same for empty elements of cells that a template of the page names what to print in."""
    if not any(sign in source for sign in _TEMPLATE_SIGNS):
        return
    for element in _EMPTY_IN_CELLS(root):
        if "-" in str(element.tag) or not _BOUND.isdisjoint(element.attrib):
            element.text = REPLACEMENT


def _is_empty_in_cell(element: Element) -> bool:
    if len(element) or element.text or element.tag == "input":
        return False
    return element.tag == "td" or next(element.iterancestors("td"), None) is not None


def _is_called(name: str, scripts: str) -> bool:
    """Whether *scripts* hold 'c12', "c12" or "#c12"."""
    quoted = (f"{sign}{name}{end}" for sign in ("'", '"', "#") for end in ("'", '"'))
    return bool(name) and any(text in scripts for text in quoted)


def _rules(root: Element) -> Iterator[tuple[str, str | None]]:
    """Selector and attribute of every rule that prints figures; no attribute where the rule holds them."""
    for style in root.iter("style"):
        for rule in (style.text or "").split("}"):
            selector, _, declarations = rule.rpartition("{")
            content = _CONTENT.search(declarations)
            if content is not None and _BESIDE.search(selector):
                yield selector, content[1]


def _is_generated(element: Element, attributes: set[str], classes: set[str]) -> bool:
    if not classes.isdisjoint((element.get("class") or "").split()):
        return True
    return any(_FIGURE.search(element.get(attribute) or "") for attribute in attributes)
