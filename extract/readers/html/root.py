"""Which element of a page holds its content: known content roots, then where the text is."""

from __future__ import annotations

from itertools import islice

from extract.readers.html.text import BLOCKS, Element, compiled, raw_text

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
_NAMED = compiled("descendant::*/@id/.. | descendant::*/@class/..")
_LEAST_TEXT = 200
# A child with this share of the text that is no link is where the content is.
_SHARE = 0.9
_DATA_CELLS = 6
_UNDIVIDED = frozenset({"table", "tbody", "tr", "p"})


def content_root(body: Element) -> Element:
    """The smallest element that holds the page's text and every table of data."""
    around = _around_tables(body)
    known = _known(body, around)
    node = body if known is None else known
    own = weight(node)
    while own and (child := _heaviest(node, around)) is not None:
        share = own - _weight_beside(node, child)
        if share < _SHARE * own:
            break
        node, own = child, share
    return node


def weight(element: Element) -> int:
    """Length of the text of *element* that is not a link."""
    return _length(raw_text(element)) - sum(_length(raw_text(link)) for link in element.iter("a"))


def _weight_beside(node: Element, child: Element) -> int:
    """What of the weight of *node* is not in *child*: little to count where *child* holds the content."""
    own = _length(node.text or "") + sum(_length(other.tail or "") for other in node)
    return own + sum(weight(other) for other in node if other is not child)


def _length(text: str) -> int:
    return sum(map(len, text.split()))


def _around_tables(body: Element) -> frozenset[Element] | None:
    """The elements that hold every table of data; None when there is no such table."""
    common: set[Element] | None = None
    for table in body.iter("table"):
        nested = next(table.iterdescendants("table"), None) is not None
        if nested or sum(1 for _ in islice(table.iter("td", "th"), _DATA_CELLS)) < _DATA_CELLS:
            continue
        holders = set(table.iterancestors())
        common = holders if common is None else common & holders
    return None if common is None else frozenset(common)


def _known(body: Element, around: frozenset[Element] | None) -> Element | None:
    named: list[Element] = _NAMED(body)
    for element in named:
        names = (element.get("class") or "").split()
        if element.get("id") not in _KNOWN_IDS and _KNOWN_CLASSES.isdisjoint(names):
            continue
        if (around is None or element in around) and _length(raw_text(element)) >= _LEAST_TEXT:
            return element
    return None


def _heaviest(node: Element, around: frozenset[Element] | None) -> Element | None:
    """The child that may be where the content is; None at the content."""
    if node.tag in _UNDIVIDED:
        return None
    children = [child for child in node if child.tag in BLOCKS]
    if around is not None:
        children = [child for child in children if child in around]
    heaviest = max(children, key=weight, default=None) if around is None else next(iter(children), None)
    return None if heaviest is None or heaviest.tag in {"table", "p"} else heaviest
