"""A county on UCAP: one body's list in pages, one behind the JSON search, one loaded as a fragment."""

from __future__ import annotations

import hashlib
from html import escape
from urllib.parse import parse_qs, urlsplit

from crawler.simulator.model import Request, Response, SampleReport
from crawler.simulator.site import Column
from crawler.simulator.static import StaticSite

PAGED, SEARCHED, LOADED = 1, 2, 0


class UcapSite(StaticSite):
    """``createPageHTML`` counts from 1 and names the pager's container first."""

    key = "ucap"
    family = "ucap"
    title_zh = "模拟门户·开普云"
    title_en = "Simulated portal, UCAP"
    one_list_per_body = True
    page_size = 3
    compressed = True

    def page_path(self, column: Column, number: int) -> str:
        return f"/sim/{column.key}/common_list{f'_{number + 1}' if number else ''}.shtml"

    def respond_list(self, request: Request) -> Response | None:
        parts = urlsplit(request.path)
        for column in self.columns():
            if parts.path == f"/searchList/{column.key}":
                return self._search(column, parse_qs(parts.query))
            if parts.path == self._fragment(column):
                rows = "".join(self.row(column, report) for report in self.listed(column))
                return Response.html(f"<ul>{rows}</ul><p>共{len(column.reports)}条</p>")
        return super().respond_list(request)

    def list_page(self, column: Column, number: int) -> str:
        kind = self._kind(column)
        if kind == PAGED:
            return super().list_page(column, number)
        url = f"/searchList/{column.key}?_isAgg=true&_isJson=true&_pageSize=3&_template=index&page=1"
        script = f"query('{url}')" if kind == SEARCHED else f"$('#list').load('{self._fragment(column)}')"
        return self.page("年报", f'<div id="list"></div><script>{script}</script>')

    def article_path(self, report: SampleReport) -> str:
        name = hashlib.md5(str(self.number(report)).encode(), usedforsecurity=False).hexdigest()
        return f"/sim/nb/{report.published:%Y%m}/{name}.shtml"

    def article_body(self, report: SampleReport) -> str:
        return f'<div id="UCAP-CONTENT">{self.embedded(report)}</div>'

    def pager(self, column: Column, number: int) -> str:
        numbers = f"{len(self.pages(column))}, {number + 1}"
        call = f"createPageHTML('page_div', {numbers}, 'common_list', 'shtml', {len(column.reports)})"
        return f"<script>{call}</script>"

    def _search(self, column: Column, query: dict[str, list[str]]) -> Response:
        number, pages = int(query["page"][0]), self.pages(column)
        rows = pages[number - 1] if number <= len(pages) else ()
        results = [
            {
                "title": escape(report.title),
                "url": self.article_path(report),
                "publishedTimeStr": f"{report.published} 10:00:00",
            }
            for report in rows
        ]
        return Response.json(
            {"data": {"total": len(column.reports), "rows": self.page_size, "results": results}}
        )

    def _kind(self, column: Column) -> int:
        return int(column.key.removeprefix("c")) % 3

    def _fragment(self, column: Column) -> str:
        return f"/sim/{column.key}/list_fragment.shtml"
