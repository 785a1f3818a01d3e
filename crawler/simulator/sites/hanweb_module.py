"""A county with Hanweb's annual-report module: the page of a body and year is the report."""

from __future__ import annotations

from crawler.simulator.model import Request, Response, SampleReport
from crawler.simulator.site import Column, Site

MODULE = "/module/xxgk/xxgkAnnualReport.jsp"


class HanwebModuleSite(Site):
    """The year selector of every page offers the body's other years; the body is only an ``area``."""

    key = "hanweb-module"
    family = "hanweb_module"
    title_zh = "模拟门户·大汉年报模块"
    title_en = "Simulated portal, Hanweb report module"
    one_list_per_body = True

    def list_path(self, column: Column) -> str:
        return self.article_path(column.reports[0])

    def respond_list(self, request: Request) -> Response | None:
        return None  # the list is the newest report's own page

    def article_path(self, report: SampleReport) -> str:
        area = 1137082600 + [column.body for column in self.columns()].index(report.body)
        return f"{MODULE}?area={area}&fbtime={report.year or report.published.year - 1}"

    def file_path(self, report: SampleReport) -> str:
        return f"/module/download/{self.number(report)}{report.suffix}"

    def article_body(self, report: SampleReport) -> str:
        column = next(column for column in self.columns() if column.body == report.body)
        years = [item.year or item.published.year - 1 for item in self.listed(column)]
        options = "".join(f'<option value="{year}">{year}年</option>' for year in years)
        return f'<select name="fbtime">{options}</select><div id="zoom">{self.embedded(report)}</div>'
