"""A county on PHPCMS: query-string lists whose pager never ends, downloads routed through ``c=down``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from crawler.simulator.model import Request, Response, SampleReport
from crawler.simulator.site import IMAGES, Column
from crawler.simulator.static import StaticSite

# "a_k=1428d9f", and after some views "a_k=1428d9f-7"
KEY = re.compile(r"(a_k=[0-9a-f]+)(?:-\d+)?")
LISTS = "/index.php?m=content&c=index&a=lists&catid=271"


class PhpcmsSite(StaticSite):
    """A page beyond the last repeats the last; on the last page "下一页" names the page itself."""

    key = "phpcms"
    family = "phpcms"
    title_zh = "模拟门户·PHPCMS"
    title_en = "Simulated portal, PHPCMS"

    def __init__(self, reports: Sequence[SampleReport], port: int) -> None:
        super().__init__(reports, port)
        self._views = 0

    def page_path(self, column: Column, number: int) -> str:
        return LISTS + (f"&page={number + 1}" if number else "")

    def respond_list(self, request: Request) -> Response | None:
        listed = super().respond_list(request)
        if listed is None and request.path.startswith(f"{LISTS}&page="):
            (column,) = self.columns()
            return Response.html(self.list_page(column, len(self.pages(column)) - 1))
        return listed

    def article_path(self, report: SampleReport) -> str:
        return f"/index.php?m=content&c=index&a=show&catid=271&id={self.number(report)}"

    def respond(self, request: Request) -> Response:
        """With ``rotating_downloads`` every view of an article links its file under another key."""
        if self.fault == "rotating_downloads":
            self._views += 1
        return super().respond(replace(request, path=KEY.sub(r"\1", request.path)))

    def embedded(self, report: SampleReport) -> str:
        text = super().embedded(report)
        return KEY.sub(rf"\1-{self._views}", text) if self._views else text

    def file_path(self, report: SampleReport) -> str:
        if report.suffix in IMAGES:
            return f"/uploadfile/{report.published:%Y/%m%d}/{self.number(report)}{report.suffix}"
        return f"/index.php?m=content&c=down&a_k={self.number(report):x}d9f"

    def article_body(self, report: SampleReport) -> str:
        return f'<div class="article-content">{self.embedded(report)}</div>'

    def pager(self, column: Column, number: int) -> str:
        last = len(self.pages(column))
        pages = "".join(
            f'<a href="{escape(self.page_path(column, index))}">{index + 1}</a> ' for index in range(last)
        )
        following = escape(f"{LISTS}&page={min(number + 2, last)}")
        return f'<div id="pages"><a>{len(column.reports)}条</a> {pages}<a href="{following}">下一页</a></div>'

    def row(self, column: Column, report: SampleReport) -> str:
        link = f'<a href="{escape(self.base + self.article_path(report))}">{escape(report.title)}</a>'
        return f"<li>{link}<span>{report.published}</span></li>"
