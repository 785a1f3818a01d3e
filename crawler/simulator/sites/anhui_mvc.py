"""A county on the MVC platform of 安徽: two spellings of the controller, home page a 585-byte shell."""

from __future__ import annotations

from crawler.simulator.model import Request, Response, SampleReport
from crawler.simulator.site import Column
from crawler.simulator.static import StaticSite

SHELL = 585  # bytes
OPENNESS = "/Openness/index.html"  # the page that leads to the lists


class AnhuiMvcSite(StaticSite):
    """``…/showList/{id}/page_N.html``; old reports live under another controller."""

    key = "anhui-mvc"
    family = "anhui_mvc"
    title_zh = "模拟门户·安徽公开平台"
    title_en = "Simulated portal, Anhui MVC"

    def page_path(self, column: Column, number: int) -> str:
        return f"/XxgkAnnualReport/showList/650/page_{number + 1}.html"

    def respond_list(self, request: Request) -> Response | None:
        if request.path == "/":
            return Response.html(self.page("首页", "").ljust(SHELL))
        if request.path == OPENNESS:
            return Response.html(self.home())
        return super().respond_list(request)

    def article_path(self, report: SampleReport) -> str:
        controller = "Xxgknb" if report.published.year < 2023 else "XxgkAnnualReport"
        return f"/{controller}/show/{self.number(report)}.html"

    def article_body(self, report: SampleReport) -> str:
        return f'<div class="article-content">{self.embedded(report)}</div>'
