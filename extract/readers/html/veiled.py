"""Tables that a page's style sheet, or a script, hides whole: whether they are ever shown is not told.

What is hidden until the page has come, and what another rule of more weight shows again, is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import cast

from cssselect import SelectorError
from cssselect import parse as parse_selector
from lxml.cssselect import CSSSelector

from extract.readers.html.text import VEILED, Element, compiled

Rules = Iterable[tuple[str, str]]  # selectors and declarations, in the order of the page
Hides = Callable[[Element, str], bool]
# "display:none", "left:-999px;top:0", "opacity: 0 !important": the properties a rule sets
_PROPERTY = re.compile(r"(?:^|;)\s*([a-z-]{3,40})\s*:([^;]*)", re.IGNORECASE)
# "v-cloak", "ng-cloak": hidden until a script has filled the page in
_UNTIL_READY = "cloak"
_NEVER = frozenset({"html", "body"})
_MOST_RULES = 2_000  # of a page that are weighed; the largest sheets of a portal have as many
# "$('#con_2').hide()", "getElementById("t2").style.display='none'": what a script hides by name
_HIDES = re.compile(
    r"""\$\(\s*["']#([\w-]{1,60})["']\s*\)\.hide\(|"""
    r"""getElementById\(\s*["']([\w-]{1,60})["']\s*\)\.style\.(?:display|visibility)\s*=\s*["'](?:none|hidden)"""
)
# "#main > .tab td": what parts the elements of a selector
_COMBINATORS = re.compile(r"[\s>+~]")
# "[data-v]", ":first-child", ":not(.on)": what a selector asks for beside names
_CONDITIONS = re.compile(r"\[[^\]]*\]|:[\w-]+(?:\([^)]*\))?")
# "td", "tab", "con-2": tags, classes, ids
_NAMES = re.compile(r"[\w-]+")
_NAMED = compiled("descendant::*/@id/..")


def veil(root: Element, hidden: Iterable[Element], rules: Rules, hides: Hides) -> None:
    """Mark the tables in those of *hidden* elements, which a rule hides, that no other one shows again."""
    weighed = list(rules)[:_MOST_RULES]
    for element in dict.fromkeys(hidden):
        if element.tag in _NEVER or any(_UNTIL_READY in name for name in element.attrib):
            continue
        if _is_left_hidden(root, element, weighed, hides):
            _mark(element)


def veil_by_script(root: Element, scripts: Iterable[str]) -> None:
    """Mark the tables in what one of the *scripts* hides by its name, and none shows again by it."""
    calling = "\n".join(script for script in scripts if ".hide(" in script or ".style." in script)
    names = {one or other for one, other in _HIDES.findall(calling)} if calling else set()
    for element in _NAMED(root) if names else ():
        name = element.get("id") or ""
        if name in names and not _is_shown_by(calling, name):
            _mark(element)


def _mark(element: Element) -> None:
    for table in element.iter("table"):
        table.set(VEILED, "")


def _is_shown_by(scripts: str, name: str) -> bool:
    """Whether a script shows what has that *name*: $("#t2").toggle(), ….style.display = "block"."""
    named = rf"""["']#?{re.escape(name)}["']\s*\)\s*\."""
    shows = r"""(?:show|toggle|fadeIn|slide|style\.(?:display|visibility)\s*=\s*["'](?!none|hidden))"""
    return re.search(named + shows, scripts) is not None


def _is_left_hidden(root: Element, element: Element, rules: list[tuple[str, str]], hides: Hides) -> bool:
    """Whether the weightiest of the declarations for *element* still hides it."""
    declared = [*_declared(root, element, rules)]
    hiding = {name for _, name, text in declared if hides(element, text)}
    own = {name.lower() for name, _ in _PROPERTY.findall(element.get("style") or "")}
    for name in hiding - own:
        _, _, strongest = max(one for one in declared if one[1] == name)
        if hides(element, strongest):
            return True
    return False


def _declared(
    root: Element, element: Element, rules: list[tuple[str, str]]
) -> Iterator[tuple[tuple[bool, tuple[int, int, int], int], str, str]]:
    """Weight, property and whole declarations of every rule for *element*."""
    for order, (selectors, style) in enumerate(rules):
        found = _PROPERTY.findall(style)
        for selector in selectors.split(",") if found else ():
            specificity = _matches(root, element, selector.strip())
            for name, value in found if specificity is not None else ():
                yield ("!important" in value, specificity or (0, 0, 0), order), name.lower(), style


def _matches(root: Element, element: Element, selector: str) -> tuple[int, int, int] | None:
    """The weight of a *selector* that finds *element*; None for one that does not."""
    if not _may_match(element, selector):
        return None
    try:
        found = cast("list[Element]", CSSSelector(selector, translator="html")(root))
        return parse_selector(selector)[0].specificity() if element in found else None
    except SelectorError:
        return None


def _may_match(element: Element, selector: str) -> bool:
    """Whether the last part of *selector* names a class, the id or the tag of *element*, or none at all."""
    last = _COMBINATORS.split(selector)[-1]
    names = {*(element.get("class") or "").split(), element.get("id") or "", str(element.tag), "*"}
    named = _NAMES.findall(_CONDITIONS.sub("", last))
    return all(name in names for name in named)
