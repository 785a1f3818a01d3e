"""The base of simulated portals whose lists are pages of anchors."""

from __future__ import annotations

from abc import abstractmethod
from html import escape

from crawler.simulator.model import Request, Response, SampleReport
from crawler.simulator.site import Column, Site


class StaticSite(Site):
    """Subclasses name the pages' paths; rows, totals and the "下一页" anchor are common."""

    @abstractmethod
    def page_path(self, column: Column, number: int) -> str:
        """The path (with query) of list page *number*, counted from 0."""

    def list_path(self, column: Column) -> str:
        return self.page_path(column, 0)

    def respond_list(self, request: Request) -> Response | None:
        for column in self.columns():
            for number in range(len(self.pages(column))):
                if request.path == self.page_path(column, number):
                    return Response.html(self.list_page(column, number))
        return None

    def list_page(self, column: Column, number: int) -> str:
        """One page of the list in the portal's chrome."""
        rows = "".join(self.row(column, report) for report in self.pages(column)[number])
        return self.page("政府信息公开年报", f'<ul class="list">{rows}</ul>{self.pager(column, number)}')

    def row(self, column: Column, report: SampleReport) -> str:
        """One line of the list."""
        return (
            f'<li><a href="{self.article_path(report)}">{escape(report.title)}</a>'
            f"<span>{report.published}</span></li>"
        )

    def pager(self, column: Column, number: int) -> str:
        """What stands below the list."""
        pages = self.pages(column)
        last = number + 1 == len(pages)
        link = "<span>下一页</span>" if last else f'<a href="{self.page_path(column, number + 1)}">下一页</a>'
        return f'<div class="page">共{len(column.reports)}条 共{len(pages)}页 {link}</div>'
