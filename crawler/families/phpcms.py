"""PHPCMS V9 and its like: ``index.php?m=content&c=index&a=lists&catid=N&page=M`` (涞水 and others)."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml.html import HtmlElement
from w3lib.url import add_or_replace_parameter, url_query_parameter

from crawler.families.anchors import AnchorList
from crawler.families.base import ListPage, Page
from crawler.families.html import visible_text
from crawler.families.pager import Pager, anchor_pager

# "/index.php?m=content&c=index&a=show&catid=25&id=20482", "/index.php?s=news&c=show&id=7"
ARTICLE = re.compile(r"/index\.php\?(?=.*\b(?:a|c)=show\b)(?=.*\bid=\d+)")
LISTS = re.compile(r"index\.php\?m=content&(?:amp;)?c=index&(?:amp;)?a=(?:lists|show)")
# "32条": the first thing its pager prints
RECORDS = re.compile(r"(?<![\d第])(\d+)\s*条")


class Phpcms(AnchorList):
    """Beyond the last page some sites repeat it and some give an empty one.

    Both are the normal end if all the records the pager announces have been seen, and a problem otherwise.
    """

    name = "phpcms"
    title_zh = "PHPCMS"
    entry_shape = ARTICLE

    def read_page(self, page: Page) -> ListPage:
        listed = super().read_page(page)
        state = page.request.state
        seen, last = int(state.get("seen", 0)), set(state.get("last", ()))
        urls = [entry.url for entry in listed.entries]
        if last and last.issuperset(urls):
            ended = listed.declared_total == seen or (listed.declared_total is None and not urls)
            problem = None if ended else "page_echo"
            return replace(listed, entries=(), ignored=0, next=None, problem=problem)
        if listed.next:
            carried = {**listed.next.state, "seen": seen + len(urls) + listed.ignored, "last": urls}
            return replace(listed, next=replace(listed.next, state=carried))
        return listed

    def pager(self, page: Page, root: HtmlElement) -> Pager:
        pager, records = anchor_pager(page, root), RECORDS.search(visible_text(root))
        current, named = _page_number(page.url) or 1, _page_number(pager.next_url or "") or 0
        more = named > current  # on the last page "下一页" names the page itself
        return replace(
            pager,
            next_url=add_or_replace_parameter(page.url, "page", str(named)) if more else None,
            records=int(records[1]) if records else None,
        )

    @classmethod
    def recognises(cls, page: Page) -> bool:
        return bool(LISTS.search(page.text) or LISTS.search(page.url))


def _page_number(url: str) -> int | None:
    value = url_query_parameter(url, "page") or ""
    return int(value) if value.isdigit() else None
