"""博达 VSB: ``xxx.htm``, later pages ``xxx/{k}.htm`` numbered downward, articles ``/info/{c}/{id}.htm``."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml.html import HtmlElement

from crawler.families.anchors import AnchorList
from crawler.families.base import Page
from crawler.families.pager import Pager, anchor_pager

# "/info/14423/1395492.htm"
ARTICLE = re.compile(r"/info/\d+/\d+\.htm")
# _simple_list_gotopage_fun(31,"u13_goto",2): 31 pages
GOTO = re.compile(r"_simple_list_gotopage_fun\(\s*(\d+)")
MARKS = re.compile(r"vsb_content|_simple_list_gotopage_fun|/system/resource/js/")


class Vsb(AnchorList):
    """The "下一页" anchor (``p_next``) is followed, whichever way the pages are numbered."""

    name = "vsb"
    title_zh = "博达 VSB"
    entry_shape = ARTICLE

    def pager(self, page: Page, root: HtmlElement) -> Pager:
        pager, pages = anchor_pager(page, root), GOTO.search(page.text)
        return replace(pager, pages=int(pages[1])) if pages else pager

    @classmethod
    def recognises(cls, page: Page) -> bool:
        return bool(MARKS.search(page.text) or ARTICLE.search(page.url))
