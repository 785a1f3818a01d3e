"""One issuer over the years: its reports as a table and a chart, and the years that are missing with
the reason.
"""

from __future__ import annotations

from typing import Any

from archive.site import charts
from archive.site.pages.shared import argument, first, not_found, render, rows

BODY = """SELECT b.*, d.name AS division_name, d.province, d.city, d.county, p.name AS portal_name, p.host
  FROM body b LEFT JOIN division d ON d.id = b.division_id LEFT JOIN portal p ON p.id = b.portal_id
  WHERE b.id = :id"""
REPORTS = "SELECT * FROM report WHERE body_id = :id ORDER BY year DESC, scope"
GAPS = """SELECT year, status, reason_zh, reason_en, url FROM coverage_item
  WHERE body_id = :id AND report_id IS NULL ORDER BY year DESC"""

# (column of report, Chinese, English): the series of the chart, chosen by ?figure=
FIGURES = {
    "new": ("本年新收申请", "new applications"),
    "total": ("办理结果总计", "applications handled"),
    "granted": ("予以公开", "granted"),
    "denied": ("不予公开", "denied"),
    "unable": ("无法提供", "could not be provided"),
    "not_processed": ("不予处理", "not processed"),
    "carried_out": ("结转下年度", "carried over"),
    "reviews": ("行政复议", "administrative reviews"),
    "lawsuits": ("行政诉讼", "lawsuits"),
    "licences": ("行政许可", "licences"),
    "penalties": ("行政处罚", "penalties"),
    "coercions": ("行政强制", "coercive measures"),
}


async def page(datasette: Any, request: Any) -> Any:
    """``/body/<id>``."""
    key = {"id": argument(request, "id")}
    found = await first(datasette, BODY, key)
    if found is None:
        raise not_found("没有这个机关。", "There is no such body.")
    reports = await rows(datasette, REPORTS, key)
    figure = request.args.get("figure") or "new"
    figure = figure if figure in FIGURES else "new"
    return await render(
        datasette,
        request,
        "body.html",
        body=found,
        reports=reports,
        gaps=await rows(datasette, GAPS, key),
        figures=FIGURES,
        figure=figure,
        charts=[
            (scope, _chart(reports, scope, figure))
            for scope in sorted({report["scope"] for report in reports})
        ],
    )


def _chart(reports: list[dict[str, Any]], scope: str, figure: str) -> charts.Chart:
    """One series per scope: a body's own figures and those of its whole area are never on one line."""
    known = {
        report["year"]: report[figure] for report in reports if report["scope"] == scope and report["year"]
    }
    years = range(min(known), max(known) + 1) if known else range(0)
    return charts.chart([(str(year), known.get(year)) for year in years])
