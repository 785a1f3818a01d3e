"""The addresses of the site's pages."""

from __future__ import annotations

from typing import Any

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

# Regular expression over the encoded path, and the view, in the order they are tried.
ROUTES: tuple[tuple[str, Any], ...] = (
    (r"/$", home.page),
    (r"/search$", search.page),
    (r"/report/(?P<uid>[^/]+)/cell/(?P<cell>[a-z0-9_.]+)$", original.cell),
    (r"/report/(?P<uid>[^/]+)/versions$", versions.page),
    (r"/report/(?P<uid>[^/]+?)\.(?P<format>json|csv|excel\.csv)$", export.report),
    (r"/report/(?P<uid>[^/]+)$", report.page),
    (r"/body/(?P<id>[^/]+)$", body.page),
    (r"/division/(?P<id>[^/]+)$", coverage.division),
    (r"/coverage$", coverage.page),
    (r"/findings$", findings.page),
    (r"/questions$", questions.page),
    (r"/changes$", changes.page),
    (r"/changes\.atom$", changes.feed),
    (r"/downloads$", downloads.page),
    (r"/downloads/(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)$", downloads.file),
    (r"/status$", status.page),
    (r"/about$", about.page),
    (r"/original/(?P<sha>[0-9a-f]{64})$", original.resource),
    (r"/original/(?P<sha>[0-9a-f]{64})/file$", original.file),
    (r"/original/(?P<sha>[0-9a-f]{64})/page/(?P<page>[1-9][0-9]{0,3})\.png$", original.page_image),
    (r"/robots\.txt$", about.robots),
    # Datasette's own pages about itself name files, threads and plugins of this machine.
    (r"/-/(?!static/).*$", about.closed),
)
