"""The base of every family whose list is a page of anchors with a pager below it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import ClassVar
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.families.article import read_article
from crawler.families.base import Detail, Entry, Family, ListPage, Page, PageRequest
from crawler.families.columns import read_columns
from crawler.families.html import Link, is_document, links, normalise_url, parse, redirect_target
from crawler.families.pager import Pager, read_pager

# "2024年政府信息公开工作年度报告", "2023年度政府信息公开年报"
REPORT_TITLE = re.compile(r"年\s*度?\s*报\s*告|年报")
MAX_SHELLS = 2  # pages of nothing but a redirection, followed one after the other
# "/xxgk/zfxxgknb/", "/xxgk/zfxxgknb/index_2.shtml": a column, not an article
COLUMN = re.compile(r"/(?:index|list)?(?:_\d+)?(?:\.s?html?)?$")


# "/zfxxgknb/2208851/index.html": an article that has a directory of its own
NUMBERED = re.compile(r"/\d{5,}/index\.s?html?$")
# "2", "首页", "下一页", "更多>>"
PAGER_TEXT = re.compile(r"^(?:\d{1,3}|首页|尾页|末页|[上下前后]一?页|更多.{0,4}|[<>«»‹›]+)$")


class AnchorList(Family):
    """Lists of anchors. A subclass names the shape of its article addresses; all else is common.

    A line of the list is an entry when its address has the family's shape or is a document file, or when it
    has a date beside it or a report's title and is no column itself. Options:

    - ``list``: a CSS selector of the element that holds the list, every link of which then is a line;
    - ``title``: a regular expression the lines must match, for columns that carry other things too;
    - ``columns``: patterns of link texts, one per level, where lists stand in sub-columns by year or kind;
    - ``pages``: the name of page *n* where the pager is a script nobody can follow: ``index_{n}.html``.
    """

    entry_shape: ClassVar[re.Pattern[str] | None] = None
    option_names = frozenset({"list", "title", "pages", "columns"})

    def first_request(self, url: str) -> PageRequest:
        return PageRequest(url, state={"page": 1})

    def read_list(self, page: Page) -> ListPage:
        if "columns" in self.options:
            return read_columns(self.options["columns"], page, self.read_page)
        return self.read_page(page)

    def read_page(self, page: Page) -> ListPage:
        """One page of one list; families whose pages need more override it."""
        root = parse(page.text)
        entries, ignored = self.entries(page, root)
        state = page.request.state
        shell = redirect_target(page)
        if shell and not entries and state.get("shells", 0) < MAX_SHELLS:
            return ListPage(
                (), next=PageRequest(shell, state={**state, "shells": state.get("shells", 0) + 1})
            )
        number = int(state.get("page", 1))
        pager = self._addressed(page, self.pager(page, root), number)
        following = PageRequest(pager.next_url, state={"page": number + 1}) if pager.next_url else None
        return ListPage(
            entries=entries,
            next=following,
            declared_total=pager.records,
            declared_pages=pager.pages,
            problem="redirect_shell" if shell else _problem(pager, number),
            ignored=ignored,
        )

    def read_detail(self, page: Page) -> Detail:
        return read_article(page)

    def pager(self, page: Page, root: HtmlElement) -> Pager:
        """The pager of this page; families with a pager of their own override it."""
        return read_pager(page, root)

    def entries(self, page: Page, root: HtmlElement) -> tuple[tuple[Entry, ...], int]:
        """The entries of the page and the number of lines the ``title`` option left out."""
        wanted = re.compile(self.options.get("title", ""))
        found: dict[str, Entry] = {}
        ignored: set[str] = set()
        for link in self._lines(page, root):
            if not wanted.search(link.title):
                ignored.add(link.url)
            elif link.url not in found or len(link.title) > len(found[link.url].title):
                found[link.url] = Entry(link.url, link.title, link.published)
        return tuple(found.values()), len(ignored - found.keys())

    def _addressed(self, page: Page, pager: Pager, number: int) -> Pager:
        if "pages" not in self.options or pager.next_url or number >= (pager.pages or 0):
            return pager
        name = str(self.options["pages"]).format(n=number + 1)
        return replace(pager, next_url=urljoin(page.url, name))

    def _lines(self, page: Page, root: HtmlElement) -> list[Link]:
        regions = root.cssselect(self.options["list"]) if "list" in self.options else [root]
        found = [link for region in regions for link in links(region, page.url)]
        own = normalise_url(page.url, page.url)
        return [
            link
            for link in found
            if link.url != own and not PAGER_TEXT.search(link.title) and self._is_line(link)
        ]

    def _is_line(self, link: Link) -> bool:
        parts = urlsplit(link.url)
        if self.entry_shape and self.entry_shape.search(f"{parts.path}?{parts.query}"):
            return True
        if is_document(link.url):
            return True
        if COLUMN.search(parts.path) and not NUMBERED.search(parts.path) and not parts.query:
            return False
        return bool("list" in self.options or link.published or REPORT_TITLE.search(link.title))


def _problem(pager: Pager, number: int) -> str | None:
    if pager.unreadable:
        return "pager_unfollowable"
    if pager.current is not None and pager.current != number:
        return "page_echo"
    if pager.pages is not None and pager.pages > number and pager.next_url is None:
        return "pager_unfollowable"
    return None
