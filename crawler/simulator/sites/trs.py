"""A county on TRS WCM: one static list per town, each town with another dialect of the page script."""

from __future__ import annotations

from html import escape

from crawler.simulator.model import Request, Response, SampleReport
from crawler.simulator.site import Column, Site, without_query

CUT = 14  # characters of a title that fit into the list; the whole is in @title


class TrsSite(Site):
    """Relative links, cut titles, list date one day off the address date, unquoted ``class=TRS_Editor``."""

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

    def respond_list(self, request: Request) -> Response | None:
        for index, column in enumerate(self.columns()):
            pages = self.pages(column)
            for number in range(len(pages)):
                names = {self._name(index, number)} | ({""} if number == 0 else set())
                if without_query(request.path) in {self.list_path(column) + name for name in names}:
                    return Response.html(self._list(column, index, number))
        return None

    def article_path(self, report: SampleReport) -> str:
        column = next(column for column in self.columns() if column.body == report.body)
        day = report.published
        suffix = (
            report.suffix if report.container == "text" else ".html"
        )  # plain files stand in the list itself
        return f"{self.list_path(column)}{day:%Y%m}/t{day:%Y%m%d}_{self.number(report)}{suffix}"

    def file_path(self, report: SampleReport) -> str:
        return self.article_path(report) if report.container == "text" else super().file_path(report)

    def article_head(self, report: SampleReport) -> str:
        return f"<p>发布时间：{report.published} 09:30</p>"

    def article_body(self, report: SampleReport) -> str:
        return f"<div class=TRS_Editor>{self.embedded(report)}</div>"

    def page(self, title: str, content: str, *, head: str = "") -> str:
        return super().page(title, content, head=f'<meta name="SiteName" content="{self.title_zh}">{head}')

    def _list(self, column: Column, index: int, number: int) -> str:
        rows = "".join(self._row(column, report) for report in self.pages(column)[number])
        return self.page(
            "政府信息公开年报", f"<ul>{rows}</ul><script>{self._pager(column, index, number)}</script>"
        )

    def _row(self, column: Column, report: SampleReport) -> str:
        relative = "./" + self.article_path(report).removeprefix(self.list_path(column))
        shown = report.title if len(report.title) <= CUT else report.title[:CUT] + "..."
        return (
            f'<li><a href="{relative}" title="{escape(report.title)}">{escape(shown)}</a>'
            f"<span>{report.published}</span></li>"
        )

    def _pager(self, column: Column, index: int, number: int) -> str:
        pages, count = len(self.pages(column)), len(column.reports)
        dialects = (
            f'createPageHTML({pages}, {number}, "index", "html");',
            f"createPageHTML('paging', {pages}, {number + 1}, 'index', 'html', {count});",
            f'createPageHTML({pages}, {number}, "index", "shtml", "black2", {count});',
        )
        return dialects[index % len(dialects)]

    def _name(self, index: int, number: int) -> str:
        counted_from_one, extension = index % 3 == 1, "shtml" if index % 3 == 2 else "html"
        if number == 0:
            return f"index.{extension}"
        return f"index_{number + 1 if counted_from_one else number}.{extension}"
