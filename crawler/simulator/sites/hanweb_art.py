"""A district on newer Hanweb: articles named by hash, a column whose path lies about the year."""

from __future__ import annotations

import hashlib

from crawler.simulator.model import SampleReport
from crawler.simulator.site import Column
from crawler.simulator.static import StaticSite


class HanwebArtSite(StaticSite):
    """The column is called ``2020n`` and holds every year."""

    key = "hanweb-art"
    family = "hanweb_art"
    title_zh = "模拟门户·大汉新版"
    title_en = "Simulated portal, newer Hanweb"
    one_list_per_body = True
    page_size = 3

    def page_path(self, column: Column, number: int) -> str:
        return f"/xzjd/{column.key}/zfxxgknb/2020n/index{f'_{number + 1}' if number else ''}.html"

    def article_path(self, report: SampleReport) -> str:
        name = hashlib.md5(str(self.number(report)).encode(), usedforsecurity=False).hexdigest()
        return f"/xzjd/zfxxgknb/2020n/art/{report.published.year}/art_{name}.html"

    def article_body(self, report: SampleReport) -> str:
        return f'<div class="bt-content" id="zoom">{self.embedded(report)}</div>'
