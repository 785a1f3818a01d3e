"""A county with a PHP system of its own: the family is the generic one."""

from __future__ import annotations

from crawler.simulator.model import SampleReport
from crawler.simulator.site import Column
from crawler.simulator.static import StaticSite


class PhpSite(StaticSite):
    """``/column/index/id/15.html?page=2``; a list title cut in the middle is the whole title here."""

    key = "php"
    family = "generic"
    title_zh = "模拟门户·自建系统"
    title_en = "Simulated portal, a system of its own"

    def page_path(self, column: Column, number: int) -> str:
        return "/column/index/id/15.html" + (f"?page={number + 1}" if number else "")

    def article_path(self, report: SampleReport) -> str:
        return f"/publicly/detail/id/{self.number(report)}.html"

    def article_body(self, report: SampleReport) -> str:
        return f'<div class="article">{self.embedded(report)}</div>'
