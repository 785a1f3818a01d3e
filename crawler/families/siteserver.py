"""SiteServer / SSCMS with its default rules: ``/channels/{n}.html``, ``/contents/{n}/{m}.html``."""

from __future__ import annotations

import re

from crawler.families.anchors import AnchorList
from crawler.families.base import Page

# "/contents/12989/462212.html"
ARTICLE = re.compile(r"/contents/\d+/\d+\.html")
# "/channels/32577.html", "/channels/32577_2.html"
CHANNEL = re.compile(r"/channels/\d+(?:_\d+)?\.html")


class SiteServer(AnchorList):
    """Later pages carry the suffix ``_{page}``; the "下一页" anchor names them."""

    name = "siteserver"
    title_zh = "SiteServer CMS"
    entry_shape = ARTICLE

    @classmethod
    def recognises(cls, page: Page) -> bool:
        return bool(ARTICLE.search(page.text) or CHANNEL.search(page.text) or CHANNEL.search(page.url))
