"""Portals whose lists exist only after a script has run."""

from __future__ import annotations

import json

from crawler.simulator.model import SampleReport
from crawler.simulator.site import Column
from crawler.simulator.static import StaticSite

SCRIPT = """
const rows = JSON.parse(document.getElementById('rows').textContent);
document.getElementById('app').innerHTML = '<ul>' + rows.map(
  ([href, title, day]) => '<li><a href="' + href + '">' + title + '</a><span>' + day + '</span></li>'
).join('') + '</ul><p>共' + %d + '条</p>';
"""


class BrowserSite(StaticSite):
    """``<div id="app">`` and a script; the article pages are ordinary."""

    key = "browser"
    family = "browser"
    title_zh = "模拟门户·脚本列表"
    title_en = "Simulated portal, list made by a script"
    page_size = 1000

    def page_path(self, column: Column, number: int) -> str:
        return "/zwgk/zfxxgknb/index.html"

    def list_page(self, column: Column, number: int) -> str:
        rows = [
            [self.article_path(report), report.title, str(report.published)] for report in self.listed(column)
        ]
        store = f'<script type="application/json" id="rows">{json.dumps(rows, ensure_ascii=False)}</script>'
        return self.page(
            "年报", f'<div id="app"></div>{store}<script>{SCRIPT % len(column.reports)}</script>'
        )

    def article_path(self, report: SampleReport) -> str:
        return f"/doc/{report.published:%Y/%m/%d}/{self.number(report)}.shtml"

    def article_body(self, report: SampleReport) -> str:
        return f'<div class="article">{self.embedded(report)}</div>'


class HashRouteSite(BrowserSite):
    """A single page of an application: what stands behind the ``#`` decides what it shows."""

    key = "browser-hash"
    title_zh = "模拟门户·单页应用"
    title_en = "Simulated portal, hash routes"

    def list_path(self, column: Column) -> str:
        return f"{self.page_path(column, 0)}#/nb/list"

    def page_path(self, column: Column, number: int) -> str:
        return "/policy-find/index.html"

    def list_page(self, column: Column, number: int) -> str:
        page = super().list_page(column, number)
        route = "if (location.hash !== '#/nb/list') throw new Error('home');"
        return page.replace("<script>", f"<script>{route}")
