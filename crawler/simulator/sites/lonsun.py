"""A county on 龙讯 Lonsun: a body's annual reports are ``/public/column/{organ}?type=3``."""

from __future__ import annotations

from crawler.simulator.model import Request, Response, SampleReport
from crawler.simulator.site import Column
from crawler.simulator.static import StaticSite

FIRST_ORGAN = 29640


class LonsunSite(StaticSite):
    """The pager is a script with ``pageIndex``; ``type=2`` of the same organ is its guide."""

    key = "lonsun"
    family = "lonsun"
    title_zh = "模拟门户·龙讯"
    title_en = "Simulated portal, Lonsun"
    one_list_per_body = True
    page_size = 3

    def page_path(self, column: Column, number: int) -> str:
        return f"/public/column/{self._organ(column)}?type=3" + (f"&pageIndex={number + 1}" if number else "")

    def respond_list(self, request: Request) -> Response | None:
        for column in self.columns():
            if request.path == f"/public/column/{self._organ(column)}?type=2":
                return Response.html(self.page("政府信息公开指南", "<p>指南</p>"))
        return super().respond_list(request)

    def article_path(self, report: SampleReport) -> str:
        column = next(column for column in self.columns() if column.body == report.body)
        return f"/public/{self._organ(column)}/{51300000 + self.number(report)}.html"

    def article_body(self, report: SampleReport) -> str:
        return f'<div class="gkwz_contnet content">{self.embedded(report)}</div>'

    def pager(self, column: Column, number: int) -> str:
        counts = (
            f"pageIndex: {number + 1}, pageCount: {len(self.pages(column))}, total: {len(column.reports)}"
        )
        return f"<script>Ls.pagination({{{counts}}});</script>"

    def _organ(self, column: Column) -> int:
        return FIRST_ORGAN + int(column.key.removeprefix("c"))
