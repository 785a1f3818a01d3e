"""A Fujian city: the column page is a shell, the list a form-encoded POST, in either of two dialects."""

from __future__ import annotations

import math
from typing import Any
from urllib.parse import parse_qsl

from crawler.simulator.model import HTML, Request, Response, SampleReport
from crawler.simulator.site import Column, Site

INDEX = 229105
FIRST_COLUMN = 1377


class FjdzappSite(Site):
    """GET on the search is an error; ``_src`` under ``/protect/`` is forbidden, ``_href`` is the file."""

    key = "fjdzapp"
    family = "fjdzapp"
    title_zh = "模拟门户·福建检索"
    title_en = "Simulated portal, Fujian search"
    one_list_per_body = True

    def list_path(self, column: Column) -> str:
        return f"/zfxxgk/{column.key}/zfxxgknb/"

    def respond_list(self, request: Request) -> Response | None:
        if request.path == "/fjdzapp/search":
            return self._search(request)
        if request.path.startswith("/protect/"):
            return Response.html("<h1>403 Forbidden</h1>", 403)
        for column in self.columns():
            if request.path == self.list_path(column):
                return Response.html(self._shell(column))
        return None

    def article_path(self, report: SampleReport) -> str:
        column = next(column for column in self.columns() if column.body == report.body)
        day = report.published
        return f"{self.list_path(column)}{day:%Y%m}/t{day:%Y%m%d}_{self.number(report)}.htm"

    def article_body(self, report: SampleReport) -> str:
        text = report.data.decode("utf-8") if report.container == HTML else "<p>见附件。</p>"
        return f"<div class=TRS_Editor>{text}</div>"

    def _shell(self, column: Column) -> str:
        templet = ", templet: 'docs.jsp'" if self._second_dialect(column) else ""
        script = (
            f"load('/fjdzapp/search', {{channelid: '{INDEX}', chnlid: '{self._number(column)}'{templet}}});"
        )
        return self.page(
            "年报", f'<ul ms-repeat="data"><li>{{{{doctitle}}}}</li></ul><script>{script}</script>'
        )

    def _search(self, request: Request) -> Response:
        form = dict(parse_qsl(request.body.decode()))
        wanted = form.get("classsql", "").removeprefix("chnlid=")
        column = next((column for column in self.columns() if str(self._number(column)) == wanted), None)
        if request.method != "POST" or form.get("channelid") != str(INDEX) or column is None:
            return Response.json({"error": "bad request"}, 400)
        number, size = int(form["page"]), min(int(form["prepage"]), 3)
        rows = self.listed(column)[(number - 1) * size : number * size]
        count = len(column.reports)
        key = "docs" if form.get("templet") == "docs.jsp" else "data"
        answer = {"error": "", "page": number, "prepage": size, "pageCount": math.ceil(count / size)}
        return Response.json({**answer, "recordCount": count, key: [self._row(report) for report in rows]})

    def _row(self, report: SampleReport) -> dict[str, Any]:
        files = []
        if report.container != HTML:
            name = self.file_path(report).rpartition("/")[2]
            files = [
                {"appfile": name, "_src": f"/protect/{name}", "_href": self.base + self.file_path(report)}
            ]
        return {
            "doctitle": report.title,
            "docpuburl": self.base + self.article_path(report),
            "docreltime": f"{report.published:%Y.%m.%d} 11:34:00",
            "sourcename": report.body,
            "files": files,
        }

    def _number(self, column: Column) -> int:
        return FIRST_COLUMN + int(column.key.removeprefix("c"))

    def _second_dialect(self, column: Column) -> bool:
        return self._number(column) % 2 == 0
