"""A district on a static system of Guangdong: one column per year, articles ``content/post_N.html``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crawler.simulator.model import Request, Response, SampleReport
from crawler.simulator.site import Column
from crawler.simulator.static import StaticSite

TOP = "/xxgk/xxgknb/"


class NfcmsSite(StaticSite):
    """The years' columns hang below one page, and their paths are one year behind what they hold."""

    key = "nfcms"
    family = "generic"
    title_zh = "模拟门户·逐年栏目"
    title_en = "Simulated portal, a column for each year"
    page_size = 2

    def list_path(self, column: Column) -> str:
        return TOP

    def page_path(self, column: Column, number: int) -> str:
        return f"{self._directory(column)}index{f'_{number + 1}' if number else ''}.html"

    def source_options(self, column: Column) -> Mapping[str, Any]:
        return {"columns": [r"20\d\d年度年报"]}

    def pages(self, column: Column) -> list[tuple[SampleReport, ...]]:
        kept = self.listed(self.columns()[0])
        return self.paged([report for report in column.reports if report in kept])

    def respond_list(self, request: Request) -> Response | None:
        (whole,) = self.columns()
        years = self._years(whole)
        if request.path == TOP:
            links = "".join(
                f'<li><a href="{self.page_path(year, 0)}">{year.key}年度年报</a></li>' for year in years
            )
            return Response.html(self.page("年报", f"<ul>{links}</ul>"))
        for year in years:
            for number in range(len(self.pages(year))):
                if request.path == self.page_path(year, number):
                    return Response.html(self.list_page(year, number))
        return None

    def article_path(self, report: SampleReport) -> str:
        return f"/xxgk/xxgknb/{report.published.year - 2}/content/post_{1009000 + self.number(report)}.html"

    def article_body(self, report: SampleReport) -> str:
        return f'<div class="articleBox">{self.embedded(report)}</div>'

    def _years(self, whole: Column) -> list[Column]:
        """The lists inside: the reports published in one year stand in the column of the year before."""
        years = sorted({report.published.year - 1 for report in whole.reports}, reverse=True)
        return [
            Column(str(year), None, tuple(r for r in whole.reports if r.published.year - 1 == year))
            for year in years
        ]

    def _directory(self, year: Column) -> str:
        return f"{TOP}{int(year.key) - 1}/"
