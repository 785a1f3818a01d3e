"""A district on SiteServer CMS: one channel that collects its subdistricts, metadata as a definition list."""

from __future__ import annotations

from html import escape

from crawler.simulator.model import Request, Response, SampleReport
from crawler.simulator.site import Column, Site

CHANNEL = 32577


class SiteServerSite(Site):
    """``/channels/N.html``, then ``_2``; files under ``/upload/files/``."""

    key = "siteserver"
    family = "siteserver"
    title_zh = "模拟门户·SiteServer"
    title_en = "Simulated portal, SiteServer CMS"

    def list_path(self, column: Column) -> str:
        return f"/channels/{CHANNEL}.html"

    def respond_list(self, request: Request) -> Response | None:
        (column,) = self.columns()
        for number in range(len(self.pages(column))):
            if request.path == self._path(number):
                return Response.html(self._list(column, number))
        return None

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

    def _path(self, number: int) -> str:
        return f"/channels/{CHANNEL}{f'_{number + 1}' if number else ''}.html"

    def _list(self, column: Column, number: int) -> str:
        pages = self.pages(column)
        rows = "".join(
            f"<li><span>{report.published}</span>"
            f'<a href="{self.article_path(report)}">{escape(report.title)}</a></li>'
            for report in pages[number]
        )
        last = number + 1 == len(pages)
        following = "<span>下一页</span>" if last else f'<a href="{self._path(number + 1)}">下一页</a>'
        pager = f"<div>共{len(column.reports)}条 共{len(pages)}页 {following}</div>"
        return self.page("政府信息公开年报", f'<ul class="news-list">{rows}</ul>{pager}')
