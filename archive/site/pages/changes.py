"""What this release changed: a page and an Atom feed. A change of the source and one of our reading are
told apart.
"""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from archive.site.context import site_of
from archive.site.pages.shared import first, page_number, render, rows

CHANGES = """SELECT c.*, r.body_name, r.year, f.row_zh, f.column_zh FROM release_change c
  LEFT JOIN report r ON r.id = c.report_id LEFT JOIN form_cell f ON f.cell_id = c.item
  WHERE (:kind = '' OR c.kind = :kind) AND (:cause = '' OR c.cause = :cause)
  ORDER BY c.kind, c.uid DESC, c.item LIMIT :limit OFFSET :offset"""
COUNTS = """SELECT kind, cause, count(*) AS changes, count(DISTINCT uid) AS reports FROM release_change
  GROUP BY 1, 2"""
RELEASE = "SELECT * FROM release ORDER BY created DESC LIMIT 1"
REPORTS = """SELECT c.uid, c.kind, c.cause, count(*) AS changes, max(r.body_name) AS body_name,
  max(r.year) AS year,
  max(r.url) AS url FROM release_change c LEFT JOIN report r ON r.id = c.report_id
  GROUP BY 1, 2, 3 ORDER BY c.uid DESC LIMIT 100"""
PAGE = 100


async def page(datasette: Any, request: Any) -> Any:
    """``/changes?kind=&cause=&page=``."""
    chosen = {name: request.args.get(name) or "" for name in ("kind", "cause")}
    current = page_number(request)
    found = await rows(datasette, CHANGES, {**chosen, "limit": PAGE + 1, "offset": (current - 1) * PAGE})
    return await render(
        datasette,
        request,
        "changes.html",
        release=await first(datasette, RELEASE),
        counts=await rows(datasette, COUNTS),
        changes=found[:PAGE],
        more=len(found) > PAGE,
        current=current,
        chosen=chosen,
    )


async def feed(datasette: Any, request: Any) -> Any:
    """``/changes.atom``: one entry per report that is new, changed or gone in this release."""
    release = await first(datasette, RELEASE)
    context = {
        "release": release,
        "updated": (release or {}).get("created") or site_of(datasette).last_crawl or "1970-01-01T00:00:00Z",
        "entries": await rows(datasette, REPORTS),
        "base": f"{request.scheme}://{request.host}",
    }
    text = await datasette.render_template("_changes_atom.html", context, request=request)
    return Response(text, content_type="application/atom+xml; charset=utf-8")
