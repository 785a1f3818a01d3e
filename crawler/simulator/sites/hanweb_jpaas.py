"""A provincial department on JPAAS: the list is HTML inside JSON, and only ``paramJson`` pages it."""

from __future__ import annotations

import json
from html import escape
from urllib.parse import parse_qs, urlsplit

from crawler.families.hanweb_jpaas import SERVER
from crawler.simulator.model import Request, Response, SampleReport
from crawler.simulator.site import Column, Site

SIZE_LIMIT = 5  # rows the server gives, whatever is asked for


class HanwebJpaasSite(Site):
    """A plain ``pageNo`` is ignored; links are protocol-relative."""

    key = "hanweb-jpaas"
    family = "hanweb_jpaas"
    title_zh = "模拟门户·大汉 JPAAS"
    title_en = "Simulated portal, Hanweb JPAAS"
    page_size = SIZE_LIMIT

    def list_path(self, column: Column) -> str:
        return "/col/col1229473546/index.html"

    def respond_list(self, request: Request) -> Response | None:
        (column,) = self.columns()
        parts = urlsplit(request.path)
        if request.path == self.list_path(column):
            query = "{'webId':'3301','pageId':'1229473546','parseType':'bulidstatic','pageType':'column',"
            query += "'tagId':'当前栏目list','tplSetId':'9f','editType':'null'}"
            unit = f'<div id="list" url="{SERVER}" queryData="{query}"></div>'
            return Response.html(self.page("年报", unit))
        if parts.path == SERVER:
            return self._unit(column, parse_qs(parts.query))
        return None

    def article_path(self, report: SampleReport) -> str:
        return f"/art/{report.published:%Y/%m/%d}/art_1229473546_{self.number(report)}.html"

    def article_body(self, report: SampleReport) -> str:
        return f'<div class="artile_zw">{self.embedded(report)}</div>'

    def _unit(self, column: Column, query: dict[str, list[str]]) -> Response:
        if query.get("tagId") != ["当前栏目list"] or query.get("webId") != ["3301"]:
            return Response.json({"success": False, "data": None})
        number = int(json.loads(query.get("paramJson", ['{"pageNo":1}'])[0])["pageNo"])
        pages = self.pages(column)
        rows = pages[number - 1] if number <= len(pages) else ()
        lines = "".join(self._row(report) for report in rows)
        pager = f'<div class="pagination" count="{len(column.reports)}" rows="{SIZE_LIMIT}"></div>'
        return Response.json({"success": True, "data": {"html": f"<ul>{lines}</ul>{pager}"}})

    def _row(self, report: SampleReport) -> str:
        url = f"//{self.host}:{self.port}{self.article_path(report)}"
        return f'<li><a href="{url}">{escape(report.title)}</a><b>{report.published}</b></li>'
