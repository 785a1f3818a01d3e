"""Which element of a page holds its content: known content roots, then where the text is."""

from __future__ import annotations

from extract.readers.html_text import BLOCKS, Element, raw_text, select

# The content roots of the portals' publishing systems (TRS, UCAP, VSB, Hanweb, SiteServer …).
_ROOT_IDS = """
    zoom Zoom zoomcon UCAP-CONTENT ucap-content BodyLabel vsb_content vsb_content_2 ivs_content NewsContent
    article_content js_content artibody
"""
_ROOT_CLASSES = """
    TRS_Editor TRS_UEDITOR trs_editor_view v_news_content articleBox article-content bt-content artile_zw
    content_body pages_content view_content
"""
_KNOWN_IDS = frozenset(_ROOT_IDS.split())
_KNOWN_CLASSES = frozenset(_ROOT_CLASSES.split())
_LEAST_TEXT = 200
# A child with this share of the text that is no link is where the content is.
_SHARE = 0.9
_DATA_CELLS = 6


def content_root(body: Element) -> Element:
    """The smallest element that holds the page's text and every table of data."""
    node = _known(body)
    if node is None:
        node = body
    while (child := _heaviest(node)) is not None:
        node = child
    return node


def weight(element: Element) -> int:
    """Length of the text of *element* that is not a link."""
    return _length(element) - sum(_length(link) for link in element.iter("a"))


def _length(element: Element) -> int:
    return len("".join(raw_text(element).split()))


def _known(body: Element) -> Element | None:
    tables = _data_tables(body)
    for element in select(body, ".//*[@id or @class]"):
        named = element.get("id") in _KNOWN_IDS or not _KNOWN_CLASSES.isdisjoint(
            (element.get("class") or "").split()
        )
        if named and _length(element) >= _LEAST_TEXT and len(_data_tables(element)) == len(tables):
            return element
    return None


def _heaviest(node: Element) -> Element | None:
    """The child that holds nearly all the text and leaves no table of data outside; None at the content."""
    if node.tag in {"table", "tbody", "tr", "p"}:
        return None
    children = [child for child in node if child.tag in BLOCKS]
    if not children:
        return None
    total = weight(node)
    if total == 0:
        return None
    heaviest = max(children, key=weight)
    if heaviest.tag in {"table", "p"} or weight(heaviest) < _SHARE * total:
        return None
    return heaviest if len(_data_tables(heaviest)) == len(_data_tables(node)) else None


def _data_tables(element: Element) -> list[Element]:
    """Tables of some size, not counting those that only lay out others."""
    return [
        table
        for table in element.iter("table")
        if next(table.iterdescendants("table"), None) is None
        and sum(1 for _ in table.iter("td", "th")) >= _DATA_CELLS
    ]
