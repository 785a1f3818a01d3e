"""安徽 and 内蒙古 MVC routes: ``/XxgkAnnualReport/show/N.html`` and its several spellings."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml.html import HtmlElement

from crawler.families.anchors import AnchorList
from crawler.families.base import Page
from crawler.families.pager import Pager, anchor_pager

CONTROLLER = r"(?:(?:Xxgk|Openness)(?:AnnualReport|Content|Policy)|Xxgknb|PolicyContent)"
# "/XxgkAnnualReport/show/6307.html", "/openness/OpennessAnnualReport/show/2396.html"
ARTICLE = re.compile(rf"/{CONTROLLER}/show/\d+\.html")
# "/XxgkPolicy/showList/650/page_1.html"
PAGE_NAME = re.compile(r"/page_(\d+)\.html$")
ROUTE = re.compile(rf"/{CONTROLLER}/(?:show|showList|list)/")


class AnhuiMvc(AnchorList):
    """Lists ``…/showList/{id}/page_N.html``; the page number stands in the address."""

    name = "anhui_mvc"
    title_zh = "安徽 MVC 公开平台"
    entry_shape = ARTICLE

    def pager(self, page: Page, root: HtmlElement) -> Pager:
        pager, name = anchor_pager(page, root), PAGE_NAME.search(page.url)
        if name is None or pager.pages is None:
            return pager
        number = int(name[1])
        following = PAGE_NAME.sub(f"/page_{number + 1}.html", page.url) if number < pager.pages else None
        return replace(pager, next_url=following, current=number)

    @classmethod
    def recognises(cls, page: Page) -> bool:
        return bool(ROUTE.search(page.url) or ROUTE.search(page.text))
