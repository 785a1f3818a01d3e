"""龙讯 Lonsun (安徽 and others): ``/public/column/{organ}?type=3`` is a body's annual reports.

``type`` 1 is 制度, 2 指南, 3 年报, 4 目录, 5 依申请; ``organ`` is the body; ``timeFrame`` selects a year.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement
from w3lib.url import add_or_replace_parameter

from crawler.families.anchors import AnchorList
from crawler.families.base import Page
from crawler.families.pager import Pager, anchor_pager

# "/zfxxgk/public/29641/51305266.html"
ARTICLE = re.compile(r"/public/\d+/\d+\.html")
# "/public/column/29641?type=3"
COLUMN = re.compile(r"/public/column/\d+")
# pageIndex: 1, pageCount: 3, total: 41 — the arguments of the page's pager script
PAGE_COUNT = re.compile(r"\bpageCount['\"]?\s*[:=]\s*['\"]?(\d+)")
PAGE_INDEX = re.compile(r"\bpageIndex['\"]?\s*[:=]\s*['\"]?(\d+)")
TOTAL = re.compile(r"\btotal['\"]?\s*[:=]\s*['\"]?(\d+)")


class Lonsun(AnchorList):
    """The pager is a script; later pages are the same address with ``pageIndex``."""

    name = "lonsun"
    title_zh = "龙讯 Lonsun"
    entry_shape = ARTICLE

    def pager(self, page: Page, root: HtmlElement) -> Pager:
        pages, current = PAGE_COUNT.search(page.text), PAGE_INDEX.search(page.text)
        if not pages or not current:
            return anchor_pager(page, root)
        number, total = int(current[1]), TOTAL.search(page.text)
        more = number < int(pages[1])
        return Pager(
            next_url=add_or_replace_parameter(page.url, "pageIndex", str(number + 1)) if more else None,
            current=number,
            pages=int(pages[1]),
            records=int(total[1]) if total else None,
        )

    @classmethod
    def recognises(cls, page: Page) -> bool:
        return bool(COLUMN.search(page.url) or COLUMN.search(page.text))
