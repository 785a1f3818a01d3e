"""TRS WCM (拓尔思): static lists ``index.html``, ``index_1.html`` …; the most common family."""

from __future__ import annotations

import re

from crawler.families.anchors import AnchorList
from crawler.families.base import Page

# "./202601/t20260113_2042365.htm"
ARTICLE = re.compile(r"/t(?:19|20)\d{6}_\d+\.(?:s?html?)")
# <div class=TRS_Editor>, often unquoted
EDITOR = re.compile(r"class=[\"']?(?:TRS_Editor|trs_editor_view)")


class Trs(AnchorList):
    """Every ``createPageHTML`` dialect; the full title is in ``@title`` when the printed one is cut."""

    name = "trs"
    title_zh = "拓尔思 TRS WCM"
    entry_shape = ARTICLE

    @classmethod
    def recognises(cls, page: Page) -> bool:
        return bool(ARTICLE.search(page.text) or EDITOR.search(page.text))
