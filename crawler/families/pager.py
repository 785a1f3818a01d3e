"""How a list page says what comes after it: script pagers, "下一页" anchors, printed totals."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from lxml.html import HtmlElement

from crawler.families.base import Page
from crawler.families.html import clean, normalise_url, visible_text

# createPageHTML(9, 0, "index", "html") — but not "function createPageHTML(_nPageCount, …"
PAGE_CALL = re.compile(r"(?<!function )\bcreatePageHTML\s*\(([^()]*)\)")
# var countPage = 5; … currentPage=0
COUNT_PAGE = re.compile(r"\bcountPage\s*=\s*['\"]?(\d+)")
CURRENT_PAGE = re.compile(r"\bcurrentPage\s*=\s*['\"]?(\d+)")
# A pager that some TRS sites write into the page as base64
BASE64_TEXT = re.compile(r"[A-Za-z0-9+/]{40,}={0,2}")
# "共 13 条", "共13条记录", "总记录数：13", "totalRecord:13"
RECORDS = re.compile(
    r"共\s*(\d+)\s*条|总(?:记录|条)数?\s*[:：]\s*(\d+)|totalRecord['\"]?\s*[:=]\s*['\"]?(\d+)"
)
# "共 3 页", "共3页"; "1/3页"
PAGES = re.compile(r"共\s*(\d+)\s*页|\d+\s*/\s*(\d+)\s*页")
PAGER_LENGTH = 200  # characters: what stands around page numbers is short
# "下一页", "下页", "后一页"
NEXT_TEXT = re.compile(r"下一页|下页|后一页|^\s*(?:>|›|»)\s*$")


@dataclass(frozen=True, slots=True)
class Pager:
    """``current`` counts from 1 whatever the site counts from; None where the page does not say.

    ``unreadable``: there is a pager, and what it says could not be made out.
    """

    next_url: str | None = None
    current: int | None = None
    pages: int | None = None
    records: int | None = None
    unreadable: bool = False


def read_pager(page: Page, root: HtmlElement) -> Pager:
    """The pager of a list page: its script if it has one, else its anchors and printed totals."""
    if pager := script_pager(page):
        return pager
    pager = anchor_pager(page, root)
    return replace(pager, unreadable=pager.next_url is None and bool(PAGE_CALL.search(page.text)))


def script_pager(page: Page) -> Pager | None:
    """Read ``createPageHTML(…)`` or ``countPage``/``currentPage``. None when the page has neither.

    The dialects are told apart by argument types: a container id first means pages count from 1 (UCAP, 湖南),
    a number first means they count from 0 (TRS). A number after the file names is the count of records.
    """
    for text in (page.text, _decoded_base64(page.text)):
        for call in PAGE_CALL.finditer(text):
            if pager := _from_call(page.url, text, call.group(1)):
                return pager
    pages, current = COUNT_PAGE.search(page.text), CURRENT_PAGE.search(page.text)
    if pages and current:
        return _numbered(
            page.url, int(pages[1]), int(current[1]), first=0, prefix="index", extension=_extension(page)
        )
    return None


def anchor_pager(page: Page, root: HtmlElement) -> Pager:
    """The "下一页" anchor or the next number, and the printed totals ("共 13 条", "共 2 页")."""
    pages, records = _number(PAGES, visible_text(root)), _number(RECORDS, page.text)
    if following := _next_anchor(page, root):
        return Pager(following, pages=pages, records=records)
    number = int(page.request.state.get("page", 1))
    numbered = _numbered_anchor(root, number)
    if numbered is None:
        return Pager(pages=pages, records=records)
    following = normalise_url(page.url, numbered.get("href"))
    return Pager(following, pages=max(pages or 0, number + 1), records=records)


def _from_call(url: str, text: str, arguments: str) -> Pager | None:
    values = [_literal(argument.strip(), text) for argument in arguments.split(",")]
    first = 1 if values and isinstance(values[0], str) else 0
    values = values[first:]
    if len(values) < 4 or not isinstance(values[0], int) or not isinstance(values[1], int):
        return None
    counts = [value for value in values[4:] if isinstance(value, int)]
    pager = _numbered(url, values[0], values[1], first=first, prefix=str(values[2]), extension=str(values[3]))
    return Pager(pager.next_url, pager.current, pager.pages, counts[-1] if counts else None)


def _numbered(url: str, pages: int, current: int, *, first: int, prefix: str, extension: str) -> Pager:
    following = current + 1
    more = following < pages + first
    next_url = urljoin(url, f"{prefix}_{following}.{extension}") if more else None
    return Pager(next_url, current - first + 1, pages)


def _literal(argument: str, text: str) -> int | str | None:
    if argument[:1] in "'\"" and len(argument) > 1:
        return argument[1:-1]
    if argument.isdigit():
        return int(argument)
    assigned = (
        re.search(rf"\b{re.escape(argument)}\s*=\s*['\"]?(\d+)", text) if argument.isidentifier() else None
    )
    return int(assigned[1]) if assigned else None


def _decoded_base64(text: str) -> str:
    decoded = []
    for token in BASE64_TEXT.findall(text):
        try:
            decoded.append(base64.b64decode(token, validate=True).decode("utf-8"))
        except (binascii.Error, UnicodeDecodeError):
            continue
    return "\n".join(decoded)


def _next_anchor(page: Page, root: HtmlElement) -> str | None:
    for anchor in root.iter("a"):
        marked = "next" in (anchor.get("class") or "").lower()
        parent = anchor.getparent()
        marked = marked or (parent is not None and "p_next" in (parent.get("class") or ""))
        if marked or NEXT_TEXT.search(str(anchor.text_content())):
            url = normalise_url(page.url, anchor.get("href"))
            if url and url != normalise_url(page.url, page.url):
                return url
    return None


def _numbered_anchor(root: HtmlElement, number: int) -> HtmlElement | None:
    """The anchor "2" that stands beside a "1"; numbers elsewhere on a page are not its pager."""
    for anchor in root.iter("a"):
        parent = anchor.getparent()
        if clean(str(anchor.text_content())) != str(number + 1) or parent is None:
            continue
        holder = parent.getparent() if len(parent) == 1 and parent.getparent() is not None else parent
        beside = visible_text(holder)
        if len(beside) < PAGER_LENGTH and re.search(rf"(?<!\d){number}(?!\d)", beside):
            return anchor
    return None


def _extension(page: Page) -> str:
    suffix = page.url.rsplit("/", 1)[-1].rpartition(".")[2]
    return suffix if suffix in ("htm", "html", "shtml") else "html"


def _number(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    return int(next(group for group in match.groups() if group)) if match else None
