"""A district on SiteServer CMS: one channel that collects its subdistricts, metadata as a definition list."""

from __future__ import annotations

from html import escape

from crawler.simulator.model import SampleReport
from crawler.simulator.site import Column
from crawler.simulator.static import StaticSite

CHANNEL = 32577


class SiteServerSite(StaticSite):
    """``/channels/N.html``, then ``_2``; files under ``/upload/files/``."""

    key = "siteserver"
    family = "siteserver"
    title_zh = "模拟门户·SiteServer"
    title_en = "Simulated portal, SiteServer CMS"

    def page_path(self, column: Column, number: int) -> str:
        return f"/channels/{CHANNEL}{f'_{number + 1}' if number else ''}.html"

    def article_path(self, report: SampleReport) -> str:
        return f"/contents/{CHANNEL}/{self.number(report)}.html"

    def file_path(self, report: SampleReport) -> str:
        day = report.published
        return f"/upload/files/{day.year}/{day.month}/{self.number(report)}{report.suffix}"

    def article_head(self, report: SampleReport) -> str:
        return (
            f"<dl><dt>索引号：</dt><dd>0000/{report.published.year}-{self.number(report):05d}</dd>"
            f"<dt>发布机构：</dt><dd>{escape(report.body)}</dd><dt>发布日期：</dt><dd>{report.published}</dd></dl>"
        )

    def article_body(self, report: SampleReport) -> str:
        return f'<div class="article-content">{self.embedded(report)}</div>'
