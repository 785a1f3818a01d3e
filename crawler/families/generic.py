"""Any list of dated anchors with a pager: static sites of no known family, one-off systems."""

from __future__ import annotations

from crawler.families.anchors import AnchorList


class Generic(AnchorList):
    """Lines are known by the date beside them or by a report's title; ``list`` and ``title`` narrow them."""

    name = "generic"
    title_zh = "通用：带日期的链接加翻页"
