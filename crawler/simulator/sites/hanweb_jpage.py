"""A county on Hanweb jcms: records in ``<script type="text/xml">``, the rest behind ``dataproxy.jsp``."""

from __future__ import annotations

from html import escape
from urllib.parse import parse_qs, urlsplit

from crawler.simulator.model import Request, Response, SampleReport
from crawler.simulator.site import Column, Site

PROXY = "/module/web/jpage/dataproxy.jsp"
ROWS = 1  # records per display page; a window is three display pages
FIRST_COLUMN = 10345
WEB_NAME = "%25E6%25A8%25A1%25E6%258B%259F"  # 模拟, percent-encoded twice, as such sites write it


class HanwebJpageSite(Site):
    """Dates split over lines; one column with an empty datastore whose rows stand in the HTML."""

    key = "hanweb-jpage"
    family = "hanweb_jpage"
    title_zh = "模拟门户·大汉 jpage"
    title_en = "Simulated portal, Hanweb jpage"
    one_list_per_body = True

    def list_path(self, column: Column) -> str:
        return f"/col/col{self._number(column)}/index.html"

    def respond_list(self, request: Request) -> Response | None:
        parts = urlsplit(request.path)
        for column in self.columns():
            if request.path == self.list_path(column):
                return Response.html(self._column_page(column))
            wanted = parse_qs(parts.query or request.body.decode())
            if parts.path == PROXY and wanted.get("columnid") == [str(self._number(column))]:
                return self._window(column, wanted)
        return None

    def article_path(self, report: SampleReport) -> str:
        column = next(column for column in self.columns() if column.body == report.body)
        day = report.published
        return f"/art/{day.year}/{day.month}/{day.day}/art_{self._number(column)}_{self.number(report)}.html"

    def article_body(self, report: SampleReport) -> str:
        return f'<div id="zoom">{self.embedded(report)}</div>'

    def _column_page(self, column: Column) -> str:
        rows = self.listed(column)
        script = f"$('#list').jpage({{perPage:{ROWS},totalRecord:{len(column.reports)},proxyUrl:'{PROXY}'}});"
        if self._printed(column):
            printed = "".join(self._row(report) for report in rows)
            store, content = self._datastore(column, ()), f"<ul>{printed}</ul>"
        else:
            store, content = self._datastore(column, rows[: 3 * ROWS]), '<ul id="list"></ul>'
        return self.page(
            "年报", f'{content}<script type="text/xml">{store}</script><script>{script}</script>'
        )

    def _window(self, column: Column, wanted: dict[str, list[str]]) -> Response:
        first, last = int(wanted["startrecord"][0]), int(wanted["endrecord"][0])
        known = wanted.get("unitid") == ["48601"] and wanted.get("webname") == ["模拟"]
        rows = self.listed(column)[first - 1 : last] if known and not self._printed(column) else ()
        return Response(self._datastore(column, rows).encode(), media_type="text/xml; charset=utf-8")

    def _datastore(self, column: Column, rows: tuple[SampleReport, ...]) -> str:
        constants = (
            f"columnid={self._number(column)}&unitid=48601&webid=54&webname={WEB_NAME}&permissiontype=0"
        )
        group = f'<nextgroup><![CDATA[<a href="{PROXY}?page=1&appid=1&path=/&{constants}"></a>]]></nextgroup>'
        records = "".join(f"<record><![CDATA[{self._row(report)}]]></record>" for report in rows)
        return f"<datastore>{group}<recordset>{records}</recordset></datastore>"

    def _row(self, report: SampleReport) -> str:
        split = report.published.isoformat().replace("-", "-\n")
        link = (
            f'<a href="{self.article_path(report)}" title="{escape(report.title)}">{escape(report.title)}</a>'
        )
        return f"<li>{link}<span>{split}</span></li>"

    def _number(self, column: Column) -> int:
        return FIRST_COLUMN + int(column.key.removeprefix("c"))

    def _printed(self, column: Column) -> bool:
        return self._number(column) % 3 == 0
