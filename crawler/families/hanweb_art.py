"""Newer Hanweb (大汉) lists: path columns with ``art/YYYY/art_<hex>.html`` below them.

The path lies about the year: a column ``2024n`` was seen to hold the reports on 2025.
"""

from __future__ import annotations

import re

from crawler.families.anchors import AnchorList
from crawler.families.base import Page

# "/xgjd/zfxxgknb/art/2025/art_c50e6c6501734f22aec2345ed16b0a0f.html"
ARTICLE = re.compile(r"/art/(?:19|20)\d{2}/art_[0-9a-f]{32}\.html")


class HanwebArt(AnchorList):
    """Server-rendered lists without ``/col/`` numbers and without the jpage script."""

    name = "hanweb_art"
    title_zh = "大汉新版 art"
    entry_shape = ARTICLE

    @classmethod
    def recognises(cls, page: Page) -> bool:
        return bool(ARTICLE.search(page.text) or ARTICLE.search(page.url))
