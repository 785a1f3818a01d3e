"""Lists that exist only after scripts have run: the generic list, read from the rendered page."""

from __future__ import annotations

from crawler.families.anchors import AnchorList


class BrowserList(AnchorList):
    """For sources that say so and no others: a rendered page costs a hundred times a fetched one."""

    name = "browser"
    title_zh = "浏览器渲染的列表"
    needs_browser = True
