"""河北: ``/columns/<uuid>/index.html`` with articles at ``/columns/<uuid>/YYYYMM/DD/<uuid>.html``."""

from __future__ import annotations

import re

from crawler.families.anchors import AnchorList
from crawler.families.base import Page

UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
# "/columns/8aef2fa0-cc14-409e-9f68-fbdba00a0c72/202101/15/0f2c….html"
ARTICLE = re.compile(rf"/columns/{UUID}/\d{{6}}/\d{{2}}/{UUID}\.html")
COLUMN = re.compile(rf"/columns/{UUID}/")


class HebeiColumns(AnchorList):
    """Static lists named by UUID; nothing in the address says what a column is."""

    name = "hebei_columns"
    title_zh = "河北 columns/<uuid>"
    entry_shape = ARTICLE

    @classmethod
    def recognises(cls, page: Page) -> bool:
        return bool(COLUMN.search(page.url) or COLUMN.search(page.text))
