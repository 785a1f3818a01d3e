"""What changed between the versions of one report, cell by cell."""

from __future__ import annotations

from typing import Any

from archive.site.pages import report as report_page
from archive.site.pages.shared import argument, render, rows

CHANGES = """SELECT v.number, v.item, v.before, v.after, f.row_zh, f.column_zh, f.row_en, f.column_en
  FROM version_change v LEFT JOIN form_cell f ON f.cell_id = v.item WHERE v.report_id = :id
  ORDER BY v.number DESC, f.position IS NULL, f.position, v.item"""


async def page(datasette: Any, request: Any) -> Any:
    """``/report/<uid>/versions``."""
    report = await report_page.load(datasette, argument(request, "uid"))
    key = {"id": report["id"]}
    return await render(
        datasette,
        request,
        "versions.html",
        report=report,
        versions=await rows(datasette, report_page.VERSIONS, key),
        changes=await rows(datasette, CHANGES, key),
    )
