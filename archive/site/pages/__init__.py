"""The site's pages, one module each, and their addresses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def routes() -> Iterator[tuple[str, Any]]:
    """(regular expression over the encoded path, view) in the order they are tried."""
    from archive.site.pages import (
        about,
        body,
        changes,
        coverage,
        downloads,
        export,
        findings,
        home,
        original,
        questions,
        report,
        search,
        status,
        versions,
    )

    yield r"/$", home.page
    yield r"/search$", search.page
    yield r"/report/(?P<uid>[^/]+)/cell/(?P<cell>[a-z0-9_.]+)$", original.cell
    yield r"/report/(?P<uid>[^/]+)/versions$", versions.page
    yield r"/report/(?P<uid>[^/]+?)\.(?P<format>json|csv|excel\.csv)$", export.report
    yield r"/report/(?P<uid>[^/]+)$", report.page
    yield r"/body/(?P<id>[^/]+)$", body.page
    yield r"/division/(?P<id>[^/]+)$", coverage.division
    yield r"/coverage$", coverage.page
    yield r"/findings$", findings.page
    yield r"/questions$", questions.page
    yield r"/changes$", changes.page
    yield r"/changes\.atom$", changes.feed
    yield r"/downloads$", downloads.page
    yield r"/downloads/(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)$", downloads.file
    yield r"/status$", status.page
    yield r"/about$", about.page
    yield r"/original/(?P<sha>[0-9a-f]{64})$", original.resource
    yield r"/original/(?P<sha>[0-9a-f]{64})/file$", original.file
    yield r"/original/(?P<sha>[0-9a-f]{64})/page/(?P<page>[1-9][0-9]{0,3})\.png$", original.page_image
    yield r"/robots\.txt$", about.robots
    # Datasette's own pages about itself name files, threads and plugins of this machine.
    yield r"/-/(?!static/).*$", about.closed
