"""A town's sub-path on the Guangdong platform: index with tree, JSON list, two shapes of detail page."""

from __future__ import annotations

import json
from datetime import datetime, time
from html import escape
from typing import Any
from urllib.parse import parse_qs, urlsplit

from crawler.families.gkmlpt import CHINA
from crawler.simulator.model import Request, Response, SampleReport
from crawler.simulator.site import Column, Site

SID = "200113"
COLUMN = 5173
PREFIX = "/simzhen"


class GkmlptSite(Site):
    """``date: 0`` on the oldest post, a ``jump_url`` node, 404 beyond the last page, ``DETAIL.content``.

    With ``duplicate_posts`` the newest post stands in two columns and so twice in the list, under two ids.
    """

    key = "gkmlpt"
    family = "gkmlpt"
    title_zh = "模拟门户·广东公开目录平台"
    title_en = "Simulated portal, Guangdong gkmlpt"
    validators = True
    robots = "User-agent: *\nDisallow: /admin/\n"

    def list_path(self, column: Column) -> str:
        return f"{PREFIX}/gkmlpt/annualreport"

    def respond_list(self, request: Request) -> Response | None:
        parts = urlsplit(request.path)
        if parts.path in (f"{PREFIX}/gkmlpt/index", f"{PREFIX}/gkmlpt/annualreport"):
            return Response.html(self._index())
        if parts.path == f"{PREFIX}/gkmlpt/api/all/{COLUMN}":
            return self._articles(parse_qs(parts.query))
        return None

    def article_path(self, report: SampleReport) -> str:
        number = 5173000 + self.number(report)
        if self._classic(report):
            return f"{PREFIX}/zfxxgknb/content/post_{number}.html"
        return f"{PREFIX}/gkmlpt/content/{number // 1000000}/{number // 1000}/post_{number}.html"

    def file_path(self, report: SampleReport) -> str:
        number = 5173000 + self.number(report)
        return f"{PREFIX}/attachment/0/{number // 10000}/{number}/{number}{report.suffix}"

    def article_page(self, report: SampleReport) -> str:
        if self._classic(report):
            return super().article_page(report)
        detail = {
            "title": report.title,
            "publisher": report.body,
            "content": self.embedded(report),
            "attachment": [],
        }
        config = json.dumps(detail, ensure_ascii=False).replace("<", "\\u003C").replace(">", "\\u003E")
        head = f"<script>window._CONFIG = {{SID: '{SID}', DETAIL: {config}}};</script>"
        content = (
            f'<h1 class="content-title">{escape(report.title)}</h1><div class="content-desc"><span>发布时间：'
            f'{report.published} 10:00:00</span></div><div class="content"></div>'
        )
        return self.page(report.title, content, head=head)

    def article_body(self, report: SampleReport) -> str:
        return f'<div class="articleBox">{self.embedded(report)}</div>'

    def _classic(self, report: SampleReport) -> bool:
        return self.number(report) % 3 == 0

    def _index(self) -> str:
        (column,) = self.columns()
        tree = [
            {"id": 5100, "name": "政策文件", "post_count": 3, "jump_url": "", "children": []},
            {
                "id": 5170,
                "name": "法定主动公开内容",
                "post_count": 0,
                "jump_url": "",
                "children": [
                    {
                        "id": 5172,
                        "name": "年报（上级）",
                        "jump_url": "http://www.sim-other.gov.cn/",
                        "children": [],
                    },
                    {
                        "id": COLUMN,
                        "name": "政府信息公开年报",
                        "post_count": len(column.reports),
                        "jump_url": "",
                    },
                ],
            },
        ]
        config = f"SID: '{SID}', SERVICE_AREA_ID: '1', TREE: {json.dumps(tree, ensure_ascii=False)}"
        head = f'<script src="/gkmlpt/app.js"></script><script>window._CONFIG = {{{config}}};</script>'
        return self.page("政府信息公开目录", '<div id="app"></div>', head=head)

    def _articles(self, query: dict[str, list[str]]) -> Response:
        (column,) = self.columns()
        listed = self.listed(column)
        again = listed[:1] if self.fault == "duplicate_posts" else ()
        number, pages = int(query.get("page", ["1"])[0]), self.paged((*listed, *again))
        if query.get("sid") != [SID] or not 1 <= number <= len(pages):
            return Response.json({"message": "not found"}, 404)
        articles = [self._article(column, report) for report in pages[number - 1]]
        if again and number == len(pages):
            articles[-1] |= {"id": 5999999, "classify_main": 5100, "classify_main_name": "政策文件"}
        total = len(column.reports) + len(again)
        classify = {"id": COLUMN, "name": "政府信息公开年报", "post_count": total}
        return Response.json({"classify": classify, "articles": articles})

    def _article(self, column: Column, report: SampleReport) -> dict[str, Any]:
        midnight = int(datetime.combine(report.published, time(), CHINA).timestamp())
        return {
            "id": 5173000 + self.number(report),
            "title": report.title,
            "url": self.base + self.article_path(report),
            "publisher": report.body,
            "date": 0 if report is column.reports[-1] else midnight,
            "created_at": f"{report.published} 10:00:00",
            "classify_main": COLUMN,
            "classify_main_name": "政府信息公开年报",
            "attachment": [],
        }
