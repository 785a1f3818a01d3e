"""A district on 新点 Epoint: article pages are shells, the body comes from a POST."""

from __future__ import annotations

import json
import uuid
from html import escape
from urllib.parse import parse_qsl, urlencode

from crawler.simulator.model import HTML, Request, Response, SampleReport
from crawler.simulator.site import Column
from crawler.simulator.static import StaticSite

ACTION = "/EpointWebBuilder/rest/lightfrontaction/getGovInfoDetail"


class EpointSite(StaticSite):
    """Other action names answer 404; a report that is a file has ``infotype`` pdf and no HTML body."""

    key = "epoint"
    family = "epoint"
    title_zh = "模拟门户·新点"
    title_en = "Simulated portal, Epoint"

    def page_path(self, column: Column, number: int) -> str:
        return f"/govxxgk/nb/govlist{f'_{number + 1}' if number else ''}.html"

    def respond_list(self, request: Request) -> Response | None:
        if request.path.endswith("/getGovInfoDetail"):
            return self._detail(request)
        return super().respond_list(request)

    def article_path(self, report: SampleReport) -> str:
        return f"/showinfo.html?infoGuid={self._guid(report)}"

    def article_page(self, report: SampleReport) -> str:
        return self.page(
            "信息公开", '<div id="info_spnContent"></div><script src="/js/showinfo.js"></script>'
        )

    def article_body(self, report: SampleReport) -> str:
        return self.embedded(report)

    def file_path(self, report: SampleReport) -> str:
        return f"/attach/{self._guid(report)}{report.suffix}"

    def answer(self, report: SampleReport) -> Response:
        """The body of one report as the interface gives it."""
        whole = report.container == HTML
        files = [] if whole else [{"attachname": report.title, "attachurl": self.file_path(report)}]
        data = {
            "title": report.title,
            "infodate": str(report.published),
            "oudept": report.body,
            "infotype": "html" if whole else "pdf",
            "infocontent": self.article_body(report) if whole else "",
            "pdflist": files,
        }
        return Response.json({"custom": {"code": 1, "data": data}})

    def article_requests(self, report: SampleReport) -> tuple[Request, ...]:
        body = urlencode({"params": json.dumps({"infoid": self._guid(report)})}).encode()
        return (*super().article_requests(report), Request("POST", self.host, ACTION, body=body))

    def row(self, column: Column, report: SampleReport) -> str:
        link = f'<a href="{self.article_path(report)}">{escape(report.title)}</a>'
        return f"<li>{link}<span>{report.published}</span></li>"

    def _detail(self, request: Request) -> Response:
        wanted = json.loads(dict(parse_qsl(request.body.decode())).get("params", "{}")).get("infoid")
        for report in self.reports:
            if request.method == "POST" and request.path == ACTION and wanted == self._guid(report):
                return self.answer(report)
        return Response.html("<h1>404 Not Found</h1>", 404)

    def _guid(self, report: SampleReport) -> str:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, str(self.number(report))))
