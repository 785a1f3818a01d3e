"""What this is and how it works; and what robots may read."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from archive.site.context import site_of
from archive.site.pages.shared import not_found, render, rows

CHECKS = "SELECT id, title_zh, title_en, severity, basis FROM check_definition ORDER BY id"
# Reports are for everybody; combinations of filters and downloads of tables are not for robots.
ROBOTS = """User-agent: *
Allow: /$
Allow: /report/
Allow: /body/
Disallow: /*?
Disallow: /-/
Disallow: /{database}
Disallow: /original/
Disallow: /report/*.csv$
Disallow: /report/*.json$
"""


async def page(datasette: Any, request: Any) -> Any:
    """``/about``."""
    return await render(datasette, request, "about.html", checks=await rows(datasette, CHECKS))


async def closed(datasette: Any, request: Any) -> Any:
    """Pages of Datasette that are for whoever runs it, not for readers."""
    raise not_found("这一页不对外开放。", "This page is not public.")


async def robots(datasette: Any, request: Any) -> Any:
    """``/robots.txt``."""
    return Response.text(ROBOTS.format(database=site_of(datasette).database_name))
