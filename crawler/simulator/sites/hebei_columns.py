"""A city whose columns and articles are named by UUID."""

from __future__ import annotations

import uuid

from crawler.simulator.model import SampleReport
from crawler.simulator.site import Column
from crawler.simulator.static import StaticSite

COLUMN = uuid.uuid5(uuid.NAMESPACE_URL, "column")


class HebeiColumnsSite(StaticSite):
    """``/columns/<uuid>/index.html``, articles ``/columns/<uuid>/YYYYMM/DD/<uuid>.html``."""

    key = "hebei-columns"
    family = "hebei_columns"
    title_zh = "模拟门户·columns"
    title_en = "Simulated portal, columns by UUID"

    def page_path(self, column: Column, number: int) -> str:
        return f"/columns/{COLUMN}/index{f'_{number + 1}' if number else ''}.html"

    def article_path(self, report: SampleReport) -> str:
        article = uuid.uuid5(COLUMN, str(self.number(report)))
        return f"/columns/{COLUMN}/{report.published:%Y%m/%d}/{article}.html"

    def article_body(self, report: SampleReport) -> str:
        return f'<div class="article">{self.embedded(report)}</div>'
