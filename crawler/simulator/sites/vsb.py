"""A county on 博达 VSB: page numbers that run downward, metadata list, download buttons that are scripts."""

from __future__ import annotations

from html import escape

from crawler.simulator.model import HTML, SampleReport
from crawler.simulator.site import IMAGES, Column
from crawler.simulator.static import StaticSite


class VsbSite(StaticSite):
    """``zfxxgknb.htm`` is page 1, ``zfxxgknb/{total-1}.htm`` page 2 … ``zfxxgknb/1.htm`` the last."""

    key = "vsb"
    family = "vsb"
    title_zh = "模拟门户·博达"
    title_en = "Simulated portal, VSB"

    def page_path(self, column: Column, number: int) -> str:
        return "/zfxxgk/zfxxgknb" + (f"/{len(self.pages(column)) - number}" if number else "") + ".htm"

    def article_path(self, report: SampleReport) -> str:
        return f"/info/14423/{self.number(report)}.htm"

    def article_head(self, report: SampleReport) -> str:
        return (
            f'<div class="dtl-list"><ul><li><em>发布机构：</em>{escape(report.body)}</li>'
            f"<li><em>发布日期：</em>{report.published}</li></ul></div>"
        )

    def article_body(self, report: SampleReport) -> str:
        return f'<div id="vsb_content"><div class="v_news_content">{self.embedded(report)}</div></div>'

    def embedded(self, report: SampleReport) -> str:
        if report.container == HTML or report.suffix in IMAGES:
            return super().embedded(report)
        script = f"down('{self.file_path(report)}')"
        return f'<p>见附件。</p><a href="javascript:;" onclick="{script}">下载全文</a>'

    def pager(self, column: Column, number: int) -> str:
        pages = len(self.pages(column))
        last = number + 1 == pages
        following = "下页" if last else f'<a href="{self.page_path(column, number + 1)}">下页</a>'
        script = f'<script>_simple_list_gotopage_fun({pages},"u13_goto",2)</script>'
        return f'{script}<span class="p_next">{following}</span>'
