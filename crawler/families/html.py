"""What government web pages have in common: anchors with titles and dates, and addresses worth keeping."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin, urlsplit, urlunsplit

import lxml.html
from lxml.html import HtmlElement
from w3lib.url import safe_url_string

from crawler.families.base import Page

# "2026-01-13", "2026年1月8日", "2026.01.13", "2026-\n01-\n23"
DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
# "/202601/t20260113_2042365.htm"
URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
# "/2026/01-08/1371044.html", "/art/2024/1/22/art_1_2.html"
URL_PATH_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
# "<?xml version="1.0" encoding="gb2312"?>" — lxml refuses it in text that is already decoded
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# "/xxgk/list.jsp;JSESSIONID=0A1B?x=1"
JSESSIONID = re.compile(r";jsessionid=[^/?#;]*", re.IGNORECASE)
# Query parameters that say how a reader came, not what the page is
TRACKING = frozenset({"tdsourcetag", "ddtab", "utm_source", "utm_medium", "utm_campaign", "from_source"})
# "2024年报.pdf", "P0202601.DOCX"
SUFFIXES = r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|rtf|txt|csv)"
DOCUMENT_FILE = re.compile(rf"{SUFFIXES}$", re.IGNORECASE)
# location.replace("./jgxx_2044/"), window.location.href = "/index.html"
SCRIPT_REDIRECT = re.compile(r"""location(?:\.href\s*=|\.replace\(|\s*=)\s*\(?['"]([^'"]+)['"]""")
# <meta http-equiv="refresh" content="0;url=../">
META_REDIRECT = re.compile(r"""http-equiv=["']?refresh["']?[^>]*?url=['"]?([^'">\s]+)""", re.IGNORECASE)
SHELL_LENGTH = 2000  # characters of source; a page that redirects and says more than this is a page
CHROME_TAGS = frozenset({"header", "footer", "nav"})
CHROME_WORDS = frozenset(
    {"nav", "header", "footer", "breadcrumb", "crumb", "crumbs", "sidebar", "recommend", "hot"}
)


@dataclass(frozen=True, slots=True)
class Link:
    """One anchor: its normalised address, its full title and the date printed beside it."""

    url: str
    title: str
    published: date | None


def parse(text: str) -> HtmlElement:
    """The element tree of *text*; an empty or hopeless text gives an empty ``<html>``."""
    cleaned = XML_DECLARATION.sub("", text).replace("\x00", "").strip()
    if not cleaned:
        return lxml.html.Element("html")
    try:
        return lxml.html.document_fromstring(cleaned)
    except lxml.etree.ParserError:
        return lxml.html.Element("html")


def clean(text: str | None) -> str:
    """*text* with every run of white space (also U+3000 and U+00A0) made one space."""
    return " ".join((text or "").split())


def visible_text(root: HtmlElement) -> str:
    """The text a reader sees, neighbouring elements kept apart by a space; scripts and styles left out."""
    return clean(" ".join(root.xpath(".//text()[not(parent::script or parent::style)]")))


def parse_date(text: str | None) -> date | None:
    """The first complete date printed in *text*; a date without its year is no date."""
    match = DATE.search(text or "")
    return _date(match)


def date_in_url(url: str) -> date | None:
    """The publication date some families write into an address. A hint only."""
    path = urlsplit(url).path
    return _date(URL_DAY.search(path)) or _date(URL_PATH_DAY.search(path))


def normalise_url(base: str, href: str | None) -> str | None:
    """*href* on page *base* as an absolute http(s) address, or None for scripts, mail and broken addresses.

    Strips fragment, Java session id and tracking parameters; every other parameter is identity.
    """
    target = (href or "").strip().replace("\\", "/")
    if not target or target.startswith("#"):
        return None
    try:
        parts = urlsplit(urljoin(base, target))
        host = parts.netloc.lower()
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
    except ValueError:
        return None
    query = "&".join(item for item in parts.query.split("&") if item.split("=")[0].lower() not in TRACKING)
    path = JSESSIONID.sub("", parts.path) or "/"
    return str(safe_url_string(urlunsplit((parts.scheme, host, path, query, ""))))


def links(root: HtmlElement, base: str) -> Iterator[Link]:
    """The anchors of the page's own content, in order; menus, headers and footers are left out."""
    for anchor in root.iter("a"):
        url = normalise_url(base, anchor.get("href"))
        title = anchor_title(anchor)
        if url and title and not in_chrome(anchor, root):
            yield Link(url, title, _date_beside(anchor))


def redirect_target(page: Page) -> str | None:
    """Where a page leads that is only a redirection by script or meta refresh; None for every other page."""
    if len(page.text) > SHELL_LENGTH or "<a " in page.text.lower():
        return None
    found = META_REDIRECT.search(page.text) or SCRIPT_REDIRECT.search(page.text)
    return normalise_url(page.url, found[1]) if found else None


def link_by_text(page: Page, text: str) -> str | None:
    """The first anchor on *page* whose title contains *text*: how a column that moved is found again."""
    for link in links(parse(page.text), page.url):
        if text in link.title:
            return link.url
    return None


def anchor_title(anchor: HtmlElement) -> str:
    """The full title of a list line, without its date: ``@title`` when the printed text is cut."""
    printed = clean(DATE.sub(" ", str(anchor.text_content())))
    attribute = clean(anchor.get("title"))
    stem = printed.rstrip(".…· ")
    if attribute and (not stem or (len(attribute) > len(stem) and attribute.startswith(stem[:6]))):
        return attribute
    return printed or attribute


def is_document(url: str) -> bool:
    """Whether the address is a file's (``.pdf``, ``.docx``, …) rather than a page's."""
    return bool(DOCUMENT_FILE.search(urlsplit(url).path))


def in_chrome(element: HtmlElement, within: HtmlElement | None = None) -> bool:
    """Whether the element stands in a menu, header or footer, looking no higher than *within*."""
    for ancestor in element.iterancestors():
        if ancestor is within:
            break
        words = re.split(r"[\s_-]+", f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}".lower())
        if ancestor.tag in CHROME_TAGS or not CHROME_WORDS.isdisjoint(words):
            return True
    return False


def _date_beside(anchor: HtmlElement) -> date | None:
    """The date in the smallest enclosing element that holds this link only, else in the link's own text."""
    own = str(anchor.text_content())
    for ancestor in anchor.iterancestors():
        if len({link.get("href") for link in ancestor.iter("a")}) > 1:
            break
        if beside := parse_date(str(ancestor.text_content()).replace(own, " ", 1)):
            return beside
    return parse_date(own)


def _date(match: re.Match[str] | None) -> date | None:
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
