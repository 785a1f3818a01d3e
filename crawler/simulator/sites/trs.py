"""A county on TRS WCM: one static list per town, each town with another dialect of the page script."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape

from crawler.simulator.model import Request, Response, SampleReport
from crawler.simulator.site import Column
from crawler.simulator.static import StaticSite

CUT = 14  # characters of a title that fit into the list; the whole is in @title
PLAIN = "text"  # the container of files that stand in the list itself, without a detail page


class TrsSite(StaticSite):
    """Relative links, cut titles, unquoted ``class=TRS_Editor``, three dialects of ``createPageHTML``.

    Every third report is listed a day after the date in its address, as where the list prints the release.
    """

    key = "trs"
    family = "trs"
    title_zh = "模拟门户·拓尔思"
    title_en = "Simulated portal, TRS WCM"
    page_size = 2
    one_list_per_body = True
    validators = True
    robots = "User-agent: *\nAllow: /\n"

    def list_path(self, column: Column) -> str:
        return f"/xxgk/{column.key}/zfxxgknb/"

    def page_path(self, column: Column, number: int) -> str:
        dialect = self._dialect(column)
        extension = "shtml" if dialect == 2 else "html"
        suffix = f"_{number + 1 if dialect == 1 else number}" if number else ""
        return f"{self.list_path(column)}index{suffix}.{extension}"

    def respond_list(self, request: Request) -> Response | None:
        for column in self.columns():
            if request.path == self.list_path(column):
                return Response.html(self.list_page(column, 0))
        return super().respond_list(request)

    def article_path(self, report: SampleReport) -> str:
        column = next(column for column in self.columns() if column.body == report.body)
        day = report.published
        suffix = report.suffix if report.container == PLAIN else ".html"
        return f"{self.list_path(column)}{day:%Y%m}/t{day:%Y%m%d}_{self.number(report)}{suffix}"

    def file_path(self, report: SampleReport) -> str:
        return self.article_path(report) if report.container == PLAIN else super().file_path(report)

    def article_head(self, report: SampleReport) -> str:
        return f"<p>发布时间：{report.published} 09:30</p>"

    def article_body(self, report: SampleReport) -> str:
        return f"<div class=TRS_Editor>{self.embedded(report)}</div>"

    def page(self, title: str, content: str, *, head: str = "") -> str:
        return super().page(title, content, head=f'<meta name="SiteName" content="{self.title_zh}">{head}')

    def row(self, column: Column, report: SampleReport) -> str:
        relative = "./" + self.article_path(report).removeprefix(self.list_path(column))
        shown = report.title if len(report.title) <= CUT else report.title[:CUT] + "..."
        return (
            f'<li><a href="{relative}" title="{escape(report.title)}">{escape(shown)}</a>'
            f"<span>{self._listed_on(report)}</span></li>"
        )

    def pager(self, column: Column, number: int) -> str:
        pages, count = len(self.pages(column)), len(column.reports)
        call = (
            f'createPageHTML({pages}, {number}, "index", "html");',
            f"createPageHTML('paging', {pages}, {number + 1}, 'index', 'html', {count});",
            f'createPageHTML({pages}, {number}, "index", "shtml", "black2", {count});',
        )[self._dialect(column)]
        return f"<script>{call}</script>"

    def _listed_on(self, report: SampleReport) -> date:
        return report.published + timedelta(days=self.number(report) % 3 == 0)

    def _dialect(self, column: Column) -> int:
        return int(column.key.removeprefix("c")) % 3 - 1 if int(column.key.removeprefix("c")) % 3 else 2
