"""Which lines of a web page are links: what they say is of the pages they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.readers.html.text import Element, printed, raw_text

# "", "#", "javascript:;", "javascript:void(0);": an address that leads nowhere
_NOWHERE = re.compile(r"#?|javascript\s*:\s*(?:void\s*\(\s*0?\s*\)|return\s+false)?\s*;?", re.IGNORECASE)
_LINKS = ("a", "li")
# in every title of a report: 政府信息公开年报, 政府信息公開年報
_OF_REPORTS = "信息公"
# No title of a page or of a list's entry is longer.
_LONGEST_LINK = 160


def links_of(root: Element) -> frozenset[Element]:
    """The elements of *root* that lead to another page, or to another part of this one, by a click."""
    return frozenset(filter(_leads_away, root.iter(*_LINKS)))


def is_link(text: str, parts: Iterable[Element], around: Element, links: frozenset[Element]) -> bool:
    """Whether most of *text*, what the elements *parts* and the text between them print, leads elsewhere.

    The first heading of a page is its own, even where it links to the page itself.
    """
    if not links or len(text) > _LONGEST_LINK or around.tag == "h1":
        return False
    if around in links or not links.isdisjoint(around.iterancestors(*_LINKS)):
        return True
    inside = (link for part in parts for link in part.iter(*_LINKS) if link in links)
    return 2 * sum(len(printed(raw_text(link))) for link in inside) >= len(text)


def lines_without_links(element: Element) -> Iterator[str]:
    """The lines *element* prints, but for those that are links to reports."""
    text = printed(raw_text(element))
    linked: set[str] = set()
    if _OF_REPORTS in text:
        links = (link for link in links_of(element) if next(link.iterancestors("h1"), None) is None)
        linked = {line for link in links for line in printed(raw_text(link)).split("\n") if line}
    for line in text.split("\n"):
        if line not in linked and not any(2 * len(part) >= len(line) and part in line for part in linked):
            yield line


def holders_of_links(links: Iterable[Element]) -> set[Element]:
    """The cells of tables that hold a link which may be the title of a report: they only arrange links."""
    titles = (
        link for link in links if _OF_REPORTS in (text := raw_text(link)) and ("报" in text or "報" in text)
    )
    return {cell for link in titles for cell in link.iterancestors("td", "th")}


def _leads_away(element: Element) -> bool:
    address = element.get("href")
    return element.get("onclick") is not None or (
        address is not None and not _NOWHERE.fullmatch(address.strip())
    )
